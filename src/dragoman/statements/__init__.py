"""Reading, cast and times to Statement: source, cue, contents, manner, stance and chain."""

from dragoman.statements.find import find_statements
from dragoman.statements.find_tagged import find_tagged_statements
from dragoman.statements.tagged import Judges, load_judges

__all__ = ["Judges", "find_statements", "find_tagged_statements", "load_judges"]

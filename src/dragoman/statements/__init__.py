"""Reading, cast and times to Statement: source, cue, contents, manner, stance and chain."""

from dragoman.statements.find import find_statements

__all__ = ["find_statements"]

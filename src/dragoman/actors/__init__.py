"""Reading to Cast: who is named or meant in a report, which known actor that is, and the places beside them."""

from dragoman.actors.cast import find_cast, resolve_toponyms
from dragoman.actors.coding import code_phrase
from dragoman.actors.knowledge import Knowledge, build_knowledge

__all__ = ["Knowledge", "build_knowledge", "code_phrase", "find_cast", "resolve_toponyms"]

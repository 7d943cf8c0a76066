from functools import cache

from dragoman.actors import Knowledge, build_knowledge
from dragoman.lexicon.world import load_world


@cache
def shipped() -> Knowledge:
    return build_knowledge(load_world())

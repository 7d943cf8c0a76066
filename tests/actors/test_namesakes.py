import pytest

from dragoman.actors import build_knowledge, find_cast
from dragoman.lexicon.world import load_world
from tests.notation import reading_of

SPOKE = """
Abu NNP compound 3
{given} NNP compound 3
Golani NNP nsubj 4
spoke VBD ROOT 0 speak
_. . punct 4
@PERSON 1 3
"""


@pytest.fixture(scope="module")
def knowledge():
    return build_knowledge(load_world())


@pytest.mark.parametrize(("given", "known"), [("Omar", False), ("Mohammed", True)])
def test_two_men_of_one_byname_are_told_apart_by_their_kunya(knowledge, given, known):
    (actor,) = find_cast(reading_of(SPOKE.format(given=given)), knowledge).actors
    assert actor.known is known

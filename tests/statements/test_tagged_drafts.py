import pytest

from dragoman.lexicon.cues import CueLexicon, load_cues
from dragoman.model import Cast, Reading
from dragoman.statements.find import draft_statements, state
from dragoman.statements.quotations import find_quotations
from dragoman.statements.tagged import Attributed
from dragoman.statements.tagged_drafts import TAGGED, draft_tagged, join_drafts
from tests.notation import reading_of

NESTED = """
A DT det 2
source NN nsubj 3
said VBD ROOT 0 say
that IN mark 7
the DT det 6
ministry NN nsubj 7
denied VBD ccomp 3 deny
that IN mark 10
it PRP nsubj 10
fired VBD ccomp 7 fire
_. . punct 3
"""


@pytest.fixture(scope="module")
def cues() -> CueLexicon:
    return load_cues()


@pytest.fixture
def reading() -> Reading:
    return reading_of(NESTED)


def attributed(reading: Reading, source: str | None, cue: str, *contents: str) -> Attributed:
    text = reading.report.text

    def place(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    return Attributed(source and place(source), place(cue), tuple(map(place, contents)), 0.8)


def test_spans_become_tokens_with_the_meaning_of_their_cue(reading: Reading, cues: CueLexicon) -> None:
    (draft,) = draft_tagged(reading, [attributed(reading, "A source", "said", "that the ministry denied that it fired")], cues)
    assert (draft.source, draft.source_head, draft.cue, draft.cue_head) == ((0, 2), 1, (2, 3), 2)
    assert draft.contents == ((4, 10),)
    assert draft.row is not None
    assert draft.row.lemma == "say"
    assert draft.rule == TAGGED


def test_a_cue_that_the_lexicon_does_not_know_has_its_head(reading: Reading, cues: CueLexicon) -> None:
    (draft,) = draft_tagged(reading, [attributed(reading, None, "fired", "A source")], cues)
    assert (draft.source, draft.source_head) == (None, None)
    assert draft.cue_head == 9


def test_a_tagged_draft_beside_the_rules_is_added(reading: Reading, cues: CueLexicon) -> None:
    ruled = draft_statements(reading, find_quotations(reading), cues)
    tagged = draft_tagged(reading, [attributed(reading, None, "fired", "A source")], cues)
    assert set(join_drafts(ruled, tagged)) == {*ruled, *tagged}


def test_where_both_see_an_attribution_the_rules_is_kept(reading: Reading, cues: CueLexicon) -> None:
    ruled = draft_statements(reading, find_quotations(reading), cues)
    tagged = draft_tagged(reading, [attributed(reading, "A source", "said", "that the ministry denied that it fired")], cues)
    drafts = join_drafts(ruled, tagged)
    assert drafts == ruled
    outer, inner = state(reading, drafts, (), cast=Cast(actors=(), places=()), times=(), cues=cues)
    assert (outer.stance, inner.stance) == ("asserts", "denies")
    assert inner.within == outer.id

"""Denials in so many words: read in full sentences, and taken back from whoever the tagger gave them to."""

import pytest

from dragoman.lexicon.cues import CueLexicon, load_cues
from dragoman.model import Cast, Reading
from dragoman.statements.denying import is_denial
from dragoman.statements.drafts import Piece
from dragoman.statements.find import draft_statements, find_statements
from dragoman.statements.quotations import find_quotations
from dragoman.statements.tagged import Attributed
from dragoman.statements.tagged_drafts import draft_tagged, join_drafts
from tests.notation import reading_of

RAID = """
Kara NNP nsubj 2
said VBD ROOT 0 say
jets NNS nsubj 4
struck VBD ccomp 2 strike
Harim NNP dobj 4
but CC cc 2
Orland NNP nsubj 8
denied VBD conj 2 deny
any DT det 10
part NN dobj 8
_. . punct 2
"""
KNOWING = """
Moss NNP nsubj 3
has VBZ aux 3 have
denied VBN ROOT 0 deny
knowing VBG xcomp 3 know
about IN prep 4
the DT det 7
sale NN pobj 5
_. . punct 3
"""
RUMOURS = """
Moss NNP nsubj 2
denied VBD ROOT 0 deny
old JJ amod 4
rumours NNS dobj 2 rumour
of IN prep 4
a DT det 7
sale NN pobj 5
_. . punct 2
"""
ALLEGATION = """
The DT det 2
envoy NN nsubj 3
said VBD ROOT 0 say
Harim NNP nsubj 6
had VBD aux 6 have
fallen VBN ccomp 3 fall
_, , punct 6
an DT det 9
allegation NN dobj 6
the DT det 11
ministry NN nsubj 12
denies VBZ relcl 9 deny
_. . punct 3
"""
CLAIM = """
The DT det 2
envoy NN nsubj 3
said VBD ROOT 0 say
Harim NNP nsubj 6
had VBD aux 6 have
fallen VBN ccomp 3 fall
_, , punct 6
a DT det 9
claim NN dobj 6
denied VBN acl 9 deny
by IN agent 10
Kara NNP pobj 11
_. . punct 3
"""
WHICH = """
Kara NNP nsubj 2
accused VBD ROOT 0 accuse
Orland NNP dobj 2
of IN prep 2
shelling VBG pcomp 4 shell
Harim NNP dobj 5
_, , punct 6
which WDT dobj 11
the DT det 10
ministry NN nsubj 11
denies VBZ relcl 6 deny
_. . punct 2
"""
RIGHTS = """
They PRP nsubj 2
want VBP ROOT 0 want
the DT det 4
rights NNS dobj 2 right
which WDT dobj 8
the DT det 7
state NN nsubj 8
denied VBD relcl 4 deny
them PRP dative 8
_. . punct 2
"""
VISAS = """
The DT det 2
ministry NN nsubj 3
denied VBD ROOT 0 deny
visas NNS dobj 3 visa
to IN prep 3
students NNS pobj 5 student
_. . punct 3
"""
MAY = """
The DT det 2
ministry NN nsubj 4
may MD aux 4
deny VB ROOT 0 deny
the DT det 6
report NN dobj 4
_. . punct 4
"""


@pytest.fixture(scope="module")
def cues() -> CueLexicon:
    return load_cues()


def attributed(reading: Reading, source: str, cue: str, *contents: str) -> Attributed:
    text = reading.report.text

    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Attributed(place(source), place(cue), tuple(map(place, contents)), 0.8)


def joined(reading: Reading, cues: CueLexicon, *found: Attributed) -> list[tuple[str, str, list[str]]]:
    """Return source, cue and contents of what the tagger's attributions and the rules come to."""
    drafts = join_drafts(reading, draft_statements(reading, (), cues), draft_tagged(reading, found, cues), (), cues)
    return [
        (words(reading, one.source), words(reading, one.cue), [words(reading, part) for part in one.contents]) for one in drafts
    ]


def words(reading: Reading, piece: Piece | None) -> str:
    return reading.words(reading.span(*piece)) if piece is not None else ""


def test_a_denial_is_taken_back_from_whoever_spoke_before(cues: CueLexicon) -> None:
    reading = reading_of(RAID)
    told = attributed(reading, "Kara", "said", "jets struck Harim", "any part")
    assert joined(reading, cues, told) == [
        ("Kara", "said", ["jets struck Harim"]),
        ("Orland", "denied", ["any part"]),
    ]


@pytest.mark.parametrize(
    ("notation", "cue", "content", "denied"),
    [
        (KNOWING, "has denied knowing about", "the sale", "knowing about the sale"),
        (RUMOURS, "denied old rumours of", "a sale", "old rumours of a sale"),
    ],
)
def test_a_cue_does_not_run_into_what_is_denied(notation: str, cue: str, content: str, denied: str, cues: CueLexicon) -> None:
    reading = reading_of(notation)
    ((source, _, contents),) = joined(reading, cues, attributed(reading, "Moss", cue, content))
    assert (source, contents) == ("Moss", [denied])


@pytest.mark.parametrize(
    ("notation", "source", "contents"),
    [
        (ALLEGATION, "the ministry", "an allegation"),
        (CLAIM, "Kara", "a claim"),
        (WHICH, "the ministry", "which"),
    ],
)
def test_a_clause_denies_what_it_hangs_on(notation: str, source: str, contents: str, cues: CueLexicon) -> None:
    reading = reading_of(notation)
    (denial,) = (one for one in find_statements(reading, Cast(), (), cues) if one.stance == "denies")
    assert denial.source.span is not None
    assert reading.words(denial.source.span) == source
    assert [reading.words(content) for content in denial.contents] == [contents]


def test_what_hangs_on_a_tagged_claim_is_no_part_of_it(cues: CueLexicon) -> None:
    reading = reading_of(ALLEGATION)
    told = attributed(reading, "The envoy", "said", "Harim had fallen, an allegation the ministry denies")
    assert joined(reading, cues, told) == [
        ("The envoy", "said", ["Harim had fallen"]),
        ("the ministry", "denies", ["an allegation"]),
    ]


@pytest.mark.parametrize("notation", [RIGHTS, VISAS, MAY])
def test_what_is_refused_or_may_be_denied_is_no_plain_denial(notation: str, cues: CueLexicon) -> None:
    reading = reading_of(notation)
    assert not [one for one in draft_statements(reading, find_quotations(reading), cues) if is_denial(reading, one)]

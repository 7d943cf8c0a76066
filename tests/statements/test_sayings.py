"""Gold cases of what counts as said: what the tagger marked in sentences of ours, how sure it was, whether anybody says it."""

import json
from pathlib import Path

import pytest

from dragoman.lexicon.cues import load_cues
from dragoman.statements.find import draft_statements
from dragoman.statements.quotations import find_quotations
from dragoman.statements.tagged import Attributed
from dragoman.statements.tagged_drafts import draft_tagged, join_drafts
from tests.notation import reading_of

CASES = [json.loads(line) for line in (Path(__file__).parent / "sayings.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def cues():
    return load_cues()


def place(reading, words):
    start = reading.report.text.index(words)
    return start, start + len(words)


def joined(reading, found, cues):
    quotations = find_quotations(reading)
    return join_drafts(
        reading, draft_statements(reading, quotations, cues), draft_tagged(reading, found, cues), quotations, cues
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_counts_as_said(case, cues):
    reading = reading_of(case["notation"])
    source = place(reading, case["source"]) if case["source"] else None
    found = Attributed(source, place(reading, case["cue"]), (place(reading, case["content"]),), case["confidence"])
    kept = [draft for draft in joined(reading, [found], cues) if draft.tagged is not None]
    assert bool(kept) == case["is_saying"]


TORN = """
“ `` punct 9
_It PRP nsubj 3
fell VBD ROOT 0 fall
_. . punct 3

We PRP nsubj 2
left VBD ccomp 5 leave
_, , punct 5
_” '' punct 5
said VBD ROOT 0 say
Kara NNP nsubj 5
_. . punct 5
@PERSON 6 6
"""
PARTED = """
Dal NNP nsubj 2
waited VBD ROOT 0 wait
_. . punct 2

“ `` punct 3
_It PRP nsubj 3
fell VBD ROOT 0 fall
_. . punct 3

We PRP nsubj 2
left VBD ccomp 5 leave
_, , punct 5
_” '' punct 5
said VBD ROOT 0 say
Kara NNP nsubj 5
_. . punct 5
@PERSON 6 6
"""


def said_by_kara(notation, tagged, cues):
    """Return the contents of what Kara said, of which the tagger gave a part."""
    reading = reading_of(notation)
    found = Attributed(place(reading, "Kara"), place(reading, "said"), (place(reading, tagged),), 0.9)
    (draft,) = joined(reading, [found], cues)
    return [reading.words(reading.span(*piece)) for piece in draft.contents]


def test_a_quotation_of_two_sentences_is_whole_though_the_tagger_left_one_out(cues):
    assert said_by_kara(TORN, "We left,”", cues) == ["“It fell. We left,”"]


def test_a_quotation_given_to_two_is_whose_tag_stands_beside_it(cues):
    reading = reading_of(PARTED)
    found = [
        Attributed(place(reading, "Dal"), place(reading, "waited"), (place(reading, "“It fell"),), 0.9),
        Attributed(place(reading, "Kara"), place(reading, "said"), (place(reading, "We left,”"),), 0.9),
    ]
    drafts = joined(reading, found, cues)
    said = {reading.words(reading.span(*draft.source)): draft.contents for draft in drafts if draft.source is not None}
    assert list(said) == ["Kara"]
    assert [reading.words(reading.span(*piece)) for piece in said["Kara"]] == ["“It fell. We left,”"]


BROKEN = """
Kara NNP nsubj 2
said VBD ROOT 0 say
most JJS dobj 2
of IN prep 3
it PRP pobj 4
however RB advmod 2
is VBZ ccomp 2 be
sold JJ acomp 7
_. . punct 2
@PERSON 1 1
"""
TWO = """
Kara NNP nsubj 2
said VBD ROOT 0 say
prices NNS nsubj 4 price
fell VBD ccomp 2 fall
_. . punct 2
@PERSON 1 1

Trade NN nsubj 2
rose VBD ccomp 5 rise
_, , punct 5
Dal NNP nsubj 5
reported VBD ROOT 0 report
_. . punct 5
@PERSON 4 4
"""


def test_a_clause_that_the_tagger_broke_off_goes_on_to_its_verb(cues):
    assert said_by_kara(BROKEN, "most of it", cues) == ["most of it however is sold"]


def test_a_content_does_not_reach_back_over_what_another_says(cues):
    reading = reading_of(TWO)
    reaching = place(reading, "Kara said prices fell. Trade rose")
    drafts = joined(reading, [Attributed(place(reading, "Dal"), place(reading, "reported"), (reaching,), 0.9)], cues)
    said = {
        reading.words(reading.span(*draft.source)): reading.words(reading.span(*draft.contents[0]))
        for draft in drafts
        if draft.source is not None
    }
    assert said == {"Kara": "prices fell", "Dal": "Trade rose"}

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.cues import load_cues
from dragoman.model import Cast
from dragoman.statements import find_statements
from dragoman.statements.quotations import find_quotations
from tests.notation import reading_of

CUES = load_cues()
DEPS = ("nsubj", "dobj", "ccomp", "xcomp", "prep", "pobj", "conj", "advcl", "relcl", "acl", "punct", "mark", "aux", "neg")
WORDS = (
    ("Kara", "NNP"), ("she", "PRP"), ("said", "VBD"), ("denied", "VBD"), ("claim", "NN"), ("to", "TO"), ("that", "IN"),
    ("of", "IN"), ("according", "VBG"), ("left", "VBD"), ("not", "RB"), (",", ","), (".", "."), ("“", "``"), ("”", "''"),
    ('"', "``"), ("''", "''"), ("«", "``"), ("»", "''"), ("‘", "``"), ("’", "''"), ("'", "''"), ("—", ":"), (":", ":"),
    ("called", "VBD"), ("seen", "VBN"),
)  # fmt: skip
LEMMAS = {"said": "say", "denied": "deny", "left": "leave", "according": "accord", "called": "call", "seen": "see"}


@st.composite
def notations(draw):
    """Sentences of cue words and quotation marks with arbitrary parses."""
    sentences = []
    for _ in range(draw(st.integers(1, 4))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
        rows = []
        for place, (word, tag) in enumerate(words):
            head = 0 if place == 0 else draw(st.integers(1, place))
            dep = "ROOT" if place == 0 else draw(st.sampled_from(DEPS))
            glue = "_" if place and draw(st.booleans()) else ""
            rows.append(f"{glue}{word} {tag} {dep} {head} {LEMMAS.get(word, word)}")
        sentences.append("\n".join(rows))
    parting = draw(st.sampled_from(["\n\n", "\n---\n"]))
    return parting.join(sentences)


@given(notations())
def test_arbitrary_quotes_never_lose_the_report(notation):
    reading = reading_of(notation)
    statements = find_statements(reading, Cast(), (), CUES)
    ids = {statement.id for statement in statements}
    for statement in statements:
        for span in (*statement.contents, statement.source.span, statement.cue.span):
            assert span is None or 0 <= span.start < span.end <= len(reading.report.text)
        assert list(statement.contents) == sorted(statement.contents)
        assert statement.within is None or statement.within in ids


@given(notations())
def test_nesting_has_no_circles(notation):
    statements = find_statements(reading_of(notation), Cast(), (), CUES)
    outer = {statement.id: statement.within for statement in statements}
    for start in outer:
        steps, here = 0, start
        while here is not None:
            here, steps = outer[here], steps + 1
            assert steps <= len(outer)


@given(notations())
def test_quotations_stand_apart_and_in_order(notation):
    reading = reading_of(notation)
    found = find_quotations(reading)
    assert all(0 <= quotation.first < quotation.last <= len(reading.tokens) for quotation in found)
    assert all(one.last <= other.first for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("marks", "quoted"),
    [
        ("“ _We left _” said", "“We left”"),
        ("« _We left _» said", "«We left»"),
        ("„ _We left _“ said", "„We left“"),
        ('" _We left _" said', '"We left"'),
        ("'' _We left _'' said", "''We left''"),
        ("‘ _We left _’ said", "‘We left’"),
        ("“ _We left said", "“We left said"),
        ("We left _” said", "We left”"),
    ],
)
def test_every_style_of_mark_is_seen(marks, quoted):
    rows = [f"{word} NN {'dep' if place else 'ROOT'} {min(place, 1)}" for place, word in enumerate(marks.split())]
    reading = reading_of("\n".join(rows))
    (quotation,) = find_quotations(reading)
    assert reading.words(reading.span(quotation.first, quotation.last)) == quoted


def test_an_apostrophe_opens_nothing():
    reading = reading_of("the DT det 2\nmayors NNS poss 4\n_' POS case 2\ncars NNS ROOT 0\n\nit PRP nsubj 2\n_'s VBZ ROOT 0 be")
    assert find_quotations(reading) == ()


UNCLOSED = """
{lead}The DT det 2
bridge NN nsubj 3
fell VBD ROOT 0 fall
_. . punct 3

Nobody NN nsubj 2
came VBD ROOT 0 come
_. . punct 2
"""


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("“ `` punct 4\n", "“ The bridge fell. Nobody came."),
        ("So RB advmod 5\n“ `` punct 5\n", "“ The bridge fell."),
    ],
    ids=["it opens the paragraph", "it opens inside a sentence"],
)
def test_a_quotation_that_is_not_closed_ends_with_its_paragraph_or_its_sentence(lead, words):
    shift = lead.count("\n")
    rows = [line.split() for line in UNCLOSED.format(lead="").strip().splitlines()[:4]]
    moved = "\n".join(" ".join([*row[:3], str(int(row[3]) + shift if row[3] != "0" else 0), *row[4:]]) for row in rows)
    reading = reading_of(f"{lead}{moved}\n\n" + UNCLOSED.format(lead="").split("\n\n")[1])
    (quotation,) = find_quotations(reading)
    assert reading.words(reading.span(quotation.first, quotation.last)) == words

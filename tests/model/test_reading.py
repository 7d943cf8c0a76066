"""Readings: the helpers that walk a parse, on "Kaya met the envoy. He left." by hand."""

import pytest

from dragoman.model import Name, Reading, Report, Sentence, Token, text_id

TEXT = "Kaya met the envoy. He left."
ROWS = [
    ("Kaya", "NNP", "PROPN", "nsubj", 1, 0),
    ("met", "VBD", "VERB", "ROOT", 1, 0),
    ("the", "DT", "DET", "det", 3, 0),
    ("envoy", "NN", "NOUN", "dobj", 1, 0),
    (".", ".", "PUNCT", "punct", 1, 0),
    ("He", "PRP", "PRON", "nsubj", 6, 1),
    ("left", "VBD", "VERB", "ROOT", 6, 1),
    (".", ".", "PUNCT", "punct", 6, 1),
]


@pytest.fixture
def reading():
    tokens, place = [], 0
    for index, (words, tag, pos, dep, head, sentence) in enumerate(ROWS):
        place = TEXT.index(words, place)
        tokens.append(Token(index, place, place + len(words), words, words.lower(), tag, pos, dep, head, sentence))
        place += len(words)
    return Reading(
        report=Report(id=text_id(TEXT), key="a", file="a", text=TEXT),
        tokens=tuple(tokens),
        sentences=(Sentence(0, 0, 5, 1, 0), Sentence(1, 5, 8, 6, 0)),
        names=(Name(0, 1, "PERSON"),),
        made_by="hand",
    )


def texts(tokens):
    return [token.text for token in tokens]


def test_the_parse_is_walked_down_and_up(reading):
    kaya, met, the, envoy = reading.tokens[:4]
    assert texts(reading.children(met)) == ["Kaya", "envoy", "."]
    assert reading.child(met, "dobj", "nsubj") is kaya
    assert reading.child(envoy, "amod") is None
    assert reading.head(the) is envoy
    assert reading.head(met) is met
    assert texts(reading.ancestors(the)) == ["envoy", "met"]
    assert texts(reading.ancestors(met)) == []


def test_a_subtree_is_in_text_order_and_stays_in_its_sentence(reading):
    assert texts(reading.subtree(reading.tokens[3])) == ["the", "envoy"]
    assert texts(reading.subtree(reading.tokens[1])) == ["Kaya", "met", "the", "envoy", "."]


def test_sentences_hold_their_tokens(reading):
    assert reading.sentence_of(reading.tokens[6]).index == 1
    assert texts(reading.tokens_of(reading.sentences[1])) == ["He", "left", "."]


def test_spans_and_words_agree(reading):
    assert reading.words(reading.span(2, 4)) == "the envoy"


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, 4, ["Kaya"]), (4, 5, []), (3, 6, ["Kaya", "met"]), (19, 99, ["He", "left", "."]), (0, 28, [row[0] for row in ROWS])],
)
def test_tokens_are_found_by_code_points(reading, start, end, found):
    assert texts(reading.tokens_in(start, end)) == found

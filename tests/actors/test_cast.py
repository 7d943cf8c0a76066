import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import build_knowledge, find_cast
from dragoman.lexicon.world import World
from dragoman.model import Name, Reading, Report, Sentence, Span, Token, text_id
from tests.actors.knowing import shipped
from tests.notation import reading_of

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_gold_case(case):
    published = date.fromisoformat(case["published"]) if case["published"] else None
    reading = reading_of(case["notation"], published=published)
    cast = find_cast(reading, shipped())
    found = {
        actor.name: {
            "id": actor.id if actor.known else None,
            "kind": actor.kind,
            "country": actor.country,
            "sectors": list(actor.sectors),
            "mentions": [[reading.words(mention.span), mention.form] for mention in actor.mentions],
        }
        for actor in cast.actors
    }
    assert found == case["actors"]
    assert [[reading.words(place.span), place.country, place.kind, place.use] for place in cast.places] == case["places"]


def test_a_cast_answers_whom_a_phrase_means():
    case = next(case for case in CASES if "apposition" in case["name"])
    reading = reading_of(case["notation"])
    cast = find_cast(reading, shipped())
    text = reading.report.text

    def span(words: str) -> Span:
        return reading.report.span(text.index(words), text.index(words) + len(words))

    assert cast.actor_at(span("Dura")).name == "Talal Dura"
    assert cast.actor_at(span("the Syrian Democratic Forces")).name == "Syrian Democratic Forces"
    assert cast.actor_at(span("fled")) is None
    assert cast.place_at(span("Turkey")) == 0
    assert [actor.name for actor in cast.actors_in(span(text))] == ["Talal Dura", "Syrian Democratic Forces"]


def test_local_actors_keep_their_ids():
    case = next(case for case in CASES if "apposition" in case["name"])
    casts = [find_cast(reading_of(case["notation"]), shipped()) for _ in range(2)]
    assert casts[0] == casts[1]


def test_an_empty_world_still_finds_names():
    case = next(case for case in CASES if "title" in case["name"])
    cast = find_cast(reading_of(case["notation"]), build_knowledge(World()))
    assert any("Obama" in actor.name for actor in cast.actors)


WORDS = st.sampled_from(
    [
        "Ankara",
        "Turkey",
        "Turkish",
        "rebels",
        "the",
        "The",
        "Assad",
        "Bashar",
        "al",
        "-",
        "’s",
        ",",
        ".",
        "(",
        ")",
        "SDF",
        "group",
        "who",
        "he",
        "They",
        "it",
        "spokesman",
        "for",
        "of",
        "in",
        "said",
        "Kurds",
        "US",
        "led",
        "President",
        "minister",
        "foreign",
        "Syria’s",
        "“",
        "”",
        "300",
        "people",
        "Isis",
        "army",
        "government",
        "Monday",
        "and",
        "Obama",
        "Ghouta",
        "river",
        "northern",
    ]
)
TAGS = st.sampled_from(
    [
        "NNP",
        "NNPS",
        "NN",
        "NNS",
        "JJ",
        "DT",
        "IN",
        "VBD",
        "PRP",
        "PRP$",
        "WP",
        "POS",
        "HYPH",
        "CD",
        ",",
        ".",
        "-LRB-",
        "-RRB-",
        "CC",
    ]
)
DEPS = st.sampled_from(
    ["nsubj", "dobj", "pobj", "prep", "compound", "amod", "poss", "appos", "conj", "relcl", "det", "attr", "ROOT", "punct"]
)
LABELS = st.sampled_from(["PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "DATE"])


@st.composite
def readings(draw) -> Reading:
    sizes = draw(st.lists(st.integers(1, 12), min_size=1, max_size=4))
    tokens, sentences, position = [], [], 0
    for number, size in enumerate(sizes):
        first = len(tokens)
        for place in range(size):
            word, tag = draw(WORDS), draw(TAGS)
            head = first + draw(st.integers(0, place)) if place else first
            tokens.append(
                Token(first + place, position, position + len(word), word, word.lower(), tag, "NOUN", draw(DEPS), head, number)
            )
            position += len(word) + 1
        sentences.append(Sentence(number, first, len(tokens), first, number))
    text = " ".join(token.text for token in tokens)
    names = []
    for _ in range(draw(st.integers(0, 3))):
        first = draw(st.integers(0, len(tokens) - 1))
        last = min(sentences[tokens[first].sentence].last, first + draw(st.integers(1, 4)))
        names.append(Name(first, last, draw(LABELS)))
    report = Report(id=text_id(text), key="x", file="x", text=text, published=draw(st.sampled_from([None, date(2018, 1, 1)])))
    return Reading(report=report, tokens=tuple(tokens), sentences=tuple(sentences), names=tuple(names), made_by="hand@1")


@settings(max_examples=150, deadline=None)
@given(readings())
def test_any_reading_has_a_cast_inside_its_text(reading):
    cast = find_cast(reading, shipped())
    assert len({actor.id for actor in cast.actors}) == len(cast.actors)
    for mention, actor in cast.mentions():
        assert mention.span.end <= len(reading.report.text)
        assert actor.mentions
        assert cast.actor_at(mention.span) is not None
    assert all(place.span.end <= len(reading.report.text) for place in cast.places)

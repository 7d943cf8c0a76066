"""One firm under its full and short names, one body under its initials, and who is no actor for being counted in its money."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.actors import find_cast
from tests.actors.knowing import shipped
from tests.notation import reading_of


def actors_of(*sentences):
    """Each actor's mentions, in order; a sentence is words ``text/TAG`` or ``text/TAG/dep``, then its names."""
    blocks = []
    for words, *names in sentences:
        lines = []
        for number, word in enumerate(words.split()):
            text, tag, *dep = word.split("/")
            lines.append(f"{text} {tag} {dep[0] if dep else 'dep' if number else 'ROOT'} {1 if number else 0}")
        blocks.append("\n".join([*lines, *(f"@{name}" for name in names)]))
    reading = reading_of("\n\n".join(blocks), published=date(1987, 3, 6))
    cast = find_cast(reading, shipped())
    return {actor.name: [reading.words(mention.span) for mention in actor.mentions] for actor in cast.actors}


@pytest.mark.parametrize(
    ("full", "label", "short", "kind"),
    [
        ("Lamp/NNP Grand/NNP Bancshares/NNP Inc/NNP", "ORG 1 4", "Lamp/NNP Grand/NNP", "ORG 2 3"),
        ("Orlen/NNP New/NNP York/NNP Corp/NNP", "ORG 1 4", "Orlen/NNP", "ORG 2 2"),
        ("Nordic/NNP Barley/NNP Association/NNP", "ORG 1 3", "NBA/NNP", "ORG 2 2"),
        ("E.F./NNP Orlen/NNP Group/NNP Inc/NNP", "ORG 1 4", "Orlen/NNP", "GPE 2 2"),
    ],
)
def test_a_short_name_is_the_bodys_that_is_given_in_full(full, label, short, kind):
    found = actors_of((f"{full} agreed/VBD", label), (f"told/VBD {short} so/RB", kind))
    whole = " ".join(word.split("/")[0] for word in full.split())
    assert found == {whole: [whole, " ".join(word.split("/")[0] for word in short.split())]}


def test_a_short_name_that_two_bodies_may_bear_is_left_alone():
    found = actors_of(
        ("Orlen/NNP Steel/NNP Corp/NNP met/VBD Orlen/NNP Glass/NNP Corp/NNP", "ORG 1 3", "ORG 5 7"),
        ("told/VBD Orlen/NNP so/RB", "ORG 2 2"),
    )
    assert found["Orlen"] == ["Orlen"]


def test_a_surname_of_the_report_is_no_firms_short_name():
    found = actors_of(
        ("Elizabeth/NNP Orlen/NNP met/VBD Orlen/NNP Glass/NNP Corp/NNP", "PERSON 1 2", "ORG 4 6"),
        ("told/VBD Orlen/NNP so/RB", "PERSON 2 2"),
    )
    assert found["Elizabeth Orlen"] == ["Elizabeth Orlen", "Orlen"]


def test_a_ticker_is_the_firms_before_it():
    found = actors_of(("Lamp/NNP Grand/NNP Corp/NNP </NN LGC/NNP >/NN fell/VBD", "ORG 1 3", "ORG 5 5"))
    assert found == {"Lamp Grand Corp": ["Lamp Grand Corp", "LGC"]}


def test_a_firm_that_the_parser_missed_later_is_found_again():
    found = actors_of(("Lamp/NNP Grand/NNP Corp/NNP agreed/VBD", "ORG 1 3"), ("shares/NNS in/IN Lamp/NNP Grand/NNP fell/VBD",))
    assert found == {"Lamp Grand Corp": ["Lamp Grand Corp", "Lamp Grand"]}


def test_a_known_firm_with_a_word_before_it_is_another():
    found = actors_of(("rates/NNS at/IN Orlen/NNP Lehman/NNP Brothers/NNP Inc/NNP fell/VBD", "ORG 4 5"))
    assert found == {"Orlen Lehman Brothers Inc": ["Orlen Lehman Brothers Inc"]}


def test_a_country_whose_money_is_counted_does_nothing():
    assert actors_of(("costs/VBZ 100/CD mln/NN U.S./NNP dlrs/NNS", "GPE 4 4")) == {}


def test_a_paper_whose_short_name_is_anybodys_lends_its_country_to_no_spokesman():
    cast = actors_of(("a/DT/det National/NNP/compound Orlen/NNP/compound spokesman/NN/nsubj said/VBD", "PERSON 3 3"))
    assert not any("National" in name and "(" in name for name in cast)


CASES = [json.loads(line) for line in (Path(__file__).parent / "wholes.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_who_is_named_in(case):
    reading = reading_of(case["notation"])
    cast = find_cast(reading, shipped())
    found = {actor.name: [actor.kind, [reading.words(mention.span) for mention in actor.mentions]] for actor in cast.actors}
    assert found == case["actors"]

"""The actor lines of the two seed reports; they are not ours and lie outside the repository."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.actors import find_cast
from dragoman.model import Report, text_id
from tests.actors.knowing import shipped

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
A, B = "000_8ce61a100b7452a2.txt", "004_50f90fcd2c9c5bab.txt"
PUBLISHED = {A: date(2024, 11, 19), B: date(2024, 8, 1)}

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not SEEDS.exists(), reason="needs ../shared/seeds")]


@pytest.fixture(scope="module")
def casts():
    from dragoman.reading import load_reader  # noqa: PLC0415 - loads a model, which only a slow test may

    texts = {name: (SEEDS / name).read_text(encoding="utf-8") for name in (A, B)}
    reports = [
        Report(id=text_id(text), key=name, file=name, text=text, published=PUBLISHED[name]) for name, text in texts.items()
    ]
    return {reading.report.key: (find_cast(reading, shipped()), reading.report.text) for reading in load_reader().read(reports)}


def words_of(casts, seed, actor_id):
    cast, text = casts[seed]
    return {mention.span.words(text) for mention in cast.actor(actor_id).mentions}


@pytest.mark.parametrize("seed", [A, B])
def test_kalin_is_one_man_of_turkish_intelligence(casts, seed):
    kalin = casts[seed][0].actor("per-ibrahim-kalin")
    assert (kalin.country, kalin.known) == ("TUR", True)
    assert "SPY" in kalin.sectors


def test_mit_is_the_turkish_service(casts):
    assert {"National Intelligence Organization", "MIT"} <= words_of(casts, B, "org-mit-turkey")
    assert "MIT" in words_of(casts, A, "org-mit-turkey")


def test_capitals_act_or_are_places(casts):
    assert "Ankara" in words_of(casts, B, "TUR")
    assert "Jerusalem" in words_of(casts, A, "ISR")
    cast, text = casts[A]
    assert {place.name for place in cast.places if place.span.words(text) == "Baku"} == {"Baku"}


@pytest.mark.parametrize(
    ("seed", "actor_id", "country"),
    [
        (A, "per-ronen-bar", "ISR"),
        (A, "per-isaac-herzog", "ISR"),
        (B, "per-benjamin-netanyahu", "ISR"),
        (B, "per-ismail-haniyeh", "PSE"),
        (B, "per-recep-tayyip-erdogan", "TUR"),
        (B, "org-hamas", "PSE"),
        (B, "ZAF", "ZAF"),
        (B, "USA", "USA"),
        (A, "AZE", "AZE"),
    ],
)
def test_known_actors_are_found(casts, seed, actor_id, country):
    assert casts[seed][0].actor(actor_id).country == country


def test_the_palestinian_resistance_group_is_hamas(casts):
    assert "Palestinian resistance group" in words_of(casts, B, "org-hamas")


def test_the_court_has_its_acronym(casts):
    cast, text = casts[B]
    court = next(actor for actor in cast.actors if "Court of Justice" in actor.name)
    assert "ICJ" in {mention.span.words(text) for mention in court.mentions}

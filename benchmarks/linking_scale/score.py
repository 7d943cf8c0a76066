"""How the time of linking grows with the number of reports; see SOURCE.md."""

import math
import resource
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks.happenings.score import CORPUS, read_corpus
from dragoman.linking import Claim, link_denials, link_passages, look_across
from dragoman.model.happenings import Telling, Voice

__all__ = ["CORPUS", "measure"]

SIZES = (2_500, 5_000, 10_000, 20_000)
STEP = 41  # days between two copies of the corpus: no week and no month, so that weekdays and months fall anew


def measure(shared: Path, sizes: tuple[int, ...] = SIZES) -> dict[str, float]:
    with read_corpus(shared) as store:
        voices = [one for some, _ in store.told() for one in some]
        tellings = [one for _, some in store.told() for one in some]
        marks = [(report, known.shingles) for report, known in store.fingerprints()]
    taken = []
    for size in sizes:
        rounds = math.ceil(size / len(marks))
        taken.append(_link(voices, tellings, marks, rounds))
        print(f"{rounds * len(marks)} reports, {rounds * len(tellings)} events: {taken[-1]:.0f} s", file=sys.stderr)
    slope = math.log(taken[-1] / taken[0]) / math.log(sizes[-1] / sizes[0]) if len(sizes) > 1 else 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return {f"processor seconds for {sizes[-1]} reports": taken[-1], "growth exponent": slope, "GiB at most": peak}


def _link(voices: list[Voice], tellings: list[Telling], marks: list[tuple[str, frozenset[int]]], rounds: int) -> float:
    told = [_shifted(voices, tellings, number) for number in range(rounds)]
    prints = [
        (f"{report}-{number}", [_moved(one, number) for one in some]) for number in range(rounds) for report, some in marks
    ]
    start = time.process_time()
    judged = list(link_passages(prints))
    judged += link_denials(
        Claim(
            id=one.id,
            report_id=one.report,
            holder=one.actor.id if one.actor else one.words,
            stance=one.stance,
            words=one.contents,
            day=one.published,
            lemma=one.lemma,
        )
        for some, _ in told
        for one in some
    )
    look_across([one for _, some in told for one in some], [one for some, _ in told for one in some], judged)
    return time.process_time() - start


def _moved(shingle: int, number: int) -> int:
    """Return another hash for the shingles of another round: each round has texts of its own."""
    return (shingle ^ (number * 0x9E3779B97F4A7C15)) % 2**64


def _shifted(voices: list[Voice], tellings: list[Telling], number: int) -> tuple[list[Voice], list[Telling]]:
    days = timedelta(days=STEP * number)
    moved = {
        one.id: replace(
            one,
            id=f"{one.id}-{number}",
            report=f"{one.report}-{number}",
            published=_later(one.published, days),
            events=tuple(f"{event}-{number}" for event in one.events),
        )
        for one in voices
    }
    return list(moved.values()), [_telling(one, number, days, moved) for one in tellings]


def _telling(one: Telling, number: int, days: timedelta, moved: dict[str, Voice]) -> Telling:
    figures = (replace(figure, voice=moved[figure.voice.id] if figure.voice else None) for figure in one.figures)
    return replace(
        one,
        event=f"{one.event}-{number}",
        report=f"{one.report}-{number}",
        key=f"{one.key}-{number}",
        published=_later(one.published, days),
        since=_later(one.since, days),
        before=_later(one.before, days),
        figures=tuple(figures),
        voices=tuple(moved[voice.id] for voice in one.voices),
    )


def _later(day: date | None, days: timedelta) -> date | None:
    return day + days if day else None


if __name__ == "__main__":
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    sizes = tuple(map(int, sys.argv[2:])) or SIZES
    for name, value in measure(shared, sizes).items():
        print(f"{value:10.2f}  {name}")

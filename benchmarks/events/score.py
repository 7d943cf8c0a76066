"""Scores events on the joint set and the PLOVER sentences; ``python -m benchmarks.events.score SHARED [READINGS]``.

SHARED is the folder with ``data/joint``, ``data/plover`` and ``tools``. READINGS, if given, is a folder of pickled readings
(``joint.pkl``, ``gsr.pkl``), so that nothing is parsed again. ``--verbose`` prints the sentences whose type was missed.
"""

import json
import pickle
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dragoman.actors import build_knowledge, find_cast
from dragoman.dates import find_times
from dragoman.events import find_plot, least_sure, widen_cast
from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.times import load_time_lexicon
from dragoman.lexicon.world import load_world
from dragoman.model import Actor, Cast, Event, Interval, Reading, Report, Statement, Timex, text_id
from dragoman.statements import find_statements

Found = tuple[Reading, Cast, tuple[Timex, ...], tuple[Statement, ...], tuple[Event, ...]]
OLD_LABELS = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
BODIES = {"IGO", "NGO", "ISM"}
OLD_CODES = {"JAP": "JPN"}
CORPUS = ("data/plover/gsr_dev.json",)
FOLDED = {"CONSULT", "SUPPORT", "COOPERATE", "AID"}


class Stages:
    """All stages up to events, with their lexicons loaded once."""

    def __init__(self) -> None:
        self.times, self.knowledge = load_time_lexicon(), build_knowledge(load_world())
        self.cues, self.frames = load_cues(), load_frames()

    def before(self, reading: Reading) -> tuple[Cast, tuple[Timex, ...], tuple[Statement, ...]]:
        """Run the stages before events."""
        times = find_times(reading, self.times)
        cast = find_cast(reading, self.knowledge)
        return cast, times, find_statements(reading, cast, times, self.cues)

    def find(self, readings: Iterable[Reading]) -> Iterator[Found]:
        """Yield all findings of each reading."""
        for reading in readings:
            cast, times, statements = self.before(reading)
            wide = widen_cast(reading, cast, self.frames)
            plot = find_plot(reading, wide, times, statements, self.frames, least=least_sure(reading))
            yield reading, wide, times, statements, plot.events


def record_of(found: Found) -> dict[str, Any]:
    """Return the part of the record that the scorer reads."""
    reading, cast, times, statements, events = found
    return {
        "report": {"key": reading.report.key, "text": reading.report.text},
        "actors": [_actor_of(actor) for actor in cast.actors],
        "times": [{"span": [timex.span.start, timex.span.end], "value": timex.value} for timex in times],
        "places": [
            {"span": [place.span.start, place.span.end], "name": place.name, "country": place.country, "latitude": None}
            for place in cast.places
        ],
        "statements": [_statement_of(statement) for statement in statements],
        "events": [_event_of(event) for event in events],
    }


def _actor_of(actor: Actor) -> dict[str, Any]:
    mentions = [{"span": [each.span.start, each.span.end], "form": each.form} for each in actor.mentions]
    return {"id": actor.id, "name": actor.name, "country": actor.country, "sectors": list(actor.sectors), "mentions": mentions}


def _statement_of(statement: Statement) -> dict[str, Any]:
    span = statement.source.span
    return {
        "source": {"span": None if span is None else [span.start, span.end], "kind": statement.source.kind},
        "contents": [[piece.start, piece.end] for piece in statement.contents],
        "stance": statement.stance,
        "manner": statement.manner,
    }


def _days(interval: Interval) -> list[str | None]:
    end = None if interval.end is None else date.fromordinal(interval.end.toordinal() - 1).isoformat()
    return [None if interval.start is None else interval.start.isoformat(), end]


def _event_of(event: Event) -> dict[str, Any]:
    return {
        "type": event.type,
        "modes": list(event.modes),
        "status": event.status,
        "trigger": [event.trigger.start, event.trigger.end],
        "also": [[span.start, span.end] for span in event.also],
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "when": None if event.when is None else {"interval": _days(event.when.interval)},
        "where": event.where,
        "figures": [{"what": each.what, "low": each.low, "high": each.high, "bound": each.bound} for each in event.figures],
    }


def score_joint(stages: Stages, readings: Sequence[Reading], shared: Path) -> dict[str, Any]:
    """Score the joint set with the shared scorer."""
    records = [record_of(found) for found in stages.find(readings)]
    with tempfile.TemporaryDirectory() as folder:
        written, scores = Path(folder, "records.jsonl"), Path(folder, "scores.json")
        written.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
        command = [
            sys.executable,
            str(shared / "tools/score_record.py"),
            str(shared / "data/joint/gold"),
            str(written),
            "--json",
            str(scores),
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        found: dict[str, Any] = json.loads(scores.read_text())["events"]
    return found


def score_sentences(
    stages: Stages, readings: Sequence[Reading], rows: Sequence[dict[str, Any]], *, verbose: bool
) -> dict[str, float]:
    """Return in how many of a hundred sentences an event has the gold type, and its parties' countries as well.

    ``folded`` reads planned cooperation as AGREE, as PLOVER does. A party without a country (a body of many) is right when an
    actor without one stands in its role; a role that the gold leaves open asks nothing.
    """
    texts = {reading.report.text: reading for reading in readings}
    tally: Counter[str] = Counter()
    for row in rows:
        gold = OLD_LABELS.get(row["event"], row["event"])
        reading = texts.get(row["text"]) or next((each for key, each in texts.items() if row["text"].strip() in key), None)
        if reading is None:
            tally["unread"] += 1
            continue
        _, cast, _, _, events = next(iter(stages.find([reading])))
        types = {event.type for event in events}
        folded = {"AGREE" if event.status == "planned" and event.type in FOLDED else event.type for event in events}
        parties = any(event.type == gold and _has_parties(row, cast, event) for event in events)
        tally["type"] += gold in types
        tally["folded"] += gold in folded | types
        tally["parties"] += parties
        tally["events"] += len(events)
        tally["sentences"] += 1
        if verbose and not parties:
            told = sorted((event.type, row["text"][slice(event.trigger.start, event.trigger.end)]) for event in events)
            print(gold, _codes_of(row, "source"), _codes_of(row, "target"), told, row["text"])
    count = tally["sentences"]
    return {
        "sentences": count,
        "unread": tally["unread"],
        "type right": round(100 * tally["type"] / count, 1),
        "type right, folded": round(100 * tally["folded"] / count, 1),
        "type and countries right": round(100 * tally["parties"] / count, 1),
        "events a sentence": round(tally["events"] / count, 2),
    }


def _codes_of(row: dict[str, Any], role: str) -> set[str | None]:
    """Return the countries of a role's parties; None stands for a body of many."""
    codes = {party["code"] for party in row.get(role) or [] if party.get("code")}
    return {None if code in BODIES else OLD_CODES.get(code, code) for code in codes}


def _has_parties(row: dict[str, Any], cast: Cast, event: Event) -> bool:
    for role, ids in (("source", event.actors), ("target", event.recipients)):
        wanted = _codes_of(row, role)
        # sides of a meeting are all doers with us
        also = event.actors if role == "target" and event.type == "CONSULT" else ()
        if wanted and not wanted & {cast.actor(each).country for each in (*ids, *also)}:
            return False
    return True


def read_joint(shared: Path) -> list[Report]:
    """Return the reports of the joint set."""
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((shared / "data/joint/docs").glob("*.json"))]
    return [
        Report(
            id=text_id(each["text"]),
            key=each["doc"],
            file=each["doc"],
            text=each["text"],
            published=date.fromisoformat(each["published"]),
        )
        for each in documents
    ]


def readings_of(name: str, reports: Sequence[Report], folder: Path | None) -> list[Reading]:
    """Return pickled readings, or read the reports."""
    if folder is not None and (folder / f"{name}.pkl").exists():
        found: list[Reading] = pickle.loads((folder / f"{name}.pkl").read_bytes())
        return found
    from dragoman.reading import load_reader  # noqa: PLC0415 - only where nothing is pickled

    return list(load_reader().read(reports))


def read_sentences(shared: Path) -> tuple[list[dict[str, Any]], list[Report]]:
    """Return the rows of the gold-standard sentences, and each as a report."""
    rows = [row for row in json.loads((shared / CORPUS[0]).read_text(encoding="utf-8")) if row["event"] != "DOCUMENT"]
    return rows, [Report(id=text_id(row["text"]), key=row["id"], file=row["id"], text=row["text"]) for row in rows]


def measure(shared: Path) -> dict[str, float]:
    """Return the figures of the gold-standard sentences that have a floor."""
    rows, sentences = read_sentences(shared)
    scores = score_sentences(Stages(), readings_of("gsr", sentences, None), rows, verbose=False)
    return {name: scores[name] for name in ("type right", "type and countries right")}


def main() -> None:
    names = [name for name in sys.argv[1:] if not name.startswith("--")]
    shared, folder = Path(names[0]), Path(names[1]) if len(names) > 1 else None
    stages = Stages()
    rows, sentences = read_sentences(shared)
    print("joint", json.dumps(score_joint(stages, readings_of("joint", read_joint(shared), folder), shared)))
    gsr = readings_of("gsr", sentences, folder)
    print("gsr", json.dumps(score_sentences(stages, gsr, rows, verbose="--verbose" in sys.argv)))


if __name__ == "__main__":
    main()

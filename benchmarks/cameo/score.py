"""Score doers and those it is done to on the CAMEO sentences: ``python -m benchmarks.cameo.score SHARED [READINGS]``.

A sentence of the set marks one doer and one recipient, or two sides that do it to each other, a span each; such sides are
doers, as PLOVER has it for meetings. What the record says is laid on the words like this: the sentence's event with most of its
roles known (the first of two) gives its actors, and each actor stands where its mention nearest to the trigger does. Spans that
overlap count, one to one. READINGS, if given, is a folder with a pickled ``cameo.pkl``.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.events.score import Found, Stages, readings_of
from dragoman.model import Cast, Event, Report, Span, text_id

CORPUS = ("data/plover/cameo_ner",)
Spans = list[tuple[int, int]]
_CLOSING = frozenset({".", ",", ";", ":", "!", "?", ")", "%", "'s", "’s", "n't", "n’t"})


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence with the spans of its doer and its recipient."""

    text: str
    doers: tuple[tuple[int, int], ...]
    recipients: tuple[tuple[int, int], ...]


def load_rows(shared: Path) -> list[Row]:
    """Return the sentences of the training part, their words joined as print joins them."""
    text = (shared / CORPUS[0] / "train.txt").read_text(encoding="utf-8")
    blocks = [block for block in text.split("\n\n") if block.strip()]
    return [_row_of([line.rsplit(" ", 1) for line in block.split("\n") if " " in line]) for block in blocks]


def _row_of(pairs: Sequence[Sequence[str]]) -> Row:
    words, spans = "", {"S": [], "T": [], "R": []}
    previous = ""
    for place, (word, tag) in enumerate(pairs):
        glued = not words or word in _CLOSING or previous in {"(", "-"} or (previous in {"’", "'"} and word in {"s", "t"})
        glued = glued or word == "-" or (previous == "," and word.isdigit() and len(word) == 3 and words[-2:-1].isdigit())
        glued = glued or (word in {"’", "'"} and place + 1 < len(pairs) and pairs[place + 1][0] == "s")
        words += word if glued else f" {word}"
        start, end = len(words) - len(word), len(words)
        if tag.startswith("B-"):
            spans[tag[2:]].append((start, end))
        elif tag.startswith("I-") and spans[tag[2:]]:
            spans[tag[2:]][-1] = (spans[tag[2:]][-1][0], end)
        previous = word
    return Row(words, tuple(spans["S"] + spans["R"]), tuple(spans["T"]))


def spans_of(cast: Cast, event: Event, ids: Sequence[str]) -> Spans:
    """Return where the actors with these ids stand: their mentions nearest to the event's trigger."""
    found: Spans = []
    for each in ids:
        mentions = [mention.span for mention in cast.actor(each).mentions]
        near = min(mentions, key=lambda span: _distance(span, event.trigger))
        found.append((near.start, near.end))
    return found


def _distance(left: Span, right: Span) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def main_event(events: Sequence[Event]) -> Event | None:
    """Return the event with most of its roles known, the first of two."""
    return max(events, key=lambda event: (bool(event.actors) + bool(event.recipients), -event.trigger.start), default=None)


def _matched(gold: Sequence[tuple[int, int]], found: Spans) -> int:
    taken: set[int] = set()
    for start, end in gold:
        place = next((at for at, span in enumerate(found) if at not in taken and span[0] < end and start < span[1]), None)
        if place is not None:
            taken.add(place)
    return len(taken)


def tally_of(rows: Sequence[Row], findings: Iterator[Found]) -> Counter[str]:
    """Count gold, found and matching spans over all sentences."""
    tally: Counter[str] = Counter()
    for row, (_, cast, _, _, events) in zip(rows, findings, strict=True):
        event = main_event(events)
        tally["sentences with an event"] += event is not None
        for role, gold in (("actor", row.doers), ("recipient", row.recipients)):
            ids = () if event is None else event.actors if role == "actor" else event.recipients
            found = [] if event is None else spans_of(cast, event, ids)
            tally[f"{role} gold"] += len(gold)
            tally[f"{role} found"] += len(found)
            tally[f"{role} right"] += _matched(gold, found)
    return tally


def _f1(right: int, found: int, gold: int) -> float:
    return round(200 * right / (found + gold), 1) if found + gold else 0.0


def measure(shared: Path, folder: Path | None = None) -> dict[str, float]:
    """Return the F1 of doers' and recipients' spans, and the share of sentences in which an event is found."""
    rows = load_rows(shared)
    reports = [Report(id=text_id(row.text), key=str(place), file=str(place), text=row.text) for place, row in enumerate(rows)]
    tally = tally_of(rows, _stages().find(readings_of("cameo", reports, folder)))
    return {
        **{
            f"{role} overlap F1": _f1(tally[f"{role} right"], tally[f"{role} found"], tally[f"{role} gold"])
            for role in ("actor", "recipient")
        },
        "sentences with an event": round(100 * tally["sentences with an event"] / len(rows), 1),
    }


@cache
def _stages() -> Stages:
    return Stages()


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None), indent=1))

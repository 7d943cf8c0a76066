"""``dragoman review --import``: what people answered in Label Studio comes back as decisions, undone like any other.

A card of ``export labelstudio --kind cards`` is a question of yes or no about two things; its answer is a judgement.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.model import InputError, Judgement, content_id
from dragoman.model.terms import JudgementKind

if TYPE_CHECKING:
    from dragoman.store import Store

__all__ = ["Answer", "import_answers", "read_answers"]

KINDS: tuple[JudgementKind, ...] = ("denies", "same_happening", "same_actor")
LARGEST = 500_000_000  # bytes of a file


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a card; ``holds`` is None where annotators differ."""

    kind: JudgementKind
    left: str
    right: str
    holds: bool | None


def read_answers(path: Path) -> "Iterator[Answer | None]":
    """Yield the answer of each task; None for one that nobody answered, or that is no card.

    Raises:
        InputError: When the file cannot be read, or is none that Label Studio exports.
    """
    import msgspec

    try:
        if path.stat().st_size > LARGEST:
            raise InputError(str(path), f"more than {LARGEST} bytes")
        tasks = msgspec.json.decode(path.read_bytes())
    except OSError as trouble:
        raise InputError(str(path), f"cannot be read ({trouble.strerror})") from trouble
    except (msgspec.DecodeError, UnicodeError, RecursionError) as trouble:
        raise InputError(str(path), f"no JSON: {trouble}") from trouble
    if not isinstance(tasks, list) or not all(isinstance(task, dict) for task in tasks):
        raise InputError(str(path), "no list of tasks, as Label Studio exports it with the format JSON or JSON-MIN")
    return map(_answer, tasks)


def import_answers(store: "Store", answers: "Iterator[Answer | None]", by: str) -> Counter[str]:
    """Keep answers as judgements of a person.

    Returns:
        How many were ``kept``, ``known`` already, ``differ`` among annotators, or hold ``no answer``.
    """
    counts: Counter[str] = Counter()
    for answer in answers:
        if answer is None:
            counts["no answer"] += 1
        elif answer.holds is None:
            counts["annotators differ"] += 1
        else:
            counts["kept" if store.keep_judgement(_judgement(answer, by)) else "known"] += 1
    return counts


def _judgement(answer: Answer, by: str) -> Judgement:
    person = f"person:{by}"
    return Judgement(
        id=content_id("judgement", answer.kind, answer.left, answer.right, answer.holds, person),
        kind=answer.kind,
        left=answer.left,
        right=answer.right,
        holds=bool(answer.holds),
        score=1.0,
        reason="answered in Label Studio",
        by=person,
    )


def _answer(task: dict[str, Any]) -> Answer | None:
    shown = task.get("data", task)
    if not isinstance(shown, dict):
        return None
    kind, left, right = (shown.get(name) for name in ("kind", "left", "right"))
    verdicts = set(_verdicts(task))
    if kind not in KINDS or not isinstance(left, str) or not isinstance(right, str) or not verdicts:
        return None
    return Answer(kind=kind, left=left, right=right, holds=verdicts == {"yes"} if len(verdicts) == 1 else None)


def _verdicts(task: dict[str, Any]) -> Iterator[str]:
    """Yield what annotators chose: of the full export, or of JSON-MIN, which has one answer beside the data."""
    if task.get("verdict") in {"yes", "no"}:
        yield task["verdict"]
    for annotation in _listed(task.get("annotations")):
        if annotation.get("was_cancelled"):
            continue
        for result in _listed(annotation.get("result")):
            value = result.get("value")
            chosen = value.get("choices") if result.get("from_name") == "verdict" and isinstance(value, dict) else None
            yield from (one for one in chosen or () if one in {"yes", "no"})


def _listed(value: object) -> Iterator[dict[str, Any]]:
    return (one for one in (value if isinstance(value, list) else ()) if isinstance(one, dict))

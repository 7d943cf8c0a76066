"""``dragoman review --import``: what people did in Label Studio comes back as judgements, undone like any other.

A card of ``export labelstudio --kind cards`` is a question of yes or no about two things; its answer is a judgement. A report
task is a report with what was found in it; what an annotator changed of it are judgements ``corrected``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.model import InputError, Judgement, StoreError, content_id
from dragoman.model.corrections import Correction, judgement_of
from dragoman.model.terms import JudgementKind
from dragoman.present.cli.review_regions import Region, begun_from, compare_regions, read_regions, read_short_regions

if TYPE_CHECKING:
    from dragoman.store import Store

__all__ = ["Annotated", "Annotation", "Answer", "Reviewed", "import_reviewed", "read_reviewed"]

KINDS: tuple[JudgementKind, ...] = ("denies", "same_happening", "same_actor")
LARGEST = 500_000_000  # bytes of a file
LONGEST = 60  # letters of words in a reason
OURS = "dragoman"  # how the version of our predictions begins
BEGUN = frozenset({"prediction", "prediction-changed"})  # where Label Studio says that a region comes from


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer to a card; ``holds`` is None where annotators differ."""

    kind: JudgementKind
    left: str
    right: str
    holds: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """One annotator's regions of a report task.

    Attributes:
        regions: What they left; None where regions do not stand over the words that they say.
        begun: Whether the file says that it was made from a prediction.
        truth: Whether it is marked as the ground truth.
    """

    regions: tuple[Region, ...] | None
    begun: bool = False
    truth: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A report task: the text, what we had found where the file says so, and what annotators made of it."""

    report: str
    text: str
    ours: tuple[Region, ...] | None = None
    annotations: tuple[Annotation, ...] = ()


@dataclass(slots=True, kw_only=True)
class Reviewed:
    """What a file holds."""

    answers: list[Answer] = field(default_factory=list)
    reports: list[Annotated] = field(default_factory=list)
    unanswered: int = 0


def read_reviewed(path: Path) -> Reviewed:
    """Return what a file of Label Studio holds, of the format JSON or JSON-MIN; one card or report is met once.

    Raises:
        InputError: When the file cannot be read, or is none that Label Studio exports.
    """
    reviewed = Reviewed()
    verdicts = defaultdict[tuple[JudgementKind, str, str], set[str]](set)
    reports: dict[str, Annotated] = {}
    for task in _tasks(path):
        data = task.get("data", task)
        if not isinstance(data, dict):
            reviewed.unanswered += 1
            continue
        card, annotated = _card(data), _annotated(task, data)
        if card is not None and (answers := set(_verdicts(task))):
            verdicts[card] |= answers
        elif annotated is not None and annotated.annotations:
            known = reports.setdefault(annotated.report, annotated)
            if known is not annotated:
                several = (*known.annotations, *annotated.annotations)
                reports[annotated.report] = Annotated(
                    report=known.report, text=known.text, ours=known.ours or annotated.ours, annotations=several
                )
        else:
            reviewed.unanswered += 1
    reviewed.reports += reports.values()
    for (kind, left, right), answers in verdicts.items():
        holds = answers == {"yes"} if len(answers) == 1 else None
        reviewed.answers.append(Answer(kind=kind, left=left, right=right, holds=holds))
    return reviewed


def import_reviewed(store: "Store", reviewed: Reviewed, by: str) -> Counter[str]:
    """Keep what people did as judgements of a person.

    Returns:
        How many were ``kept``, ``known`` already, ``differ`` among annotators, or hold ``no answer``, and what else
        could not be taken in.
    """
    counts: Counter[str] = Counter({"no answer": reviewed.unanswered})
    for answer in reviewed.answers:
        if answer.holds is None:
            counts["annotators differ"] += 1
        else:
            counts["kept" if store.keep_judgement(_judgement(answer, by)) else "known"] += 1
    for annotated in reviewed.reports:
        counts += _corrected(store, annotated, by)
    return +counts


def _corrected(store: "Store", annotated: Annotated, by: str) -> Counter[str]:
    """Keep what annotators changed in one report, as far as all of them did."""
    from dragoman.present.export.labelstudio import regions_of

    try:
        findings = store.findings(annotated.report)
    except StoreError:
        return Counter({"of a report that is not in the store": 1})
    text = findings.report.text
    chosen = [one for one in annotated.annotations if one.truth] or list(annotated.annotations)
    if annotated.text != text or any(one.regions is None for one in chosen):
        return Counter({"of another text": 1})
    ours = annotated.ours or tuple(read_regions(regions_of(findings), text) or ())
    counts, made = Counter[str](), list[set[Correction]]()
    for annotation in chosen:
        theirs = annotation.regions or ()
        compared = compare_regions(ours, theirs, whole=annotation.begun or begun_from(ours, theirs))
        made.append(set(compared.corrections))
        counts.update(f"not taken in ({trouble})" for trouble in compared.troubles)
    agreed = set.intersection(*made)
    counts["annotators differ"] = len(set.union(*made) - agreed)
    judged = [
        judgement_of(annotated.report, one, by=f"person:{by}", reason=_reason(one, text))
        for one in sorted(agreed, key=lambda one: (one.at, one.act, one.what, one.fields, one.of or ""))
    ]
    new = store.keep_judgements(judged)
    return counts + Counter({"kept": new, "known": len(judged) - new})


def _reason(correction: Correction, text: str) -> str:
    """Return a correction in words: ``event “met”: type AGREE``."""
    words = f"{correction.what.casefold()} “{_cut(text, correction.at)}”"
    if correction.act == "remove":
        return f"no {words}"
    if correction.to is not None:
        return f"{words} is “{_cut(text, correction.to)}”"
    fields = ", ".join(f"{name.replace('_', ' ')} {_shown(value, text)}" for name, value in correction.fields)
    return f"{'added ' if correction.act == 'add' else ''}{words}{f': {fields}' if fields else ''}"


def _shown(value: str, text: str) -> str:
    """Return a field's value; the words where it is spans."""
    places = [part.split("-") for part in value.split() if part[:1].isdecimal()]
    return ", ".join(f"“{_cut(text, (int(first), int(last)))}”" for first, last in places) or value or "nobody"


def _cut(text: str, at: tuple[int, int]) -> str:
    words = " ".join(text[at[0] : at[1]].split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"


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


def _tasks(path: Path) -> list[dict[str, Any]]:
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
    return tasks


def _card(data: Mapping[str, Any]) -> tuple[JudgementKind, str, str] | None:
    kind, left, right = (data.get(name) for name in ("kind", "left", "right"))
    return (kind, left, right) if kind in KINDS and isinstance(left, str) and isinstance(right, str) else None


def _verdicts(task: Mapping[str, Any]) -> Iterator[str]:
    """Yield what annotators chose: of the full export, or of JSON-MIN, which has one answer beside the data."""
    if task.get("verdict") in {"yes", "no"}:
        yield task["verdict"]
    for annotation in _annotations(task):
        for result in _listed(annotation.get("result")):
            value = result.get("value")
            chosen = value.get("choices") if result.get("from_name") == "verdict" and isinstance(value, dict) else None
            yield from (one for one in chosen or () if one in {"yes", "no"})


def _annotated(task: Mapping[str, Any], data: Mapping[str, Any]) -> Annotated | None:
    report, text = data.get("report"), data.get("text")
    if not isinstance(report, str) or not isinstance(text, str):
        return None
    if "data" not in task:
        short = read_short_regions(task, text)
        there = () if "annotation_id" in task and task["annotation_id"] is None else (_regions(short),)
        return Annotated(report=report, text=text, annotations=there)
    predicted = [one for one in _listed(task.get("predictions")) if str(one.get("model_version")).startswith(OURS)]
    ours = read_regions(_listed(predicted[-1].get("result")), text) if predicted else None
    return Annotated(
        report=report,
        text=text,
        ours=tuple(ours) if ours is not None else None,
        annotations=tuple(_full(one, text) for one in _annotations(task)),
    )


def _full(annotation: Mapping[str, Any], text: str) -> Annotation:
    results = list(_listed(annotation.get("result")))
    begun = annotation.get("parent_prediction") is not None or any(one.get("origin") in BEGUN for one in results)
    regions = read_regions(results, text)
    return _regions(regions, begun=begun, truth=annotation.get("ground_truth") is True)


def _regions(regions: Iterable[Region] | None, *, begun: bool = False, truth: bool = False) -> Annotation:
    return Annotation(regions=None if regions is None else tuple(regions), begun=begun, truth=truth)


def _annotations(task: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what annotators submitted; what they skipped, and predictions, are none of it."""
    for name in ("annotations", "completions"):  # as Label Studio calls them, and called them before 2021
        for one in _listed(task.get(name)):
            if not one.get("was_cancelled") and not one.get("skipped"):
                yield one


def _listed(value: object) -> Iterator[dict[str, Any]]:
    return (one for one in (value if isinstance(value, list) else ()) if isinstance(one, dict))

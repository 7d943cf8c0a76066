"""The main job: inputs are read into a store, report by report; ``across`` links what belongs together at the end.

In: files, folders, globs, addresses of stores. Out: an ``Outcome`` for every input, as it is met. A report that the same
version has read is passed over, so that a run that was stopped goes on where it stood.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO, Literal

from dragoman.ingest import IngestOptions, fingerprint, read_inputs
from dragoman.lexicon.boilerplate import load_boilerplate
from dragoman.lexicon.outlets import load_outlet_domains
from dragoman.lexicon.world import load_world
from dragoman.linking import CopyIndex, sketch
from dragoman.model import Failure, Findings, RecordError, Report
from dragoman.pipeline.ray_run import read_on_ray
from dragoman.pipeline.settings import Settings, is_read
from dragoman.pipeline.versions import made_by
from dragoman.pipeline.workers import Item, Passed, Result, read_on_machine
from dragoman.store import Store

__all__ = ["Outcome", "open_inputs", "read_into", "read_only"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one input.

    Attributes:
        status: ``read``; ``unchanged``, when this version had read it; ``not-read``, when it is in a language that is not
            read; ``failed``.
        findings: What it tells; None when it failed, or is unchanged and was not asked for.
        report: The report; None when it failed.
        copy_of: Id of the report that it copies; its own where the very same text was kept under another key.
        failure: Why it failed.
    """

    status: Literal["read", "unchanged", "not-read", "failed"]
    findings: Findings | None = None
    report: Report | None = None
    copy_of: str | None = None
    failure: Failure | None = None


def open_inputs(
    inputs: Sequence[str], options: IngestOptions, settings: Settings, *, stdin: BinaryIO | None = None
) -> Iterator[Report | Failure]:
    """Yield the reports of files, folders and globs, and a failure for each that cannot be read."""
    options = replace(options, max_bytes=settings.max_bytes)
    return read_inputs(inputs, options, load_boilerplate(), outlets=load_outlet_domains(), stdin=stdin)


def read_into(store: Store, items: Iterable[Report | Failure], settings: Settings) -> Iterator[Outcome]:
    """Read reports into a store, each in a transaction of its own.

    Args:
        store: Where the findings are kept.
        items: Reports, and failures to be kept beside them.
        settings: How to read.

    Yields:
        One outcome an input, in order; what was yielded is kept.

    Raises:
        StoreError: When the store cannot be written; what was yielded before stays.
        DragomanError: When a worker dies.
    """
    copies = CopyIndex(sketch(report_id, known.exact, known.shingles) for report_id, known in store.fingerprints())
    version = made_by(settings.package, settings.actors, tagger=settings.tagger)

    def known(report: Report) -> bool:
        return store.known_report(report, version, reads=is_read(report, settings.languages))

    marked = (Passed(item) if isinstance(item, Report) and known(item) else item for item in items)
    for result in _read(marked, settings):
        match result:
            case Passed():
                yield Outcome(status="unchanged", report=result.report)
            case Failure():
                store.keep_failure(result)
                yield Outcome(status="failed", failure=result)
            case Findings():
                yield _keep(store, result, copies)


def read_only(items: Iterable[Report | Failure], settings: Settings) -> Iterator[Outcome]:
    """Read reports without a store: one outcome an input, in order."""
    for result in _read(items, settings):
        if isinstance(result, Failure):
            yield Outcome(status="failed", failure=result)
        elif isinstance(result, Findings):
            yield _outcome(result)


def _read(items: Iterable[Item], settings: Settings) -> Iterator[Result]:
    if settings.actors:
        load_world(settings.actors)  # a bad row is refused here, before a worker dies of it
    return read_on_machine(items, settings) if settings.ray is None else read_on_ray(items, settings)


def _keep(store: Store, findings: Findings, copies: CopyIndex) -> Outcome:
    marks = fingerprint(findings.report.text)
    new = sketch(findings.report.id, marks.exact, marks.shingles)
    copy = copies.original_of(new)
    if copy is not None:
        findings = replace(findings, report=replace(findings.report, copy_of=copy.right))
    try:
        kept = store.keep(findings, marks)
    except RecordError as error:
        failure = Failure(where=findings.report.file, trouble=str(error))
        store.keep_failure(failure)
        return Outcome(status="failed", failure=failure)
    if copy is not None:
        store.keep_judgement(copy)
    copies.add(new)
    same = findings.report.id if kept.outcome == "same-text" else findings.report.copy_of
    return replace(_outcome(findings), copy_of=same)


def _outcome(findings: Findings) -> Outcome:
    status: Literal["read", "not-read"] = "read" if findings.not_read is None else "not-read"
    return Outcome(status=status, findings=findings, report=findings.report)

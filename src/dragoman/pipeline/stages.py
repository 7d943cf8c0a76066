"""The order of the stages: a report goes in, its findings come out.

In: reports and the loaded knowledge. Out: ``Findings`` each, or a ``Failure`` where a stage broke: the only broad ``except``
of Dragoman stands here, so that one report's fault does not end a batch.
"""

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from dragoman.actors import Knowledge as WorldKnowledge
from dragoman.actors import build_knowledge, find_cast
from dragoman.dates import find_times
from dragoman.events import find_plot, least_sure, narrow_cast, widen_cast
from dragoman.lexicon.cues import CueLexicon, load_cues
from dragoman.lexicon.frames import FrameLexicon, load_frames
from dragoman.lexicon.times import TimeLexicon, load_time_lexicon
from dragoman.lexicon.world import load_world
from dragoman.model import Cast, Failure, Findings, MadeBy, Reading, Report, Statement, Timex
from dragoman.model.tagging import Tagging
from dragoman.pipeline.settings import Settings, is_read
from dragoman.pipeline.versions import made_by
from dragoman.reading import Reader, Tagger, load_reader, load_tagger
from dragoman.statements import Judges, find_statements, find_tagged_statements, load_judges

__all__ = ["Knowledge", "load_knowledge", "read_reports"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything that reading needs, loaded once a process.

    Attributes:
        reader: The parser.
        tagger: Our encoder, which marks sources, cues and contents; None where rules over the parse find them.
        judges: What links marked spans.
        times: Time words and rules.
        world: Actors, offices, places and roles.
        cues: Attribution cues.
        frames: PLOVER frames.
        languages: Languages that are read, all where there is none; reports in others are kept without findings.
        made_by: The versions of all this.
    """

    reader: Reader
    tagger: Tagger | None
    judges: Judges
    times: TimeLexicon
    world: WorldKnowledge
    cues: CueLexicon
    frames: FrameLexicon
    languages: frozenset[str]
    made_by: MadeBy


def load_knowledge(settings: Settings) -> Knowledge:
    """Load the parser and the lexicons; about three seconds.

    Raises:
        ModelError: When no parser is installed.
        LexiconError: When a table breaks its schema.
    """
    return Knowledge(
        reader=load_reader(settings.package),
        tagger=load_tagger() if settings.tagger else None,
        judges=load_judges(),
        times=load_time_lexicon(),
        world=build_knowledge(load_world(settings.actors)),
        cues=load_cues(),
        frames=load_frames(),
        languages=settings.languages,
        made_by=made_by(settings.package, settings.actors, tagger=settings.tagger),
    )


def read_reports(reports: Sequence[Report], knowledge: Knowledge) -> Iterator[Findings | Failure]:
    """Yield what every report tells, in order; a fault in one becomes a ``Failure`` and the rest goes on."""
    readable = [report for report in reports if is_read(report, knowledge.languages)]
    readings = _readings(readable, knowledge)
    for report in reports:
        if not is_read(report, knowledge.languages):
            yield Findings(report=report, not_read="language", made_by=knowledge.made_by)
            continue
        read = next(readings)
        yield read if isinstance(read, Failure) else _find(*read, knowledge)


def _readings(reports: Sequence[Report], knowledge: Knowledge) -> Iterator[tuple[Reading, Tagging | None] | Failure]:
    try:
        taggings = knowledge.tagger.tag(reports) if knowledge.tagger is not None else repeat(None)
        readings: Iterable[tuple[Reading, Tagging | None] | Failure] = list(
            zip(knowledge.reader.read(reports), taggings, strict=False)
        )
    except Exception as error:  # noqa: BLE001 - a parser's fault in one report: read them one by one to tell which
        alone = [_failure(reports[0], error)] if len(reports) == 1 else []
        readings = alone or chain.from_iterable(_readings([report], knowledge) for report in reports)
    yield from readings


def _find(reading: Reading, tagging: Tagging | None, knowledge: Knowledge) -> Findings | Failure:
    try:
        return find_all(reading, tagging, knowledge)
    except Exception as error:  # noqa: BLE001 - the one place where a fault of ours becomes a stored failure
        return _failure(reading.report, error)


def find_all(reading: Reading, tagging: Tagging | None, knowledge: Knowledge) -> Findings:
    """Run the stages over one reading, in their order.

    Args:
        reading: A read report.
        tagging: What the tagger marked in it; None to find statements by rules.
        knowledge: What the stages need.
    """
    times, cast, statements = find_before(reading, tagging, knowledge)
    wide = widen_cast(reading, cast, knowledge.frames)
    plot = find_plot(reading, wide, times, statements, knowledge.frames, least=least_sure(reading))
    cast = narrow_cast(cast, wide, plot.events)
    return Findings(
        report=reading.report,
        actors=cast.actors,
        times=times,
        places=cast.places,
        statements=statements,
        events=plot.events,
        left_out=plot.left_out,
        made_by=knowledge.made_by,
    )


def find_before(
    reading: Reading, tagging: Tagging | None, knowledge: Knowledge
) -> tuple[tuple[Timex, ...], Cast, tuple[Statement, ...]]:
    """Run the stages before events: times, actors and places, statements; arguments as of :func:`find_all`."""
    times = find_times(reading, knowledge.times)
    cast = find_cast(reading, knowledge.world)
    statements = (
        find_statements(reading, cast, times, knowledge.cues)
        if tagging is None
        else find_tagged_statements(reading, tagging, knowledge.judges, cast=cast, times=times, cues=knowledge.cues)
    )
    return times, cast, statements


def _failure(report: Report, error: Exception) -> Failure:
    return Failure(
        where=report.file if report.key in report.file else f"{report.file} ({report.key})",
        trouble=f"reading failed: {type(error).__name__}: {error}".replace("\n", " "),
        detail="".join(traceback.format_exception(error)),
    )

"""brat standoff, as a zip: for each report NAME.txt and NAME.ann, and the annotation.conf that brat shows them by.

T1	Person 31 43	Ibrahim Kalın
T2	CONSULT 60 67	visited
E1	CONSULT:T2 Actor:T1 Place:T3
A1	Status E1 happened

Offsets are code points, as brat counts them. A span over several lines is written as fragments, because brat has no other way.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping

from dragoman.model import Event, Findings, Report, Span, Statement
from dragoman.model.terms import EVENT_TYPES, STANCES, STATUSES
from dragoman.present.export.cleaning import one_line
from dragoman.present.export.reporting import gather_reports
from dragoman.store import Store
from dragoman.store.browsing import Wanted

__all__ = ["annotate", "configuration", "export_brat"]

_BREAK = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")  # what ends a line, or a field of a line, for some reader
_KINDS = {"person": "Person", "organization": "Organization", "country": "Country", "group": "Group"}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first day of zip: the same record gives the same bytes


def export_brat(store: Store, wanted: Wanted) -> Iterator[bytes]:
    """Yield a zip in pieces, written as it goes."""
    buffer = _Stream()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        _write(archive, "annotation.conf", configuration())
        for findings in gather_reports(store, wanted):
            name = _name(findings.report)
            _write(archive, f"{name}.txt", findings.report.text)
            _write(archive, f"{name}.ann", annotate(findings))
            yield buffer.taken()
    yield buffer.taken()


def annotate(findings: Findings) -> str:
    """Return the annotations of one report, a line each."""
    return "".join(f"{line}\n" for line in _Annotations(findings).lines)


def configuration() -> str:
    """Return the annotation.conf: entities, relations, events and attributes."""
    roles = "Actor*:<ENTITY>, Recipient*:<ENTITY>, Place?:Place, Time?:Time"
    return "\n".join(
        [
            "[entities]", *_KINDS.values(), "Place", "Time", "Source", "Cue", "Content", "",
            "[relations]", "Says\tArg1:Source, Arg2:Content", "Cues\tArg1:Cue, Arg2:Content",
            "Within\tArg1:Content, Arg2:Content",
            "Tells\tArg1:Content, Arg2:<EVENT>", "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", "",
            "[events]", *(f"{name}\t{roles}" for name in EVENT_TYPES), "",
            "[attributes]", f"Stance\tArg:Content, Value:{'|'.join(STANCES)}",
            f"Status\tArg:<EVENT>, Value:{'|'.join(STATUSES)}", "",
        ]
    )  # fmt: skip


class _Annotations:
    """The lines of one report; every method appends some and returns the id that others refer to."""

    def __init__(self, findings: Findings) -> None:
        self.lines: list[str] = []
        self._text = findings.report.text
        self._counts: dict[str, int] = {}
        mentions = {
            actor.id: [(one.span, self._span(_KINDS[actor.kind], (one.span,))) for one in actor.mentions]
            for actor in findings.actors
        }
        for actor in findings.actors:
            self._note(mentions[actor.id][0][1], actor.name)
        places = [self._span("Place", (place.span,)) for place in findings.places]
        times = [self._span("Time", (timex.span,)) for timex in findings.times]
        contents = {one.id: self._statement(one) for one in findings.statements}
        for one in findings.statements:
            if one.within in contents:
                self._relate("Within", contents[one.id], contents[one.within])
        for event in findings.events:
            place = places[event.where] if event.where is not None else None
            time = times[event.when.time] if event.when and event.when.time is not None else None
            nearest = {one: _nearest(mentions[one], event.trigger) for one in (*event.actors, *event.recipients)}
            number = self._event(event, nearest, place, time)
            for carrier in event.carried_by:
                self._relate("Tells", contents[carrier], number)

    def _statement(self, statement: Statement) -> str:
        content = self._span("Content", statement.contents)
        self.lines.append(f"{self._next('A')}\tStance {content} {statement.stance}")
        for label, relation, span in (("Source", "Says", statement.source.span), ("Cue", "Cues", statement.cue.span)):
            if span is not None:
                self._relate(relation, self._span(label, (span,)), content)
        return content

    def _event(self, event: Event, nearest: Mapping[str, str], place: str | None, time: str | None) -> str:
        trigger = self._span(event.type, (event.trigger,))
        number = self._next("E")
        roles = [f"{event.type}:{trigger}"]
        for role, cast in (("Actor", event.actors), ("Recipient", event.recipients)):
            roles += [f"{role}{'' if index == 1 else index}:{nearest[actor]}" for index, actor in enumerate(cast, start=1)]
        roles += [f"Place:{place}"] * bool(place) + [f"Time:{time}"] * bool(time)
        self.lines += [f"{number}\t{' '.join(roles)}", f"{self._next('A')}\tStatus {number} {event.status}"]
        if event.modes or event.contexts:
            self._note(number, f"modes: {', '.join(event.modes) or 'none'}; contexts: {', '.join(event.contexts) or 'none'}")
        return number

    def _span(self, label: str, spans: tuple[Span, ...]) -> str:
        number = self._next("T")
        pieces = [piece for span in sorted(set(spans)) for piece in _fragments(self._text, span)]
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(_BREAK.sub(" ", self._text[start:end]) for start, end in pieces)
        self.lines.append(f"{number}\t{label} {places}\t{words}")
        return number

    def _relate(self, relation: str, one: str, other: str) -> None:
        self.lines.append(f"{self._next('R')}\t{relation} Arg1:{one} Arg2:{other}")

    def _note(self, number: str, words: str) -> None:
        self.lines.append(f"{self._next('#')}\tAnnotatorNotes {number}\t{one_line(words)}")

    def _next(self, kind: str) -> str:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{kind}{self._counts[kind]}"


def _fragments(text: str, span: Span) -> list[tuple[int, int]]:
    """Return the pieces of a span that stand on one line each; the whole span where it holds nothing but breaks."""
    found, start = [], span.start
    for gap in _BREAK.finditer(text, span.start, span.end):
        found += [(start, gap.start())] if gap.start() > start else []
        start = gap.end()
    found += [(start, span.end)] if span.end > start else []
    return found or [(span.start, span.end)]


def _nearest(mentions: list[tuple[Span, str]], trigger: Span) -> str:
    return min(mentions, key=lambda one: abs(one[0].start - trigger.start))[1]


def _name(report: Report) -> str:
    """Return a name that every file system takes, and that leads nowhere else."""
    plain = re.sub(r"[^A-Za-z0-9_-]+", "_", report.key).strip("_")[:60]
    return f"{plain or 'report'}-{report.id[:8]}"


def _write(archive: zipfile.ZipFile, name: str, text: str) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, text.encode("utf-8"))


class _Stream(io.RawIOBase):
    """A file that cannot go back, whose bytes are taken away as they come: a zip is written without being held whole."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        """Say that it can be written."""
        return True

    def write(self, piece: object) -> int:
        """Append bytes."""
        given = bytes(piece)  # type: ignore[call-overload]
        self._waiting += given
        return len(given)

    def taken(self) -> bytes:
        """Return what was written since the last time."""
        given = bytes(self._waiting)
        self._waiting.clear()
        return given

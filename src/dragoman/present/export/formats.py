"""Formats: every export by its name, and the one function that writes them; commands and pages ask here.

    for piece in export(store, "gexf", Wanted(filters=Filters(originals=True, type="ASSAULT"), origins=2)):
        out.write(piece)

``FORMATS["gexf"]`` tells the media type and the ending of a file. Everything is made from an open store; nothing is written
anywhere else. Trouble with a filter (``SettingsError``) comes with the first piece. ``docs/exports.md`` says what each loses.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.model import SettingsError
from dragoman.present.export.across import export_copies, export_disputes, export_happenings
from dragoman.present.export.bibtex import export_bibtex
from dragoman.present.export.brat import export_brat
from dragoman.present.export.cameo import export_cameo
from dragoman.present.export.csv import export_csv
from dragoman.present.export.ftm import export_ftm
from dragoman.present.export.geojson import export_geojson
from dragoman.present.export.gexf import export_gexf
from dragoman.present.export.graphml import export_graphml
from dragoman.present.export.jsonl import export_jsonl
from dragoman.present.export.labelstudio import export_cards, export_labelstudio
from dragoman.present.export.plover import export_plover
from dragoman.present.export.polecat import export_polecat
from dragoman.present.export.timelinejs import export_timelinejs
from dragoman.present.export.w3c import export_w3c
from dragoman.store import Store
from dragoman.store.browsing import Wanted

__all__ = ["FORMATS", "Format", "export"]

Writer = Callable[[Store, Wanted], Iterator[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format.

    Attributes:
        name: What it is called in a command or an address.
        media: Its media type.
        ending: Of a file's name.
        of: What its rows are: ``events``, ``happenings`` or ``reports``; the filters are those of the first or the last.
        what: One line for a reader.
        kinds: Writers by kind, the usual one first.
        copies: Whether copies of an earlier report are written where nothing is said about them.
        foldable: Whether events that have not happened are folded as PLOVER does, unless it is told otherwise.
    """

    name: str
    media: str
    ending: str
    of: str
    what: str
    kinds: Mapping[str, Writer]
    copies: bool = False
    foldable: bool = False


def _table(kind: str) -> Writer:
    def write(store: Store, wanted: Wanted) -> Iterator[bytes]:
        if wanted.origins > 1:
            raise SettingsError(f"a table of {kind} cannot be narrowed by origins")
        return (line.encode() for line in export_csv(getattr(store, f"find_{kind}")(wanted.filters)))

    return write


def _plain(writer: Callable[..., Iterator[bytes]], *unknown: str) -> Writer:
    """Return the writer of lines that are not narrowed by origins, nor by the ``unknown`` filters: refused, never ignored."""

    def write(store: Store, wanted: Wanted) -> Iterator[bytes]:
        for name in ("origins" if wanted.origins > 1 else "", *unknown):
            if name == "origins" or (name and getattr(wanted.filters, name) is not None):
                raise SettingsError(f"these lines cannot be narrowed by {name}")
        return writer(store, wanted.filters)

    return write


_OF_EVENTS = ("says", "stance", "status", "what", "publisher")  # filters of tellings, which happenings do not know
_TABLES = ("events", "statements", "figures", "actors", "reports")
_JSON, _LINES = "application/json", "application/x-ndjson"

FORMATS: Mapping[str, Format] = {
    one.name: one
    for one in (
        Format(
            name="jsonl", media=_LINES, ending="jsonl", of="reports", copies=True, what="the record, lossless, a report a line",
            kinds={
                "record": _plain(export_jsonl), "happenings": _plain(export_happenings, *_OF_EVENTS),
                "disputes": _plain(export_disputes, "actor", "report", *_OF_EVENTS),
                "copies": _plain(export_copies),
            },
        ),
        Format(
            name="csv", media="text/csv; charset=utf-8", ending="csv", of="events", what="a table for a spreadsheet",
            kinds={kind: _table(kind) for kind in _TABLES},
        ),
        Format(
            name="polecat", media="text/tab-separated-values; charset=utf-8", ending="tsv", of="events",
            what="POLECAT's 40 columns, then ours", kinds={"events": export_polecat}, foldable=True,
        ),
        Format(
            name="plover", media=_LINES, ending="jsonl", of="events", what="PLOVER's JSON records", foldable=True,
            kinds={"events": export_plover},
        ),
        Format(
            name="cameo", media="text/tab-separated-values; charset=utf-8", ending="tsv", of="events",
            what="CAMEO codes as PETRARCH writes them", kinds={"events": export_cameo},
        ),
        Format(
            name="w3c", media="application/ld+json", ending="jsonld", of="reports", copies=True,
            what="Web Annotations with quote and position", kinds={"reports": export_w3c},
        ),
        Format(
            name="timelinejs", media=_JSON, ending="json", of="happenings", what="TimelineJS, a slide a happening",
            kinds={"happenings": export_timelinejs},
        ),
        Format(
            name="geojson", media="application/geo+json", ending="geojson", of="happenings", what="a map layer of happenings",
            kinds={"happenings": export_geojson},
        ),
        Format(
            name="gexf", media="application/xml", ending="gexf", of="events", what="who does what to whom, for Gephi",
            kinds={"events": export_gexf},
        ),
        Format(
            name="graphml", media="application/xml", ending="graphml", of="events",
            what="who does what to whom, for yEd, igraph and Cytoscape", kinds={"events": export_graphml},
        ),
        Format(
            name="ftm", media=_LINES, ending="ftm.json", of="happenings", what="FollowTheMoney entities",
            kinds={"happenings": export_ftm},
        ),
        Format(
            name="labelstudio", media=_JSON, ending="json", of="reports", copies=True,
            what="tasks to correct, or doubtful pairs to decide", kinds={"reports": export_labelstudio, "cards": export_cards},
        ),
        Format(
            name="brat", media="application/zip", ending="zip", of="reports", copies=True, what="brat standoff, zipped",
            kinds={"reports": export_brat},
        ),
        Format(
            name="bibtex", media="application/x-bibtex; charset=utf-8", ending="bib", of="reports", copies=True,
            what="a reference a report", kinds={"reports": export_bibtex},
        ),
    )
}  # fmt: skip
"""Every format by its name."""


def export(
    store: Store, form: str, wanted: Wanted | None = None, *, kind: str | None = None, folded: bool = True
) -> Iterator[bytes]:
    """Yield what matches, in a format, in pieces that make one file.

    Args:
        store: An open store; it must stay open until the last piece.
        form: A name of ``FORMATS``.
        wanted: What it must hold; None for all, copies as the format has it. ``originals`` leaves copies out.
        kind: Which of the format's kinds; None for the usual one.
        folded: Whether PLOVER and POLECAT leave out or fold what has not happened.

    Raises:
        SettingsError: When there is no such format or kind, or rows of its kind do not know a filter.
    """
    if form not in FORMATS:
        raise SettingsError(f"format {form!r} is none of {', '.join(FORMATS)}")
    chosen = FORMATS[form]
    name = kind or next(iter(chosen.kinds))
    if name not in chosen.kinds:
        raise SettingsError(f"{form} has no {name}; it has {', '.join(chosen.kinds)}")
    if wanted is None:
        wanted = Wanted()
        if not chosen.copies:
            wanted = replace(wanted, filters=replace(wanted.filters, originals=True))
    if name == "actors":
        wanted = replace(wanted, filters=replace(wanted.filters, originals=None))
    if form == "polecat":
        return export_polecat(store, wanted, folded=folded)
    if form == "plover":
        return export_plover(store, wanted, folded=folded)
    return chosen.kinds[name](store, wanted)

"""The 40 columns of POLECAT's weekly files in their order, then ours: who claims it, status, words, origins.

Event ID  Event Date  Event Type … Version  Claim Source  Claim Source Type  Stance  Status  Quote …

Tab-separated, one heading, several values joined by "; ", nothing is "None". By default events that have not happened are
folded as PLOVER does, because a reader of the first 40 columns takes every row for done.
"""

from collections.abc import Callable, Iterable, Iterator

from dragoman.lexicon.scales import QUADS, Scales, load_scales
from dragoman.model import Actor, Findings
from dragoman.present.export.claiming import claim_of, claimant, precision
from dragoman.present.export.cleaning import one_line
from dragoman.present.export.folding import Coding, coding_of
from dragoman.present.export.gathering import Across, Told, gather_across, gather_events, is_named
from dragoman.store import Store
from dragoman.store.browsing import Wanted

__all__ = ["OURS", "POLECAT", "export_polecat"]

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
OURS = (
    "Claim Source", "Claim Source Type", "Stance", "Status", "Quote", "Char Start", "Char End", "Document", "Origin Group",
    "Independent Origins", "Date Precision", "Place Precision", "Confidence", "Review Status", "Happening", "Disputed",
    "Actor Wikidata", "Recipient Wikidata",
)  # fmt: skip

_QUAD_NAMES = {1: "VERBAL COOPERATION", 2: "MATERIAL COOPERATION", 3: "VERBAL CONFLICT", 4: "MATERIAL CONFLICT"}
_FEATURES = {"city": "PPL", "country": "PCLI"}  # GeoNames' codes, where our kind of place says as much
NOTHING = "None"

Cell = str | int | float | None


def export_polecat(store: Store, wanted: Wanted, *, folded: bool = True) -> Iterator[bytes]:
    """Yield the heading, then a row an event that matches."""
    across, scales = gather_across(store), load_scales()
    judged = {
        side for one in store.judgements("same_happening") if one.by.startswith("person:") for side in (one.left, one.right)
    }
    yield _line((*POLECAT, *OURS))
    for told in gather_events(store, wanted, across):
        coding = coding_of(told, folded=folded)
        if coding is not None:
            cells = (*_what(told, coding, scales), *_cast(told.doers, told, across, scales))
            cells += (*_cast(told.recipients, told, across, scales), *_where(told), *_story(told.findings, across))
            yield _line((*cells, *_ours(told, across), "person" if told.row.id in judged else None, *_ties(told, across)))


def _what(told: Told, coding: Coding, scales: Scales) -> tuple[Cell, ...]:
    return (
        told.row.id,
        told.row.since.isoformat() if told.row.since else None,
        coding.type,
        _joined(coding.modes),
        scales.score(coding.type, coding.modes),
        _QUAD_NAMES[QUADS[coding.type]],
        _joined(told.event.contexts),
    )


def _cast(actors: Iterable[Actor], told: Told, across: Across, scales: Scales) -> tuple[Cell, ...]:
    cast = tuple(actors)
    sectors = dict.fromkeys(sector for actor in cast for sector in actor.sectors)
    return (
        _joined(map(across.name, cast), each=True),
        _each(cast, lambda actor: actor.country),
        _each(cast, lambda actor: scales.cow.get(actor.country or "")),
        _each(cast, lambda actor: actor.sectors[0] if actor.sectors else None),
        _joined(sectors),
        _each(cast, lambda actor: actor.offices[0].title if actor.offices else None),
        _joined((told.words(told.mention(actor).span) for actor in cast), each=True),
        None,
    )


def _where(told: Told) -> tuple[Cell, ...]:
    place = told.place
    if place is None:
        return (None,) * 10
    longitude, latitude = told.point or (None, None)
    return (
        place.name,
        place.name if place.kind == "city" else None,
        None,
        place.name if place.kind == "region" else None,
        place.country,
        latitude,
        longitude,
        place.geonames,
        told.words(place.span),
        _FEATURES.get(place.kind),
    )


def _story(findings: Findings, across: Across) -> tuple[Cell, ...]:
    report = findings.report
    named = [actor for actor in findings.actors if is_named(actor)]
    names = {kind: [across.name(one) for one in named if one.kind == kind] for kind in ("person", "organization")}
    return (
        report.publisher,
        report.published.isoformat() if report.published else None,
        _joined(dict.fromkeys(names["person"])),
        _joined(dict.fromkeys(names["organization"])),
        _joined(dict.fromkeys(place.name for place in findings.places if place.use == "location")),
        report.language,
        findings.made_by.dragoman,
    )


def _ours(told: Told, across: Across) -> tuple[Cell, ...]:
    claim, quote, report = claim_of(told), told.quote, told.findings.report
    return (
        claimant(claim) if claim else None,
        claim.source_kind if claim else None,
        claim.stance if claim else None,
        told.event.status,
        told.words(quote),
        quote.start,
        quote.end,
        report.key,
        report.copy_of or report.id,
        told.origins,
        precision(told),
        told.place.kind if told.place else None,
        round(told.event.confidence, 4),
    )


def _ties(told: Told, across: Across) -> tuple[Cell, ...]:
    happening = told.happening.id if told.happening else None
    disputes = across.disputes.get(happening or "", ())
    return (
        happening,
        _joined(dict.fromkeys(dispute.about for dispute in disputes)),
        _each(told.doers, lambda actor: actor.wikidata),
        _each(told.recipients, lambda actor: actor.wikidata),
    )


def _each(cast: Iterable[Actor], cell: Callable[[Actor], str | int | None]) -> str | None:
    """Join a value of each actor, in their order, so that the columns of one row run side by side."""
    return _joined((str(NOTHING if (value := cell(actor)) is None else value) for actor in cast), each=True)


def _joined(values: Iterable[str], *, each: bool = False) -> str | None:
    cells = [one_line(value).replace(";", ",") for value in values]
    if each and set(cells) <= {NOTHING}:
        return None
    return "; ".join(cells) or None


def _line(cells: Iterable[Cell]) -> bytes:
    return ("\t".join(NOTHING if cell is None else one_line(str(cell)) or NOTHING for cell in cells) + "\n").encode()

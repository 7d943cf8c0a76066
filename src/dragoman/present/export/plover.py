"""PLOVER's JSON records, one a line, with the manual's field names; what it has no field for is prefixed ``dragoman:``.

{"id": "…", "date": "2024-07-31", "actor": [{"code": "TUR", "sector": "GOV", …}], "event": ["CONSULT"], "mode": ["visit"], …}

Source: PLOVER manual, chapter 6.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from dragoman.lexicon.scales import QUADS, load_scales
from dragoman.model import Actor, Figure
from dragoman.present.export.claiming import claimant, precision
from dragoman.present.export.folding import coding_of
from dragoman.present.export.gathering import Across, Told, gather_across, gather_events, last_day
from dragoman.store import Store
from dragoman.store.browsing import Wanted
from dragoman.store.rows import Saying

__all__ = ["export_plover"]

_COUNTED = {"killed": "dead", "injured": "injured", "participants": "size"}  # what the manual has an object for


def export_plover(store: Store, wanted: Wanted, *, folded: bool = True) -> Iterator[bytes]:
    """Yield a record an event that matches."""
    across, scales = gather_across(store), load_scales()
    for told in gather_events(store, wanted, across):
        coding = coding_of(told, folded=folded)
        if coding is None:
            continue
        record = {
            "id": told.row.id,
            "date": told.row.since,
            "enddate": last_day(told.row.before),
            "actor": _cast(told.doers, told, across),
            "recipient": _cast(told.recipients, told, across),
            "event": [coding.type],
            "mode": coding.modes,
            "context": told.event.contexts,
            "quad_code": QUADS[coding.type],
            "event_scale": scales.score(coding.type, coding.modes),
            "event_loc": _place(told),
            "event_text": [told.words(span) for span in told.event.evidence],
            **_counts(told.event.figures),
            **_source(told, across),
        }
        yield msgspec.json.encode({name: value for name, value in record.items() if value not in (None, [], (), {})}) + b"\n"


def _source(told: Told, across: Across) -> dict[str, Any]:
    report, happening = told.findings.report, told.happening
    quote = told.quote
    return {
        "link": happening.id if happening else None,
        "text_info": {"start": quote.start, "end": quote.end},
        "cite_info": _given(
            {
                "document": report.key,
                "title": report.title,
                "publisher": report.publisher,
                "date": report.published,
                "language": report.language,
                "sha256": report.id,
            }
        ),
        "coder": f"dragoman {told.findings.made_by.dragoman}",
        "dragoman:status": told.event.status,
        "dragoman:says": [_saying(saying) for saying in told.row.says],
        "dragoman:trigger": [told.event.trigger.start, told.event.trigger.end],
        "dragoman:evidence": [[span.start, span.end] for span in told.event.evidence],
        "dragoman:date_precision": precision(told),
        "dragoman:date_basis": told.row.when_basis,
        "dragoman:date_reason": told.row.when_reason,
        "dragoman:place_precision": told.place.kind if told.place else None,
        "dragoman:figures": [_figure(told, figure) for figure in told.event.figures],
        "dragoman:copy_of": report.copy_of,
        "dragoman:independent_origins": told.origins,
        "dragoman:origins_unknown": happening.unknown if happening else None,
        "dragoman:disputed": [dispute.id for dispute in across.disputes.get(happening.id, ())] if happening else None,
        "dragoman:confidence": round(told.event.confidence, 4),
    }


def _cast(actors: Iterable[Actor], told: Told, across: Across) -> list[dict[str, Any]]:
    return [_entity(actor, told, across) for actor in actors]


def _entity(actor: Actor, told: Told, across: Across) -> dict[str, Any]:
    mention = told.mention(actor)
    return _given(
        {
            "code": actor.country,
            "sector": actor.sectors[0] if actor.sectors else None,
            "entity_text": told.words(mention.span),
            "identifier_id": actor.wikidata,
            "identifier_text": across.name(actor),
            "office": actor.offices[0].title if actor.offices else None,
            "dragoman:id": actor.id,
            "dragoman:kind": actor.kind,
            "dragoman:sectors": actor.sectors[1:],
            "dragoman:span": [mention.span.start, mention.span.end],
        }
    )


def _place(told: Told) -> dict[str, Any] | None:
    place = told.place
    if place is None:
        return None
    longitude, latitude = told.point or (None, None)
    return _given(
        {
            "name": place.name,
            "country": place.country,
            "latitude": latitude,
            "longitude": longitude,
            "geonames": place.geonames,
            "text": told.words(place.span),
        }
    )


def _counts(figures: Iterable[Figure]) -> dict[str, Any]:
    """Return PLOVER's own objects for what it counts, the first figure of each kind that is of this event alone."""
    found: dict[str, Any] = {}
    for figure in figures:
        if figure.what in _COUNTED and figure.over is None:
            found.setdefault(_COUNTED[figure.what], _given({"low": figure.low, "high": figure.high, "qualifier": figure.bound}))
    return found


def _figure(told: Told, figure: Figure) -> dict[str, Any]:
    return _given(
        {
            "what": figure.what,
            "of": figure.of,
            "low": figure.low,
            "high": figure.high,
            "bound": figure.bound,
            "as_of": figure.as_of,
            "over": told.words(figure.over) if figure.over else None,
            "according_to": figure.according_to,
            "text": told.words(figure.span),
            "span": [figure.span.start, figure.span.end],
        }
    )


def _saying(saying: Saying) -> dict[str, Any]:
    return _given(
        {
            "source": claimant(saying),
            "source_kind": saying.source_kind,
            "source_id": saying.source.id if saying.source else None,
            "stance": saying.stance,
            "statement": saying.id,
        }
    )


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None and value != ()}

"""GeoJSON (RFC 7946): one feature a happening; a point only where a town or a finer place is told, else no geometry.

{"type": "Feature", "geometry": {"type": "Point", "coordinates": [36.7, 36.2]}, "properties": {"gloss": "…", "origins": 2, …}}
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from dragoman.model import Place
from dragoman.present.export.gathering import Across, Occurrence, gather_across, gather_happenings, last_day
from dragoman.present.export.saying import gloss_of, told_lines
from dragoman.store import Store
from dragoman.store.browsing import Wanted

__all__ = ["export_geojson"]


def export_geojson(store: Store, wanted: Wanted) -> Iterator[bytes]:
    """Yield a feature collection in pieces, one feature a line."""
    across = gather_across(store)
    yield b'{"type":"FeatureCollection","features":['
    separator = b"\n"
    for one in gather_happenings(store, wanted, across):
        yield separator + msgspec.json.encode(_feature(one, across))
        separator = b",\n"
    yield b"\n]}\n"


def _feature(one: Occurrence, across: Across) -> dict[str, Any]:
    placed = next((told for told in one.tellings if told.point and _is_here(told.place, one)), None)
    place = one.tellings[0].place
    words = told_lines(one)
    return {
        "type": "Feature",
        "id": one.id,
        "geometry": {"type": "Point", "coordinates": placed.point} if placed else None,
        "properties": {
            "gloss": gloss_of(one, across),
            "type": one.tellings[0].row.type,
            "status": "; ".join(one.statuses),
            "since": one.days[0],
            "until": last_day(one.days[1]),
            "grain": one.happening.grain if one.happening else one.tellings[0].row.grain,
            "place": one.happening.place if one.happening else (place.name if place else None),
            "country": one.happening.country if one.happening else (place.country if place else None),
            "place_kind": placed.place.kind if placed and placed.place else (place.kind if place else None),
            "reports": one.happening.reports if one.happening else 1,
            "origins": one.happening.origins if one.happening else None,
            "origins_unknown": one.happening.unknown if one.happening else None,
            "disputed": len(across.disputes.get(one.id, ())),
            "words": words[0][0],
            "told_by": words[0][1],
        },
    }


def _is_here(place: Place | None, one: Occurrence) -> bool:
    """Whether a telling's place is the one that its happening was judged to have."""
    return place is not None and (one.happening is None or one.happening.place in {None, place.name})

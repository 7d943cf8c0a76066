"""Placing: happenings by place: towns that a map can show, and whatever is coarser or has no coordinates, to be listed.

A country's or a province's middle is no place on a map.
"""

from collections import defaultdict
from typing import Any

from sqlalchemy import Row, case, exists, func, select

from dragoman.store.browsing.catalogue import Catalogue
from dragoman.store.browsing.narrowing import happening_conditions
from dragoman.store.browsing.rows import PlaceRow, Wanted
from dragoman.store.finding.conditions import chunks
from dragoman.store.found_tables import places
from dragoman.store.linked_tables import disputes, happenings

__all__ = ["place_happenings"]

MOST = 600  # places on one map: more are a blot


def place_happenings(catalogue: Catalogue, wanted: Wanted) -> tuple[tuple[PlaceRow, ...], int]:
    """Return places with how many happenings are told there, most first, and how many happenings have no place.

    Args:
        catalogue: The store.
        wanted: What the happenings must hold.
    """
    with catalogue.asking() as connection:
        conditions = happening_conditions(connection, wanted)
        contested = exists(select(disputes.c.id).where(disputes.c.happening == happenings.c.id))
        named = (happenings.c.place_name, happenings.c.place_country)
        query = select(*named, func.count().label("told"), func.sum(case((contested, 1), else_=0)).label("disputed"))
        query = query.where(happenings.c.place_name.is_not(None), *conditions).group_by(*named)
        rows = list(connection.execute(query.order_by(func.count().desc(), *named).limit(MOST)))
        lost = select(func.count()).select_from(happenings).where(happenings.c.place_name.is_(None), *conditions)
        unplaced = connection.scalar(lost) or 0
        known = defaultdict[tuple[str, str | None], list[tuple[str, float | None, float | None]]](list)
        for some in chunks({row.place_country for row in rows if row.place_country}):
            columns = (places.c.name, places.c.country, places.c.kind, places.c.latitude, places.c.longitude)
            wanted_names = {row.place_name for row in rows}
            for name, country, kind, latitude, longitude in connection.execute(
                select(*columns).distinct().where(places.c.country.in_(some))
            ):
                if name in wanted_names:
                    known[name, country].append((kind, latitude, longitude))
    return tuple(_row(row, known.get((row.place_name, row.place_country), [])) for row in rows), unplaced


def _row(row: Row[Any], found: list[tuple[str, float | None, float | None]]) -> PlaceRow:
    kind, latitude, longitude = min(
        found, key=lambda one: (one[0] != "city", one[1] is None, str(one)), default=("other", None, None)
    )
    return PlaceRow(
        name=row.place_name,
        country=row.place_country,
        kind=kind,
        latitude=latitude,
        longitude=longitude,
        happenings=row.told,
        disputed=row.disputed or 0,
    )

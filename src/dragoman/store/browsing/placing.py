"""Placing: happenings by place: towns that a map can show, and whatever is coarser or has no coordinates, to be listed.

A country's or a province's middle is no place on a map.
"""

from collections import defaultdict

import numpy as np
from sqlalchemy import Connection, select

from dragoman.store.browsing.catalogue import Catalogue
from dragoman.store.browsing.rows import PlaceRow, Wanted
from dragoman.store.found_tables import places

__all__ = ["place_happenings"]

MOST = 600  # places on one map: more are a blot


def place_happenings(catalogue: Catalogue, wanted: Wanted) -> tuple[tuple[PlaceRow, ...], int]:
    """Return places with how many happenings are told there, most first, and how many happenings have no place.

    Args:
        catalogue: The store.
        wanted: What the happenings must hold.
    """
    with catalogue.narrowing() as narrower:
        columns = narrower.columns
        flags = narrower.happenings(wanted)
        codes, contested = columns.happening_place.codes[flags], columns.disputed[flags]
        names = columns.happening_place.names
        told = np.bincount(codes[codes >= 0], minlength=len(names))
        disputed = np.bincount(codes[(codes >= 0) & contested], minlength=len(names))
        order = sorted(np.flatnonzero(told).tolist(), key=lambda one: (-int(told[one]), str(names[one])))[:MOST]
        known = _coordinates(narrower.connection, {names[one][0] for one in order})
    rows = tuple(_row(names[one], int(told[one]), int(disputed[one]), known.get(names[one], [])) for one in order)
    return rows, int((codes < 0).sum())


Spot = tuple[str, float | None, float | None]
"""Kind, latitude and longitude."""


def _coordinates(connection: Connection, names: set[str]) -> dict[tuple[str, str | None], list[Spot]]:
    found = defaultdict[tuple[str, str | None], list[Spot]](list)
    columns = (places.c.name, places.c.country, places.c.kind, places.c.latitude, places.c.longitude)
    for name, country, *spot in connection.execute(select(*columns).distinct().where(places.c.name.in_(names))):
        found[name, country].append((spot[0], spot[1], spot[2]))
    return found


def _row(name: tuple[str, str | None], told: int, disputed: int, found: list[Spot]) -> PlaceRow:
    spots = sorted(found, key=lambda one: (one[0] != "city", one[1] is None, str(one)))
    kind, latitude, longitude = spots[0] if spots else ("other", None, None)
    return PlaceRow(
        name=name[0],
        country=name[1],
        kind=kind,
        latitude=latitude,
        longitude=longitude,
        happenings=told,
        disputed=disputed,
    )

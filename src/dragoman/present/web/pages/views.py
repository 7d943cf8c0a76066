"""Network, map and search: the record seen from the side."""

from dragoman.present.web.answering import Page
from dragoman.present.web.asking import Asked
from dragoman.present.web.charts.network import draw_network
from dragoman.present.web.charts.world import draw_map
from dragoman.present.web.desk import Desk
from dragoman.present.web.pages.tables import pair_lines, place_lines
from dragoman.store.browsing import Wanted
from dragoman.store.browsing.pairing import find_pairs
from dragoman.store.browsing.placing import place_happenings
from dragoman.store.browsing.searching import COUNTED, search_words
from dragoman.store.filters import Filters

__all__ = ["map_page", "network_page", "search_page"]


def network_page(desk: Desk, asked: Asked) -> Page:
    """Return who stands on both sides of events, an edge as wide as its origins are many, with its table."""
    pairs = find_pairs(desk.catalogue, asked.wanted)
    return Page(
        template="network.html",
        title="Network",
        section="network",
        shown={"pairs": pairs, "network": draw_network(pairs)},
        record={"pairs": pairs},
        table=pair_lines(pairs),
    )


def map_page(desk: Desk, asked: Asked) -> Page:
    """Return the towns that happenings are told of, and what is coarser or unknown as a list."""
    places, unplaced = place_happenings(desk.catalogue, asked.wanted)
    towns = [place for place in places if place.kind == "city" and place.latitude is not None and place.longitude is not None]
    coarse = [place for place in places if place not in towns]
    return Page(
        template="map.html",
        title="Map",
        section="map",
        shown={
            "map": draw_map(towns, focus=asked.get("frame") != "all"),
            "towns": towns,
            "coarse": coarse,
            "unplaced": unplaced,
        },
        record={"towns": towns, "coarser": coarse, "without_place": unplaced},
        table=place_lines([*towns, *coarse]),
    )


def _total(total: int) -> str:
    return f"{total:,}" if total <= COUNTED else f"more than {COUNTED:,}"


def search_page(desk: Desk, asked: Asked) -> Page:
    """Return reports, statements, events and actors that hold the words."""
    words = asked.get("q")
    hits = search_words(desk.catalogue, words) if words else {}
    actors = desk.catalogue.actors(Wanted(filters=Filters(words=words)), size=8) if words else None
    table = [
        {
            "kind": hit.kind,
            "id": hit.id,
            "marked": hit.marked,
            "words": "".join(piece for piece, _ in hit.pieces),
            "publisher": hit.report.publisher,
            "published": hit.report.published,
            "title": hit.report.title,
            "report": hit.report.id,
        }
        for some, _ in hits.values()
        for hit in some
    ]
    totals = {kind: total for kind, (_, total) in hits.items()}
    return Page(
        template="search.html",
        title=f"Search: {words}" if words else "Search",
        section="search",
        shown={"words": words, "hits": hits, "actors": actors, "total_of": _total},
        record={
            "totals": totals,
            "hits": [hit for some, _ in hits.values() for hit in some],
            "actors": actors.rows if actors else [],
        },
        table=table,
    )

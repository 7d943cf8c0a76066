"""Toponyms: which words name places, and which place of that name: ``Tripoli`` in a report from Libya is not the Lebanese one.

In: a reading, its names, where countries act. Out: places in text order. Chosen by what stands after a comma, our own list,
the countries that the report names, then population.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.actors.drafts import Ensemble
from dragoman.actors.knowledge import units_of
from dragoman.actors.names import Named
from dragoman.lexicon.gazetteer import Spot, fold_name
from dragoman.model import Place, Reading, Span, Trace
from dragoman.model.terms import PlaceKind, PlaceUse

__all__ = ["find_places", "home_of"]

_COMPASS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "north-east", "north-west",
    "south-east", "south-west", "north-eastern", "north-western", "south-eastern", "south-western", "northeast",
    "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower",
    "occupied", "rural", "greater",
})  # fmt: skip
_FEATURES: dict[str, PlaceKind] = {
    "river": "other", "valley": "other", "mountain": "other", "mountains": "other", "desert": "other", "airbase": "other",
    "airport": "other", "island": "region", "province": "region", "governorate": "region", "region": "region",
    "district": "region", "peninsula": "region", "countryside": "region", "city": "city", "town": "city", "village": "city",
    "camp": "city", "sea": "other", "university": "other", "oblast": "region", "county": "region",
}  # fmt: skip
_HOME, _NAMED = 30.0, 4.0  # a village of the report's country beats a town thirty times as large elsewhere
_PROPER = 10.0  # a nickname ("Garden City" of Singapore) needs ten times the people
_OBSCURE = 40_000  # people: a smaller place far from the report's countries is more likely somebody's name


def find_places(ensemble: Ensemble, names: Sequence[Named], located: frozenset[int]) -> tuple[Place, ...]:
    """Find the places of a report.

    Args:
        ensemble: The report and the knowledge; mentions of actors are told from places by it.
        names: All names of the report.
        located: First tokens of country names and capitals that stand for the place.

    Returns:
        Places in text order. A country that acts is an actor and no place (of 16 reports, readers mark none as one); a capital
        that stands for its government is kept, with ``use`` ``agent``.
    """
    countries = _countries(names)
    found = [place for named in names for place in _places_of(ensemble, named, located, countries)]
    return tuple(sorted(found, key=lambda place: place.span))


def home_of(names: Sequence[Named], located: frozenset[int], ensemble: Ensemble) -> str | None:
    """Return the country that most of a report's places lie in, or None where there is no clear one."""
    counts: Counter[str] = Counter()
    for named in names:
        if named.entries and named.first in located:
            counts[named.entries[0].id] += 1
        elif not named.entries and named.seems == "place":
            spots = _spots(ensemble, named)
            counts.update([spots[0].country] if spots and spots[0].country and spots[0].own else [])
    if not counts:
        return None
    code, count = counts.most_common(1)[0]
    return code if count >= 3 and 2 * count >= counts.total() else None


def _countries(names: Sequence[Named]) -> Counter[str]:
    return Counter(
        entry.id
        for named in names
        for entry in named.entries[:1]
        if entry.kind in {"country", "capital", "adjective", "people"}
    )


def _places_of(ensemble: Ensemble, named: Named, located: frozenset[int], countries: Counter[str]) -> Iterator[Place]:
    if named.seems == "person" or (named.entries and named.entries[0].kind in {"adjective", "people", "metonym"}):
        return
    first, last = _widen(ensemble.reading, named)
    stated = _country_after(ensemble, named)
    namesake = bool(named.entries) and named.entries[0].kind == "capital" and stated not in {None, named.entries[0].id}
    if named.entries and named.entries[0].kind in {"country", "capital"} and not namesake:
        if named.first in located or named.entries[0].kind == "capital":
            yield _known_place(ensemble, named, first, last, "location" if named.first in located else "agent")
        return
    if (named.entries and not namesake) or (named.seems not in {"place", "unknown"}) or ensemble.covered(named.last - 1):
        return
    whole = ensemble.knowledge.world.gazetteer.places_named(ensemble.reading.words(ensemble.reading.span(first, last)))
    spot = (
        whole[0]
        if whole and whole[0].own and stated in {None, whole[0].country}
        else _choose(_spots(ensemble, named), ensemble, named, countries)
    )
    if spot is None and named.seems == "unknown":
        return
    rule = "gazetteer" if spot else "not-in-gazetteer"
    yield _place(ensemble.reading, ensemble.reading.span(first, last), spot, use="location", rule=rule)


def _widen(reading: Reading, named: Named) -> tuple[int, int]:
    """Take in "northern" before and "river", "province" after a name."""
    first, last = named.first, named.last
    tokens = reading.tokens
    if (
        last < len(tokens)
        and tokens[last].text.casefold() in {"river", "province", "governorate"}
        and tokens[last].sentence == tokens[first].sentence
    ):
        last += 1
    while first > 0 and tokens[first - 1].sentence == tokens[first].sentence:
        before = tokens[first - 1].text
        if before.casefold() in _COMPASS:
            first -= 1
        elif before == "-" and first > 1 and tokens[first - 2].text.casefold() in _COMPASS:
            first -= 2
        else:
            break
    return first, last


def _known_place(ensemble: Ensemble, named: Named, first: int, last: int, use: PlaceUse) -> Place:
    country = ensemble.knowledge.countries[named.entries[0].id]
    reading = ensemble.reading
    if named.entries[0].kind == "capital":
        spots = [spot for spot in _spots(ensemble, named) if spot.country == country.code]
        spot = spots[0] if spots else None
        return _place(reading, reading.span(first, last), spot, use=use, rule="capital", country=country.code)
    words = " ".join(reading.words(reading.span(first, last)).split())
    parts = [spot for spot in ensemble.knowledge.world.gazetteer.places_named(words) if spot.own] if first < named.first else []
    if parts:
        return _place(reading, reading.span(first, last), parts[0], use=use, rule="part-of-country")
    return Place(
        span=reading.span(first if use == "location" else named.first, last),
        name=words if first < named.first else country.name,
        kind="region" if first < named.first else "country",
        country=country.code,
        latitude=country.latitude,
        longitude=country.longitude,
        use=use,
        trace=Trace("actors", "country"),
    )


def _place(reading: Reading, span: Span, spot: Spot | None, *, use: PlaceUse, rule: str, country: str | None = None) -> Place:
    words = " ".join(reading.words(span).split())
    feature = _FEATURES.get(words.split()[-1].casefold())
    return Place(
        span=span,
        name=spot.name if spot else words,
        kind=feature or (spot.kind if spot else "city" if country else "other"),
        country=spot.country if spot else country,
        latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None,
        geonames=spot.geonames if spot else None,
        use=use,
        trace=Trace("actors", rule),
    )


def _spots(ensemble: Ensemble, named: Named) -> tuple[Spot, ...]:
    reading = ensemble.reading
    words = reading.words(reading.span(named.first, named.last))
    found = ensemble.knowledge.world.gazetteer.places_named(words)
    if found:
        return found
    if words.split()[0].casefold() in _COMPASS and " " in words:
        return ensemble.knowledge.world.gazetteer.places_named(words.split(maxsplit=1)[1])
    for size in (2, 1):
        short = " ".join(words.split()[:-size]) if words.split()[-1].casefold() in _FEATURES else ""
        if short and (found := ensemble.knowledge.world.gazetteer.places_named(short)):
            return found
    return ()


def _choose(spots: tuple[Spot, ...], ensemble: Ensemble, named: Named, countries: Counter[str]) -> Spot | None:
    if not spots:
        return None
    stated = _country_after(ensemble, named)
    here = [spot for spot in spots if spot.country == stated]
    if here:
        return here[0]
    if spots[0].own and stated is None:
        return spots[0]
    words = fold_name(ensemble.reading.words(ensemble.reading.span(named.first, named.last)))
    best = max(
        spots,
        key=lambda spot: (spot.population + 1) * _nearness(spot, countries) * (_PROPER if fold_name(spot.name) == words else 1),
    )
    known = best.country in countries or best.population >= _OBSCURE or named.seems == "place"
    return best if known else None


def _nearness(spot: Spot, countries: Counter[str]) -> float:
    """How much the report's own countries weigh: the one it names most as much as thirty times the people."""
    if spot.country not in countries:
        return 1.0
    return _HOME if countries.most_common(1)[0][0] == spot.country else _NAMED


def _country_after(ensemble: Ensemble, named: Named) -> str | None:
    """The country in "Tripoli, Lebanon" and "Tripoli in Lebanon"."""
    tokens = ensemble.reading.tokens
    if named.last + 1 >= len(tokens) or tokens[named.last].text not in {",", "in"}:
        return None
    for size in (3, 2, 1):
        words = " ".join(token.text for token in tokens[named.last + 1 : named.last + 1 + size])
        for entry in ensemble.knowledge.aliases.get(tuple(unit.casefold() for unit in units_of(words)), ()):
            if entry.kind == "country":
                return entry.id
    return None

"""Which place of a name is meant: ``Alexandria`` is in Louisiana beside Rapides Parish, in Virginia beside Arlington.

In: a reading, the names of its places. Out: the likeliest spot for each. What the text states ("Paris, Ill.", "Paris in
Texas") decides; else population, the countries that the report names, and the report's other places near by weigh. Each weight
is the power of ten of people that it is worth; they were chosen by hand on LGL and GeoVirus.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import cos, log10, radians

from dragoman.actors.knowledge import Knowledge, units_of
from dragoman.lexicon.gazetteer import Gazetteer, Spot, fold_name
from dragoman.lexicon.world import Country
from dragoman.model import Reading

__all__ = ["Choice", "Setting", "choose_namesake", "choose_spot", "find_setting", "lies_in", "stated_container"]

_INSIDE_NAME = 0.5  # a state in a body's name counts half as much as one that is named as a place
_FEW = 300  # people: what a place counts without any known
_HOME, _NAMED = 1.48, 0.6  # the report's first country is worth thirty times the people, another that it names four
_PROPER = 1.0  # a nickname ("Garden City" of Singapore) needs ten times the people
_REGION = 2.0  # the same state as the other places
_NEAR = 1.2  # the same neighbourhood as the other places
_MOST_NEAR = 2.0  # other places near by, beyond which more tell nothing
_FLAT = 0.5  # fewer people speak less against a place that others stand by
_LAND = 1.0  # all the other places in its country
_NATION = 3_000_000  # people that a country counts as against a town of its name
_CELL = 1.5  # degrees: cells of about 160 km, looked at with their neighbours
_MOST_SPOTS = 12  # of one name; the rest are hamlets
_INSIDE = 1.2  # degrees from the middle of a county to its towns
_APART = 1.5  # degrees of latitude, about 161 km: places nearer than that are one for most purposes
_MOST_OTHERS = 4  # candidates that are kept
_STATED, _ALONE, _OURS = 0.95, 0.93, 0.75
_CERTAINTY = ((3.0, 0.96), (1.5, 0.88), (1.0, 0.77), (0.5, 0.52), (0.0, 0.42))
"""How often a choice is right by how far its worth lies above the next place's, and where the text states what it lies in,
where one place alone bears the name, and where our own list gives it. Counted on LGL and GeoVirus (6,600 toponyms)."""
_FAMOUS, _TIMES, _LARGE, _SOME = 0.6, 4, 50_000, 0.5
"""What a famous place is worth where another is about as likely: one with four times the people of the next of its name, and as
many as a large town, where less than half a place near the other is named. In local news it is mostly the other."""
_JOINTS = frozenset({",", "in", "(", "of"})


@dataclass(slots=True)
class Setting:
    """What a report tells of where it is.

    Attributes:
        countries: How often it names each.
        shares: By folded name, how much each region and cell is meant by it.
        lands: How much each country is meant by all names.
        regions: How much each region is meant by all names.
        cells: How much each cell of the map is meant by all names.
        peoples: Countries whose people or adjective the report uses.
    """

    countries: Counter[str] = field(default_factory=Counter)
    shares: dict[str, tuple[dict[tuple[str, str], float], dict[tuple[int, int], float]]] = field(default_factory=dict)
    lands: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    regions: defaultdict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    cells: defaultdict[tuple[int, int], float] = field(default_factory=lambda: defaultdict(float))
    peoples: frozenset[str] = frozenset()

    def region_share(self, spot: Spot, name: str) -> float:
        """Return how much the other names mean the state or province that a spot lies in, 0 to 1."""
        key = (spot.country or "", spot.region or "")
        own = self.shares.get(name, ({}, {}))[0].get(key, 0.0)
        return min(self.regions.get(key, 0.0) - own, 1.0) if spot.region else 0.0

    def land_share(self, country: str, name: str) -> float:
        """Return how much of what the other names mean lies in a country, 0 to 1."""
        own = self.shares.get(name, ({}, {}))[0]
        mine = sum(share for (land, _), share in own.items() if land == country)
        whole = sum(self.lands.values()) - (1.0 if own else 0.0)
        return max(self.lands.get(country, 0.0) - mine, 0.0) / whole if whole > 0.5 else 0.0

    def near_share(self, spot: Spot, name: str) -> float:
        """Return how many other places lie in the neighbourhood of a spot."""
        own = self.shares.get(name, ({}, {}))[1]
        row, column = _cell(spot)
        found = 0.0
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                key = (row + down, column + right)
                if key in self.cells:
                    found += self.cells[key] - own.get(key, 0.0)
        return min(found, _MOST_NEAR)


def find_setting(
    names: Iterable[tuple[str, Spot | None]],
    countries: Counter[str],
    gazetteer: Gazetteer,
    states: Iterable[tuple[str, str]] = (),
) -> Setting:
    """Weigh what all place names of a report may mean.

    Args:
        names: Each name as it is written, with what the text states that it lies in.
        countries: How often the report names each country.
        gazetteer: Places by name.
        states: Names and countries of states and provinces that stand inside other names: "Texas Forest Service".
    """
    setting = Setting(countries=countries)
    for state, country in dict.fromkeys(states):
        setting.regions[country, state] += _INSIDE_NAME
        setting.countries[country] += 1
    for words, container in names:
        name = fold_name(words)
        if container is not None and container.region and container.kind == "region":
            key = (container.country or "", container.region)
            setting.regions[key] += 1.0
            if name not in setting.shares:
                setting.countries[container.country or ""] += 1
        if name in setting.shares:
            continue
        spots = _within(gazetteer.places_named(words)[:_MOST_SPOTS], container)
        weights = [(_people(spot) * 10 ** _of_country(spot, countries)) ** _FLAT for spot in spots]
        whole = sum(weights)
        regions: dict[tuple[str, str], float] = defaultdict(float)
        cells: dict[tuple[int, int], float] = defaultdict(float)
        for spot, weight in zip(spots, weights, strict=True):
            if spot.region:
                regions[spot.country or "", spot.region] += weight / whole
            if spot.kind != "region" or spot.name != spot.region:
                cells[_cell(spot)] += weight / whole
        setting.shares[name] = (regions, cells)
        for region, share in regions.items():
            setting.regions[region] += share
            setting.lands[region[0]] += share
        for cell, share in cells.items():
            setting.cells[cell] += share
    return setting


@dataclass(frozen=True, slots=True)
class Choice:
    """The likeliest of the places that bear a name.

    Attributes:
        spot: The place.
        confidence: How often such a choice is right, 0 to 1.
        others: What else may be meant, far from it, the likeliest first.
    """

    spot: Spot
    confidence: float
    others: tuple[Spot, ...] = ()


def choose_spot(words: str, spots: tuple[Spot, ...], setting: Setting, container: Spot | None = None) -> Choice | None:
    """Return the likeliest of the places that bear a name; None where there is none."""
    inside = _within(spots, container)
    if not inside:
        return None
    if inside[0].own and container is None:
        return Choice(inside[0], _OURS)
    name = fold_name(words)
    if inside[0].country not in setting.countries:
        inside = tuple(spot for spot in inside if fold_name(spot.name) == name) or inside  # Berea is no more Aleppo
    worth = [(_worth(spot, name, setting), spot) for spot in inside]
    most, best = max(worth, key=lambda pair: pair[0])
    others = sorted((pair for pair in worth if _are_apart(pair[1], best)), key=lambda pair: -pair[0])
    if container is not None or not others:
        confidence = _STATED if container is not None else _ALONE
    else:
        confidence = next(share for least, share in _CERTAINTY if most - others[0][0] >= least)
        if _is_famous(best, others[0][1], name, setting):
            confidence = max(confidence, _FAMOUS)
    return Choice(best, confidence, tuple(spot for _, spot in others[:_MOST_OTHERS]))


def _is_famous(best: Spot, other: Spot, name: str, setting: Setting) -> bool:
    """Whether a place is far better known than the next, and nothing near that one is named: Geneva without Illinois."""
    company = setting.region_share(other, name) + setting.near_share(other, name)
    return _people(best) >= _TIMES * _people(other) and _people(best) >= _LARGE and company < _SOME


def _are_apart(one: Spot, other: Spot) -> bool:
    east = (one.longitude - other.longitude) * cos(radians((one.latitude + other.latitude) / 2))
    return (one.latitude - other.latitude) ** 2 + east**2 > _APART**2


def stated_container(reading: Reading, last: int, knowledge: Knowledge) -> Spot | None:
    """Return the country, state or county that stands after a name: "Tripoli, Lebanon", "Paris, Ill.", "Milford in Ohio".

    Args:
        reading: The report.
        last: One past the name's last token.
        knowledge: The world table and the places.
    """
    tokens = reading.tokens
    if last + 1 >= len(tokens) or tokens[last].text not in _JOINTS or tokens[last + 1].sentence != tokens[last - 1].sentence:
        return None
    gazetteer = knowledge.world.gazetteer
    for size in (3, 2, 1):
        words = " ".join(token.text for token in tokens[last + 1 : last + 1 + size])
        for form in (words, f"{words}."):
            for name, country in gazetteer.regions_short(form) if words != "of" else ():
                spots = [spot for spot in gazetteer.places_named(name) if spot.kind == "region" and spot.country == country]
                if spots:
                    return spots[0]
        for entry in knowledge.aliases.get(tuple(unit.casefold() for unit in units_of(words)), ()):
            if entry.kind == "country" and tokens[last].text != "of":
                country_row = knowledge.countries[entry.id]
                return Spot(country_row.name, "country", entry.id, country_row.latitude or 0.0, country_row.longitude or 0.0)
        if words[:1].isupper():
            regions = [spot for spot in gazetteer.places_named(words) if spot.kind == "region"]
            if regions and len({spot.country for spot in regions}) == 1:
                return regions[0]
    return None


def lies_in(spot: Spot, container: Spot) -> bool:
    """Tell whether a place lies in a country, state or county."""
    if spot.country != container.country or spot == container:
        return False
    if container.kind == "country":
        return True
    if container.region and spot.region and container.name in {container.region, f"Province of {container.region}"}:
        return spot.region == container.region
    near = abs(spot.latitude - container.latitude) < _INSIDE and abs(spot.longitude - container.longitude) < 1.5 * _INSIDE
    return near and (not spot.region or not container.region or spot.region == container.region)


def choose_namesake(words: str, country: Country, spots: tuple[Spot, ...], setting: Setting) -> Spot | None:
    """Return the town or state that bears a country's name, where the report's other places speak for it: Lebanon in Indiana.

    Args:
        words: The name.
        country: The country of that name.
        spots: Other places that bear it.
        setting: What the report tells of where it is.
    """
    name = fold_name(words)
    others = [spot for spot in spots if spot.country != country.code and fold_name(spot.name) == name]
    if not others or country.code in setting.peoples:  # beside "the Egyptians" Egypt is the land
        return None
    best = max(others, key=lambda spot: _worth(spot, name, setting))
    own = setting.land_share(country.code, name)
    stands = log10(_NATION) + _PROPER + _REGION * min(3 * own, 1.0) + _LAND * own
    return best if _worth(best, name, setting) - _of_country(best, setting.countries) > stands else None


def _within(spots: tuple[Spot, ...], container: Spot | None) -> tuple[Spot, ...]:
    """The spots that lie in what the text states; all of them where none does."""
    if container is None:
        return spots
    inside = tuple(spot for spot in spots if lies_in(spot, container))
    return inside or (spots if container.kind != "country" else ())


def _worth(spot: Spot, name: str, setting: Setting) -> float:
    worth = log10(_people(spot)) + _of_country(spot, setting.countries)
    worth += _PROPER * (fold_name(spot.name) == name)
    worth += _LAND * setting.land_share(spot.country or "", name)
    return worth + _REGION * setting.region_share(spot, name) + _NEAR * setting.near_share(spot, name)


def _of_country(spot: Spot, countries: Counter[str]) -> float:
    if spot.country is None or not countries.get(spot.country):
        return 0.0
    return _HOME if countries.most_common(1)[0][0] == spot.country else _NAMED


def _people(spot: Spot) -> int:
    return spot.population + _FEW


def _cell(spot: Spot) -> tuple[int, int]:
    return int(spot.latitude // _CELL), int(spot.longitude // _CELL)

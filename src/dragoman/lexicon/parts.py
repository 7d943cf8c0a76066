"""Parts: the words that tell which part a party plays in an affair, and the names under which texts speak of a country.

"mediate", "broker", "bring both sides closer" -> a mediator. "Türkiye", "Turkey", "Ankara" -> TUR.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from dragoman.lexicon.tables import Row, read_table
from dragoman.lexicon.world_rows import (
    COUNTRY_COLUMNS,
    OFFICE_COLUMNS,
    PERSON_COLUMNS,
    OfficeHeld,
    read_office,
    read_person,
)

__all__ = ["CountryNames", "Part", "load_country_names", "load_parts", "load_peoples", "load_rulers", "read_part"]

PART_COLUMNS = ("part", "words", "example")
_RULING = frozenset({"president", "prime minister", "chancellor", "king", "supreme leader"})
_GAP = r"(?:\W+[\w’'-]+){0,3}?\W+"


@dataclass(frozen=True, slots=True)
class Part:
    """A part in an affair and the words that tell it."""

    name: str
    words: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class CountryNames:
    """All names of countries, with the code of each and the name by which a reader knows the country."""

    pattern: re.Pattern[str]
    codes: Mapping[str, str]
    names: Mapping[str, str]


def load_parts() -> tuple[Part, ...]:
    """Return the parts, in the table's order.

    Raises:
        LexiconError: When a row breaks the table's schema.
    """
    return tuple(map(read_part, read_table("en/parts.tsv", PART_COLUMNS).rows))


def read_part(row: Row) -> Part:
    """Return the part that a row tells.

    Raises:
        LexiconError: When a cell is empty, or the example does not hold the words.
    """
    row.needed("words")
    words = re.compile("|".join(rf"\b{_pattern(one)}" for one in row.list("words")), re.I)
    if words.search(row.needed("example")) is None:
        row.refuse(f"the example of “{row.needed('part')}” holds none of its words")
    return Part(row.needed("part"), words, row.needed("example"))


def _pattern(words: str) -> str:
    parts = (re.escape(part.strip()).replace(r"\*", r"\w*") + r"\b" for part in words.split("..."))
    return _GAP.join(parts)


@cache
def load_country_names() -> CountryNames:
    """Return the names of the world table: short and official names, aliases, and capitals that act for their countries."""
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in read_table("world/countries.tsv", COUNTRY_COLUMNS).rows:
        names[row["code"]] = row["name"]
        for name in chain((row["name"], row["official"]), row.list("aliases"), row.list("metonyms")):
            if name:
                codes.setdefault(name, row["code"])
    longest = sorted(codes, key=lambda name: (-len(name), name))
    return CountryNames(re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"), codes, names)


@cache
def load_peoples() -> Mapping[str, str]:
    """Return the code of the country by the adjectives and names of its people, in small letters: "georgian", "israelis"."""
    found: dict[str, str] = {}
    for row in read_table("world/countries.tsv", COUNTRY_COLUMNS).rows:
        for word in (*row.list("adjectives"), *row.list("people")):
            found.setdefault(word.casefold(), row["code"])
    return found


@cache
def load_rulers() -> Mapping[str, tuple[tuple[str, OfficeHeld], ...]]:
    """Return the names of those who ruled each country, with the office by which each did, by the country's code."""
    names = {one.id: one.name for one in map(read_person, read_table("world/people.tsv", PERSON_COLUMNS).rows)}
    found: dict[str, list[tuple[str, OfficeHeld]]] = {}
    for office in map(read_office, read_table("world/offices.tsv", OFFICE_COLUMNS).rows):
        if office.title in _RULING and office.of is not None and office.person in names:
            found.setdefault(office.of, []).append((names[office.person], office))
    return {code: tuple(held) for code, held in found.items()}

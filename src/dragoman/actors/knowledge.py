"""Knowledge made ready for finding: every alias of the world table by its words, roles by theirs, people by surname and office.

``Kurdistan Workers' Party`` -> the words ``kurdistan workers party`` -> ``org-pkk``. In: a ``World``. Out: a ``Knowledge``,
built once and only read afterwards.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from dragoman.lexicon.world import Country, OfficeHeld, Organisation, Outlet, Person, Role, World

__all__ = ["Entry", "EntryKind", "Knowledge", "build_knowledge", "fold", "units_of"]

EntryKind = Literal["country", "capital", "metonym", "adjective", "people", "person", "organisation", "outlet"]

PARTICLES = frozenset({
    "al", "el", "de", "del", "der", "den", "van", "von", "bin", "ibn", "bint", "abu", "umm", "abd", "ben", "da", "dos",
    "di", "du", "la", "le", "ul", "ur", "of", "the", "and", "for", "in", "on",
})  # fmt: skip
_KUNYAS = frozenset({"abu", "abo", "umm"})  # "Abu Mazen": Mazen is his son's name
_TORN = 4  # letters that a word must keep when those beyond ASCII are lost
_LOOSE = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "‑": "-", "–": "-"}
)
_INNER = re.compile(r"(?<=\w)['.](?=\w)|(?<=\w)\.")
_UNIT = re.compile(r"'s\b|[^\W_]+|[^\w\s'\-.]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What an alias means.

    Attributes:
        kind: Which table, and which of its columns.
        id: Country code or table id.
        units: The alias's words as it is written, without accents.
        guarded: Whether it counts only beside the full name or the country.
    """

    kind: EntryKind
    id: str
    units: tuple[str, ...]
    guarded: bool = False


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """The world table by words.

    Attributes:
        world: Where it comes from.
        aliases: Entries by folded words.
        longest: The most words that an alias has, by its first word.
        countries: Countries by code.
        people: People by id.
        organisations: Organisations by id.
        outlets: Outlets by id.
        offices: Offices by person.
        offices_of: Offices by country or organisation.
        surnames: Person ids by folded last name.
        roles: Roles by folded words, but for those that only modify.
        modifiers: All roles, those that only modify before the rest.
        role_ends: Last words of roles, singular.
        given_names: Gender by folded first name.
        bodies: Organisation ids by country and kind.
    """

    world: World
    aliases: dict[tuple[str, ...], tuple[Entry, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    offices: dict[str, tuple[OfficeHeld, ...]] = field(default_factory=dict)
    offices_of: dict[str, tuple[OfficeHeld, ...]] = field(default_factory=dict)
    surnames: dict[str, tuple[str, ...]] = field(default_factory=dict)
    roles: dict[tuple[str, ...], Role] = field(default_factory=dict)
    modifiers: dict[tuple[str, ...], Role] = field(default_factory=dict)
    role_ends: frozenset[str] = frozenset()
    given_names: dict[str, str] = field(default_factory=dict)
    bodies: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def offices_on(self, person: str, day: date | None) -> tuple[OfficeHeld, ...]:
        """Return the offices that a person holds on a day; without a day, those held still."""
        return tuple(office for office in self.offices.get(person, ()) if office.held_on(day))

    def holder(self, titles: Iterable[str], of: str, day: date | None) -> str | None:
        """Return the one person who holds one of these offices of a country or body on a day, or None."""
        wanted = set(titles)
        held = {office.person for office in self.offices_of.get(of, ()) if office.title in wanted and office.held_on(day)}
        return held.pop() if len(held) == 1 else None


def build_knowledge(world: World) -> Knowledge:
    """Make the world table ready for finding."""
    aliases: dict[tuple[str, ...], list[Entry]] = {}
    longest: dict[str, int] = {}
    owners = {entry.units[-1].casefold() for entry in _entries(world) if entry.kind != "adjective" and len(entry.units) == 1}
    for named in _entries(world):
        for entry in _forms(named, owners):
            key = tuple(" ".join(entry.units).casefold().split(" "))
            known = aliases.get(key)
            if known is None:
                aliases[key] = [entry]
            elif all(other.id != entry.id or other.kind != entry.kind for other in known):
                known.append(entry)
            if longest.get(key[0], 0) < len(key):
                longest[key[0]] = len(key)
    roles = _roles(role for role in world.roles if role.kind != "modifier")
    return Knowledge(
        world=world,
        aliases={key: tuple(entries) for key, entries in aliases.items()},
        longest=longest,
        countries={country.code: country for country in world.countries},
        people={person.id: person for person in world.people},
        organisations={body.id: body for body in world.organisations},
        outlets={outlet.id: outlet for outlet in world.outlets},
        offices=_grouped((office.person, office) for office in world.offices),
        offices_of=_grouped((office.of, office) for office in world.offices if office.of),
        surnames=_surnames(world),
        roles=roles,
        modifiers={**roles, **_roles(role for role in world.roles if role.kind == "modifier")},
        role_ends=frozenset(words[-1] for words in roles),
        given_names={fold(name): gender for name, gender in world.given_names.items()},
        bodies=_grouped(((body.country, body.kind), body.id) for body in world.organisations if body.country),
    )


def _forms(entry: Entry, owners: set[str]) -> Iterator[Entry]:
    """An alias as it is written, and as a text has it that lost its apostrophes: "Peoples Protection Units".

    Where the owner is a name of its own ("Syrias army"), finding takes care of it.
    """
    words = " ".join(entry.units)
    if words:
        yield entry
        if " 's" in words and entry.units[entry.units.index("'s") - 1].casefold() not in owners:
            yield replace(entry, units=tuple(words.replace(" 's", "s").split(" ")))


def units_of(words: str) -> tuple[str, ...]:
    """Return the words of a name as they are written, without accents, hyphens and stops: ``U.S.`` is one, ``People's`` two."""
    if words.isascii() and words.replace(" ", "").isalpha():
        return tuple(words.split())  # most names; four times as fast
    plain = words if words.isascii() else _without_accents(words.translate(_LOOSE))
    spaced = re.sub(r"(?<=\w)'s\b", " 's", plain)
    return tuple(_UNIT.findall(_INNER.sub("", spaced)))


def fold(words: str) -> str:
    """Return words without case, accents, hyphens and stops, for comparing names."""
    return " ".join(units_of(words)).casefold()


def _without_accents(words: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", words) if not unicodedata.combining(letter))


def _entries(world: World) -> Iterator[Entry]:
    for country in world.countries:
        for name in (country.name, country.official, *country.aliases):
            yield Entry("country", country.code, _bare(name))
        for name in country.metonyms:
            yield Entry("capital" if name == country.capital else "metonym", country.code, _bare(name))
        for name in country.people:
            yield Entry("people", country.code, units_of(name))
        for name in country.adjectives:
            yield Entry("adjective", country.code, units_of(name))
    for person in world.people:
        for name in (person.name, *person.aliases, *_torn(person)):
            yield Entry("person", person.id, units_of(name))
    for body in world.organisations:
        yield from _body_entries("organisation", body)
    for outlet in world.outlets:
        yield from _body_entries("outlet", outlet)


def _torn(person: Person) -> Iterator[str]:
    """Names as a text has them that lost all letters beyond ASCII: "Tayyip Erdoan"."""
    for name in (person.name, *person.aliases):
        if not name.isascii() and " " in name:
            torn = name.encode("ascii", "ignore").decode()
            if all(len(word) >= _TORN for word in torn.split()):
                yield torn


def _body_entries(kind: EntryKind, body: Organisation | Outlet) -> Iterator[Entry]:
    for name in (body.name, *body.aliases):
        if name not in body.guarded:
            yield Entry(kind, body.id, _bare(name, strict=True))
    for name in body.guarded:
        yield Entry(kind, body.id, _bare(name), guarded=True)


def _bare(name: str, *, strict: bool = False) -> tuple[str, ...]:
    units = units_of(name)
    bare = units[1:] if len(units) > 1 and units[0].casefold() == "the" else units
    return units if len(bare) == 1 and bare[0].capitalize() == bare[0] and strict else bare


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, tuple[Any, ...]]:
    grouped: dict[Any, list[Any]] = {}
    for key, member in pairs:
        grouped.setdefault(key, []).append(member)
    return {key: tuple(dict.fromkeys(members)) for key, members in grouped.items()}


def _roles(roles: Iterable[Role]) -> dict[tuple[str, ...], Role]:
    found: dict[tuple[str, ...], Role] = {}
    for role in roles:
        if role.role.casefold() in PARTICLES:
            continue  # "Abu Hamam": part of the name, whatever it meant once
        found.setdefault(tuple(role.role.casefold().replace("-", " ").split()), role)
    return found


def _surnames(world: World) -> dict[str, tuple[str, ...]]:
    pairs = []
    for person in world.people:
        written = [units for units in map(units_of, (person.name, *person.aliases)) if units]
        names = {units[-1] for units in written if len(units) != 2 or units[0].casefold() not in _KUNYAS or units == written[0]}
        pairs += [(name.casefold(), person.id) for name in names]
    return _grouped(pairs)

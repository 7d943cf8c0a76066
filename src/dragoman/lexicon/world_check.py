"""Checks that rows of the world table agree with one another; each row alone is checked when it is read.

Two holders of one single office on one day, an alias that two bodies share without a guard or that is a town's too, a parent
that no row has: one line of trouble each. In: a ``World``. Out: the troubles, none for a sound table. The tests run it on what
ships and on the user's own rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from dragoman.lexicon.world import World
from dragoman.lexicon.world_rows import OfficeHeld, Organisation, Outlet, Person, day_of

__all__ = ["check_world"]

_Row = Person | Organisation | Outlet
_HANDOVER = 45  # days: sources date the end of a term by election, oath or handover
_COMMON = frozenset({
    "the", "it", "is", "was", "he", "we", "us", "they", "who", "what", "when", "where", "may", "will", "can", "march",
    "april", "august", "june", "july", "monday", "sunday", "it's", "on", "in", "at", "to", "be", "do", "no", "not", "or",
    "and", "for", "but", "all", "any", "new", "old", "north", "south", "east", "west", "president", "minister",
    "government", "army", "police", "party", "group", "council", "court", "congress", "house", "state", "union", "front",
    "force", "forces", "guard", "guards", "security", "defence", "defense", "bank", "press", "news", "times", "post",
    "today", "people", "nation", "national", "international", "general", "justice", "freedom", "change", "future",
    "progress", "hope", "order", "action", "unity", "reform", "movement", "democracy", "leader", "king", "queen", "prince",
    "sea", "act", "aid", "arms", "art", "ban", "bar",
})  # fmt: skip
"""Words of every report; none of them may name a body without a guard."""


def check_world(world: World) -> list[str]:
    """Return what is wrong between the rows of the world table, one line each."""
    return [
        *_repeated("country", (country.code for country in world.countries)),
        *_repeated("id", (row.id for rows in (world.people, world.organisations, world.outlets) for row in rows)),
        *_dangling(world),
        *_reversed(world),
        *_held_twice(world),
        *_shared(world),
        *_too_common(world),
        *_namesakes(world),
        *_homeless(world),
    ]


def _repeated(what: str, ids: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            yield f"{what} {each} stands twice"
        seen.add(each)


def _dangling(world: World) -> Iterator[str]:
    codes = {country.code for country in world.countries}
    bodies = {body.id for body in world.organisations} | {outlet.id for outlet in world.outlets}
    people = {person.id for person in world.people}
    rows: tuple[_Row, ...] = (*world.people, *world.organisations, *world.outlets)
    for row in rows:
        if row.country and row.country not in codes:
            yield f"{row.id}: no country {row.country}"
    for body in world.organisations:
        for other in (body.parent, body.successor):
            if other and other not in codes | bodies:
                yield f"{body.id}: no body {other}"
    for office in world.offices:
        if office.person not in people:
            yield f"{office.title} of {office.of}: no person {office.person}"
        if office.of and office.of not in codes | bodies:
            yield f"{office.person}: {office.title} of {office.of}, which no row has"


def _reversed(world: World) -> Iterator[str]:
    for office in world.offices:
        if _last(office.end) < _first(office.start):
            yield f"{office.person}: {office.title} from {office.start} to {office.end} runs backwards"
    for body in world.organisations:
        if _last(body.end) < _first(body.start):
            yield f"{body.id}: from {body.start} to {body.end} runs backwards"


def _held_twice(world: World) -> Iterator[str]:
    by_office: dict[tuple[str, str], list[OfficeHeld]] = defaultdict(list)
    for office in world.offices:
        if office.single and office.of:
            by_office[office.title, office.of].append(office)
    for (title, of), held in by_office.items():
        held.sort(key=lambda office: (_first(office.start), _last(office.end)))
        for position, earlier in enumerate(held):
            for later in held[position + 1 :]:
                days = (_last(earlier.end) - _first(later.start)).days
                if earlier.person != later.person and days > _slack(earlier, later):
                    yield f"{title} of {of}: {earlier.person} until {earlier.end} and {later.person} from {later.start}"


def _slack(earlier: OfficeHeld, later: OfficeHeld) -> int:
    """Days that two terms may overlap: more where a date is known by month or year alone."""
    lengths = [len(day) for day in (earlier.end, later.start) if day]
    return 366 + _HANDOVER if min(lengths, default=10) == 4 else 31 + _HANDOVER if min(lengths, default=10) == 7 else _HANDOVER


def _shared(world: World) -> Iterator[str]:
    owners: dict[str, list[str]] = defaultdict(list)
    bodies: tuple[Organisation | Outlet, ...] = (*world.organisations, *world.outlets)
    for row in bodies:
        for alias in {row.name, *row.aliases} - set(row.guarded):
            owners[alias].append(row.id)
    for alias, ids in owners.items():
        if len(ids) > 1:
            yield f"alias {alias!r} is unguarded in {' and '.join(ids)}"
    people: dict[str, list[str]] = defaultdict(list)
    for person in world.people:
        for alias in {person.name, *person.aliases}:
            if " " in alias:  # a surname alone is told apart by office and country
                people[alias].append(person.id)
    for alias, ids in people.items():
        if len(ids) > 1:
            yield f"name {alias!r} is that of {' and '.join(ids)}"


def _too_common(world: World) -> Iterator[str]:
    rows: tuple[_Row, ...] = (*world.people, *world.organisations, *world.outlets)
    for row in rows:
        for alias in row.aliases:
            if alias.casefold().removeprefix("the ") in _COMMON and not (alias.isupper() and len(alias) > 1):
                yield f"{row.id}: alias {alias!r} is a common word and needs a guard"


def _namesakes(world: World) -> Iterator[str]:
    """Short names of bodies that are a first name, or a town of our own list, and have no guard."""
    first_names = {name.casefold() for name in world.given_names}
    bodies: tuple[Organisation | Outlet, ...] = (*world.organisations, *world.outlets)
    for row in bodies:
        for alias in sorted({row.name, *row.aliases} - set(row.guarded)):
            if " " in alias or alias.isupper() or row.id in world.own:
                continue
            if alias.casefold() in first_names:
                yield f"{row.id}: alias {alias!r} is a first name and needs a guard"
            if any(spot.own for spot in world.gazetteer.places_named(alias)[:1]):
                yield f"{row.id}: alias {alias!r} is a town and needs a guard"


def _homeless(world: World) -> Iterator[str]:
    """Bodies of many countries that are given one."""
    for body in world.organisations:
        if body.kind == "igo" and body.country:
            yield f"{body.id}: a body of many countries has {body.country}"


def _first(iso: str | None) -> date:
    return day_of(iso) or date.min


def _last(iso: str | None) -> date:
    return day_of(iso, last=True) or date.max

"""Imports: entities of other programs as rows of the user's own tables of the world.

A FollowTheMoney ``Person`` with ``country: ["tr"]`` -> a row of people with ``TUR``. In: lines of FollowTheMoney entities (what
``wikidata`` reads comes through the same ``Found``). Out: CSV texts by table. A row that the shipped table has under the same
name and country takes its id and keeps its aliases, so that it replaces rather than doubles it.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from dragoman.lexicon.positions import codes_by_name, day_in, name_in_latin, office_of
from dragoman.lexicon.world import World
from dragoman.lexicon.world_rows import (
    OFFICE_COLUMNS,
    ORGANISATION_COLUMNS,
    OUTLET_COLUMNS,
    PERSON_COLUMNS,
    Organisation,
    Outlet,
    Person,
)
from dragoman.model import LexiconError

__all__ = ["Found", "Held", "read_ftm", "slug", "write_tables"]

_PEOPLE = frozenset({"Person"})
_BODIES = {
    "Organization": "other",
    "LegalEntity": "other",
    "Company": "company",
    "PublicBody": "agency",
    "Military": "military",
}
_TOPICS = {
    "role.pep": "GOV", "role.pol": "GOV", "role.judge": "JUD", "role.lawyer": "CVL", "role.civil": "GOV", "role.diplo": "GOV",
    "role.spy": "SPY", "role.journo": "JRN", "role.oligarch": "BUS", "role.act": "CVL", "role.lobby": "CVL", "gov": "GOV",
    "gov.executive": "GOV", "gov.legislative": "LEG", "gov.judicial": "JUD", "gov.security": "SPY", "gov.igo": "IGO",
    "gov.religion": "REL", "mil": "MIL", "pol.party": "PTY", "pol.union": "LAB", "rel": "REL", "media": "JRN",
    "crime.terror": "REB", "crime.traffick": "CRM", "corp.public": "BUS", "corp.offshore": "BUS", "fin.bank": "BUS",
    "fin.fund": "BUS", "gov.soe": "BUS", "asset.frozen": "",
}  # fmt: skip
_KINDS = {
    "pol.party": "party", "pol.union": "union", "gov.igo": "igo", "mil": "military", "crime.terror": "armed_group",
    "rel": "religious", "gov.security": "service", "gov.legislative": "parliament", "gov.judicial": "court",
}  # fmt: skip
_GENDERS = {"male": "m", "female": "f"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A person, body or outlet of another program.

    Attributes:
        id: The id that it will have here.
        name: Its usual name.
        kind: ``person``, ``outlet``, or a kind of organisation.
        media: Kind of outlet where it is one.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    gender: str = ""
    country: str = ""
    sectors: tuple[str, ...] = ()
    wikidata: str = ""
    media: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office that somebody holds or held; days as ISO dates, as fine as known."""

    person: str
    title: str
    of: str = ""
    start: str = ""
    end: str = ""


@dataclass(slots=True)
class _Posts:
    """Positions by id, and who holds which, until all lines are read."""

    named: dict[str, tuple[str, str]] = field(default_factory=dict)
    holders: list[tuple[str, str, str, str]] = field(default_factory=list)


def read_ftm(name: str, lines: Iterable[str], world: World) -> Iterator[Found | Held]:
    """Yield the people and bodies of FollowTheMoney entities, one a line, then the offices that occupancies give.

    Args:
        name: The file's name, for troubles.
        lines: JSON, one entity a line.
        world: What is known of countries.

    Raises:
        LexiconError: When a line is no entity; it names file and line.
    """
    codes = {row.iso2.casefold(): row.code for row in world.countries} | {"uk": "GBR", "xk": "XKX"}
    by_name = codes_by_name(world.countries)
    posts, ids = _Posts(), dict[str, str]()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        entity = _entity(name, number, line)
        schema, given = entity["schema"], entity["properties"]
        if schema == "Position":
            title, of = office_of(name_in_latin(_names(given, "name") or [""])[0], by_name)
            posts.named[entity["id"]] = (title, _country(given, codes) or of)
        elif schema == "Occupancy":
            dates = (day_in(_first(given, "startDate")), day_in(_first(given, "endDate")))
            posts.holders.append((_first(given, "holder"), _first(given, "post"), *dates))
        elif schema in _PEOPLE or schema in _BODIES:
            found = _of_ftm(entity["id"], schema, given, codes)
            if found is not None:
                ids[entity["id"]] = found.id
                yield found
    for holder, post, start, end in posts.holders:
        title, of = posts.named.get(post, ("", ""))
        if holder in ids and title:
            yield Held(person=ids[holder], title=title, of=of, start=start, end=end)


def write_tables(found: Iterable[Found | Held], world: World, day: date) -> dict[str, str]:
    """Return the user's tables as CSV texts, by the name of a file; only those that have rows.

    Args:
        found: What was read; of two with one id the first counts.
        world: The shipped table; what it has under the same name and country keeps its id.
        day: The day that the rows are of.
    """
    rows_there: tuple[Person | Organisation | Outlet, ...] = (*world.people, *world.organisations, *world.outlets)
    shipped = {(row.name.casefold(), row.country or ""): row for row in rows_there}
    rows: dict[str, dict[tuple[str, ...], list[str]]] = {"people": {}, "organisations": {}, "outlets": {}, "offices": {}}
    renamed: dict[str, str] = {}
    for each in found:
        last = ("user", day.isoformat())
        if isinstance(each, Held):
            person = renamed.get(each.person, each.person)
            rows["offices"].setdefault(
                (person, each.title, each.start), [person, each.title, each.of, each.start, each.end, "", *last]
            )
            continue
        known = shipped.get((each.name.casefold(), each.country))
        if known is not None and known.id.startswith(each.id[:4]):
            renamed[each.id] = known.id
            each = replace(each, id=known.id, aliases=tuple(dict.fromkeys((*each.aliases, *known.aliases))))  # noqa: PLW2901
        table, cells = _cells(each)
        rows[table].setdefault((each.id,), [*cells, *last])
    columns = {
        "people": PERSON_COLUMNS,
        "organisations": ORGANISATION_COLUMNS,
        "outlets": OUTLET_COLUMNS,
        "offices": OFFICE_COLUMNS,
    }
    return {f"{table}.csv": _csv(columns[table], list(lines.values())) for table, lines in rows.items() if lines}


def slug(text: str) -> str:
    """Return an id's text in small Latin letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def _cells(each: Found) -> tuple[str, list[str]]:
    aliases = "|".join(alias.replace("|", " ") for alias in each.aliases if alias != each.name)
    sectors = "|".join(each.sectors)
    if each.kind == "person":
        return "people", [each.id, each.name, aliases, each.gender, each.country, sectors, each.wikidata]
    if each.kind == "outlet":
        return "outlets", [each.id, each.name, each.media, each.country, "", aliases, ""]
    return "organisations", [each.id, each.name, each.kind, each.country, sectors, aliases, "", "", "", "", "", each.wikidata]


def _csv(columns: tuple[str, ...], rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([columns, *rows])
    return text.getvalue()


def _entity(name: str, number: int, line: str) -> dict[str, Any]:
    try:
        entity = json.loads(line)
    except json.JSONDecodeError as error:
        raise LexiconError(f"{name}:{number}: no JSON ({error.msg})") from error
    if not isinstance(entity, dict) or not isinstance(entity.get("properties"), dict) or not entity.get("id"):
        raise LexiconError(f"{name}:{number}: no FollowTheMoney entity (id, schema and properties)")
    return {"id": str(entity["id"]), "schema": str(entity.get("schema", "")), "properties": entity["properties"]}


def _of_ftm(entity_id: str, schema: str, given: Mapping[str, Any], codes: Mapping[str, str]) -> Found | None:
    names = name_in_latin(_names(given, "name"))
    if not names:
        return None
    topics = [str(topic) for topic in given.get("topics", ())]
    sectors = tuple(dict.fromkeys(code for topic in topics if (code := _TOPICS.get(topic, ""))))
    person = schema in _PEOPLE
    kind = "person" if person else next((_KINDS[topic] for topic in topics if topic in _KINDS), _BODIES[schema])
    if not sectors and kind in {"company", "agency", "military"}:
        sectors = {"company": ("BUS",), "agency": ("GOV",), "military": ("MIL",)}[kind]
    others = [name for key in ("alias", "previousName") for name in _names(given, key)]
    return Found(
        id=f"{'per' if person else 'org'}-{slug(entity_id)}",
        name=names[0],
        kind=kind,
        aliases=tuple(dict.fromkeys((*names[1:], *others))),
        gender=_GENDERS.get(_first(given, "gender"), "") if person else "",
        country=_country(given, codes),
        sectors=sectors,
        wikidata=_first(given, "wikidataId"),
    )


def _names(given: Mapping[str, Any], key: str) -> list[str]:
    return [name for value in given.get(key, ()) if (name := " ".join(str(value).split()))]


def _first(given: Mapping[str, Any], key: str) -> str:
    values = given.get(key) or [""]
    value = values[0] if isinstance(values, list) else values
    return str(value.get("id", "") if isinstance(value, dict) else value)


def _country(given: Mapping[str, Any], codes: Mapping[str, str]) -> str:
    for key in ("nationality", "citizenship", "country", "jurisdiction", "mainCountry"):
        for value in given.get(key) or ():
            if code := codes.get(str(value).casefold()):
                return code
    return ""

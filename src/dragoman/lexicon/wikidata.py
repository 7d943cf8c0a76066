"""Wikidata: items of a dump, or what its query service answers, as people, bodies and outlets of the user's own tables.

``{"id": "Q1", "labels": {"en": {"value": "Ada Lamp"}}, "claims": {"P31": …}}`` -> ``Found(id="per-q1", …)``. In: the
text of a dump (one item a line, as Wikidata writes it) or of an answer in JSON or CSV with the columns ``item``, ``itemLabel``
and, where wanted, ``itemAltLabel``, ``type``, ``gender``, ``country``, ``positionLabel``, ``ofLabel``, ``start`` and
``end``. Out: ``Found``, one an item, and ``Held`` for each office that a position with an English name gives; of a dump, where
the position's own item is in it too.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.lexicon.importing import Found, Held
from dragoman.lexicon.positions import codes_by_name, day_in, office_of
from dragoman.lexicon.world import World
from dragoman.model import LexiconError

__all__ = ["read_wikidata"]

_KINDS = {
    "Q5": "person", "Q7278": "party", "Q79913": "ngo", "Q163740": "ngo", "Q245065": "igo", "Q484652": "igo",
    "Q4830453": "company", "Q783794": "company", "Q6881511": "company", "Q327333": "agency", "Q192350": "ministry",
    "Q47913": "service", "Q17149090": "armed_group", "Q1752346": "armed_group", "Q17127659": "armed_group", "Q41487": "court",
    "Q35749": "parliament", "Q11204": "parliament", "Q3918": "university", "Q178790": "union", "Q35535": "police",
    "Q37726": "military", "Q772547": "military", "Q176799": "military", "Q7188": "government", "Q9174": "religious",
}  # fmt: skip
_MEDIA = {"Q11032": "newspaper", "Q1110794": "newspaper", "Q192283": "agency", "Q1616075": "broadcaster", "Q1193236": "website"}
_WORDS = {"human": "Q5", "political party": "Q7278", "newspaper": "Q11032", "news agency": "Q192283", "company": "Q783794"}
_SECTORS = {
    "party": "PTY", "igo": "IGO", "company": "BUS", "agency": "GOV", "ministry": "GOV", "service": "SPY", "armed_group": "REB",
    "court": "JUD", "parliament": "LEG", "university": "EDU", "union": "LAB", "police": "COP", "military": "MIL",
    "government": "GOV", "religious": "REL", "ngo": "NGO",
}  # fmt: skip
_ENGLISH = ("en", "mul", "en-gb", "en-us", "en-ca")
"""Languages of labels that a report in English may use; ``mul`` is Wikidata's for names that are alike in many."""
_QID = re.compile(r"Q\d+")
_GENDERS = {"Q6581097": "m", "Q6581072": "f", "male": "m", "female": "f"}


def read_wikidata(name: str, text: str, world: World) -> Iterator[Found | Held]:
    """Yield the items and offices of a dump or of an answer of the query service; items without an English name are left out.

    Args:
        name: The file's name, for troubles.
        text: Its text.
        world: What is known of countries.

    Raises:
        LexiconError: When a line or cell cannot be read; it names file and line.
    """
    codes = codes_by_name(world.countries)
    start = text.lstrip("\ufeff \n\r\t")
    if start[:1] in "{[" and '"bindings"' not in start[:100_000]:
        yield from _of_dump(name, text, codes)
    else:
        yield from _of_rows(_bindings(name, start) if start[:1] == "{" else _csv_rows(name, start), codes)


def _of_dump(name: str, text: str, codes: Mapping[str, str]) -> Iterator[Found | Held]:
    labels: dict[str, tuple[str, str]] = {}
    held: list[tuple[str, Mapping[str, Any]]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.strip().rstrip(",")  # noqa: PLW2901
        if line in {"", "[", "]"}:
            continue
        try:
            item = json.loads(line)
            label = next((item["labels"][code]["value"] for code in _ENGLISH if code in item.get("labels", {})), "")
            aliases = tuple(alias["value"] for code in _ENGLISH for alias in item.get("aliases", {}).get(code, ()))
            claims = {key: _values(claims) for key, claims in item.get("claims", {}).items()}
            positions = [claim for claim in item.get("claims", {}).get("P39", ()) if claim.get("rank") != "deprecated"]
        except (json.JSONDecodeError, AttributeError, KeyError, TypeError) as error:
            raise LexiconError(f"{name}:{number}: no Wikidata item ({error})") from error
        countries = (*claims.get("P27", ()), *claims.get("P17", ()))
        lands = (*claims.get("P1001", ()), *countries)
        labels[str(item.get("id", ""))] = (label, next((codes[one.casefold()] for one in lands if one.casefold() in codes), ""))
        found = _found(
            str(item.get("id", "")), label, aliases, (claims.get("P31", ()), claims.get("P21", ()), countries), codes
        )
        if found is not None:
            yield found
            held += [(found.id, claim) for claim in positions if found.kind == "person"]
    for person, claim in held:
        for position in _values([claim]):
            label, land = labels.get(position, ("", ""))
            title, of = office_of(label, codes)
            if title:
                start, end = (_time(claim, key) for key in ("P580", "P582"))
                yield Held(person=person, title=title, of=of or land, start=start, end=end)


def _time(claim: Mapping[str, Any], key: str) -> str:
    """The day of a qualifier, as fine as it says; an unknown one is left open."""
    for qualifier in claim.get("qualifiers", {}).get(key, ()):
        value = qualifier.get("datavalue", {}).get("value", {})
        if isinstance(value, dict) and "time" in value:
            return day_in(str(value["time"]))
    return ""


def _values(claims: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The items that statements give: preferred ones first, deprecated ones never."""
    ranked = sorted(
        (claim for claim in claims if claim.get("rank") != "deprecated"), key=lambda claim: claim.get("rank") != "preferred"
    )
    values = (claim.get("mainsnak", {}).get("datavalue", {}).get("value") for claim in ranked)
    return tuple(str(value["id"]) for value in values if isinstance(value, dict) and "id" in value)


def _bindings(name: str, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        bindings = json.loads(text)["results"]["bindings"]
        rows = [{key: str(cell["value"]) for key, cell in binding.items()} for binding in bindings]
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise LexiconError(f"{name}:1: no answer of a query service ({error})") from error
    yield from enumerate(rows, start=1)


def _csv_rows(name: str, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text), delimiter="\t" if "\t" in text.partition("\n")[0] else ",")
    if not {"item", "itemLabel"} <= {*(reader.fieldnames or ())}:
        raise LexiconError(f"{name}:1: columns item and itemLabel are wanted, found {' '.join(reader.fieldnames or ('none',))}")
    for row in reader:
        if None in row or None in row.values():
            raise LexiconError(f"{name}:{reader.line_num}: cells do not fit the columns")
        yield reader.line_num, row


def _of_rows(rows: Iterable[tuple[int, Mapping[str, str]]], codes: Mapping[str, str]) -> Iterator[Found | Held]:
    gathered: dict[str, dict[str, list[str]]] = {}
    offices: dict[str, dict[tuple[str, str, str, str], None]] = {}
    for _, row in rows:
        item = gathered.setdefault(row.get("item", "").rsplit("/", 1)[-1], {})
        office = (row.get("positionLabel", ""), row.get("ofLabel", ""), row.get("start", ""), row.get("end", ""))
        if office[0] and not _QID.fullmatch(office[0]):
            offices.setdefault(row.get("item", "").rsplit("/", 1)[-1], {})[office] = None
        for key, value in row.items():
            for one in value.split(", ") if key == "itemAltLabel" else (value,):
                if one and one not in item.setdefault(key, []):
                    item[key].append(one)
    for item_id, cells in gathered.items():
        types, genders, countries = (
            tuple(value.rsplit("/", 1)[-1] for key in keys for value in cells.get(key, ()))
            for keys in (("type", "typeLabel"), ("gender", "genderLabel"), ("country", "countryLabel"))
        )
        label = cells.get("itemLabel", [""])[0]
        found = _found(item_id, label, tuple(cells.get("itemAltLabel", ())), (types or ("Q5",), genders, countries), codes)
        if found is not None:
            yield found
            for position, land, start, end in offices.get(item_id, ()) if found.kind == "person" else ():
                title, of = office_of(position, codes)
                of = of or codes.get(land.casefold(), "")
                yield Held(person=found.id, title=title, of=of, start=day_in(start), end=day_in(end))


def _found(
    item_id: str,
    label: str,
    aliases: tuple[str, ...],
    claims: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]],
    codes: Mapping[str, str],
) -> Found | None:
    types, genders, countries = claims
    if not label or label == item_id or not item_id.startswith("Q"):
        return None
    types = tuple(_WORDS.get(one.casefold(), one) for one in types)
    media = next((_MEDIA[one] for one in types if one in _MEDIA), "")
    kind = "outlet" if media else next((_KINDS[one] for one in types if one in _KINDS), "other")
    return Found(
        id=f"{'per' if kind == 'person' else 'out' if media else 'org'}-{item_id.casefold()}",
        name=label,
        kind=kind,
        aliases=tuple(alias for alias in dict.fromkeys(aliases) if len(alias) > 2),
        gender=next((_GENDERS[one] for one in genders if one in _GENDERS), "") if kind == "person" else "",
        country=next((codes[one.casefold()] for one in countries if one.casefold() in codes), ""),
        sectors=(_SECTORS[kind],) if kind in _SECTORS else (),
        wikidata=item_id,
        media=media,
    )

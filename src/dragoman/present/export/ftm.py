"""FollowTheMoney entities, one a line: actors, reports as articles, and happenings as events that tie both together.

{"id": "dragoman-…", "schema": "Event", "properties": {"name": ["…"], "organizer": ["…"], "involved": ["…"], "proof": ["…"]}}

A doer is ``organizer`` and ``involved``, a recipient ``involved``; ``proof`` is each article that tells it. Status, origins and
who says so stand in words in ``notes`` and ``summary``, because the model has no place for a claim; so do those who are only
described (``four medics``), who are nobody to be looked up.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from dragoman.lexicon.scales import Scales, load_scales
from dragoman.model import Actor, Report
from dragoman.present.export.cleaning import one_line
from dragoman.present.export.gathering import Across, Occurrence, gather_across, gather_happenings, is_named, last_day
from dragoman.present.export.saying import gloss_of, told_lines, weight_of
from dragoman.store import Store
from dragoman.store.browsing import Wanted

__all__ = ["export_ftm"]

_SCHEMATA = {"person": "Person", "organization": "Organization", "country": "PublicBody", "group": "LegalEntity"}
_PUBLIC = {"GOV", "MIL", "LEG", "JUD", "COP", "SPY"}  # sectors of bodies that belong to a state
_CUT = {"year": 4, "month": 7}  # characters of an ISO date that are known


def export_ftm(store: Store, wanted: Wanted) -> Iterator[bytes]:
    """Yield the entities behind the events that match, each once, those that others point at first."""
    across, scales = gather_across(store), load_scales()
    written: set[str] = set()
    for one in gather_happenings(store, wanted, across):
        for told in one.tellings:
            for actor in filter(is_named, (*told.doers, *told.recipients)):
                if (entity := _actor(actor, across, scales))["id"] not in written:
                    written.add(entity["id"])
                    yield _line(entity)
            if (article := _article(told.findings.report))["id"] not in written:
                written.add(article["id"])
                yield _line(article)
        yield _line(_event(one, across, scales))


def _actor(actor: Actor, across: Across, scales: Scales) -> dict[str, Any]:
    row = across.actors.get(actor.id)
    kind, country = (row.kind, row.country) if row else (actor.kind, actor.country)
    schema = _SCHEMATA[kind]
    if schema == "Organization" and country and _PUBLIC & set(actor.sectors):
        schema = "PublicBody"
    name = across.name(actor)
    names = [one for one in (row.names if row else ()) if one != name]
    properties = {
        "name": [name],
        "weakAlias": names,
        "country": _country(country, scales),
        "wikidataId": [row.wikidata] if row and row.wikidata else [],
        "keywords": list(actor.sectors),
    }
    if schema == "Person":
        properties["position"] = [office.title for office in actor.offices]
    return _entity(_actor_id(actor, across), schema, properties)


def _article(report: Report) -> dict[str, Any]:
    address = [report.file] if report.file.startswith(("http://", "https://")) else []
    properties = {
        "title": [report.title or report.key],
        "publisher": [report.publisher] if report.publisher else [],
        "publishedAt": [_date(report.published, report.published_grain)] if report.published else [],
        "sourceUrl": address,
        "fileName": [report.key],
        "author": [report.agency] if report.agency else [],
    }
    return _entity(_report_id(report), "Article", properties)


def _event(one: Occurrence, across: Across, scales: Scales) -> dict[str, Any]:
    happening, first = one.happening, one.tellings[0]
    grain = happening.grain if happening else first.row.grain
    since, until = one.days[0], last_day(one.days[1])
    place = happening.place if happening else first.row.place
    country = happening.country if happening else first.row.country
    doers = [actor for told in one.tellings for actor in told.doers]
    recipients = [actor for told in one.tellings for actor in told.recipients]
    ids = [[_actor_id(actor, across) for actor in side if is_named(actor)] for side in (doers, recipients)]
    described = [f"{role}, not named: {across.name(actor)}" for role, actor in _described(doers, recipients)]
    disputes = [f"disputed: {dispute.question}" for dispute in across.disputes.get(one.id, ())]
    properties = {
        "name": [gloss_of(one, across)],
        "startDate": [_date(since, grain)] if since else [],
        "endDate": [_date(until, grain)] if until else [],
        "country": _country(country, scales),
        "location": [place] if place else [],
        "organizer": ids[0],
        "involved": [*ids[0], *ids[1]],
        "summary": [f"“{quote}” ({printed})" for quote, printed in told_lines(one)],
        "notes": [f"status: {', '.join(one.statuses)}", weight_of(one), *described, *disputes],
        "keywords": [first.row.type, *first.row.modes, *first.row.contexts],
        "proof": [_report_id(told.findings.report) for told in one.tellings],
        "recordId": [one.id],
    }
    return _entity(f"dragoman-event-{one.id}", "Event", properties)


def _described(doers: list[Actor], recipients: list[Actor]) -> Iterator[tuple[str, Actor]]:
    for role, side in (("doer", doers), ("recipient", recipients)):
        yield from ((role, actor) for actor in side if not is_named(actor))


def _entity(one: str, schema: str, properties: dict[str, list[str]]) -> dict[str, Any]:
    given = {
        name: list(dict.fromkeys(filter(None, map(one_line, values)))) for name, values in properties.items() if any(values)
    }
    if not given.get("name") and schema not in {"Article"}:
        given["name"] = [one]
    return {"id": one, "schema": schema, "properties": given}


def _country(code: str | None, scales: Scales) -> list[str]:
    return [scales.iso2[code].lower()] if code is not None and code in scales.iso2 else []


def _date(day: date | None, grain: str | None) -> str:
    return day.isoformat()[: _CUT.get(grain or "day", 10)] if day else ""


def _actor_id(actor: Actor, across: Across) -> str:
    row = across.actors.get(actor.id)
    return f"dragoman-actor-{row.id if row else actor.id}"


def _report_id(report: Report) -> str:
    return f"dragoman-report-{report.id}"


def _line(entity: dict[str, Any]) -> bytes:
    return msgspec.json.encode(entity) + b"\n"

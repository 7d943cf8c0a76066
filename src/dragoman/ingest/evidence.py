"""Evidence: who published a report and when, from what the user, the metadata, the text's ends and the address say.

Example: a text that names no outlet but ends with "Get the Harbour Post app" is the Harbour Post's, by its trailer.
Publisher: user > metadata > address > trailer. Date: user > metadata > header > dateline > address. A file's own time and
today's date are never evidence; without any, the date stays unknown, with the reason.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from dragoman.ingest.days import date_in_url, parse_dates
from dragoman.ingest.fronts import Clue
from dragoman.ingest.given import Dated, Given, Order
from dragoman.ingest.options import IngestOptions
from dragoman.lexicon.boilerplate import BoilerplateRules
from dragoman.model.terms import Grain, PublishedBasis, PublisherBasis

__all__ = ["Publication", "date_report", "name_publisher"]

_MAX_APART = 2  # days: zones, and the day between the web and the print edition

_DOMAIN = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)
_NAME_END = re.compile(r"[.!]\s|[.!,;:]+$|\s[|–—-]\s|,?\s(?:All|all|ALL)\b|,?\s(?:Inc|Ltd|LLC|Limited|PLC|plc|GmbH|Corp)\b")


@dataclass(frozen=True, slots=True)
class Publication:
    """When a report was published: first day, grain and basis, or the reason why that is unknown.

    Reasons: ``not-stated``; ``ambiguous-date`` (4/5/2017, and nothing tells which is the month); ``unreadable-date``.
    """

    published: date | None = None
    grain: Grain | None = None
    basis: PublishedBasis | None = None
    reason: str | None = None


def name_publisher(
    given: Given, clues: tuple[Clue, ...], options: IngestOptions, rules: BoilerplateRules, outlets: Mapping[str, str]
) -> tuple[str | None, PublisherBasis | None]:
    """Return the outlet, as a reader would name it, and what says so.

    Args:
        given: What was given.
        clues: What the ends of the text give away.
        options: What the user states.
        rules: For the words that name no publisher by themselves.
        outlets: Outlet by domain (``harbourpost.example``).
    """
    if options.publisher:
        return options.publisher, "user"
    if given.publisher:
        return _outlet_of(given.publisher, outlets) or given.publisher, "metadata"
    named = next((clue.words for clue in clues if clue.kind == "publisher" and clue.place == "front"), None)
    if named:
        return _outlet_of(named, outlets) or named, "metadata"
    url = given.url or next((clue.words for clue in clues if clue.kind == "url" and clue.place == "front"), None)
    if url and urlsplit(_with_scheme(url)).hostname:
        return _outlet_of(url, outlets), "url"
    for clue in clues:
        name = _clean_name(clue.words, rules, outlets) if clue.kind == "publisher" else None
        if name and rules.agency_in(name) != name:
            return name, "trailer"
    return None, None


def date_report(given: Given, clues: tuple[Clue, ...], options: IngestOptions) -> Publication:
    """Return when a report was published.

    A column named no better than ``date`` may hold the day of the event: where the text's own header states another day, more
    than two days apart, the header holds. Against a column that says ``published`` the header does not: it may be the day of
    an update.
    """
    if options.published:
        return Publication(options.published, options.published_grain, "user")
    own = list(_own_dates(given, clues, options.date_order))
    stated = given.dates
    if len(stated) > 1:
        days = {dated.day for dated, _ in own}
        stated = tuple(dated for dated in stated if dated.day in days)[:1]
    if stated and not (given.date_loose and _contradicted(stated[0], own)):
        return Publication(stated[0].day, stated[0].grain, "metadata")
    if own:
        dated, basis = own[0]
        return Publication(dated.day, dated.grain, basis)
    if len(given.dates) > 1:
        return Publication(reason="ambiguous-date")
    return Publication(reason="unreadable-date" if given.date_given else "not-stated")


def _own_dates(given: Given, clues: tuple[Clue, ...], order: Order | None) -> Iterator[tuple[Dated, PublishedBasis]]:
    """Yield the dates that the text and its address state, best first; the date of an update comes last among its kind."""
    dates = sorted(
        (clue for clue in clues if clue.kind == "date"), key=lambda clue: (clue.place == "dateline", "update" in clue.rule)
    )
    for clue in dates:
        readings = parse_dates(clue.words, order)
        if len(readings) == 1:
            yield readings[0], "dateline" if clue.place == "dateline" else "header"
    for url in (given.url, *(clue.words for clue in clues if clue.kind == "url" and clue.place == "front")):
        dated = date_in_url(url)
        if dated:
            yield dated, "url"


def _contradicted(stated: Dated, own: list[tuple[Dated, PublishedBasis]]) -> bool:
    if not own or own[0][1] != "header" or stated.grain != "day" or own[0][0].grain != "day":
        return False
    return abs((own[0][0].day - stated.day).days) > _MAX_APART


def _outlet_of(words: str, outlets: Mapping[str, str]) -> str | None:
    """Return the outlet of a domain, its first label or an address; the bare domain when no list knows it; None for words."""
    if words.islower() and words in outlets:
        return outlets[words]
    host = urlsplit(_with_scheme(words)).hostname if "://" in words or _DOMAIN.fullmatch(words) else None
    if not host:
        return None
    labels = host.lower().removeprefix("www.").split(".")
    for start in range(len(labels) - 1):
        domain = ".".join(labels[start:])
        if domain in outlets:
            return outlets[domain]
    return ".".join(labels)


def _with_scheme(url: str) -> str:
    return url if "://" in url else f"//{url}"


def _clean_name(words: str, rules: BoilerplateRules, outlets: Mapping[str, str]) -> str | None:
    """Return the name of an outlet in a trailer; None when all its words are general ones ("The Weekly Newsletter")."""
    name = _NAME_END.split(words, maxsplit=1)[0].strip(" .,;:'’\"")
    bare = name.removeprefix("The ").removeprefix("the ")
    if not bare or all(word.casefold().strip(".,'’") in rules.generic_names or word.isdigit() for word in bare.split()):
        return None
    known = set(outlets.values())
    return next((form for form in (name, bare, f"The {bare}") if form in known), bare)

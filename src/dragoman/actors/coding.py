"""A phrase on its own to a country and sectors, as event coders need it: ``Ukrainian farmers`` -> UKR, AGR.

In: a few words without a report or a parse, the knowledge, the day on which offices count. Out: name, country, sectors.
Phrases inside a report are the cast's.
"""

import re
from collections.abc import Sequence
from datetime import date

from dragoman.actors.drafts import Ensemble, sectors_of_person
from dragoman.actors.knowledge import Entry, Knowledge, fold
from dragoman.actors.phrases import role_ending_at
from dragoman.actors.scan import Hit, scan_tokens
from dragoman.lexicon.world import Role
from dragoman.model import Reading, Report, Token, text_id

__all__ = ["code_phrase"]

_WORD = re.compile(r"[’']s\b|[^\W_]+(?:[.’'](?!s\b)[^\W_]+)*\.?|[^\w\s]")
_PREPOSITIONS = frozenset({"of", "in", "to", "for", "at", "from", "with", "on", "across", "near"})
_ARTICLES = frozenset({"the", "a", "an"})
_PLACES = frozenset({"country", "adjective", "people", "capital", "metonym"})


def code_phrase(phrase: str, knowledge: Knowledge, *, day: date | None = None) -> tuple[str, str | None, tuple[str, ...]]:
    """Code a phrase.

    Args:
        phrase: The words ("Deputy Minister of Defence", "a group of tourists").
        knowledge: The world table by words.
        day: The day on which offices count; those held now without it.

    Returns:
        The name of whom it means, else the phrase without its article; country or None; sectors, empty where nothing tells.
    """
    tokens = _tokens(phrase)
    if not tokens:
        return phrase, None, ()
    hits = tuple(hit for hit in scan_tokens(tokens, knowledge) if _counts(hit))
    entries = [_best(hit, len(tokens)) for hit in hits]
    role, modifiers = _role(tokens, hits, entries, knowledge)
    person = next((entry for entry in entries if entry.kind == "person"), None) or _by_surname(tokens, knowledge, day, hits)
    country = _country(tokens, hits, entries, person, knowledge)
    body = next((entry for entry in entries if entry.kind in {"organisation", "outlet"}), None)
    sectors = _sectors(role, modifiers, person, body, knowledge, _ensemble(phrase, knowledge, day))
    if country is None and person is None and body is None and role is None:
        spots = knowledge.world.gazetteer.places_named(" ".join(token.text for token in tokens))
        country = spots[0].country if spots else None
    return _name(phrase, tokens, entries, person, knowledge), country, sectors


def _tokens(phrase: str) -> tuple[Token, ...]:
    words = [word for word in _WORD.findall(phrase) if word]
    while words and words[0].casefold() in _ARTICLES:
        words = words[1:]
    return tuple(
        Token(index, index, index + 1, word, word.casefold(), _tag(word), "X", "dep", index, 0)
        for index, word in enumerate(words)
    )


def _tag(word: str) -> str:
    if word in {"'s", "’s"}:
        return "POS"
    return ("NNPS" if word.endswith("s") else "NNP") if word[:1].isupper() else "NNS" if word.endswith("s") else "NN"


def _counts(hit: Hit) -> bool:
    """Whether a hit stands on its own: guarded words ("the National Guard") do not, guarded acronyms ("FSB") do."""
    return any(not entry.guarded or (len(entry.units) == 1 and entry.units[0].isupper()) for entry in hit.entries)


def _best(hit: Hit, length: int) -> Entry:
    """A whole phrase in the table is the body rather than the adjective: "Vatican"."""
    whole = hit.last - hit.first == length
    ranked = sorted(hit.entries, key=lambda entry: entry.kind in {"adjective", "people"} if whole else 0)
    return ranked[0]


def _role(
    tokens: Sequence[Token], hits: Sequence[Hit], entries: Sequence[Entry], knowledge: Knowledge
) -> tuple[Role | None, tuple[str, ...]]:
    named = {
        index
        for hit, entry in zip(hits, entries, strict=True)
        if entry.kind not in _PLACES
        for index in range(hit.first, hit.last)
    }
    found: Role | None = None
    modifiers: list[str] = []
    for token in tokens:
        if token.index in named:
            continue
        ending = role_ending_at(tokens, token.index, 0, knowledge)
        if token.text.casefold() in _PREPOSITIONS and found is not None and found.role not in _OF_WHAT:
            break
        if ending is not None and (found is None or found.kind != "person" or ending[1].kind != "modifier"):
            found = ending[1]
        modifier = knowledge.modifiers.get((token.text.casefold(),))
        if modifier is not None and modifier.kind == "modifier":
            modifiers += modifier.sectors
    return found, tuple(modifiers)


_OF_WHAT = frozenset({"group", "member", "members", "crowd", "team", "band", "number", "resident"})
"""Heads that say how many: the word after "of" says who."""


def _country(
    tokens: Sequence[Token], hits: Sequence[Hit], entries: Sequence[Entry], person: Entry | None, knowledge: Knowledge
) -> str | None:
    for hit, entry in zip(hits, entries, strict=True):
        towards = hit.first > 0 and tokens[hit.first - 1].text.casefold() == "to"
        if entry.kind in _PLACES and not towards:
            return entry.id
    if person is not None:
        return knowledge.people[person.id].country
    for entry in entries:
        body = knowledge.organisations.get(entry.id) or knowledge.outlets.get(entry.id)
        if body is not None and body.country:
            return body.country
    for token in tokens:
        if token is tokens[-1] and (token.index == 0 or tokens[token.index - 1].text.casefold() not in _PREPOSITIONS):
            continue
        spots = knowledge.world.gazetteer.places_named(token.text) if token.text[:1].isupper() and len(token.text) > 3 else ()
        spots = tuple(spot for spot in spots if spot.kind == "city" or token.index)
        if spots and (spots[0].own or spots[0].population > _CITY) and not knowledge.roles.get((token.text.casefold(),)):
            return spots[0].country
    return None


_CITY = 1_000_000  # people: "Shanghai police"; smaller names are mostly surnames


def _by_surname(tokens: Sequence[Token], knowledge: Knowledge, day: date | None, hits: Sequence[Hit]) -> Entry | None:
    last = tokens[-1].text
    if not last[:1].isupper() or hits or len(last) < 3:
        return None
    held = [person for person in knowledge.surnames.get(fold(last), ()) if knowledge.offices_on(person, day)]
    return Entry("person", held[0], (last,)) if len(held) == 1 and len(tokens) != 2 else None


def _sectors(  # noqa: PLR0917 - what the phrase may say, each once
    role: Role | None,
    modifiers: tuple[str, ...],
    person: Entry | None,
    body: Entry | None,
    knowledge: Knowledge,
    ensemble: Ensemble,
) -> tuple[str, ...]:
    if "ELI" in modifiers:
        return ("ELI",)
    if person is not None:
        return sectors_of_person(person.id, knowledge, ensemble) or (role.sectors if role else ())
    known = knowledge.organisations.get(body.id) if body else None
    of_body = known.sectors if known else ("JRN",) if body else ()
    if role is not None and (role.kind != "person" or not of_body):
        return role.sectors or modifiers or of_body
    return of_body or modifiers


def _ensemble(phrase: str, knowledge: Knowledge, day: date | None) -> Ensemble:
    report = Report(id=text_id(phrase), key="phrase", file="phrase", text=phrase, published=day)
    return Ensemble(Reading(report=report, tokens=(), sentences=(), names=(), made_by="phrase"), knowledge)


def _name(phrase: str, tokens: Sequence[Token], entries: Sequence[Entry], person: Entry | None, knowledge: Knowledge) -> str:
    if person is not None:
        return knowledge.people[person.id].name
    if len(entries) == 1:
        entry = entries[0]
        known = knowledge.organisations.get(entry.id) or knowledge.outlets.get(entry.id)
        if known is not None:
            return known.name
        if entry.kind in {"country", "capital", "metonym"}:
            return knowledge.countries[entry.id].name
    words = phrase.split()
    return " ".join(words[1:] if words[0].casefold() in _ARTICLES and len(words) > 1 else words)

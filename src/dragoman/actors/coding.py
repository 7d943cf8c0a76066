"""A phrase on its own to a country and sectors, as event coders need it: ``Ukrainian farmers`` -> UKR, AGR.

In: a few words without a report or a parse, the knowledge, the day on which offices count. Out: name, country, sectors.
Phrases inside a report are the cast's.
"""

import re
from collections.abc import Sequence
from datetime import date

from dragoman.actors.drafts import Ensemble, country_of_person, sectors_of_person
from dragoman.actors.knowledge import Entry, Knowledge, fold
from dragoman.actors.phrases import PEOPLE, PEOPLE_NOUNS, role_ending_at
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
    hits = tuple(hit for hit in scan_tokens(tokens, knowledge) if _counts(hit, tokens, knowledge))
    entries = [_best(hit, len(tokens)) for hit in hits]
    role, modifiers = _role(tokens, hits, entries, knowledge)
    person = next((entry for entry in entries if entry.kind == "person"), None)
    person = person or _by_surname(tokens, knowledge, day, hits) or _by_office(tokens, role, knowledge, day)
    of_person = country_of_person(person.id, knowledge, day) if person else None
    country = _country(tokens, hits, entries, knowledge, of_person)
    body = next((entry for entry in entries if entry.kind in {"organisation", "outlet"}), None)
    sectors = _sectors(
        role, modifiers, person, body, knowledge, _ensemble(phrase, knowledge, day), {token.text.casefold() for token in tokens}
    )
    if not sectors and entries and entries[-1].kind == "people" and hits[-1].last == len(tokens) and tokens[-1].tag == "NNPS":
        sectors = ("CVL",)  # "two Americans"
    if not sectors and len(entries) == 1 and entries[0].kind in {"capital", "metonym"} and hits[0].last == len(tokens):
        sectors = ("GOV",)  # "the Kremlin": a seat of government that stands alone acts
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


def _counts(hit: Hit, tokens: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether a hit stands on its own: guarded words ("the National Guard") do not, guarded acronyms ("FSB") do.

    A guarded name that no other body bears counts where it is all that is said ("House of Commons"), a university's and a
    party's also before what somebody is there ("Harvard professor", "Republican lawmaker").
    """
    if any(not entry.guarded or (len(entry.units) == 1 and entry.units[0].isupper()) for entry in hit.entries):
        return True
    bodies = [body for entry in hit.entries if (body := knowledge.organisations.get(entry.id))]
    if len({body.country for body in bodies}) != 1:
        return False
    if hit.last - hit.first == len(tokens):
        return bodies[0].kind in _OWN_NAMED
    after = role_ending_at(tokens, len(tokens) - 1, hit.last, knowledge) if hit.last < len(tokens) else None
    return after is not None and bodies[0].kind in {"university", "party"} and bool(_OF_PARTIES & {*after[1].sectors, ""})


_OWN_NAMED = frozenset({"party", "parliament", "university", "ngo", "union"})
"""Kinds whose names are mostly their own; every country has a national guard, a supreme court."""
_OF_PARTIES = frozenset({"", "LEG", "PTY", "GOV", "EDU", "OPP"})


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
    owner: tuple[str, ...] = ()
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
        if ending is not None and ending[1].sectors:
            owner = owner or ending[1].sectors
    if found is not None and not found.sectors and found.kind == "person" and not modifiers:
        modifiers += owner  # "the president's spokesman"
    return found or _people(tokens), tuple(modifiers)


def _people(tokens: Sequence[Token]) -> Role | None:
    """A people as a whole, or some of it: "Kurds", "two Americans"."""
    return PEOPLE if tokens[-1].text.casefold() in PEOPLE_NOUNS else None


_OF_WHAT = frozenset({"group", "member", "members", "crowd", "team", "band", "number", "resident"})
"""Heads that say how many: the word after "of" says who."""


def _country(
    tokens: Sequence[Token], hits: Sequence[Hit], entries: Sequence[Entry], knowledge: Knowledge, of_person: str | None
) -> str | None:
    for hit, entry in zip(hits, entries, strict=True):
        before = tokens[hit.first - 1].text.casefold() if hit.first else ""
        towards = before == "to" or (before == "for" and any(token.text.casefold() == "envoy" for token in tokens))
        if entry.kind in _PLACES and not towards and not _is_sponsor(tokens, hit.last):
            return entry.id
    if of_person is not None:
        return of_person
    for entry in entries:
        body = knowledge.organisations.get(entry.id) or knowledge.outlets.get(entry.id)
        if body is not None and body.country:
            return body.country
    return _country_of_place(tokens, knowledge)


def _country_of_place(tokens: Sequence[Token], knowledge: Knowledge) -> str | None:
    """The country of a city or region that is named: "Shanghai police", "olive farmers in the West Bank"."""
    for size in (3, 2, 1):
        for token in tokens[: len(tokens) - size + 1]:
            last = tokens[token.index + size - 1]
            whole = last is tokens[-1] and (token.index == 0 or tokens[token.index - 1].text.casefold() not in _BEFORE_PLACE)
            words = " ".join(one.text for one in tokens[token.index : token.index + size])
            if whole or not (token.text[:1].isupper() and last.text[:1].isupper()) or len(words) <= _SHORT:
                continue
            owns = last is not tokens[-1] and tokens[last.index + 1].tag == "POS"
            spots = knowledge.world.gazetteer.places_named(words)
            spots = tuple(spot for spot in spots if spot.kind == "city" or token.index or owns or size > 1)
            if spots and (spots[0].own or spots[0].population > _CITY) and not knowledge.roles.get((words.casefold(),)):
                return spots[0].country
    return None


_BEFORE_PLACE = _PREPOSITIONS | {"the"}
_SHORT = 3  # letters


def _is_sponsor(tokens: Sequence[Token], after: int) -> bool:
    """Whether a country only backs what follows: "Turkish-backed", "US-led"; "Berlin-based" and "Russian-born" are of there."""
    words = [token.text.casefold() for token in tokens[after : after + 2]]
    return len(words) > 1 and words[0] in {"-", "–"} and words[1] in _SPONSORED


_SPONSORED = frozenset({
    "backed", "led", "sponsored", "funded", "supported", "allied", "aligned", "armed", "trained", "financed", "supplied",
    "brokered", "imposed", "friendly",
})  # fmt: skip
_CITY = 1_000_000  # people: "Shanghai police"; smaller names are mostly surnames


def _by_office(tokens: Sequence[Token], role: Role | None, knowledge: Knowledge, day: date | None) -> Entry | None:
    """The one who holds an office that there is once in the world ("the Pope"), or the one king of a name ("King Felipe")."""
    if role is None or not role.single or role.kind not in {"office", "title"}:
        return None
    held = [office for office in knowledge.world.offices if office.title == role.role and office.held_on(day)]
    if tokens[-1].text.casefold() != role.role.split()[-1]:
        name = fold(tokens[-1].text)
        held = [office for office in held if name in _names_of(office.person, knowledge)] if role.role in _ROYAL else []
    elif len({office.of for office in held if office.of in knowledge.countries}) > 1 or len(tokens) > 1:
        return None
    people = {office.person for office in held}
    return Entry("person", people.pop(), (tokens[-1].text,)) if len(people) == 1 else None


_ROYAL = frozenset({"king", "queen", "emir", "sultan", "pope", "emperor", "crown prince"})


def _names_of(person_id: str, knowledge: Knowledge) -> set[str]:
    person = knowledge.people[person_id]
    return {part for name in (person.name, *person.aliases) for part in fold(name).split()}


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
    words: set[str],
) -> tuple[str, ...]:
    if "ELI" in modifiers:
        return ("ELI",)
    if person is not None:
        return sectors_of_person(person.id, knowledge, ensemble) or (role.sectors if role else ())
    if role is not None and not role.sectors and role.role in _HEADS and modifiers == () and words & _FAITHS:
        return ("REL",)
    known = knowledge.organisations.get(body.id) if body else None
    of_body = known.sectors if known else ("JRN",) if body else ()
    if known is not None and known.kind == "party" and role is not None and _OFFICIAL & set(role.sectors):
        return role.sectors  # a party's senator sits in the senate
    if known is not None and known.kind == "igo" and role is not None:
        return tuple(dict.fromkeys((*role.sectors, *of_body, "IGO")))
    if role is not None and (role.kind != "person" or not of_body):
        return role.sectors or modifiers or of_body
    return of_body or modifiers


_OFFICIAL = frozenset({"LEG", "GOV", "JUD"})
_HEADS = frozenset({"leader", "leadership", "figure", "community leader", "representative", "head"})
_FAITHS = frozenset({
    "muslim", "christian", "jewish", "hindu", "buddhist", "sikh", "catholic", "orthodox", "protestant", "evangelical",
    "islamic", "religious", "spiritual", "church", "anglican", "methodist", "shia", "shiite", "sunni", "coptic",
    "mormon", "baptist",
})  # fmt: skip
"""Faiths make a leader of the faith out of a leader."""


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

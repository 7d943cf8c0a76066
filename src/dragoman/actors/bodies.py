"""Bodies by name: ``the SDF``, ``the UN Security Council``, an outlet, a firm that only this report names.

In: names, the countries of the report. Out: drafts with mentions. An alias that needs company counts only where the body or
its country is named too; an acronym in brackets is the name's before it.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from dragoman.actors.acronyms import idle_acronyms
from dragoman.actors.drafts import Draft, Ensemble, head_word
from dragoman.actors.firms import FIRMS, acronym_after, full_names, link_repeats
from dragoman.actors.judging import BODY_WORDS
from dragoman.actors.knowledge import Entry, Knowledge, fold, units_of
from dragoman.actors.names import Named
from dragoman.actors.phrases import role_ending_at
from dragoman.actors.scan import Hit
from dragoman.model import Reading

__all__ = ["link_bodies", "publisher_of", "without_guarded"]

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def link_bodies(ensemble: Ensemble, names: Sequence[Named], countries: Counter[str]) -> None:
    """Make drafts of all names of bodies and outlets; an acronym in brackets is the name's before it."""
    reading = ensemble.reading
    local: dict[str, Draft] = {}
    full = full_names(reading, names, ensemble.knowledge.given_names)
    idle = idle_acronyms(reading, ensemble.knowledge, names)
    named_fully = publisher_of(reading, ensemble.knowledge)
    named_fully |= frozenset(entry.id for named in names for entry in named.entries if not entry.guarded)
    for named in names:
        if named.seems not in {"body", "unknown"} or ensemble.covered(named.last - 1):
            continue
        if _of_other_country(ensemble, named, names):
            continue
        entries = _unguarded(named.entries, ensemble, named_fully, countries)
        holder = _holder(ensemble, named)
        if holder is not None:
            ensemble.mention(holder, named.first, named.last, "description", "beside-name")
            continue
        bearer = _bearer(ensemble, named)
        if bearer is not None:
            ensemble.mention(bearer, named.first, named.last, "name", "surname")
            continue
        words = " ".join(reading.words(reading.span(named.first, named.last)).split())
        entries = entries or _parted(ensemble, words)
        if not entries and named.rule == "table" and named.last - named.first == 1 and not words.isupper():
            continue  # "Local activists", "hits 43 Monitor": only a guarded alias saw a name there
        branch = _branch(ensemble, named, names) if entries and named.entries else None
        if branch is not None:
            draft = branch
        elif entries:
            draft = ensemble.known(_country_or_body(ensemble, _nearest(ensemble, entries, named_fully, countries).id))
        elif _is_idle(reading, named, words in idle and fold(words) not in full and fold(words) not in local):
            continue
        else:
            known = _of_full_name(ensemble, full.get(fold(words)), local, names) or local.get(fold(words))
            draft = known or ensemble.local(f"body:{fold(words)}", words, "organization")
        local.setdefault(fold(words), draft)
        if fold(words).split()[-1] in FIRMS:
            draft.words |= {"company", "firm", "group"}
            local.setdefault(" ".join(fold(words).split()[:-1]), draft)
        draft.words |= {word for word in fold(draft.name).split() if word in BODY_WORDS}
        told = ensemble.knowledge.roles.get((head_word(draft.name),))
        draft.words |= {head_word(draft.name)} if told is not None and told.kind == "group" else set()
        acronym = acronym_after(reading, named.last, words)
        if acronym is not None:
            local.setdefault(fold(reading.tokens[acronym].text), draft)
            ensemble.mention(draft, acronym, acronym + 1, "name", "acronym")
        ensemble.mention(draft, named.first, named.last, "name", f"body-{named.rule}")
    link_repeats(ensemble)
    _tell_countries(ensemble, local.values())


def _of_full_name(ensemble: Ensemble, full: str | None, local: dict[str, Draft], names: Sequence[Named]) -> Draft | None:
    """The body whose full name a short one stands for, wherever in the report that stands."""
    if full is None or full in local:
        return local.get(full or "")
    reading = ensemble.reading
    for named in names:
        words = " ".join(reading.words(reading.span(named.first, named.last)).split())
        if fold(words) == full and not named.entries:
            draft = local[full] = ensemble.local(f"body:{full}", words, "organization")
            return draft
    return None


def _parted(ensemble: Ensemble, words: str) -> tuple[Entry, ...]:
    """What a name written without its spaces means: "TRTWorld"."""
    parts = _HUMP.sub(" ", words)
    if parts == words or " " in words:
        return ()
    entries = ensemble.knowledge.aliases.get(tuple(unit.casefold() for unit in units_of(parts)), ())
    return tuple(entry for entry in entries if entry.kind in {"organisation", "outlet"} and not entry.guarded)


def _holder(ensemble: Ensemble, named: Named) -> Draft | None:
    """The person whose office the table has as a body, right before the name: "U.N. Secretary-General Ivo Dal"."""
    if not named.entries or named.last >= len(ensemble.reading.tokens):
        return None
    found = role_ending_at(ensemble.reading.tokens, named.last - 1, named.first, ensemble.knowledge)
    draft = ensemble.at(named.last) if found is not None and found[1].kind == "office" else None
    same = ensemble.reading.tokens[named.last].sentence == ensemble.reading.tokens[named.first].sentence
    return draft if draft is not None and draft.kind == "person" and same else None


def _bearer(ensemble: Ensemble, named: Named) -> Draft | None:
    """The person of the report whose surname a body's short name is: "Ford" after "Gerald Ford" is no car maker."""
    word = ensemble.reading.tokens[named.first].text
    if named.last - named.first > 1 or not named.entries or word.isupper():
        return None
    found = [
        draft
        for draft in ensemble.drafts.values()
        if draft.kind == "person" and " " in draft.name and fold(draft.name).rsplit(maxsplit=1)[-1] == fold(word)
    ]
    return found[0] if len(found) == 1 else None


def publisher_of(reading: Reading, knowledge: Knowledge) -> frozenset[str]:
    """Return the outlet whose report it is: it calls itself by its short name."""
    publisher = reading.report.publisher
    key = tuple(unit.casefold() for unit in units_of(publisher.removeprefix("The "))) if publisher else ()
    return frozenset(entry.id for entry in knowledge.aliases.get(key, ()) if entry.kind == "outlet")


def without_guarded(reading: Reading, knowledge: Knowledge, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Leave out the hits of guarded aliases that stand alone: "a National Southwire spokesman" is not of The National.

    Of bodies that bear one name, the one whose country the report names most comes first.
    """
    named = publisher_of(reading, knowledge) | {entry.id for hit in hits for entry in hit.entries if not entry.guarded}
    countries = Counter(entry.id for hit in hits for entry in hit.entries if entry.id in knowledge.countries)
    return tuple(
        replace(hit, entries=tuple(sorted(hit.entries, key=lambda entry: -countries[_country(knowledge, entry) or ""])))
        if hit.entries[0].kind == "organisation"
        else hit
        for hit in hits
        if any(not entry.guarded or entry.id in named or _country(knowledge, entry) in countries for entry in hit.entries)
    )


def _unguarded(
    entries: tuple[Entry, ...], ensemble: Ensemble, named: frozenset[str], countries: Container[str]
) -> tuple[Entry, ...]:
    """Drop the entries whose guarded alias stands alone: neither the body nor its country is named elsewhere."""
    knowledge = ensemble.knowledge
    return tuple(
        entry for entry in entries if not entry.guarded or entry.id in named or _country(knowledge, entry) in countries
    )


def _of_other_country(ensemble: Ensemble, named: Named, names: Sequence[Named]) -> bool:
    """Whether another country's adjective stands before a body's short name: "the Syrian Congress" is not the American one."""
    if named.last - named.first > 1 or not named.entries:
        return False
    own = _country(ensemble.knowledge, named.entries[0])
    return any(
        other.last == named.first and other.entries and other.entries[0].kind == "adjective" and other.entries[0].id != own
        for other in names
    )


def _branch(ensemble: Ensemble, named: Named, names: Sequence[Named]) -> Draft | None:
    """A party's namesake in another country, which an adjective before it names: "the Jordanian Muslim Brotherhood"."""
    body = ensemble.knowledge.organisations.get(named.entries[0].id)
    if body is None or body.kind not in ({"party", "religious", "union", "ngo"} if body.country else {"party", "religious"}):
        return None  # the Turkish Oxfam would be Oxfam still
    for other in names:
        if other.last == named.first and other.entries and other.entries[0].kind in {"adjective", "people"}:
            if other.entries[0].id == body.country:
                return None
            words = ensemble.reading.words(ensemble.reading.span(other.first, named.last))
            draft = ensemble.local(f"body:{fold(words)}", " ".join(words.split()), "organization")
            draft.country, draft.sectors = other.entries[0].id, body.sectors
            draft.words |= {"party", "group", "movement", "organisation", "organization"}
            return draft
    return None


def _country(knowledge: Knowledge, entry: Entry) -> str | None:
    body = knowledge.organisations.get(entry.id) or knowledge.outlets.get(entry.id)
    return body.country if body else None


def _country_or_body(ensemble: Ensemble, body_id: str) -> str:
    """The country for its government as a whole, which it absorbs; else the body itself."""
    body = ensemble.knowledge.organisations.get(body_id)
    if body is None or body.kind != "government" or not body.country:
        return body_id
    country = ensemble.knowledge.countries[body.country]
    names = {fold(name) for name in (country.name, f"the {country.name}", country.official, *country.aliases)}
    adjectives = {f"{fold(adjective)} government" for adjective in country.adjectives}
    whole = fold(body.name) in adjectives or fold(body.name).removeprefix("government of ").removeprefix("the ") in names
    return country.code if whole else body_id


def _nearest(ensemble: Ensemble, entries: tuple[Entry, ...], named: frozenset[str], countries: Counter[str]) -> Entry:
    """The body that is named in full, or whose country the report names most; of those alike, the first of the table."""
    return max(entries, key=lambda entry: (entry.id in named, countries[_country(ensemble.knowledge, entry) or ""]))


def _is_idle(reading: Reading, named: Named, thing: bool) -> bool:
    """Whether a name of no table names nobody: "UPC code", where its letters are a thing's, or what only may be a name."""
    return thing or (named.seems == "unknown" and not _acts(reading, named))


def _acts(reading: Reading, named: Named) -> bool:
    token = reading.tokens[named.last - 1]
    if named.first == reading.sentences[token.sentence].first:
        return False  # any word opens a sentence with a capital
    return token.dep == "nsubj" and reading.head(token).pos == "VERB"


def _tell_countries(ensemble: Ensemble, drafts: Iterable[Draft]) -> None:
    """Give a local body the country that its own name carries: "Bank of Israel", "Syrian Arab Airlines"."""
    for draft in drafts:
        if draft.known or draft.country:
            continue
        words = draft.key.removeprefix("body:").split()
        draft.country = _country_of_state(ensemble.knowledge, draft.name)
        if words[-1] in FIRMS - {"group"}:
            draft.sectors = draft.sectors or ("BUS",)
        for size in (3, 2, 1):
            for place in range(len(words) - size + 1):
                for entry in ensemble.knowledge.aliases.get(tuple(words[place : place + size]), ()):
                    if entry.kind in {"country", "adjective", "capital"} and draft.country is None:
                        draft.country = entry.id
        draft.country = draft.country or _country_of_town(ensemble, draft)
        draft.sectors = draft.sectors or _sectors_of_words(ensemble, words)


def _country_of_state(knowledge: Knowledge, name: str) -> str | None:
    """The country of the state that a name opens with: "New Jersey Casino Commission"; none where a country bears it too."""
    for size in (2, 1):
        words = " ".join(name.split()[:size])
        states = knowledge.world.gazetteer.regions_short(words) if not words.isupper() else ()
        country = any(entry.kind == "country" for entry in knowledge.aliases.get((words.casefold(),), ()))
        if len(states) == 1 and not country and len(name.split()) > size:
            return states[0][1]
    return None


def _country_of_town(ensemble: Ensemble, draft: Draft) -> str | None:
    """The country of the town that a body's name opens with: "Aleppo Police Command", "Hama Media Center"."""
    town = draft.name.split()[0]
    spots = ensemble.knowledge.world.gazetteer.places_named(town) if " " in draft.name else ()
    return spots[0].country if spots and spots[0].own else None


def _sectors_of_words(ensemble: Ensemble, words: list[str]) -> tuple[str, ...]:
    for size in (3, 2, 1):
        for place in range(len(words) - size, -1, -1):
            role = ensemble.knowledge.roles.get(tuple(words[place : place + size]))
            if role and role.sectors:
                return role.sectors
    return ()

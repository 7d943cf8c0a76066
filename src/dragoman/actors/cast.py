"""The actors stage: who is named or meant in a report, and where.

``Turkey's foreign minister, Mevlüt Çavuşoğlu, said in Ankara …`` -> an actor of the world table with his office, a place. In:
a reading and the knowledge; the report's own date decides who held an office. Out: a ``Cast``. Statements and events ask it
whom a phrase means.
"""

from collections import Counter
from collections.abc import Sequence

from dragoman.actors.beside import describe_bodies, learn_seats
from dragoman.actors.bodies import link_bodies, without_guarded
from dragoman.actors.confidence import doubt_links
from dragoman.actors.countries import link_countries
from dragoman.actors.drafts import Ensemble
from dragoman.actors.fighters import link_fighters
from dragoman.actors.groups import link_phrases, refers_back
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.names import Named, find_names
from dragoman.actors.people import describe_people, link_people, settle_people
from dragoman.actors.phrases import Described, describe_roles
from dragoman.actors.references import link_references
from dragoman.actors.revising import revise_names
from dragoman.actors.scan import Hit, scan_aliases
from dragoman.actors.speakers import link_first_person
from dragoman.actors.toponyms import find_places, home_of, place_named, setting_of
from dragoman.model import Cast, Place, Reading, Span

__all__ = ["find_cast", "link_names", "resolve_toponyms"]


def find_cast(reading: Reading, knowledge: Knowledge) -> Cast:
    """Find the actors and places of a report.

    Args:
        reading: A read report; without a date of publication, offices are those held now.
        knowledge: The world table by words.

    Returns:
        Actors by first mention, each with at least one, and places in text order.
    """
    hits = scan_aliases(reading, knowledge)
    phrases = describe_roles(reading, knowledge, without_guarded(reading, knowledge, hits))
    ensemble, names, countries = link_names(reading, knowledge, hits)
    phrases = _outside_sites(phrases, names)
    doubt_links(ensemble, names, countries)
    used = describe_people(ensemble, names, phrases)
    used |= describe_bodies(ensemble, names, phrases, used)
    learn_seats(ensemble, names)
    located = link_countries(ensemble, names, phrases, used)
    home = home_of(names, located, ensemble)
    link_fighters(ensemble)
    link_phrases(ensemble, [phrase for phrase in phrases if not refers_back(reading, phrase)], used, home)
    link_references(ensemble, phrases, lambda phrase: link_phrases(ensemble, [phrase], used, home))
    link_phrases(ensemble, phrases, used, home)
    link_first_person(ensemble)
    settle_people(ensemble, home)
    places = find_places(ensemble, names, located)
    return Cast(actors=ensemble.actors(), places=places)


def _outside_sites(phrases: Sequence[Described], names: Sequence[Named]) -> tuple[Described, ...]:
    """Leave out phrases inside a place's name: nobody is meant by "the Children's Hospital" where something is in it."""
    sites = {index for named in names if named.rule == "site" for index in range(named.first, named.last)}
    return tuple(phrase for phrase in phrases if phrase.head not in sites) if sites else tuple(phrases)


def link_names(reading: Reading, knowledge: Knowledge, hits: Sequence[Hit]) -> tuple[Ensemble, tuple[Named, ...], Counter[str]]:
    """Return the drafts of all whom a report names, its names, and how often it names each country.

    Args:
        reading: A read report.
        knowledge: The world table by words.
        hits: Its aliases in the report.
    """
    names = revise_names(reading, knowledge, find_names(reading, knowledge, hits))
    countries = Counter(entry.id for hit in hits for entry in hit.entries[:1] if entry.id in knowledge.countries)
    ensemble = Ensemble(reading, knowledge)
    link_people(ensemble, names, frozenset(countries))
    link_bodies(ensemble, names, countries)
    return ensemble, names, countries


def resolve_toponyms(reading: Reading, spans: Sequence[Span], knowledge: Knowledge) -> tuple[Place | None, ...]:
    """Resolve toponyms that are given, each with the others and the report's own names as evidence.

    Args:
        reading: A read report.
        spans: The toponyms.
        knowledge: The world table by words.

    Returns:
        A place for each span, None where no place bears the name.
    """
    hits = scan_aliases(reading, knowledge)
    tokens = [[token.index for token in reading.tokens if token.start < span.end and span.start < token.end] for span in spans]
    ranges = [(found[0], found[-1] + 1) if found else (0, 0) for found in tokens]
    entries = {(hit.first, hit.last): hit.entries for hit in hits}
    given = [Named(first, last, "place", entries.get((first, last), ()), "given") for first, last in ranges]
    others = [
        named
        for named in find_names(reading, knowledge, hits)
        if all(last <= named.first or named.last <= first for first, last in ranges)
    ]
    ensemble = Ensemble(reading, knowledge)
    setting = setting_of(ensemble, [*others, *(named for named in given if named.first < named.last)])
    return tuple(place_named(ensemble, named, setting) if named.first < named.last else None for named in given)

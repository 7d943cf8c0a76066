"""Toponyms: which words name places, and which place of that name: ``Tripoli`` in a report from Libya is not the Lebanese one.

In: a reading, its names, where countries act. Out: places in text order. Which place of a name is meant is ``resolving``'s to
say.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.actors.beside import PARTIES
from dragoman.actors.drafts import Ensemble
from dragoman.actors.judging import is_owning_place
from dragoman.actors.knowledge import Knowledge, fold, units_of
from dragoman.actors.names import Named
from dragoman.actors.pinning import FEATURES, pin_place, unclear_place, weighed
from dragoman.actors.resolving import Choice, Setting, choose_namesake, choose_spot, find_setting, lies_in, stated_container
from dragoman.lexicon.gazetteer import Spot
from dragoman.model import Place, Reading, Trace
from dragoman.model.terms import PlaceUse

__all__ = ["find_places", "home_of", "is_namesake", "place_named", "setting_of"]

_COMPASS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "north-east", "north-west",
    "south-east", "south-west", "north-eastern", "north-western", "south-eastern", "south-western", "northeast",
    "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "upper", "lower",
    "occupied", "rural", "greater",
})  # fmt: skip
_COMMON = frozenset({"north", "south", "east", "west", "old city", "old town", "downtown", "sunshine state"})
"""What every city or country may have; a gazetteer knows the one that is called nothing else."""
_SEATS = frozenset({"gov.", "governor", "gov", "senator", "sen.", "sen", "rep.", "congressman", "congresswoman"})
_LANDS = 3  # countries of a report whose towns are looked up by other spellings
_LEAST_SURE = 0.6  # share of right choices below which a toponym stays without coordinates
_FAR_SIZE = 1_000_000  # people: a smaller place is known by its usual name to reports from elsewhere
_OBSCURE = 40_000  # people: a smaller place far from the report's countries is more likely somebody's name


def find_places(ensemble: Ensemble, names: Sequence[Named], located: frozenset[int]) -> tuple[Place, ...]:
    """Find the places of a report.

    Args:
        ensemble: The report and the knowledge; mentions of actors are told from places by it.
        names: All names of the report.
        located: First tokens of country names and capitals that stand for the place.

    Returns:
        Places in text order. A country that acts is an actor and no place (of 16 reports, readers mark none as one); a capital
        that stands for its government is kept, with ``use`` ``agent``.
    """
    setting = setting_of(ensemble, names)
    found = [place for named in names for place in _places_of(ensemble, named, located, setting)]
    return tuple(sorted(found, key=lambda place: place.span))


def home_of(names: Sequence[Named], located: frozenset[int], ensemble: Ensemble) -> str | None:
    """Return the country that most of a report's places lie in, or None where there is no clear one."""
    counts: Counter[str] = Counter()
    for named in names:
        if named.entries and named.first in located:
            counts[named.entries[0].id] += 1
        elif not named.entries and named.seems == "place":
            spots = _spots(ensemble, named)
            counts.update([spots[0].country] if spots and spots[0].country and spots[0].own else [])
    if not counts:
        return None
    code, count = counts.most_common(1)[0]
    return code if count >= 3 and 2 * count >= counts.total() else None


def setting_of(ensemble: Ensemble, names: Sequence[Named]) -> Setting:
    """Return what the names of a report tell of where it is; found once a report."""
    if ensemble.setting is not None:
        return ensemble.setting
    reading, knowledge = ensemble.reading, ensemble.knowledge
    countries = _countries(names)
    ensemble.lands = tuple(code for code, count in countries.most_common(_LANDS) if count > 1)
    towns = [
        (reading.words(reading.span(named.first, named.last)), stated_container(reading, named.last, knowledge))
        for named in names
        if named.seems == "place" and (not named.entries or named.entries[0].kind == "capital")
    ]
    states = [state for named in names if named.seems == "body" for state in _state_in(ensemble, named)]
    setting = find_setting(towns, countries, knowledge.world.gazetteer, states)
    peoples = (named.entries[0] for named in names if named.entries and named.entries[0].kind in {"adjective", "people"})
    ensemble.setting = replace(setting, peoples=frozenset(entry.id for entry in peoples))
    return ensemble.setting


def _state_in(ensemble: Ensemble, named: Named) -> tuple[tuple[str, str], ...]:
    """The one state or province that a body's name opens with: "Texas Forest Service", "N.J. Transit"."""
    for size in (2, 1):
        words = ensemble.reading.words(ensemble.reading.span(named.first, min(named.first + size, named.last)))
        states = ensemble.knowledge.world.gazetteer.regions_short(words) if named.last - named.first > size else ()
        if len(states) == 1 and ("." in words or not words.isupper()):
            return states
    return ()


def _choose(ensemble: Ensemble, named: Named, setting: Setting, container: Spot | None) -> Choice | None:
    words = ensemble.reading.words(ensemble.reading.span(named.first, named.last))
    choice = choose_spot(words, _spots(ensemble, named), setting, container)
    if choice is None or (choice.spot.own and container is None) or container is not None:
        return choice
    best = choice.spot
    if (
        best.country not in setting.countries
        and fold(best.name) != fold(words)
        and best.population < _FAR_SIZE
        and setting.countries
    ):
        return None  # another town's other name: "Suluk" in a report from Syria is not the Philippine Jolo
    known = best.country in setting.countries or best.population >= _OBSCURE or named.seems == "place"
    return choice if known else None


def _countries(names: Sequence[Named]) -> Counter[str]:
    return Counter(
        entry.id
        for named in names
        for entry in named.entries[:1]
        if entry.kind in {"country", "capital", "adjective", "people"}
    )


def _places_of(ensemble: Ensemble, named: Named, located: frozenset[int], setting: Setting) -> Iterator[Place]:
    if named.seems == "person" or (named.entries and named.entries[0].kind in {"adjective", "people", "metonym"}):
        return
    first, last = _widen(ensemble.reading, named)
    container = stated_container(ensemble.reading, named.last, ensemble.knowledge)
    stated = container.country if container else None
    namesake = bool(named.entries) and named.entries[0].kind == "capital" and stated not in {None, named.entries[0].id}
    if named.entries and named.entries[0].kind in {"country", "capital"} and named.first in located and not namesake:
        words = ensemble.reading.words(ensemble.reading.span(named.first, named.last))
        country = ensemble.knowledge.countries[named.entries[0].id]
        rather = choose_namesake(words, country, _spots(ensemble, named), setting)
        if rather is not None:
            yield pin_place(ensemble.reading, ensemble.reading.span(first, last), rather, use="location", rule="namesake")
            return
    if named.entries and named.entries[0].kind in {"country", "capital"} and not namesake:
        if named.first in located or named.entries[0].kind == "capital":
            yield _known_place(ensemble, named, first, last, "location" if named.first in located else "agent")
        return
    if (named.entries and not namesake) or (named.seems not in {"place", "unknown"}) or ensemble.covered(named.last - 1):
        return
    whole = ensemble.knowledge.world.gazetteer.places_named(ensemble.reading.words(ensemble.reading.span(first, last)))
    span = ensemble.reading.span(first, last)
    if _is_represented(ensemble, named):
        states = [spot for spot in (*whole, *_spots(ensemble, named)) if spot.kind == "region"] or whole[:1]
        yield pin_place(ensemble.reading, span, states[0] if states else None, use="agent", rule="represented")
        return
    if whole and whole[0].own and stated in {None, whole[0].country}:
        yield pin_place(ensemble.reading, span, whole[0], use="location", rule="gazetteer")
        return
    choice = _choose(ensemble, named, setting, container)
    if choice is None and named.seems == "unknown":
        return
    if choice is not None and choice.confidence < _LEAST_SURE:
        yield unclear_place(ensemble.reading, span, choice)
        return
    rule = "gazetteer" if choice else "not-in-gazetteer"
    place = pin_place(ensemble.reading, span, choice.spot if choice else None, use="location", rule=rule)
    yield weighed(place, choice) if choice else place


def is_namesake(ensemble: Ensemble, named: Named, names: Sequence[Named]) -> bool:
    """Tell whether a country's name is that of a state or a town of its name, by the report's other places."""
    words = ensemble.reading.words(ensemble.reading.span(named.first, named.last))
    spots = ensemble.knowledge.world.gazetteer.places_named(words)
    country = ensemble.knowledge.countries[named.entries[0].id]
    if fold(words) != fold(country.name) or all(spot.country == country.code for spot in spots):
        return False
    return choose_namesake(words, country, spots, setting_of(ensemble, names)) is not None


def _is_represented(ensemble: Ensemble, named: Named) -> bool:
    """Whether a place only says for whom somebody sits: "D-N.Y.", "Kara of Texas", "New York Gov. Kara"."""
    tokens, sentence = ensemble.reading.tokens, ensemble.reading.sentence_of(ensemble.reading.tokens[named.first])
    before = tokens[max(sentence.first, named.first - 2) : named.first]
    if len(before) == 2 and before[1].text in {"-", "–"} and before[0].text in PARTIES:
        return True
    if len(before) == 2 and before[1].text == "of":
        draft = ensemble.at(before[0].index)
        if draft is not None and draft.kind == "person" and before[0].tag.startswith("NNP"):
            return True
    return named.last < sentence.last and tokens[named.last].text.casefold() in _SEATS


def _widen(reading: Reading, named: Named) -> tuple[int, int]:
    """Take in "northern" before and "river", "province" after a name."""
    first, last = named.first, named.last
    tokens = reading.tokens
    if (
        last < len(tokens)
        and tokens[last].text.casefold() in {"river", "province", "governorate"}
        and tokens[last].sentence == tokens[first].sentence
    ):
        last += 1
    while first > 0 and tokens[first - 1].sentence == tokens[first].sentence:
        before = tokens[first - 1].text
        if before.casefold() in _COMPASS:
            first -= 1
        elif before == "-" and first > 1 and tokens[first - 2].text.casefold() in _COMPASS:
            first -= 2
        else:
            break
    return first, last


def _known_place(ensemble: Ensemble, named: Named, first: int, last: int, use: PlaceUse) -> Place:
    country = ensemble.knowledge.countries[named.entries[0].id]
    reading = ensemble.reading
    if named.entries[0].kind == "capital":
        spots = [spot for spot in _spots(ensemble, named) if spot.country == country.code]
        spot = spots[0] if spots else None
        return pin_place(reading, reading.span(first, last), spot, use=use, rule="capital", country=country.code)
    words = " ".join(reading.words(reading.span(first, last)).split())
    parts = [spot for spot in ensemble.knowledge.world.gazetteer.places_named(words) if spot.own] if first < named.first else []
    if parts:
        return pin_place(reading, reading.span(first, last), parts[0], use=use, rule="part-of-country")
    return Place(
        span=reading.span(first if use == "location" else named.first, last),
        name=words if first < named.first else country.name,
        kind="region" if first < named.first else "country",
        country=country.code,
        latitude=country.latitude,
        longitude=country.longitude,
        use=use,
        trace=Trace("actors", "country"),
    )


def _spots(ensemble: Ensemble, named: Named) -> tuple[Spot, ...]:
    reading = ensemble.reading
    words = reading.words(reading.span(named.first, named.last))
    if words.casefold() in _COMMON:
        return ()
    found = ensemble.knowledge.world.gazetteer.places_named(words)
    if found:
        return found
    if is_owning_place(ensemble.knowledge, words):
        return ensemble.knowledge.world.gazetteer.places_named(words[:-1])
    if words.split()[0].casefold() in _COMPASS and " " in words:
        return ensemble.knowledge.world.gazetteer.places_named(words.split(maxsplit=1)[1])
    for size in (2, 1):
        short = " ".join(words.split()[:-size]) if words.split()[-1].casefold() in FEATURES else ""
        if short and (found := ensemble.knowledge.world.gazetteer.places_named(short)):
            return found
    before = reading.tokens[named.first - 1].text if named.first else ""
    postal = len(words) == 2 and words.isupper()  # "Milford, ID", but "he had an ID"
    states = _short_spots(words, ensemble.knowledge) if not postal or before in {",", "-", "("} else ()
    return states or ensemble.knowledge.world.gazetteer.places_alike(words, ensemble.lands)


def place_named(ensemble: Ensemble, named: Named, setting: Setting) -> Place | None:
    """Resolve one name that is known to be a toponym; None where no place bears it.

    Args:
        ensemble: The report and the knowledge.
        named: The name.
        setting: What the report tells of where it is.
    """
    reading, knowledge = ensemble.reading, ensemble.knowledge
    span = reading.span(named.first, named.last)
    words = reading.words(span)
    container = stated_container(reading, named.last, knowledge)
    spots = _spots(ensemble, named)
    entries = named.entries or knowledge.aliases.get(tuple(unit.casefold() for unit in units_of(words)), ())
    codes = [entry.id for entry in entries if entry.kind in {"country", "adjective", "people"}]
    if codes and (container is None or container.kind == "country" or not _some_inside(spots, container)):
        rather = choose_namesake(words, knowledge.countries[codes[0]], spots, setting)
        if rather is None:
            country = Named(named.first, named.last, "place", tuple(entry for entry in entries if entry.id == codes[0]))
            return _known_place(ensemble, country, named.first, named.last, "location")
        return pin_place(reading, span, rather, use="location", rule="namesake")
    if entries and entries[0].kind == "capital" and container is None:
        spots = (*(spot for spot in spots if spot.country == entries[0].id), *spots)
    if named.first > 1 and reading.tokens[named.first - 1].text == ",":
        spots = tuple(spot for spot in spots if spot.kind == "region") or spots  # "Rochester, New York"
    choice = choose_spot(words, spots, setting, container)
    return weighed(pin_place(reading, span, choice.spot, use="location", rule="gazetteer"), choice) if choice else None


def _short_spots(words: str, knowledge: Knowledge) -> tuple[Spot, ...]:
    gazetteer = knowledge.world.gazetteer
    named = gazetteer.regions_short(words) or gazetteer.regions_short(f"{words}.")
    return tuple(
        spot for name, code in named for spot in gazetteer.places_named(name) if spot.kind == "region" and spot.country == code
    )


def _some_inside(spots: Sequence[Spot], container: Spot) -> bool:
    return any(lies_in(spot, container) for spot in spots)

"""A second look at the names of a report together: what one place tells of a name holds wherever the report uses it.

``Jubb al-Jarrah`` (PERSON by the small parser) after "the villages of" is a place there, and so it is in the next sentence;
``al-Qameshli`` is a spelling of a town in the country that the report is about; the ``Clean Power Plan`` is nobody. In: names
with what each seems to be. Out: the same, some of which seem something else, less those that name no one and no place.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.acronyms import settle_acronyms
from dragoman.actors.among import is_among_places
from dragoman.actors.firms import full_names, without_tickers
from dragoman.actors.joining import join_names
from dragoman.actors.judging import AREAS, BODY_WORDS, LOCATIVES, SPEECH, has_body_word, has_title
from dragoman.actors.knowledge import Knowledge, fold
from dragoman.actors.names import Named
from dragoman.actors.phrases import role_ending_at
from dragoman.actors.things import ALWAYS_THINGS, CRAFT, THINGS, is_money
from dragoman.lexicon.gazetteer import FOREIGN
from dragoman.model import Reading

__all__ = ["revise_names"]

_HAPPENINGS = frozenset({
    "ambush", "ambushes", "bomb", "bombs", "bombing", "bombings", "massacre", "massacres", "talks", "clashes", "raid", "raids",
    "attack", "attacks", "explosion", "explosions", "airstrikes", "negotiations", "elections", "protests", "killings",
    "summit", "siege", "casualties", "warplanes",
})  # fmt: skip
"""Nouns of happenings and means: a headline's capital makes them neither somebody nor a place."""

_CALENDAR = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "spring", "summer", "autumn", "winter", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "new", "year",
})  # fmt: skip
_SITES = frozenset({
    "road", "street", "square", "avenue", "bridge", "mosque", "cathedral", "stadium", "airport", "airbase", "base",
    "dam", "crossing", "roundabout", "checkpoint", "hall", "tower", "palace", "hotel", "market", "park", "cemetery",
    "castle", "citadel", "hill", "hills", "mountain", "mountains", "river", "lake", "valley", "gate", "junction",
    "highway", "hospital", "school", "camp", "neighbourhood", "neighborhood", "district", "village", "quarter",
    "suburb", "farms", "island", "beach", "plain", "drive", "boulevard", "lane", "bay", "creek", "canyon", "gulf", "strait",
    "reservoir", "county", "township", "twp", "borough", "parish", "amphitheatre", "amphitheater", "auditorium", "arena",
    "plaza", "mall", "marina", "apartments", "condominiums", "theatre", "theater", "gymnasium", "library", "museum", "temple",
    "chapel", "synagogue", "pier", "harbour", "harbor", "terminal", "refinery", "falls", "springs", "forest", "desert", "ocean",
    "sea",
})  # fmt: skip
_WAYS = frozenset({
    "road", "street", "square", "avenue", "bridge", "mosque", "airport", "dam", "crossing", "roundabout", "checkpoint", "hills",
    "mountain", "mountains", "river", "lake", "valley", "highway", "junction", "neighbourhood", "neighborhood", "suburb",
    "drive", "boulevard", "lane", "bay", "creek", "canyon", "gulf", "strait", "twp", "amphitheatre", "amphitheater",
    "auditorium", "arena", "marina", "apartments", "condominiums", "gymnasium", "pier", "forest", "desert", "ocean",
})  # fmt: skip
"""Sites that never act."""
_HOUSED = frozenset({
    "center", "centre", "hall", "church", "museum", "school", "hospital", "college", "hotel", "theatre", "theater", "library",
    "temple", "cathedral", "palace", "stadium", "zoo", "gallery", "inn", "resort", "casino", "mall", "plaza",
})  # fmt: skip
"""Bodies with a house of their own: a place where something is only ever at or in it."""
_WITHIN = frozenset({"at", "in", "near", "outside", "inside", "to", "from"})
_HOUSES = frozenset({"hospital", "school", "hotel", "palace"})
"""Sites that may act all the same: a hospital treats."""

_LANDSCAPE = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast",
    "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "city",
    "town", "village", "province", "old", "new", "upper", "lower", "street", "road", "square", "park", "district",
    "region", "area", "county", "state", "the", "downtown", "countryside", "governorate", "camp", "river",
    "mountain", "sea", "coast", "island", "islands", "border", "zone",
})  # fmt: skip
_FURNITURE = frozenset({
    "subscribe", "tags", "tag", "launched", "posted", "published", "updated", "topic", "short", "url", "youtube", "latest",
    "episode", "related", "showcase", "category", "follow", "read", "share", "photo", "photos", "video", "videos", "urgent",
    "breaking", "live", "exclusive", "watch", "comments", "appended", "correction", "newsletter", "advertisement",
    "standards", "our",
})  # fmt: skip
"""Words of pages that stand beside names, or for none, where a text lost its line breaks."""

_PRIZES = frozenset({"prize", "award", "awards", "medal", "amendment"})
_OPERATIONS = frozenset({"operation", "campaign", "offensive", "manoeuvre", "maneuver"})
_CALLED = frozenset({"called", "dubbed", "named", "codenamed", "titled"})
"""What an operation's name stands beside."""

_COMPASS = frozenset({"East", "West", "North", "South"})
_HOLLOW = frozenset({"news", "we", "pm", "summit", "federal", "gmt", "report", "world", "home", "us"})
"""Words that are no name even together: "Latest News We"."""
_SURNAMES = frozenset({"hall", "hill", "hills", "park", "lake", "castle", "gate", "tower", "camp", "island", "beach", "plain"})
"""Sites that people are called after."""

_LEADS = frozenset({"IN", "TO", "CC"})
_NO_TOWNS = frozenset({"may", "march", "english", "arabic", "persian", "jewish"})
_NATURES = frozenset({"person", "body", "unknown"})


def revise_names(reading: Reading, knowledge: Knowledge, names: Sequence[Named]) -> tuple[Named, ...]:
    """Judge the names of a report again, each with all the others.

    Args:
        reading: A read report.
        knowledge: The world table by words.
        names: In text order, none overlapping another.

    Returns:
        Names in text order, fewer or as many.
    """
    whole = settle_acronyms(reading, knowledge, without_tickers(reading, join_names(reading, knowledge, names)))
    kept = [trimmed for named in whole if (trimmed := _trim(reading, knowledge, named)) is not None]
    craft = {_words(reading, named) for named in kept if _is_craft(reading, named)}
    kept = [named for named in kept if named.entries or _words(reading, named) not in craft]
    lands = _lands(kept)
    places: Counter[str] = Counter()
    people: Counter[str] = Counter()
    for named in kept:
        if not named.entries:
            words = _words(reading, named)
            places[words] += is_among_places(reading, named)
            people[words] += _is_somebody(reading, knowledge, named)
    acting = {_words(reading, named) for named in kept if not _is_within(reading, named)}
    kept = [
        replace(named, seems="place", rule="site")
        if named.seems == "body" and not named.entries and _words(reading, named) not in acting
        else named
        for named in kept
    ]
    shorter = _first_names(reading, kept, people)
    full = full_names(reading, kept, knowledge.given_names)
    kept = [replace(named, seems="body") if _words(reading, named) in full else named for named in kept]
    return tuple(_revise(reading, knowledge, named, lands, places, people, shorter) for named in kept)


def _revise(  # noqa: PLR0917 - what the report tells of all its names
    reading: Reading,
    knowledge: Knowledge,
    named: Named,
    lands: tuple[str, ...],
    places: Counter[str],
    people: Counter[str],
    shorter: frozenset[str],
) -> Named:
    if named.entries or named.seems == "place":
        return named
    words = _words(reading, named)
    last = reading.tokens[named.last - 1].text.casefold()
    if named.seems == "body" and people[words] and _is_described(reading, knowledge, named):
        return replace(named, seems="person", rule="parser")
    if named.seems not in _NATURES or people[words] or words in shorter or named.rule == "table":
        return named
    if named.seems == "person" and named.last - named.first == 1 and _is_employer(reading, knowledge, named):
        return replace(named, seems="body")
    sites = _WAYS if named.seems == "body" else _SITES - _HOUSES - (_SURNAMES if named.seems == "person" else frozenset())
    if last in sites and named.last - named.first > 1:
        return replace(named, seems="place", rule="site")
    known = named.last - named.first == 1 and bool(knowledge.world.gazetteer.places_named(reading.tokens[named.first].text))
    if places[words] and words not in _NO_TOWNS and (named.seems != "body" or known or _articled(words, reading, named)):
        return replace(named, seems="place", rule="among-places")
    if not has_body_word(reading, named.first, named.last) and _is_town(reading, knowledge, named, lands):
        return replace(named, seems="place", rule="spelling")
    return named


def _is_craft(reading: Reading, named: Named) -> bool:
    """Whether a ship or a work bears a name: "the ferry Marl of Lune", "the film Lune"."""
    before = reading.tokens[max(0, named.first - 2) : named.first]
    if named.entries or not before:
        return False
    last = before[-1] if before[-1].text not in {"``", '"', "“", "'", "‘"} or len(before) < 2 else before[0]
    first = reading.tokens[named.first]
    return last.text in CRAFT and last.tag == "NN" and last.sentence == first.sentence and named.seems != "place"


def _is_within(reading: Reading, named: Named) -> bool:
    """Whether something is at or in a house that a body has: "in the Lune Civic Center"."""
    last = reading.tokens[named.last - 1]
    if named.last - named.first == 1 or last.text.casefold() not in _HOUSED or last.dep != "pobj":
        return False
    return reading.head(last).text.casefold() in _WITHIN


def _trim(reading: Reading, knowledge: Knowledge, named: Named) -> Named | None:
    """Cut page furniture off a name's ends; None where nothing is left that names somebody or a place."""
    if named.entries:
        return named
    first, last = named.first, named.last
    while first < last and _is_furniture(reading, first):
        first += 1
    while first < last and _is_furniture(reading, last - 1):
        last -= 1
    if named.seems == "place" and last - first > 1 and reading.tokens[first].text.casefold() in LOCATIVES | {"from", "at"}:
        first += reading.tokens[first + 1].text not in _COMPASS  # a headline's "Near al-Bab", but "Near East"
    words = [reading.tokens[index].text.casefold() for index in range(first, last)]
    if all(word in _FURNITURE | _HOLLOW for word in words) or (named.seems != "person" and _names_nobody(words)):
        return None
    if not words or not any(map(str.isalpha, "".join(words))) or _only_landscape(reading, words, last):
        return None
    if named.seems in {"body", "unknown"} and _is_operation(reading, first, last):
        return None
    if named.seems != "place" and _is_thing(reading, knowledge, named, words):
        return None
    return replace(named, first=first, last=last)


def _is_thing(reading: Reading, knowledge: Knowledge, named: Named, words: list[str]) -> bool:
    """Whether a name is that of a prize, a show, a currency, a law: "the Laura Dahl Show", "the Lune Prize for Valour"."""
    several = len(words) > 1
    if (several and (_PRIZES & set(words) or words[-1] == "show")) or is_money(words):
        return True
    if several and words[-1] in ALWAYS_THINGS and named.seems in {"body", "unknown"}:
        return True
    if words[-1] not in THINGS or not (several or named.seems == "unknown") or words[0] in knowledge.given_names:
        return False
    return not (BODY_WORDS - {"international"}) & set(words) and not _titled(reading, named)


def _is_furniture(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.text.casefold() in _FURNITURE or not any(map(str.isalnum, token.text))


def _names_nobody(words: Sequence[str]) -> bool:
    """Whether words name a time ("in May", "Mondays raid"), end in a happening ("Twin Car Bombs") or are against one."""
    if len(words) > 1 and words[0] in {"anti", "pro"} and words[1] == "-":
        return True  # "Anti-Isis forces"
    times = all(word in _CALENDAR or word.removesuffix("s") in _CALENDAR for word in words)
    chosen = "of" in words[:-1] and bool(BODY_WORDS & set(words))  # "Board of Elections"
    return times or (words[-1] in _HAPPENINGS and not chosen)


def _is_operation(reading: Reading, first: int, last: int) -> bool:
    """Whether a name is that of an operation: "the Euphrates Rage campaign", "an operation called the Wrath of Euphrates"."""
    tokens, sentence = reading.tokens, reading.sentences[reading.tokens[first].sentence]
    if last < sentence.last and tokens[last].text in _OPERATIONS:
        return last - first > 1
    first -= first > sentence.first and tokens[first - 1].tag == "DT"
    before = [token.text.casefold() for token in tokens[max(sentence.first, first - 3) : first]]
    return bool(before) and (before[-1] in _OPERATIONS or (before[-1] in _CALLED and bool(_OPERATIONS & set(before))))


def _only_landscape(reading: Reading, words: list[str], last: int) -> bool:
    """Whether a name is but "City", "Southwest of": "the North" is somebody's, whoever's."""
    if not all(word in _LANDSCAPE for word in words):
        return False
    compass = len(words) == 1 and words[0] in {"north", "south", "east", "west"}
    return not compass or (last < len(reading.tokens) and reading.tokens[last].text == "of")


def _titled(reading: Reading, named: Named) -> bool:
    return named.first > 0 and reading.tokens[named.first - 1].text in {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr."}


def _lands(names: Sequence[Named]) -> tuple[str, ...]:
    """The countries that a report names more than in passing, at most three."""
    counts = Counter(entry.id for named in names for entry in named.entries[:1] if len(entry.id) == 3)
    return tuple(code for code, count in counts.most_common(3) if count > 1)


def _words(reading: Reading, named: Named) -> str:
    return fold(reading.words(reading.span(named.first, named.last)))


def _articled(words: str, reading: Reading, named: Named) -> bool:
    return words.split(maxsplit=1)[0] in {"al", "el"} or reading.tokens[named.first].text.casefold().startswith("al-")


def _is_somebody(reading: Reading, knowledge: Knowledge, named: Named) -> bool:
    """Whether what stands beside a name tells that somebody bears it: a title, a verb of speech, a first name."""
    tokens = reading.tokens
    if has_title(reading, knowledge, named.first):
        return True
    first = fold(tokens[named.first].text)
    if named.last - named.first > 1 and first in knowledge.given_names:
        return named.last >= len(tokens) or tokens[named.last].text.casefold() not in AREAS
    head = tokens[named.last - 1]
    verb = reading.head(head)
    if head.dep == "appos" and verb.pos == "NOUN" and (verb.lemma.casefold(),) in knowledge.roles:
        return True  # "her mother, Adrienne"
    return head.dep == "nsubj" and verb.lemma in SPEECH and verb.pos == "VERB"


def _is_described(reading: Reading, knowledge: Knowledge, named: Named) -> bool:
    """Whether a role stands beside a name of two words or three that holds no word for a body: "the spokesman, Ivo Dal"."""
    head = reading.tokens[named.last - 1]
    described = reading.head(head)
    if head.dep != "appos" or named.last - named.first not in {2, 3} or has_body_word(reading, named.first, named.last):
        return False
    role = knowledge.roles.get((described.lemma.casefold(),))
    words = reading.tokens[named.first : named.last]
    return role is not None and role.kind in {"person", "office", "title"} and all(word.text.istitle() for word in words)


def _is_employer(reading: Reading, knowledge: Knowledge, named: Named) -> bool:
    """Whether a single word is a firm's by its neighbours: "Refco analyst Ivo Dahl", "the lobby group Eurofer"."""
    tokens, sentence = reading.tokens, reading.sentences[reading.tokens[named.first].sentence]
    if fold(tokens[named.first].text) in knowledge.given_names or fold(tokens[named.first].text) in knowledge.surnames:
        return False
    after = tokens[named.last] if named.last < sentence.last else None
    if after is not None and after.text.islower() and after.tag == "NN" and tokens[named.first].dep == "compound":
        role = role_ending_at(tokens, named.last, named.last, knowledge)
        return role is not None and role[1].kind in {"person", "office"}
    before = tokens[named.first - 1] if named.first > sentence.first else None
    if before is None or not before.text.islower() or before.tag != "NN":
        return False
    role = role_ending_at(tokens, before.index, sentence.first, knowledge)
    return role is not None and role[1].kind == "group"


def _first_names(reading: Reading, names: Sequence[Named], people: Counter[str]) -> frozenset[str]:
    """The parts of the full names that somebody bears: "Barakat" is no town beside "Talal Barakat"."""
    parts: defaultdict[str, int] = defaultdict(int)
    for named in names:
        words = _words(reading, named)
        if named.seems == "person" and (people[words] or named.entries) and " " in words:
            for part in words.split():
                parts[part] += 1
            parts[" ".join(words.split()[1:])] += 1
    return frozenset(parts)


def _is_town(reading: Reading, knowledge: Knowledge, named: Named, lands: tuple[str, ...]) -> bool:
    """Whether a name is the spelling of a town in the report's countries, and nobody's first name begins it."""
    words = reading.words(reading.span(named.first, named.last))
    if not lands or fold(words.split()[0]) in knowledge.given_names or fold(words) in knowledge.surnames:
        return False
    if words.isupper() or named.last - named.first > 4 or words.casefold() in _NO_TOWNS:
        return False
    before = reading.tokens[named.first - 1] if named.first else None
    if before is not None and before.tag == "DT":
        return False  # "the Duke"
    if (
        named.seems in {"person", "body"}
        and not _articled(words, reading, named)
        and (before is None or before.tag not in _LEADS)
    ):
        return False
    gazetteer = knowledge.world.gazetteer
    exact = any(spot.country in lands and (spot.own or spot.country in FOREIGN) for spot in gazetteer.places_named(words)[:3])
    return exact or bool(gazetteer.places_alike(words, lands))

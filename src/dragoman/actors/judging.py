"""What a name of no table seems to be: bodies' words, titles, first names and places around it go before the label.

``Çavuşoğlu`` (ORG by the small parser) in "foreign minister Çavuşoğlu said" -> a person; ``al-Joura`` before "neighbourhood"
-> a place. In: a reading, the knowledge, the tokens of a name and its label. Out: ``person``, ``body``, ``place`` or
``unknown``.
"""

import re
from typing import Literal

from dragoman.actors.knowledge import Knowledge, fold
from dragoman.actors.phrases import role_ending_at
from dragoman.model import Reading

__all__ = [
    "AREAS", "BODY_WORDS", "LABELS", "LOCATIVES", "SPEECH", "Seems", "has_body_word", "has_title", "is_own_place",
    "is_owning_place", "judge_name", "whole_place",
]  # fmt: skip

Seems = Literal["person", "body", "place", "unknown"]

LABELS: dict[str, Seems] = {
    "PERSON": "person",
    "ORG": "body",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "unknown",
    "PRODUCT": "unknown",
}
BODY_WORDS = frozenset({
    "ministry", "party", "army", "council", "court", "university", "bank", "front", "brigade", "brigades", "agency",
    "group", "union", "committee", "forces", "force", "corps", "command", "coalition", "congress", "parliament", "assembly",
    "senate", "commission", "office", "department", "institute", "institution", "centre", "center", "association",
    "federation", "league", "movement", "organisation", "organization", "foundation", "fund", "society", "service",
    "services", "police", "guard", "guards", "militia", "company", "corporation", "corp", "inc", "ltd", "plc", "co",
    "press", "news", "times", "post", "television", "tv", "radio", "network", "administration", "authority", "authorities",
    "bureau", "academy", "church", "club", "team", "embassy", "alliance", "headquarters", "observatory", "watch",
    "international", "units", "airlines", "hospital", "school", "college", "museum", "trust", "board", "chamber",
    "battalion", "division", "squadron", "navy", "fleet", "observer", "guardian", "conference", "forum", "summit",
    "liwa", "faylaq", "failaq", "filaq", "jaish", "jaysh", "jeish", "kataib", "katibat", "harakat", "saraya", "jabhat",
})  # fmt: skip
"""Words that a body's name ends with, or begins with before "of"; Arabic ones for brigades, armies and movements begin it."""

_TRADES = frozenset({
    "industries", "enterprises", "holdings", "associates", "laboratories", "motors", "airways", "stores", "farms", "systems",
    "technologies", "technology", "pharmaceuticals", "securities", "resources", "foods", "chemicals", "electronics",
    "petroleum", "railways", "railroad", "publications", "publishing", "entertainment", "pictures", "studios",
    "communications", "insurance", "bancorp", "bancshares", "incorporated", "limited", "partners", "properties", "solutions",
    "waterways", "orchestra", "ensemble", "secretariat", "directorate", "consortium", "syndicate", "cooperative", "schools",
    "ministries", "archives", "legion", "caucus", "tribunal", "treasury", "exchange", "railroads", "bancorporation", "nv",
    "spa", "gmbh", "llc", "llp", "pty", "bhd",
})  # fmt: skip
"""What only the end of a longer name makes a body's: firms, schools, offices."""
_OPENING = frozenset({"banque", "banco", "banca", "compagnie", "societe", "nv", "crédit", "credit", "caisse", "cooperative"})
"""How the names of firms and banks begin in other languages: "Banque du Nord", "N.V. Orlen"."""

_SIDES_OF_RIVERS = frozenset({"west", "east", "south", "north", "left", "right"})
AREAS = frozenset({
    "neighborhood", "neighbourhood", "neighborhoods", "neighbourhoods", "district", "town", "village", "city", "province",
    "governorate", "area", "suburb", "suburbs", "camp", "countryside", "region", "airport", "airbase", "river", "mountain",
    "valley", "island", "islands", "peninsula", "street", "road", "square", "crossing", "dam", "districts", "towns", "villages",
    "cities", "provinces", "areas", "camps", "streets", "roads", "crossings", "mosque", "bridge", "roundabout", "quarter",
    "quarters", "hamlet", "farms", "checkpoint", "hills",
})  # fmt: skip
"""What follows a place's name; before "of" it precedes one."""

LOCATIVES = frozenset({"in", "near", "into", "around", "outside", "across", "towards"})
SPEECH = frozenset({
    "say", "tell", "add", "note", "warn", "claim", "insist", "argue", "announce", "deny", "accuse", "ask", "urge",
    "explain", "state", "declare", "write", "tweet", "report", "admit", "acknowledge", "confirm", "believe", "think",
    "want", "call", "describe", "vow", "pledge", "promise", "threaten", "condemn", "suggest", "stress", "reiterate", "meet",
    "visit",
})  # fmt: skip
_BEARINGS = frozenset({
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "outskirts", "surroundings",
    "vicinity",
})  # fmt: skip
"""What lies so "of" a place."""
_HOLY = frozenset({"Sheikh", "Sheik", "Shaykh", "Sayyed", "Sayyid", "Sayyida", "Sayeda", "Sitt", "Saint", "Nabi"})
_PREFIXES = frozenset({
    "tel", "tell", "deir", "dayr", "jabal", "jebel", "kafr", "kafar", "wadi", "jisr", "ain", "ayn", "beit", "bayt", "qalaat",
    "jubb", "khirbet", "khirbat", "ras", "burj", "jurf", "bab", "urum", "maarat", "maarrat",
})  # fmt: skip
"""How names of places begin in Arabic: hill, monastery, mountain, village, valley, bridge, spring, house, castle, gate."""
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
_ACRONYM = 5  # letters: SANA is no town
_LARGE = 300_000  # people
_HUGE = 2_000_000  # people: Rio de Janeiro is no man, whatever the parser says


def judge_name(  # noqa: PLR0911 - one way out for each kind of evidence, the strongest first
    reading: Reading, knowledge: Knowledge, first: int, last: int, label: str
) -> Seems:
    """Say what an unknown name seems to be: words of bodies, first names, titles and speech before the parser's label."""
    tokens = reading.tokens
    if has_body_word(reading, first, last):
        return "body"
    given = last - first > 1 and fold(tokens[first].text) in knowledge.given_names
    if _is_home_town(reading, first):
        return "place"
    if _is_shrine(reading, first, last) or _is_prefixed(reading, knowledge, first, last):
        return "place"
    if has_title(reading, knowledge, first) or (given and not _is_city(knowledge, reading, first, last)):
        return "person"
    if _stands_like_place(reading, first, last) and (
        label != "PERSON" or last - first == 1 or any(token.text in {"al", "Al"} for token in tokens[first:last])
    ):
        return "place"
    words = [tokens[index].text for index in range(first, last)]
    if last - first == 1 and is_owning_place(knowledge, words[0]):
        return "place"
    if last - first == 1 and words[0].isupper() and "." not in words[0] and 2 < len(words[0]) <= 6:
        return "body"
    if _is_town(knowledge, " ".join(words), "GPE" if last - first == 1 and _is_from(reading, first) else label):
        return "place"
    if (
        label in {"ORG", "RUN", "NORP", "GPE"}
        and _speaks(reading, last - 1)
        and 2 <= last - first <= 4
        and not _follows_the(reading, first)
    ):
        return "person"
    if _is_initialled(reading, knowledge, first, last) and (label != "ORG" or tokens[last - 1].dep in {"conj", "appos"}):
        return "person"
    if label == "RUN":
        return "unknown"
    return LABELS[label]


def has_body_word(reading: Reading, first: int, last: int) -> bool:
    """Tell whether a word of bodies ("ministry", "brigade") stands in a name."""
    words = [reading.tokens[index].text.casefold().replace(".", "") for index in range(first, last)]
    if len(words) == 2 and words[1] == "bank" and words[0] in _SIDES_OF_RIVERS:
        return False  # "the West Bank"
    return not BODY_WORDS.isdisjoint(words) or (len(words) > 1 and (words[-1] in _TRADES or words[0] in _OPENING))


def is_own_place(knowledge: Knowledge, word: str) -> bool:
    """Tell whether a single word is a country, a capital or one of our own towns, and nobody's first name."""
    if fold(word) in knowledge.given_names or not word[:1].isupper():
        return False
    entries = knowledge.aliases.get((word.casefold(),), ())
    if not entries and len(word) > _ACRONYM and word.endswith("s"):
        entries = knowledge.aliases.get((word[:-1].casefold(),), ())  # "Syrias Raqqa"
    if any(entry.kind in {"country", "capital"} for entry in entries):
        return True
    spots = knowledge.world.gazetteer.places_named(word)
    return bool(spots) and spots[0].own and not word.isupper()


def _is_city(knowledge: Knowledge, reading: Reading, first: int, last: int) -> bool:
    spots = knowledge.world.gazetteer.places_named(reading.words(reading.span(first, last)))
    return bool(spots) and (spots[0].own or spots[0].population >= _HUGE)


def _stands_like_place(reading: Reading, first: int, last: int) -> bool:
    """Whether the words around a name are those around a place: "al-Joura neighbourhood", "the town of Hamam", "in Burao"."""
    tokens = reading.tokens
    sentence = reading.sentences[tokens[first].sentence]
    after = last + (last + 1 < sentence.last and tokens[last].text == "residential")
    if after < sentence.last and tokens[after].text.casefold() in AREAS:
        return True
    if first - 2 >= sentence.first and tokens[first - 1].text == "of" and tokens[first - 2].text.casefold() in AREAS:
        return True
    if first - 2 >= sentence.first and tokens[first - 1].text == "of" and tokens[first - 2].text.casefold() in _BEARINGS:
        return True
    return first > sentence.first and tokens[first - 1].text.casefold() in LOCATIVES


def _is_initialled(reading: Reading, knowledge: Knowledge, first: int, last: int) -> bool:
    """Whether initials stand before a surname: "B.J. Dahl", not "N.J. Transit"."""
    words = [token.text for token in reading.tokens[first:last]]
    initials = len(words) == 2 and _INITIALS.fullmatch(words[0]) is not None and words[1].istitle()
    return (
        initials and not knowledge.world.gazetteer.regions_short(words[0]) and words[0] not in {"U.S.", "U.N.", "E.U.", "U.K."}
    )


def _is_home_town(reading: Reading, first: int) -> bool:
    """Whether a name follows somebody's age: "Ivo Dal, 24, of Archer"."""
    before = reading.tokens[max(0, first - 3) : first]
    if len(before) < 3 or before[2].text not in {"of", "from"}:
        return False
    return before[1].text == "," and before[0].tag == "CD" and before[0].text.isdigit()


def _is_shrine(reading: Reading, first: int, last: int) -> bool:
    """Whether a quarter is called after somebody: "al-Sheikh Maqsoud neighbourhood", "the village of Sheikh Mustafa"."""
    holy = first > 0 and reading.tokens[first - 1].text in _HOLY
    return holy and _stands_like_place(reading, first - 1, last)


def _is_prefixed(reading: Reading, knowledge: Knowledge, first: int, last: int) -> bool:
    """Whether a name begins as those of places do and nobody's: "Tel Abyad", "Kafr Nabl"; it does not speak."""
    word = reading.tokens[first].text.casefold()
    return word in _PREFIXES and word not in knowledge.given_names and not _speaks(reading, last - 1)


def whole_place(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Return a place's name with the words that the parser left out of it: "Tel" with "Abyad", "Maqsoud" with "Sheikh"."""
    tokens, sentence = reading.tokens, reading.sentences[reading.tokens[first].sentence]
    if first > sentence.first and tokens[first - 1].text in _HOLY:
        first -= 1
    alone = last - first == 1 and tokens[first].text.casefold() in _PREFIXES
    if alone and last < sentence.last and tokens[last].tag.startswith("NNP") and tokens[last].text[:1].isupper():
        last += 1
    return first, last


def is_owning_place(knowledge: Knowledge, word: str) -> bool:
    """Whether a known place lost its apostrophe: "Aleppos outskirts"."""
    return word.endswith("s") and (len(word) > _ACRONYM or word.endswith("ss")) and is_own_place(knowledge, word[:-1])


def _is_from(reading: Reading, first: int) -> bool:
    """Whether somebody is from there: "Lock, from Chichester"."""
    return first > 0 and reading.tokens[first - 1].text.casefold() in {"from", "at"}


def _is_town(knowledge: Knowledge, words: str, label: str) -> bool:
    """Whether the gazetteer outweighs the parser: our own towns always, large cities where it saw a place or did not know."""
    if "." in words and knowledge.world.gazetteer.regions_short(words):
        return True  # "N.C."
    spots = knowledge.world.gazetteer.places_named(words)
    if not spots or (words.isupper() and len(words) <= _ACRONYM):
        return False
    if label == "PERSON" and len(words.split()) > 1 and fold(words.split(maxsplit=1)[0]) not in knowledge.given_names:
        return True  # "Kafr Takharim": two words of a gazetteer, and the first is nobody's
    return (
        spots[0].own
        or spots[0].population >= _HUGE
        or label in {"GPE", "LOC", "FAC"}
        or (label in {"ORG", "RUN"} and spots[0].population >= _LARGE)
    )


def _follows_the(reading: Reading, first: int) -> bool:
    return first > 0 and reading.tokens[first - 1].tag == "DT"


def has_title(reading: Reading, knowledge: Knowledge, first: int) -> bool:
    """Tell whether a title or an office stands before a name."""
    if first == 0 or reading.tokens[first - 1].sentence != reading.tokens[first].sentence:
        return False
    lowest = reading.sentences[reading.tokens[first].sentence].first
    found = role_ending_at(reading.tokens, first - 1, lowest, knowledge)
    return found is not None and found[1].kind in {"title", "office"} and reading.tokens[first - 1].tag in {"NN", "NNP"}


def _speaks(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.dep == "nsubj" and reading.tokens[token.head].lemma in SPEECH

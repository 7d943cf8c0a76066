"""Names in a report: the parser's, repaired, and those that the world table adds.

The small parser takes ``Çavuşoğlu`` for an organisation and ``Shin Bet`` for a person; first names, titles, verbs of speech and the words
of organisations tell better. In: a reading, the knowledge, the hits of the world table. Out: named token ranges that do not overlap, each
with what it seems to be. Linking is left to the next stages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.actors.knowledge import Entry, Knowledge, fold
from dragoman.actors.phrases import PEOPLES, role_ending_at
from dragoman.actors.scan import Hit
from dragoman.model import Name, Reading, Sentence, Token

__all__ = ["BODY_WORDS", "Named", "Seems", "find_names"]

Seems = Literal["person", "body", "place", "unknown"]

_LABELS = {
    "PERSON": "person",
    "ORG": "body",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "unknown",
    "PRODUCT": "unknown",
}
BODY_WORDS = frozenset(
    "ministry party army council court university bank front brigade brigades agency group union committee forces force corps command "
    "coalition congress parliament assembly senate commission office department institute institution centre center association "
    "federation league movement organisation organization foundation fund society service services police guard guards militia "
    "company corporation corp inc ltd plc co press news times post television tv radio network administration authority authorities "
    "bureau academy church club team embassy alliance headquarters observatory watch international units network airlines hospital "
    "school college museum trust board chamber battalion division squadron navy fleet observer guardian conference forum summit".split()
)
"""Words that a body's name ends with, or begins with before "of"."""

_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november "
    "december ramadan christmas easter eid i mr mrs ms dr sir lord lady god islam christianity internet covid covid-19 english arabic "
    "getty photograph photo image images file reuters/ afp/ read share facebook/ video".split()
)
_AREAS = frozenset(
    "neighborhood neighbourhood neighborhoods neighbourhoods district town village city province governorate area suburb suburbs camp "
    "countryside region airport airbase river mountain valley island islands peninsula street road square square crossing dam".split()
)
"""What follows a place's name; before "of" it precedes one."""

_LOCATIVES = frozenset({"in", "near", "into", "around", "outside", "across", "towards"})
_SPEECH = frozenset(
    "say tell add note warn claim insist argue announce deny accuse ask urge explain state declare write tweet report admit "
    "acknowledge confirm believe think want call describe vow pledge promise threaten condemn suggest stress reiterate meet visit".split()
)
_OPENERS = frozenset("DT PRP$ POS '' `` , . : -LRB- -RRB- HYPH CC IN".split())
_LARGE = 300_000  # people
_HUGE = 2_000_000  # people: Rio de Janeiro is no man, whatever the parser says
_TITLE_CASE = 0.75  # share of longer words with a capital
_LONGEST_RUN = 6  # tokens: longer runs of capitals are headlines


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens ``[first, last)`` that bear a name.

    Attributes:
        seems: What the name seems to be.
        entries: What the world table says that it may mean; empty when it does not know the name.
        rule: Who found it.
    """

    first: int
    last: int
    seems: Seems
    entries: tuple[Entry, ...] = ()
    rule: str = "parser"


def find_names(reading: Reading, knowledge: Knowledge, hits: Sequence[Hit]) -> tuple[Named, ...]:
    """Find the names of a report, in text order, none overlapping another."""
    found = [
        Named(hit.first, hit.last, "place")
        if _is_town_there(reading, knowledge, hit)
        else Named(hit.first, hit.last, _seems_of(hit.entries), hit.entries, "table")
        for hit in hits
    ]
    taken = {index: hit for hit in hits for index in range(hit.first, hit.last)}
    replaced: set[Hit] = set()
    capitals = _inner_capitals(reading)
    for first, last, label in (*_parser_names(reading, knowledge), *_runs(reading)):
        covering = {taken[index] for index in range(first, last) if index in taken}
        if label != "ORG" and any(hit.entries[0].kind in {"adjective", "people"} for hit in covering):
            continue
        if not _outweighs(reading, first, last, covering, replaced):
            continue
        if _is_headline_word(reading, knowledge, first, last, label, capitals):
            continue
        seems = _judge(reading, knowledge, first, last, label)
        if any(other.first < last and first < other.last and other.rule != "table" for other in found):
            continue
        replaced |= covering
        found.append(Named(first, last, seems))
    kept = [named for named in found if named.rule != "table" or not any(_same(named, hit) for hit in replaced)]
    return tuple(sorted(kept, key=lambda named: named.first))


def _is_town_there(reading: Reading, knowledge: Knowledge, hit: Hit) -> bool:
    """Whether a body's short name is our town's after all: "in Mayadeen" is not the broadcaster."""
    if hit.entries[0].kind not in {"organisation", "outlet"} or not hit.first or hit.last - hit.first > 2:
        return False
    if reading.tokens[hit.first - 1].text.casefold() not in {"in", "of", "near", "from", "to", "around", "outside"}:
        return False
    words = reading.words(reading.span(hit.first, hit.last))
    spots = knowledge.world.gazetteer.places_named(words)
    return bool(spots) and spots[0].own


def _inner_capitals(reading: Reading) -> frozenset[str]:
    """Words that stand with a capital where none opens a sentence, outside headlines."""
    heads = {sentence.first for sentence in reading.sentences}
    shouting = {sentence.index for sentence in reading.sentences if _is_headline(reading, sentence)}
    return frozenset(
        token.text
        for token in reading.tokens
        if token.text[:1].isupper() and token.index not in heads and token.sentence not in shouting
    )


def _is_headline(reading: Reading, sentence: Sentence) -> bool:
    if reading.tokens[sentence.last - 1].tag in {".", "''"}:
        return False
    words = [token for token in reading.tokens_of(sentence) if token.text.isalpha() and len(token.text) > 3]
    return len(words) >= 5 and sum(token.text[:1].isupper() for token in words) >= _TITLE_CASE * len(words)


def _is_headline_word(
    reading: Reading, knowledge: Knowledge, first: int, last: int, label: str, capitals: frozenset[str]
) -> bool:
    """Whether a word has its capital from the start of a sentence or from a headline alone: "Local media", "ISIS Continues"."""
    tokens = reading.tokens
    words = [tokens[index].text for index in range(first, last)]
    if len(words) == 1 and words[0].casefold() in BODY_WORDS:
        return True  # "the Commission": a later name for one given in full, if for any
    opening = reading.sentences[tokens[first].sentence].first == first and len(words) == 1 and label != "PERSON"
    if not opening and not _is_headline(reading, reading.sentences[tokens[first].sentence]):
        return False
    known = fold(words[0]) in knowledge.given_names or fold(words[-1]) in knowledge.surnames
    return not known and not all(word in capitals for word in words)


def _same(named: Named, hit: Hit) -> bool:
    return named.first == hit.first and named.last == hit.last


def _seems_of(entries: tuple[Entry, ...]) -> Seems:
    kind = entries[0].kind
    return "person" if kind == "person" else "body" if kind in {"organisation", "outlet"} else "place"


def _parser_names(reading: Reading, knowledge: Knowledge) -> Iterator[tuple[int, int, str]]:
    for name in reading.names:
        for piece in _split(reading, name) if name.label in _LABELS else ():
            first, last = _trim(reading, knowledge, piece)
            if first < last:
                yield first, last, name.label


def _split(reading: Reading, name: Name) -> Iterator[Name]:
    """Cut a name at verbs and at "in": "Kara accused Selo", "Isis in Raqqa"."""
    first = name.first
    for index in range(name.first, name.last):
        token = reading.tokens[index]
        if token.text[:1].islower() and (token.tag[:2] in {"VB", "MD"} or token.text in {"in", "against"}):
            yield Name(first, index, name.label)
            first = index + 1
    yield Name(first, name.last, name.label)


def _trim(reading: Reading, knowledge: Knowledge, name: Name) -> tuple[int, int]:
    tokens = reading.tokens
    first, last = name.first, name.last
    for index in range(first, last):
        if tokens[index].tag == "POS" and index + 1 < last:
            first = index + 1  # "Turkey's Mevlüt Çavuşoğlu": the owner is another name
    while first < last and (tokens[first].tag in _OPENERS or not _is_capital(tokens[first])):
        first += 1
    while first < last and (tokens[last - 1].tag in _OPENERS or not _is_capital(tokens[last - 1])):
        last -= 1
    if name.label != "ORG" or not _has_body_word(reading, first, last):
        first = _after_titles(reading, knowledge, first, last)
    words = [tokens[index].text.casefold() for index in range(first, last)]
    if any(map(str.isdigit, "".join(words))):
        return first, first  # B-52, T-72, G20: weapons and numbers, unless the world table has them
    if first < last and _is_only_role(reading, knowledge, first, last):
        return first, first
    if not words or all(word in _NO_NAMES or word in PEOPLES or not any(map(str.isalpha, word)) for word in words):
        return first, first
    if last - first == 1 and (len(words[0].strip(".")) < 2 or _is_no_name(reading, first)):
        return first, first
    return first, last


def _is_no_name(reading: Reading, index: int) -> bool:
    """Whether a single word is a name by its capital alone, at the start of a sentence; the tagger knows better there."""
    token = reading.tokens[index]
    return not token.tag.startswith("NNP") and reading.sentences[token.sentence].first == index


def _is_only_role(reading: Reading, knowledge: Knowledge, first: int, last: int) -> bool:
    found = role_ending_at(reading.tokens, last - 1, first, knowledge)
    return found is not None and found[0] == first


def _after_titles(reading: Reading, knowledge: Knowledge, first: int, last: int) -> int:
    for index in range(last - 2, first - 1, -1):
        found = role_ending_at(reading.tokens, index, first, knowledge)
        if found is not None and found[1].kind in {"title", "office", "person", "group"}:
            return index + 1
    return first


def _runs(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Runs of proper nouns inside a sentence that the parser did not take for names."""
    tokens = reading.tokens
    named = {index for name in reading.names if name.label in _LABELS for index in range(name.first, name.last)}
    index = 0
    while index < len(tokens):
        start = index
        while index < len(tokens) and _in_run(tokens, index, start, named):
            index += 1
        if 0 < index - start <= _LONGEST_RUN:
            yield start, index, "RUN"
        index = max(index, start + 1)


def _in_run(tokens: tuple[Token, ...], index: int, start: int, named: set[int]) -> bool:
    token = tokens[index]
    if token.sentence != tokens[start].sentence or index in named:
        return False
    return token.tag in {"NNP", "NNPS"} and _is_capital(token) and token.text.casefold() not in _NO_NAMES


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() or (token.text[:1].isdigit() and token.tag.startswith("NNP")) or token.text in {"al", "el"}


def _outweighs(reading: Reading, first: int, last: int, covering: set[Hit], replaced: set[Hit]) -> bool:
    """Whether a name of the parser goes before what the world table found inside it."""
    if any(hit in replaced for hit in covering):
        return False
    if any(hit.first < first or last < hit.last for hit in covering):
        return False
    outside = [index for index in range(first, last) if not any(hit.first <= index < hit.last for hit in covering)]
    if not covering:
        return True
    content = [index for index in outside if _is_capital(reading.tokens[index])]
    if any(hit.entries[0].kind in {"organisation", "outlet"} and hit.last - hit.first > 1 for hit in covering):
        return False
    return bool(content) and (len(covering) == 1 or _has_body_word(reading, first, last))


def _has_body_word(reading: Reading, first: int, last: int) -> bool:
    return any(reading.tokens[index].text.casefold() in BODY_WORDS for index in range(first, last))


def _judge(reading: Reading, knowledge: Knowledge, first: int, last: int, label: str) -> Seems:
    """Say what an unknown name seems to be: words of bodies, first names, titles and speech before the parser's label."""
    tokens = reading.tokens
    if _has_body_word(reading, first, last):
        return "body"
    if _has_title(reading, knowledge, first):
        return "person"
    given = knowledge.given_names.get(fold(tokens[first].text))
    if given is not None and last - first > 1 and not _is_city(knowledge, reading, first, last):
        return "person"
    if _stands_like_place(reading, first, last) and (label != "PERSON" or last - first == 1 or tokens[first].text in {"al", "Al"}):
        return "place"
    words = [tokens[index].text for index in range(first, last)]
    if last - first == 1 and words[0].isupper() and 2 < len(words[0]) <= 6:
        return "body"
    if _is_town(knowledge, " ".join(words), label):
        return "place"
    if (
        label in {"ORG", "RUN", "NORP", "GPE"}
        and _speaks(reading, last - 1)
        and 2 <= last - first <= 4
        and not _follows_the(reading, first)
    ):
        return "person"
    if label == "RUN":
        return "unknown"
    return _LABELS[label]  # type: ignore[return-value]


def _is_city(knowledge: Knowledge, reading: Reading, first: int, last: int) -> bool:
    spots = knowledge.world.gazetteer.places_named(reading.words(reading.span(first, last)))
    return bool(spots) and (spots[0].own or spots[0].population >= _HUGE)


def _stands_like_place(reading: Reading, first: int, last: int) -> bool:
    """Whether the words around a name are those around a place: "al-Joura neighbourhood", "the town of Hamam", "in Burao"."""
    tokens = reading.tokens
    sentence = reading.sentences[tokens[first].sentence]
    if last < sentence.last and tokens[last].text.casefold() in _AREAS:
        return True
    if first - 2 >= sentence.first and tokens[first - 1].text == "of" and tokens[first - 2].text.casefold() in _AREAS:
        return True
    return first > sentence.first and tokens[first - 1].text.casefold() in _LOCATIVES


def _is_town(knowledge: Knowledge, words: str, label: str) -> bool:
    """Whether the gazetteer outweighs the parser: our own towns always, large cities where it saw a place or did not know."""
    spots = knowledge.world.gazetteer.places_named(words)
    if not spots:
        return False
    if label == "PERSON" and len(words.split()) > 1 and fold(words.split()[0]) not in knowledge.given_names:
        return True  # "Kafr Takharim": two words of a gazetteer, and the first is nobody's
    return spots[0].own or spots[0].population >= _HUGE or label in {"GPE", "LOC", "FAC"} or (label in {"ORG", "RUN"} and spots[0].population >= _LARGE)


def _follows_the(reading: Reading, first: int) -> bool:
    return first > 0 and reading.tokens[first - 1].tag == "DT"


def _has_title(reading: Reading, knowledge: Knowledge, first: int) -> bool:
    if first == 0 or reading.tokens[first - 1].sentence != reading.tokens[first].sentence:
        return False
    lowest = reading.sentences[reading.tokens[first].sentence].first
    found = role_ending_at(reading.tokens, first - 1, lowest, knowledge)
    return found is not None and found[1].kind in {"title", "office"} and reading.tokens[first - 1].tag in {"NN", "NNP"}


def _speaks(reading: Reading, index: int) -> bool:
    token = reading.tokens[index]
    return token.dep == "nsubj" and reading.tokens[token.head].lemma in _SPEECH

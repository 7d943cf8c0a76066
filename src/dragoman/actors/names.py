"""Names in a report: the parser's, repaired, and those that the world table adds.

The small parser takes ``Çavuşoğlu`` for an organisation and ``Shin Bet`` for a person; first names, titles, verbs of speech
and the words of organisations tell better. In: a reading, the knowledge, the hits of the world table. Out: named token ranges
that do not overlap, each with what it seems to be. Linking is left to the next stages.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.actors.cutting import cut_name
from dragoman.actors.edges import NO_NAMES, TAILS, is_capital, is_only_role, trim_name, widen_name
from dragoman.actors.judging import BODY_WORDS, LABELS, Seems, has_body_word, judge_name, whole_place
from dragoman.actors.knowledge import Entry, Knowledge, fold
from dragoman.actors.phrases import PEOPLES
from dragoman.actors.scan import Hit
from dragoman.model import Name, Reading, Sentence, Token

__all__ = ["Named", "find_names"]

_TOWNS = frozenset({
    "city", "town", "village", "neighbourhood", "neighborhood", "district", "countryside", "suburb", "province",
})  # fmt: skip
_WHOLE = frozenset({"group", "holdings", "company", "corporation", "international", "limited"})
"""What ends the full name of the same firm."""
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
    lower = frozenset(token.text for token in reading.tokens if token.text.islower())
    for start, stop, label in (*_parser_names(reading, knowledge, taken), *_runs(reading, knowledge, taken)):
        first, last = start, stop
        covering = {taken[index] for index in range(first, last) if index in taken}
        if label != "ORG" and any(hit.entries[0].kind in {"adjective", "people"} for hit in covering):
            continue
        if not _outweighs(reading, first, last, covering, replaced, knowledge.given_names):
            continue
        if _is_common(reading, knowledge, first, last, lower, label) or (
            covering and _only_adds(reading, first, last, covering, lower, label)
        ):
            continue
        if label != "PERSON" and _only_opens(reading, knowledge, first, last, capitals):
            continue
        if _is_headline(reading, reading.sentences[reading.tokens[first].sentence]) and not _is_known_word(
            reading, knowledge, first, last, capitals
        ):
            continue
        seems = judge_name(reading, knowledge, first, last, label)
        if seems == "place":
            first, last = whole_place(reading, first, last)
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
    if reading.tokens[hit.first].text.isupper():
        return False  # SANA is no town
    body = knowledge.organisations.get(hit.entries[0].id)
    if body is not None and body.kind == "armed_group" and not hit.entries[0].guarded:
        return False  # "rolled back Isis village by village"
    if hit.last - hit.first == 1 and _is_called_town(reading, hit.first):
        return True
    if reading.tokens[hit.first - 1].text.casefold() not in {"in", "of", "near", "from", "to", "around", "outside"}:
        return False
    words = reading.words(reading.span(hit.first, hit.last))
    spots = knowledge.world.gazetteer.places_named(words)
    return bool(spots) and spots[0].own


def _is_called_town(reading: Reading, index: int) -> bool:
    """Whether the words beside a name say that it is a town's or a quarter's: "the town of Mayadeen", "al-Baath city"."""
    tokens, sentence = reading.tokens, reading.sentences[reading.tokens[index].sentence]
    if index + 1 < sentence.last and tokens[index + 1].text in _TOWNS:
        return True
    return index - 2 >= sentence.first and tokens[index - 1].text == "of" and tokens[index - 2].text in _TOWNS


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


def _only_opens(reading: Reading, knowledge: Knowledge, first: int, last: int, capitals: frozenset[str]) -> bool:
    """Whether a single word has its capital from the start of a sentence alone ("Local"), or is any body's ("Commission")."""
    token = reading.tokens[first]
    if last - first > 1:
        return False
    if token.text.casefold() in BODY_WORDS:
        return True  # a later name for one given in full, if for any
    opens = reading.sentences[token.sentence].first == first
    return opens and not _is_known_word(reading, knowledge, first, last, capitals)


def _is_known_word(reading: Reading, knowledge: Knowledge, first: int, last: int, capitals: frozenset[str]) -> bool:
    """Whether words whose capitals say nothing are names all the same: known ones, or capital elsewhere in the report."""
    words = [reading.tokens[index].text for index in range(first, last)]
    if fold(words[0]) in knowledge.given_names or fold(words[-1]) in knowledge.surnames:
        return True
    return all(word in capitals for word in words)


def _is_common(  # noqa: PLR0917 - what tells for either side
    reading: Reading, knowledge: Knowledge, first: int, last: int, lower: frozenset[str], label: str
) -> bool:
    """Whether a single word is one that the report uses in small letters too: "Bomb Kills 18 … A bomb", "Units of the army"."""
    token = reading.tokens[first]
    word = token.text.casefold()
    if last - first > 1 or token.text.isupper() or word not in lower or _follows_article(reading, first):
        return False
    if fold(token.text) in knowledge.given_names or fold(token.text) in knowledge.surnames:
        return False
    after = reading.tokens[last] if last < len(reading.tokens) else None
    noun = after is not None and after.sentence == token.sentence and after.text[:1].isupper()
    return label != "PERSON" or noun or reading.sentences[token.sentence].first == first


def _only_adds(  # noqa: PLR0917 - what tells for either side
    reading: Reading, first: int, last: int, covering: set[Hit], lower: frozenset[str], label: str
) -> bool:
    """Whether a headline's words stand about a known name: "ISIS Continues", "US Coalition Warplanes", "BEIRUT Air"."""
    more = [index for index in range(first, last) if not any(hit.first <= index < hit.last for hit in covering)]
    words = [reading.tokens[index].text.casefold() for index in more]
    if _follows_article(reading, first) or any(reading.tokens[index].tag == "CC" for index in more):
        return False  # headlines have neither: "the Taipei City Lantern Festival", "North and South Korea"
    if label == "ORG" and reading.tokens[last - 1].text.casefold() in BODY_WORDS - {"coalition"}:
        return False  # "the state's Emergency Management Agency", whatever the one word may mean
    if any(hit.entries[0].kind == "person" for hit in covering) or set(words) & (BODY_WORDS - {"coalition"}):
        return False
    return all(word in lower or word in PEOPLES for word in words)


def _follows_article(reading: Reading, first: int) -> bool:
    """Whether "the" stands before a name: whatever it is, it is one: "the North"."""
    return first > 0 and reading.tokens[first - 1].text.casefold() == "the"


def _same(named: Named, hit: Hit) -> bool:
    return named.first == hit.first and named.last == hit.last


def _seems_of(entries: tuple[Entry, ...]) -> Seems:
    kind = entries[0].kind
    return "person" if kind == "person" else "body" if kind in {"organisation", "outlet"} else "place"


def _parser_names(reading: Reading, knowledge: Knowledge, taken: Mapping[int, Hit]) -> Iterator[tuple[int, int, str]]:
    held = {index for name in reading.names for index in range(name.first, name.last)} | taken.keys()
    for name in reading.names:
        whole = widen_name(reading, knowledge, name, held)
        for piece in cut_name(reading, knowledge, whole, taken) if name.label in LABELS else ():
            first, last = trim_name(reading, knowledge, piece)
            if first < last:
                yield first, last, piece.label


def _runs(reading: Reading, knowledge: Knowledge, taken: Mapping[int, Hit]) -> Iterator[tuple[int, int, str]]:
    """Runs of proper nouns inside a sentence that the parser did not take for names."""
    tokens = reading.tokens
    held = {index for name in reading.names for index in range(name.first, name.last)} | taken.keys()
    wide = [widen_name(reading, knowledge, name, held) for name in reading.names if name.label in LABELS]
    named = {index for name in wide for index in range(name.first, name.last)}
    index = 0
    while index < len(tokens):
        start = index
        while index < len(tokens) and _in_run(tokens, index, start, named):
            index += 1
        digits = any(map(str.isdigit, "".join(token.text for token in tokens[start:index])))
        if 0 < index - start <= _LONGEST_RUN and not digits and not is_only_role(reading, knowledge, start, index):
            for piece in cut_name(reading, knowledge, Name(start, index, "RUN"), taken):
                if piece.first < piece.last:
                    yield piece.first, piece.last, piece.label
        index = max(index, start + 1)


def _in_run(tokens: tuple[Token, ...], index: int, start: int, named: set[int]) -> bool:
    token = tokens[index]
    if token.sentence != tokens[start].sentence or index in named or "/" in token.text.strip("/"):
        return False
    return token.tag in {"NNP", "NNPS"} and is_capital(token) and token.text.casefold() not in NO_NAMES


def _is_branch(reading: Reading, first: int, last: int, hit: Hit) -> bool:
    """Whether a firm's name goes on after a known one to an end of its own: "Orlen Motors Acceptance Corp."."""
    tokens = reading.tokens
    ends = tokens[last - 1].text.casefold().strip(".") in TAILS
    more = tokens[hit.last].text if hit.last < last - 1 else ""
    return ends and hit.first == first and more.istitle() and more.casefold() not in TAILS | _WHOLE


def _outweighs(  # noqa: PLR0917 - what tells for either side
    reading: Reading, first: int, last: int, covering: set[Hit], replaced: set[Hit], given: Container[str]
) -> bool:
    """Whether a name of the parser goes before what the world table found inside it."""
    if any(hit in replaced for hit in covering):
        return False
    if any(hit.first < first or last < hit.last for hit in covering):
        return False
    outside = [index for index in range(first, last) if not any(hit.first <= index < hit.last for hit in covering)]
    if not covering:
        return True
    content = [index for index in outside if is_capital(reading.tokens[index])]
    if any(hit.entries[0].kind in {"organisation", "outlet"} and hit.last - hit.first > 1 for hit in covering):
        return len(covering) == 1 and _is_branch(reading, first, last, next(iter(covering)))
    opener = fold(reading.tokens[first].text)
    if content and any(hit.entries[0].kind == "person" and hit.last - hit.first > 1 and hit.last == last for hit in covering):
        return opener in given  # "Crooked Hillary Clinton" is the one we know; "Ahmed Hassan Rouhani" may be another
    return bool(content) and (len(covering) == 1 or has_body_word(reading, first, last))

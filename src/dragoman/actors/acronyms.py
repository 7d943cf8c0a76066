"""Acronyms that a report explains: ``the Harbour and Islands Commission (HIC)``, ``the annual lending rate (ALR)``.

In: the names of a report. Out: the same, with the whole name before the brackets where the parser saw a piece of it, without
acronyms that stand for things. Which actor an acronym is joined to is left to ``bodies``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.actors.judging import has_body_word
from dragoman.actors.knowledge import Knowledge, fold
from dragoman.actors.names import Named
from dragoman.actors.phrases import role_ending_at
from dragoman.actors.things import THINGS
from dragoman.model import Reading, Token

__all__ = ["idle_acronyms", "settle_acronyms"]

_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "de", "du", "la", "des", "del", "&", "-", "to", "'s", "’s"})
_BOUNDS = frozenset({"(", ")", ",", ".", ";", ":", "``", "''", '"', "“", "”"})
_SHORTEST, _LONGEST = 3, 8  # letters: two are too often a state's or a unit's
_KIN = 0.5  # share of a long name's words that it has in common with the known body of that acronym
_MODIFYING = frozenset({"compound", "nmod", "amod"})
_WITH = frozenset({"by", "with", "at", "for", "against", "to", "from", "than", "of"})
_OWNED = frozenset(
    {"manager", "radio", "television", "poll", "survey", "share", "board", "unit", "statement", "factory", "building", "plant"}
)
_FORMS = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class _Definition:
    """Tokens ``[first, last)`` that the acronym at ``short`` stands for; ``capital`` where they are written as a name."""

    first: int
    last: int
    short: int
    capital: bool


def _before_bracket(reading: Reading, index: int) -> int:
    """Return where a name ends that stands before a bracket: "the Ministry's (MOD)" is the ministry's still."""
    return index - 1 if index and reading.tokens[index - 1].tag == "POS" else index


def settle_acronyms(reading: Reading, knowledge: Knowledge, names: Sequence[Named]) -> list[Named]:
    """Return names whole that an acronym in brackets tells the length of; what stands for a thing is left out.

    Args:
        reading: A read report.
        knowledge: The world table by words.
        names: In text order, none overlapping another.
    """
    found = list(names)
    for definition in _definitions(reading):
        short = reading.tokens[definition.short].text
        if not definition.capital:
            found = [named for named in found if not _is_word(reading, named, short) or named.entries]
        else:
            found = _with_whole(reading, knowledge, found, definition)
    return found


def idle_acronyms(reading: Reading, knowledge: Knowledge, names: Sequence[Named]) -> frozenset[str]:
    """Return words in capitals that do nothing wherever they stand: "the UPC code", "tested for HTLV"."""
    seen: set[str] = set()
    busy: set[str] = set()
    for named in names:
        word = reading.tokens[named.first].text
        unknown = all(entry.guarded for entry in named.entries)
        if unknown and named.last - named.first == 1 and word.isupper() and word.isalpha():
            seen.add(word)
            named_so = bool(named.entries) and reading.tokens[named.first].dep not in _MODIFYING
            if named_so or _is_busy(reading, knowledge, named.first):
                busy.add(word)
    return frozenset(seen - busy)


def _is_busy(reading: Reading, knowledge: Knowledge, index: int) -> bool:
    """Whether a word acts, owns, is acted with, has an article of its own or somebody's office after it."""
    tokens, token = reading.tokens, reading.tokens[index]
    before = tokens[index - 1].text.casefold() if index else ""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    head = reading.head(token)
    if token.dep in {"nsubj", "nsubjpass", "poss", "agent"} or (after is not None and after.tag == "POS"):
        return True
    if token.dep in _MODIFYING:
        if before == "the" and head.index > index and head.text[:1].isupper():
            return True
        role = role_ending_at(tokens, head.index, index + 1, knowledge) if head.index > index else None
        if head.lemma.casefold() in _OWNED:
            return True
        return role is not None and role[1].kind in {"office", "person", "title", "group"}
    if before == "the" or before in _WITH or (token.dep == "pobj" and head.text.casefold() in _WITH - {"to", "of", "for"}):
        return True
    return token.dep == "conj" or (token.dep == "appos" and head.tag in _FORMS)


def _definitions(reading: Reading) -> Iterator[_Definition]:
    tokens = reading.tokens
    for index in range(2, len(tokens) - 1):
        short = tokens[index].text
        boxed = tokens[index - 1].text == "(" and tokens[index + 1].text == ")"
        if boxed and short.isupper() and short.isalpha() and _SHORTEST <= len(short) <= _LONGEST:
            last = _before_bracket(reading, index - 1)
            first = _start_of(reading, last, short)
            if first is not None:
                content = [token for token in tokens[first:last] if token.text.casefold() not in _SMALL]
                yield _Definition(first, last, index, all(token.text[:1].isupper() for token in content))


def _start_of(reading: Reading, last: int, short: str) -> int | None:
    """The first of the words before a bracket whose initials are the acronym; small words may count or not."""
    tokens, lowest = reading.tokens, reading.sentences[reading.tokens[last - 1].sentence].first
    letters = list(short.casefold())
    index = last
    while letters and index > lowest:
        index -= 1
        word = tokens[index].text.casefold()
        if word in _BOUNDS:
            return None
        if word[:1] == letters[-1]:
            letters.pop()
        elif word not in _SMALL:
            return None
    opens = index < last and tokens[index].text.casefold() not in _SMALL
    return index if not letters and opens else None


def _is_word(reading: Reading, named: Named, short: str) -> bool:
    return named.last - named.first == 1 and reading.tokens[named.first].text == short


def _with_whole(reading: Reading, knowledge: Knowledge, names: list[Named], definition: _Definition) -> list[Named]:
    inside = [named for named in names if named.first < definition.last and definition.first < named.last]
    if any(named.entries and (named.first, named.last) == (definition.first, definition.last) for named in inside):
        return names
    if any(named.first < definition.first or named.last > definition.last for named in inside):
        return names
    tokens = reading.tokens[definition.first : definition.last]
    short = reading.tokens[definition.short].text
    if tokens[-1].text.casefold() in THINGS:
        return [named for named in names if named not in inside and (named.entries or not _is_word(reading, named, short))]
    if not _is_body(reading, tokens, inside):
        return names
    known = next((named.entries for named in names if named.entries and _is_word(reading, named, short)), ())
    entries = tuple(entry for entry in known if _is_kin(knowledge, entry.id, tokens))
    whole = Named(definition.first, definition.last, "body", entries, "table" if entries else "parser")
    rest = [named for named in names if named not in inside]
    if known and not entries:  # the report's own words go before another body of those letters
        rest = [replace(named, entries=(), rule="parser") if _is_word(reading, named, short) else named for named in rest]
    return sorted([*rest, whole], key=lambda named: named.first)


def _is_body(reading: Reading, tokens: Sequence[Token], inside: Sequence[Named]) -> bool:
    if has_body_word(reading, tokens[0].index, tokens[-1].index + 1):
        return True
    proper = all(token.tag in _FORMS for token in tokens if token.text.casefold() not in _SMALL)
    return proper and any(named.seems in {"body", "unknown"} for named in inside)


def _is_kin(knowledge: Knowledge, known: str, tokens: Sequence[Token]) -> bool:
    """Whether a long name is a spelling of the known body that the acronym means: "Kurdish People's Defence Units"."""
    body = knowledge.organisations.get(known) or knowledge.outlets.get(known)
    if body is None:
        return False
    words = {fold(token.text)[:5] for token in tokens if token.text.casefold() not in _SMALL}
    names = ({word[:5] for word in fold(name).split()} for name in (body.name, *body.aliases))
    return any(len(words & name) >= _KIN * len(words) for name in names)

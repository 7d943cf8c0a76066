"""Aliases of the world table in a report, longest first: ``Isis`` -> ``org-isis``, ``Kurdistan Workers’ party`` -> ``org-pkk``.

In: a reading and the knowledge. Out: hits in text order, none inside another. Which of several meanings holds is left to the
linking stages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.actors.knowledge import PARTICLES, Entry, Knowledge, units_of
from dragoman.model import Reading, Token

__all__ = ["Hit", "scan_aliases", "scan_tokens"]

_CASELESS_UNITS = 3  # "high negotiations committee" in lower case still names a body; two words may be any words
_POSSESSIVE = 5  # letters: shorter words that end in s are words
_SHOUTED = 4  # shorter words in capitals are acronyms of their own


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens ``[first, last)`` that bear an alias, and what it may mean."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def scan_aliases(reading: Reading, knowledge: Knowledge) -> tuple[Hit, ...]:
    """Find the aliases in a report; no hit runs over the end of a sentence."""
    return tuple(hit for sentence in reading.sentences for hit in scan_tokens(reading.tokens_of(sentence), knowledge))


def scan_tokens(tokens: Sequence[Token], knowledge: Knowledge) -> Iterator[Hit]:
    """Yield the aliases among neighbouring tokens."""
    units, owners = _units(tokens)
    units = [_owner(unit, knowledge) for unit in units]
    folded = [unit.casefold() for unit in units]
    place = 0
    while place < len(units):
        size, entries = _longest_at(units, folded, owners, place, knowledge)
        if entries and not (size == 1 and _is_of_longer(units, place, entries, knowledge)):
            first, last = owners[place], owners[place + size - 1] + 1
            yield Hit(tokens[first].index, tokens[last - 1].index + 1, entries)
            place += size
        else:
            place += 1


def _is_of_longer(units: list[str], place: int, entries: tuple[Entry, ...], knowledge: Knowledge) -> bool:
    """Whether a country's or a capital's name is but a piece of a place's name: "New Jersey", "Panama City"."""
    if entries[0].kind not in {"country", "capital"}:
        return False
    around = ((place - 1, place), (place, place + 1))
    return any(
        left >= 0
        and right < len(units)
        and units[left][:1].isupper()
        and units[right][:1].isupper()
        and f"{units[left]} {units[right]}" in knowledge.world.gazetteer
        for left, right in around
    )


def _units(tokens: Sequence[Token]) -> tuple[list[str], list[int]]:
    units: list[str] = []
    owners: list[int] = []
    for number, token in enumerate(tokens):
        text = token.text
        parts = (
            (text,)
            if text.isascii() and text.isalpha()
            else ("'s",)
            if token.tag == "POS" and text[-1:] in "sS"
            else units_of(text)
        )
        units.extend(parts)
        owners.extend([number] * len(parts))
    return units, owners


def _owner(unit: str, knowledge: Knowledge) -> str:
    """The name in a possessive that lost its apostrophe: "Syrias largest city", "Bashar al-Assads forces"."""
    acronym = len(unit) >= _SHOUTED and unit[:-1].isupper()  # "MSFs medical manager"
    if (
        (len(unit) < _POSSESSIVE and not acronym)
        or unit[-1] != "s"
        or not unit[0].isupper()
        or unit.casefold() in knowledge.longest
    ):
        return unit
    bare = unit[:-1]
    kinds = {entry.kind for entry in knowledge.aliases.get((bare.casefold(),), ())}
    owns = bool(kinds & {"country", "capital", "metonym", "organisation"}) or (
        bare.casefold() in knowledge.surnames and "person" in kinds
    )
    return bare if owns and unit not in knowledge.world.gazetteer else unit


def _longest_at(
    units: list[str], folded: list[str], owners: list[int], place: int, knowledge: Knowledge
) -> tuple[int, tuple[Entry, ...]]:
    longest = knowledge.longest.get(folded[place], 0)
    if not longest or (place and owners[place - 1] == owners[place]):
        return 0, ()
    for size in range(min(longest, len(units) - place), 0, -1):
        after = place + size
        if after < len(units) and owners[after] == owners[after - 1]:
            continue
        entries = knowledge.aliases.get(tuple(folded[place:after]), ())
        if not entries and size > 1 and folded[after - 1][-1] == "s" and len(folded[after - 1]) >= _POSSESSIVE:
            entries = knowledge.aliases.get((*folded[place : after - 1], folded[after - 1][:-1]), ())  # "Bashar al-Assads"
        follower = units[after] if after < len(units) else ""
        fitting = tuple(entry for entry in entries if _fits_case(entry, units[place:after], follower))
        if fitting:
            return size, fitting
    return 0, ()


def _fits_case(entry: Entry, units: list[str], follower: str) -> bool:
    if len(units) == 1:
        alias, word = entry.units[0], units[0]
        if word == alias:
            return word[:1].isupper() or word[:1].isdigit()
        shouted = word.isupper() and len(word) >= _SHOUTED
        return shouted or (alias.isupper() and len(alias) >= _SHOUTED and word == alias.capitalize())
    wanted = [
        unit[:1].isupper()
        for alias, unit in zip(entry.units, units, strict=True)
        if alias[:1].isupper() and alias.casefold() not in PARTICLES
    ]
    if entry.units[0] == "The" and follower[:1].isupper():
        return False  # "the National Commission" is no paper
    if entry.kind == "organisation":
        return any(wanted) or len(units) >= _CASELESS_UNITS
    return bool(wanted) and all(wanted)

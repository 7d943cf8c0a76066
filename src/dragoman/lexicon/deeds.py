"""Deed nouns: by which noun a question names a deed or a disaster, however its reports tell it.

"the coalition's airstrikes", "was bombed by jets" -> air strikes, bombing. In: ``en/deed_nouns.tsv``. Out: the nouns, and one
pattern that finds any of them with the word before it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.tables import Row, read_table

__all__ = ["DeedNoun", "DeedNouns", "load_deed_nouns", "read_deed_noun"]

COLUMNS = ("noun", "plural", "also", "before", "verbs", "example")


@dataclass(frozen=True, slots=True)
class DeedNoun:
    """A noun for a deed.

    Attributes:
        noun: The noun, of one deed.
        plural: The noun of several; empty where it has none.
        also: Other nouns for one such deed: "bomb".
        before: Words that may stand before it and tell more: "rocket".
        verbs: Verb forms that tell it.
    """

    noun: str
    plural: str
    also: tuple[str, ...]
    before: frozenset[str]
    verbs: tuple[str, ...]

    @property
    def forms_of_many(self) -> frozenset[str]:
        """The forms that tell of several."""
        return frozenset({self.plural, self.plural.replace(" ", "")})


@dataclass(frozen=True, slots=True)
class DeedNouns:
    """All nouns for deeds.

    Attributes:
        found: Finds a noun (group ``noun``) and the word before it (group ``before``).
        of: The noun that a form tells, in small letters with a blank for a hyphen: forms of both numbers.
        of_verb: The noun that a verb form tells.
    """

    nouns: tuple[DeedNoun, ...]
    found: re.Pattern[str]
    of: Mapping[str, DeedNoun]
    of_verb: Mapping[str, DeedNoun]


@cache
def load_deed_nouns() -> DeedNouns:
    """Return the nouns, in the table's order.

    Raises:
        LexiconError: When a row breaks the table's schema.
    """
    nouns = tuple(map(read_deed_noun, read_table("en/deed_nouns.tsv", COLUMNS).rows))
    of = {form: one for one in nouns for form in (one.noun, one.noun.replace(" ", ""), *one.also, *one.forms_of_many) if form}
    before = _any_of({word for one in nouns for word in one.before})
    more = rf"(?:(?:{before}) and )?(?:{before})"
    noun = rf"(?:{_any_of(of)})\b(?! (?:squads?|makers?|disposal|shelters?)\b)"
    found = re.compile(rf"\b(?:(?P<before>{more})[ -])?(?P<noun>{noun})", re.I)
    return DeedNouns(nouns, found, of, {verb: one for one in nouns for verb in one.verbs})


def read_deed_noun(row: Row) -> DeedNoun:
    """Return the noun that a row tells.

    Raises:
        LexiconError: When a cell is empty, or the example holds neither the noun nor its plural.
    """
    noun, plural = row.needed("noun"), row["plural"]
    if not any(form and form in row.needed("example") for form in (noun, plural)):
        row.refuse(f"the example of “{noun}” does not hold it")
    return DeedNoun(noun, plural, row.list("also"), frozenset(row.list("before")), row.list("verbs"))


def _any_of(words: Mapping[str, DeedNoun] | set[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", "[ -]") for word in sorted(words, key=lambda word: (-len(word), word)))

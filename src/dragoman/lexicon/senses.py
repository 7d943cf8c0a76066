"""Senses: deeds and things that texts tell by several words, so that a denial and a claim of one matter know each other.

"broke the pact" and "violating the agreement" are of one sense; "was behind the raid" and "carried it out" too. In:
``en/deed_senses.tsv``. Out: the words of each sense as one pattern.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from dragoman.lexicon.tables import Row, read_table

__all__ = ["Sense", "SenseKind", "load_senses", "read_sense"]

COLUMNS = ("kind", "sense", "words", "example")
KINDS = ("part", "deed", "thing")
SenseKind = Literal["part", "deed", "thing"]


@dataclass(frozen=True, slots=True)
class Sense:
    """What several words tell alike.

    Attributes:
        kind: ``part`` for having a part in whatever deed ("behind"), ``deed``, or ``thing`` for what it is done with or to.
        name: Its name in the table.
        words: Any of its words.
    """

    kind: SenseKind
    name: str
    words: re.Pattern[str]


@cache
def load_senses() -> tuple[Sense, ...]:
    """Return the senses, in the table's order.

    Raises:
        LexiconError: When a row breaks the table's schema.
    """
    return tuple(map(read_sense, read_table("en/deed_senses.tsv", COLUMNS).rows))


def read_sense(row: Row) -> Sense:
    """Return the sense that a row tells.

    Raises:
        LexiconError: When the kind is not known, a cell is empty, or the example holds none of the words.
    """
    row.needed("words")
    kind = cast("SenseKind", row.one_of("kind", KINDS))
    longest = sorted(row.list("words"), key=lambda word: (-len(word), word))
    told = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in longest)
    words = re.compile(rf"(?<![\w-])(?:{told})(?!\w)", re.I)
    if words.search(row.needed("example")) is None:
        row.refuse(f"the example of “{row.needed('sense')}” holds none of its words")
    return Sense(kind, row.needed("sense"), words)

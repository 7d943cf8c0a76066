"""Frequencies: how many sentences of news hold a stem, so that a word can be weighed without regard to what a store holds.

"observatory" is held by few sentences, "govern" by many. In: a table. Out: a weight by stem, the logarithm of all sentences
over those that hold it.
"""

import math
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dragoman.lexicon.tables import Row, read_table

__all__ = ["RAREST", "load_stem_weights", "read_frequency"]

SENTENCES = 100_000
FEWEST = 25  # of them hold a stem that is listed
RAREST = math.log(SENTENCES / FEWEST)
"""The weight of a stem that is not listed."""


@cache
def load_stem_weights() -> Mapping[str, float]:
    """Return the weight of each stem of the table.

    Raises:
        LexiconError: When a row breaks the table's schema.
    """
    rows = read_table("en/word_frequencies.tsv", ("stem", "sentences")).rows
    return MappingProxyType(dict(map(read_frequency, rows)))


def read_frequency(row: Row) -> tuple[str, float]:
    """Return the stem of a row with its weight.

    Raises:
        LexiconError: When the number is none, or out of its range.
    """
    number = row.needed("sentences")
    if not number.isdigit() or not FEWEST <= int(number) <= SENTENCES:
        row.refuse(f"sentences {number!r} is no number from {FEWEST} to {SENTENCES}")
    return row.needed("stem"), math.log(SENTENCES / int(number))

"""Outlets by the domain of their pages: ``ynetnews.com`` -> ``Ynetnews``, for naming a report's publisher by its address.

Archives often write a domain's first label alone, ``dailysabah`` for ``dailysabah.com``: it is a key too where one outlet alone
has it.
"""

import re
from collections.abc import Mapping
from functools import cache

from dragoman.lexicon.tables import read_table
from dragoman.lexicon.world_rows import OUTLET_COLUMNS, read_outlet

__all__ = ["load_outlet_domains", "load_state_outlets"]

_STATE = re.compile(
    r"\b(?:state|government)(?:-(?:run|owned|controlled))? "
    r"(?:news agency|agency|media|television|TV|broadcaster|radio|\w+ newspaper)\b"
)
_SHORTEST = 4  # letters of a label that tells an outlet: "abc", "nna" and "bbc" are of several, or of none


def load_outlet_domains() -> Mapping[str, str]:
    """Return the outlet's name by domain, without ``www``, and by the domain's first label where no other outlet has it.

    Raises:
        LexiconError: When a row breaks the table's schema.
    """
    outlets = map(read_outlet, read_table("world/outlets.tsv", OUTLET_COLUMNS).rows)
    named = {domain: outlet.name for outlet in outlets for domain in outlet.domains}
    labels: dict[str, set[str]] = {}
    for domain, name in named.items():
        labels.setdefault(domain.partition(".")[0], set()).add(name)
    single = {label: names.pop() for label, names in labels.items() if len(names) == 1 and len(label) >= _SHORTEST}
    return {**single, **named}


@cache
def load_state_outlets() -> Mapping[str, str]:
    """Return the country of each outlet that one of its names calls a state's: "state news agency", "state television".

    Raises:
        LexiconError: When a row breaks the table's schema.
    """
    outlets = map(read_outlet, read_table("world/outlets.tsv", OUTLET_COLUMNS).rows)
    return {one.id: one.country for one in outlets if one.country and any(map(_STATE.search, (one.name, *one.aliases)))}

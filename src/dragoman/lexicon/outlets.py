"""Outlets by the domain of their pages: ``ynetnews.com`` -> ``Ynetnews``, for naming a report's publisher by its address."""

from collections.abc import Mapping

from dragoman.lexicon.tables import read_table
from dragoman.lexicon.world_rows import OUTLET_COLUMNS, read_outlet

__all__ = ["load_outlet_domains"]


def load_outlet_domains() -> Mapping[str, str]:
    """Return the outlet's name by domain, without ``www``.

    Raises:
        LexiconError: When a row breaks the table's schema.
    """
    outlets = map(read_outlet, read_table("world/outlets.tsv", OUTLET_COLUMNS).rows)
    return {domain: outlet.name for outlet in outlets for domain in outlet.domains}

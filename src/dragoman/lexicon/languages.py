"""Languages: what a code of ISO 639 is called in English, ``ms`` -> ``Malay``, for those who read a summary or a page."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dragoman.lexicon.tables import read_table

__all__ = ["name_language"]

_COLUMNS = ("code", "name")


def name_language(code: str) -> str:
    """Return the English name of a language; its code where the list has none."""
    return _names().get(code, code)


@cache
def _names() -> Mapping[str, str]:
    rows = read_table("world/languages.tsv", _COLUMNS).rows
    return MappingProxyType({row.needed("code"): row.needed("name") for row in rows})

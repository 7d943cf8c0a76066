"""Positions of other programs as offices of ours: ``Minister of Foreign Affairs of Turkey`` -> ``foreign minister`` of ``TUR``.

In: a position's name, country codes by name. Out: a title as the offices of the world table have it, and whose it is. Where the
name does not tell the country, it stays open.
"""

import re
from collections.abc import Mapping

from dragoman.lexicon.world_rows import Country

__all__ = ["codes_by_name", "day_in", "name_in_latin", "office_of"]

_TITLES = (
    (re.compile(r"(?:federal )?(?:minister|secretary) (?:of|for) (?:the )?(.+)"), "{} minister"),
    (re.compile(r"deputy minister (?:of|for) (?:the )?(.+)"), "deputy {} minister"),
)
_FIELDS = {
    "foreign affairs": "foreign", "external affairs": "foreign", "foreign relations": "foreign",
    "external relations": "foreign", "defence": "defence", "defense": "defence", "national defence": "defence",
    "national defense": "defence", "interior": "interior", "internal affairs": "interior", "home affairs": "interior",
    "finance": "finance", "justice": "justice",
}  # fmt: skip
_OF = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?", re.IGNORECASE)
_DAY = re.compile(r"[+]?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def codes_by_name(countries: tuple[Country, ...]) -> dict[str, str]:
    """Return country codes by folded name, official name, alias, code and Wikidata id."""
    codes: dict[str, str] = {}
    for row in countries:
        keys = (row.wikidata or "", row.code, row.iso2, row.name, row.official, *row.aliases)
        codes |= {key.casefold().removeprefix("the "): row.code for key in keys if key}
    return codes


def office_of(position: str, codes: Mapping[str, str]) -> tuple[str, str]:
    """Return the title of a position in small letters and the code of the country that its name ends with, or an empty one.

    Args:
        position: Its English name.
        codes: As ``codes_by_name`` gives them.
    """
    words = " ".join(position.casefold().split())
    of = ""
    for joint in _OF.finditer(words):
        code = codes.get(words[joint.end() :])
        if code:
            words, of = words[: joint.start()], code
            break
    for pattern, title in _TITLES:
        found = pattern.fullmatch(words)
        if found and found[1] in _FIELDS:
            return title.format(_FIELDS[found[1]]), of
    return words, of


def day_in(text: str) -> str:
    """Return an ISO date as fine as it is known, or an empty text: ``+2014-08-00T00:00:00Z`` -> ``2014-08``."""
    found = _DAY.match(text.strip())
    if not found:
        return ""
    parts = [found[1]]
    for part in found.groups()[1:]:
        if part is None or part == "00":
            break
        parts.append(part)
    return "-".join(parts)


def name_in_latin(names: list[str]) -> list[str]:
    """Return names with the first that is written in Latin letters in front: reports in English have that one."""
    latin = [name for name in names if any(letter.isalpha() for letter in name) and _is_latin(name)]
    return [latin[0], *(name for name in names if name != latin[0])] if latin else names


def _is_latin(name: str) -> bool:
    return all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 for letter in name if letter.isalpha())

"""Saved searches: names with filters in a TOML file, asked of what is new.

[[search]]
name = "denials of the ministry"
kind = "statements"
says = "foreign ministry"
stance = "denies"
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from dragoman.model import SettingsError
from dragoman.model.terms import EVENT_TYPES, FIGURE_KINDS, STANCES, STATUSES
from dragoman.present.cli.options import day, one_of

if TYPE_CHECKING:
    from dragoman.store import Filters

__all__ = ["Search", "load_searches"]

Kind = Literal["events", "statements", "figures", "reports"]
KINDS: tuple[Kind, ...] = ("events", "statements", "figures", "reports")
_NAMES = {"words", "actor", "says", "place", "what", "type", "status", "stance"}


@dataclass(frozen=True, slots=True)
class Search:
    """A saved search: what it is called, what it looks for, and its filters."""

    name: str
    kind: Kind
    filters: "Filters"


def load_searches(path: Path) -> tuple[Search, ...]:
    """Return the searches of a file.

    Raises:
        SettingsError: When it cannot be read, or a search has no name, or a filter that its kind does not know.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as trouble:
        raise SettingsError(f"{path}: cannot be read ({trouble})") from trouble
    except tomllib.TOMLDecodeError as trouble:
        raise SettingsError(f"{path}: {trouble}") from trouble
    listed = given.get("search")
    if set(given) != {"search"} or not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise SettingsError(f"{path}: write each search under [[search]], with a name")
    found = tuple(_search(path, number, one) for number, one in enumerate(listed, start=1))
    twice = {one.name for one in found if sum(other.name == one.name for other in found) > 1}
    if twice:
        raise SettingsError(f"{path}: two searches are called {min(twice)!r}")
    return found


def _search(path: Path, number: int, given: dict[str, Any]) -> Search:
    from dragoman.store import Filters
    from dragoman.store.filters import check_filters

    here = f"{path}: search {number}"
    strange = [f"{name} = {value!r}" for name, value in given.items() if not isinstance(value, str)]
    name, kind = given.pop("name", ""), given.pop("kind", "events")
    if strange:
        raise SettingsError(f"{here}: {strange[0]} is no text in quotation marks")
    if not name.strip():
        raise SettingsError(f"{here} has no name")
    if kind not in KINDS:
        raise SettingsError(f"{here}: kind {kind!r} is none of {', '.join(KINDS)}")
    since, until, outlet = (given.pop(one, None) for one in ("from", "to", "outlet"))
    if set(given) - _NAMES:
        known = ", ".join(sorted(_NAMES | {"from", "to", "outlet"}))
        raise SettingsError(f"{here} has no filter {min(set(given) - _NAMES)!r}; filters are {known}")
    for option, allowed in (("type", EVENT_TYPES), ("status", STATUSES), ("stance", STANCES), ("what", FIGURE_KINDS)):
        if option in given:
            given[option] = one_of(f"{here}: {option}", given[option], allowed)
    filters = Filters(**given, publisher=outlet, date_from=day(since), date_to=day(until, last=True))
    try:
        check_filters(kind, filters)
    except SettingsError as trouble:
        raise SettingsError(f"{here}: {trouble}") from trouble
    return Search(name.strip(), kind, filters)

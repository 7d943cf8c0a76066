"""Asking: what an address asks for: filters, page, order; and the addresses of other questions made from it.

    /statements?stance=denies&from=2024-07&page=2  ->  Asked(path="/statements", wanted=Wanted(…), page=2)

The address is the whole state of a page. A filter that is none is named in ``troubles`` and left out, never guessed at.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from urllib.parse import urlencode

from dragoman.model import SettingsError
from dragoman.model.terms import EVENT_TYPES, FIGURE_KINDS, STANCES, STATUSES
from dragoman.present.cli.options import day, one_of
from dragoman.store import Filters
from dragoman.store.browsing import Wanted

__all__ = ["FILTERS", "Asked", "Form", "read_asked"]

Form = Literal["html", "json", "csv"]

LONGEST = 200  # code points of one filter: nobody types more, and a longer one only costs time
MOST_PAGES = 100_000

FILTERS = {
    "q": "Words",
    "from": "From",
    "to": "To",
    "outlet": "Outlet",
    "actor": "Actor",
    "says": "According to",
    "type": "Type",
    "stance": "Stance",
    "status": "Status",
    "place": "Place",
    "origins": "Origins, at least",
    "copies": "Copies",
}
"""The filters that all lists share, by their name in the address, with their heading."""

_CHOICES: Mapping[str, tuple[str, ...]] = {"type": EVENT_TYPES, "stance": STANCES, "status": STATUSES, "what": FIGURE_KINDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a request asks for.

    Attributes:
        path: The page's path, without ``.json`` or ``.csv``.
        form: How it is answered.
        given: Every known parameter as given, without empty ones.
        wanted: The filters that could be read.
        troubles: Filters that could not, in words.
        page: From 1.
    """

    path: str
    form: Form = "html"
    given: Mapping[str, str] = field(default_factory=dict)
    wanted: Wanted = field(default_factory=lambda: Wanted(filters=Filters(originals=True)))
    troubles: tuple[str, ...] = ()
    page: int = 1

    def get(self, name: str, default: str = "") -> str:
        """Return a parameter as given."""
        return self.given.get(name, default)

    def chosen(self, name: str, allowed: Iterable[str], default: str) -> str:
        """Return a parameter that must be one of some; the default where it is not."""
        value = self.get(name)
        return value if value in set(allowed) else default

    def url(self, path: str | None = None, **changes: object) -> str:
        """Return the address of this page with some parameters changed, and the page number dropped; None drops one."""
        kept = {name: value for name, value in self.given.items() if name != "page"}
        for name, value in changes.items():
            plain = name.rstrip("_")  # ``from`` is a word of Python
            if value is None or value == "":
                kept.pop(plain, None)
            else:
                kept[plain] = str(value)
        query = urlencode(kept)
        return (path or self.path) + (f"?{query}" if query else "")

    def shared(self, path: str, **changes: object) -> str:
        """Return the address of another list under the filters that all lists share."""
        kept = {name: self.given[name] for name in FILTERS if name in self.given}
        kept |= {name.rstrip("_"): str(value) for name, value in changes.items() if value is not None}
        return path + (f"?{urlencode(kept)}" if kept else "")

    @property
    def narrowed(self) -> tuple[tuple[str, str, str], ...]:
        """The filters in force: name, heading and value."""
        return tuple((name, heading, self.given[name]) for name, heading in FILTERS.items() if name in self.given)


def read_asked(path: str, form: Form, parameters: Mapping[str, str]) -> Asked:
    """Read what a request asks for.

    Args:
        path: The page's path.
        form: How it is answered.
        parameters: The query's parameters, the last of each name.
    """
    given = {name: value.strip()[:LONGEST] for name, value in parameters.items() if value.strip() and name.isascii()}
    troubles: list[str] = []
    values: dict[str, object] = {
        "words": given.get("q"),
        "actor": given.get("actor"),
        "says": given.get("says"),
        "publisher": given.get("outlet"),
        "place": given.get("place"),
        "originals": None if given.get("copies") == "1" else True,
    }
    for name, allowed in _CHOICES.items():
        values[name] = _tried(lambda name=name, allowed=allowed: one_of(name, given.get(name), allowed), troubles)  # type: ignore[misc]
    values["date_from"] = _tried(lambda: day(given.get("from")), troubles)
    values["date_to"] = _tried(lambda: day(given.get("to"), last=True), troubles)
    since, until = values["date_from"], values["date_to"]
    if isinstance(since, date) and isinstance(until, date) and since > until:
        troubles.append(f"the days {since} to {until} are reversed")
        values["date_from"] = values["date_to"] = None
    origins = _number(given, "origins", 0, 1000, troubles)
    page = _number(given, "page", 1, MOST_PAGES, troubles)
    wanted = Wanted(filters=Filters(**values), origins=origins)  # type: ignore[arg-type]
    return Asked(path=path, form=form, given=given, wanted=wanted, troubles=tuple(troubles), page=max(page, 1))


def _tried(read: Callable[[], object], troubles: list[str]) -> object:
    try:
        return read()
    except SettingsError as trouble:
        troubles.append(str(trouble))
        return None


def _number(given: Mapping[str, str], name: str, default: int, most: int, troubles: list[str]) -> int:
    value = given.get(name)
    if value is None:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 8):
        troubles.append(f"{name} {value!r} is no number")
        return default
    return min(int(value), most)

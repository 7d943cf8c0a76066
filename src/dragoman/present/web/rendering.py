"""Rendering: pages as HTML from the templates of the package; everything is escaped, and hidden signs are made visible."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from urllib.parse import quote, unquote

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from dragoman import __version__
from dragoman.lexicon.languages import name_language
from dragoman.model.happenings import Happening
from dragoman.model.terms import EVENT_TYPES, STANCES, STATUSES
from dragoman.present.export.formats import FORMATS
from dragoman.present.web import showing
from dragoman.present.web.answering import Page
from dragoman.present.web.asking import FILTERS, Asked
from dragoman.present.web.desk import Desk

__all__ = ["SECTIONS", "Renderer"]

SECTIONS: Mapping[str, tuple[str, str, str]] = {
    "home": ("/", "Home", "h"),
    "reports": ("/reports", "Reports", "r"),
    "timeline": ("/timeline", "Timeline", "t"),
    "statements": ("/statements", "Statements", "s"),
    "disputes": ("/disputes", "Disputes", "d"),
    "figures": ("/figures", "Figures", "f"),
    "actors": ("/actors", "Actors", "a"),
    "network": ("/network", "Network", "n"),
    "map": ("/map", "Map", "m"),
    "review": ("/review", "Review", "v"),
}
"""The bar: address, name, and the key that leads there after ``g``."""

CHOICES = {"type": EVENT_TYPES, "stance": STANCES, "status": STATUSES}
NARROWED = frozenset({"reports", "timeline", "statements", "disputes", "figures", "actors", "network", "map"})


class Renderer:
    """The templates, ready to be filled."""

    def __init__(self) -> None:
        self._templates = Environment(
            loader=PackageLoader("dragoman.present.web", "templates"),
            autoescape=True,
            finalize=showing.visible,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["quoted"] = lambda value: quote(str(value), safe="")
        self._templates.filters["groupby_day"] = _by_day
        self._templates.filters["append_star"] = lambda word: f"{word}*"
        for name in ("amount", "days", "in_quotes", "links_of", "said", "sayers", "shorten", "span_days"):
            self._templates.globals[name] = getattr(showing, name)
        self._templates.globals["name_language"] = name_language
        self._templates.globals |= {
            "GRAINS": showing.GRAINS,
            "CLASHES": showing.CLASHES,
            "SECTIONS": SECTIONS,
            "FILTERS": FILTERS,
            "CHOICES": CHOICES,
            "NARROWED": NARROWED,
            "VERSION": __version__,
            "FORMATS": FORMATS,
        }

    def answer(self, page: Page, asked: Asked, desk: Desk, request: Request) -> Response:
        """Return a page as HTML."""
        theme = request.cookies.get("dragoman_theme", "auto")
        words = self._templates.get_template(page.template).render(
            page=page,
            asked=asked,
            theme=theme if theme in {"light", "dark"} else "auto",
            read_only=desk.keys.read_only,
            secret=desk.keys.form,
            by=unquote(request.cookies.get("dragoman_by", ""))[:60],
            part=asked.get("part") == "1",
            here=_here(request),
            listed=page.section in NARROWED and asked.path == SECTIONS[page.section][0],
            form_address=lambda form: _form_address(asked, form),
            **page.shown,
        )
        return Response(words, page.status, media_type="text/html")


def _here(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def _form_address(asked: Asked, form: str) -> str:
    path = f"{asked.path if asked.path != '/' else '/home'}.{form}"
    return asked.url(path, page=asked.page if asked.page > 1 else None, part=None)


def _by_day(rows: Iterable[Happening]) -> list[tuple[str, list[Happening]]]:
    """Return happenings in runs of one first day."""
    return [(str(day) if day else "", list(some)) for day, some in groupby(rows, key=lambda row: row.since)]

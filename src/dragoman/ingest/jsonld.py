"""JSON-LD: what a page's own structured record says about headline, publisher, date and address.

Example: ``{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-03-09", "publisher": {"@id": "#org"}}, …]}``: the
publisher is looked up by its id. Broken JSON is repaired where that is safe (comments, line breaks in strings, stray commas),
else read by field.
Source: schema.org, NewsArticle; JSON-LD 1.1.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

__all__ = ["PageRecord", "read_jsonld"]

_ARTICLES = re.compile(r"article|report|posting|column|review", re.IGNORECASE)
_WRAPPERS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_STRAY_COMMA = re.compile(r",(?=\s*[}\]])")
_MAX_NODES = 5_000  # a page's record has tens of nodes; more is a catalogue or an attack


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What a page's record states; None where it is silent."""

    headline: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None


def read_jsonld(scripts: Iterable[str]) -> PageRecord:
    """Return what the JSON-LD scripts of a page state, articles before other nodes."""
    scripts = list(scripts)
    nodes = [node for script in scripts for node in _nodes(_loads(script))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and node.get("name")}
    articles = sorted((node for node in nodes if "@type" in node), key=lambda node: not _is_article(node))
    own = [node for node in articles if _is_article(node)] or [node for node in articles if "datePublished" in node]
    return PageRecord(
        headline=_first(_text(node.get("headline")) for node in own),
        publisher=_first(_name(node.get("publisher"), by_id) for node in articles),
        date=_first(_text(node.get("datePublished")) for node in articles) or _by_field("datePublished", scripts),
        url=_first(_text(node.get("url")) for node in own),
    )


def _loads(script: str) -> Any:  # noqa: ANN401 - JSON
    script = _WRAPPERS.sub("", _WRAPPERS.sub("", script)).strip().rstrip(";")
    for text in (script, _STRAY_COMMA.sub("", script)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(content: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    waiting, seen = [content], 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, dict):
            yield node
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))
        elif isinstance(node, list):
            waiting.extend(value for value in node if isinstance(value, dict | list))


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(_ARTICLES.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _name(value: Any, by_id: dict[str, dict[str, Any]]) -> str | None:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return _first(_name(one, by_id) for one in value[:5])
    if isinstance(value, dict):
        return _text(value.get("name")) or _text(by_id.get(str(value.get("@id")), {}).get("name"))
    return _text(value)


def _text(value: Any) -> str | None:  # noqa: ANN401 - JSON
    if isinstance(value, list):
        return _first(map(_text, value[:5]))
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _by_field(field: str, scripts: list[str]) -> str | None:
    found = (re.search(rf'"{field}"\s*:\s*"([^"\n]{{4,60}})"', script) for script in scripts)
    return _first(match[1] for match in found if match)

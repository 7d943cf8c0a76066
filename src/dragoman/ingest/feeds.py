"""Feeds: the entries of an RSS or Atom feed as given texts; ``<source>``, which names the outlet an entry is from, is kept.

<item><title>…</title><source url="…">Harbour Post</source>…</item>  ->  Given(title="…", publisher="Harbour Post")

A feed is hostile input: one that declares entities is refused, nothing is loaded, and markup is reduced to its words.
"""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import feedparser
from lxml import etree, html

from dragoman.ingest.given import Dated, Given
from dragoman.model import InputError

__all__ = ["is_feed", "read_feed"]

MOST_ENTRIES = 2_000  # a feed has some dozens; more is an archive or an attack
_ENTITY = tuple("<!entity".encode(coding) for coding in ("ascii", "utf-16-le", "utf-16-be"))
_HEADS = (b"<rss", b"<feed", b"<rdf:rdf")
_BLOCKS = {"p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "tr", "table", "section", "article"}
_DROPPED = ("script", "style", "iframe", "object", "form", "noscript")


def is_feed(head: bytes) -> bool:
    """Tell whether a file's first bytes are those of a feed."""
    return any(mark in head[:2048].lower() for mark in _HEADS)


def read_feed(content: bytes, where: str) -> Iterator[Given]:
    """Yield the entries of a feed that have words, as the feed lists them.

    Args:
        content: The feed.
        where: Its file or address, for messages.

    Raises:
        InputError: When it is no feed, or declares entities.
    """
    if any(mark in content.lower() for mark in _ENTITY):
        raise InputError(where, "the feed declares entities, which no feed needs")
    # A stream and never a name: a string would be taken for a path or an address and opened.
    parsed = feedparser.parse(io.BytesIO(content))
    if not parsed.get("version") and not parsed.entries:
        raise InputError(where, f"no feed: {parsed.get('bozo_exception') or 'neither RSS nor Atom'}")
    outlet = _words(parsed.feed.get("title"))
    for number, entry in enumerate(parsed.entries[:MOST_ENTRIES], start=1):
        given = _given(entry, outlet, where, number)
        if given.text.strip():
            yield given


def _given(entry: Any, outlet: str | None, where: str, number: int) -> Given:  # noqa: ANN401 - feedparser's own dictionary
    link = entry.get("link") if str(entry.get("link", "")).startswith(("http://", "https://")) else None
    bodies = [_text(one.get("value", "")) for one in entry.get("content", ())] or [_text(entry.get("summary", ""))]
    title = _words(entry.get("title"))
    dates, stated, loose = _dates(entry)
    return Given(
        key=str(entry.get("id") or link or f"{where}#{number}"),
        file=link or where,
        where=f"{where}#{number}",
        text=max(bodies, key=len) or title or "",
        title=title,
        publisher=_words((entry.get("source") or {}).get("title")) or outlet,
        url=link,
        dates=dates,
        date_given=stated,
        date_loose=loose,
    )


def _dates(entry: Any) -> tuple[tuple[Dated, ...], str | None, bool]:  # noqa: ANN401
    """Return the day that an entry states, its words, and whether they may mean a later change."""
    for name in ("published", "updated"):
        stated, parsed = entry.get(name), entry.get(f"{name}_parsed")
        if stated:
            return (Dated(date(*parsed[:3]), "day"),) if parsed else (), str(stated), name == "updated"
    return (), None, False


def _words(markup: str | None) -> str | None:
    words = " ".join(_text(markup or "").split())
    return words or None


def _text(markup: str) -> str:
    """Return the words of an HTML fragment, a paragraph a line apart."""
    if "<" not in markup and "&" not in markup:
        return markup
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, ValueError):
        return ""
    for element in list(tree.iter(*_DROPPED)):
        element.drop_tree()
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag in _BLOCKS:
            element.tail = "\n\n" + (element.tail or "")
            if element is not tree and element.tag != "br":
                element.text = "\n\n" + (element.text or "")
    paragraphs = (" ".join(part.split()) for part in str(tree.text_content()).split("\n\n"))
    return "\n\n".join(filter(None, paragraphs))

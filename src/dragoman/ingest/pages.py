"""Web pages: the article's text by trafilatura, and what the page itself states about publisher, date and headline.

Example: a page whose JSON-LD says ``"datePublished": "2017-04-05"`` is dated by it; failing that by its meta fields, by a
``<time>``, and last by htmldate. Nothing is fetched. The text that spans count into is the extracted one.
Source: Barbaresi 2021, "Trafilatura" (ACL demonstrations); Barbaresi 2020, "htmldate" (JOSS).
"""

import re
from collections.abc import Iterator

import htmldate
import trafilatura
from lxml import etree, html

from dragoman.ingest.days import parse_dates
from dragoman.ingest.decoding import decode_bytes
from dragoman.ingest.given import Dated, Given
from dragoman.ingest.jsonld import read_jsonld
from dragoman.model import NoTextError

__all__ = ["declared_charset", "read_page"]

# What lxml, trafilatura and htmldate raise on pages that break their assumptions; a page must not end a batch.
_FAULTS = (etree.LxmlError, ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, OverflowError)

_CHARSET = re.compile(rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,100}encoding)\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_MIN_WORDS = 20  # an article shorter than this is a menu, a login or an error page

_DATE_FIELDS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date_published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dcterms.date", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "published_time", "cxenseparse:recs:publishtime", "article.published",
    "date",
)  # fmt: skip
_NAME_FIELDS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "twitter:app:name:iphone")
_TITLE_FIELDS = ("og:title", "twitter:title", "dc.title", "title")
_URL_FIELDS = ("og:url",)


def declared_charset(content: bytes) -> str | None:
    """Return the charset that a page's first 4,096 bytes declare."""
    found = _CHARSET.search(content[:4096])
    return found[1].decode("ascii") if found else None


def read_page(content: bytes, file: str, stem: str) -> Given:
    """Return what a web page gives.

    Args:
        content: The page's bytes.
        file: Its path as given.
        stem: Its key.

    Raises:
        NoTextError: When the page holds no article.
        NotTextError: When it is no text.
    """
    page = _DECLARATION.sub("", decode_bytes(content, file, declared=declared_charset(content)))
    tree = _parse(page)
    text = _extract(page)
    if tree is None or text is None or len(text.split()) < _MIN_WORDS:
        raise NoTextError(file, "the page holds no article")
    stated = read_jsonld(_scripts(tree))
    meta = _meta_fields(tree)
    url = stated.url or _first(meta, _URL_FIELDS) or _attribute(tree, "//link[@rel='canonical']/@href")
    dates = parse_dates(stated.date) or _meta_date(meta) or _time_date(tree) or _guess_date(page, url)
    return Given(
        key=stem,
        file=file,
        where=file,
        text=text,
        title=stated.headline or _first(meta, _TITLE_FIELDS) or _attribute(tree, "//h1//text()"),
        publisher=stated.publisher or _first(meta, _NAME_FIELDS),
        url=url,
        language=_attribute(tree, "/html/@lang"),
        dates=dates,
        date_given=str(dates[0].day) if dates else None,
    )


def _parse(page: str) -> html.HtmlElement | None:
    try:
        return html.document_fromstring(page, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except _FAULTS:
        return None


def _extract(page: str) -> str | None:
    try:
        found = trafilatura.extract(page, include_comments=False, include_tables=True, deduplicate=False)
    except _FAULTS:
        return None
    return found if isinstance(found, str) else None


def _scripts(tree: html.HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            yield script.text_content()


def _meta_fields(tree: html.HtmlElement) -> dict[str, str]:
    fields: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            fields.setdefault(name.strip().lower(), content)
    return fields


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[name] for name in names if name in fields), None)


def _meta_date(meta: dict[str, str]) -> tuple[Dated, ...]:
    found = [dates for name in _DATE_FIELDS if (dates := parse_dates(meta.get(name)))]
    return next((dates for dates in found if dates[0].grain == "day"), found[0] if found else ())


def _time_date(tree: html.HtmlElement) -> tuple[Dated, ...]:
    times = [*tree.xpath("//time[@itemprop='datePublished' or @pubdate]"), *tree.xpath("//article//time | //header//time")]
    for time in times[:10]:
        dates = parse_dates(time.get("datetime") or time.text_content())
        if len(dates) == 1 and dates[0].grain == "day":
            return dates
    return ()


def _guess_date(page: str, url: str | None) -> tuple[Dated, ...]:
    try:
        return parse_dates(htmldate.find_date(page, original_date=True, extensive_search=False, url=url))
    except _FAULTS:
        return ()


def _attribute(tree: html.HtmlElement, path: str) -> str | None:
    found = tree.xpath(path)
    return " ".join(str(found[0]).split()) or None if found else None

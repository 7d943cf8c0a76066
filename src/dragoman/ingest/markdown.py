"""Markdown: front matter as metadata, and the plain text that the marks stand for.

Example: ``The **mayor** of [Port Holm](https://…)`` gives the text "The mayor of Port Holm"; spans count into that rendered
text.
"""

import re
from collections.abc import Mapping

__all__ = ["render_markdown"]

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<fields>.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^(?P<name>[\w-]+)\s*:\s*(?P<cell>.*?)\s*$", re.MULTILINE)
_HEADLINE = re.compile(r"\A\s*#\s+(?P<title>[^\n]+?)\s*#*\s*(?:\n|\Z)")

_MARKS = (
    (re.compile(r"<!--.{0,5000}?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)(?:\{[^}\n]*\})?"), ""),
    (re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{0,2000}\)"), r"\1"),
    (re.compile(r"\[([^\]\n]{1,500})\]\[[^\]\n]{0,200}\]"), r"\1"),
    (re.compile(r"^\[[^\]\n]{1,200}\]:\s*\S+.*$", re.MULTILINE), ""),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>"), ""),
    (re.compile(r"^(?:```|~~~).*$", re.MULTILINE), ""),
    (re.compile(r"^[ ]{0,3}(?:[-*_][ \t]*){3,}$", re.MULTILINE), ""),
    (re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(.*?)[ \t#]*$", re.MULTILINE), r"\1"),
    (re.compile(r"^(?:[ ]{0,3}>[ ]?)+", re.MULTILINE), ""),
    (re.compile(r"(\*{1,3}|~~)(?=\S)([^*~\n]{1,1000}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_\n]{1,1000}?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`\n]{1,500})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])"), r"\1"),
)  # in this order: pictures before links, links before emphasis, escapes last


def render_markdown(text: str) -> tuple[str, Mapping[str, str]]:
    """Return the plain text of a Markdown file and its front matter.

    A first heading of the first rank is the headline: it leaves the text and stands under ``title``, unless the front matter
    has one.
    """
    fields: dict[str, str] = {}
    front = _FRONT.match(text)
    if front:
        fields = {found["name"]: found["cell"].strip("'\"") for found in _FIELD.finditer(front["fields"])}
        text = text[front.end() :]
    headline = _HEADLINE.match(text)
    if headline:
        text = text[headline.end() :]
        fields.setdefault("title", _render(headline["title"]))
    return _render(text), fields


def _render(text: str) -> str:
    for mark, plain in _MARKS:
        text = mark.sub(plain, text)
    return text

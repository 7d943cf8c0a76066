r"""Cleaning: a report's words as cells, XML and TeX can hold them; a report is hostile input, and no format is broken by it.

one_line("Harim\t\x07was\nshelled")  ->  "Harim was shelled"
"""

import re
import unicodedata

__all__ = ["one_line", "xml_text"]

# What XML 1.0 cannot hold, not even escaped (https://www.w3.org/TR/xml/#charsets).
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": " ", "\n": " ", "\r": " "}


def one_line(text: str) -> str:
    """Return the words on one line: breaks and tabs are spaces, control characters are gone; direction marks stay."""
    shown = (
        text if text.isprintable() else "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign) != "Cc")
    )
    return " ".join(shown.split())


def xml_text(text: str) -> str:
    """Return text for an attribute or element of XML."""
    return "".join(_ENTITIES.get(sign, sign) for sign in _NO_XML.sub("", text))

r"""Bytes to text: UTF-8 first, UTF-16 and UTF-32 by their marks, else the Windows code pages of Western Europe and Turkey.

Example: ``b"Erdo\xf0an"`` is no UTF-8: as Windows-1252 it reads Erdoðan, as Windows-1254 Erdoğan, and the Icelandic letter
decides.
In: the bytes of one report or line. Out: its text with mojibake repaired; nothing else is changed, quotation marks stay curled.
"""

import codecs
import re

import ftfy
from ftfy.badness import is_bad

from dragoman.model import NoTextError, NotTextError

__all__ = ["clean_text", "decode_bytes", "decode_line", "utf_mark"]

_MARKS = (  # longest first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS = (
    (b"%PDF", "a PDF file"), (b"PK\x03\x04", "a zip or office file"), (b"{\\rtf", "an RTF file"), (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"), (b"GIF8", "an image"), (b"\xd0\xcf\x11\xe0", "an old office file"),
)  # fmt: skip
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
_ICELANDIC, _ICELANDIC_ONLY = re.compile("[ðþÐÞ]"), re.compile("[æÆáúóíÁÚÓÍ]")
_SURROGATE = re.compile("[\ud800-\udfff]")

_MAX_CONTROLS = 0.01  # share of control characters; text has none, save for a stray one
_MAX_FOREIGN = 0.3  # share of letters beyond ASCII; French has 4 %, Turkish 12 %, Cyrillic read as Windows-1252 nearly all


def utf_mark(head: bytes) -> str | None:
    """Return the codec that a byte order mark at the start names, if there is one."""
    return next((codec for mark, codec in _MARKS if head.startswith(mark)), None)


def decode_bytes(content: bytes, where: str, *, declared: str | None = None) -> str:
    """Return the text of a whole file.

    Args:
        content: All its bytes.
        where: The file, for messages.
        declared: Codec that the file itself names (a page's ``charset``); tried after UTF-8.

    Raises:
        NoTextError: When there is nothing in it.
        NotTextError: When it is no text, or text in none of these encodings.
    """
    if not content.strip():
        raise NoTextError(where, "the file is empty")
    codec = utf_mark(content) or _unmarked_utf16(content)
    if codec:
        return clean_text(content.decode(codec, "replace"))
    _refuse_binary(content, where)
    for codec in ("utf-8", declared):
        try:
            return clean_text(content.decode(codec)) if codec else _decode_eight_bit(content, where)
        except (UnicodeDecodeError, LookupError):
            continue
    return _decode_eight_bit(content, where)


def decode_line(line: bytes, where: str) -> str:
    """Return the text of one line of a table; each line is decoded for itself, since collections mix encodings.

    Raises:
        NotTextError: When it is no text.
    """
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_eight_bit(line, where)
    if "\0" in text:
        raise NotTextError(where, "the line holds NUL bytes, so it is no text")
    return text


def clean_text(text: str) -> str:
    """Return a text with mojibake repaired line by line (``Erdogâ€™s``) and lone surrogates replaced, otherwise unchanged."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = text.removeprefix("\ufeff")
    if not is_bad(text):
        return text
    return "".join(ftfy.fix_encoding(line) if is_bad(line) else line for line in text.splitlines(keepends=True))


def _refuse_binary(content: bytes, where: str) -> None:
    for mark, name in _FORMATS:
        if content.startswith(mark):
            raise NotTextError(where, f"{name}, not text")
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if b"\0" in content or controls > _MAX_CONTROLS * len(content):
        raise NotTextError(where, f"no text: {controls} of {len(content)} bytes are control characters")


def _unmarked_utf16(content: bytes) -> str | None:
    sample = content[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) < 8 or max(even, odd) < 0.35 * len(sample) or min(even, odd) > 0.02 * len(sample):
        return None
    codec = "utf-16-le" if odd > even else "utf-16-be"
    try:
        content.decode(codec)
    except UnicodeDecodeError:
        return None
    return codec


def _decode_eight_bit(content: bytes, where: str) -> str:
    _refuse_binary(content, where)
    text = content.decode("cp1252", "replace")
    letters = [letter for letter in text if letter.isalpha()]
    foreign = sum(letter > "\x7f" for letter in letters)
    if foreign > _MAX_FOREIGN * len(letters) or text.count("\ufffd") > _MAX_CONTROLS * len(text):
        raise NotTextError(where, "in none of the encodings UTF-8, UTF-16, Windows-1252 and Windows-1254; save it as UTF-8")
    if _ICELANDIC.search(text) and not _ICELANDIC_ONLY.search(text):
        text = content.decode("cp1254", "replace")
    return clean_text(text)

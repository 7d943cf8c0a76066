"""Datelines: place, day and agency in front of a report.

"KARA, April 21 (Northern Wire) - Three were hurt" -> it ends before "Three", as that of "KARA: Three …".
In: a text and where a paragraph starts.
"""

import re

__all__ = ["dateline_end"]

_DASH = r"\s*(?:--|[—–-])\s+"
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_SHOUTED = re.compile(rf"[{_UPPER}][{_UPPER}.'’/ -]{{2,30}}(?:,[^\n—–]{{1,50}}?)?(?:\([^)\n]{{2,40}}\))?" + _DASH)
_SIGNED = re.compile(rf"(?:[{_UPPER}][^\n()—–\"“]{{1,60}})?\([{_UPPER}][\w.&' -]{{1,38}}\)" + _DASH)
_LABEL = re.compile(rf"^[{_UPPER}][{_UPPER}.'’/ -]{{2,30}}\s?:\s*(?=[{_UPPER}])", re.MULTILINE)


def dateline_end(text: str, start: int) -> int | None:
    """Return where the dateline ends that opens a paragraph, in code points, blanks behind it included; None without one.

    Args:
        text: The report's text.
        start: The first code point of a paragraph.
    """
    found = _SHOUTED.match(text, start) or _SIGNED.match(text, start) or _placed(text, start)
    return found.end() if found is not None else None


def _placed(text: str, start: int) -> re.Match[str] | None:
    """A place and a colon at the head of a report ("KARA: Three were hurt"); where more lines open so, they say who speaks."""
    found = _LABEL.match(text, start)
    return None if found is None or text[:start].strip() or len(_LABEL.findall(text)) > 1 else found

"""Folding: names without case, accents and marks, so that a search for ``Kalin`` finds ``Kalın``.

    "Recep Tayyip ERDOĞAN"  ->  " recep tayyip erdogan "

The space at both ends makes whole words findable with ``LIKE '% erdogan %'``.
"""

import re
import unicodedata

__all__ = ["fold_name", "folded_pattern"]

# Letters that Unicode does not take apart, as press agencies write them in English.
_PLAIN = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "ŧ": "t",
        "ə": "e",
        "ʿ": "",
        "ʾ": "",
    }
    | dict.fromkeys("'’‘ʼ`´", "")
)


_WORD = re.compile(r"[a-z0-9]+")


def fold_name(name: str) -> str:
    """Return the folded words of a name between spaces; one space when it holds no letter and no digit."""
    apart = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    if apart.isascii():  # nine names of ten, ten times as fast
        return f" {' '.join(_WORD.findall(apart))} ".replace("  ", " ")
    kept = "".join(sign if sign.isalnum() else " " for sign in apart if not unicodedata.combining(sign))
    words = kept.translate(_PLAIN).split()
    return f" {' '.join(words)} " if words else " "


def folded_pattern(name: str) -> str | None:
    """Return the ``LIKE`` pattern that finds a name's words in folded names; None when it holds none."""
    folded = fold_name(name)
    return f"%{folded}%" if folded.strip() else None

"""Numbers in words and figures: "two and a half" -> 2.5, "twenty-first" -> 21, "nineteen ninety-four" -> 1994.

In: text in lower case as a rule found it, and the lexicon's number words. Out: a number, or None.
"""

import re

from dragoman.lexicon.times import TimeLexicon

__all__ = ["count_of", "ordinal_of", "year_of"]


def count_of(text: str, words: TimeLexicon) -> float | None:
    """Return a count: "a" and "an" are one, "half an" is a half, "2 1/2" is two and a half; None when it is none or zero."""
    text = text.strip().replace(",", "")
    half = 0.0
    if text.endswith("and a half"):
        half, text = 0.5, text.removesuffix("and a half").strip()
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(?:[ -]+(\d)/(\d))?", text)
    if found:
        count = float(found[1]) + (int(found[2]) / int(found[3]) if found[2] else 0) + half
    else:
        count = _count_in_words(re.split(r"[ -]+", text), words) + half
    return count if 0 < count < 1_000_000 else None


def _count_in_words(parts: list[str], words: TimeLexicon) -> float:
    total = current = 0.0
    for part in parts:
        if part in {"a", "an"}:
            current = current or 1.0
        elif part == "half":
            current = 0.5
        elif part in {"hundred", "thousand", "dozen"}:
            current = (current or 1.0) * int(words.keys["number"][part])
            if part == "thousand":
                total, current = total + current, 0.0
        elif part in words.keys["number"]:
            current += int(words.keys["number"][part])
    return total + current


def ordinal_of(text: str, words: TimeLexicon) -> int | None:
    """Return the number of an ordinal, or of a plain figure."""
    found = re.match(r"\d+", text)
    if found:
        return int(found[0])
    keys = words.keys["ordinal"]
    form = text if text in keys else " ".join(text.replace("-", " ").split())
    return int(keys[form]) if form in keys else None


def year_of(text: str, words: TimeLexicon) -> int | None:
    """Return a year in figures or spoken words."""
    if text.isdigit():
        return int(text)
    parts = re.split(r"[ -]+", text)
    if "thousand" in parts:
        return int(_count_in_words([part for part in parts if part != "and"], words))
    if len(parts) < 2:
        return None
    return int(100 * _count_in_words(parts[:1], words) + _count_in_words(parts[1:], words))

"""Languages: which language a report is written in, by its words before its metadata, and None where neither tells.

Example: a page that says ``lang="en"`` over a Malay text is Malay, found in the text; "Shr 45 cts vs 58 cts" is no language
that the words could tell, with the reason ``too-short``. What is read is for the pipeline to decide, which leaves out only what
surely is in another language. So words speak against English only where there are enough of them, English is next to impossible
and no good part of the text is English.

Source: py3langid (Barbaresi), after langid.py (Lui and Baldwin 2012). The bounds: of 10,122 English texts, tables of 1987
among them, none is less likely English than 0.009; of 24,328 pieces of them three are below 0.002, all names in German or of
Brazilian towns; articles in Malay, Indonesian and Chinese are below 0.0001 (docs/benchmarks.md).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from dragoman.model.terms import LanguageBasis, LanguageReason

__all__ = ["Language", "tell_language"]

_SAMPLE = 3000  # code points; more does not change the answer
_ENOUGH = 50  # letters from which words may speak against English; a headline has so many
_ENOUGH_OTHER = 20  # of them in another script, where a letter tells more
_OTHER = "\u0370"  # the first letter behind the Latin ones
_SHORT = 100  # letters below which one language must be likely by itself: a list of names looks like several
_LIKELY = {True: 0.8, False: 0.3}  # its probability in a short text, and in a longer one, which kindred languages may share
_NOT_ENGLISH = 0.002  # a fifth of what the least English of English texts has
_ENGLISH = 0.5  # probability from which words speak for English
_SURELY_ENGLISH = 0.9  # and from which they do so against the metadata
_PIECE = 400  # code points of a piece of a text that may be in two languages: a paragraph
_PART = 0.25  # share of the letters in English pieces from which a text is in two languages

_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?")
_NO_LANGUAGE = "zxx"  # the detector's name for numbers and code


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a text.

    Attributes:
        code: ISO 639 code, of two letters where there is one; None where it is not known.
        basis: What says so: the words, or the metadata.
        confidence: Probability that the words are in it, 0 to 1; None unless the words say so.
        reason: Why it is not known: ``too-short``, ``unclear`` or ``mixed``.
    """

    code: str | None = None
    basis: LanguageBasis | None = None
    confidence: float | None = None
    reason: LanguageReason | None = None


def tell_language(text: str, stated: str | None) -> Language:
    """Return the language of a text.

    Args:
        text: The frozen text.
        stated: What the metadata says (``en``, ``en-GB``), if anything: kept unless the words are surely in another language.
    """
    found = _CODE.fullmatch((stated or "").strip().lower())
    sample = text[:_SAMPLE]
    likely = _likelihoods(sample)
    english = likely["en"]
    foreign = found is not None and found[1] != "en"
    if english >= (_SURELY_ENGLISH if foreign else _ENGLISH):
        return Language("en", "text", round(english, 3))
    letters, others = _letters(sample), _letters(sample, _OTHER)
    enough = letters >= _ENOUGH or others >= _ENOUGH_OTHER
    if enough and english < _NOT_ENGLISH:
        if _english_part(sample) >= _PART:
            return Language(reason="mixed")
        code = max(likely, key=lambda code: likely[code])
        short = letters < _SHORT and others < _ENOUGH_OTHER
        if code != _NO_LANGUAGE and likely[code] >= _LIKELY[short]:
            return Language(code, "text", round(likely[code], 3))
    if found:
        return Language(found[1], "metadata")
    return Language(reason="unclear" if enough else "too-short")


def _english_part(text: str) -> float:
    """Return the share of a text's letters that stand in pieces which look English, 0 to 1."""
    pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]
    in_english = sum(_letters(piece) for piece in pieces if _likelihoods(piece)["en"] >= _ENGLISH)
    return in_english / _letters(text)


def _letters(text: str, first: str = "A") -> int:
    return sum(sign >= first for sign in text if sign.isalpha())


def _likelihoods(text: str) -> Mapping[str, float]:
    """Return the probability of each language that the detector knows, 0 to 1."""
    return dict(_identifier().rank(text.encode("utf-8", "replace").decode("utf-8")))


@cache
def _identifier() -> LanguageIdentifier:
    # Loading takes 0.3 s, so it waits for the first report.
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

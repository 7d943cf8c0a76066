"""Languages: which language a report is written in, as ISO 639-1; the pipeline decides what to do with it.

Source: py3langid (Barbaresi), after langid.py (Lui and Baldwin 2012).
"""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

__all__ = ["detect_language", "tell_language"]

_SAMPLE = 3000  # code points; more does not change the answer
_ENOUGH = 200  # letters from which the detector may speak against the metadata
_SURE, _VERY_SURE = 0.9, 0.99  # probabilities

_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?")


def tell_language(text: str, stated: str | None) -> str:
    """Return the language of a text.

    Args:
        text: The frozen text.
        stated: What the metadata says (``en``, ``en-GB``), if anything: kept unless a long text clearly is in another language.

    Returns:
        An ISO 639-1 code; ``en`` when neither the words nor the metadata are sure.
    """
    found = _CODE.fullmatch((stated or "").strip().lower())
    code, probability = detect_language(text)
    enough = sum(map(str.isalpha, text[:_SAMPLE])) >= _ENOUGH
    if found and not (enough and probability >= _VERY_SURE):
        return found[1]
    return code if probability >= _SURE else "en"


def detect_language(text: str) -> tuple[str, float]:
    """Return the language that the words of a text look like, and the probability, 0 to 1."""
    code, probability = _identifier().classify(text[:_SAMPLE].encode("utf-8", "replace").decode("utf-8"))
    return str(code), float(probability)


@cache
def _identifier() -> LanguageIdentifier:
    # Loading takes 0.3 s, so it waits for the first report.
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

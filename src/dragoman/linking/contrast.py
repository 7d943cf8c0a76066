"""Contrast: how much two claims about one affair pull apart, from words alone.

"He rejected the claim that the agency taps calls" against "she asked whether the agency taps calls": one negates, few words are
shared. In: two claims. Out: a sum of small signs, higher where one weakens the other. It orders; it never decides alone.
Source: signs weighed by hand on the training part of ClaimDiff (Ko and others 2023).
"""

import re

from dragoman.linking.words import Scale, stems_of

__all__ = ["contrast", "negates"]

APART, NEGATED, ONE_NEGATES, ONE_QUOTES, MOOD, NUMBERS = 3.0, 0.4, 0.2, 0.4, 0.1, -0.15
_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|without|neither|nor|\w+n['’]t|den(?:y|ie[sd]|ying)|reject\w*|refus\w*|dismiss\w*|"
    r"disput\w*|fail\w*|lack\w*|unlikely|false|wrong|doubt\w*|unrelated)\b",
    re.I,
)
_GOOD = re.compile(
    r"\b(?:good|great|success\w*|win|won|gain\w*|support\w*|improv\w*|better|best|strong|prais\w*|welcom\w*|benefit\w*|positive|"
    r"agree\w*|effective|safe|hope\w*|help\w*|protect\w*|peaceful|confident|victory)\b",
    re.I,
)
_BAD = re.compile(
    r"\b(?:bad|worse|worst|fail\w*|attack\w*|blast\w*|critici\w*|weak|loss|lost|threat\w*|danger\w*|abus\w*|evil|controvers\w*|"
    r"concern\w*|fear\w*|wrong|false|oppos\w*|against|harm\w*|hurt|crisis|reject\w*|violen\w*|lie[ds]?|bias|blam\w*|accus\w*)\b",
    re.I,
)


def negates(words: str) -> bool:
    """Tell whether a claim holds a negation or a word of denial."""
    return _NEGATION.search(words) is not None


def contrast(one: str, other: str, scale: Scale) -> float:
    """Return how much two claims pull apart; the order of the claims does not matter.

    Args:
        one: A claim.
        other: Another about the same affair.
        scale: Weighs the stems of the affair's claims.
    """
    negated = [negates(words) for words in (one, other)]
    quoting = ['"' in words or "“" in words for words in (one, other)]
    moods = [len(_GOOD.findall(words)) - len(_BAD.findall(words)) for words in (one, other)]
    numbers = [re.search(r"\d", words) is not None for words in (one, other)]
    return (
        APART * (1 - scale.cosine(stems_of(one), stems_of(other)))
        + NEGATED * sum(negated)
        + ONE_NEGATES * (negated[0] != negated[1])
        + ONE_QUOTES * (quoting[0] != quoting[1])
        + MOOD * abs(moods[0] - moods[1])
        + NUMBERS * sum(numbers)
    )

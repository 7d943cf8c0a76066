"""Phrases that mean nobody: what something is, houses, matters: "deems it a terrorist group", "the station", "resistance".

In: a phrase that a role word heads. Out: whether it only says what something is.
"""

from dragoman.actors.knowledge import fold
from dragoman.actors.phrases import Described
from dragoman.model import Reading, Token

__all__ = ["says_what"]

_ABSTRACT = frozenset({"alliance", "insurgency", "campaign", "coalition", "resistance", "uprising", "intelligence", "business"})
_BUILDINGS = frozenset(
    {"station", "hospital", "school", "bank", "clinic", "prison", "checkpoint", "base", "barracks", "court room", "palace"}
)
"""Role words that mean the house more often than its people."""
_VERBS_TOO = frozenset({"heads", "counts", "chairs"})
_ARMS = frozenset({
    "infantry", "tank", "artillery", "cavalry", "rifle", "army", "guard", "mountain", "airborne", "marine", "militia", "rebel",
})  # fmt: skip
"""What a division of soldiers is called by; other divisions are parts of firms."""
_CALLED_ELSEWHERE = frozenset({"leaders", "ministers", "rulers", "assemblies"})
"""Those of whom else the text tells ("Iran's leaders" are Iran, "the two leaders" were named), and cars put together."""


def says_what(reading: Reading, phrase: Described) -> bool:
    """Tell whether a phrase only says what something is, or means a house or a matter."""
    if phrase.role.role.split()[-1] in _BUILDINGS:
        return True
    head = reading.tokens[phrase.head]
    if phrase.definite not in {"a", "an"} and not phrase.plural:
        return False
    if _is_no_body(reading, phrase, head) or _is_vague(phrase, head):
        return True
    if phrase.definite in {"a", "an"} and fold(phrase.role.role) in _ABSTRACT and head.dep != "nsubj":
        return True
    as_such = head.dep == "pobj" and reading.head(head).text.casefold() == "as"
    return (as_such or head.dep in {"attr", "oprd"}) and (phrase.definite in {"a", "an"} or phrase.plural)


def _is_no_body(reading: Reading, phrase: Described, head: Token) -> bool:
    """Whether the noun is one that means something else here: "the parties to the talks", "F16 fighters", "a state"."""
    word = head.text.casefold()
    if word in _VERBS_TOO and not _has_of(reading, head):
        return True  # "which Kara heads", "two counts"
    if word == "division" and reading.tokens[head.index - 1].tag == "NN" and not phrase.modifiers:
        return reading.tokens[head.index - 1].text.casefold() not in _ARMS
    if word == "population" and not (phrase.country or phrase.definite or phrase.entry):
        return True  # "population is shifting"
    if word in _CALLED_ELSEWHERE:
        return True
    if word == "parties" and not (phrase.country or phrase.entry or phrase.modifiers):
        return True
    if word == "fighters" and any(map(str.isdigit, reading.tokens[head.index - 1].text[1:])):
        return reading.tokens[head.index - 1].tag != "CD"
    if word == "couple":
        after = reading.tokens[head.index + 1] if head.index + 1 < len(reading.tokens) else None
        return after is not None and (after.text == "of" or after.tag == "CD")  # "of months", "thousand times"
    return phrase.role.role == "state" and (not phrase.country or head.tag == "NNS")


def _has_of(reading: Reading, head: Token) -> bool:
    return head.index + 1 < len(reading.tokens) and reading.tokens[head.index + 1].text == "of"


def _is_vague(phrase: Described, head: Token) -> bool:
    """Whether nothing says which is meant and it does nothing: "resistance", "as one judges a company"."""
    if phrase.role.kind != "group" or head.tag != "NN" or phrase.country or phrase.entry or phrase.peoples:
        return False
    if phrase.definite:
        bare = phrase.last - phrase.first == len(phrase.role.role.split()) and phrase.definite in {"a", "an"}
        return bare and "BUS" in phrase.sectors and head.dep not in {"nsubj", "nsubjpass"}
    return head.dep not in {"nsubj", "nsubjpass", "conj"}

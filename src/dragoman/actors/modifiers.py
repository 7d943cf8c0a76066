"""The words around a role word: which belong to the phrase, and what they tell: a country, a body, a side, a state.

``US-backed Syrian rebel`` + ``fighters``, ``spokesman`` + ``for the SDF``. In: tokens, the hits of the world table by token.
Out: yes or no, or what a word gives.
"""

from collections.abc import Sequence

from dragoman.actors.knowledge import Entry, Knowledge
from dragoman.actors.scan import Hit
from dragoman.lexicon.world import Role
from dragoman.model import Reading, Token

__all__ = [
    "AMOUNTS",
    "belongs_to",
    "country_of",
    "counts_others",
    "is_another",
    "is_body_hit",
    "modifier_of",
    "modifies",
    "region_ending_at",
    "side_of",
]

_DAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
    "june", "july", "august", "september", "october", "november", "december", "today", "yesterday",
})  # fmt: skip
_SPELLS = frozenset({"week", "month", "year", "weekend", "night", "morning", "afternoon", "evening"})
AMOUNTS = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "many", "few", "both", "more", "two"})
_LEFT_TAGS = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "VBN", "VBG", "HYPH", "POS", "AFX"})
_OF = frozenset({"of", "for", "in", "from", "at", "with", "to"})
_YEAR = 4  # digits: "2012 presidential nominee"
_FAR = 7  # tokens: "head of the Turkish national intelligence agency MIT"


def region_ending_at(tokens: Sequence[Token], first: int, index: int, knowledge: Knowledge) -> tuple[str, str] | None:
    """The state or province whose name ends with a modifying word: "Texas lawmakers", "New Jersey police"."""
    for start in (index - 1, index):
        words = " ".join(token.text for token in tokens[start : index + 1])
        states = knowledge.world.gazetteer.regions_short(words) if start >= first and tokens[index].tag[:2] == "NN" else ()
        if len(states) == 1:
            return states[0][0].casefold(), states[0][1]
    return None


def modifier_of(token: Token, knowledge: Knowledge) -> Role | None:
    """The role that a modifying word gives: "rebel", "opposition", but not "official" as an adjective."""
    role = knowledge.modifiers.get((token.text.casefold(),))
    return role if role is None or role.kind == "modifier" or token.tag[:2] == "NN" else None


def modifies(token: Token, after: Token, at: dict[int, Hit]) -> bool:
    """Tell whether a word belongs to the phrase that goes on with the next one."""
    if token.index in at:
        return True
    if token.text.casefold() in _DAYS:
        return False
    if after.text in {"-", "–"}:
        return token.tag[:2] in {"JJ", "NN", "RB", "VB", "IN"}
    if token.tag in {"VBN", "VBG"} and token.dep not in {"amod", "compound", "nmod"}:
        return False  # "have been advising rebels"
    if token.text.casefold() in _SPELLS and (after.index in at or token.dep == "npadvmod"):
        return False  # "from the regime last week UN commissioner"
    return token.tag in _LEFT_TAGS and token.dep not in {"ROOT", "ccomp", "pcomp", "advcl", "xcomp", "nsubj", "dobj", "conj"}


def counts_others(token: Token, head: Token) -> bool:
    """Whether a number counts something else than the one whom the phrase means: "three regime strikes", "dozens more SANA"."""
    if head.tag not in {"NN", "NNP"} or token.text.casefold() == "one":
        return False
    year = len(token.text) == _YEAR and token.text.isdigit()
    return (token.tag == "CD" and not year) or token.text.casefold() in AMOUNTS


def is_another(token: Token, role: Role, at: dict[int, Hit], *, named: bool) -> bool:
    """Whether a name before a phrase is another's, in a text that lost its commas.

    "Rami Kara director of the monitor", "Khan Sheikhoun UN special envoy": a person is no part of somebody's role, and no
    unknown name stands before a known one.
    """
    hit = at.get(token.index)
    if hit is None:
        return named and token.tag.startswith("NNP")
    if hit.entries[0].kind == "outlet" and at.get(hit.last, hit) is not hit:
        return True  # "told Asharq al-Awsat PYD spokesman"
    whole = hit.entries[0].kind == "person" and hit.last - hit.first > 1
    return whole and role.kind in {"person", "office", "title"}


def side_of(tokens: Sequence[Token], hit: Hit) -> str:
    """How a group stands to a name among its words, which is not its own: "us-backed", "anti-isis"; empty for its own."""
    if _is_backer(tokens, hit.last):
        return f"{tokens[hit.last - 1].text}-{tokens[hit.last + 1].text}".casefold()
    before = tokens[max(0, hit.first - 2) : hit.first]
    if len(before) == 2 and before[1].text == "-" and before[0].text.casefold() in {"anti", "pro"}:
        return f"{before[0].text}-{tokens[hit.first].text}".casefold()
    return ""


def _is_backer(tokens: Sequence[Token], after: int) -> bool:
    """Whether a name backs or leads what follows rather than being its country: "US-led", "Turkish-backed"."""
    return (
        after + 1 < len(tokens)
        and tokens[after].text == "-"
        and tokens[after + 1].text.casefold() not in {"based", "born", "held", "controlled"}
    )


def belongs_to(reading: Reading, at: dict[int, Hit], last: int, *, armed: bool) -> tuple[str | None, Entry | None]:
    """The country or body after "of", "for", "in": "spokesman for the SDF", "president of Iran"."""
    tokens = reading.tokens
    if last >= len(tokens) or tokens[last].text.casefold() not in _OF or tokens[last].sentence != tokens[last - 1].sentence:
        return None, None
    if armed and tokens[last].text.casefold() in {"in", "at", "to", "for"}:
        return None, None  # "troops in Syria" are somebody else's
    for index in range(last + 1, min(last + _FAR, len(tokens))):
        if tokens[index].tag[:2] == "VB" or tokens[index].text in {",", ".", ";", ":"}:
            break
        if index in at:
            country = country_of(at[index])
            if country and _capital_only(at[index]) and tokens[last].text.casefold() != "of":
                return country, None
            return (country, None) if country else (None, at[index].entries[0])
    return None, None


def country_of(hit: Hit) -> str | None:
    """Return the country that a name gives."""
    for entry in hit.entries:
        if entry.kind in {"country", "adjective", "people", "capital", "metonym"}:
            return entry.id
    return None


def _capital_only(hit: Hit) -> bool:
    return all(entry.kind == "capital" for entry in hit.entries)


def is_body_hit(hit: Hit) -> bool:
    """Tell whether a name of several words names somebody, whose last word is no role: "People's Republic"."""
    return hit.last - hit.first > 1 and hit.entries[0].kind not in {"adjective", "people"}

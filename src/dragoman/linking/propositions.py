"""Propositions: what a denial denies, as far as it is a fact.

"denied reports that it had shelled the market" -> "it had shelled the market". Views rejected ("dismissed the criticism"),
things refused ("denied them visas"), feelings and judgements ("did not recall", "not good enough") deny no fact. What is only
said in the negative ("was not working for them") is weak: it answers a claim, and claims nothing itself. In: the words of a
statement and its reporting verb. Out: what it denies. Whether a claim affirms that is told in ``affirming``.
"""

import re
from dataclasses import dataclass
from typing import Literal

from dragoman.lexicon.denials import load_denial_words
from dragoman.linking.words import stems_of

__all__ = ["FINITE", "NEGATION", "PRONOUN", "Denied", "Form", "is_bare", "predicate_of", "proposition", "read_denial"]

LONGEST = 30  # words in which the negation of a main clause is looked for

_WORDS = load_denial_words()


def _any(*kinds: frozenset[str]) -> str:
    return "|".join(sorted(frozenset[str]().union(*kinds)))


_CLAIM = re.compile(
    rf"(?P<before>(?:[\w’'.-]+ ){{0,6}}?)(?P<noun>{_any(_WORDS.claim, _WORDS.view)})"
    r"(?P<by>(?: [\w’'.,-]+){0,6}?) (?:(?P<joint>that|of|about) |(?=(?:it|he|she|they) ))(?P<rest>.+)",
    re.I | re.S,
)
_INNER_CLAIM = re.compile(rf"(?:(?:his|her|its|their|the) )?(?:{_any(_WORDS.claim)})\b")
_CLAUSE = re.compile(r"\b(?:that|of|about|is|are|was|were|has|have|had|by|to|if|whether|with|on|for|in)\b", re.I)
_PART = re.compile(
    r"(?:(?:an?|the|any|all|its|his|her|their|having|such|perceived|alleged|direct) )*"
    rf"(?:{_any(_WORDS.deed)}) (?:in|for|to|of|with|behind|over) .+",
    re.I | re.S,
)
_BARE = re.compile(
    r"(?:(?:an?|the|any|all|those|these|this|that|such|both|his|her|its|their|media|press|any such) ?)*"
    rf"(?:{_any(_WORDS.claim, _WORDS.deed - {'use'})}|it|this|that|which|them|so|wrongdoing)?"
    r"(?: (?:made )?(?:by|from|against) .*| as .*| and .*| (?:was|is) (?:the case|so|true|right))?",
    re.I | re.S,
)
_GERUND = re.compile(r"(?:ever |having |being |even )*(?!(?:any|every|some|no)thing\b|king\b)[a-z]{2,}ing\b", re.I)
FINITE = re.compile(
    r"(?<!being )(?<!to be )\b(?:is|are|was|were|has|have|had|did|does|will|would|could|[a-z]{2,}(?<!e)ed|"
    rf"{_any(_WORDS.past)})\b"
)
"""A finite verb, as far as its form tells."""
_BE, _DO = r"is|are|was|were|been|be", r"has|have|had|did|does|do"
_NEGATED = re.compile(rf"\b(?:{_BE}|{_DO}) (?:not|never)\b|\b(?:{_BE}|{_DO})n['’]t\b|\bnever\b|\b(?:has|have|had) no\b", re.I)
NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t)\b", re.I)
_TAIL = re.compile(
    r"^.*\b(?:denie[sd]|denying|deny|refuted?|rejected|rejects|dismissed|dismisses|rejecting)\s+(?=\S+ \S)", re.I | re.S
)
_SUBORDINATE = re.compile(r"\b(?:that|if|who|which|because|when|what|whether|unless|until|how|why|where)\b", re.I)
_JUDGED = re.compile(
    r"\b(?:is|are|was|were|be|been|being|as)n?(?:['’]t)?(?: not)?"
    r"(?: (?:an?|the|so|too|very|really|more|less|any|\w+ly))* (?P<word>[\w-]+)",
    re.I,
)
_SPEAKER = re.compile(r"\W*(?:I|we|you|it|they|there|if|let)\b|\W*(?:it|there|that|this)['’]s\b", re.I)
PRONOUN = re.compile(r"\W*(?:he|she|it|they|his|her|its|their|him|himself)\b", re.I)
_PLAIN = re.compile(
    r"(?:(?:an?|the|any|all|those|these|such|media|press|two|three|four|five|several|many|some|new|old|false) )*", re.I
)
_MIGHT = re.compile(r"\b(?:can|could|may|might)\b", re.I)
_BY = re.compile(r" (?:\w+ )?(?:by|from|in(?= (?:the )?(?-i:[A-Z]))) (?P<who>(?:the |an? )?[\w’'. -]+)", re.I)
_OWNER = re.compile(r"(?:the |an? |this |that )?(?P<who>[\w. -]*[A-Z][\w.-]*?)(?:['’]s|(?<=s)['’])? $")
_ASIDE = re.compile(r"(?:,|(?= \w+ (?:it|them|these|those)\b)) (?:calling|describing|branding|dismissing) .*", re.I | re.S)
_RELATIVE = re.compile(r"(?:the|an?|any|all|his|her|its|their) (?:\w+ ){1,3}(?:he|she|they|it|I|we|you) ", re.I)
_ENDS = re.compile(r"[.!?,][\"”’]+$|[.!?][\"”’]*$")

Form = Literal["clause", "deed", "part"]


@dataclass(frozen=True, slots=True)
class Denied:
    """What a denial denies.

    Attributes:
        words: The proposition, affirmed: without "claims that".
        claimant: Whom the words name as the one who claims it; None where they name nobody.
        claimed: Whether the words call it a claim.
        open: Whether who did it is left to be whoever denies it: "taking part".
        form: ``clause`` ("the army shelled the town"), ``deed`` ("shelling the town") or ``part`` ("any role in the raid").
        matter: For what is only said in the negative, the stem that is negated; None for a denial in so many words.
        view: Whether the words call it a view: "the notion that".
    """

    words: str
    claimant: str | None = None
    claimed: bool = False
    open: bool = False
    form: Form = "clause"
    matter: str | None = None
    view: bool = False

    @property
    def weak(self) -> bool:
        """Whether it is only said in the negative."""
        return self.matter is not None


def read_denial(lemma: str | None, contents: str) -> Denied | None:
    """Return what a statement of stance ``denies`` denies; None where that is no fact, or not told.

    Args:
        lemma: Its reporting verb; None for a bare quotation.
        contents: Its words.
    """
    words = " ".join(contents.split()).strip(' "“”‘’,.')
    denying = lemma in _WORDS.denying or (lemma is None and NEGATION.search(words) is None)
    rejecting = lemma in _WORDS.rejecting
    if not denying and not rejecting:
        return _negative(words)
    words = _complement(words)
    claim = _claim_in(words) or _claim_in(words.rpartition(" … ")[2])
    if claim is not None:
        # "dismissed the story about the letters" may dismiss what it is worth.
        return claim if denying or claim.open or FINITE.search(claim.words) else None
    that = re.match(r"that\s+(.+)", words, re.I | re.S)
    if that and not is_bare(words):
        return proposition(that[1]) if len(that[1].split()) > 2 and not _is_opinion(that[1]) else None
    if not denying or is_bare(words) or re.match(r"(?:whether|if|what|how|why)\b", words, re.I):
        return None
    if _PART.fullmatch(words):
        return Denied(words, open=True, form="part")
    if _GERUND.match(words) and len(words.split()) > 1 and not _is_opinion(words):
        return Denied(words, open=True, form="deed")
    if (
        FINITE.search(words)
        and len(words.split()) > 3
        and not _is_opinion(words)
        and not re.search(r" (?:that|which|who) ", words)
        and not _RELATIVE.match(words)
    ):
        return proposition(words)
    return None


def _complement(words: str) -> str:
    """Return what follows the verb of denial where the words hold more: "… on Monday. Kara denied the town was taken"."""
    parts = words.split(" … ")
    while len(parts) > 1 and _ENDS.search(parts[0]):
        parts = parts[1:]
    return _TAIL.sub("", " … ".join(parts))


def proposition(words: str) -> Denied:
    """Return what a clause or a deed in a few words affirms."""
    form: Form = "clause" if FINITE.search(words) else "deed"
    return Denied(words, open=PRONOUN.match(words) is not None, form=form)


def _claim_in(words: str) -> Denied | None:
    """Return what is denied of "the army's claims that …", "reports by the monitor of …"."""
    found = _CLAIM.fullmatch(words)
    if found is None or _CLAUSE.search(found["before"]):
        return None
    joint = (found["joint"] or "that").casefold()
    rest, view = _ASIDE.sub("", found["rest"]), found["noun"].casefold() in _WORDS.view
    if (view and (joint != "that" or _MIGHT.search(rest))) or _is_opinion(rest) or not stems_of(rest):
        return None
    if joint != "that" and re.match(rf"(?:(?:his|her|its|their|the) )?(?:{'|'.join(_WORDS.claim)})\b", rest):
        return None
    by, owner = _BY.fullmatch(found["by"]), _OWNER.fullmatch(found["before"])
    who = by["who"] if by else owner["who"] if owner else None
    if joint in {"of", "about"} and not (_GERUND.match(rest) or FINITE.search(rest) or _PART.fullmatch(rest) or joint == "of"):
        return None  # "charges about his stance": what they say is not told
    deed, plain = _GERUND.match(rest) is not None, _PLAIN.fullmatch(found["before"]) is not None
    form: Form = "deed" if deed or not FINITE.search(rest) else "clause"
    return Denied(
        rest, claimant=who, claimed=True, open=(deed and plain) or PRONOUN.match(rest) is not None, form=form, view=view
    )


def _is_opinion(words: str) -> bool:
    """Tell whether a clause tells what ought to be, or how good a thing is, and no fact."""
    head = re.split(r"[;:.]| because | although | but ", words, maxsplit=1)[0]
    plain = [word.casefold() for word in re.findall(r"[\w’'-]+", head)]
    if any(word in _WORDS.ought for word in plain):
        return True
    judged = _JUDGED.search(head)
    return judged is not None and judged["word"].casefold() in _WORDS.evaluative


def _negative(words: str) -> Denied | None:
    """Return what "Kara was not working for the party" denies: its main clause, affirmed."""
    words = re.sub(r"^that\s+", "", words, flags=re.I)
    clause = re.split(r"[;.!?]\s|, (?:and|but|because|although|saying|adding)\b", words, maxsplit=1)[0]
    clause = " ".join(clause.split()[:LONGEST])
    found = _NEGATED.search(clause)
    if (
        found is None
        or _SPEAKER.match(words)
        or _SUBORDINATE.search(clause[: found.start()])
        or not clause[: found.start()].strip()
    ):
        return None
    after = [word.casefold() for word in re.findall(r"[\w’'-]+", clause[found.end() :])]
    told = next((word for word in after if word not in _WORDS.filler), None)
    if (
        told is None
        or told in _WORDS.halfway
        or after[0] in _WORDS.halfway
        or told in _WORDS.inward | _WORDS.evaluative | _WORDS.ought
        or after[0] == "to"  # "the goal was not to …": a wish
    ):
        return None
    if _is_opinion(clause) or len(NEGATION.findall(clause)) > 1:
        return None
    stems = stems_of(told)
    affirmed = f"{clause[: found.start()]}{_without_not(found[0])}{clause[found.end() :]}"
    return Denied(affirmed, open=PRONOUN.match(clause) is not None, matter=min(stems)) if stems else None


def _without_not(negated: str) -> str:
    return re.sub(r" (?:not|never|no)$|n['’]t$|^never", "", negated, flags=re.I)


def is_bare(contents: str) -> bool:
    """Tell whether a denial names what it denies without telling it: "the allegations", "any wrongdoing", "this"."""
    return _BARE.fullmatch(" ".join(contents.split()).strip(' "“”‘’,.')) is not None


def predicate_of(words: str) -> str | None:
    """Return the stem of what is said of somebody: "carried" of "the army had carried out raids"; None for a part in a deed."""
    if _PART.fullmatch(words):
        return None
    plain = re.findall(r"[\w’'-]+", words)
    for place, word in enumerate(plain):
        if word in _WORDS.auxiliary:
            told = next((after for after in plain[place + 1 :] if after not in _WORDS.auxiliary | _WORDS.filler), None)
            return min(stems_of(told), default=None) if told else None
        if FINITE.fullmatch(word) or (place == 0 and _GERUND.fullmatch(word)):
            return min(stems_of(word), default=None)
    return None

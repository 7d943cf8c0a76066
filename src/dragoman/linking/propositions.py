"""Propositions: what a denial denies, as far as it is a fact.

"denied reports that it had shelled the market" -> "it had shelled the market". Views rejected ("dismissed the criticism"),
things refused ("denied them visas"), feelings and judgements ("did not recall", "not good enough") deny no fact. What is only
said in the negative ("was not working for them") is weak: it answers a claim, and claims nothing itself. In: the words of a
statement and its reporting verb. Out: what it denies. Whether a claim affirms that is told in ``affirming``.
"""

import re
from dataclasses import replace
from itertools import pairwise

from dragoman.lexicon.denials import load_denial_words
from dragoman.linking.claimed import read_claim
from dragoman.linking.clauses import (
    FINITE,
    GERUND,
    NEGATION,
    PART,
    PRONOUN,
    any_of,
    begins_clause,
    is_opinion,
    names_deed,
    names_request,
)
from dragoman.linking.denied import Denied, Form
from dragoman.linking.words import stems_of

__all__ = ["calls_false", "is_bare", "predicate_of", "proposition", "read_denial"]

SPEECH = 600  # code points: a claim is called false in a sentence or two
LONGEST = 30  # words in which the negation of a main clause is looked for

_WORDS = load_denial_words()
_KIND = r"fraud|abuse|assault|harassment|corruption|murder|rape|theft|doping|bribery|sexual"
_BARE = re.compile(
    r"(?:(?:an?|the|any|all|of|those|these|this|that|such|both|his|her|its|their|media|press|to|any such) ?)*"
    rf"(?:(?<=the )(?:{_KIND}) (?=(?:allegation|accusation|charge|claim)s?\b))?"
    rf"(?:(?:{any_of(_WORDS.claim)})(?: (?:made )?in .*)?|{any_of(_WORDS.deed - {'use'})}"
    r"|it|this|that|which|them|so|something)?"
    r"(?: (?:made )?(?:by|from|against) .*| as .*| and .*|,? (?:saying|calling|telling|describing) .*"
    r"| (?:was|is) (?:the case|so|true|right)| happened)?"
    r"|(?:not )?(?:guilty|innocent)(?: (?:to|of) (?:(?:the|all|both|those|any) )*(?:charges?|counts?|allegations?|crimes?))?",
    re.I | re.S,
)
_FALSE = re.compile(
    r"(?:that )?(?P<what>(?:.+ )?(?:"
    + any_of(_WORDS.claim)
    + r")\b.*?) (?:is|are|was|were|(?:had|has|have) been)(?: (?:all|both|not only|\w+ly|quite|simply|just))*"
    rf" [“\"‘]?(?:an? |the )?(?:\w+ )?(?:{any_of(_WORDS.false)})\b.*",
    re.I | re.S,
)
"""A claim that is called false: "the reports that … were untrue"."""
_CLAIMS, _FALSELY = any_of(_WORDS.claim), any_of(_WORDS.false)
_CALLED = re.compile(
    rf"(?P<what>(?:[\w’'-]+ ){{0,5}}?(?:{_CLAIMS})(?: (?:by|from|against) [\w’' -]+?)?) "
    rf"(?:as )?(?:an? |the )?(?:\w+ly )?(?:{_FALSELY})\b.*"
    rf"|(?P<told>(?:[\w’'-]+ ){{0,5}}?(?:{_CLAIMS})\b.+?),?(?: an?)? (?:as |(?=[“\"‘]))[“\"‘]?(?:an? |the )?"
    rf"(?:\w+ ){{0,2}}?(?:{_FALSELY})\b.*"
    rf"|as (?:an? |\w+ly )?(?:{_FALSELY})(?:,? and [\w ]+?)? (?P<then>(?:[\w’'-]+ ){{0,5}}?(?:{_CLAIMS})\b.*)",
    re.I | re.S,
)
"""What calling verbs take: "the allegations baseless", "as false a report that …"."""
_NO_TRUTH = re.compile(
    r"(?:that )?(?:there (?:is|was|were|had been|has been|['’]s) )?(?:\w+ )?no (?:truth|substance|basis|foundation) "
    r"(?:in|to|for|behind) (?P<what>.+)",
    re.I | re.S,
)
_UNTRUE = re.compile(
    r"(?:that )?it (?:is|was|['’]s) (?:\w+ly )?(?:not true|untrue|false|not the case) (?P<what>that .+)", re.I | re.S
)
_PLEA = re.compile(r"^(?:not guilty|innocent)\b\s*(?:(?:to|of|on|in)\b)?\s*|^(?:to|of) ")
_COUNTED = (
    r"(?:(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|several|all|both|his|her|their|felony|federal|state) )*"
)
_CHARGE = re.compile(
    rf"{_COUNTED}(?:(?:charges?|counts?) of (?P<of>.+)|(?P<what>.+?) (?:charges?|counts?)\b(?P<more>.*))", re.S
)
_BE, _DO = r"is|are|was|were|been|be", r"has|have|had|did|does|do"
_NEGATED = re.compile(rf"\b(?:{_BE}|{_DO}) (?:not|never)\b|\b(?:{_BE}|{_DO})n['’]t\b|\bnever\b|\b(?:has|have|had) no\b", re.I)
_TAIL = re.compile(
    r"^.*\b(?:denie[sd]|denying|deny|refuted?|rejected|rejects|dismissed|dismisses|rejecting)\s+(?=\S+ \S)", re.I | re.S
)
_SUBORDINATE = re.compile(r"\b(?:that|if|who|which|because|when|what|whether|unless|until|how|why|where)\b", re.I)
_TOLD = re.compile(r"(?:it|he|she|they|there) [a-z]{3,}(?<!ing)\b", re.I)
"""A clause by its pronoun: "it buys grain"."""
_MODAL = re.compile(r"\b(?:may|might|can|should|must)\b")
_SPEAKER = re.compile(r"\W*(?:I|we|you|it|they|there|if|let)\b|\W*(?:it|there|that|this)['’]s\b", re.I)
_ASIDE = re.compile(
    r", (?:and |but )?(?:noting|saying|adding|citing|insisting|arguing|explaining|stressing|stating|telling|asserting|"
    r"maintaining|claiming|pointing out)\b.*",
    re.S,
)
_OWN = re.compile(
    r"(?:\S+ ){4,}?\S+?(?P<own>,? (?:"
    r"(?:and|but) (?:also |then )?(?:said|added|insisted|asserted|maintained|stressed|explained)\b|saying\b|… that\b"
    r"|(?:since|as) (?:they|he|she|it|we) (?:had|have|has|was|were)\b).*)",
    re.S,
)
"""What whoever denies goes on to say of it himself: "denied that … and said that", "… since they had fired"."""
_ENDS = re.compile(r"[.!?,][\"”’]+$|[.!?][\"”’]*$")


def read_denial(lemma: str | None, contents: str) -> Denied | None:
    """Return what a statement of stance ``denies`` denies; None where that is no fact, or not told.

    Args:
        lemma: Its reporting verb; None for a bare quotation.
        contents: Its words.
    """
    words = " ".join(contents.split()).strip(' "“”‘’,.')
    false = _called_false(words)
    if false is not None:
        that = re.match(rf"that\s+(?!(?:{_CLAIMS})\b)(.+)", false, re.I | re.S)
        return replace(proposition(that[1]), form="clause") if that else read_claim(false)
    denying = lemma in _WORDS.denying or (lemma is None and NEGATION.search(words) is None)
    rejecting = lemma in _WORDS.rejecting
    if not denying and not rejecting:
        return _negative(words)
    if lemma == "plead":
        return _pleaded(words)
    words = _without_own(_ASIDE.sub("", _complement(words)))
    claim = read_claim(words) or read_claim(words.rpartition(" … ")[2])
    if claim is not None:
        # "dismissed the story about the letters" may dismiss what it is worth.
        return claim if denying or claim.open or FINITE.search(claim.words) else None
    that = re.match(r"that\s+(.+)", words, re.I | re.S)
    if that and lemma == "denial":
        that = re.match(r"that\s+(.+)", _own_clause(words), re.I | re.S) or that
    if that and not is_bare(words):
        fact = len(that[1].split()) > 2 and not is_opinion(that[1])
        return replace(proposition(that[1]), form="clause") if fact else None
    if not denying or is_bare(words) or re.match(r"(?:whether|if|what|how|why)\b", words, re.I):
        return None
    return _of_his_own(words)


def _without_own(words: str) -> str:
    """Return what is denied without what the denier goes on to say himself."""
    own = _OWN.fullmatch(words)
    return words if own is None else words[: own.start("own")].strip(" ,…")


def calls_false(contents: str) -> bool:
    """Tell whether words call a claim false: "the allegations are baseless", "there is no truth in reports that …"."""
    return _called_false(" ".join(contents.split()).strip(' "“”‘’,.')) is not None


def _called_false(words: str) -> str | None:
    """Return the claim that is called false, or "that …"; None where none is."""
    if len(words) > SPEECH:
        return None
    found = _UNTRUE.fullmatch(words) or _NO_TRUTH.fullmatch(words) or _FALSE.fullmatch(words)
    called = _CALLED.fullmatch(words) if found is None else None
    what = found["what"] if found else (called["what"] or called["told"] or called["then"]) if called else None
    return what if what and NEGATION.search(what) is None else None


def _of_his_own(words: str) -> Denied | None:
    """Return what "denied …" denies without "that" or a word for a claim: a part, a deed, or a clause; nothing refused."""
    if PART.fullmatch(words):
        return Denied(words, open=True, form="part")
    if names_request(words):
        return None
    if GERUND.match(words) and len(words.split()) > 1:
        return None if is_opinion(words) else Denied(words, open=True, form="deed")
    if names_deed(words):
        return Denied(words, open=True, form="deed")
    return proposition(words) if begins_clause(words) and not is_opinion(words) else None


def _own_clause(words: str) -> str:
    """Return words up to the verb of which the noun for a denial is the subject: "that they had fled| sparked new raids"."""
    verbs = sorted([*FINITE.finditer(words), *_MODAL.finditer(words)], key=lambda found: found.start())
    for one, other in pairwise(verbs):
        between = words[one.end() : other.start()]
        whole = one[0] not in _WORDS.auxiliary or re.search(r"\b\w+(?:ing|ed)\b", between) is not None
        joined = re.search(r"[,;]|\b(?:and|or|but)\b", between) or _SUBORDINATE.search(between)
        if whole and not joined:
            return words[: other.start()].rstrip()
    return words


def _pleaded(words: str) -> Denied | None:
    """Return of what somebody pleads not guilty: "to two counts of murder", "not guilty to a murder charge in the raid"."""
    words = _PLEA.sub("", words)
    if re.match(r"by reason\b", words) or is_bare(words):
        return None
    charge = _CHARGE.fullmatch(words)
    told = (charge["of"] or f"{charge['what']}{charge['more']}") if charge else words
    return Denied(told, claimed=True, open=True, form="deed", charge=True)


def _complement(words: str) -> str:
    """Return what follows the verb of denial where the words hold more: "… on Monday. Kara denied the town was taken"."""
    parts = words.split(" … ")
    while len(parts) > 1 and _ENDS.search(parts[0]):
        parts = parts[1:]
    return _TAIL.sub("", " … ".join(parts))


def proposition(words: str) -> Denied:
    """Return what a clause or a deed in a few words affirms."""
    form: Form = "clause" if FINITE.search(words) or _TOLD.match(words) else "deed"
    return Denied(words, open=PRONOUN.match(words) is not None, form=form)


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
    if is_opinion(clause) or len(NEGATION.findall(clause)) > 1:
        return None
    stems = stems_of(told)
    affirmed = f"{clause[: found.start()]}{_without_not(found[0])}{clause[found.end() :]}"
    return Denied(affirmed, open=PRONOUN.match(clause) is not None, matter=min(stems)) if stems else None


def _without_not(negated: str) -> str:
    return re.sub(r" (?:not|never|no)$|n['’]t$|^never", "", negated, flags=re.I)


def is_bare(contents: str) -> bool:
    """Tell whether a denial names what it denies without telling it: "the allegations", "any wrongdoing", "this"."""
    words = " ".join(contents.split()).strip(' "“”‘’,.')
    words = _called_false(words) or words
    return _BARE.fullmatch(words) is not None and read_claim(words) is None


def predicate_of(words: str) -> str | None:
    """Return the stem of what is said of somebody: "carried" of "the army had carried out raids"; None for a part in a deed."""
    if PART.fullmatch(words):
        return None
    plain = re.findall(r"[\w’'-]+", words)
    for place, word in enumerate(plain):
        if word in _WORDS.auxiliary:
            told = next((after for after in plain[place + 1 :] if after not in _WORDS.auxiliary | _WORDS.filler), None)
            return min(stems_of(told), default=None) if told else None
        if FINITE.fullmatch(word) or (place == 0 and GERUND.fullmatch(word)):
            return min(stems_of(word), default=None)
    return None

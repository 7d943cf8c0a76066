"""Claimed: what stands behind a word for a claim inside a denial, and who the words say claims it.

"Orland's assertion that the ship was armed" -> "the ship was armed", claimed by Orland; "reports that it had left" name nobody.
In: the words that are denied. Out: what they claim, and by whom.
"""

import re

from dragoman.lexicon.denials import load_denial_words
from dragoman.linking.clauses import FINITE, GERUND, JOINT, PART, PRONOUN, any_of, begins_clause, is_opinion
from dragoman.linking.denied import Denied, Form
from dragoman.linking.words import stems_of

__all__ = ["claimant_of", "read_claim"]

_WORDS = load_denial_words()
_HEAD = rf"(?P<before>(?:[\w’'.-]+ ){{0,6}}?)(?P<noun>{any_of(_WORDS.claim, _WORDS.view)})"
_MADE_BY = r" (?:made |levell?ed |brought )?(?:by|from)(?: [\w’'.&-]+){1,5},[^,]+,"  # "made by Kara, the mayor,"
_CLAIM = re.compile(
    _HEAD + rf"(?P<by>(?:(?:,? [\w’'.&-]+){{0,6}}?|{_MADE_BY})(?:, (?:which|who|whose)\b[^,]+,)?) "
    r"(?:(?:suggesting|saying|alleging|claiming|indicating|stating) )?"
    r"(?P<joint>(?:which|that) (?:said|claimed|alleged|suggested)(?: that)?|that|of|about) (?P<rest>.+)",
    re.I | re.S,
)
_UNJOINED = re.compile(_HEAD + r"(?P<by>(?: (?:last|this|earlier|on) \w+| \w+day)?) (?P<joint>)(?P<rest>.+)", re.I | re.S)
"""A claim without "that": "reports the town had fallen"."""
_MIGHT = re.compile(r"\b(?:can|could|may|might)\b", re.I)
_BY = re.compile(r" (?:\w+ )?(?:by|from|in(?= (?:the )?(?-i:[A-Z]))) (?P<who>(?:the |an? )?[\w’'.& -]+?)(?:,.*)?", re.I)
_OWNER = re.compile(r"(?P<who>.*\w)(?:['’]s|(?<=s)['’]) (?:\w+ ){0,2}$", re.S)
_NAMED = re.compile(r"(?P<who>[\w. -]*[A-Z][\w.-]*?) $")
_SPEAKING = re.compile(rf"(?P<who>(?:[\w.-]+ ){{0,2}}(?:{any_of(_WORDS.claiming)})) $", re.I)
_WHEN = re.compile(r"(?:last|this|next|past|recent) \w+|to?day|yesterday|\w+day|week|month|year", re.I)
_PLAIN = re.compile(
    r"\A(?:(?:an?|the|any|all|as|those|these|this|that|such|two|three|four|five|several|many|some|both|new|old|false|recent|"
    r"earlier|repeated|published|latest|persistent|widespread|untrue|baseless) )+",
    re.I,
)
_ASIDE = re.compile(r"(?:,|(?= \w+ (?:it|them|these|those)\b)) (?:calling|describing|branding|dismissing) .*", re.I | re.S)
_OPEN = re.compile(
    r"(?:(?:an?|the|any|all|those|these|such|media|press|\w+ counts of|two|three|four|five|several|many|some|new|old|false) )*",
    re.I,
)


def read_claim(words: str) -> Denied | None:
    """Return what is claimed by "the army's claims that …", "reports by the monitor of …"; None where that is no fact."""
    found = _CLAIM.fullmatch(words)
    if found is None or JOINT.search(found["before"]):
        found = _UNJOINED.fullmatch(words)
    if found is None or JOINT.search(found["before"]):
        return None
    joint = "that" if not found["joint"] or " " in found["joint"] else found["joint"].casefold()
    rest, view = _ASIDE.sub("", found["rest"]), found["noun"].casefold() in _WORDS.view
    if (view and (joint != "that" or _MIGHT.search(rest))) or is_opinion(rest) or not stems_of(rest):
        return None
    if not found["joint"] and not begins_clause(rest):
        return None
    if joint != "that" and re.match(rf"(?:(?:his|her|its|their|the) )?(?:{any_of(_WORDS.claim)})\b", rest):
        return None
    if joint in {"of", "about"} and not (GERUND.match(rest) or FINITE.search(rest) or PART.fullmatch(rest) or joint == "of"):
        return None  # "charges about his stance": what they say is not told
    deed, plain = GERUND.match(rest) is not None, _OPEN.fullmatch(found["before"]) is not None
    said = found["joint"].casefold() == "that" or FINITE.search(rest) is not None
    form: Form = "clause" if said and not deed else "deed"
    return Denied(
        rest,
        claimant=claimant_of(found["before"], _placed(found)),
        claimed=True,
        noun=found["noun"].casefold(),
        open=(deed and plain) or PRONOUN.match(rest) is not None,
        form=form,
        view=view,
        charge=form == "deed" and plain and re.fullmatch(r"charges?|counts?", found["noun"], re.I) is not None,
    )


def _placed(found: re.Match[str]) -> str:
    """Return what stands behind the noun: reports "from" somewhere name a place, and nobody."""
    place = re.match(r"(?:reports?|stor(?:y|ies)|rumou?rs?)$", found["noun"], re.I) and found["by"].startswith(" from ")
    return "" if place else found["by"]


def claimant_of(before: str, by: str) -> str | None:
    """Return who makes a claim by the words around its noun: "the prosecutor's … claim", "the claim … by Orland".

    Args:
        before: What stands before the noun, with its space.
        by: What stands between it and "that", with the space before it.
    """
    told = _BY.fullmatch(by)
    if told and not _WHEN.fullmatch(told["who"]):
        return told["who"].strip()
    before = _PLAIN.sub("", before)
    owner = _OWNER.fullmatch(before) or _NAMED.fullmatch(before) or _SPEAKING.fullmatch(before)
    if owner is None:
        pronoun = re.match(r"(?:his|her|their)\b", before, re.I)
        return pronoun[0].casefold() if pronoun else None
    who = _PLAIN.sub("", f"{owner['who']} ").strip()
    return None if not who or _WHEN.fullmatch(who) else who

"""Holding: who holds a position, where its words name more than the one source of a statement.

"Orland and Velia denied it" -> both deny it; "Kara's claims that …" -> Kara claims it; "her claims" -> whoever spoke last;
"denied they had met, though a colleague said they had" -> the colleague claims it.
In: a voice, what it denies, and the voices of its report. Out: the bearers of a position.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from dragoman.linking.accusations import is_one_holder
from dragoman.linking.actors import fold_name
from dragoman.linking.denied import Denied
from dragoman.linking.origins import Origins, folded_holder
from dragoman.linking.positions import Held, held_by_voice
from dragoman.model.happenings import Named, Voice

__all__ = ["claimant_held", "holders_of"]

REACH = 1000  # code points back to whose claim "her claim" is
_JOINT = re.compile(
    r"(?:(?:[^,]+ )?\b[a-z]+s, )?(?:[Bb]oth )?(?P<one>[^,]+?),? and (?:also )?(?:(?:its|his|her|their) )?"
    r"(?:[a-z]+ ){0,2}(?P<other>[A-Z][^,]*)(?:, (?:who|both|two|themselves) .*|,)?",
    re.S,
)
"""Two who speak as one: "his parents, Ivo and Ana Dal", "both Kara and Dal, who were held"."""
_PHRASE = re.compile(r"\b(?:of|from|in|for|at|with|between|to|by|on)\b")
_PRONOUNS = frozenset({"his", "her", "their"})
_NEAR = 80  # code points from a denial to who says otherwise in its sentence
_INNER = re.compile(
    r"\b(?:that|which|what) (?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}) (?:says|said|claims|claimed|alleges|alleged)\b"
)
"""Who is told to claim it inside what is denied: "to blame for atrocities that Orland says it has found"."""
_OTHERWISE = re.compile(
    r"(?:that )?(?:he|she|it|they|there|we|I) (?:had|has|have|did|does|do|was|were|is|are|would|could)(?: so)?\W*"
    r"(?:(?:along|together) with .*)?",
    re.I | re.S,
)
"""All that is said of what stands just before: "they had", "it had, along with the rest"."""
_TOLD = r"(?:mentioned|alleged|claimed|reported|stated|asserted|suggested|charged|said)"
_AS_TOLD = re.compile(
    rf"\W*(?:as|which) (?:(?:was |had been |has been )?{_TOLD} (?:in|by) (?:an? |the )?(?P<by>[\w’'.& -]+?)"
    rf"|(?:an? |the )?(?P<who>[\w’'.& -]*[A-Z][\w’'.& -]*?) (?:had |has |have )?(?:{_TOLD}|maintains|claims|alleges|says))"
    r"(?=[,;.]|\s(?:on|in|this|last|earlier|and|but)\b|$)"
)
"""Who says so, behind what is denied: ", as mentioned in the Harim readout", ", as Kara had claimed"."""
_PAPER = re.compile(r" (?:readout|statement|report|letter|article|story|account|complaint|indictment|lawsuit|suit)$")


def holders_of(voice: Voice, beside: Iterable[Voice], origins: Origins) -> list[Held]:
    """Return who holds what a voice says: its source, and the second of two that are joined by "and".

    Args:
        voice: A statement.
        beside: The voices of its report, among which the second may be known by name.
        origins: Names who stands behind each.
    """
    held = held_by_voice(voice, origins)
    joint = _JOINT.fullmatch(" ".join((voice.called or voice.words or "").split()))
    if held.holder is None or joint is None or " and " in held.holder.name or _PHRASE.search(joint["one"]):
        return [held]
    other = _known(re.split(r" (?:of|from|in|for|at|with|who|which)\b", joint["other"])[0], voice, beside)
    if folded_holder(held.holder) == folded_holder(other.holder or held.holder):
        return [held]
    return [held, replace(held, holder=other.holder, origin=origins.of_voice(other))]


def claimant_held(denied: Denied, voice: Voice, beside: Iterable[Voice], origins: Origins) -> Held | None:
    """Return who claims what is denied: whom its words name ("Kara's claims that", "her claims that"), or who says otherwise.

    Args:
        denied: What is denied.
        voice: Its denial, whose words are the evidence.
        beside: The voices of its report, among which he may be known by name.
        origins: Names who stands behind each.
    """
    if denied.claimant is None:
        otherwise = _who_says_so(voice, beside)
        if otherwise is not None:
            return held_by_voice(otherwise, origins)
        told, inner = _AS_TOLD.match(voice.tail), _INNER.search(denied.words)
        if told is None and inner is None:
            return None
        name = _PAPER.sub("", told["by"] or told["who"]) if told is not None else inner["who"] if inner is not None else ""
        teller = _known(name, voice, beside)
        if is_one_holder(teller, voice):
            return None
        return replace(held_by_voice(voice, origins), holder=teller.holder, origin=origins.of_voice(teller))
    meant = _last(denied.claimant, voice, beside) if denied.claimant in _PRONOUNS else _known(denied.claimant, voice, beside)
    if meant is None:
        return None
    return replace(held_by_voice(voice, origins), holder=meant.holder, origin=origins.of_voice(meant))


def _who_says_so(denial: Voice, beside: Iterable[Voice]) -> Voice | None:
    """Return the voice just behind a denial that says it is so: "denied …, even though one of his colleagues said they had"."""
    return next(
        (
            other
            for other in beside
            if other.stance in {"asserts", "confirms", "accuses"}
            and other.holder is not None
            and not is_one_holder(denial, other)
            and denial.stop <= other.start <= denial.stop + _NEAR
            and _OTHERWISE.fullmatch(other.contents)
        ),
        None,
    )


def _known(name: str, voice: Voice, beside: Iterable[Voice]) -> Voice:
    """Return the one voice of the report whose source bears a name, or ends in it; else one made of the name."""
    sought = fold_name(name).split()
    known = {
        other.holder: other
        for other in beside
        if other.holder is not None and fold_name(other.holder.name).split()[-len(sought) :] == sought
    }
    if len(known) == 1:
        return next(iter(known.values()))
    return replace(voice, actor=Named(name, name), body=None, organ=None, words=name, called=name, kind="person")


def _last(pronoun: str, voice: Voice, beside: Iterable[Voice]) -> Voice | None:
    """Return who spoke last before a denial of "her claims", where that is not whoever denies them."""
    before = [
        other
        for other in beside
        if other.holder is not None
        and other.stop <= voice.start <= other.stop + REACH
        and not is_one_holder(voice, other)
        and (pronoun == "their") == (other.kind != "person")
    ]
    return max(before, key=lambda one: (one.start, one.stop, one.id), default=None)

"""Standing: whether a denial is plainly made, by one of whom the report tells who it is, and denies a deed.

"Kara denied that she had met the rebels" stands. "was fined for denying it" is said of another, "unless Kara denies it" has not
happened, "the former governor denied" leaves open who that is, and "dismissed the idea that voting helps" denies no deed. In: a
denial with the words that lead up to it in its sentence. Out: whether it may be a side of a dispute.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from dragoman.lexicon.denials import load_denial_words
from dragoman.linking.affirming import names_of
from dragoman.linking.clauses import MERE_PRONOUN, NOUNED, any_of
from dragoman.linking.denied import Denied
from dragoman.linking.origins import folded_holder
from dragoman.linking.propositions import calls_false
from dragoman.model.happenings import Voice

__all__ = ["foretells", "is_ruling", "plain_denials", "refuses", "tells_deed"]

REACH = 400  # code points back to who was named last: a sentence or two
_WORDS = load_denial_words()
_REFUSING = _WORDS.denying | _WORDS.rejecting
_GERUND = re.compile(
    r"\b(?:for|by|of|from|after|before|without|against|despite)\s+(?:\w+ly\s+|ever\s+|even\s+)?"
    r"(?:denying|refuting|rejecting|dismissing|rebutting|disputing|contradicting|debunking)\b[^,;]{0,40}$",
    re.I,
)
_WITH = re.compile(r"^\W*(?:with|without|despite|amid)\b[^,]*$", re.I)
"""Whose denial it is that things stand with: "with his party shaken and denying …", is not told by the sentence's subject."""
_UNREAL = re.compile(
    r"\b(?:to|would|will|could|might|may|must|should|can|cannot|can['’]t|not|never|n['’]t|or)\s+(?:\w+ly\s+|even\s+)?"
    r"(?:deny|refute|reject|dismiss|rebut|dispute|contradict|debunk)\b[^,;]{0,40}$",
    re.I,
)
_STILL = re.compile(
    r"\b(?:continu\w+|rush\w*|hasten\w*|moved|moves|quick|swift|went on|goes on|forced|obliged|compelled|at pains)\s+to\s+"
    r"(?:\w+ly\s+)?\w+\b[^,;]{0,40}$",
    re.I,
)
"""Who "continued to deny it" does."""
_IF = re.compile(r"\b(?:unless|if|until|whether|should|in case)\s+(?:[\w’'.-]+\s+){0,5}$", re.I)
_ANAPHORIC = re.compile(r"(?:[Tt]h(?:e|is|at|ese|ose)|[Hh](?:is|er)|[Ii]ts|[Tt]heir)\s[^A-Z]*")
_SUBORDINATE = re.compile(r"\b(?:that|which|who|whether|if|because|when)\b", re.I)
_FORECAST = re.compile(r"\b(?:would|will|could|might|may|can|likely|unlikely|going to|about to)\b", re.I)
_DEFINING = re.compile(r"\b(?:constitut\w+|amount(?:s|ed)? to|tantamount|qualif(?:y|ies|ied) as|counts? as)\b", re.I)
"""Under which word a thing falls is a judgement."""
_PAST = "|".join(sorted(_WORDS.past - {"held", "kept", "left"}))
_DONE = re.compile(
    rf"{NOUNED}\b(?:has|have|had|was|were)\s+(?:\w+ly\s+)?(?:been\s+|being\s+)?(?:\w+ed|\w+en|{_PAST}|(?!\w*thing\b)\w+ing)\b"
    rf"|(?<!\bis )(?<!\bare ){NOUNED}\b(?!need)(?:\w{{2,}}ed|{_PAST})\b"
)
"""Something done: "had shelled", "was taken", "met"."""
_INWARD = re.compile(rf"\b(?:{any_of(_WORDS.inward - {'know', 'knew', 'known', 'aware'})})\b")
_HINTING = re.compile(rf"\b(?:{any_of(_WORDS.hinting)})\b", re.I)
"""What words were meant to say is no deed: "denied that she was implying …"."""
_POINTING = re.compile(r" (?:it|this|that|so|them|him|her)\W*$", re.I)
"""What ends in a mere pointer tells nothing by itself: "having said that"."""
_UNTOLD = (
    _WORDS.vague | _WORDS.deed | {"an", "any", "all", "the", "such", "other", "its", "his", "her", "their", "on", "in", "of"}
)
_RULING = re.compile(
    rf"\b(?:{any_of(_WORDS.ruling)})\b(?! (?:spokes\w+|officials?|clerks?|documents?|papers?|filings?|records?))", re.I
)
_SHOWN = re.compile(
    r"(?:.*\b)?(?:videos?|footage|photos?|photographs?|images?|pictures?|tapes?|recordings?|x-rays?|maps?)", re.I | re.S
)
"""What shows otherwise, and is nobody who denies."""
_NEVER = re.compile(r"(?!)")
_CLOSED = {
    "dismiss": re.compile(
        r"(?:[\w.]+ ){0,4}?(?:charges?|counts?|cases?|(?:law)?suits?|"
        r"complaints?|indictments?)(?: (?:against|filed|brought|including)\b.*)?",
        re.I | re.S,
    ),
    "deny": re.compile(r"(?:his|her|their) (?:\w+ )?claims?(?: for .*)?", re.I | re.S),
}
"""What is closed or refused, and not denied: "dismissed the charges" without "as baseless", "denied his claim"."""
_REPORTED = re.compile(r"\W*(?:that\b|.*\b(?:reports?|rumou?rs?|speculation)\b)", re.I)


def tells_deed(denied: Denied, lemma: str | None) -> bool:
    """Tell whether what is denied is a deed or a fact, and no view, judgement or forecast; one's own plans are facts.

    Args:
        denied: What is denied.
        lemma: The reporting verb.
    """
    if _DEFINING.search(denied.words) or (" … " in denied.words and not denied.claimed):
        return False
    main = _SUBORDINATE.split(denied.words, maxsplit=1)[0]
    if _HINTING.search(main) or _is_vague(denied.words) or _POINTING.search(denied.words):
        return False
    if lemma in _WORDS.rejecting and denied.form == "clause" and _INWARD.search(main):
        return False
    if denied.view:
        return not _is_forecast(denied) and _DONE.search(main.partition(",")[0]) is not None
    return not foretells(denied, lemma)


def foretells(denied: Denied, lemma: str | None) -> bool:
    """Tell whether what is denied lies in the future and is no plan of whoever denies it.

    Args:
        denied: What is denied.
        lemma: The reporting verb.
    """
    return _is_forecast(denied) and not (denied.open and lemma in _WORDS.denying)


def _is_forecast(denied: Denied) -> bool:
    return denied.form == "clause" and _FORECAST.search(_SUBORDINATE.split(denied.words, maxsplit=1)[0]) is not None


def _is_vague(words: str) -> bool:
    """Tell whether words tell some wrong of no kind: "any misconduct on its part", "knowledge of any improprieties"."""
    plain = set(re.findall(r"[\w’'-]+", words.casefold()))
    return plain <= _UNTOLD and bool(plain & _WORDS.vague)


def refuses(voice: Voice) -> bool:
    """Tell whether a voice denies in so many words: by its verb, or by calling a claim false.

    Args:
        voice: A statement of stance ``denies``.
    """
    return voice.stance == "denies" and (voice.lemma in _REFUSING or calls_false(voice.contents))


def is_ruling(voice: Voice) -> bool:
    """Tell whether a denial closes or refuses a matter: "dismissed all charges", "denied her claim" for a pension.

    That is a court's too, which grants and refuses: it denies what is reported or "that …".
    """
    who = f"{voice.called or ''} {voice.words or ''}"
    if _CLOSED.get(voice.lemma or "", _NEVER).fullmatch(voice.contents.strip(" .,")):
        return True
    return refuses(voice) and _RULING.search(who) is not None and _REPORTED.match(voice.contents) is None


def plain_denials(voices: Iterable[Voice]) -> frozenset[str]:
    """Return the ids of the denials that are made, and not only spoken of, by one whom the report tells.

    Args:
        voices: Statements of whole reports, in any order.
    """
    by_report: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        by_report[voice.report].append(voice)
    found = set()
    for some in by_report.values():
        named: Voice | None = None
        for voice in sorted(some, key=lambda one: (one.start, one.stop, one.id)):
            if voice.stance == "denies" and not is_ruling(voice) and _is_made(voice) and _is_told(voice, named):
                found.add(voice.id)
            if voice.holder is not None and MERE_PRONOUN.fullmatch(voice.called or "") is None:
                named = voice
    return frozenset(found)


def _is_made(voice: Voice) -> bool:
    """Tell whether the words that lead up to a denial say that somebody makes it; without such words that is not doubted."""
    lead = " ".join(voice.lead.split())
    if not lead:
        return True
    before = lead.rpartition(voice.called)[0] if voice.called else ""
    return (
        _GERUND.search(lead) is None
        and _WITH.match(lead) is None
        and (_UNREAL.search(lead) is None or _STILL.search(lead) is not None)
        and _IF.search(before) is None
    )


def _is_told(voice: Voice, named: Voice | None) -> bool:
    """Tell whether the report tells who denies: by a name, by what he is, or by a pronoun that can mean one alone.

    Args:
        voice: A denial.
        named: The statement before it whose source is no pronoun.
    """
    if voice.holder is None or _SHOWN.fullmatch(voice.called or voice.words or ""):
        return False
    if voice.called is None or not voice.lead:
        return True
    if MERE_PRONOUN.fullmatch(voice.called) is None:
        described = voice.actor is None and voice.kind == "person" and _ANAPHORIC.fullmatch(voice.called)
        return not described
    lead = " ".join(voice.lead.split())
    said = list(re.finditer(rf"\b{re.escape(voice.called)}\b", lead))
    before = lead[: said[-1].start()] if said else lead
    if _begins(voice.holder.name) & _begins(before):
        return True
    if names_of(f"by {before}") or named is None or named.holder is None or voice.start - named.stop > REACH:
        return False
    return folded_holder(named.holder) == folded_holder(voice.holder)


def _begins(words: str) -> frozenset[str]:
    """Return the first five letters of words with a capital: "Orland" and "Orlandish" begin alike."""
    return frozenset(word[:5].casefold() for word in re.findall(r"\b[A-Z]\w{2,}", words))

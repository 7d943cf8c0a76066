"""Propositions: what a denial denies, and whether a claim says that very thing.

"denied reports that it had shelled the market" -> "it had shelled the market", which "the army shelled the market in Harim"
affirms, and "the army entered Harim" does not. In: the words of statements. Out: what is denied, as far as it is a fact: views
rejected ("dismissed the criticism"), things refused ("denied them visas"), feelings and judgements ("did not recall", "not good
enough") deny no fact. What is only said in the negative ("was not working for them") is weak: it answers a claim, and claims
nothing itself.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from dragoman.lexicon.denials import load_denial_words
from dragoman.linking.words import stems_of

__all__ = ["Denied", "affirms", "is_bare", "matches", "names_of", "proposition", "read_denial"]

COVERED = 0.5  # of the weight of what is denied: less is a topic
COVERED_APART = 0.6  # in another report, or of what is only said in the negative
MATTER = 0.4  # of the weight of its words that are no names: names alone are parties, and no deed
COVERED_BESIDE = 0.75  # where the claim tells it by another verb
SPARE = 6  # words more than twice those of the denial among which a claim must tell the same
LONGEST = 30  # words in which the negation of a main clause is looked for

_WORDS = load_denial_words()
_JOINT = r"(?:that|of|about)"
_CLAIM = re.compile(
    rf"(?P<before>(?:[\w’'.-]+ ){{0,6}}?)(?P<noun>{'|'.join(sorted(_WORDS.claim | _WORDS.view))})"
    rf"(?P<by>(?: [\w’'.,-]+){{0,6}}?) (?P<joint>{_JOINT}) (?P<rest>.+)",
    re.I | re.S,
)
_CLAUSE = re.compile(r"\b(?:that|of|about|is|are|was|were|has|have|had|by|to|if|whether|with|on|for|in)\b", re.I)
_DEED = re.compile(
    rf"(?:(?:an?|the|any|all|its|his|her|their|having|such|perceived|alleged|direct) )*"
    rf"(?:{'|'.join(sorted(_WORDS.deed))}) (?:in|for|to|of|with|behind|over) (?P<rest>.+)",
    re.I | re.S,
)
_BARE = re.compile(
    r"(?:(?:an?|the|any|all|those|these|this|that|such|both|his|her|its|their|media|press|any such) ?)*"
    rf"(?:{'|'.join(sorted(_WORDS.claim | (_WORDS.deed - {'use'})))}|it|this|that|which|them|so|wrongdoing)?"
    r"(?: (?:made )?(?:by|from|against) .*| as .*| and .*| (?:was|is) (?:the case|so|true|right))?",
    re.I | re.S,
)
_GERUND = re.compile(r"(?:ever |having |being |even )*(?!(?:any|every|some|no)thing\b|king\b)[a-z]{2,}ing\b", re.I)
_FINITE = re.compile(
    r"(?<!being )(?<!to be )\b(?:is|are|was|were|has|have|had|did|does|will|would|could|[a-z]{2,}(?<!e)ed|went|came|took|gave|made|shot|sent|met|"
    r"told|said|sold|paid|bought|held|left|lost|won|led|ran|hit|fell|broke|brought|kept|gone|taken|given|shown|began|stole|"
    r"used|fled|flew|built|sought|fought|caught|struck|put|cut|set|spoke|wrote|drove|threw|chose)\b"
)
_NEGATED = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|been|be) (?:not|never)\b|\b(?:is|are|was|were|has|have|had|did|does|do)n['’]t\b"
    r"|\bnever\b|\b(?:has|have|had) no\b",
    re.I,
)
_ANY_NOT = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t)\b", re.I)
_HELD_OFF = re.compile(
    r"\b(?:den(?:y|ie[sd]|ying|ial)|reject\w*|refut\w*|dismiss\w*|disput\w*|refus\w*|fail(?:ed|s|ing)?|far from|unlikely|whether|"
    r"clarity|alleged(?:ly)?|questioned|claimed|according to|(?:reports?|claims?|allegations?|rumou?rs?) (?:of|that|suggesting))\b|\W*if\b",
    re.I,
)
"""What keeps a claim from affirming what it holds: a denial or doubt inside it."""
_TAIL = re.compile(r"^.*\b(?:denie[sd]|denying|deny|refuted?|rejected|rejects|dismissed|dismisses|rejecting)\s+(?=\S+ \S)", re.I | re.S)
_SUBORDINATE = re.compile(r"\b(?:that|if|who|which|because|when|what|whether|unless|until|how|why|where)\b", re.I)
_PASSED = frozenset(
    "been being be ever yet even actually really even in fact currently personally directly itself himself herself a an the any "
    "part of also still already simply entirely necessarily at all one to".split()
)
_AUXILIARY = frozenset("is are was were has have had did does will would could been be being had".split())
_LOOSE = frozenset({"only", "just", "yet", "going", "simply", "necessarily", "always", "all", "enough", "quite", "because", "about"})
_SPEAKER = re.compile(r"\W*(?:I|we|you|it|they|there|if|let)\b|\W*(?:it|there|that|this)['’]s\b", re.I)
_OPEN = re.compile(r"\W*(?:he|she|it|they|his|her|its|their|him|himself)\b", re.I)
_PLAIN = re.compile(r"(?:(?:an?|the|any|all|those|these|such|media|press|two|three|four|five|several|many|some|new|old|false) )*", re.I)
_BY = re.compile(r" (?:\w+ )?(?:by|from) (?P<who>(?:the |an? )?[\w’'. -]+)", re.I)
_OWNER = re.compile(r"(?:the |an? |this |that )?(?P<who>[\w. -]*[A-Z][\w.-]*?)(?:['’]s|(?<=s)['’])? $")
_ASIDE = re.compile(r",? (?:calling|describing|branding|dismissing) (?:it|them|these|those|the) .*", re.I | re.S)
_HINTING = frozenset({"hint", "allude", "insinuate", "allege", "claim", "report", "charge"})  # what these hold need be no clause
_ENDS = re.compile(r"[.!?,][\"”’]+$|[.!?][\"”’]*$")
_NAME = re.compile(r"(?<![.!?:] )(?<!^)(?<![\"“‘])\b[A-Z][\w’'-]+")
_NUMBER = re.compile(r"\b\d[\d,.]*\b")

Form = Literal["clause", "deed", "part"]
Weigh = Callable[[str], float]


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
    """

    words: str
    claimant: str | None = None
    claimed: bool = False
    open: bool = False
    form: Form = "clause"
    matter: str | None = None

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
    words = " ".join(contents.split()).strip(" \"“”‘’,.")
    denying, rejecting = lemma in _WORDS.denying or (lemma is None and not _ANY_NOT.search(words)), lemma in _WORDS.rejecting
    if not denying and not rejecting:
        return _negative(words)
    words = _complement(words)
    claim = _claim_in(words)
    if claim is not None:
        # "dismissed the story about the letters" may dismiss what it is worth.
        return claim if denying or claim.open or _FINITE.search(claim.words) else None
    that = re.match(r"that\s+(.+)", words, re.I | re.S)
    if that and not is_bare(words):
        return proposition(that[1]) if len(that[1].split()) > 2 and not _is_opinion(that[1]) else None
    if not denying or is_bare(words) or re.match(r"(?:whether|if|what|how|why)\b", words, re.I):
        return None
    if _DEED.fullmatch(words):
        return Denied(words, open=True, form="part")
    if _GERUND.match(words) and len(words.split()) > 1 and not _is_opinion(words):
        return Denied(words, open=True, form="deed")
    if _FINITE.search(words) and len(words.split()) > 3 and not _is_opinion(words) and not re.search(r" (?:that|which|who) ", words):
        return proposition(words)
    return None


def _complement(words: str) -> str:
    """Return what follows the verb of denial where a statement's words hold more: "… on Monday. Kara denied the town was taken"."""
    parts = words.split(" … ")
    while len(parts) > 1 and _ENDS.search(parts[0]):
        parts = parts[1:]
    return _TAIL.sub("", " … ".join(parts))


def proposition(words: str) -> Denied:
    """Return what a clause or a deed in a few words affirms."""
    form: Form = "clause" if _FINITE.search(words) else "deed"
    return Denied(words, open=_OPEN.match(words) is not None, form=form)


def _claim_in(words: str) -> Denied | None:
    """Return what is denied of "the army's claims that …", "reports by the monitor of …"."""
    found = _CLAIM.fullmatch(words)
    if found is None or _CLAUSE.search(found["before"]):
        return None
    rest, view = _ASIDE.sub("", found["rest"]), found["noun"].casefold() in _WORDS.view
    if (view and found["joint"].casefold() != "that") or _is_opinion(rest) or not stems_of(rest):
        return None
    if found["joint"].casefold() != "that" and re.match(rf"(?:(?:his|her|its|their|the) )?(?:{'|'.join(_WORDS.claim)})\b", rest):
        return None
    by, owner = _BY.fullmatch(found["by"]), _OWNER.fullmatch(found["before"])
    who = by["who"] if by else owner["who"] if owner else None
    deed, plain = _GERUND.match(rest) is not None, _PLAIN.fullmatch(found["before"]) is not None
    form: Form = "deed" if deed or not _FINITE.search(rest) else "clause"
    return Denied(rest, claimant=who, claimed=True, open=(deed and plain) or _OPEN.match(rest) is not None, form=form)


def _is_opinion(words: str) -> bool:
    """Tell whether a clause tells what ought to be, or how good a thing is, and no fact."""
    head = re.split(r"[;:.]| because | although | but ", words, maxsplit=1)[0]
    plain = [word.casefold() for word in re.findall(r"[\w’'-]+", head)]
    if any(word in _WORDS.ought for word in plain):
        return True
    judged = re.search(
        r"\b(?:is|are|was|were|be|been|being|as)n?(?:['’]t)?(?: not)?(?: (?:an?|the|so|too|very|really|more|less|any|\w+ly))* ([\w-]+)", head, re.I
    )
    return judged is not None and judged[1].casefold() in _WORDS.evaluative


def _negative(words: str) -> Denied | None:
    """Return what "Kara was not working for the party" denies: its main clause, affirmed."""
    words = re.sub(r"^that\s+", "", words, flags=re.I)
    clause = re.split(r"[;.!?]\s|, (?:and|but|because|although|saying|adding)\b", words, maxsplit=1)[0]
    clause = " ".join(clause.split()[:LONGEST])
    found = _NEGATED.search(clause)
    if found is None or _SPEAKER.match(words) or _SUBORDINATE.search(clause[: found.start()]) or not clause[: found.start()].strip():
        return None
    after = [word.casefold() for word in re.findall(r"[\w’'-]+", clause[found.end() :])]
    told = next((word for word in after if word not in _PASSED), None)
    if told is None or told in _LOOSE or after[0] in _LOOSE or told in _WORDS.inward | _WORDS.evaluative | _WORDS.ought:
        return None
    if _is_opinion(clause) or len(_ANY_NOT.findall(clause)) > 1:
        return None
    stems = stems_of(told)
    affirmed = f"{clause[: found.start()]}{_without_not(found[0])}{clause[found.end() :]}"
    return Denied(affirmed, open=_OPEN.match(clause) is not None, matter=min(stems)) if stems else None


def _without_not(negated: str) -> str:
    return re.sub(r" (?:not|never|no)$|n['’]t$|^never", "", negated, flags=re.I)


def is_bare(contents: str) -> bool:
    """Tell whether a denial names what it denies without telling it: "the allegations", "any wrongdoing", "this"."""
    return _BARE.fullmatch(" ".join(contents.split()).strip(" \"“”‘’,.")) is not None


def affirms(stance: str, lemma: str | None, words: str) -> bool:
    """Tell whether a statement says that something is so, and not how somebody stands to a thing.

    Args:
        stance: What the source does by saying it.
        lemma: The reporting verb.
        words: The contents.
    """
    if stance not in {"asserts", "confirms", "accuses", "believes"} or (lemma or "") in _WORDS.attitude:
        return False
    return stance == "accuses" or lemma in _HINTING or re.match(r"\W*that\b", words, re.I) is not None or _FINITE.search(words) is not None


def names_of(words: str) -> frozenset[str]:
    """Return the first five letters of the stems of names: words with a capital that do not open a sentence."""
    return frozenset(stem[:5] for name in _NAME.findall(words.strip()) for stem in stems_of(name))


def matches(denied: Denied, denier: str, claim: str, claimer: str, weigh: Weigh, *, apart: bool) -> float | None:
    """Return how much of what is denied a claim affirms, 0 to 1; None where it speaks of something else.

    Args:
        denied: What is denied.
        denier: What who denies it is called, by all names.
        claim: The words of the claim.
        claimer: What who claims it is called.
        weigh: Weight of a stem.
        apart: Whether the claim stands in another report: then the parties must be told in both.
    """
    if _ANY_NOT.search(claim) or _HELD_OFF.search(claim) or not _same_numbers(denied.words, claim):
        return None
    himself = _OPEN.match(re.sub(r"^that\s+", "", claim)) is not None
    itself = f"by {claimer} {claim}" if himself else f"by {claim}"
    ours = stems_of(denied.words)
    theirs = _closest(ours, claim, 2 * len(denied.words.split()) + SPARE) | stems_of(itself[: -len(claim)])
    predicate = denied.matter or _predicate(denied.words)
    if (denied.weak and predicate not in theirs) or not _same_parties(denied, denier, claim, itself, predicate, apart=apart):
        return None
    named = names_of(f"by {denied.words}") | names_of(itself) | names_of(f"by {denier}")
    matter = frozenset(stem for stem in ours if stem[:5] not in named)
    whole, core = _part(ours & theirs, ours, weigh), _part(matter & theirs, matter, weigh)
    least = COVERED_APART if denied.weak or apart else COVERED
    least = least if predicate in {None, *theirs} else COVERED_BESIDE
    return whole if core >= MATTER and whole >= least else None


def _same_parties(denied: Denied, denier: str, claim: str, itself: str, predicate: str | None, *, apart: bool) -> bool:
    """Tell whether a claim names the parties of what is denied, and names as its doer the one of whom it is denied."""
    doers = names_of(f"by {denier}") if denied.open else names_of(f"by {_before(denied.words, predicate)}")
    parties, others = names_of(f"by {denied.words}") - doers, names_of(itself)
    if not apart and not names_of(f"by {claim}") and _OPEN.match(claim.removeprefix("that ")):
        return not parties or denied.open  # "that he was working on a book", of whom the report speaks
    if doers and not doers & others:
        return False
    if denied.weak and (not (doers | parties) or not parties <= others):
        return False
    if parties and not parties & others:
        return False
    before = _before(itself, predicate)
    return not doers or before == itself or bool(doers & names_of(before)) or bool(re.search(r"\bby\b", itself[len(before) :]))


def _before(words: str, predicate: str | None) -> str:
    """Return what stands before the word of a stem; all of it where none is of that stem."""
    told = (word.start() for word in re.finditer(r"[\w’'-]+", words) if predicate in stems_of(word[0]))
    return words[: next(told, len(words))] if predicate is not None else words


def _closest(sought: frozenset[str], claim: str, most: int) -> frozenset[str]:
    """Return the stems of those neighbouring words of a claim that hold most of what is sought."""
    told = [stems_of(word) for word in claim.split()]
    spans = [frozenset[str]().union(*told[start : start + most]) for start in range(max(1, len(told) - most + 1))]
    return max(spans, key=lambda span: len(span & sought))


def _predicate(words: str) -> str | None:
    """Return the stem of what is said of somebody: "carried" of "the army had carried out raids"; None for a part in a deed."""
    if _DEED.fullmatch(words):
        return None
    plain = re.findall(r"[\w’'-]+", words)
    for place, word in enumerate(plain):
        if word in _AUXILIARY:
            told = next((after for after in plain[place + 1 :] if after not in _AUXILIARY | _PASSED), None)
            return min(stems_of(told), default=None) if told else None
        if _FINITE.fullmatch(word) or (place == 0 and _GERUND.fullmatch(word)):
            return min(stems_of(word), default=None)
    return None


def _part(shared: Iterable[str], whole: Iterable[str], weigh: Weigh) -> float:
    total = sum(sorted(map(weigh, whole)))
    return sum(sorted(map(weigh, shared))) / total if total else 0.0


def _same_numbers(one: str, other: str) -> bool:
    ours, theirs = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    return not ours or not theirs or bool(ours & theirs)

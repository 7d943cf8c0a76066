"""Affirming: whether a claim says the very thing that a denial denies.

"the army shelled the market in Harim" affirms "it had shelled the market", denied by the army; "the army entered Harim" does
not. In: what is denied, and a claim's words. Out: how much of it the claim affirms: the same matter, told among neighbouring
words, of the same parties in the same parts, and neither negated nor held at a distance.
"""

import re
from collections.abc import Callable, Iterable

from dragoman.lexicon.denials import load_denial_words
from dragoman.linking.clauses import FINITE, GERUND, NEGATION, PRONOUN
from dragoman.linking.denied import Denied
from dragoman.linking.propositions import predicate_of
from dragoman.linking.words import stems_of

__all__ = ["affirms", "matches", "names_of"]

COVERED = 0.5  # of the weight of what is denied: less is a topic
COVERED_APART = 0.6  # in another report, or of what is only said in the negative
COVERED_BESIDE = 0.7  # where the claim tells it by another verb
PLAINLY = 0.9  # in one report: the same words, of whom the report speaks
MATTER = 0.4  # of the weight of its words that are no names: names alone are parties, and no deed
MATTER_BESIDE = 0.75  # of these where the claim tells it by another verb: "the ceasefire" alone is a topic
NEAR = 5  # words before a verb among which its subject is looked for
BESIDE = 8  # the same, in another report
SPARE = 6  # words more than twice those of the denial among which a claim must tell the same

_WORDS = load_denial_words()
_HELD_OFF = re.compile(
    r"\b(?:den(?:y|ie[sd]|ying|ial)|reject\w*|refut\w*|dismiss\w*|disput\w*|refus\w*|fail(?:ed|s|ing)?|far from|unlikely|"
    r"whether|clarity|alleged(?:ly)?|questioned|claimed|according to|"
    r"(?:reports?|claims?|allegations?|rumou?rs?) (?:of|that|suggesting))\b"
    r"|\W*if\b",
    re.I,
)
"""What keeps a claim from affirming what it holds: a denial or doubt inside it."""
_HINTING = frozenset(
    {"hint", "allude", "insinuate", "allege", "claim", "report", "charge"}
)  # what these hold need be no clause
_NAME = re.compile(r"(?<![.!?:] )(?<!^)(?<![\"“‘])\b[A-Z][\w’'-]+")
_SELF = frozenset({"she", "him", "himself", "herself", "itself", "themselv"})
_UNDERTAKING = re.compile(
    r"\W*(?:his|her|its|their|the|an?) (?:\w+ )?(?:pledge|promise|vow|call|plan|proposal|bid|demand|decision|"
    r"commitment|intention|offer) (?:to|for|of)\b",
    re.I,
)
"""What somebody means to do or asks for affirms nothing that is said of it in passing."""
_AGENT = re.compile(r"[\w’'-]+(?: [\w’'-]+){0,8}? by\b")
"""Who did it is told behind a verb, in its clause: "was taken on Monday by the army"."""
_JOINED = re.compile(r"[,;:.\"“”…]|\b(?:that|after|when|while|because|before|as|who|which|and|but)\b")
_DEED_NOUN = re.compile(
    r"\b(?:the|an?|this|that|another|any)(?: (?!(?:is|are|was|were|been|be|has|have|had|kept|keep)\b)[a-z-]+){0,2} $", re.I
)
_MAY_BE_HE = re.compile(r"(?:I|we|he|she|it|they|who|the|his|her|its|their|has|have|had|was|were|is|are|to|of)\b", re.I)
_NUMBER = re.compile(r"\b\d[\d,.]*\b")

Weigh = Callable[[str], float]


def affirms(stance: str, lemma: str | None, words: str) -> bool:
    """Tell whether a statement says that something is so, and not how somebody stands to a thing.

    Args:
        stance: What the source does by saying it.
        lemma: The reporting verb.
        words: The contents.
    """
    if stance not in {"asserts", "confirms", "accuses", "believes"} or (lemma or "") in _WORDS.attitude:
        return False
    if _UNDERTAKING.match(words):
        return False
    return (
        stance == "accuses"
        or lemma in _HINTING
        or re.match(r"\W*that\b", words, re.I) is not None
        or FINITE.search(words) is not None
    )


def names_of(words: str) -> frozenset[str]:
    """Return the first five letters of the stems of names: words with a capital that do not open a sentence."""
    named = (name for name in _NAME.findall(words.strip()) if name.casefold() not in _WORDS.unnaming)
    return frozenset(stem[:5] for name in named for stem in stems_of(name))


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
    if NEGATION.search(claim) or _HELD_OFF.search(claim) or not _same_numbers(denied.words, claim):
        return None
    himself = PRONOUN.match(re.sub(r"^that\s+", "", claim)) is not None
    itself = f"by {claimer} {claim}" if himself else f"by {claim}"
    ours = stems_of(denied.words) - _SELF
    theirs = _closest(ours, claim, 2 * len(denied.words.split()) + SPARE) | stems_of(itself[: -len(claim)])
    predicate = denied.matter or predicate_of(denied.words)
    named = names_of(f"by {denied.words}") | names_of(itself) | names_of(f"by {denier}")
    matter = frozenset(stem for stem in ours if stem[:5] not in named)
    whole, core = _part(ours & theirs, ours, weigh), _part(matter & theirs, matter, weigh)
    least = COVERED_APART if denied.weak or apart else COVERED
    told = predicate in {None, *theirs}
    least = least if told else COVERED_BESIDE
    if core < (MATTER if told else MATTER_BESIDE) or whole < least or (denied.weak and predicate not in theirs):
        return None
    plainly = (
        whole >= PLAINLY and not apart and not denied.weak and not (denied.open and _is_of_others(claim, denier, predicate))
    )
    return whole if plainly or _same_parties(denied, denier, claim, itself, predicate, apart=apart) else None


def _same_parties(denied: Denied, denier: str, claim: str, itself: str, predicate: str | None, *, apart: bool) -> bool:
    """Tell whether a claim names the parties of what is denied, and names as its doer the one of whom it is denied."""
    # "the deployment of rockets", by its noun alone, may be anybody's.
    own = denied.open and (denied.form != "deed" or GERUND.match(denied.words) is not None)
    doers = names_of(f"by {denier}") if own else names_of(f"by {_before(denied.words, predicate)}")
    parties, others = names_of(f"by {denied.words}") - doers, names_of(itself)
    if not apart and not names_of(f"by {claim}") and PRONOUN.match(claim.removeprefix("that ")):
        return not parties or denied.open  # "that he was working on a book", of whom the report speaks
    called = not apart and bool(stems_of(denier) & stems_of(claim))  # "the regime", of whom the report speaks
    if doers and not doers & others and not called:
        return False
    if denied.weak and (not (doers | parties) or not parties <= others):
        return False
    if parties and not parties & others and not (doers and others <= doers | names_of(f"by {denier}")):
        return False
    before = _before(itself, predicate)
    called = called and bool(stems_of(denier) & stems_of(before))
    if before == itself or called or _AGENT.match(itself[len(before) :]):
        return True
    subject = stems_of(_before(denied.words, predicate)) - _WORDS.auxiliary
    if not doers and apart and not denied.open and subject:
        return bool(subject & stems_of(" ".join(before.split()[-NEAR:])))
    near = " ".join(before.split()[-BESIDE:]) if apart else before
    return not doers or bool(doers & names_of(f"by {near}"))


def _is_of_others(claim: str, denier: str, predicate: str | None) -> bool:
    """Tell whether a claim begins its clause with some who are not whoever denies it: "rebels used gas", denied by the army.

    "the bombing of a hospital" does not tell whose it was.
    """
    before = _before(claim, predicate)
    if _DEED_NOUN.search(before) and re.match(r"\w+ing\b", claim[len(before) :]):
        return True
    subject = _JOINED.split(before)[-1].strip()
    called = stems_of(denier) & stems_of(subject)
    if subject.casefold() in {"a", "an", "the"}:
        return True  # "the bombing of the hospital": of nobody
    return bool(subject) and subject != claim.strip() and not called and _MAY_BE_HE.match(subject) is None


def _before(words: str, predicate: str | None) -> str:
    """Return what stands before the word of a stem; all of it where none is of that stem."""
    told = (word.start() for word in re.finditer(r"[\w’'-]+", words) if predicate in stems_of(word[0]))
    return words[: next(told, len(words))] if predicate is not None else words


def _closest(sought: frozenset[str], claim: str, most: int) -> frozenset[str]:
    """Return the stems of those neighbouring words of a claim that hold most of what is sought."""
    told = [stems_of(word) for word in claim.split()]
    spans = [frozenset[str]().union(*told[start : start + most]) for start in range(max(1, len(told) - most + 1))]
    return max(spans, key=lambda span: len(span & sought))


def _part(shared: Iterable[str], whole: Iterable[str], weigh: Weigh) -> float:
    total = sum(sorted(map(weigh, whole)))
    return sum(sorted(map(weigh, shared))) / total if total else 0.0


def _same_numbers(one: str, other: str) -> bool:
    ours, theirs = set(_NUMBER.findall(one)), set(_NUMBER.findall(other))
    return not ours or not theirs or bool(ours & theirs)

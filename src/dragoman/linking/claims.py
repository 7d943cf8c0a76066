"""Denials and what they deny: a denying statement linked to the statements, of any report, that make its claim.

"The ministry denied that the pact was broken" denies "A rebel spokesman said the army had broken the pact". In: statements
with the words of their contents. Out: judgements ``denies``, the denial on the left, the claim on the right, each with the
words that they share. What a denial denies is told in ``propositions``, whether a
claim affirms it in ``affirming``.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.linking.affirming import affirms, matches
from dragoman.linking.denied import Denied
from dragoman.linking.parties import parties_in, with_rulers
from dragoman.linking.propositions import predicate_of, read_denial
from dragoman.linking.words import SteadyScale, stem_weights, stems_of
from dragoman.model import Judgement, content_id

__all__ = ["Claim", "link_denials"]

ASSERTING = frozenset({"asserts", "confirms", "accuses", "believes"})
LEAST_SHARED = 2  # one shared word, however rare, is a topic and not a proposition
LEAST_APART = 3  # with its verb, between two reports that name no party in common
_LIGHT = stems_of("made making take took taken have had do did done give gave given get got put go went come came said")
"""Stems of verbs that tell no deed by themselves."""
_SUCH = re.compile(r"\bsuch\b", re.I)
OWN = 0.6  # of what is denied must be the same where a source takes back what it said itself
MOST_DAYS = 21  # between two reports: an affair of three weeks; what is denied later is told again in the later report
FORESEEN = 7  # days from a denial to a report that tells what it denies: later ones tell of another affair
WHOLE = 0.7  # of the stems of what is denied: a claim of fewer that stands in it word by word is a part of it
WEAK_DAYS = 7  # for what is only said in the negative
MOST_LINKS = 3  # a denial answers one claim, told by few; more would be the topic again
_OWN_WORD = frozenset({"asserts", "confirms", "promises"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A statement as far as it takes part in a dispute.

    Attributes:
        id: The statement's id.
        report_id: The report that tells it.
        holder: Who says it, by actor id or by name; None when nobody is named.
        stance: What the source does by saying it.
        words: Its contents.
        day: When its report was published.
        lemma: The reporting verb.
        name: How the holder is called.
        phrase: How the report calls the source.
    """

    id: str
    report_id: str
    holder: str | None
    stance: str
    words: str
    day: date | None = None
    lemma: str | None = None
    name: str | None = None
    phrase: str | None = None


def link_denials(claims: Iterable[Claim], *, steady: bool = False) -> Iterator[Judgement]:
    """Yield a judgement for each denial and claim that are about the same thing.

    Args:
        claims: Statements of many reports, in any order.
        steady: Whether words weigh what they weigh in news at large, and not by how many of these statements hold them.

    Yields:
        ``denies`` judgements ordered by denial and by falling score, at most ``MOST_LINKS`` a denial. A source
        denies itself only on a later day than that of its claim: it has changed what it says.
    """
    pool = sorted(claims, key=lambda claim: claim.id)
    told = [stems_of(claim.words) for claim in pool]
    weigh = SteadyScale().logarithm if steady else _own_weights(told)
    holding: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, claim in enumerate(pool):
        if affirms(claim.stance, claim.lemma, claim.words):
            for stem in told[index]:
                holding[stem].append((_day(claim), index))
    for postings in holding.values():
        postings.sort()
    for claim in pool:
        denied = read_denial(claim.lemma, claim.words) if claim.stance == "denies" else None
        if denied is not None:
            yield from _answer(claim, denied, pool, holding, weigh)


def _answer(
    denial: Claim,
    denied: Denied,
    pool: Sequence[Claim],
    holding: Mapping[str, Sequence[tuple[int, int]]],
    weigh: Callable[[str], float],
) -> Iterator[Judgement]:
    shared: defaultdict[int, list[str]] = defaultdict(list)
    for stem in sorted(stems_of(denied.words)):
        for other in _near(denial, holding.get(stem, ())):
            shared[other].append(stem)
    scored = []
    for other, stems in shared.items():
        claim = pool[other]
        if len(stems) < LEAST_SHARED or not _may_answer(denial, denied, claim):
            continue
        apart = claim.report_id != denial.report_id
        score = matches(denied, _called(denial), claim.words, _called(claim), weigh, apart=apart)
        if score is None or (_is_own(denial, claim) and score < OWN):
            continue
        if apart and _SUCH.search(denied.words):
            continue  # "has made such a request": which, its own report tells
        predicate = predicate_of(denied.words)
        same = len(stems) >= LEAST_APART and predicate in stems and predicate not in _LIGHT
        if apart and not same and not _share_party(denial, claim):
            continue
        scored.append((-round(score, 3), claim.id, claim, stems))
    for negative, _, claim, stems in sorted(scored, key=lambda one: one[:2])[:MOST_LINKS]:
        yield _denies(denial, claim, -negative, stems)


def _day(claim: Claim) -> int:
    return claim.day.toordinal() if claim.day is not None else 0


def _near(denial: Claim, postings: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the claims of about the denial's days, and those of no known day: cost grows with them and not with the store.

    A denial of no known day answers claims of no known day, those of its own report among them.
    """
    day = _day(denial)
    yield from (index for _, index in postings[: bisect_left(postings, (1, 0))])
    if not day:
        return
    low, high = bisect_left(postings, (day - MOST_DAYS, 0)), bisect_left(postings, (day + MOST_DAYS + 1, 0))
    yield from (index for _, index in postings[low:high])


def _may_answer(denial: Claim, denied: Denied, claim: Claim) -> bool:
    """Tell whether a denial may answer a claim: of somebody else, of about the same days, and not the denial told again."""
    if _is_own(denial, claim):
        return not denied.weak and _takes_back(denial, claim)
    most = WEAK_DAYS if denied.weak else MOST_DAYS
    if denial.day is not None and claim.day is not None and abs((denial.day - claim.day).days) > most:
        return False
    if denial.day is not None and claim.day is not None and (claim.day - denial.day).days > FORESEEN:
        return False
    if claim.words == denial.words:
        return True
    if claim.report_id == denial.report_id and denial.words in claim.words:
        return False
    # "… for the raid that the rebels say they saw": what is told inside a denial is no claim of what it denies.
    inside = all(part.strip() in denial.words for part in claim.words.split(" … "))
    return not inside or len(stems_of(claim.words)) >= WHOLE * len(stems_of(denied.words))


def _share_party(denial: Claim, claim: Claim) -> bool:
    """Tell whether a denial and a claim, with those who make them, name one party: without one they are of two affairs."""
    ours, theirs = (with_rulers(parties_in(f"by {_called(one)} : {one.words}"), one.day) for one in (denial, claim))
    return bool(ours & theirs)


def _called(claim: Claim) -> str:
    return " by ".join(name for name in (claim.name, claim.phrase) if name)


def _is_own(denial: Claim, claim: Claim) -> bool:
    return claim.holder is not None and (claim.holder == denial.holder or _alike(claim.name, denial.name))


def _takes_back(denial: Claim, claim: Claim) -> bool:
    """Tell whether a source denies on a later day what it said itself; what it accused others of is not of its own deeds."""
    if denial.day is None or claim.day is None or not claim.day < denial.day:
        return False
    return claim.stance in _OWN_WORD and (denial.day - claim.day).days <= MOST_DAYS


def _own_weights(texts: Sequence[frozenset[str]]) -> Callable[[str], float]:
    return stem_weights(texts).__getitem__


def _denies(denial: Claim, claim: Claim, score: float, stems: Iterable[str]) -> Judgement:
    return Judgement(
        id=content_id("judgement", "denies", denial.id, claim.id, "rule:shared-words"),
        kind="denies",
        left=denial.id,
        right=claim.id,
        holds=True,
        score=min(score, 1.0),
        reason=f"both speak of {', '.join(sorted(stems)[:6])}",
        by="rule:shared-words",
    )


def _alike(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold() == other.casefold()

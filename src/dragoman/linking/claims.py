"""Denials and what they deny: a denying statement linked to the statements, of any report, that make its claim.

"The ministry denied that the pact was broken" denies "A rebel spokesman said the army had broken the pact". In: statements
with the words of their contents. Out: judgements ``denies``, the denial on the left, the claim on the right, each with the
words that they share.
"""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.linking.contrast import negates
from dragoman.linking.words import SteadyScale, stem_weights, stems_of
from dragoman.model import Judgement, content_id

__all__ = ["DENYING", "Claim", "link_denials"]

ASSERTING = frozenset({"asserts", "confirms", "accuses", "believes"})
LEAST_COSINE = 0.24  # on the demo and the seeds, true pairs lie above 0.3 and chance pairs of one affair below 0.2
LEAST_SHARED = 2  # one shared word, however rare, is a topic and not a proposition
SURER_COSINE = 0.5  # where the verb does not itself deny ("it was not the army that …")
MOST_DAYS = 21  # between two reports: an affair of three weeks; what is denied later is told again in the later report
MOST_LINKS = 3  # a denial answers one claim, told by few; more would be the topic again

DENYING = frozenset(
    {None, "deny", "denial", "reject", "dismiss", "refute", "rebut", "dispute", "contradict", "disown", "disavow"}
)
_OWN = re.compile(r"\W*(?:I|we|if)\b", re.I)
_OPEN = re.compile(r"\b(?:not (?:\w+ )?(?:clear|known|confirmed)|unclear|unknown)\b", re.I)  # not knowing is not denying
_OWN_WORD = frozenset({"asserts", "confirms", "promises"})
_BARE = re.compile(
    r"(?:an?|the|any|all|those|these|such)? ?(?:accusations?|allegations?|claims?|charges?)(?: (?:made )?(?:by|from) .*)?", re.I
)
"""A claim of which nothing tells what is claimed: "an accusation by the ministry"."""


_OUGHT = re.compile(r"\b(?:cannot|can[’']t|must not|should not|shouldn[’']t) (?:be|go|remain|stand|happen|continue)\b", re.I)
"""What ought not to be, "the attack cannot go unanswered", is no denial that it was."""


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
    """

    id: str
    report_id: str
    holder: str | None
    stance: str
    words: str
    day: date | None = None
    lemma: str | None = None
    name: str | None = None


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
    weights = [stems_of(claim.words) for claim in pool]
    weight = SteadyScale().logarithm if steady else _own_weights(weights)
    vectors = [_vector(stems, weight) for stems in weights]
    holding: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, claim in enumerate(pool):
        if claim.stance in ASSERTING:
            for stem in vectors[index]:
                holding[stem].append((_day(claim), index))
    for postings in holding.values():
        postings.sort()
    for index, claim in enumerate(pool):
        if claim.stance == "denies" and not _OPEN.search(claim.words) and not _BARE.fullmatch(claim.words):
            yield from _answer(index, pool, vectors, holding)


def _answer(
    denial: int,
    pool: Sequence[Claim],
    vectors: Sequence[dict[str, float]],
    holding: Mapping[str, Sequence[tuple[int, int]]],
) -> Iterator[Judgement]:
    shared: defaultdict[int, list[str]] = defaultdict(list)
    for stem in vectors[denial]:
        for other in _near(pool[denial], holding.get(stem, ())):
            shared[other].append(stem)
    least = LEAST_COSINE if pool[denial].lemma in DENYING else SURER_COSINE
    scored = []
    for other, stems in shared.items():
        score = math.fsum(vectors[denial][stem] * vectors[other][stem] for stem in stems)
        own = pool[other].holder is not None and pool[other].holder == pool[denial].holder
        if score >= (SURER_COSINE if own else least) and len(stems) >= LEAST_SHARED and _may_answer(pool[denial], pool[other]):
            named = stems_of(f"{pool[denial].name} {pool[other].name}")
            scored += [] if named.issuperset(stems) else [(-round(score, 3), pool[other].id, other, stems)]
    for negative, _, other, stems in sorted(scored)[:MOST_LINKS]:
        yield _denies(pool[denial], pool[other], -negative, stems)


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


def _may_answer(denial: Claim, claim: Claim) -> bool:
    """Tell whether a denial may answer a claim: of somebody else, of about the same days, and not the denial told again."""
    if claim.holder is not None and (claim.holder == denial.holder or _alike(claim.name, denial.name)):
        return _takes_back(denial, claim)
    # "He said that it was not so" denies what another affirms, and nothing of what another denies too or of himself.
    if denial.lemma not in DENYING and negates(claim.words) == negates(denial.words):
        return False
    if denial.lemma not in DENYING - {None} and (_OWN.match(denial.words) or _OUGHT.search(denial.words)):
        return False
    if denial.day is not None and claim.day is not None and abs((denial.day - claim.day).days) > MOST_DAYS:
        return False
    if claim.report_id != denial.report_id or claim.words == denial.words:
        return True
    return denial.words not in claim.words and claim.words not in denial.words


def _takes_back(denial: Claim, claim: Claim) -> bool:
    """Tell whether a source denies on a later day what it said itself; what it accused others of is not of its own deeds."""
    if denial.day is None or claim.day is None or not claim.day < denial.day or denial.lemma not in DENYING - {None}:
        return False
    return claim.stance in _OWN_WORD and not negates(claim.words) and (denial.day - claim.day).days <= MOST_DAYS


def _own_weights(texts: Sequence[frozenset[str]]) -> Callable[[str], float]:
    return stem_weights(texts).__getitem__


def _vector(stems: frozenset[str], weigh: Callable[[str], float]) -> dict[str, float]:
    raw = {stem: weigh(stem) for stem in sorted(stems)}
    length = math.sqrt(math.fsum(weight * weight for weight in raw.values()))
    return {stem: weight / length for stem, weight in sorted(raw.items())} if length else {}


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

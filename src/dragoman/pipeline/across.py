"""The second job: what belongs together across the reports of a store is linked, judged and kept.

In: an open store. Out: judgements appended; happenings, their links, disputes and inferred days kept in the place of those
of an earlier run.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.linking import (
    Across,
    Doubt,
    LocalActor,
    doubt_actors,
    infer_dates,
    link_actors,
    link_denials,
    link_passages,
    look_across,
    may_be_dated,
)
from dragoman.linking.passages import CROWD, judge_passages, sampled
from dragoman.model import Judgement
from dragoman.model.happenings import Telling, Voice
from dragoman.model.inferred import InferredDate
from dragoman.pipeline.relinking import relink
from dragoman.pipeline.seeing import claim_of, families_of, phrases_of, state_now
from dragoman.store import LocalActorRow, Store
from dragoman.store.finding import Linked, seen, shingles

__all__ = ["LARGE", "doubtful_actors", "link_store", "refresh_across"]

MANY = 1_000  # new reports, above which all are compared with all: that is one pass
LARGE = 2_000  # reports: below it all are linked anew within seconds, and words weigh as they do in these reports


def link_store(store: Store, *, large: int = LARGE) -> int:
    """Link what belongs together across the reports of a store; judgements that it has are not made again.

    Args:
        store: Where findings and judgements are kept; what people judged comes first.
        large: From so many reports on only what hangs together with new ones is linked anew.

    Returns:
        How many new judgements were kept.
    """
    known = {kept.judgement.id for kept in store.judgement_history()}
    steady = store.seen(seen.count_reports) >= large
    came = store.seen(shingles.shingles_of, store.seen(shingles.unposted)) if steady else {}
    copies = _new_copies(store, came) if steady and len(came) <= MANY else _all_copies(store)
    new = store.keep_judgements([one for one in (*link_actors(_local_actors(store)), *copies) if one.id not in known])
    store.post_shingles({report: tuple(sampled(some)) for report, some in came.items()})
    return new + refresh_across(store, large=large)


def _all_copies(store: Store) -> Iterator[Judgement]:
    return link_passages((report_id, marks.shingles) for report_id, marks in store.fingerprints())


def _new_copies(store: Store, came: Mapping[str, Sequence[int]]) -> Iterator[Judgement]:
    """Yield the judgements of copies among reports that came since the last run, and between these and the others."""
    holding = store.seen(shingles.holders, {shingle for some in came.values() for shingle in sampled(some)})
    for report, some in came.items():
        for shingle in sampled(some):
            holding.setdefault(shingle, []).append(report)
    met = {one for some in holding.values() if len(some) <= CROWD for one in some}
    yield from judge_passages(store.seen(shingles.shingles_of, met | came.keys()), holding.values(), came.keys())


def doubtful_actors(store: Store) -> list[Doubt]:
    """Return the pairs of actors that may be one, which no person has judged, the likeliest first.

    Two local ones, or a local one and the known one that its name may mean.

    Args:
        store: Where findings and judgements are kept.
    """
    judged = {(one.left, one.right) for one in store.judgements("same_actor") if one.by.startswith("person:")}
    rows = list(store.local_actors())
    doubts = [*doubt_actors(map(_local_actor, rows)), *(_doubtful_link(row) for row in rows if row.candidate)]
    open_ones = {(one.left.id, one.right.id): one for one in doubts if tuple(sorted((one.left.id, one.right.id))) not in judged}
    return sorted(open_ones.values(), key=lambda one: (-one.score, one.left.id, one.right.id))


def _local_actors(store: Store) -> Iterator[LocalActor]:
    return map(_local_actor, store.local_actors())


def _local_actor(row: LocalActorRow) -> LocalActor:
    return LocalActor(row.id, row.name, row.kind, row.country, row.sectors, row.company)


def _doubtful_link(row: LocalActorRow) -> Doubt:
    known = LocalActor(row.candidate or "", row.candidate or "", row.kind, None)
    return Doubt(_local_actor(row), known, row.confidence or 0.0, f"doubtful link: {row.name} may be {row.candidate}")


def refresh_across(store: Store, *, large: int = LARGE) -> int:
    """Find denials, happenings and disputes anew from findings and judgements, as after a person judged.

    Args:
        store: Where findings and judgements are kept.
        large: From so many reports on words weigh what they weigh in news at large, so that a new report changes only what it
            hangs together with, and only that is found anew.

    Returns:
        How many new judgements were kept.
    """
    steady = store.seen(seen.count_reports) >= large
    new = relink(store) if steady else None
    return _refresh_all(store, steady=steady) if new is None else new


def _refresh_all(store: Store, *, steady: bool) -> int:
    tellings: list[Telling] = []
    voices: list[Voice] = []
    for some_voices, some_tellings in store.told():
        voices += some_voices
        tellings += some_tellings
    denials = list(link_denials(map(claim_of, voices), steady=steady))
    known = {kept.judgement.id for kept in store.judgement_history("denies")}
    new = store.keep_judgements([one for one in denials if one.id not in known])
    made = {one.id for one in denials}
    everything = list(store.judgements())
    # A rule's older denials, made when fewer reports were known, do not outlive it: the order of the runs must not matter.
    judged = [one for one in everything if one.kind != "denies" or one.id in made or one.by.startswith("person:")]
    across = look_across(tellings, voices, judged, steady=steady)
    found = Linked(
        whole=True,
        happenings=across.happenings,
        links=across.links,
        disputes=across.disputes,
        inferred=_inferred(store, across, tellings, judged),
    )
    store.keep_found(_remembered(store, found, across, denials, everything) if steady else found)
    return new


def _remembered(
    store: Store, found: Linked, across: Across, denials: Iterable[Judgement], judged: Sequence[Judgement]
) -> Linked:
    """Return what was found with all that the next run needs to link only what is new."""
    reports = [row.id for row in store.reports()]
    families = families_of(judged)
    return replace(
        found,
        rules=across.rules,
        placed=across.placed,
        denials={(one.left, one.right) for one in denials},
        parts=across.parts,
        reports=reports,
        families={one: families[one] for one in reports if one in families},
        state=state_now(judged, phrases_of(store)),
    )


def _inferred(store: Store, across: Across, tellings: list[Telling], judged: list[Judgement]) -> list[InferredDate]:
    by_event = {telling.event: telling for telling in tellings}
    undated = may_be_dated(across.happenings, by_event)
    return infer_dates(across.links, by_event, (store.findings(report) for report in undated), judged)

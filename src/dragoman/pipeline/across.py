"""The second job: what belongs together across the reports of a store is linked, judged and kept.

In: an open store. Out: judgements appended; happenings, their links, disputes and inferred days kept in the place of those
of an earlier run.
"""

from collections.abc import Iterator

from dragoman.linking import (
    Across,
    Claim,
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
from dragoman.model import Judgement
from dragoman.model.happenings import Telling, Voice
from dragoman.model.inferred import InferredDate
from dragoman.store import LocalActorRow, Store

__all__ = ["doubtful_actors", "link_store", "refresh_across"]


def link_store(store: Store) -> int:
    """Link what belongs together across the reports of a store; judgements that it has are not made again.

    Args:
        store: Where findings and judgements are kept; what people judged comes first.

    Returns:
        How many new judgements were kept.
    """
    known = {kept.judgement.id for kept in store.judgement_history()}
    copies = link_passages((report_id, marks.shingles) for report_id, marks in store.fingerprints())
    new = store.keep_judgements([one for one in (*link_actors(_local_actors(store)), *copies) if one.id not in known])
    return new + refresh_across(store)


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


def refresh_across(store: Store) -> int:
    """Find denials, happenings and disputes anew from findings and judgements, as after a person judged.

    Returns:
        How many new judgements were kept.
    """
    tellings: list[Telling] = []
    voices: list[Voice] = []
    for some_voices, some_tellings in store.told():
        voices += some_voices
        tellings += some_tellings
    denials = list(link_denials(map(_claim, voices)))
    known = {kept.judgement.id for kept in store.judgement_history("denies")}
    new = store.keep_judgements([one for one in denials if one.id not in known])
    made = {one.id for one in denials}
    # A rule's older denials, made when fewer reports were known, do not outlive it: the order of the runs must not matter.
    judged = [one for one in store.judgements() if one.kind != "denies" or one.id in made or one.by.startswith("person:")]
    across = look_across(tellings, voices, judged)
    store.keep_linked(across.happenings, across.links, across.disputes, _inferred(store, across, tellings, judged))
    return new


def _inferred(store: Store, across: Across, tellings: list[Telling], judged: list[Judgement]) -> list[InferredDate]:
    by_event = {telling.event: telling for telling in tellings}
    undated = may_be_dated(across.happenings, by_event)
    return infer_dates(across.links, by_event, (store.findings(report) for report in undated), judged)


def _claim(voice: Voice) -> Claim:
    return Claim(
        id=voice.id,
        report_id=voice.report,
        holder=voice.actor.id if voice.actor else voice.words,
        stance=voice.stance,
        words=voice.contents,
        day=voice.published,
        lemma=voice.lemma,
        name=voice.holder.name if voice.holder else None,
    )

"""Across reports: all steps of this room in their order, from tellings, voices and judgements to happenings and disputes.

In: what ``store`` keeps of many reports. Out: happenings, the links behind them, disputes; the same whatever the order in which
the reports came.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.linking.answers import answers_to
from dragoman.linking.bearers import with_bearers
from dragoman.linking.causes import cause_disputes
from dragoman.linking.denials import denial_disputes
from dragoman.linking.disputes import doer_disputes, figure_disputes
from dragoman.linking.gathering import gather
from dragoman.linking.happenings import group_tellings
from dragoman.linking.origins import Origins
from dragoman.linking.parts import part_disputes
from dragoman.linking.passages import copy_families
from dragoman.model import Judgement
from dragoman.model.happenings import Dispute, Happening, Link, Telling, Voice

__all__ = ["Across", "look_across"]


@dataclass(frozen=True, slots=True)
class Across:
    """What belongs together across reports."""

    happenings: tuple[Happening, ...]
    links: tuple[Link, ...]
    disputes: tuple[Dispute, ...]


def look_across(tellings: Iterable[Telling], voices: Iterable[Voice], judged: Sequence[Judgement]) -> Across:
    """Return what belongs together across reports.

    Args:
        tellings: Events of many reports, in any order.
        voices: Their statements, in any order.
        judged: The judgements in force, in the order in which they were made.
    """
    tellings, voices = with_bearers(tellings, voices)
    origins = Origins(copy_families((one.left, one.right) for one in judged if one.kind == "copy" and one.holds))
    grouped = group_tellings(tellings, [one for one in judged if one.kind == "same_happening"])
    gathered = [(gather(group, origins), group) for group in grouped.groups]
    scores = {(one.left, one.right): one.score for one in grouped.links}
    by_id = {voice.id: voice for voice in voices}
    happening_of = {event: happening.id for happening, _ in gathered for _, event in happening.events}
    disputes = {one.id: one for one in denial_disputes(_denials(judged), by_id, happening_of, origins)}
    disputes |= {one.id: one for one in cause_disputes(by_id.values(), happening_of, origins)}
    disputes |= {one.id: one for one in part_disputes(by_id.values(), origins)}
    for told, answers in answers_to(gathered, by_id.values()):
        disputes |= {one.id: one for one in (*figure_disputes(told, scores), *doer_disputes(told, answers, origins))}
    return Across(
        happenings=tuple(happening for happening, _ in gathered),
        links=grouped.links,
        disputes=tuple(disputes[one] for one in sorted(disputes)),
    )


def _denials(judged: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements ``denies`` that hold; a person's word on a pair outranks a rule's."""
    by_pair: defaultdict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for one in judged:
        if one.kind == "denies":
            by_pair[one.left, one.right].append(one)
    # max keeps the first of equals: the pair is read from its end, so that the last word counts.
    last = (max(reversed(pair), key=lambda one: one.by.startswith("person:")) for pair in by_pair.values())
    return [one for one in last if one.holds]

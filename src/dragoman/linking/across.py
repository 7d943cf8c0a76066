"""Across reports: all steps of this room in their order, from tellings, voices and judgements to happenings and disputes.

In: what ``store`` keeps of many reports. Out: happenings, the links behind them, disputes; the same whatever the order in which
the reports came.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.linking.answers import answers_to
from dragoman.linking.bearers import with_bearers
from dragoman.linking.blaming import blame_disputes
from dragoman.linking.causes import cause_disputes
from dragoman.linking.crashes import crash_disputes
from dragoman.linking.denials import denial_disputes, lone_denials
from dragoman.linking.disputed_doers import doer_disputes
from dragoman.linking.disputed_tolls import figure_disputes
from dragoman.linking.disputes import Gathered, Scores
from dragoman.linking.gathering import gather
from dragoman.linking.happenings import group_tellings
from dragoman.linking.origins import Origins
from dragoman.linking.parts import part_disputes, part_questions
from dragoman.linking.passages import copy_families
from dragoman.linking.words import SteadyScale
from dragoman.model import Judgement
from dragoman.model.happenings import Dispute, Happening, Link, Telling, Voice

__all__ = ["Across", "denials_in_force", "happening_disputes", "look_across", "origins_of"]


@dataclass(frozen=True, slots=True)
class Across:
    """What belongs together across reports.

    Attributes:
        rules: By which rule each dispute was found, by its id.
        placed: For each event the day by which its pairs are found, and the event whose aftermath it tells.
        parts: Which questions of parts each report speaks of, by report; empty unless words weigh steadily.
    """

    happenings: tuple[Happening, ...]
    links: tuple[Link, ...]
    disputes: tuple[Dispute, ...]
    rules: Mapping[str, str] = field(default_factory=dict)
    placed: Mapping[str, tuple[int | None, str | None]] = field(default_factory=dict)
    parts: Mapping[str, Collection[str]] = field(default_factory=dict)


def look_across(
    tellings: Iterable[Telling], voices: Iterable[Voice], judged: Sequence[Judgement], *, steady: bool = False
) -> Across:
    """Return what belongs together across reports.

    Args:
        tellings: Events of many reports, in any order.
        voices: Their statements, in any order.
        judged: The judgements in force, in the order in which they were made.
        steady: Whether words weigh what they weigh in news at large, and not by how many of these reports hold them, so that
            no report changes how two others are compared.
    """
    tellings, voices = with_bearers(tellings, voices)
    origins = origins_of(judged)
    same = [one for one in judged if one.kind == "same_happening"]
    grouped = group_tellings(tellings, same, SteadyScale() if steady else None)
    gathered = [(gather(group, origins), group) for group in grouped.groups]
    scores = {(one.left, one.right): one.score for one in grouped.links}
    by_id = {voice.id: voice for voice in voices}
    happening_of = {event: happening.id for happening, _ in gathered for _, event in happening.events}
    denials = denials_in_force(judged)
    found = [("denial", one) for one in denial_disputes(denials, by_id, happening_of, origins)]
    found += [("cause", one) for one in cause_disputes(by_id.values(), happening_of, origins)]
    found += [(f"part {question}", one) for question, one in part_disputes(by_id.values(), origins)]
    found += [("telling", one) for one in happening_disputes(gathered, by_id.values(), scores, origins)]
    others = [one for rule, one in found if rule in {"cause", "telling"}]
    found += [("alone", one) for one in lone_denials(denials, by_id.values(), others, happening_of, origins)]
    disputes = {one.id: one for _, one in found}
    return Across(
        happenings=tuple(happening for happening, _ in gathered),
        links=grouped.links,
        disputes=tuple(disputes[one] for one in sorted(disputes)),
        rules={one.id: rule for rule, one in found},
        placed=grouped.placed,
        parts=part_questions(by_id.values()) if steady else {},
    )


def origins_of(judged: Iterable[Judgement]) -> Origins:
    """Return who names origins, given the judgements in force on copies."""
    return Origins(copy_families((one.left, one.right) for one in judged if one.kind == "copy" and one.holds))


def happening_disputes(
    gathered: Sequence[Gathered], voices: Collection[Voice], scores: Scores, origins: Origins
) -> Iterator[Dispute]:
    """Yield the disputes about figures and doers of happenings.

    Args:
        gathered: Happenings with their tellings.
        voices: All voices of their reports.
        scores: How surely two events are one thing, by the pair of their ids.
        origins: Names who stands behind each.
    """
    for told, answers in answers_to(gathered, voices):
        yield from figure_disputes(told, scores)
        yield from doer_disputes(told, answers, scores, origins)
    yield from blame_disputes(gathered, voices, scores, origins)
    yield from crash_disputes(gathered, voices, origins)


def denials_in_force(judged: Iterable[Judgement]) -> list[Judgement]:
    """Return the judgements ``denies`` that hold; a person's word on a pair outranks a rule's."""
    by_pair: defaultdict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for one in judged:
        if one.kind == "denies":
            by_pair[one.left, one.right].append(one)
    # max keeps the first of equals: the pair is read from its end, so that the last word counts.
    last = (max(reversed(pair), key=lambda one: one.by.startswith("person:")) for pair in by_pair.values())
    return [one for one in last if one.holds]

"""Writing what was linked anew: happenings, links and disputes in the place of those that stood there.

In: what changed and what hangs together with it, joined anew. Out: the store's findings across reports, the same as linking
everything anew would give.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.linking import infer_dates
from dragoman.linking.across import denials_in_force
from dragoman.linking.causes import cause_disputes
from dragoman.linking.denials import denial_disputes, lone_denials
from dragoman.linking.disputes import Gathered
from dragoman.linking.gathering import gather
from dragoman.linking.happenings import in_order
from dragoman.linking.parts import part_disputes, part_questions
from dragoman.linking.passages import copy_families
from dragoman.linking.relinking import telling_disputes
from dragoman.model import Judgement
from dragoman.model.happenings import Dispute, Link, Telling
from dragoman.model.inferred import InferredDate
from dragoman.pipeline.region import Region
from dragoman.pipeline.seeing import state_now
from dragoman.store.finding import Linked, seen

__all__ = ["rewrite"]


def rewrite(region: Region) -> None:
    """Find the disputes about what was joined anew, and write all of it in the place of what stood there."""
    region.judged = list(region.store.judgements())
    region.core |= region.reports_of_denials | _copies_touched(region)
    placed = region.store.seen(seen.events_in, region.core)
    stale = {one.happening for one in placed.values()}
    beside = {one.happening for one in placed.values() if one.event not in region.together and one.event not in region.old}
    members = region.store.seen(seen.events_of, beside)
    reports = region.core | {one.report for one in members.values()}
    region.loaded.take(reports)
    told = {one.event: one for one in region.loaded.tellings(reports)}
    groups: defaultdict[str, list[Telling]] = defaultdict(list)
    for one in members.values():
        groups[one.happening].append(told[one.event])
    again = [(gather(group, region.origins), group) for group in (sorted(some, key=in_order) for some in groups.values())]
    whole = [*region.gathered, *again]
    region.happening_of |= {one.event: one.happening for one in members.values()}
    links = _joined(region, region.links_at({event for happening, _ in whole for _, event in happening.events}))
    scores = {(one.left, one.right): one.score for one in links}
    voices = region.loaded.voices(reports)
    wanted = {happening.id for happening, _ in whole}
    found = [
        ("telling", one)
        for one in telling_disputes(
            [*whole, *_others(region, reports, told, wanted | stale)], wanted, voices, scores, region.origins
        )
    ]
    found += [("cause", one) for one in cause_disputes(region.loaded.voices(region.core), region.happening_of, region.origins)]
    gone = region.store.seen(seen.disputes_on, "telling", wanted | stale) | region.store.seen(
        seen.disputes_in, "cause", region.core
    )
    for some, lost in (_denied(region), _parts(region), _alone(region, [one for _, one in found])):
        found += some
        gone |= lost
    flags = {(one.left, one.right): one.joined for one in region.store.seen(seen.links_at, region.together)}
    standing = _joined(region, region.links_at(region.together))
    fresh = [one for one in standing if (one.left, one.right) in region.links or flags[one.left, one.right] != one.joined]
    families = {one: region.families.get(one) for one in region.changed | region.moved}
    region.store.keep_found(
        Linked(
            whole=False,
            happenings=[happening for happening, _ in whole],
            links=fresh,
            disputes=list({one.id: one for _, one in found}.values()),
            rules={one.id: rule for rule, one in found},
            inferred=_inferred(region),
            placed={one.event: (one.day, one.follows) for one in _standing(region, whole)} | region.placed,
            denials=region.made,
            parts=part_questions(region.loaded.voices(region.changed)),
            reports=region.changed,
            families=families,
            state=state_now(region.judged, region.phrases),
            gone={"happenings": stale, "disputes": gone, "denials": region.denials_gone, "links": region.gone},
        )
    )


def _copies_touched(region: Region) -> set[str]:
    """Return the reports that share a text, now or before, with what was touched: copies of one denial are one dispute."""
    touched = region.changed | region.moved
    found = set[str]()
    for families in (region.store.seen(seen.families_seen), region.families):
        some = {families.get(one) for one in touched} - {None}
        found |= {one for one, family in families.items() if family in some}
    return found


def _standing(region: Region, whole: Sequence[Gathered]) -> list[seen.Placed]:
    events = [event for happening, _ in whole for _, event in happening.events]
    return list(region.store.seen(seen.events_exactly, events).values())


def _joined(region: Region, links: Iterable[Link]) -> list[Link]:
    """Return links with whether they ended in one happening now."""
    of = region.happening_of
    return [
        replace(one, joined=one.left in of and of[one.left] == of.get(one.right))
        if {one.left, one.right} & region.together
        else one
        for one in links
    ]


def _others(region: Region, reports: Collection[str], told: Mapping[str, Telling], known: Collection[str]) -> list[Gathered]:
    """Return the other happenings of reports, each with those of its tellings that these reports hold."""
    placed = [one for one in region.store.seen(seen.events_in, reports).values() if one.happening not in known]
    found = region.store.seen(seen.happenings_by_id, {one.happening for one in placed})
    tellings: defaultdict[str, list[Telling]] = defaultdict(list)
    for one in placed:
        if one.event in told:
            tellings[one.happening].append(told[one.event])
    return [(found[one], some) for one, some in sorted(tellings.items()) if one in found]


def _denied(region: Region) -> tuple[list[tuple[str, Dispute]], set[str]]:
    """Return the disputes of denials about what was touched, and the ids of those that stood there."""
    force = _in_force(region)
    pairs = [(one.left, one.right) for one in force]
    known = region.statement_report | region.store.seen(seen.reports_of_statements, {side for pair in pairs for side in pair})
    families = copy_families(pair for pair in pairs if pair[0] in known and pair[1] in known)
    reports_of: defaultdict[str, set[str]] = defaultdict(set)
    for one, family in families.items():
        reports_of[family].add(known[one])
    reports, size = set(region.core | region.reports_of_denials), -1
    while len(reports) > size:
        size = len(reports)
        reports |= {one for some in reports_of.values() if some & reports for one in some}
    region.loaded.take(reports)
    voices = {one.id: one for one in region.loaded.voices(reports)}
    placed = region.store.seen(seen.events_in, reports)
    happening_of = {one.event: one.happening for one in placed.values()} | region.happening_of
    found = denial_disputes(force, voices, happening_of, region.origins)
    return [("denial", one) for one in found], region.store.seen(seen.disputes_in, "denial", reports)


def _alone(region: Region, others: Iterable[Dispute]) -> tuple[list[tuple[str, Dispute]], set[str]]:
    """Return the disputes of denials whose claims nobody makes, and the ids of those that stood in the reports touched."""
    voices = region.loaded.voices(region.core)
    found = lone_denials(_in_force(region), voices, others, region.happening_of, region.origins)
    return [("alone", one) for one in found], region.store.seen(seen.disputes_in, "alone", region.core)


def _in_force(region: Region) -> list[Judgement]:
    return denials_in_force(one for one in region.judged if one.kind != "denies" or _stands(region, one))


def _stands(region: Region, judgement: Judgement) -> bool:
    return judgement.by.startswith("person:") or (judgement.left, judgement.right) in region.denial_pairs


def _parts(region: Region) -> tuple[list[tuple[str, Dispute]], set[str]]:
    """Return the disputes about parts of which what was touched speaks, and the ids of those that stood there."""
    touched = region.changed | region.moved
    now = part_questions(region.loaded.voices(region.changed))
    asked = region.store.seen(seen.parts_told, touched) | {one for some in now.values() for one in some}
    if not asked:
        return [], set()
    reports = region.store.seen(seen.reports_asking, asked) | now.keys()
    region.loaded.take(reports)
    found = part_disputes(region.loaded.voices(reports), region.origins)
    rules = {f"part {one}" for one in asked}
    return [(f"part {question}", one) for question, one in found if question in asked], {
        one for rule in rules for one in region.store.seen(seen.disputes_by, rule)
    }


def _inferred(region: Region) -> list[InferredDate]:
    """Return the days of undated reports that others give, anew: undated reports are few."""
    undated = {one.event for one in region.store.seen(seen.events_between, ()).values() if one.day is None}
    links = [one for one in _joined(region, region.links_at(undated)) if one.joined] if undated else []
    sides = {side for one in links for side in (one.left, one.right)}
    report_of = {one.event: one.report for one in region.store.seen(seen.events_exactly, sides).values()} | region.report_of
    reports = {report_of[side] for side in sides}
    region.loaded.take(reports)
    tellings = {one.event: one for one in region.loaded.tellings(reports)}
    bare = {one.report for one in tellings.values() if one.published is None}
    return infer_dates(links, tellings, (region.store.findings(one) for one in bare), region.judged)

"""Linking what is new into a store that is linked: only what hangs together with it is compared and judged anew.

In: an open store whose last run of linking left what it saw. Out: happenings, links and disputes in the place of those that the
new reports change; the same as linking everything anew would give. Where too much has changed, or an undated report came, whose
days nothing limits, everything is linked anew.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from dragoman.linking import infer_dates, link_denials
from dragoman.linking.across import denials_in_force, origins_of
from dragoman.linking.causes import cause_disputes
from dragoman.linking.denials import denial_disputes
from dragoman.linking.disputes import Gathered
from dragoman.linking.gathering import gather
from dragoman.linking.happenings import in_order, place_events, traits_in_order
from dragoman.linking.parts import part_disputes, part_questions
from dragoman.linking.passages import copy_families
from dragoman.linking.relinking import (
    JOIN,
    MOST_DAYS,
    NEAR,
    WIDE,
    denials_to_answer,
    in_days,
    links_near,
    ranges_around,
    regroup,
    telling_disputes,
)
from dragoman.model import Judgement
from dragoman.model.happenings import Dispute, Link, Telling
from dragoman.model.inferred import InferredDate
from dragoman.pipeline.seeing import Loaded, claim_of, families_of, phrases_of, said_by_people, state_now
from dragoman.pipeline.versions import linking_version
from dragoman.store import Store
from dragoman.store.finding import Linked, seen

__all__ = ["relink"]

SHARE, FEW = 5, 100  # one report of five may have changed, or so many; above it all is linked anew

Pair = tuple[str, str]


def relink(store: Store) -> int | None:
    """Link what changed since the last run.

    Args:
        store: A store; its copies and actors are judged already.

    Returns:
        How many new judgements were kept; None where everything must be linked anew.
    """
    if store.seen(seen.state_of, "rules") != linking_version():
        return None
    region = _Region(store)
    if not region.is_small():
        return None
    if not region.changed and not region.decided and not region.moved:
        return 0
    region.compare()
    region.join()
    denials = region.answer_denials()
    if denials is None:
        return None
    new = store.keep_judgements(denials)
    region.write()
    return new


class _Region:
    """What changed, and what it touches; each step fills in more of it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.judged = list(store.judgements())
        self._phrases = phrases_of(store)
        self._loaded = Loaded(store, self._phrases)
        changed, self._renamed = store.seen(seen.changed_reports)
        self.changed = changed | self._calling_otherwise()
        self.decided = self._decisions()
        self._origins = origins_of(self.judged)
        self.families = families_of(self.judged)
        before = store.seen(seen.families_seen)
        self.moved = {one for one, family in before.items() if family != self.families.get(one)} | self._renamed
        self.moved -= self.changed
        self._links: dict[Pair, Link] = {}
        self._gone: set[Pair] = set()
        self._touched: set[str] = set()
        self._denial_pairs: set[Pair] = set()
        self._denials_gone: set[str] = set()
        self._reports_of_denials: set[str] = set()

    def _calling_otherwise(self) -> set[str]:
        """Return the reports with a source phrase whose body another report's words make known, or unknown, now."""
        before = json.loads(self._store.seen(seen.state_of, "phrases") or "{}")
        now = {phrase: [named.id, named.name] for phrase, named in self._phrases.items()}
        other = {phrase for phrase in before.keys() | now.keys() if before.get(phrase) != now.get(phrase)}
        if not other:
            return set()
        used = {row.source_words for row in self._store.seen(seen.phrases_used)}
        return self._store.seen(seen.reports_calling, [words for words in used if _tails(words) & other])

    def _decisions(self) -> list[list[str]]:
        """Return what people decided, or took back, since the last run: kind and sides."""
        before = json.loads(self._store.seen(seen.state_of, "people") or "{}")
        now = said_by_people(self.judged)
        return [(now.get(one) or before[one]) for one in sorted(before.keys() ^ now.keys())]

    def is_small(self) -> bool:
        """Tell whether what changed is little enough, and of known days."""
        if len(self.changed | self.moved) > max(FEW, len(self._store.seen(seen.families_seen)) // SHARE):
            return False
        self._loaded.take(self.changed)
        voices, tellings = self._loaded.voices(self.changed), self._loaded.tellings(self.changed)
        if any(one.published is None for one in voices) or any(one.published is None for one in tellings):
            return False
        self._old = self._store.seen(seen.events_in, self.changed)
        self._placed = place_events(traits_in_order(tellings))
        days = [one.day for one in self._old.values()] + [day for day, _ in self._placed.values()]
        self._days = [day for day in days if day is not None]
        return len(self._days) == len(days)

    def compare(self) -> None:
        """Compare the tellings about the days of what changed."""
        near, wide = ranges_around(self._days, NEAR), ranges_around(self._days, WIDE)
        around = self._store.seen(seen.events_between, wide) if wide else {}
        reports = {one.report for one in around.values()} | self.changed
        self._loaded.take(reports)
        self._links = links_near(traits_in_order(self._loaded.tellings(reports)), near)
        inside = {one.event for one in around.values() if in_days(one.day, near)} | self._old.keys()
        loose = {one.event for one in around.values() if one.day is None}
        before = {}
        for link in self._store.seen(seen.links_at, inside):
            both = link.left in inside and link.right in inside
            if both or link.left in loose or link.right in loose or {link.left, link.right} & self._old.keys():
                before[link.left, link.right] = link
        for pair in before.keys() | self._links.keys():
            old, new = before.get(pair), self._links.get(pair)
            if old is not None and new is not None and (old.total, old.reason) == (new.total, new.reason):
                del self._links[pair]
                continue
            self._touched.update(pair)
            if old is not None:
                self._gone.add(pair)
        self._touched |= self._placed.keys() | self._old.keys()
        self._touched |= {side for kind, *sides in self.decided if kind == "same_happening" for side in sides}

    def join(self) -> None:
        """Join anew all tellings that hang together with what was touched."""
        together = self._hanging_together()
        reports = {self._report_of[one] for one in together}
        self._loaded.take(reports)
        traits = [one for one in traits_in_order(self._loaded.tellings(reports)) if one.telling.event in together]
        links = [one for one in self._links_at(together) if one.left in together and one.right in together]
        same = [one for one in self.judged if one.kind == "same_happening"]
        groups = regroup(traits, links, same)
        self._together = together
        self._gathered: list[Gathered] = [(gather(group, self._origins), group) for group in groups]
        self._happening_of = {one.event: happening.id for happening, group in self._gathered for one in group}
        self._core = reports | self.changed | self.moved

    def _hanging_together(self) -> set[str]:
        """Return the touched events with all that are joined to them, or were, by links, judgements or aftermath."""
        joined: defaultdict[str, set[str]] = defaultdict(set)
        for judgement in self.judged:
            if judgement.kind == "same_happening" and judgement.holds and judgement.by.startswith("person:"):
                joined[judgement.left].add(judgement.right)
                joined[judgement.right].add(judgement.left)
        for event, (_, follows) in self._placed.items():
            if follows is not None:
                joined[event].add(follows)
                joined[follows].add(event)
        self._report_of = {one.event: one.report for one in self._loaded.tellings(self.changed)}
        met, waiting = set(), set(self._touched)
        while waiting:
            met |= waiting
            placed = self._store.seen(seen.events_at, waiting)
            beside = self._store.seen(seen.events_of, {one.happening for one in placed.values()})
            found = {other for one in waiting for other in joined[one]} | beside.keys()
            for one in placed.values():
                if one.event not in self._old and one.follows is not None and {one.event, one.follows} & waiting:
                    found |= {one.event, one.follows}
            self._report_of = {one.event: one.report for one in (*placed.values(), *beside.values())} | self._report_of
            found |= {side for link in self._links_at(waiting) if link.total >= JOIN for side in (link.left, link.right)}
            waiting = found - met
        there = {event for event, report in self._report_of.items() if report not in self.changed} | self._placed.keys()
        return met & there

    def _links_at(self, events: Set[str]) -> list[Link]:
        """Return the links of events as they stand now."""
        kept = [one for one in self._store.seen(seen.links_at, events) if (one.left, one.right) not in self._gone]
        return kept + [one for pair, one in self._links.items() if not events.isdisjoint(pair)]

    def answer_denials(self) -> list[Judgement] | None:
        """Return the judgements of denials that must be answered anew; None where one of another time is among them."""
        # Who denies what he said himself is told by the id under which he stands.
        changed = self.changed | self._renamed
        self._loaded.take(changed)
        days = [one.published for one in self._loaded.raw(changed) if one.published is not None]
        ranges = [
            tuple(map(date.fromordinal, pair)) for pair in ranges_around([day.toordinal() for day in days], 2 * MOST_DAYS)
        ]
        rows = self._store.seen(seen.claims_between, ranges)
        claims = {
            row.id: (row.report_id, row.published.toordinal() if row.published else 0, row.stance, row.contents) for row in rows
        }
        before = self._store.seen(seen.rule_denials_seen)
        known = self._store.seen(seen.reports_of_statements, {side for pair in before for side in pair})
        touched = {pair for pair in before if pair[0] in known and {known[pair[0]], known.get(pair[1])} & {None, *changed}}
        affected, possible = denials_to_answer(claims, changed, touched)
        if not affected <= claims.keys():
            return None
        reports = {claims[one][0] for one in affected | possible}
        self._loaded.take(reports)
        pool = [claim_of(one) for one in self._loaded.raw(reports) if one.id in affected | possible]
        found = [one for one in link_denials(pool, steady=True) if one.left in affected]
        self._denials_gone = affected | {one for one, _ in before if one not in known}
        self._made = {(one.left, one.right) for one in found}
        self._denial_pairs = {pair for pair in before if pair[0] not in self._denials_gone} | self._made
        other = (before ^ self._denial_pairs) | {(one, two) for kind, one, two in self.decided if kind == "denies"}
        known |= self._store.seen(seen.reports_of_statements, {side for pair in other | self._denial_pairs for side in pair})
        self._statement_report = known
        self._reports_of_denials = {known[side] for pair in other for side in pair if side in known}
        return found

    def write(self) -> None:
        """Find the disputes about what was joined anew, and write all of it in the place of what stood there."""
        self.judged = list(self._store.judgements())
        placed = self._store.seen(seen.events_in, self._core)
        stale = {one.happening for one in placed.values()}
        beside = {one.happening for one in placed.values() if one.event not in self._together and one.event not in self._old}
        members = self._store.seen(seen.events_of, beside)
        reports = self._core | {one.report for one in members.values()}
        self._loaded.take(reports)
        told = {one.event: one for one in self._loaded.tellings(reports)}
        groups: defaultdict[str, list[Telling]] = defaultdict(list)
        for one in members.values():
            groups[one.happening].append(told[one.event])
        again = [(gather(group, self._origins), group) for group in (sorted(some, key=in_order) for some in groups.values())]
        whole = [*self._gathered, *again]
        self._happening_of |= {one.event: one.happening for one in members.values()}
        links = self._joined(self._links_at({event for happening, _ in whole for _, event in happening.events}))
        scores = {(one.left, one.right): one.score for one in links}
        voices = self._loaded.voices(reports)
        wanted = {happening.id for happening, _ in whole}
        found = [
            ("telling", one)
            for one in telling_disputes(
                [*whole, *self._others(reports, told, wanted | stale)], wanted, voices, scores, self._origins
            )
        ]
        found += [("cause", one) for one in cause_disputes(self._loaded.voices(self._core), self._happening_of, self._origins)]
        gone = self._store.seen(seen.disputes_on, "telling", wanted | stale) | self._store.seen(
            seen.disputes_in, "cause", self._core
        )
        for some, lost in (self._denied(), self._parts()):
            found += some
            gone |= lost
        flags = {(one.left, one.right): one.joined for one in self._store.seen(seen.links_at, self._together)}
        standing = self._joined(self._links_at(self._together))
        fresh = [one for one in standing if (one.left, one.right) in self._links or flags[one.left, one.right] != one.joined]
        families = {one: self.families.get(one) for one in self.changed | self.moved}
        self._store.keep_found(
            Linked(
                whole=False,
                happenings=[happening for happening, _ in whole],
                links=fresh,
                disputes=list({one.id: one for _, one in found}.values()),
                rules={one.id: rule for rule, one in found},
                inferred=self._inferred(),
                placed={one.event: (one.day, one.follows) for one in self._standing(whole)} | self._placed,
                denials=self._made,
                parts=part_questions(self._loaded.voices(self.changed)),
                reports=self.changed,
                families=families,
                state=state_now(self.judged, self._phrases),
                gone={"happenings": stale, "disputes": gone, "denials": self._denials_gone, "links": self._gone},
            )
        )

    def _standing(self, whole: Sequence[Gathered]) -> list[seen.Placed]:
        events = [event for happening, _ in whole for _, event in happening.events]
        return list(self._store.seen(seen.events_exactly, events).values())

    def _joined(self, links: Iterable[Link]) -> list[Link]:
        """Return links with whether they ended in one happening now."""
        of = self._happening_of
        return [
            replace(one, joined=one.left in of and of[one.left] == of.get(one.right))
            if {one.left, one.right} & self._together
            else one
            for one in links
        ]

    def _others(self, reports: Collection[str], told: Mapping[str, Telling], known: Collection[str]) -> list[Gathered]:
        """Return the other happenings of reports, each with those of its tellings that these reports hold."""
        placed = [one for one in self._store.seen(seen.events_in, reports).values() if one.happening not in known]
        found = self._store.seen(seen.happenings_by_id, {one.happening for one in placed})
        tellings: defaultdict[str, list[Telling]] = defaultdict(list)
        for one in placed:
            if one.event in told:
                tellings[one.happening].append(told[one.event])
        return [(found[one], some) for one, some in sorted(tellings.items()) if one in found]

    def _denied(self) -> tuple[list[tuple[str, Dispute]], set[str]]:
        """Return the disputes of denials about what was touched, and the ids of those that stood there."""
        force = [one for one in self.judged if one.kind != "denies" or self._stands(one)]
        pairs = [(one.left, one.right) for one in denials_in_force(force)]
        known = self._statement_report | self._store.seen(seen.reports_of_statements, {side for pair in pairs for side in pair})
        families = copy_families(pair for pair in pairs if pair[0] in known and pair[1] in known)
        reports_of: defaultdict[str, set[str]] = defaultdict(set)
        for one, family in families.items():
            reports_of[family].add(known[one])
        reports, size = set(self._core | self._reports_of_denials), -1
        while len(reports) > size:
            size = len(reports)
            reports |= {one for some in reports_of.values() if some & reports for one in some}
        self._loaded.take(reports)
        voices = {one.id: one for one in self._loaded.voices(reports)}
        placed = self._store.seen(seen.events_in, reports)
        happening_of = {one.event: one.happening for one in placed.values()} | self._happening_of
        found = denial_disputes(denials_in_force(force), voices, happening_of, self._origins)
        return [("denial", one) for one in found], self._store.seen(seen.disputes_in, "denial", reports)

    def _stands(self, judgement: Judgement) -> bool:
        return judgement.by.startswith("person:") or (judgement.left, judgement.right) in self._denial_pairs

    def _parts(self) -> tuple[list[tuple[str, Dispute]], set[str]]:
        """Return the disputes about parts of which what was touched speaks, and the ids of those that stood there."""
        touched = self.changed | self.moved
        now = part_questions(self._loaded.voices(self.changed))
        asked = self._store.seen(seen.parts_told, touched) | {one for some in now.values() for one in some}
        if not asked:
            return [], set()
        reports = self._store.seen(seen.reports_asking, asked) | now.keys()
        self._loaded.take(reports)
        found = part_disputes(self._loaded.voices(reports), self._origins)
        rules = {f"part {one}" for one in asked}
        return [(f"part {question}", one) for question, one in found if question in asked], {
            one for rule in rules for one in self._store.seen(seen.disputes_by, rule)
        }

    def _inferred(self) -> list[InferredDate]:
        """Return the days of undated reports that others give, anew: undated reports are few."""
        undated = {one.event for one in self._store.seen(seen.events_between, ()).values() if one.day is None}
        links = [one for one in self._joined(self._links_at(undated)) if one.joined] if undated else []
        sides = {side for one in links for side in (one.left, one.right)}
        report_of = {one.event: one.report for one in self._store.seen(seen.events_exactly, sides).values()} | self._report_of
        reports = {report_of[side] for side in sides}
        self._loaded.take(reports)
        tellings = {one.event: one for one in self._loaded.tellings(reports)}
        bare = {one.report for one in tellings.values() if one.published is None}
        return infer_dates(links, tellings, (self._store.findings(one) for one in bare), self.judged)


def _tails(words: str) -> set[str]:
    parts = words.split()
    return {" ".join(parts[place:]).casefold() for place in range(1, len(parts) - 1)}

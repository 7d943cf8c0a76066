"""The region of a linked store that new reports touch: what changed, and all that hangs together with it.

In: an open store whose last run of linking left what it saw. Out: the tellings about the days of what changed compared, those
that hang together joined anew, and the denials among them answered anew; nothing is written.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from dragoman.linking import link_denials
from dragoman.linking.across import origins_of
from dragoman.linking.aftermath import follow_on
from dragoman.linking.disputes import Gathered
from dragoman.linking.gathering import gather
from dragoman.linking.happenings import place_events, traits_in_order
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
)
from dragoman.model import Judgement
from dragoman.model.happenings import Link, Telling
from dragoman.pipeline.seeing import Loaded, claim_of, families_of, phrases_of, said_by_people
from dragoman.store import Store
from dragoman.store.finding import seen

__all__ = ["Region"]

SHARE, FEW = 5, 100  # one report of five may have changed, or so many; above it all is linked anew

Pair = tuple[str, str]


class Region:
    """What changed, and what it touches; each step fills in more of it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.judged = list(store.judgements())
        self.phrases = phrases_of(store)
        self.loaded = Loaded(store, self.phrases)
        changed, self._renamed = store.seen(seen.changed_reports)
        self.changed = changed | self._calling_otherwise()
        self.decided = self._decisions()
        self.origins = origins_of(self.judged)
        self.families = families_of(self.judged)
        before = store.seen(seen.families_seen)
        self.moved = {one for one, family in before.items() if family != self.families.get(one)} | self._renamed
        self.moved -= self.changed
        self.links: dict[Pair, Link] = {}
        self.gone: set[Pair] = set()
        self.report_of: dict[str, str] = {}
        self._touched: set[str] = set()
        self.denial_pairs: set[Pair] = set()
        self.denials_gone: set[str] = set()
        self.reports_of_denials: set[str] = set()

    def _calling_otherwise(self) -> set[str]:
        """Return the reports with a source phrase whose body another report's words make known, or unknown, now."""
        before = json.loads(self.store.seen(seen.state_of, "phrases") or "{}")
        now = {phrase: [named.id, named.name] for phrase, named in self.phrases.items()}
        other = {phrase for phrase in before.keys() | now.keys() if before.get(phrase) != now.get(phrase)}
        if not other:
            return set()
        used = {row.source_words for row in self.store.seen(seen.phrases_used)}
        return self.store.seen(seen.reports_calling, [words for words in used if _tails(words) & other])

    def _decisions(self) -> list[list[str]]:
        """Return what people decided, or took back, since the last run: kind and sides."""
        before = json.loads(self.store.seen(seen.state_of, "people") or "{}")
        now = said_by_people(self.judged)
        return [(now.get(one) or before[one]) for one in sorted(before.keys() ^ now.keys())]

    def is_small(self) -> bool:
        """Tell whether what changed is little enough, and of known days."""
        if len(self.changed | self.moved) > max(FEW, len(self.store.seen(seen.families_seen)) // SHARE):
            return False
        self.loaded.take(self.changed)
        voices, tellings = self.loaded.voices(self.changed), self.loaded.tellings(self.changed)
        if any(one.published is None for one in voices) or any(one.published is None for one in tellings):
            return False
        self.old = self.store.seen(seen.events_in, self.changed)
        traits = traits_in_order(tellings)
        self.placed = place_events(traits, follow_on(traits))
        days = [one.day for one in self.old.values()] + [day for day, _ in self.placed.values()]
        self._days = [day for day in days if day is not None]
        return len(self._days) == len(days)

    def compare(self) -> None:
        """Compare the tellings about the days of what changed."""
        near, wide = ranges_around(self._days, NEAR), ranges_around(self._days, WIDE)
        around = self.store.seen(seen.events_between, wide) if wide else {}
        reports = {one.report for one in around.values()} | self.changed
        self.loaded.take(reports)
        self.links = links_near(traits_in_order(self.loaded.tellings(reports)), near)
        inside = {one.event for one in around.values() if in_days(one.day, near)} | self.old.keys()
        loose = {one.event for one in around.values() if one.day is None}
        before = {}
        for link in self.store.seen(seen.links_at, inside):
            both = link.left in inside and link.right in inside
            if both or link.left in loose or link.right in loose or {link.left, link.right} & self.old.keys():
                before[link.left, link.right] = link
        for pair in before.keys() | self.links.keys():
            old, new = before.get(pair), self.links.get(pair)
            if old is not None and new is not None and (old.total, old.reason) == (new.total, new.reason):
                del self.links[pair]
                continue
            self._touched.update(pair)
            if old is not None:
                self.gone.add(pair)
        self._touched |= self.placed.keys() | self.old.keys()
        self._touched |= {side for kind, *sides in self.decided if kind == "same_happening" for side in sides}

    def join(self) -> None:
        """Join anew the tellings that were touched, with the happenings that these draw in.

        A happening beside them that comes out as it stood was not drawn in: it grew by the same joins as before, and so did
        those beyond it. One that comes out otherwise is taken as touched, and all is joined again.
        """
        together, groups = self._whole(self._touched), list[tuple[Telling, ...]]()
        while True:
            beside = self._beside(together)
            groups = self._grouped(together | beside.keys())
            drawn = _drawn_in(groups, beside)
            if not drawn:
                break
            together = self._whole(together | drawn)
        groups = [group for group in groups if group[0].event in together]
        self.together = together
        self.gathered: list[Gathered] = [(gather(group, self.origins), group) for group in groups]
        self.happening_of = {one.event: happening.id for happening, group in self.gathered for one in group}
        self.core = {self.report_of[one] for one in together} | self.changed | self.moved

    def _grouped(self, events: Set[str]) -> list[tuple[Telling, ...]]:
        """Return the groups that some tellings make among themselves."""
        reports = {self.report_of[one] for one in events}
        self.loaded.take(reports)
        traits = traits_in_order(self.loaded.tellings(reports))
        links = [one for one in self.links_at(events) if one.left in events and one.right in events]
        return regroup(traits, events, links, [one for one in self.judged if one.kind == "same_happening"])

    def _beside(self, events: Set[str]) -> dict[str, str]:
        """Return the other events of happenings that a link might join to these, each with its happening."""
        likely = {side for link in self.links_at(events) if link.total >= JOIN for side in (link.left, link.right)}
        placed = self.store.seen(seen.events_exactly, likely - events)
        members = self.store.seen(seen.events_of, {one.happening for one in placed.values()})
        found = {one.event: one for one in members.values() if one.event not in events and one.report not in self.changed}
        self.report_of |= {event: one.report for event, one in found.items()}
        return {event: one.happening for event, one in found.items()}

    def _whole(self, events: Set[str]) -> set[str]:
        """Return events with all that are of their happenings, or were, and that judgements or aftermath tie to them."""
        joined: defaultdict[str, set[str]] = defaultdict(set)
        for judgement in self.judged:
            if judgement.kind == "same_happening" and judgement.holds and judgement.by.startswith("person:"):
                joined[judgement.left].add(judgement.right)
                joined[judgement.right].add(judgement.left)
        for event, (_, follows) in self.placed.items():
            if follows is not None:
                joined[event].add(follows)
                joined[follows].add(event)
        self.report_of |= {one.event: one.report for one in self.loaded.tellings(self.changed)}
        met, waiting = set[str](), set(events)
        while waiting:
            met |= waiting
            placed = self.store.seen(seen.events_at, waiting)
            beside = self.store.seen(seen.events_of, {one.happening for one in placed.values()})
            found = {other for one in waiting for other in joined[one]} | beside.keys()
            for one in placed.values():
                if one.event not in self.old and one.follows is not None and {one.event, one.follows} & waiting:
                    found |= {one.event, one.follows}
            self.report_of = {one.event: one.report for one in (*placed.values(), *beside.values())} | self.report_of
            waiting = found - met
        there = {event for event, report in self.report_of.items() if report not in self.changed} | self.placed.keys()
        return met & there

    def links_at(self, events: Set[str]) -> list[Link]:
        """Return the links of events as they stand now."""
        kept = [one for one in self.store.seen(seen.links_at, events) if (one.left, one.right) not in self.gone]
        return kept + [one for pair, one in self.links.items() if not events.isdisjoint(pair)]

    def answer_denials(self) -> list[Judgement] | None:
        """Return the judgements of denials that must be answered anew; None where one of another time is among them."""
        # Who denies what he said himself is told by the id under which he stands.
        changed = self.changed | self._renamed
        self.loaded.take(changed)
        days = [one.published for one in self.loaded.raw(changed) if one.published is not None]
        ranges = [
            tuple(map(date.fromordinal, pair)) for pair in ranges_around([day.toordinal() for day in days], 2 * MOST_DAYS)
        ]
        rows = self.store.seen(seen.claims_between, ranges)
        claims = {
            row.id: (row.report_id, row.published.toordinal() if row.published else 0, row.stance, row.contents) for row in rows
        }
        before = self.store.seen(seen.rule_denials_seen)
        known = self.store.seen(seen.reports_of_statements, {side for pair in before for side in pair})
        touched = {pair for pair in before if pair[0] in known and {known[pair[0]], known.get(pair[1])} & {None, *changed}}
        affected, possible = denials_to_answer(claims, changed, touched)
        if not affected <= claims.keys():
            return None
        reports = {claims[one][0] for one in affected | possible}
        self.loaded.take(reports)
        pool = [claim_of(one) for one in self.loaded.raw(reports) if one.id in affected | possible]
        found = [one for one in link_denials(pool, steady=True) if one.left in affected]
        self.denials_gone = affected | {one for one, _ in before if one not in known}
        self.made = {(one.left, one.right) for one in found}
        self.denial_pairs = {pair for pair in before if pair[0] not in self.denials_gone} | self.made
        other = (before ^ self.denial_pairs) | {(one, two) for kind, one, two in self.decided if kind == "denies"}
        known |= self.store.seen(seen.reports_of_statements, {side for pair in other | self.denial_pairs for side in pair})
        self.statement_report = known
        self.reports_of_denials = {known[side] for pair in other for side in pair if side in known}
        return found


def _tails(words: str) -> set[str]:
    parts = words.split()
    return {" ".join(parts[place:]).casefold() for place in range(1, len(parts) - 1)}


def _drawn_in(groups: Iterable[Sequence[Telling]], beside: Mapping[str, str]) -> set[str]:
    """Return the events of happenings beside what was touched that came out otherwise than they stood."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for event, happening in beside.items():
        members[happening].add(event)
    drawn: set[str] = set()
    for group in groups:
        events = {one.event for one in group}
        stood = {beside[event] for event in events & beside.keys()}
        if stood and events != members[min(stood)]:
            drawn.update(*(members[one] for one in stood))
    return drawn

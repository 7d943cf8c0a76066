"""Who does what to whom, as a network: actors, and an arrow from each doer to each recipient of events that took place.

The weight of an arrow is the number of independent origins behind its events, at least 1 and at most one for each report that
names both ends: copies and repetitions add none. What is denied, planned or hypothetical draws no arrow. ``gexf`` and
``graphml`` write it.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from dragoman.lexicon.scales import QUADS
from dragoman.model import Actor
from dragoman.present.export.gathering import Across, Told, gather_across, gather_events, last_day
from dragoman.store import Store
from dragoman.store.browsing import Wanted

__all__ = ["EDGE_FIELDS", "NODE_FIELDS", "Arrow", "Network", "gather_network"]

NODE_FIELDS = {
    "kind": "string", "country": "string", "sectors": "string", "wikidata": "string", "known": "boolean", "reports": "integer",
}  # fmt: skip
EDGE_FIELDS = {
    "origins": "integer", "events": "integer", "reports": "integer", "cooperation": "integer", "conflict": "integer",
    "types": "string", "first": "string", "last": "string", "disputed": "integer",
}  # fmt: skip

Value = str | int | bool | None
COOPERATION = (1, 2)  # PLOVER's quad classes; 3 and 4 are conflict


@dataclass(slots=True)
class Arrow:
    """What one actor did to another; grows as events are met."""

    origins: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    disputed: set[str] = field(default_factory=set)
    types: Counter[str] = field(default_factory=Counter)
    quads: Counter[bool] = field(default_factory=Counter)
    first: date | None = None
    last: date | None = None

    def add(self, told: Told, across: Across) -> None:
        """Count one telling; tellings of one happening are one event."""
        one = told.happening.id if told.happening else told.row.id
        self.reports.add(told.row.report.id)
        if told.happening is not None:
            self.origins |= {f"{origin.kind} {origin.key}" for origin in told.happening.sources}
            self.disputed |= {one} if one in across.disputes else set()
        if one not in self.events:
            self.events.add(one)
            self.types[told.row.type] += 1
            self.quads[QUADS[told.event.type] in COOPERATION] += 1
        days = [day for day in (self.first, told.row.since) if day is not None]
        self.first = min(days, default=None)
        days = [day for day in (self.last, last_day(told.row.before)) if day is not None]
        self.last = max(days, default=None)

    @property
    def told_by(self) -> int:
        """Known independent origins; no more than the reports that name both ends, whatever else tells of their happenings."""
        return min(len(self.origins), len(self.reports))

    @property
    def weight(self) -> int:
        """Independent origins, at least 1, since readers of networks drop arrows without weight."""
        return max(self.told_by, 1)

    @property
    def fields(self) -> dict[str, Value]:
        """The values of ``EDGE_FIELDS``."""
        return {
            "origins": self.told_by,
            "events": len(self.events),
            "reports": len(self.reports),
            "cooperation": self.quads[True],
            "conflict": self.quads[False],
            "types": "; ".join(
                f"{name} {count}" for name, count in sorted(self.types.items(), key=lambda one: (-one[1], one[0]))
            ),
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "disputed": len(self.disputed),
        }


@dataclass(frozen=True, slots=True)
class Network:
    """Actors by id with their name and the values of ``NODE_FIELDS``, and arrows by the ids of both ends."""

    names: dict[str, str]
    fields: dict[str, dict[str, Value]]
    arrows: dict[tuple[str, str], Arrow]


def gather_network(store: Store, wanted: Wanted) -> Network:
    """Return the network of the events that match and took place; who stands on one side only is not in it."""
    across = gather_across(store)
    names: dict[str, str] = {}
    fields: dict[str, dict[str, Value]] = {}
    arrows = defaultdict[tuple[str, str], Arrow](Arrow)
    for told in gather_events(store, wanted, across):
        if told.event.status not in {"happened", "ongoing"}:
            continue
        for doer, recipient in product(told.doers, told.recipients):
            ends = _stands(doer, across), _stands(recipient, across)
            if ends[0] == ends[1]:
                continue
            arrows[ends].add(told, across)
            for one, actor in zip(ends, (doer, recipient), strict=True):
                names.setdefault(one, across.name(actor))
                fields.setdefault(one, _fields(actor, across))
    return Network(dict(sorted(names.items())), fields, dict(sorted(arrows.items())))


def _stands(actor: Actor, across: Across) -> str:
    row = across.actors.get(actor.id)
    return row.id if row else actor.id


def _fields(actor: Actor, across: Across) -> dict[str, Value]:
    row = across.actors.get(actor.id)
    return {
        "kind": row.kind if row else actor.kind,
        "country": row.country if row else actor.country,
        "sectors": "; ".join(actor.sectors) or None,
        "wikidata": row.wikidata if row else actor.wikidata,
        "known": row.known if row else actor.known,
        "reports": row.reports if row else 1,
    }

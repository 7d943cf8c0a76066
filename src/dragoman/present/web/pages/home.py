"""Home: what is new, disputed, changed or in doubt, on one screen: a folded copy, a changed toll, a denial, a correction."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model.happenings import Dispute, Happening, Toll
from dragoman.present.web.answering import Page
from dragoman.present.web.asking import Asked
from dragoman.present.web.charts.steps import Steps, draw_steps
from dragoman.present.web.desk import Desk
from dragoman.store.browsing import Wanted
from dragoman.store.browsing.folded import most_copied
from dragoman.store.browsing.reviewing import count_cards
from dragoman.store.rows import ReportRow

__all__ = ["home_page"]

SHOWN = 3  # of each kind: all kinds fit one screen
LOOKED = 40  # happenings with figures that are looked through for a change

NEWEST = 8
FAR = 5  # times as many: rather the count of something else than news of the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A figure that changed: its happening, the whole tolls in order, and the pair of the sharpest step."""

    happening: Happening
    tolls: tuple[Toll, ...]
    before: Toll
    after: Toll
    chart: Steps | None


def home_page(desk: Desk, asked: Asked) -> Page:
    """Return the first page."""
    counts = desk.catalogue.counts()
    copied = most_copied(desk.catalogue, SHOWN)
    denials = desk.catalogue.disputes(Wanted(), clash="denies", size=SHOWN)
    others = [one for one in desk.catalogue.disputes(Wanted(), size=SHOWN * 3) if one.clash not in {"denies", "corrects"}]
    figured = desk.catalogue.figured(Wanted(), None, size=LOOKED)
    changes = [change for one in figured for change in _changes(one)]
    corrected = [change for change in changes if change.after.note == "corrected"]
    moved = [change for change in changes if change.after.note != "corrected"]
    newest = desk.catalogue.reports(asked.wanted, size=NEWEST)
    cards = count_cards(desk.catalogue)
    return Page(
        template="home.html",
        title="Home",
        section="home",
        shown={
            "counts": counts,
            "copied": copied,
            "denials": denials,
            "others": others[:SHOWN],
            "corrected": corrected[:SHOWN],
            "moved": _nearest(_one_each(moved))[:SHOWN],
            "newest": newest,
            "cards": cards,
        },
        record={
            "counts": counts,
            "folded": [
                {"report": original, "copies": [{"report": one, "why": why} for one, why in folded]}
                for original, folded in copied
            ],
            "denials": denials.rows,
            "other_disputes": others[:SHOWN],
            "changed_figures": [_record(change) for change in moved[:SHOWN]],
            "corrections": [_record(change) for change in corrected[:SHOWN]],
            "new_reports": newest.rows,
            "to_review": cards,
        },
        table=_lines(copied, denials.rows, [*corrected, *moved]),
    )


def _changes(happening: Happening) -> list[Change]:
    found = []
    for what, scope in dict.fromkeys((toll.what, toll.scope) for toll in happening.tolls):
        tolls = tuple(toll for toll in happening.tolls if (toll.what, toll.scope) == (what, scope))
        steps = [(one, other) for one, other in pairwise(tolls) if other.note is not None]
        for note in (True, False):
            noted = [pair for pair in steps if (pair[1].note == "corrected") == note]
            own = [pair for pair in noted if _who(pair[0]) == _who(pair[1])]  # one source that changed its count, before others
            if noted:
                chart = next(iter(draw_steps(tolls)), None)
                before, after = (own or noted)[-1]
                found.append(Change(happening=happening, tolls=tolls, before=before, after=after, chart=chart))
    return found


def _who(toll: Toll) -> str:
    return toll.according_to.name.casefold() if toll.according_to else f"outlet {toll.origin.name}"


def _one_each(changes: Sequence[Change]) -> list[Change]:
    """Return the longest series of each happening: its other counts are on its page."""
    longest: dict[str, Change] = {}
    for change in changes:
        known = longest.get(change.happening.id)
        if known is None or len(change.tolls) > len(known.tolls):
            longest[change.happening.id] = change
    return list(longest.values())


def _nearest(changes: Sequence[Change]) -> list[Change]:
    """Return first the changes that one source made and that one thing may have made: a tenth is another count."""

    def distance(change: Change) -> tuple[bool, bool]:
        one, other = (toll.low or toll.high or 1.0 for toll in (change.before, change.after))
        return _who(change.before) != _who(change.after), max(one, other) > FAR * min(one, other)

    return sorted(changes, key=distance)


def _record(change: Change) -> dict[str, object]:
    return {"happening": change.happening.id, "gloss": change.happening.gloss, "before": change.before, "after": change.after}


def _lines(
    copied: Sequence[tuple[ReportRow, Sequence[tuple[ReportRow, str]]]], denials: Sequence[Dispute], changes: Sequence[Change]
) -> list[dict[str, object]]:
    lines: list[dict[str, object]] = []
    for original, folded in copied:
        why = "; ".join(f"{one.publisher or one.key}: {why}" for one, why in folded)
        lines.append(
            {"kind": "copies", "id": original.id, "what": original.title, "detail": f"{len(folded) + 1} links, 1 origin; {why}"}
        )
    for dispute in denials:
        sides = " | ".join(f"{position.stance}: {position.gist}" for position in dispute.positions)
        lines.append({"kind": "denial", "id": dispute.id, "what": dispute.question, "detail": sides})
    for change in changes:
        kind = "correction" if change.after.note == "corrected" else "changed figure"
        step = f"{change.before.low} to {change.after.low} {change.after.what}"
        lines.append({"kind": kind, "id": change.happening.id, "what": change.happening.gloss, "detail": step})
    return lines

"""TimelineJS 3: one slide a happening, with the reports' words and who says so; what is only planned or denied says so.

{"events": [{"start_date": {"year": 2024, "month": 7, "day": 31}, "text": {"headline": "…", "text": "<p>…"}, "group": "AID"}]}

Headlines and texts are HTML there: every word of a report is escaped. Happenings without a first day are left out.
"""

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any

import msgspec

from dragoman.present.export.gathering import Across, Occurrence, gather_across, gather_happenings, last_day
from dragoman.present.export.saying import gloss_of, told_lines, weight_of
from dragoman.store import Store
from dragoman.store.browsing import Wanted

__all__ = ["export_timelinejs"]

_PARTS = {"year": 1, "decade": 1, "century": 1, "month": 2, "quarter": 2, "half": 2, "season": 2}  # of a date that are known


def export_timelinejs(store: Store, wanted: Wanted) -> Iterator[bytes]:
    """Yield the timeline's JSON in pieces, one slide a line."""
    across = gather_across(store)
    yield b'{"events":['
    separator = b"\n"
    for one in gather_happenings(store, wanted, across):
        if one.days[0] is not None:
            yield separator + msgspec.json.encode(_slide(one, one.days[0], across))
            separator = b",\n"
    yield b"\n]}\n"


def _slide(one: Occurrence, since: date, across: Across) -> dict[str, Any]:
    grain = one.happening.grain if one.happening else one.tellings[0].row.grain
    parts = _PARTS.get(grain or "day", 3)
    end = last_day(one.days[1])
    slide: dict[str, Any] = {
        "unique_id": one.id,
        "start_date": _date(since, parts),
        "text": {"headline": escape(gloss_of(one, across)), "text": _told(one, across)},
        "group": one.tellings[0].row.type,
    }
    if end is not None and _date(end, parts) != slide["start_date"]:
        slide["end_date"] = _date(end, parts)
    return slide


def _date(day: date, parts: int) -> dict[str, int]:
    return dict(zip(("year", "month", "day")[:parts], (day.year, day.month, day.day), strict=False))


def _told(one: Occurrence, across: Across) -> str:
    words = "".join(f"<p>“{escape(quote)}”<br>{escape(printed)}</p>" for quote, printed in told_lines(one))
    disputed = "".join(f"<p>Disputed: {escape(dispute.question)}</p>" for dispute in across.disputes.get(one.id, ()))
    return f"<p>{escape(weight_of(one))}</p>{words}{disputed}"

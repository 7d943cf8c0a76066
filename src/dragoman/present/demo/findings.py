"""Five questions that an analyst asks first, put to any store: copies, a changed toll, a denial, a correction, the unnamed.

In: a store that has been read into and linked. Out: a heading and lines for each; a finding without lines says that nothing
was found.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model.happenings import Happening, Toll
from dragoman.present.cli.cells import amount, quoted, shorten
from dragoman.present.cli.linked import toll_line
from dragoman.store import Filters, Store
from dragoman.store.rows import StatementRow

__all__ = ["DemoFinding", "ask_findings"]


@dataclass(frozen=True, slots=True)
class DemoFinding:
    """A finding: what was asked, and the answer line by line."""

    heading: str
    lines: tuple[str, ...]


def ask_findings(store: Store) -> tuple[DemoFinding, ...]:
    """Return the five findings."""
    toll = _toll(store)
    return (
        DemoFinding("One wire story in several outlets is one origin", tuple(_copies(store))),
        DemoFinding("The toll, as it was told", tuple(map(toll_line, toll))),
        DemoFinding("A denial, and what it denies", tuple(_denials(store))),
        DemoFinding("A figure that was corrected", tuple(_corrections(toll))),
        DemoFinding("Who speaks without a name", tuple(_unnamed(store))),
    )


def _copies(store: Store) -> Iterator[str]:
    reports = {row.id: row for row in store.reports()}
    copies = defaultdict(list)
    for row in reports.values():
        if row.copy_of is not None:
            copies[row.copy_of].append(row)
    why = {(one.left, one.right): one.reason for one in store.judgements("copy")}
    for original, rows in copies.items():
        first = reports[original]
        yield f"{first.publisher}, {first.published}: {first.title}"
        for row in rows:
            yield f"  printed by {row.publisher}, {row.published} ({why[row.id, original]})"
        yield f"  {len(rows) + 1} links, 1 origin"


def _toll(store: Store) -> list[Toll]:
    """Return the killed of the happening that most reports count, whole tolls only, by publication."""
    counted = [[toll for toll in one.tolls if toll.what == "killed" and toll.scope == "all"] for one in _told(store)]
    return max(counted, key=lambda tolls: len({report for toll in tolls for report in toll.reports}), default=[])


def _told(store: Store) -> Iterator[Happening]:
    return store.find_happenings(Filters(), least=2)


def _corrections(toll: list[Toll]) -> Iterator[str]:
    for earlier, later in pairwise(toll):
        if later.note == "corrected":
            yield f"from {amount(earlier.low, earlier.high, earlier.bound)}: {toll_line(earlier)}"
            yield f"to {amount(later.low, later.high, later.bound)}: {toll_line(later)}"


def _denials(store: Store) -> Iterator[str]:
    statements = {row.id: row for row in store.find_statements(Filters())}
    for judgement in store.judgements("denies"):
        denial, claim = statements[judgement.left], statements[judgement.right]
        yield f"{_said(denial)} denies: {quoted(denial.contents)}"
        yield f"  what {_said(claim)} says: {quoted(claim.contents)}"
        yield f"  {judgement.reason}"


def _unnamed(store: Store) -> Iterator[str]:
    copies = {row.id for row in store.reports() if row.copy_of is not None}
    for row in store.find_statements(Filters()):
        if row.source_kind == "anonymous" and row.report.id not in copies:
            yield f"{_said(row)} {row.stance}: {quoted(row.contents)}"


def _said(row: StatementRow) -> str:
    who = row.source.name if row.source and row.source_kind != "anonymous" else row.source_words or "nobody named"
    return f"{shorten(who, 80)} ({row.report.publisher}, {row.report.published})"

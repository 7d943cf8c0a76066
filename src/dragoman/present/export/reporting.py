"""Reporting: the findings of the reports that match, one by one, for formats that annotate texts."""

from collections.abc import Iterator

from dragoman.model import Findings
from dragoman.model.happenings import Happening
from dragoman.store import Filters, Store
from dragoman.store.browsing import Wanted

__all__ = ["gather_reports"]


def gather_reports(store: Store, wanted: Wanted) -> Iterator[Findings]:
    """Yield everything that was found in each report that holds what is asked, by publication date.

    Raises:
        SettingsError: When a filter is none of reports.
    """
    told: set[str] | None = None
    if wanted.origins > 1:
        happenings: Iterator[Happening] = store.find_happenings(Filters())
        told = {report for one in happenings if one.origins >= wanted.origins for report, _ in one.events}
    for row in store.find_reports(wanted.filters):
        if told is None or row.id in told:
            yield store.findings(row.id)

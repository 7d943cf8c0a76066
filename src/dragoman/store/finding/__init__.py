"""The questions that the store answers: one module a kind of row, each a query and the rows that it makes."""

from dragoman.store.finding.actors import find_actors
from dragoman.store.finding.dossier import Dossier, open_dossier
from dragoman.store.finding.events import find_events
from dragoman.store.finding.figures import find_figures
from dragoman.store.finding.headings import headings_of
from dragoman.store.finding.inferred import find_inferred
from dragoman.store.finding.linkable import each_claim, local_actors
from dragoman.store.finding.linked import (
    HappeningOrder,
    find_disputes,
    find_happenings,
    find_links,
    happening_of,
    show_linked,
)
from dragoman.store.finding.linking import Linked, keep_linked
from dragoman.store.finding.reports import find_reports
from dragoman.store.finding.showing import Shown, show_found
from dragoman.store.finding.statements import find_statements
from dragoman.store.finding.tellings import Told, each_told
from dragoman.store.finding.timeline import order_events
from dragoman.store.finding.undated import count_undated

__all__ = [
    "Dossier", "HappeningOrder", "Linked", "Shown", "Told", "count_undated", "each_claim", "each_told", "find_actors",
    "find_disputes", "find_events", "find_figures", "find_happenings", "find_inferred", "find_links", "find_reports",
    "find_statements", "happening_of", "headings_of", "keep_linked", "local_actors", "open_dossier", "order_events",
    "show_found", "show_linked",
]  # fmt: skip

"""The lists: reports, statements, timeline, disputes, figures, actors; each under the filters that all of them share."""

from typing import get_args

from dragoman.model.happenings import About, Happening, Toll
from dragoman.model.terms import ACTOR_KINDS, FIGURE_KINDS
from dragoman.present.web.answering import Page
from dragoman.present.web.asking import Asked
from dragoman.present.web.charts.histogram import draw_histogram
from dragoman.present.web.charts.steps import draw_steps
from dragoman.present.web.desk import Desk
from dragoman.present.web.pages.tables import (
    actor_lines,
    dispute_lines,
    happening_lines,
    report_lines,
    statement_lines,
    toll_lines,
)
from dragoman.store.browsing.catalogue import SIZE
from dragoman.store.browsing.days import bin_days, count_days, count_undated_happenings, without_outliers
from dragoman.store.browsing.folded import first_words
from dragoman.store.browsing.standing import headings_for, mark_happenings, mark_statements

__all__ = ["actors_page", "disputes_page", "figures_page", "reports_page", "statements_page", "timeline_page"]

CHARTS = 12  # happenings with figures on a page: each has a chart
ABOUT: tuple[str, ...] = get_args(About)
ORDERS = ("new", "old", "told")


def reports_page(desk: Desk, asked: Asked) -> Page:
    """Return the reports, one row an origin, copies folded under it with why."""
    found = desk.catalogue.reports(asked.wanted, start=(asked.page - 1) * SIZE)
    copies = desk.catalogue.copies([row.id for row in found]) if asked.wanted.filters.originals else {}
    record = [{"report": row, "copies": [{"report": one, "why": why} for one, why in copies.get(row.id, ())]} for row in found]
    return Page(
        template="reports.html",
        title="Reports",
        section="reports",
        shown={"found": found, "copies": copies, "size": SIZE},
        record={"total": found.total, "reports": record},
        table=report_lines(found, copies),
    )


def statements_page(desk: Desk, asked: Asked) -> Page:
    """Return who says what."""
    found = desk.catalogue.statements(asked.wanted, start=(asked.page - 1) * SIZE)
    marks = mark_statements(desk.catalogue, [row.id for row in found])
    return Page(
        template="statements.html",
        title="Statements",
        section="statements",
        shown={"found": found, "marks": marks, "size": SIZE},
        record={"total": found.total, "statements": found.rows},
        table=statement_lines(found),
    )


def timeline_page(desk: Desk, asked: Asked) -> Page:
    """Return happenings by day, with the histogram of all days and of those chosen."""
    order = asked.chosen("order", ORDERS, "new")
    undated = asked.get("undated") == "1"
    wanted = asked.wanted
    found = desk.catalogue.happenings(wanted, start=(asked.page - 1) * SIZE, order=order, undated=undated)
    words = first_words(desk.catalogue, {row.id: row.events[0][1] for row in found if row.events})
    chosen = (wanted.filters.date_from, wanted.filters.date_to)

    def address(since: object, until: object) -> str:
        return asked.url(from_=since, to=until)

    days = count_days(desk.catalogue, wanted, within=False)
    near = without_outliers(days)
    whole = draw_histogram(bin_days(near), address, chosen)
    close = draw_histogram(bin_days(count_days(desk.catalogue, wanted, within=True)), address) if any(chosen) else None
    return Page(
        template="timeline.html",
        title="Timeline",
        section="timeline",
        shown={
            "found": found,
            "words": words,
            "marks": mark_happenings(desk.catalogue, [row.id for row in found]),
            "whole": whole,
            "close": close,
            "outlying": sum(day.count for day in days) - sum(day.count for day in near),
            "order": order,
            "undated": undated,
            "without_day": count_undated_happenings(desk.catalogue, wanted),
            "size": SIZE,
        },
        record={"total": found.total, "happenings": found.rows},
        table=happening_lines(found, words),
    )


def disputes_page(desk: Desk, asked: Asked) -> Page:
    """Return what is disputed, positions side by side."""
    about = asked.chosen("about", ABOUT, "") or None
    found = desk.catalogue.disputes(asked.wanted, about, start=(asked.page - 1) * SIZE)
    return Page(
        template="disputes.html",
        title="Disputes",
        section="disputes",
        shown={
            "found": found,
            "headings": headings_for(desk.catalogue, found),
            "abouts": ABOUT,
            "about": about,
            "size": SIZE,
        },
        record={"total": found.total, "disputes": found.rows},
        table=dispute_lines(found),
    )


def figures_page(desk: Desk, asked: Asked) -> Page:
    """Return the happenings that are counted, each with its chart and table."""
    what = asked.wanted.filters.what
    found = desk.catalogue.figured(asked.wanted, what, start=(asked.page - 1) * CHARTS, size=CHARTS)
    return Page(
        template="figures.html",
        title="Figures",
        section="figures",
        shown={
            "found": found,
            "charts": {row.id: draw_steps(_of(row, what)) for row in found},
            "tolls": {row.id: _of(row, what) for row in found},
            "kinds": FIGURE_KINDS,
            "what": what,
            "size": CHARTS,
        },
        record={"total": found.total, "happenings": found.rows},
        table=toll_lines(found, what),
    )


def _of(row: Happening, what: str | None) -> list[Toll]:
    return [toll for toll in row.tolls if what in {None, toll.what}]


def actors_page(desk: Desk, asked: Asked) -> Page:
    """Return the actors, those in most reports first."""
    kind = asked.chosen("kind", ACTOR_KINDS, "") or None
    found = desk.catalogue.actors(asked.wanted, kind, start=(asked.page - 1) * SIZE)
    return Page(
        template="actors.html",
        title="Actors",
        section="actors",
        shown={"found": found, "kind": kind, "kinds": ACTOR_KINDS, "size": SIZE},
        record={"total": found.total, "actors": found.rows},
        table=actor_lines(found),
    )

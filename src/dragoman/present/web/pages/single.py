"""One of a thing: a happening with its tellings, a dispute with its sides, an actor with its dossier."""

from typing import Any

from dragoman.model import StoreError
from dragoman.model.happenings import Happening
from dragoman.present.web.answering import Page
from dragoman.present.web.asking import Asked
from dragoman.present.web.charts.steps import draw_steps
from dragoman.present.web.desk import Desk
from dragoman.present.web.pages.evidence import quotes_of
from dragoman.present.web.pages.tables import dispute_lines, event_lines, statement_lines
from dragoman.store.browsing.catalogue import SIZE
from dragoman.store.browsing.standing import disputes_about, headings_for, mark_events, mark_statements
from dragoman.store.browsing.telling import actor_of, acts_of, contacts_of, events_of, judged_of

__all__ = ["TABS", "actor_page", "dispute_page", "happening_page"]

TABS = {
    "said": "Said",
    "denied": "Denied",
    "did": "Did",
    "done": "Was done to",
    "contacts": "Contacts",
    "names": "Names and merges",
}
TELLINGS = 60  # on one page; the rest is in the JSON


def happening_page(desk: Desk, _asked: Asked, one: str) -> Page:
    """Return a happening: when, where, who tells it so, its figures, its disputes, every telling in its words.

    Raises:
        StoreError: When there is none with this id.
    """
    happening = desk.catalogue.happening(one)
    tellings = events_of(desk.catalogue, [event for _, event in happening.events[:TELLINGS]])
    contested = disputes_about(desk.catalogue, happening.id)
    return Page(
        template="happening.html",
        title=_title(happening),
        section="timeline",
        shown={
            "happening": happening,
            "tellings": tellings,
            "left_out": max(len(happening.events) - TELLINGS, 0),
            "disputes": contested,
            "charts": draw_steps(happening.tolls),
        },
        record={"happening": happening, "disputes": contested, "tellings": tellings},
        table=event_lines(tellings),
    )


def _title(happening: Happening) -> str:
    where = f" in {happening.place}" if happening.place else ""
    when = f", {happening.since}" if happening.since else ""
    return f"{happening.type.capitalize()}{where}{when}"


def dispute_page(desk: Desk, _asked: Asked, one: str) -> Page:
    """Return a dispute: its positions side by side, holders, words, origins, and how it went on.

    Raises:
        StoreError: When there is none with this id.
    """
    dispute = desk.catalogue.dispute(one)
    quotes = quotes_of(desk, dispute)
    history: list[tuple[Any, Any, Any]] = [
        (quote.report.published, position, quote)
        for position, some in zip(dispute.positions, quotes, strict=True)
        for quote in some
    ]
    history.sort(key=lambda entry: (entry[0] is None, str(entry[0]), entry[2].start))
    happening = None
    if dispute.happening:
        try:
            happening = desk.catalogue.happening(dispute.happening)
        except StoreError:
            happening = None
    return Page(
        template="dispute.html",
        title=dispute.question,
        section="disputes",
        shown={
            "dispute": dispute,
            "headings": headings_for(desk.catalogue, [dispute])[dispute.id],
            "quotes": quotes,
            "history": history,
            "happening": happening,
            "charts": draw_steps(happening.tolls) if happening and dispute.about == "figure" else (),
        },
        record={
            "dispute": dispute,
            "quotes": [
                [{"report": quote.report, "words": quote.words, "start": quote.start, "end": quote.stop} for quote in some]
                for some in quotes
            ],
        },
        table=dispute_lines([dispute]),
    )


def actor_page(desk: Desk, asked: Asked, one: str) -> Page:
    """Return an actor's dossier, a tab at a time.

    Raises:
        StoreError: When nobody is meant.
    """
    actor = actor_of(desk.catalogue, one)
    tab = asked.chosen("tab", TABS, "said")
    start = (asked.page - 1) * SIZE
    found: Any = None
    marks: Any = None
    table: list[Any] = []
    if tab in {"said", "denied"}:
        found = acts_of(desk.catalogue, actor.id, tab, asked.wanted, start=start)
        marks, table = mark_statements(desk.catalogue, [row.id for row in found]), statement_lines(found)
    elif tab in {"did", "done"}:
        found = acts_of(desk.catalogue, actor.id, tab, asked.wanted, start=start)
        marks, table = mark_events(desk.catalogue, [row.id for row in found]), event_lines(found)
    elif tab == "contacts":
        found = contacts_of(desk.catalogue, actor.id)
        table = [
            {"actor": one.actor.name, "id": one.actor.id, "events": one.events, "reports": one.reports, "types": one.types}
            for one in found
        ]
    else:
        found = judged_of(desk.catalogue, actor.merged)
        table = [
            {
                "kind": kept.kind,
                "left": kept.left,
                "right": kept.right,
                "holds": kept.holds,
                "reason": kept.reason,
                "by": kept.by,
            }
            for kept in found
        ]
    rows = getattr(found, "rows", found)
    return Page(
        template="actor.html",
        title=actor.name,
        section="actors",
        shown={"actor": actor, "tabs": TABS, "tab": tab, "found": found, "marks": marks, "size": SIZE},
        record={"actor": actor, "tab": tab, "total": getattr(found, "total", len(rows)), "rows": rows},
        table=table,
    )

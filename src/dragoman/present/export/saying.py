"""Saying in words: one line on a happening for a timeline or a map, without a claim that the reports do not make.

"Turkey visits Syria · denied by Ankara · 3 reports, 2 origins"
"""

from datetime import date

from dragoman.present.export.claiming import claim_of, claimant
from dragoman.present.export.cleaning import one_line
from dragoman.present.export.gathering import Across, Occurrence, Told

__all__ = ["gloss_of", "told_lines", "weight_of"]

LINES = 8  # tellings listed under one happening: a slide holds no more


def gloss_of(one: Occurrence, across: Across) -> str:
    """Return what a happening is in our words, with its status where it is not told as done."""
    if one.happening is not None:
        gloss = one.happening.gloss
    else:
        told = one.tellings[0]
        names = [", ".join(map(across.name, cast)) for cast in (told.doers, told.recipients)]
        gloss = f"{names[0] or 'somebody'}: {told.row.type}{f' ({told.row.modes[0]})' if told.row.modes else ''}"
        gloss += f" → {names[1]}" if names[1] else ""
    undone = [status for status in one.statuses if status not in {"happened", "ongoing"}]
    return one_line(gloss) + (f" [{', '.join(undone)}]" if undone and len(undone) == len(one.statuses) else "")


def weight_of(one: Occurrence) -> str:
    """Return how many reports and independent origins tell of it."""
    if one.happening is None:
        return "1 report"
    links, origins = one.happening.reports, one.happening.origins
    known = f"{origins} origin{'s' if origins != 1 else ''}" if origins else "origin not known"
    unknown = f", {one.happening.unknown} by nobody named" if one.happening.unknown and origins else ""
    return f"{links} report{'s' if links != 1 else ''}, {known}{unknown}"


def told_lines(one: Occurrence) -> list[tuple[str, str]]:
    """Return the words of the tellings, each with who says so and where it is printed, at most ``LINES``."""
    return [(one_line(told.words(told.quote)), _printed(told)) for told in one.tellings[:LINES]]


def _printed(told: Told) -> str:
    claim, report = claim_of(told), told.findings.report
    says = f"according to {one_line(claimant(claim) or 'somebody not named')}; " if claim else ""
    day: date | None = report.published
    return f"{says}{one_line(report.publisher or report.key)}, {day.isoformat() if day else 'undated'}"

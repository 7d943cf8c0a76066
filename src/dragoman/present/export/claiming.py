"""Claiming: who says so, in words for a cell: the statement that carries an event, or the outlet where none does."""

from dragoman.present.export.gathering import Told
from dragoman.store.rows import Saying

__all__ = ["claim_of", "claimant", "precision"]


def claim_of(told: Told) -> Saying | None:
    """Return the first statement that carries an event; None where the outlet tells it itself."""
    return told.row.says[0] if told.row.says else None


def claimant(saying: Saying) -> str | None:
    """Return who makes a claim, by name, else in the report's words; None where nobody is named."""
    return saying.source.name if saying.source is not None else saying.source_words


def precision(told: Told) -> str | None:
    """Return how fine an event's date is (``week, inferred`` where no words give it), or its open end; None without a date."""
    row = told.row
    if row.since is None and row.before is None:
        return None
    if row.since is None:
        return f"before {row.before}"
    fine = row.grain if row.before is not None else f"since {row.since}"
    return f"{fine}, inferred" if row.when_basis == "inferred" else fine

"""What goes into the store beside findings, and what it gives back to those who link: marks of copies, local actors, claims."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from dragoman.model import Judgement

__all__ = [
    "Appearance", "ClaimRow", "Fingerprint", "Kept", "KeptJudgement", "LocalActorRow", "Marks", "Outcome",
]  # fmt: skip

Outcome = Literal["added", "replaced", "unchanged", "same-text"]
"""``same-text``: another key for a text that is kept already; its key, outlet and day are kept beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of findings that were given to the store."""

    report_id: str
    outcome: Outcome


class Marks(Protocol):
    """The marks of a text by which copies are found, as ``ingest`` makes them."""

    @property
    def exact(self) -> str:
        """A hash of its words."""

    @property
    def shingles(self) -> Set[int]:
        """Unsigned 64-bit hashes of its word runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """The marks of a kept report."""

    exact: str
    shingles: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalActorRow:
    """An actor that the world table does not know and its report names, to be met again in another report.

    Attributes:
        sectors: PLOVER sector codes.
        company: Ids of the known people and bodies that its report names too.
        candidate: Id of the known actor that it may be, where that link is in doubt.
        confidence: How likely it is the candidate, 0 to 1.
    """

    id: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...] = ()
    company: frozenset[str] = frozenset()
    candidate: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A statement as far as it takes part in a dispute.

    Attributes:
        holder: Id of its source after the judgements in force, else the source phrase; None when the text names nobody.
        words: The pieces of what is said.
    """

    id: str
    report_id: str
    holder: str | None
    stance: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """Another place where the very same text stood."""

    key: str
    file: str
    title: str | None
    publisher: str | None
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptJudgement:
    """A judgement as it stands in the store; ``withdrawn_by`` is None while it is in force."""

    judgement: Judgement
    withdrawn_by: str | None

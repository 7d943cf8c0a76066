"""The embedded store and its migrations, and the record's codec: the only room that imports the database engine."""

from typing import TYPE_CHECKING

from dragoman.store.codec import decode, encode, record_schema
from dragoman.store.filters import Filters, RowKind
from dragoman.store.intake import Appearance, ClaimRow, Fingerprint, Kept, KeptJudgement, LocalActorRow, Marks
from dragoman.store.rows import (
    ActorRow,
    Contact,
    EventRow,
    FigureRow,
    Party,
    Quoted,
    ReportName,
    ReportRow,
    Saying,
    StatementRow,
)

if TYPE_CHECKING:
    from dragoman.store.finding import Dossier, Shown
    from dragoman.store.store import Store

__all__ = [
    "ActorRow", "Appearance", "ClaimRow", "Contact", "Dossier", "EventRow", "FigureRow", "Filters", "Fingerprint", "Kept",
    "KeptJudgement", "LocalActorRow", "Marks", "Party", "Quoted", "ReportName", "ReportRow", "RowKind", "Saying", "Shown",
    "StatementRow", "Store", "decode", "encode", "record_schema",
]  # fmt: skip

_LATE = {"Store": "dragoman.store.store", "Dossier": "dragoman.store.finding", "Shown": "dragoman.store.finding"}


def __getattr__(name: str) -> object:
    """Import what needs the database engine when it is first asked for: the engine alone takes 0.3 s to import."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - nothing of this is needed by those who only write records

    return getattr(import_module(_LATE[name]), name)

"""The vocabulary: frozen values and the error tree; standard library only."""

from dragoman.model.actors import Actor, Candidate, Cast, Mention, Office, Place
from dragoman.model.errors import (
    BadRowError,
    DragomanError,
    InputError,
    LexiconError,
    ModelError,
    NoTextError,
    NotTextError,
    RecordError,
    SettingsError,
    StoreBusyError,
    StoreError,
    StoreFullError,
    TooLargeError,
)
from dragoman.model.events import Event, Figure, LeftOut, When
from dragoman.model.findings import Findings, MadeBy
from dragoman.model.ids import content_id, text_id
from dragoman.model.judgements import Judgement
from dragoman.model.reading import Name, Reading, Sentence, Token
from dragoman.model.reports import Aside, Failure, Removed, Report
from dragoman.model.spans import Span
from dragoman.model.statements import Cue, Said, Source, Statement
from dragoman.model.times import Interval, Timex
from dragoman.model.trace import Trace

__all__ = [
    "Actor", "Aside", "BadRowError", "Candidate", "Cast", "Cue", "DragomanError", "Event", "Failure", "Figure",
    "Findings", "InputError", "Interval", "Judgement", "LeftOut", "LexiconError", "MadeBy", "Mention", "ModelError",
    "Name", "NoTextError", "NotTextError", "Office", "Place", "Reading", "RecordError", "Removed", "Report", "Said",
    "Sentence", "SettingsError", "Source", "Span", "Statement", "StoreBusyError", "StoreError", "StoreFullError",
    "Timex", "Token", "TooLargeError", "Trace", "When", "content_id", "text_id",
]  # fmt: skip

"""Corrections: what a person changed in the findings of one report, as a judgement that outlives a new reading.

    Correction(act="set", what="Event", at=(31, 34), of="9f…", fields=(("status", "denied"),))

A correction names its finding by id and by where it stands: a later reading may give it another id, but not other words.
"""

import json
from dataclasses import dataclass
from typing import Any, Literal, get_args

from dragoman.model.errors import RecordError
from dragoman.model.ids import content_id
from dragoman.model.judgements import Judgement

__all__ = ["Act", "Corrected", "Correction", "correction_of", "judgement_of"]

Act = Literal["remove", "move", "set", "add"]
Corrected = Literal["Actor", "Place", "Time", "Statement", "Event"]
Words = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One change.

    Attributes:
        act: ``remove`` a finding, ``move`` its words, ``set`` a field, or ``add`` a finding.
        what: Of which kind the finding is; of an actor, one mention of it.
        at: Where it stands, as code points ``[start, end)``; for a statement from its first piece to its last.
        of: Its id, and for a mention that of its actor; None for a place, a time and what is added.
        to: Where it stands now; only of ``move``.
        fields: Only of ``set`` and ``add``: ``kind`` of an actor, ``stance`` of a statement, ``type`` and ``status`` of an
            event; ``source`` and ``cue`` of a statement and ``told_by`` of an event are spans, "31-34 80-120", "" for none.
    """

    act: Act
    what: Corrected
    at: Words
    of: str | None = None
    to: Words | None = None
    fields: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.at[0] < self.at[1] or (self.to is not None and not 0 <= self.to[0] < self.to[1]):
            raise ValueError(f"a correction of nothing: {self.at} to {self.to}")
        if (self.act == "move") != (self.to is not None):
            raise ValueError("what is moved, and nothing else, has a new place")
        if self.act not in get_args(Act) or self.what not in get_args(Corrected):
            raise ValueError(f"no correction: {self.act} of {self.what}")

    def get(self, name: str) -> str | None:
        """Return a field; None where the correction has none of this name."""
        return dict(self.fields).get(name)


def judgement_of(report_id: str, correction: Correction, *, by: str, reason: str) -> Judgement:
    """Return a correction as a judgement: its left side is the report, its right side the correction as JSON."""
    parts: dict[str, Any] = {"act": correction.act, "what": correction.what, "at": list(correction.at)}
    parts |= {"of": correction.of} if correction.of else {}
    parts |= {"to": list(correction.to)} if correction.to else {}
    parts |= {"fields": dict(sorted(correction.fields))} if correction.fields else {}
    right = json.dumps(parts, ensure_ascii=False)
    return Judgement(
        id=content_id("judgement", "corrected", report_id, right, True, by),
        kind="corrected",
        left=report_id,
        right=right,
        holds=True,
        score=1.0,
        reason=reason,
        by=by,
    )


def correction_of(judgement: Judgement) -> Correction:
    """Return the correction that a judgement holds.

    Raises:
        RecordError: When it holds none.
    """
    try:
        parts = json.loads(judgement.right)
        return Correction(
            act=parts["act"],
            what=parts["what"],
            at=(int(parts["at"][0]), int(parts["at"][1])),
            of=parts.get("of"),
            to=(int(parts["to"][0]), int(parts["to"][1])) if "to" in parts else None,
            fields=tuple(sorted((str(name), str(value)) for name, value in parts.get("fields", {}).items())),
        )
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as trouble:
        raise RecordError(f"judgement {judgement.id} holds no correction: {trouble}") from None

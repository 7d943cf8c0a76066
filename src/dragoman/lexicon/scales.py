"""Scales: what other people's event tables add to PLOVER's types: quad class, score, CAMEO code, Correlates of War number.

ASSAULT, aerial  ->  MATERIAL CONFLICT, -9.5, 195
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dragoman.lexicon.tables import read_table
from dragoman.lexicon.world_rows import COUNTRY_COLUMNS
from dragoman.model.terms import CONTEXTS, EVENT_TYPES, MODES, EventType

__all__ = ["QUADS", "CameoCode", "Scales", "load_scales"]

QUADS: Mapping[EventType, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3, "ACCUSE": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""Quad class by type: verbal and material cooperation, verbal and material conflict (PLOVER manual, chapter 3)."""

_SCORE_COLUMNS = ("type", "mode", "score")
_CAMEO_COLUMNS = ("type", "mode", "context", "code", "basis", "what")
_COW_COLUMNS = ("code", "cow")


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """A CAMEO code of a type; mode and context are empty where any will do."""

    type: str
    mode: str
    context: str
    code: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scales:
    """The scales.

    Attributes:
        scores: Score from -10 to 10 by type and mode; the mode is empty for the type alone.
        cameo: CAMEO codes, in the order of the table.
        cow: Correlates of War number by ISO 3166-1 alpha-3.
        iso2: ISO 3166-1 alpha-2 by alpha-3.
    """

    scores: Mapping[tuple[str, str], float]
    cameo: tuple[CameoCode, ...]
    cow: Mapping[str, int]
    iso2: Mapping[str, str]

    def score(self, event_type: str, modes: Collection[str]) -> float | None:
        """Return the score of a type with its modes, the one farthest from zero; None where none is published."""
        found = [self.scores[event_type, mode] for mode in modes if (event_type, mode) in self.scores]
        return max(found, key=lambda score: (abs(score), -score)) if found else self.scores.get((event_type, ""))

    def code(self, event_type: str, modes: Collection[str], contexts: Collection[str]) -> CameoCode:
        """Return the CAMEO code that fits best: by mode before context, never finer than what is known."""
        fitting = [
            row for row in self.cameo if row.type == event_type and row.mode in {"", *modes} and row.context in {"", *contexts}
        ]
        return max(fitting, key=lambda row: (bool(row.mode), bool(row.context)))


def load_scales() -> Scales:
    """Return the scales.

    Raises:
        LexiconError: When a row breaks its table's schema.
    """
    scores = {}
    for row in read_table("plover/scores.tsv", _SCORE_COLUMNS).rows:
        event_type = row.one_of("type", EVENT_TYPES)
        scores[event_type, row.one_of("mode", MODES[event_type] | {""})] = float(row.needed("score"))
    codes = []
    for row in read_table("plover/cameo.tsv", _CAMEO_COLUMNS).rows:
        event_type = row.one_of("type", EVENT_TYPES)
        row.one_of("basis", ("table", "ours"))
        mode, context = row.one_of("mode", MODES[event_type] | {""}), row.one_of("context", CONTEXTS | {""})
        codes.append(CameoCode(type=event_type, mode=mode, context=context, code=row.needed("code"), what=row.needed("what")))
    countries = read_table("world/countries.tsv", COUNTRY_COLUMNS).rows
    return Scales(
        scores=scores,
        cameo=tuple(codes),
        cow={row.needed("code"): int(row.needed("cow")) for row in read_table("world/cow.tsv", _COW_COLUMNS).rows},
        iso2={row["code"]: row["iso2"] for row in countries if row["iso2"]},
    )

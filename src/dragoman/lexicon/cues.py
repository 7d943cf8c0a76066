"""Cues: the words that report what somebody says, thinks or wants, with the nouns and words that tell what a statement means.

``deny`` -> a verb, stance ``denies``, that takes a clause, a gerund or an object. In: the tables ``en/cues.tsv``,
``en/source_nouns.tsv`` and ``en/statement_words.tsv``. Out: one ``CueLexicon``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from dragoman.lexicon.tables import Row, read_table
from dragoman.model.terms import SOURCE_KINDS, STANCES, SourceKind, Stance

__all__ = ["FRAMES", "CueLexicon", "CuePos", "CueRow", "load_cues", "read_cue"]

CuePos = Literal["VERB", "NOUN", "ADJ", "ADV", "ADP"]
CUE_POS: tuple[CuePos, ...] = ("VERB", "NOUN", "ADJ", "ADV", "ADP")

COMPLEMENTS = ("clause", "do", "order", "whom", "ing", "object", "as", "name", "host", "quote", "passive", "amount")
"""clause: "said (that) it left"; do: "refused to leave"; order: "urged it to leave", content "to leave"; whom: "expects it to
leave", content "it to leave"; ing: "denied leaving"; object: "denied the charge"; as: "sees it as lost"; name: "calls it
lost"; host: the clause around it ("according to Kara"); quote: only beside a quotation ("she laughed"); passive: without a
source too ("is believed to")."""
PREPOSITIONS = (
    "about",
    "against",
    "at",
    "behind",
    "by",
    "for",
    "from",
    "in",
    "into",
    "of",
    "on",
    "over",
    "to",
    "toward",
    "upon",
    "with",
)
FRAMES: tuple[str, ...] = COMPLEMENTS + PREPOSITIONS

MEANINGS = (
    "hedge",
    "accusing",
    "violent",
    "demanding",
    "light",
    "refusing",
    "remark",
    "asking",
    "country-body",
    "negating",
    "denying",
    "undertaking",
    "generic",
    "evidential",
    "carrying",
    "hearsay",
    "course",
    "turning",
    "inner",
    "onlooker",
    "fault",
    "deed",
)
"""What a list of ``statement_words.tsv`` is for; each row says which, with an example."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRow:
    """One cue.

    Attributes:
        lemma: Its lemma; prepositions as they stand ("according to").
        pos: Part of speech.
        stance: What its source does by it, as far as the cue alone tells.
        frames: The complements that hold its content.
        prior: Share of its uses in these frames that are attributions; 0 to 1.
        example: A sentence of ours.
    """

    lemma: str
    pos: CuePos
    stance: Stance
    frames: frozenset[str]
    prior: float
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CueLexicon:
    """Every list that the statements room needs.

    Attributes:
        cues: Cues by part of speech and lemma.
        sources: Source kind by noun ("spokeswoman", "readout", "daily").
        words: Words by what they are for (``MEANINGS``).
    """

    cues: Mapping[tuple[str, str], CueRow]
    sources: Mapping[str, SourceKind]
    words: Mapping[str, frozenset[str]]

    def cue(self, pos: CuePos, lemma: str) -> CueRow | None:
        """Return the cue with a lemma, or None."""
        return self.cues.get((pos, lemma))

    def means(self, meaning: str, lemma: str) -> bool:
        """Tell whether a word stands in one of the lists."""
        return lemma in self.words[meaning]


def load_cues() -> CueLexicon:
    """Load the English cues.

    Raises:
        LexiconError: When a row breaks the schema.
    """
    cues: dict[tuple[str, str], CueRow] = {}
    for row in read_table("en/cues.tsv", ("lemma", "pos", "stance", "frames", "prior", "example")).rows:
        cue = read_cue(row)
        if (cue.pos, cue.lemma) in cues:
            row.refuse(f"{cue.pos} {cue.lemma!r} stands twice")
        cues[cue.pos, cue.lemma] = cue
    return CueLexicon(cues=cues, sources=_load_sources(), words=_load_words())


def read_cue(row: Row) -> CueRow:
    """Read one row of the table of cues.

    Raises:
        LexiconError: When it breaks the schema.
    """
    frames = row.some_of("frames", FRAMES)
    if not frames:
        row.refuse("frames is empty")
    try:
        prior = float(row["prior"])
    except ValueError:
        row.refuse(f"prior {row['prior']!r} is no number")
    if not 0 <= prior <= 1:
        row.refuse(f"prior {prior} is outside 0 to 1")
    return CueRow(
        lemma=row.needed("lemma"),
        pos=cast(CuePos, row.one_of("pos", CUE_POS)),
        stance=cast(Stance, row.one_of("stance", STANCES)),
        frames=frozenset(frames),
        prior=prior,
        example=row.needed("example"),
    )


def _load_sources() -> dict[str, SourceKind]:
    table = read_table("en/source_nouns.tsv", ("noun", "kind", "example"))
    return {
        row.needed("noun"): cast(SourceKind, row.one_of("kind", SOURCE_KINDS)) for row in table.rows if row.needed("example")
    }


def _load_words() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {meaning: set() for meaning in MEANINGS}
    for row in read_table("en/statement_words.tsv", ("lemma", "meaning", "example")).rows:
        row.needed("example")
        for meaning in row.some_of("meaning", MEANINGS):
            words[meaning].add(row.needed("lemma"))
    return {meaning: frozenset(lemmas) for meaning, lemmas in words.items()}

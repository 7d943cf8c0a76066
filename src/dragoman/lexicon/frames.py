"""Event frames: which predicates tell which PLOVER event, who stands in which position, and what must hold beside them.

``carry_out | verb | … | obj:attack`` -> ``Frame``. In: ``plover/*.tsv`` and the countries of ``world/countries.tsv``. Out: one
``FrameLexicon``, loaded once a process. A row with several words yields one frame for each.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from dragoman.lexicon.tables import Row, read_table
from dragoman.model.terms import CONTEXTS, EVENT_TYPES, MODES, SECTORS, EventType, FigureKind

__all__ = ["Condition", "Country", "Form", "Frame", "FrameLexicon", "Party", "load_frames", "read_frames"]

Form = Literal["verb", "noun", "adj"]

NO_EVENT_REASONS = ("metaphor", "no-deed")
FRAME_COLUMNS = ("words", "form", "type", "modes", "actor", "recipient", "needs", "example")
COUNTRY_COLUMNS = (
    "code", "iso2", "name", "official", "kind", "aliases", "adjectives", "people", "capital", "metonyms", "latitude",
    "longitude", "wikidata", "evidence", "as_of",
)  # fmt: skip
_CONDITION = re.compile(r"(-?)([a-z.,]+)(?::(\S+))?")


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold beside a predicate.

    Attributes:
        slots: Positions, any of which may satisfy it (``obj``, ``with``, ``inf``, ``mod`` …).
        words: Lemmas allowed there; empty with no classes: anything.
        classes: Word classes allowed there, without ``@``.
        wanted: Whether it must hold, or must not.
    """

    slots: tuple[str, ...]
    words: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate with its positions.

    Attributes:
        id: Name for traces (``assault.shell.verb``); rows of one predicate are numbered.
        lemma: First word of the predicate.
        particle: Second word (``off`` of "call off"); empty without one.
        form: Part of speech.
        type: PLOVER type.
        modes: PLOVER modes that the predicate itself tells.
        actors: Positions of the doers.
        recipients: Positions of those it is done to.
        conditions: What must hold beside it.
        example: A sentence of ours that it reads.
    """

    id: str
    lemma: str
    particle: str
    form: Form
    type: EventType
    modes: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    conditions: tuple[Condition, ...]
    example: str

    @property
    def weight(self) -> int:
        """How specific it is; of several that fit, the heaviest reads the predicate."""
        return 2 * bool(self.particle) + sum(_weight_of(condition) for condition in self.conditions)


def _weight_of(condition: Condition) -> int:
    if condition.slots == ("neg",):
        return 4  # "would not attend" is a refusal whatever is attended
    if not condition.wanted:
        return 1
    return 3 if condition.words else 2 if condition.classes else 1


@dataclass(frozen=True, slots=True)
class Party:
    """A noun that describes a party.

    Attributes:
        sector: PLOVER sector; empty for things that stand for the country that they are of ("Sudrian warplanes").
        scope: What makes it one: ``own`` stands alone, ``country`` takes the country of the place beside it, ``nation`` needs a
            country of its own ("Sudrian tourists"), ``kin`` is somebody by whose relative it is ("his sister").
    """

    sector: str
    scope: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country's usual name and its Wikidata id."""

    name: str
    wikidata: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameLexicon:
    """Everything that reading events looks up.

    Attributes:
        frames: Frames by form and first lemma, heaviest first.
        classes: Lemmas by word class.
        topics: For REQUEST, REJECT and THREATEN the modes with their words.
        instruments: Mode of violence by word.
        carriers: Words that carry an event noun or an embedded event, by kind (``do``, ``planned``, ``denied`` …).
        counted: Words by what a number beside them counts (``killed`` …, and ``people``).
        families: Name of the family by word, for words that name one event in turn.
        contexts: PLOVER contexts with their key words.
        demonyms: Country code by adjective or people, lower case.
        countries: Countries by code.
        capitals: Names of capitals.
        parties: Nouns that describe a party, by lemma.
        no_events: Uses of event words that tell no event, each with its reason, by form and first lemma.
        matters: Words that tell what a passage is about, by matter; ``public`` are those of public life.
        confidence: Log odds by trait of an event: how much each speaks for a right coding. Fitted, not written.
    """

    frames: Mapping[tuple[str, str], tuple[Frame, ...]]
    classes: Mapping[str, frozenset[str]]
    topics: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]
    instruments: Mapping[str, str]
    carriers: Mapping[str, frozenset[str]]
    counted: Mapping[str, frozenset[str]]
    families: Mapping[str, str]
    contexts: tuple[tuple[str, re.Pattern[str]], ...]
    demonyms: Mapping[str, str]
    countries: Mapping[str, Country]
    capitals: frozenset[str]
    parties: Mapping[str, Party]
    no_events: Mapping[tuple[str, str], tuple[tuple[Frame, str], ...]]
    matters: Mapping[str, frozenset[str]]
    confidence: Mapping[str, float]

    def all_frames(self) -> tuple[Frame, ...]:
        """Return every frame, by form and lemma."""
        return tuple(frame for key in sorted(self.frames) for frame in self.frames[key])

    @property
    def people(self) -> frozenset[str]:
        """Return the nouns that mean people or bodies of people."""
        return self.classes["human"] | self.classes["state"] | self.classes["fighters"] | self.classes["official"]

    def counts(
        self, what: FigureKind | Literal["people", "groups", "part", "unit", "sides", "targets", "course"]
    ) -> frozenset[str]:
        """Return the words beside which a number counts ``what``."""
        return self.counted.get(what, frozenset())


def load_frames() -> FrameLexicon:
    """Load the frames and their word lists.

    Raises:
        LexiconError: When a row breaks the schema.
    """
    tables = [read_table(f"plover/frames_{kind.lower()}.tsv", FRAME_COLUMNS).rows for kind in EVENT_TYPES]
    classes = _word_lists("frame_classes", "class")
    return FrameLexicon(
        frames=read_frames((row for rows in tables for row in rows), classes),
        classes=classes,
        topics=_load_topics(),
        instruments={word: mode for mode, words in _word_lists("instruments", "mode").items() for word in words},
        carriers=_word_lists("carriers", "kind"),
        counted=_word_lists("figure_words", "what"),
        families={word: family for family, words in _word_lists("families", "family").items() for word in words},
        contexts=_load_contexts(),
        demonyms=_load_demonyms(),
        countries=_load_countries(),
        capitals=frozenset(row["capital"] for row in read_table("world/countries.tsv", COUNTRY_COLUMNS).rows if row["capital"]),
        parties=_load_parties(),
        no_events=_load_no_events(classes),
        matters=_word_lists("matters", "matter"),
        confidence=_load_confidence(),
    )


def read_frames(rows: Iterable[Row], classes: Mapping[str, frozenset[str]]) -> dict[tuple[str, str], tuple[Frame, ...]]:
    """Turn rows into frames by form and lemma.

    Args:
        rows: Rows with the columns of a frame table.
        classes: Word classes that conditions may name.

    Raises:
        LexiconError: When a row breaks the schema.
    """
    found: defaultdict[tuple[str, str], list[Frame]] = defaultdict(list)
    for row in rows:
        for words in row.list("words") or row.refuse("words is empty"):
            frame = _read_frame(row, words, classes)
            twins = sum(other.id.split("#")[0] == frame.id for other in found[frame.form, frame.lemma])
            found[frame.form, frame.lemma].append(frame if not twins else _numbered(frame, twins + 1))
    return {key: tuple(sorted(frames, key=lambda frame: -frame.weight)) for key, frames in found.items()}


def _numbered(frame: Frame, number: int) -> Frame:
    cells = {name: getattr(frame, name) for name in Frame.__slots__}
    return Frame(**{**cells, "id": f"{frame.id}#{number}"})


def _read_frame(row: Row, words: str, classes: Mapping[str, frozenset[str]]) -> Frame:
    form = cast("Form", row.one_of("form", ("verb", "noun", "adj")))
    kind = cast("EventType", row.one_of("type", EVENT_TYPES))
    modes = tuple(sorted(part for cell in row.list("modes") for part in cell.split(",")))
    for mode in modes:
        if mode not in MODES[kind]:
            row.refuse(f"{kind} has no mode {mode!r}")
    lemma, _, particle = words.partition("_")
    return Frame(
        id=f"{kind.lower()}.{words}.{form}",
        lemma=lemma,
        particle=particle,
        form=form,
        type=kind,
        modes=modes,
        actors=_slots(row["actor"]),
        recipients=_slots(row["recipient"]),
        conditions=tuple(_read_condition(row, part, classes) for part in row["needs"].split()),
        example=row.needed("example"),
    )


def _slots(cell: str) -> tuple[str, ...]:
    return tuple(part.partition(":")[0] for part in cell.split(",") if part)


def _read_condition(row: Row, part: str, classes: Mapping[str, frozenset[str]]) -> Condition:
    found = _CONDITION.fullmatch(part)
    if found is None:
        row.refuse(f"needs {part!r} is no condition")
    values = [value for value in (found[3] or "").split(",") if value]
    named = frozenset(value[1:] for value in values if value.startswith("@"))
    strange = named - set(classes) - {"actor"}
    if strange:
        row.refuse(f"needs {part!r} names no class of frame_classes.tsv: {min(strange)}")
    words = frozenset(value for value in values if not value.startswith("@"))
    return Condition(tuple(found[2].split(",")), words, named, not found[1])


def _word_lists(name: str, key: str) -> dict[str, frozenset[str]]:
    table = read_table(f"plover/{name}.tsv", (key, "words", "example"))
    for row in table.rows:
        row.needed("example")
    return {row.needed(key): frozenset(row.list("words")) for row in table.rows}


def _load_topics() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    found: defaultdict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for row in read_table("plover/topics.tsv", ("type", "mode", "words", "example")).rows:
        kind = cast("EventType", row.one_of("type", EVENT_TYPES))
        found[kind].append((row.one_of("mode", MODES[kind]), frozenset(row.list("words"))))
    return {kind: tuple(pairs) for kind, pairs in found.items()}


def _load_contexts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_table("plover/contexts.tsv", ("context", "words", "example")).rows
    return tuple(
        (
            row.one_of("context", CONTEXTS),
            re.compile(r"\b(?:" + "|".join(map(re.escape, row.list("words"))) + r")\b", re.IGNORECASE),
        )
        for row in rows
    )


def _load_demonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_table("world/countries.tsv", COUNTRY_COLUMNS).rows:
        for word in (*row.list("adjectives"), *row.list("people")):
            found.setdefault(word.lower(), row["code"])
    return found


def _load_countries() -> dict[str, Country]:
    rows = read_table("world/countries.tsv", COUNTRY_COLUMNS).rows
    return {row["code"]: Country(row["name"], row["wikidata"] or None) for row in rows}


def _load_parties() -> dict[str, Party]:
    found: dict[str, Party] = {}
    for row in read_table("plover/parties.tsv", ("sector", "scope", "words", "example")).rows:
        row.needed("example")
        sector = row.one_of("sector", SECTORS) if row["sector"] else ""
        scope = row.one_of("scope", ("own", "country", "nation", "kin"))
        for word in row.list("words"):
            found.setdefault(word, Party(sector, scope))
    return found


def _load_no_events(classes: Mapping[str, frozenset[str]]) -> dict[tuple[str, str], tuple[tuple[Frame, str], ...]]:
    found: defaultdict[tuple[str, str], list[tuple[Frame, str]]] = defaultdict(list)
    for row in read_table("plover/no_events.tsv", ("words", "form", "reason", "needs", "example")).rows:
        reason = row.one_of("reason", NO_EVENT_REASONS)
        form = cast("Form", row.one_of("form", ("verb", "noun", "adj")))
        conditions = tuple(_read_condition(row, part, classes) for part in row.needed("needs").split())
        for words in row.list("words"):
            lemma, _, particle = words.partition("_")
            name, example = f"{reason}.{words}.{form}", row.needed("example")
            frame = Frame(name, lemma, particle, form, "ASSAULT", (), (), (), conditions, example)  # its type is never asked
            found[form, lemma].append((frame, reason))
    return {key: tuple(pairs) for key, pairs in found.items()}


def _load_confidence() -> dict[str, float]:
    found = {}
    for row in read_table("plover/confidence.tsv", ("trait", "weight")).rows:
        try:
            found[row.needed("trait")] = float(row["weight"])
        except ValueError:
            row.refuse(f"weight {row['weight']!r} is no number")
    return found

"""Score the statements room on PolNeAR and on the joint set; see SOURCE.md.

python -m benchmarks.statements.score ../shared
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.actors import build_knowledge, find_cast
from dragoman.lexicon.cues import load_cues
from dragoman.lexicon.world import load_world
from dragoman.model import Report, Span, Statement, text_id
from dragoman.reading import load_reader
from dragoman.statements import find_statements

CORPUS: tuple[str, ...] = ("data/polnear/dev", "data/joint")
WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Line:
    """One attribution, of gold or found: token sets, and what it means where that is known."""

    source: frozenset[int]
    content: frozenset[int]
    stance: str = ""
    kind: str = ""
    manner: str = ""
    rule: str = ""


def covered(spans: Spans, words: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the words that some spans touch."""
    return frozenset(
        place for place, (start, end) in enumerate(words) if any(start < last and first < end for first, last in spans)
    )


def words_of(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in WORD.finditer(text)]


def load_polnear(split: Path) -> dict[str, tuple[str, list[Line]]]:
    """Load a split of PolNeAR: text and gold by document."""
    gold: dict[str, tuple[str, list[Line]]] = {}
    for path in sorted((split / "attributions").glob("*.ann")):
        name = path.stem.rpartition("_")[0]
        if name not in gold:
            text = (split / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            gold[name] = (text, list(_annotations(path.read_text(encoding="utf-8"), words_of(text))))
    return gold


def _annotations(notes: str, words: Sequence[tuple[int, int]]) -> Iterable[Line]:
    spans: dict[str, list[tuple[int, int]]] = {}
    events = []
    for line in notes.splitlines():
        cells = line.split("\t")
        if line.startswith("T") and len(cells) > 1:
            pieces = cells[1].split(" ", 1)[1].split(";")
            spans[cells[0]] = [(int(first), int(last)) for first, last in (piece.split() for piece in pieces)]
        elif line.startswith("E"):
            events.append([part.split(":") for part in cells[1].split()[1:]])
    for event in events:
        roles: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for role, mark in event:
            roles[role.rstrip("0123456789").lower()] += spans.get(mark, [])
        yield Line(covered(roles["source"], words), covered(roles["content"], words))


def load_joint(folder: Path) -> dict[str, tuple[str, list[Line]]]:
    """Load the joint set: text and gold by document."""
    gold = {}
    for path in sorted((folder / "gold").glob("*.json")):
        text = json.loads((folder / "docs" / path.name).read_text(encoding="utf-8"))["text"]
        words = words_of(text)
        gold[path.stem] = (
            text,
            [
                Line(
                    covered([note["source"]] if note["source"] else [], words),
                    covered(note["contents"], words),
                    note["stance"],
                    note["source_kind"],
                    note["manner"],
                )
                for note in json.loads(path.read_text(encoding="utf-8"))["statements"]
            ],
        )
    return gold


def line_of(statement: Statement, words: Sequence[tuple[int, int]]) -> Line:
    def pairs(spans: Iterable[Span]) -> Spans:
        return [(span.start, span.end) for span in spans]

    source = [statement.source.span] if statement.source.span else []
    return Line(
        covered(pairs(source), words),
        covered(pairs(statement.contents), words),
        statement.stance,
        statement.source.kind,
        statement.manner,
        statement.trace.rule,
    )


def paired(gold: Sequence[Line], found: Sequence[Line]) -> list[tuple[int, int, float]]:
    """Pair gold and found lines one to one, by the Dice of their contents."""
    pairs = sorted(
        (
            -2 * len(one.content & other.content) / (len(one.content) + len(other.content)),
            -bool(one.source & other.source),
            i,
            j,
        )
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if one.content & other.content
    )
    taken: set[tuple[str, int]] = set()
    kept = []
    for weight, _, i, j in pairs:
        if ("gold", i) not in taken and ("found", j) not in taken:
            taken |= {("gold", i), ("found", j)}
            kept.append((i, j, -weight))
    return kept


class Tally:
    """Counts over the documents of one set."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.rules: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add(self, gold: Sequence[Line], found: Sequence[Line]) -> None:
        """Count one document."""
        self.counts.update({"gold": len(gold), "found": len(found)})
        for line in found:
            self.rules[line.rule][0] += 1
        for i, j, weight in paired(gold, found):
            one, other = gold[i], found[j]
            same = bool(one.source & other.source) or (not one.source and not other.source)
            self.rules[other.rule][1] += same
            self.counts.update({"content/soft": weight, "overlap": 1, "joint/soft": weight * same, "joint/overlap": same})
            self.counts["joint/hard"] += same and one.content == other.content
            for what in ("stance", "kind", "manner"):
                self.counts[what] += bool(getattr(one, what)) and getattr(one, what) == getattr(other, what)
            if one.stance not in {"", "asserts"}:
                self.counts.update({"beyond": 1, "beyond right": one.stance == other.stance})

    def figures(self, *, meant: bool) -> dict[str, float]:
        """Return the measures, in per cent."""
        counts = self.counts
        named = ("content/soft", "overlap", "joint/soft", "joint/overlap", "joint/hard")
        made = {name: _per_cent(2 * counts[name], counts["gold"] + counts["found"]) for name in named}
        if meant:
            made |= {name: _per_cent(counts[name], counts["overlap"]) for name in ("stance", "kind", "manner")}
            made["stance beyond asserts"] = _per_cent(counts["beyond right"], counts["beyond"])
        return {"gold": counts["gold"], "found": counts["found"], **made}


def _per_cent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def score(gold: dict[str, tuple[str, list[Line]]], *, flat: bool) -> Tally:
    """Read every document of a set and count; ``flat`` leaves out statements told inside another."""
    cues, knowledge, tally = load_cues(), build_knowledge(load_world()), Tally()
    reports = [Report(id=text_id(text), key=key, file=key, text=text) for key, (text, _) in gold.items()]
    for reading in load_reader().read(reports):
        text, lines = gold[reading.report.key]
        statements = find_statements(reading, find_cast(reading, knowledge), (), cues)
        words = words_of(text)
        tally.add(lines, [line_of(found, words) for found in statements if not flat or found.within is None])
    return tally


def measure(shared: Path) -> dict[str, float]:
    """Return every figure of both sets, named "set: measure"; PolNeAR also without the statements told inside another."""
    everything = load_polnear(shared / "data/polnear/dev")
    sets = {
        "polnear dev": score(everything, flat=False).figures(meant=False),
        "polnear dev, outermost": score(everything, flat=True).figures(meant=False),
        "joint": score(load_joint(shared / "data/joint"), flat=False).figures(meant=True),
    }
    return {f"{name}: {figure}": value for name, figures in sets.items() for figure, value in figures.items()}


def main(shared: Path, *, rules: bool) -> None:
    print(json.dumps(measure(shared), indent=1))
    if not rules:
        return
    polnear = score(load_polnear(shared / "data/polnear/dev"), flat=True)
    joint = score(load_joint(shared / "data/joint"), flat=False)
    for rule in sorted({*polnear.rules, *joint.rules}):
        made, right = (polnear.rules[rule][place] + joint.rules[rule][place] for place in (0, 1))
        print(rule, made, round(right / made, 2) if made else None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), rules="--rules" in sys.argv)

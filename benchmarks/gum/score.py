"""Score named mentions and who is whom on the news of GUM; see SOURCE.md.

python -m benchmarks.gum.score ../shared [--verbose]
"""

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reading_in import knowledge, report_of
from dragoman.actors import find_cast
from dragoman.model import Reading, Report

CORPUS = ("data/gum_news/dep", "data/gum_news/coref")
TYPES = {"person", "organization", "place"}
PRONOUNS = {"PRP", "PRP$", "WP", "WP$"}
NAMES = {"NNP", "NNPS"}
_PIECE = re.compile(r"\(([^()]+?)(?=[()]|$)(\))?|([^()]+)\)")


@dataclass(frozen=True)
class Mention:
    """Words of one entity: offsets, cluster, and whether they are a name or a pronoun."""

    start: int
    end: int
    cluster: str
    form: str


def documents(shared: Path) -> list[tuple[Report, list[Mention]]]:
    folder = shared / "data/gum_news"
    return [
        _document(path, folder / f"coref/gum/conll/{path.stem}.conll") for path in sorted((folder / "dep").glob("*.conllu"))
    ]


def _document(dep: Path, coref: Path) -> tuple[Report, list[Mention]]:
    text, day, spans, tags, heads, base = "", None, [], [], [], 0
    for line in dep.read_text(encoding="utf-8").splitlines():
        if line.startswith("# meta::dateCreated"):
            day = line.rpartition("= ")[2]
        elif line.startswith("# newpar") and text and not line.startswith("# newpar_block"):
            text = text.rstrip() + "\n\n"
        elif line.startswith("# sent_id"):
            base = len(spans)
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            spans.append((len(text), len(text) + len(cells[1])))
            tags.append(cells[4])
            heads.append(base + int(cells[6]) - 1 if cells[6] != "0" else -1)
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
    pieces = [line.split("\t")[-1] for line in coref.read_text(encoding="utf-8").splitlines() if line and line[0].isdigit()]
    assert len(pieces) == len(spans), f"{dep.stem}: {len(pieces)} tokens, {len(spans)} in the parse"
    gold = list(_mentions(pieces, spans, tags, heads))
    return report_of(dep.stem, text.rstrip(), day), gold


def _mentions(pieces: list[str], spans: list[tuple[int, int]], tags: list[str], heads: list[int]) -> Iterator[Mention]:
    open_at = defaultdict(list)
    for index, cell in enumerate(pieces):
        for opened, closed_too, closed in _PIECE.findall(cell) if cell != "_" else ():
            entity = opened or closed
            if opened:
                open_at[entity].append(index)
            if closed_too or closed:
                first = open_at[entity].pop()
                kind, number = entity.split("-")[:2]
                form = _form(first, index, tags, heads)
                if kind in TYPES and form:
                    yield Mention(spans[first][0], spans[index][1], number, form)


def _form(first: int, last: int, tags: list[str], heads: list[int]) -> str:
    """A name where the head is a proper noun, a pronoun where it is one, else nothing: a description."""
    head = next(index for index in range(first, last + 1) if not first <= heads[index] <= last)
    return "name" if tags[head] in NAMES else "pronoun" if tags[head] in PRONOUNS else ""


def found_in(reading: Reading) -> list[Mention]:
    cast = find_cast(reading, knowledge().world)
    found = [
        Mention(mention.span.start, mention.span.end, actor.id, form)
        for actor in cast.actors
        for mention in actor.mentions
        if (form := _our_form(reading, mention.span.start, mention.span.end, mention.form))
    ]
    acting = {(mention.start, mention.end) for mention in found}
    for place in cast.places:
        if (place.span.start, place.span.end) not in acting:
            same = place.country if place.kind == "country" else str(place.geonames or place.name)
            found.append(Mention(place.span.start, place.span.end, str(same), "name"))
    return found


def _our_form(reading: Reading, start: int, end: int, form: str) -> str:
    if form == "pronoun":
        return "pronoun"
    last = [token for token in reading.tokens if start <= token.start and token.end <= end][-1:]
    named = bool(last) and (last[0].tag in NAMES or last[0].text[:1].isupper())
    return "name" if form in {"name", "metonym"} and named else ""


def align(gold: list[Mention], found: list[Mention]) -> list[tuple[int, int]]:
    """Pair mentions of the same form one to one, those that overlap most first."""
    pairs = sorted(
        (-2 * (min(a.end, b.end) - max(a.start, b.start)) / (a.end - a.start + b.end - b.start), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if a.start < b.end and b.start < a.end and a.form == b.form
    )
    ours, theirs, aligned = set(), set(), []
    for _, i, j in pairs:
        if i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
            aligned.append((i, j))
    return aligned


def count(gold: list[Mention], found: list[Mention], counts: Counter) -> list[tuple[int, int]]:
    aligned = align(gold, found)
    named = [(i, j) for i, j in aligned if gold[i].form == "name"]
    counts.update(
        gold_named=sum(each.form == "name" for each in gold),
        found_named=sum(each.form == "name" for each in found),
        named=len(named),
        gold=len(gold),
        found=len(found),
        aligned=len(aligned),
    )
    by_gold, by_found = defaultdict(set), defaultdict(set)
    for i, mention in enumerate(gold):
        by_gold[mention.cluster].add(("gold", i))
    for j, mention in enumerate(found):
        by_found[mention.cluster].add(("found", j))
    there = dict(aligned)
    for i, j in aligned:
        mine = {("found", there[k]) for _, k in by_gold[gold[i].cluster] if k in there}
        both = len(mine & by_found[found[j].cluster])
        counts["recall"] += both / len(by_gold[gold[i].cluster])
        counts["precision"] += both / len(by_found[found[j].cluster])
    return aligned


def f1(precision: float, recall: float) -> float:
    return round(200 * precision * recall / (precision + recall), 1) if precision + recall else 0.0


def score(articles: list[tuple[Reading, list[Mention]]], *, verbose: bool = False) -> dict[str, float]:
    counts: Counter = Counter()
    for reading, gold in articles:
        found, text = found_in(reading), reading.report.text
        aligned = count(gold, found, counts)
        if verbose:
            met, hit = {j for _, j in aligned}, {i for i, _ in aligned}
            print("==", reading.report.key)
            print(
                *(f"MISSED {each.form} {text[each.start : each.end]!r}" for i, each in enumerate(gold) if i not in hit),
                sep="\n",
            )
            print(
                *(f"EXTRA {each.form} {text[each.start : each.end]!r}" for j, each in enumerate(found) if j not in met),
                sep="\n",
            )
    return {
        "named mentions F1": f1(counts["named"] / counts["found_named"], counts["named"] / counts["gold_named"]),
        "named mentions precision": round(100 * counts["named"] / counts["found_named"], 1),
        "named mentions recall": round(100 * counts["named"] / counts["gold_named"], 1),
        "B3 F1": f1(counts["precision"] / counts["found"], counts["recall"] / counts["gold"]),
        "B3 precision": round(100 * counts["precision"] / counts["found"], 1),
        "B3 recall": round(100 * counts["recall"] / counts["gold"], 1),
        "B3 F1 of aligned": f1(counts["precision"] / counts["aligned"], counts["recall"] / counts["aligned"]),
    }


def measure(shared: Path) -> dict[str, float]:
    articles = documents(shared)
    readings = knowledge().reader.read([report for report, _ in articles])
    paired = [(reading, gold) for reading, (_, gold) in zip(readings, articles, strict=True)]
    return score(paired, verbose="--verbose" in sys.argv)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))

"""Score the text, the date and the publisher read from web pages against trafilatura alone; see SOURCE.md."""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import trafilatura

from dragoman.ingest import IngestOptions, read_inputs
from dragoman.lexicon.boilerplate import load_boilerplate
from dragoman.model import Report


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reader made of a page."""

    text: str = ""
    published: str | None = None
    publisher: str | None = None


def read_with_dragoman(pages: list[Path]) -> list[Answer]:
    """Return the answers of the ingest room."""
    rules, answers = load_boilerplate(), []
    for page in pages:
        for report in read_inputs([str(page)], IngestOptions(), rules):
            if isinstance(report, Report):
                day = report.published.isoformat() if report.published else None
                answers.append(Answer(report.text, day, report.publisher))
            else:
                answers.append(Answer())
    return answers


def read_with_trafilatura(pages: list[Path]) -> list[Answer]:
    """Return the answers of trafilatura alone."""
    answers = []
    for page in pages:
        found = trafilatura.bare_extraction(page.read_bytes(), include_comments=False, with_metadata=True)
        answers.append(Answer(found.text or "", found.date, found.sitename) if found else Answer())
    return answers


def score(answers: list[Answer], gold: list[dict[str, object]]) -> dict[str, float]:
    """Return the measures, in per cent."""
    counts: Counter[str] = Counter()
    for answer, page in zip(answers, gold, strict=True):
        text = squeeze(answer.text)
        for segment in page["with"]:
            counts["hit" if squeeze(segment) in text else "miss"] += 1
        counts["false"] += sum(squeeze(segment) in text for segment in page["without"])
        counts["texts"] += bool(text)
        if page.get("date"):
            counts["dated"] += 1
            counts["date found"] += answer.published is not None
            counts["date right"] += answer.published == page["date"]
        if page.get("sitename"):
            counts["named"] += 1
            counts["name right"] += squeeze(str(answer.publisher)) == squeeze(page["sitename"])
    precision = counts["hit"] / (counts["hit"] + counts["false"])
    recall = counts["hit"] / (counts["hit"] + counts["miss"])
    return {
        "segments P": 100 * precision,
        "segments R": 100 * recall,
        "segments F1": 200 * precision * recall / (precision + recall),
        "pages with text": 100 * counts["texts"] / len(gold),
        "date right": 100 * counts["date right"] / max(counts["dated"], 1),
        "date found": 100 * counts["date found"] / max(counts["dated"], 1),
        "publisher right": 100 * counts["name right"] / max(counts["named"], 1),
    }


def squeeze(words: str) -> str:
    """Return words in small letters without spaces."""
    return re.sub(r"\s+", "", words).casefold()


CORPUS = ("data/pages",)


def measure(shared: Path) -> dict[str, float]:
    pages, gold = load_pages(shared / "data/pages")
    return {name: round(value, 1) for name, value in score(read_with_dragoman(pages), gold).items()}


def load_pages(folder: Path) -> tuple[list[Path], list[dict[str, object]]]:
    gold = list(json.loads((folder / "evaldata_en.json").read_text(encoding="utf-8")).values())
    return [folder / "html" / str(page["file"]) for page in gold], gold


def main(folder: Path) -> None:
    pages, gold = load_pages(folder)
    readers: dict[str, Callable[[list[Path]], list[Answer]]] = {
        "dragoman": read_with_dragoman,
        "trafilatura": read_with_trafilatura,
    }
    for name, read in readers.items():
        print(name, *(f"{measure} {value:.1f}" for measure, value in score(read(pages), gold).items()), sep="\n  ")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/pages"))

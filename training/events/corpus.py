"""Our own event annotations and other people's: articles, their events, and where their texts come from.

In: ``articles/*.json`` (offsets and codes, no words) and the folder with the development texts. Out: annotated articles.
Offsets are code points, ``[start, end)``. GUIDE.md says what was annotated and how.
"""

import csv
import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.ingest import IngestOptions
from dragoman.model import Report, text_id
from dragoman.model.terms import BOUNDS, EVENT_TYPES, FIGURE_KINDS, MODES, SECTORS, STATUSES
from dragoman.pipeline import load_settings, open_inputs

ARTICLES = Path(__file__).parent / "articles"
JUDGED = Path(__file__).parent / "judged.jsonl"
RETOLD = Path(__file__).parent / "retold.jsonl"
VERDICTS = frozenset(["right", "type", "none", "again"])
EVENT_KEYS = frozenset(
    ["type", "modes", "status", "trigger", "also", "actors", "recipients", "date", "place", "figures", "told_by"]
)
Offsets = tuple[int, int]

WIKIEVENTS = {
    "Conflict.Attack": "ASSAULT",
    "Conflict.Demonstrate": "PROTEST",
    "Contact.Contact": "CONSULT",
    "Contact.RequestCommand": "REQUEST",
    "Contact.ThreatenCoerce": "THREATEN",
    "Justice.ArrestJailDetain": "COERCE",
    "Justice.ChargeIndict": "ACCUSE",
    "Justice.Convict": "SANCTION",
    "Justice.InvestigateCrime": "ACCUSE",
    "Justice.ReleaseParole": "RETREAT",
    "Justice.Sentence": "SANCTION",
    "Justice.TrialHearing": "ACCUSE",
}
"""WikiEvents' types (their first two parts) that are PLOVER's; all others are read as no political event of ours."""


@dataclass(frozen=True)
class Told:
    """An annotated event: its type, status and every trigger that tells it, the fullest first."""

    type: str
    status: str
    triggers: tuple[Offsets, ...]


@dataclass(frozen=True)
class Verdict:
    """What a reader said of an event that was found: right, of another type, no event, or one told before."""

    type: str
    trigger: Offsets
    verdict: str


@dataclass(frozen=True)
class Judged:
    """A report with what readers said of the events that were found in it."""

    report: Report
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class Article:
    """An article with its events."""

    source: str
    name: str
    text: str
    published: str | None = None
    events: tuple[Told, ...] = field(default=())


def stored_articles() -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.json"))]


def faults_in(article: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a stored article: schema, offsets and codes."""
    length = article["code_points"]
    for number, event in enumerate(article["events"]):
        where = f"{article['source']} {article['id']} event {number}"
        if set(event) != EVENT_KEYS:
            yield f"{where}: keys {sorted(set(event) ^ EVENT_KEYS)}"
            continue
        spans = [event["trigger"], *event["also"], event["place"], event["told_by"]]
        spans += [party["span"] for role in ("actors", "recipients") for party in event[role]]
        spans += [figure["span"] for figure in event["figures"]]
        yield from (f"{where}: span {span}" for span in spans if span is not None and not 0 <= span[0] < span[1] <= length)
        if event["type"] not in EVENT_TYPES or not set(event["modes"]) <= MODES.get(event["type"], frozenset()):
            yield f"{where}: {event['type']} {event['modes']}"
        if event["status"] not in STATUSES:
            yield f"{where}: status {event['status']}"
        yield from (f"{where}: figure {figure}" for figure in event["figures"] if not _is_figure(figure))
        for party in (*event["actors"], *event["recipients"]):
            if not set(party["sectors"]) <= {*SECTORS, "IGO", "NGO"}:
                yield f"{where}: sectors {party['sectors']}"


def _is_figure(figure: dict[str, Any]) -> bool:
    return figure["what"] in FIGURE_KINDS and figure["bound"] in BOUNDS


def text_of(source: str, name: str, data: Path) -> str | None:
    """Return an article's text as it was annotated, or None where the corpus is not at hand."""
    if source == "polnear":
        path = data / "polnear/train/text" / f"{name}.txt"
        return _exact(path) if path.is_file() else None
    if source == "basil":
        path = data / "stories/basil/articles" / name
        if not path.is_file():
            return None
        stored = json.loads(path.read_text(encoding="utf-8"))
        body = stored.get("body-paragraphs") or stored.get("body") or []
        return "\n\n".join(" ".join(part) if isinstance(part, list) else part for part in body)
    if source == "timebank":
        path = data / "times/timebank/docs" / f"{name}.json"
        return json.loads(path.read_text(encoding="utf-8"))["text"] if path.is_file() else None
    if source in {"guardian", "outlets"}:
        return _lines(data, source).get(name)
    return _mmds(data).get(name)


def _exact(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


@cache
def _lines(data: Path, name: str) -> dict[str, str]:
    path = data / f"syria/{name}_dev.jsonl"
    if not path.is_file():
        return {}
    rows = map(json.loads, path.read_text(encoding="utf-8").split("\n")[:-1])
    return {row["id"]: row["text"] for row in rows}


@cache
def _mmds(data: Path) -> dict[str, str]:
    path = data / "stories/mmds_dev.json"
    if not path.is_file():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))["articles"]
    return {str(row["ID"]): "\n".join(sentence["content"] for sentence in row["sentences"]) for row in rows}


def is_same_text(stored: dict[str, Any], text: str) -> bool:
    return hashlib.sha256(text.encode()).hexdigest() == stored["sha256"] and len(text) == stored["code_points"]


def load_articles(data: Path) -> list[Article]:
    """Return our articles with their texts.

    Raises:
        ValueError: When a text is missing or is not the one that was annotated.
    """
    out = []
    for stored in stored_articles():
        text = text_of(stored["source"], stored["id"], data)
        if text is None or not is_same_text(stored, text):
            raise ValueError(f"{stored['source']} {stored['id']}: no such text under {data}")
        out.append(Article(stored["source"], stored["id"], text, stored["published"], _told(stored["events"])))
    return out


def load_judged(data: Path) -> list[Judged]:
    """Return the judged reports; their texts are as Dragoman takes them in, blanks tidied.

    Raises:
        ValueError: When a text is missing or is not the one that was judged.
    """
    out = []
    for report, stored in _reports(JUDGED, data):
        verdicts = (Verdict(one["type"], (one["trigger"][0], one["trigger"][1]), one["verdict"]) for one in stored["judged"])
        out.append(Judged(report, tuple(verdicts)))
    return out


def load_retold(data: Path) -> list[tuple[Report, tuple[frozenset[Offsets], ...]]]:
    """Return reports with the mentions of each of their events, as readers put them together.

    Raises:
        ValueError: When a text is missing or is not the one that was read.
    """
    return [
        (report, tuple(frozenset((start, end) for start, end in event) for event in stored["events"]))
        for report, stored in _reports(RETOLD, data)
    ]


def _reports(path: Path, data: Path) -> list[tuple[Report, dict[str, Any]]]:
    """The reports of stored rows: as Dragoman takes a text in, or as it stands, whichever is the one that was read."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [text_of(row["source"], row["id"], data) or "" for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reports.jsonl"
        lines = [
            {"id": f"{number:04}", "text": text, "date": row["published"]}
            for number, (text, row) in enumerate(zip(texts, rows, strict=True))
        ]
        file.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
        taken = [each for each in open_inputs([str(file)], IngestOptions(), load_settings()) if isinstance(each, Report)]
    found = {report.key: report for report in taken}
    out = []
    for number, (text, row) in enumerate(zip(texts, rows, strict=True)):
        report = found.get(f"{number:04}")
        if report is not None and not is_same_text(row, report.text):
            report = replace(report, id=text_id(text), text=text)
        if report is None or not is_same_text(row, report.text):
            raise ValueError(f"{row['source']} {row['id']}: no such text under {data}")
        out.append((report, row))
    return out


def load_joint(data: Path) -> list[Article]:
    """Return the joint set: to choose by, never to train on."""
    out = []
    for path in sorted((data / "joint/docs").glob("*.json")):
        stored = json.loads(path.read_text(encoding="utf-8"))
        gold = json.loads((data / "joint/gold" / path.name).read_text(encoding="utf-8"))
        out.append(Article("joint", stored["doc"], stored["text"], stored["published"], _told(gold["events"])))
    return out


def _told(events: list[dict[str, Any]]) -> tuple[Told, ...]:
    return tuple(
        Told(event["type"], event["status"], tuple((a, b) for a, b in (event["trigger"], *event.get("also", ()))))
        for event in events
    )


def load_wikievents(data: Path) -> list[Article]:
    """Return WikiEvents' development articles with the events that PLOVER has too; blanks stand between tokens."""
    out = []
    for row in map(json.loads, (data / "wikievents/dev.jsonl").read_text(encoding="utf-8").strip().split("\n")):
        starts, text = [], ""
        for token in row["tokens"]:
            text += " " if text else ""
            starts.append(len(text))
            text += token
        events = []
        for event in row["event_mentions"]:
            kind = WIKIEVENTS.get(".".join(event["event_type"].split(".")[:2]))
            first, last = event["trigger"]["start"], event["trigger"]["end"] - 1
            span = (starts[first], starts[last] + len(row["tokens"][last]))
            if kind is not None:
                events.append(Told(kind, "happened", (span,)))
        out.append(Article("wikievents", row["doc_id"], text, None, tuple(events)))
    return out


def load_synthetic(data: Path) -> list[tuple[str, str]]:
    """Return machine-written stories, each with the one type that it was asked to tell."""
    path = next((data / "plover/synthetic").glob("*.csv.zip"))
    with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as file:
        rows = list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8")))
    return [(row["label"], row["text"]) for row in rows if row["label"] in EVENT_TYPES]

"""Counts of texts told to be in another language than English: among English ones, and among those that are not.

In: the shared folder. Out: lines of counts, and the processor time of a report.
"""

import argparse
import html
import json
import random
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.ingest.languages import tell_language

Texts = Mapping[str, Sequence[str]]

PIECES = 3  # of each English text
LENGTHS = (60, 80, 120, 200, 400)  # code points of a piece
LEAST = 50  # letters of a piece that is counted: below, words are not asked
ENGLISH_SHARE = 1 / 8  # of function words in an English article; the foreign ones have almost none
FUNCTION_WORDS = re.compile(
    r"the|of|and|to|in|a|that|was|is|for|on|it|with|as|his|by|at|from|he|be|this|have|had|not|are|were|but|has|been|which|who|"
    r"their|its|will|they|said|an|she|her|or"
)


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    data = parser.parse_args().shared / "data"
    english, other = english_texts(data), other_texts(data)
    tell_language("", None)
    for name, texts in english.items():
        _print(f"English, {name}", texts)
    whole = [text for texts in english.values() for text in texts]
    _print("English, all", whole)
    _print("English, all in capitals", [text.upper() for text in whole])
    _print("English, pieces", list(_pieces(whole)))
    for name, texts in other.items():
        _print(f"other, {name}", texts)


def _print(name: str, texts: Sequence[str]) -> None:
    started = time.process_time()
    found = [tell_language(text, None).code for text in texts]
    spent = (time.process_time() - started) * 1000 / len(texts)
    told = sum(code not in {None, "en"} for code in found)
    print(f"{name:<40}{len(found):>7} texts  {told:>6} told foreign  {found.count(None):>5} left open  {spent:.2f} ms")


def english_texts(data: Path) -> Texts:
    """Return the English texts of the development sets."""
    times = [_field(path, "text") for path in sorted(data.glob("times/timebank/docs/*.json"))]
    return {
        "joint": [_field(path, "text") for path in sorted(data.glob("joint/docs/*.json"))],
        "Guardian": _rows(data / "syria/guardian_dev.jsonl"),
        "outlets": _rows(data / "syria/outlets_dev.jsonl"),
        "PolNeAR": [path.read_text(encoding="utf-8") for path in sorted(data.glob("polnear/*/text/*.txt"))],
        "TimeBank": times,
        "LGL, GeoVirus": [
            *_cut(data / "toponyms/lgl.xml", r"<text>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</text>"),
            *_cut(data / "toponyms/GeoVirus.xml", "<text>(.*?)</text>"),
        ],
        "Reuters 1987": [
            text for path in sorted(data.glob("reuters21578/*.sgm")) for text in _cut(path, "<BODY>(.*?)</BODY>", "latin-1")
        ],
        "sentences": [row["text"] for row in json.loads((data / "plover/gsr_dev.json").read_text("utf-8")) if row.get("text")],
        "stories": [text for text in _stories(data) if is_english(text)],
    }


def other_texts(data: Path) -> Texts:
    """Return the texts in other languages."""
    articles = [sentences for sentences in _story_sentences(data) if not is_english("\n".join(sentences))]
    samples = [path for task in ("1", "2") for path in sorted(data.glob(f"case2021_task1/subtask{task}/*.json"))]
    rows = [json.loads(line) for path in samples for line in path.read_text("utf-8").splitlines() if line.strip()]
    return {
        "stories, articles": ["\n".join(sentences) for sentences in articles],
        "stories, sentences": [sentence for sentences in articles for sentence in sentences],
        "Portuguese samples": [text for row in rows if (text := row.get("text") or row.get("sentence"))],
    }


def is_english(text: str) -> bool:
    """Tell by its function words whether an article is in English."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    return sum(FUNCTION_WORDS.fullmatch(word) is not None for word in words) >= ENGLISH_SHARE * len(words)


def _pieces(texts: Sequence[str]) -> Iterator[str]:
    chance = random.Random(1)
    for text in texts:
        for _ in range(PIECES):
            length = chance.choice(LENGTHS)
            start = chance.randrange(max(1, len(text) - length))
            piece = text[start : start + length]
            if sum(map(str.isalpha, piece)) >= LEAST:
                yield piece


def _stories(data: Path) -> list[str]:
    return ["\n".join(sentences) for sentences in _story_sentences(data)]


def _story_sentences(data: Path) -> list[list[str]]:
    articles = json.loads((data / "stories/mmds_dev.json").read_text("utf-8"))["articles"]
    return [[sentence["content"] for sentence in article["sentences"]] for article in articles]


def _rows(path: Path) -> list[str]:
    return [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]


def _field(path: Path, name: str) -> str:
    return str(json.loads(path.read_text("utf-8"))[name])


def _cut(path: Path, pattern: str, encoding: str = "utf-8") -> list[str]:
    found = re.findall(pattern, path.read_text(encoding), re.DOTALL)
    return [html.unescape(text) for text in found if text.strip()]


if __name__ == "__main__":
    main()

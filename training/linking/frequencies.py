"""Count how many sentences of news hold a stem (``lexicon/en/word_frequencies.tsv``).

    python -m training.linking.frequencies --data DATA [--out TABLE]

In: the texts of five development sets, each of equal weight however long: partisan outlets and a broadsheet on the war in
Syria, American politics, American newswire and business, and same-story clusters of an Asian outlet. Out: the table, printed
or written. Nothing is drawn by chance: the same texts give the same table.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dragoman.lexicon.frequencies import FEWEST, SENTENCES
from dragoman.linking.words import stems_of

HEAD = f"""# kind: how many of {SENTENCES:,} sentences of news hold a stem; what is not listed is held by fewer than {FEWEST}
# language: en
# source: counted by training/linking/frequencies.py over five development sets of news, each of equal weight
# licence: MIT
stem\tsentences
"""
FEWEST_WORDS = 4  # a line of fewer is a heading or a credit
_ENDS = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9])|\n+")


def texts_of(data: Path) -> dict[str, list[str]]:
    """Return the texts of each set.

    Raises:
        OSError: When a set is missing.
    """
    stories = _told(data / "stories/mmds_dev.json")["articles"]
    return {
        "outlets": _texts_of_lines(data / "syria/outlets_dev.jsonl"),
        "guardian": _texts_of_lines(data / "syria/guardian_dev.jsonl"),
        "polnear": [path.read_bytes().decode() for path in sorted((data / "polnear/train/text").glob("*.txt"))],
        "timebank": [_told(path)["text"] for path in sorted((data / "times/timebank/docs").glob("*.json"))],
        "stories": ["\n".join(sentence["content"] for sentence in one["sentences"]) for one in stories],
    }


def _texts_of_lines(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _told(path: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


def count(sets: Iterable[Iterable[str]]) -> dict[str, int]:
    """Return of ``SENTENCES`` sentences how many hold each stem, the mean over the sets; rarer stems are left out."""
    shares = [_shares(texts) for texts in sets]
    stems = {stem for some in shares for stem in some}
    found = {stem: round(SENTENCES * sum(some.get(stem, 0.0) for some in shares) / len(shares)) for stem in stems}
    return {stem: number for stem, number in sorted(found.items()) if number >= FEWEST}


def _shares(texts: Iterable[str]) -> Mapping[str, float]:
    held: Counter[str] = Counter()
    sentences = 0
    for sentence in _sentences(texts):
        held.update(stems_of(sentence))
        sentences += 1
    return {stem: number / sentences for stem, number in held.items()}


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (one for one in _ENDS.split(text) if len(one.split()) >= FEWEST_WORDS)


def main() -> None:
    """Count, and print or write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    table = HEAD + "".join(f"{stem}\t{number}\n" for stem, number in count(texts_of(options.data).values()).items())
    if options.out is None:
        sys.stdout.write(table)
    else:
        options.out.write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()

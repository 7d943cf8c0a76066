"""Score the finding of copies: texts of ours perturbed, and natural re-sends of a newswire; see SOURCE.md."""

import html
import random
import re
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from dragoman.ingest import fingerprint
from dragoman.linking import link_passages

CORPUS = ("data/reuters21578",)
SEED = 7  # of the perturbations
ORIGINALS = 300
LONG = 80  # words of an original at least
SAME = 0.8  # of the shorter re-send's words, as a bag: what makes two stories of one title a re-send
CROWD = 6  # stories of one title; more is a column ("U.S. money market report"), not a re-send
_STORY = re.compile(r'<REUTERS[^>]*NEWID="(\d+)">(.*?)</REUTERS>', re.S)
_WORD = re.compile(r"\w+")

Pair = tuple[str, str]


def measure(shared: Path) -> dict[str, float]:
    stories = load_stories(shared / "data/reuters21578")
    found, gold = _perturbed(stories)
    precision, recall = len(found & gold) / max(len(found), 1), len(found & gold) / len(gold)
    resent = resends(stories)
    linked = _linked({key: body for key, (_, body) in stories.items()})
    return {
        "perturbed F1": 200 * precision * recall / (precision + recall),
        "perturbed precision": 100 * precision,
        "perturbed recall": 100 * recall,
        "re-sends recall": 100 * len(resent & linked) / len(resent),
        "re-sends": len(resent),
    }


def load_stories(folder: Path) -> dict[str, tuple[str, str]]:
    """Return title and body by number."""
    stories = {}
    for path in sorted(folder.glob("*.sgm")):
        for number, story in _STORY.findall(path.read_text(encoding="latin-1")):
            title, body = (re.search(rf"<{tag}>(.*?)</{tag}>", story, re.S) for tag in ("TITLE", "BODY"))
            if title and body:
                stories[number] = (html.unescape(title[1]), html.unescape(body[1]))
    return stories


def resends(stories: dict[str, tuple[str, str]]) -> set[Pair]:
    """Return pairs of stories with one title and nearly the same words, told without any shingle."""
    by_title = defaultdict(list)
    for key, (title, body) in sorted(stories.items()):
        bag = Counter(_WORD.findall(body.casefold()))
        if bag.total() >= 30:
            by_title[" ".join(_WORD.findall(title.casefold()))].append((key, bag))
    return {
        (one, other)
        for same in by_title.values()
        if len(same) <= CROWD
        for (one, left), (other, right) in combinations(same, 2)
        if (left & right).total() >= SAME * min(left.total(), right.total())
    }


def _perturbed(stories: dict[str, tuple[str, str]]) -> tuple[set[Pair], set[Pair]]:
    chance = random.Random(SEED)
    long = {key: body for key, (_, body) in sorted(stories.items()) if len(body.split()) >= LONG}
    resent = {key for pair in resends(stories) for key in pair}
    chosen = chance.sample(sorted(set(long) - resent), 3 * ORIGINALS)
    # The added words come from donors that are not in the pool: a passage that two reports share is found, and rightly.
    originals, donors = chosen[:ORIGINALS], chosen[2 * ORIGINALS :]
    texts = {key: long[key] for key in chosen[: 2 * ORIGINALS]}
    gold = set()
    for number, key in enumerate(originals):
        change = CHANGES[number % len(CHANGES)]
        texts[f"{key}x"] = change(long[key], long[donors[number]], chance)
        gold.add((key, f"{key}x"))
    return _linked(texts), gold


def _linked(texts: dict[str, str]) -> set[Pair]:
    return {(one.left, one.right) for one in link_passages((key, fingerprint(text).shingles) for key, text in texts.items())}


def _cut(text: str, _other: str, chance: random.Random) -> str:
    words = text.split()
    return " ".join(words[: max(int(len(words) * chance.uniform(0.4, 0.7)), 30)])


def _lead_anew(text: str, other: str, _chance: random.Random) -> str:
    sentences, lead = re.split(r"(?<=\.)\s+", text), re.split(r"(?<=\.)\s+", other)[0]
    return " ".join([lead, *sentences[1:]])


def _update(text: str, _other: str, chance: random.Random) -> str:
    return re.sub(r"\d[\d,.]*", lambda _: str(chance.randint(2, 999)), text)


def _byline(text: str, _other: str, _chance: random.Random) -> str:
    return f"By our staff and agencies. {text} Additional reporting by the foreign desk."


def _add(text: str, other: str, chance: random.Random) -> str:
    words, more = text.split(), other.split()[:40]
    place = chance.randrange(len(words))
    return " ".join([*words[:place], *more, *words[place:]])


CHANGES = (_cut, _lead_anew, _update, _byline, _add)


if __name__ == "__main__":
    for name, value in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")).items():
        print(f"{value:8.1f}  {name}")

"""Score ``code_phrase`` on phrases with an expected country and sector.

python -m benchmarks.actors.score_phrases ../shared [--verbose]

Our names for what the set calls otherwise: HLH is MED, BUD REL; UNO, EUR and IGO are no country. UNK and an empty sector want
no sector. A phrase is right as a whole when all that the set gives for it is.
"""

import json
import sys
from datetime import date
from pathlib import Path

from dragoman.actors import Knowledge, build_knowledge, code_phrase
from dragoman.lexicon.world import load_world

CORPUS = ("data/plover/actor_phrases_dev.jsonl",)
NO_COUNTRY = {"", "UNO", "EUR", "IGO"}
SAME = {"HLH": "MED", "BUD": "REL"}


def judge(case: dict, knowledge: Knowledge, *, verbose: bool) -> tuple[bool | None, bool | None]:
    """Whether country and sector are right; None where the set gives none."""
    day = date.fromisoformat(case["query_date"]) if case.get("query_date") else None
    name, country, found = code_phrase(case["phrase"], knowledge, day=day)
    expected = case["expected"]
    wanted, code = expected.get("country", expected.get("cc")), expected.get("code_1")
    of_country = None if wanted is None else country is None if wanted in NO_COUNTRY else country == wanted
    of_sector = None if code in {None, "JNK"} else not found if code in {"", "UNK"} else SAME.get(code, code) in found
    if verbose and False in {of_country, of_sector}:
        print(case["phrase"], "|", name, country, found, "| wanted", expected)
    return of_country, of_sector


def measure(shared: Path, *, verbose: bool = False) -> dict[str, float]:
    knowledge = build_knowledge(load_world())
    lines = (shared / CORPUS[0]).read_text(encoding="utf-8").splitlines()
    judged = [judge(case, knowledge, verbose=verbose) for case in map(json.loads, lines) if case["phrase"]]
    return {
        "country": _share([country for country, _ in judged]),
        "sector": _share([sector for _, sector in judged]),
        "phrase": _share([False not in each for each in judged if set(each) != {None}]),
    }


def _share(right: list[bool | None]) -> float:
    given = [each for each in right if each is not None]
    return round(100 * sum(given) / len(given), 1)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), verbose="--verbose" in sys.argv), indent=1))

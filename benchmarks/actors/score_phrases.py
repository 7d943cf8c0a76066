"""Score ``code_phrase`` on phrases with an expected country and sector.

    python benchmarks/actors/score_phrases.py ../shared/data/plover/actor_phrases_dev.jsonl [--verbose]

Our names for what the set calls otherwise: HLH is MED, UNO, EUR and IGO are no country. UNK and an empty sector want no sector.
"""

import json
import sys
from datetime import date
from pathlib import Path

from dragoman.actors import build_knowledge, code_phrase
from dragoman.lexicon.world import load_world

NO_COUNTRY = {"", "UNO", "EUR", "IGO"}
SAME = {"HLH": "MED", "BUD": "REL"}


def main() -> None:
    knowledge = build_knowledge(load_world())
    verbose = "--verbose" in sys.argv
    countries, sectors = [], []
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if not case["phrase"]:
            continue
        day = date.fromisoformat(case["query_date"]) if case.get("query_date") else None
        name, country, found = code_phrase(case["phrase"], knowledge, day=day)
        expected = case["expected"]
        wanted = expected.get("country", expected.get("cc"))
        if wanted is not None:
            countries.append(country is None if wanted in NO_COUNTRY else country == wanted)
        code = expected.get("code_1")
        if code not in {None, "JNK"}:
            sectors.append(not found if code in {"", "UNK"} else SAME.get(code, code) in found)
        if verbose and ((wanted is not None and not countries[-1]) or (code not in {None, "JNK"} and not sectors[-1])):
            print(case["phrase"], "|", name, country, found, "| wanted", expected)
    print(f"country {100 * sum(countries) / len(countries):.1f} of {len(countries)}")
    print(f"sector {100 * sum(sectors) / len(sectors):.1f} of {len(sectors)}")


if __name__ == "__main__":
    main()

"""Gold cases of whom a source means: sentences of ours, read with their own cast, and each statement's source and actor."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.actors import find_cast
from dragoman.lexicon.cues import load_cues
from dragoman.statements import find_statements
from tests.actors.knowing import shipped
from tests.notation import reading_of

CASES = [json.loads(line) for line in (Path(__file__).parent / "holders.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_source_means_whom_the_report_tells(case):
    reading = reading_of(case["notation"], published=date.fromisoformat(case["published"]) if case["published"] else None)
    cast = find_cast(reading, shipped())
    names = {actor.id: actor.name for actor in cast.actors}
    found = [statement.source for statement in find_statements(reading, cast, (), load_cues())]
    held = [[reading.words(source.span) if source.span else None, names.get(source.actor)] for source in found]
    assert held == case["holders"]

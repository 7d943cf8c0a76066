"""Gold cases: a sentence of ours in notation, and the statements that a careful reader takes from it."""

import json
from pathlib import Path

import pytest

from dragoman.lexicon.cues import load_cues
from dragoman.model import Cast
from dragoman.statements import find_statements
from tests.notation import reading_of

CASES = [json.loads(line) for line in (Path(__file__).parent / "cases.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def cues():
    return load_cues()


def shown(reading, statements):
    ids = [statement.id for statement in statements]

    def words(span):
        return reading.words(span) if span is not None else None

    return [
        {
            "source": words(statement.source.span),
            "kind": statement.source.kind,
            "count": statement.source.count,
            "cue": words(statement.cue.span),
            "contents": [words(span) for span in statement.contents],
            "manner": statement.manner,
            "stance": statement.stance,
            "within": ids.index(statement.within) if statement.within else None,
            "hedged": statement.hedged,
            "rule": statement.trace.rule,
        }
        for statement in statements
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_sentence_yields_its_statements(case, cues):
    reading = reading_of(case["notation"])
    assert shown(reading, find_statements(reading, Cast(), (), cues)) == case["statements"]

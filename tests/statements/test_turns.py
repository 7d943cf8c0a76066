"""Gold cases of who speaks: sentences of ours, the actors of their report, and the speaker of each statement in turn."""

import json
from pathlib import Path

import pytest

from dragoman.lexicon.cues import load_cues
from dragoman.model import Actor, Cast, Mention, Trace
from dragoman.statements import find_statements
from tests.notation import reading_of

CASES = [json.loads(line) for line in (Path(__file__).parent / "turns.jsonl").read_text(encoding="utf-8").splitlines()]


def cast_of(reading, actors):
    """Make the actors of a case, named once each; a sector stands behind the kind ("organization:GOV")."""
    made = []
    for name, described in actors.items():
        kind, _, sector = described.partition(":")
        start = reading.report.text.index(name)
        mention = Mention(span=reading.report.span(start, start + len(name)), form="name", trace=Trace("actors", "case"))
        made.append(Actor(id=name, name=name, kind=kind, sectors=(sector,) if sector else (), mentions=(mention,)))
    return Cast(actors=tuple(made))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_statement_has_its_speaker(case):
    reading = reading_of(case["notation"])
    found = find_statements(reading, cast_of(reading, case["actors"]), (), load_cues())
    assert [statement.source.actor for statement in found] == case["speakers"]

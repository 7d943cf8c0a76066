import re
from pathlib import Path

import pytest

from dragoman.lexicon.frames import load_frames
from dragoman.lexicon.rules import explain_rule, load_rules
from dragoman.statements.priors import PRECISION

SOURCE = Path(__file__).parents[2] / "src/dragoman"


@pytest.fixture(scope="module")
def rules():
    return {f"{rule.stage}/{rule.rule}": rule for rule in load_rules()}


@pytest.mark.parametrize("rule", sorted(PRECISION))
def test_every_rule_of_the_statements_room_is_explained(rule, rules):
    assert explain_rule(f"statements/{rule}", rules)


def test_every_rule_of_the_actors_room_is_explained(rules):
    named = set()
    for path in (SOURCE / "actors").glob("*.py"):
        named |= set(re.findall(r'\.mention\([^\n]*"([a-z-]+)"\)', path.read_text(encoding="utf-8")))
    assert named
    assert {rule for rule in named if not explain_rule(f"actors/{rule}", rules)} == set()


def test_a_rule_that_no_row_covers_has_no_explanation(rules):
    assert explain_rule("actors/nothing-of-the-kind", rules) is None


def test_every_frame_has_an_example():
    assert all(frame.example for frames in load_frames().frames.values() for frame in frames)

import numpy as np

from dragoman.lexicon.cues import load_cues
from dragoman.model import Cast
from dragoman.model.tagging import Role, Tagged, Tagging, Tie
from dragoman.statements.find import find_statements
from dragoman.statements.find_tagged import find_tagged_statements
from dragoman.statements.pairing import BLOCK, COLUMNS, Forest
from dragoman.statements.tagged import Judges
from tests.notation import reading_of

NESTED = """
A DT det 2
source NN nsubj 3
said VBD ROOT 0 say
that IN mark 7
the DT det 6
ministry NN nsubj 7
denied VBD ccomp 3 deny
that IN mark 10
it PRP nsubj 10
fired VBD ccomp 7 fire
_. . punct 3
"""


def always(value: float) -> Forest:
    tree = {"column": [COLUMNS.index("tie")], "limit": [0.0], "left": [0], "right": [0], "value": [value]}
    return Forest.from_json({"squash": False, "depth": 0, "trees": [tree]})


def span(text: str, role: Role, words: str) -> Tagged:
    start = text.index(words)
    return Tagged(role, start, start + len(words), 0.9, 0.8, 0, 0.0)


BESIDE = """
The DT det 2
envoy NN nsubj 3
laid VBD ROOT 0 lay
out RP prt 3
a DT det 6
plan NN dobj 3
_. . punct 3
"""


def judged(confidence: float) -> Judges:
    return Judges(always(1.0), always(1.0), always(confidence), 0.5, 0.5, 0.2)


def tagging_of(text: str) -> Tagging:
    spans = (span(text, "source", "The envoy"), span(text, "cue", "laid out"), span(text, "content", "a plan"))
    return Tagging(spans, (Tie(2, 1, -0.1), Tie(1, 0, -0.1)))


def test_a_tagged_statement_carries_its_own_trace_and_confidence() -> None:
    reading = reading_of(BESIDE)
    tagging = tagging_of(reading.report.text)
    (one,) = find_tagged_statements(reading, tagging, judged(0.7), cast=Cast(), times=(), cues=load_cues())
    assert (one.trace.rule, one.confidence) == ("tagged", 0.7)
    assert [reading.words(content) for content in one.contents] == ["a plan"]


def test_a_doubtful_tagged_statement_is_left_out() -> None:
    reading = reading_of(BESIDE)
    tagging = tagging_of(reading.report.text)
    assert find_tagged_statements(reading, tagging, judged(0.3), cast=Cast(), times=(), cues=load_cues()) == ()


def test_without_tags_the_rules_stand_alone() -> None:
    reading = reading_of(NESTED)
    cues = load_cues()
    ruled = find_statements(reading, Cast(), (), cues)
    alone = find_tagged_statements(reading, Tagging((), ()), judged(0.7), cast=Cast(), times=(), cues=cues)
    assert [(one.source, one.cue, one.stance) for one in alone] == [(one.source, one.cue, one.stance) for one in ruled]
    assert [one.stance for one in ruled] == ["asserts", "denies"]


def test_many_rows_are_judged_as_few_are() -> None:
    near = {"column": [0, 0, 0], "limit": [0.0, 0.0, 0.0], "left": [1, 1, 2], "right": [2, 1, 2], "value": [0.0, -1.0, 2.0]}
    forest = Forest.from_json({"squash": True, "depth": 1, "trees": [near, near]})
    rows = np.linspace(-1, 1, 2 * BLOCK + 7).reshape(-1, 1)
    alone = [float(forest.judge(row[None, :])[0]) for row in rows]
    assert forest.judge(rows).tolist() == alone

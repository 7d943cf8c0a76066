from dragoman.lexicon.cues import load_cues
from dragoman.model import Cast
from dragoman.model.tagging import Role, Tagged, Tagging, Tie
from dragoman.statements.find_tagged import find_tagged_statements
from dragoman.statements.pairing import COLUMNS, Forest
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


def test_tagged_statements_carry_their_own_trace_and_confidence() -> None:
    reading = reading_of(NESTED)
    text = reading.report.text
    spans = (
        span(text, "source", "A source"),
        span(text, "cue", "said"),
        span(text, "content", "that the ministry denied that it fired"),
    )
    tagging = Tagging(spans, (Tie(2, 1, -0.1), Tie(1, 0, -0.1)))
    judges = Judges(always(1.0), always(1.0), always(0.7), 0.5, 0.5, 0.5)
    cast = Cast(actors=(), places=())
    outer, inner = find_tagged_statements(reading, tagging, judges, cast=cast, times=(), cues=load_cues())
    assert (outer.trace.rule, outer.confidence) == ("tagged", 0.7)
    assert inner.trace.rule == "verb-clause"
    assert (inner.within, inner.stance) == (outer.id, "denies")


def test_a_report_without_tags_has_no_statements() -> None:
    judges = Judges(always(1.0), always(1.0), always(0.7), 0.5, 0.5, 0.5)
    cast = Cast(actors=(), places=())
    assert find_tagged_statements(reading_of(NESTED), Tagging((), ()), judges, cast=cast, times=(), cues=load_cues()) == ()

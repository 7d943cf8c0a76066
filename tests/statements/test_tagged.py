import numpy as np
import pytest

from dragoman.model import ModelError
from dragoman.model.tagging import Role, Tagged, Tagging, Tie
from dragoman.statements.pairing import COLUMNS, Forest, Surroundings, pair_spans
from dragoman.statements.tagged import STORED, Judges, attribute_tagged, load_judges

TEXT = "“No,” Kara said, “never.” Two aides denied that she left."


def forest(column: str, limit: float, low: float, high: float) -> Forest:
    """One tree with one question."""
    tree = {
        "column": [COLUMNS.index(column), 0, 0],
        "limit": [limit, 0.0, 0.0],
        "left": [1, 1, 2],
        "right": [2, 1, 2],
        "value": [0.0, low, high],
    }
    return Forest.from_json({"squash": False, "depth": 1, "trees": [tree]})


def marked(*found: tuple[str, str]) -> Tagging:
    spans, at = [], 0
    for role, words in found:
        at = TEXT.index(words, at)
        spans.append(_tagged(role, at, at + len(words)))
        at += len(words)
    return Tagging(tuple(spans), ())


def _tagged(role: Role, start: int, end: int) -> Tagged:
    return Tagged(role, start, end, score=0.9, edges=0.8, paragraph=0, quoted=0.0)


@pytest.fixture
def tagging() -> Tagging:
    bare = marked(
        ("content", "No"), ("source", "Kara"), ("cue", "said"), ("content", "never"),
        ("source", "Two aides"), ("cue", "denied"), ("content", "she left"),
    )  # fmt: skip
    ties = [Tie(0, 2, -0.1), Tie(0, 5, -3.0), Tie(3, 2, -0.2), Tie(3, 5, -2.0), Tie(6, 5, -0.1), Tie(6, 2, -4.0)]
    ties += [Tie(2, 1, -0.1), Tie(2, 4, -3.0), Tie(5, 4, -0.1), Tie(5, 1, -3.0)]
    return Tagging(bare.spans, tuple(ties))


@pytest.fixture
def judges() -> Judges:
    tied = forest("tie", -1.0, 0.0, 1.0)
    return Judges(tied, tied, forest("tie", -99.0, 0.0, 0.7), least_cue=0.5, least_source=0.5, least=0.5)


def test_split_quotations_share_their_cue_and_source(tagging: Tagging, judges: Judges) -> None:
    found = attribute_tagged(tagging, TEXT, judges)
    told = [
        (
            one.source and TEXT[slice(*one.source)],
            TEXT[slice(*one.cue)],
            [TEXT[slice(*piece)] for piece in one.contents],
        )
        for one in found
    ]
    assert told == [("Kara", "said", ["“No,”", "“never.”"]), ("Two aides", "denied", ["she left"])]


def test_a_weakly_tied_source_is_none(tagging: Tagging, judges: Judges) -> None:
    bare = Tagging(tagging.spans, tuple(tie for tie in tagging.ties if tie.span != 5))
    assert attribute_tagged(bare, TEXT, judges)[1].source is None


def test_a_source_ends_behind_the_bracket_that_it_opens(judges: Judges) -> None:
    text = "The Harbour Board (HB) said it left."
    pieces = (("source", "The Harbour Board (HB"), ("cue", "said"), ("content", "it left"))
    spans = tuple(_tagged(role, text.index(words), text.index(words) + len(words)) for role, words in pieces)
    (one,) = attribute_tagged(Tagging(spans, (Tie(2, 1, -0.1), Tie(1, 0, -0.1))), text, judges)
    assert one.source is not None
    assert text[slice(*one.source)] == "The Harbour Board (HB)"


def test_doubtful_attributions_are_dropped(tagging: Tagging, judges: Judges) -> None:
    strict = Judges(judges.cue, judges.source, judges.kept, 0.5, 0.5, least=0.8)
    assert attribute_tagged(tagging, TEXT, strict) == ()


def test_nothing_marked_is_nothing_said(judges: Judges) -> None:
    assert attribute_tagged(Tagging((), ()), TEXT, judges) == ()
    assert attribute_tagged(marked(("content", "No")), TEXT, judges) == ()


def test_pairs_say_what_stands_between(tagging: Tagging) -> None:
    pairs = pair_spans(tagging, Surroundings(tagging, TEXT), "content", "cue")
    row = dict(zip(COLUMNS, pairs.rows[(pairs.span == 6) & (pairs.to == 2)][0], strict=True))
    assert (row["sources_between"], row["cues_between"], row["contents_between"], row["stops_between"]) == (1, 1, 1, 1)
    assert (row["after"], row["paragraphs"], row["tie"]) == (0, 0, -4.0)


def test_forests_add_their_trees_and_squash() -> None:
    stored = {
        "squash": True,
        "depth": 0,
        "trees": [{"column": [0], "limit": [0.0], "left": [0], "right": [0], "value": [0.5]}] * 2,
    }
    np.testing.assert_allclose(Forest.from_json(stored).judge(np.zeros((3, 2))), 1 / (1 + np.exp(-1.0)))


def test_missing_forests_are_named(tmp_path) -> None:
    with pytest.raises(ModelError, match="pairing"):
        load_judges(tmp_path / "pairing.json")


@pytest.mark.slow
def test_the_shipped_forests_link_plain_speech(tagging: Tagging) -> None:
    assert STORED.is_file()
    found = attribute_tagged(tagging, TEXT, load_judges())
    assert [TEXT[slice(*one.cue)] for one in found] == ["said", "denied"]
    assert [one.source and TEXT[slice(*one.source)] for one in found] == ["Kara", "Two aides"]

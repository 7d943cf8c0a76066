import pytest

from dragoman.lexicon.cues import FRAMES, load_cues, read_cue
from dragoman.lexicon.tables import Row
from dragoman.model import LexiconError
from dragoman.model.terms import SOURCE_KINDS, STANCES

GOOD = {
    "lemma": "deny",
    "pos": "VERB",
    "stance": "denies",
    "frames": "clause|object",
    "prior": "0.80",
    "example": "She denied it.",
}


def test_the_lexicon_holds_more_than_450_cues_with_an_example_each():
    cues = load_cues().cues.values()
    assert len(cues) >= 450
    assert all(row.example and row.frames <= set(FRAMES) and row.stance in STANCES for row in cues)


def test_every_stance_has_cues_of_its_own():
    assert {row.stance for row in load_cues().cues.values()} == set(STANCES)


def test_nouns_tell_every_kind_of_source_but_the_unspecified():
    assert set(load_cues().sources.values()) == set(SOURCE_KINDS) - {"unspecified"}


def test_every_list_of_words_is_filled():
    assert all(load_cues().words.values())


def test_a_good_row_is_read():
    assert read_cue(Row("cues.tsv", 9, GOOD)).frames == {"clause", "object"}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("stance", "sulks"),
        ("pos", "X"),
        ("frames", "clause|dance"),
        ("frames", ""),
        ("prior", "often"),
        ("prior", "1.5"),
        ("example", ""),
    ],
)
def test_a_bad_row_is_refused_with_its_line(column, cell):
    with pytest.raises(LexiconError, match=r"cues\.tsv:9: "):
        read_cue(Row("cues.tsv", 9, {**GOOD, column: cell}))

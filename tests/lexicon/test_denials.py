"""The table of denial words."""

import pytest

from dragoman.lexicon.denials import KINDS, load_denial_words, read_kind
from dragoman.lexicon.tables import Row
from dragoman.model.errors import LexiconError


def test_every_kind_has_words_and_none_is_told_twice_over():
    words = load_denial_words()
    assert all(getattr(words, kind) for kind in KINDS)
    assert not words.denying & words.rejecting
    assert not words.claim & words.view
    assert not (words.denying | words.rejecting) & (words.attitude - {"reject"})


@pytest.mark.parametrize(
    ("cells", "trouble"),
    [
        ({"kind": "denying", "words": "deny", "example": "the mayor left"}, "holds none of the words"),
        ({"kind": "refusing", "words": "deny", "example": "he did deny it"}, "'refusing' is none of"),
    ],
)
def test_a_row_that_breaks_the_schema_is_refused(cells, trouble):
    with pytest.raises(LexiconError, match=rf"denial_words\.tsv:7: .*{trouble}"):
        read_kind(Row("denial_words.tsv", 7, cells))

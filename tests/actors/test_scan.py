"""Possessives that lost their apostrophe are the names that they come from; common words stay words."""

import pytest

from dragoman.actors.scan import scan_tokens
from dragoman.model import Token
from tests.actors.knowing import shipped


def hits(text):
    words = text.split()
    tokens = [
        Token(index, index, index + 1, word, word, "NNP" if word[0].isupper() else "NN", "X", "dep", index, 0)
        for index, word in enumerate(words)
    ]
    return [(" ".join(words[hit.first : hit.last]), hit.entries[0].id) for hit in scan_tokens(tokens, shipped())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in Syrias largest city", [("Syrias", "SYR")]),
        ("for Bashar al-Assads rule".replace("-", " "), [("Bashar al Assads", "per-bashar-al-assad")]),
        ("all the Americas were there", []),
        ("the doors were shut", []),
    ],
)
def test_a_lost_apostrophe_does_not_hide_a_name(text, found):
    assert hits(text) == found

"""Languages: what is surely not English is told, and nothing in English, however odd, is taken for another language."""

import json
from pathlib import Path

import pytest

from dragoman.ingest.languages import tell_language

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases_languages.jsonl").read_text(encoding="utf-8").splitlines()
]
ENGLISH = "The mayor denied on Monday that the bridge was unsafe. "
MALAY = "Datuk Bandar menafikan pada hari Isnin bahawa jambatan itu tidak selamat. "


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_language_is_told_or_left_open(case):
    assert tell_language(case["text"], case.get("stated")).code == case["language"]


def test_what_tells_a_language_is_kept_with_how_surely():
    found = tell_language(MALAY, None)
    assert (found.code, found.basis, found.reason) == ("ms", "text", None)
    assert 0.5 < found.confidence <= 1
    stated = tell_language("Brücke gesperrt", "de")
    assert (stated.basis, stated.confidence, stated.reason) == ("metadata", None, None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Bridge shut", "too-short"),
        ("Shr 45 cts vs 58 cts  Net 12 mln vs 15 mln  " * 4, "unclear"),
        (ENGLISH * 12 + MALAY * 12, "mixed"),
    ],
)
def test_a_language_that_is_not_told_has_its_reason(text, reason):
    found = tell_language(text, None)
    assert (found.code, found.basis, found.confidence, found.reason) == (None, None, None, reason)


def test_the_same_text_always_gets_the_same_language():
    assert len({tell_language(MALAY + ENGLISH, None) for _ in range(20)}) == 1


def test_foreign_words_at_the_foot_of_an_english_report_do_not_make_it_foreign():
    assert tell_language(ENGLISH * 3 + MALAY, None).code in {"en", None}

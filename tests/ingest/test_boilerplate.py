"""Cutting the ends, the clues they give, and the marks inside: gold cases, and the invariant that nothing is lost."""

import json
from pathlib import Path

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from dragoman.ingest import Given, IngestOptions, report_from
from dragoman.ingest.freezing import freeze_text
from dragoman.lexicon.boilerplate import load_boilerplate

RULES = load_boilerplate()
CASES = [
    json.loads(line) for line in (Path(__file__).parent / "cases_boilerplate.jsonl").read_text(encoding="utf-8").splitlines()
]

_PIECES = (
    "The quay was shut, she said.",
    " date 2024-03-09 ",
    "Get the Harbour Post app:",
    "Share",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u2028",
    "é",
    "Published: 9 March 2024",
    "(Reporting by Ana Holm; Editing by Piet Roos)",
    "Related stories",
    "Kaynak bağlantısı",
    "By Ana Holm",
    "© 2024 Harbour Post",
    "(With AFP)",
    "SSH 11",
    "We use cookies here.",
    "Title: Ferry",
    "PORT HOLM (AFP) -",
    "",
    "\x85",
    "Twitter",
)


def _cases():
    for case in CASES:
        marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
        yield pytest.param(case, id=case["case"], marks=marks)


@pytest.mark.parametrize("case", list(_cases()))
def test_ends_are_cut_and_give_their_evidence(case):
    report = report_from(Given(key="k", file="f", where="f", text=case["given"]), IngestOptions(), RULES)
    assert report.text == case["text"]
    for name in ("publisher", "agency", "title"):
        if name in case:
            assert getattr(report, name) == case[name]
    if "published" in case:
        assert (report.published.isoformat() if report.published else None) == case["published"]
    if "reasons" in case:
        assert [part.reason for part in report.removed] == case["reasons"]
    if "asides" in case:
        assert [[aside.span.words(report.text), aside.reason] for aside in report.asides] == case["asides"]


def _assert_nothing_is_lost(text):
    frozen = freeze_text(text, RULES)
    front = "".join(part.text for part in frozen.removed)[: frozen.offset]
    behind = "".join(part.text for part in frozen.removed)[frozen.offset :]
    assert front + frozen.text + behind == text
    assert text[frozen.offset : frozen.offset + len(frozen.text)] == frozen.text
    assert frozen.text.strip()
    assert all(part.text for part in frozen.removed)


@drawn(st.text(min_size=1).filter(str.strip))
def test_removed_parts_and_text_are_the_given_text(text):
    _assert_nothing_is_lost(text)


@drawn(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14).map("".join).filter(str.strip))
def test_removed_parts_and_text_are_the_given_text_with_boilerplate(text):
    _assert_nothing_is_lost(text)


def test_asides_lie_apart_and_inside_the_text():
    text = "File photo: the quay (photo: Ana Holm) at dusk\nThe quay was shut.\nRead more: Ferry firm fined\nIt was late."
    report = report_from(Given(key="k", file="f", where="f", text=text), IngestOptions(), RULES)
    ends = [0]
    for aside in report.asides:
        assert ends[-1] <= aside.span.start < aside.span.end <= len(report.text)
        ends.append(aside.span.end)


@pytest.mark.parametrize("text", ["a " * 400_000, "(" * 200_000, "\n" * 200_000 + "x", "The quay was shut. " * 20_000])
def test_long_and_odd_texts_are_frozen_in_time(text):
    _assert_nothing_is_lost(text)

"""Findings check themselves: every span stays in the text, every id and index leads somewhere."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from dragoman.model import Actor, Figure, Report, Span, Trace, text_id
from tests import strategies
from tests.store.cases import accusing


@given(strategies.findings())
@settings(max_examples=50, deadline=None)
def test_the_strategy_makes_valid_findings(findings):
    assert replace(findings) == findings


def broken(**changes):
    findings = accusing()
    return lambda: replace(findings, **{name: change(getattr(findings, name)) for name, change in changes.items()})


def first(**changes):
    return lambda found: (replace(found[0], **changes), *found[1:])


ELSEWHERE = Span("0" * 64, 0, 3)
BEHIND = Span(accusing().report.id, 0, 9999)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (broken(places=first(span=BEHIND)), "leaves report 'accusing'"),
        (broken(places=first(span=ELSEWHERE)), "leaves report"),
        (broken(events=first(trigger=BEHIND)), "leaves report"),
        (broken(events=first(actors=("nobody",))), "names an actor"),
        (broken(events=first(carried_by=("nothing",))), "carried by no statement"),
        (broken(events=first(where=1)), "points at item 1 of 1"),
        (broken(statements=first(within="nothing")), "lies within none"),
        (broken(statements=first(through=("nobody",))), "names an actor"),
        (broken(actors=lambda found: found[1:]), "names an actor"),
    ],
)
def test_what_leads_nowhere_is_refused(make, words):
    with pytest.raises(ValueError, match=words):
        make()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (broken(events=first(modes=("visit",))), "ASSAULT has no mode 'visit'"),
        (broken(events=first(confidence=1.1)), "outside 0 to 1"),
        (broken(events=first(when=None)), "either a date or the reason"),
        (broken(statements=first(contents=())), "needs contents"),
        (broken(statements=first(confidence=-0.1)), "outside 0 to 1"),
    ],
)
def test_a_finding_keeps_its_own_rules(make, words):
    with pytest.raises(ValueError, match=words):
        make()


@pytest.mark.parametrize(("low", "high", "words"), [(None, None, "needs a bound"), (3, 2, "reversed")])
def test_a_figure_has_bounds_in_order(low, high, words):
    with pytest.raises(ValueError, match=words):
        Figure(span=BEHIND, what="killed", low=low, high=high, bound="exact")


def test_an_actor_has_words_behind_it():
    with pytest.raises(ValueError, match="no words behind it"):
        Actor(id="a", name="A", kind="person", mentions=())


def test_a_report_is_known_by_its_text():
    with pytest.raises(ValueError, match="not the hash"):
        Report(id="0", key="a", file="a", text="words")
    with pytest.raises(ValueError, match="no text"):
        Report(id=text_id(""), key="a", file="a", text="")
    assert Report(id=text_id("words"), key="a", file="a", text="words", published=date(2031, 1, 1)).span(0, 5).end == 5


@pytest.mark.parametrize("text", ["dates/weekday", "dates/", "/", "events/tagger@1/2"])
def test_a_trace_is_read_back(text):
    assert str(Trace.parse(text)) == text

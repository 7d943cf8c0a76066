"""Whether a country plays a part: said by one, denied by another, at days of their own."""

from datetime import date

import pytest

from dragoman.linking import look_across
from tests.linking.telling import voice

AUGUST, NOVEMBER = date(2020, 8, 1), date(2020, 11, 19)
ROLE = "Türkiye's intelligence service resolved the deadlock in the cease-fire negotiations"
DENIAL = "that Ankara will not serve as a mediator in any hostage negotiations"


def disputes(role=ROLE, denial=DENIAL, *, days=(AUGUST, NOVEMBER), denier="An official"):
    said = [voice("a", role, says="Sources", day=days[0]), voice("b", denial, says=denier, day=days[1], stance="denies")]
    return [one for one in look_across([], said, []).disputes if one.about == "other"]


def test_a_country_under_two_names_has_one_part_that_is_affirmed_and_denied():
    (dispute,) = disputes()
    assert dispute.question == "Is Turkey a mediator: negotiations?"
    assert [(one.stance, one.since) for one in dispute.positions] == [("asserts", AUGUST), ("denies", NOVEMBER)]


@pytest.mark.parametrize(
    ("days", "clash"),
    [((AUGUST, NOVEMBER), "differs"), ((None, NOVEMBER), "differs"), ((NOVEMBER, NOVEMBER), "denies")],
    ids=["months apart", "one day not known", "one day"],
)
def test_what_is_told_of_other_days_only_differs(days, clash):
    assert [one.clash for one in disputes(days=days)] == [clash]


@pytest.mark.parametrize(
    "change",
    [
        {"role": "Egypt resolved the deadlock in the cease-fire negotiations"},
        {"denial": "that Ankara will not serve as a mediator in the fishing row"},
        {"role": "Türkiye sent an envoy to the cease-fire negotiations"},
        {"denier": "Sources"},
    ],
    ids=["another country", "another affair", "another part", "the same source"],
)
def test_what_does_not_answer_is_no_dispute(change):
    assert disputes(**change) == []


def test_a_plain_refusal_counts_as_one():
    said = [voice("a", ROLE, says="Sources", day=AUGUST), voice("b", DENIAL, says="An official", day=AUGUST)]
    assert [one.about for one in look_across([], said, []).disputes] == ["other"]

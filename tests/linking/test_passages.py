from hypothesis import given
from hypothesis import strategies as st

from dragoman.linking import copy_families, link_passages

REPORTS = [("a", range(400)), ("b", range(240, 640)), ("c", range(1000, 1400)), ("d", range(380, 780))]


def test_a_reworked_copy_is_found_though_less_than_half_is_shared():
    (judgement, *rest) = link_passages(REPORTS[:3])
    assert (judgement.left, judgement.right, judgement.score) == ("a", "b", 0.4)
    assert "reworked" in judgement.reason
    assert rest == []


def test_a_shared_quotation_is_no_copy():
    assert list(link_passages([REPORTS[0], REPORTS[3]])) == []


@given(st.permutations(REPORTS))
def test_the_order_of_the_reports_does_not_matter(reports):
    assert list(link_passages(reports)) == list(link_passages(REPORTS))


def test_copies_of_copies_are_one_family():
    assert copy_families([("b", "c"), ("a", "b"), ("x", "y")]) == {"a": "a", "b": "a", "c": "a", "x": "x", "y": "x"}

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Span

bounds = st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda pair: pair[0] < pair[1])
spans = st.builds(lambda report_id, pair: Span(report_id, *pair), st.sampled_from(["a", "b"]), bounds)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_is_never_empty_reversed_or_before_the_text(start, end):
    with pytest.raises(ValueError, match="empty or reversed"):
        Span("a", start, end)


def test_a_span_cuts_code_points():
    assert Span("a", 2, 7).words("😀 Kalın") == "Kalın"
    assert len(Span("a", 2, 7)) == 5


@given(spans, spans)
def test_overlap_is_mutual_and_follows_from_cover(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    assert not one.covers(other) or one.overlaps(other)
    assert one.overlaps(one)
    assert one.covers(one)


@given(spans, spans)
def test_two_spans_that_cover_each_other_are_equal(one, other):
    assert (one.covers(other) and other.covers(one)) == (one == other)


@given(spans, spans)
def test_spans_overlap_where_they_share_a_code_point(one, other):
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == bool(shared and one.report_id == other.report_id)

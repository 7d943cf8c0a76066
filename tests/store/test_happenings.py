"""Happenings are found by how many reports tell them, and by day."""

from datetime import date

from dragoman.linking import look_across
from dragoman.store import Filters, Store
from tests.linking.telling import telling

WORDS = "the bomb at the vegetable market in Harim killed shoppers"
TOLD = [
    telling("a", WORDS, trigger="bomb"),
    telling("b", WORDS, trigger="bomb"),
    telling("c", "the mayor met farmers", kind="CONSULT", day=date(2020, 1, 2), place="Kobar"),
    telling("d", "clerks went on strike", kind="PROTEST", day=None, published=None, place=None),
]


def test_a_timeline_of_happenings_goes_by_day_and_ends_with_the_undated(tmp_path):
    across = look_across(TOLD, [], [])
    with Store.open(tmp_path / "store.sqlite") as store:
        store.keep_linked(across.happenings, across.links, across.disputes)
        assert [one.reports for one in store.find_happenings(Filters())] == [2, 1, 1]
        days = [one.since for one in store.find_happenings(Filters(), order="days")]
        assert days == [date(2020, 1, 2), date(2020, 3, 4), None]
        assert [one.reports for one in store.find_happenings(Filters(), least=2, order="days")] == [2]

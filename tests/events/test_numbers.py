import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.events.numbers import read_amount, read_number

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LOOSE = ("hundred", "million", "and", "of", "thousands", "to", "between", "12", "-", "at", "least")


def spell(number):
    if number < 20:
        return [SMALL[number]]
    if number < 100:
        return [TENS[number // 10 - 2]] if number % 10 == 0 else [f"{TENS[number // 10 - 2]}-{SMALL[number % 10]}"]
    for size, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = ["and"] if name == "hundred" and rest else []
            return [*spell(number // size), name, *joint, *(spell(rest) if rest else [])]
    raise AssertionError(number)


@given(st.integers(1, 10**10))
def test_spelled_numbers_are_read_back(number):
    words = spell(number)
    assert read_number(words) == (number, len(words))


@given(st.integers(0, 10**9))
def test_digits_are_read_back_with_and_without_commas(number):
    assert read_number([str(number)]) == (number, 1)
    assert read_number([f"{number:,}"]) == (number, 1)


@given(st.lists(st.sampled_from([*SMALL, *TENS, *LOOSE])))
def test_no_run_of_words_breaks_the_reader(words):
    amount = read_amount(words)
    if amount is not None:
        assert 0 < amount.length <= len(words)
        assert amount.low is not None or amount.high is not None
        assert amount.low is None or amount.high is None or amount.low <= amount.high


@pytest.mark.parametrize(
    ("words", "low", "high", "bound"),
    [
        ("at least 39,445 people", 39445, None, "at_least"),
        ("more than 1.2 million people", 1_200_000, None, "at_least"),
        ("almost 7,000 men", 7000, 7000, "about"),
        ("up to 200 men", None, 200, "at_most"),
        ("as many as three hundred men", None, 300, "at_most"),
        ("dozens of men", 24, None, "at_least"),
        ("scores of men", 40, None, "at_least"),
        ("hundreds of men", 200, None, "at_least"),
        ("thousands of men", 2000, None, "at_least"),
        ("tens of thousands of men", 20_000, None, "at_least"),
        ("hundreds of thousands of men", 200_000, None, "at_least"),
        ("between 300 and 500 men", 300, 500, "between"),
        ("300 to 500 men", 300, 500, "between"),
        ("2 to 3 million men", 2_000_000, 3_000_000, "between"),
        ("twenty-five men", 25, 25, "exact"),
        ("a dozen men", 12, 12, "exact"),
        ("half a dozen men", 6, 6, "exact"),
        ("more than a quarter of a million people", 250_000, None, "at_least"),
        ("half a million people", 500_000, 500_000, "exact"),
        ("about three quarters of a million", 750_000, 750_000, "about"),
        ("one hundred and twenty men", 120, 120, "exact"),
        ("50 or more men", 50, None, "at_least"),
        ("20 + killed", 20, None, "at_least"),
    ],
)
def test_phrases_are_bounded_as_they_say(words, low, high, bound):
    amount = read_amount(words.split())
    assert (amount.low, amount.high, amount.bound) == (low, high, bound)


@pytest.mark.parametrize("words", ["", "the men", "of six", "and two", "a third of them"])
def test_what_begins_with_no_number_is_no_amount(words):
    assert read_amount(words.split()) is None

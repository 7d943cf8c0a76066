import string
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dragoman.dates import find_times
from dragoman.dates.values import interval_of
from tests.dates.plain import reading_of_words

DAYS = st.dates(min_value=date(1900, 1, 8), max_value=date(2099, 12, 20))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
PHRASES = (
    "on Friday", "last Tuesday", "next Monday", "yesterday", "tomorrow", "last week", "this month", "next year",
    "in April", "last October", "in the first quarter", "last summer", "over the weekend", "ten days ago",
    "two years ago", "a month ago", "on June 30", "on 28 February", "by the end of the year", "overnight",
    "at noon on Monday", "last night", "on Christmas Day", "in 1998", "in the 1970s", "in the 19th century",
    "a day later", "the following year", "on the 31st", "every Friday", "for three days", "in recent years",
    "from 3 to 5 May", "between March and June", "on Good Friday", "the week of May 8", "on Thanksgiving morning",
    "that winter", "over Labor Day weekend", "at 10 on Friday night",
    "the Sunday before", "the night before last", "half a century ago",
    "for two hours and ten minutes", "at half past nine", "the following spring", "at 4:30 the next morning",
)  # fmt: skip
VERBS = ("met", "will meet", "said", "")
SHIFTED = {
    "Y": "last year|this year|next year|two years ago",
    "M": "in April|last October|this September|next March|a month ago",
}


def only(text, published, words, **given):
    reading = reading_of_words(text, published, **given)
    (timex,) = find_times(reading, words)
    return timex


@given(published=DAYS, number=st.integers(0, 6), ahead=st.booleans())
def test_bare_weekday_is_the_nearest_in_the_direction_of_the_tense(published, number, ahead, words):
    timex = only(f"They {'will meet' if ahead else 'met'} on {WEEKDAYS[number]}.", published, words)
    gap = (timex.interval.start - published).days
    assert timex.interval.start.weekday() == number
    assert (0 <= gap < 7) if ahead else (-7 < gap <= 0)
    assert (gap == 0) == (published.weekday() == number)


@given(published=DAYS, number=st.integers(0, 6))
def test_last_and_next_pass_over_the_day_of_publication(published, number, words):
    before = only(f"They met last {WEEKDAYS[number]}.", published, words).interval.start
    after = only(f"They will meet next {WEEKDAYS[number]}.", published, words).interval.start
    assert 1 <= (published - before).days <= 7
    assert 1 <= (after - published).days <= 7
    assert before.weekday() == after.weekday() == number


@given(
    published=DAYS.filter(lambda day: (day.month, day.day) != (2, 29)),
    phrase=st.sampled_from("|".join(SHIFTED.values()).split("|")),
)
def test_a_year_later_the_same_words_mean_a_year_later(published, phrase, words):
    now = only(f"They met {phrase}.", published, words).value
    then = only(f"They met {phrase}.", published.replace(year=published.year + 1), words).value
    assert then == f"{int(now[:4]) + 1}{now[4:]}"


@given(
    published=st.none() | DAYS, phrases=st.lists(st.sampled_from(PHRASES), min_size=1, max_size=4), verb=st.sampled_from(VERBS)
)
def test_values_and_intervals_agree_and_phrases_do_not_overlap(published, phrases, verb, words):
    reading = reading_of_words(" ".join(f"They {verb} {phrase}." for phrase in phrases), published)
    last = 0
    for timex in find_times(reading, words):
        assert timex.span.start >= last
        last = timex.span.end
        days = interval_of(timex.value)
        assert (timex.interval is None) != (timex.interval_reason is None)
        if timex.kind in {"DURATION", "SET"}:
            assert timex.interval_reason == timex.kind.lower()
        elif timex.interval is not None:
            assert timex.interval.start <= days.start < days.end <= timex.interval.end
            assert (timex.basis == "anchored") == (timex.anchor is not None)
        elif published is None and "X" in timex.value:
            assert timex.interval_reason == "no-publication-date"


@given(published=st.none() | st.dates(), text=st.text(string.printable + "İıŞş’“”–é", min_size=1, max_size=200))
def test_any_text_is_read_without_a_fault(published, text, words):
    for timex in find_times(reading_of_words(text, published), words):
        assert timex.span.end <= len(text)


PIECES = (
    *WEEKDAYS,
    "last", "next", "the", "of", "end", "in", "on", "a", "two", "second", "31st", "30", "99", "2018", "1990s", "May",
    "March", "Feb.", "week", "weeks", "years", "year", "ago", "later", "quarter", "third", "and", "-", "to", "noon",
    "p.m.", "10:61", "night", "early", "every", "century", "fiscal", "Easter", "overnight", "half", "fall",
    "more than", ",", "thousand", "0", "2/30/2018", "weekend", "before", "winter", "following", "past", "hour", "Christmas",
    "morning", "at", "old", "Labor Day", "4:30",
)  # fmt: skip


@given(published=st.none() | st.dates(), pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_any_run_of_time_words_is_read_without_a_fault(published, pieces, words):
    find_times(reading_of_words(" ".join(pieces), published), words)


@given(published=DAYS)
def test_a_publication_date_of_month_grain_leaves_days_open(published, words):
    first = published.replace(day=1)
    assert only("They met on Friday.", first, words, grain="month").value == "XXXX-WXX-5"
    assert only("They met last month.", first, words, grain="month").interval.end == first
    assert only("They met today.", first, words, grain="month").interval_reason == "publication-date-too-coarse"


@given(published=DAYS)
def test_overnight_spans_the_night_before_publication(published, words):
    interval = only("They met overnight.", published, words).interval
    assert interval.start == published - timedelta(days=1)
    assert interval.end == published + timedelta(days=1)


ANCHORED = (
    "last week", "this week", "next week", "last month", "this month", "next month", "last year", "next year", "two years ago",
    "six months ago", "in April", "last October", "on June 30", "on 28 March", "last summer", "in the first quarter",
    "last Friday", "on Tuesday", "yesterday", "tomorrow", "over the weekend", "overnight", "on Christmas Day", "on the 15th",
    "the year before last", "the week before last", "the week of May 8", "on Christmas morning", "half a century ago",
)  # fmt: skip
WEEKS = 400 * 365 + 97  # days of the 400 years after which weekdays and leap years come back


@given(published=st.dates(min_value=date(1700, 1, 8), max_value=date(1799, 12, 20)), phrase=st.sampled_from(ANCHORED))
def test_the_same_words_four_centuries_later_mean_days_four_centuries_later(published, phrase, words):
    now = only(f"They met {phrase}.", published, words)
    then = only(f"They met {phrase}.", published + timedelta(days=WEEKS), words)
    assert then.interval.start - now.interval.start == timedelta(days=WEEKS)
    assert then.value == f"{int(now.value[:4]) + 400}{now.value[4:]}"


PAST = ("on {day} {month}", "on {month} {day}", "in {month}", "on the {day}th", "on Eid", "on Christmas Day", "in the spring")


@given(
    published=st.dates(min_value=date(1995, 1, 8), max_value=date(2028, 12, 20)),
    phrase=st.sampled_from(PAST),
    day=st.integers(4, 20),
    month=st.sampled_from(("January", "March", "June", "July", "October", "December")),
)
def test_what_is_told_in_the_past_tense_never_begins_after_the_report(published, phrase, day, month, words):
    timex = only(f"They met {phrase.format(day=day, month=month)}.", published, words)
    assert timex.interval is not None
    assert timex.interval.start <= published


@given(published=DAYS, place=st.sampled_from(("KARA", "PORT HOLM")), back=st.integers(0, 4), number=st.integers(0, 6))
def test_every_weekday_counts_from_every_dateline(published, place, back, number, words):
    line = published - timedelta(days=back)
    text = f"{place}, {line:%B} {line.day} (Northern Wire) - They met on {WEEKDAYS[number]}."
    first, timex = find_times(reading_of_words(text, published), words)
    assert first.interval.start == line
    assert timex.interval.start.weekday() == number
    assert 0 <= (line - timex.interval.start).days < 7
    assert timex.anchor == ("published" if back == 0 else "dateline")


BACK = ("last {day}", "a week ago {day}", "{day} last week", "a week last {day}")
AHEAD = ("next {day}", "{day} week", "a week on {day}", "{day} fortnight", "a week from {day}", "two weeks from {day}")
NEAR = (
    "{day}",
    "on {day}",
    "early on {day}",
    "late {day}",
    "{day} morning",
    "on the night of {day}",
    "at noon on {day}",
    "this {day}",
)
WITHIN = {
    "a week ago {day}": 14,
    "{day} last week": 13,
    "a week last {day}": 14,
    "{day} fortnight": 20,
    "two weeks from {day}": 21,
}


@given(
    published=DAYS,
    number=st.integers(0, 6),
    phrase=st.sampled_from((*BACK, *AHEAD, *NEAR)),
    line=st.none() | st.integers(0, 4),
)
def test_every_weekday_rule_keeps_its_day_and_its_side_of_every_dateline(published, number, phrase, line, words):
    head = (
        ""
        if line is None
        else f"KARA, {published - timedelta(days=line):%B} {(published - timedelta(days=line)).day} (Wire) - "
    )
    base = published if line is None else published - timedelta(days=line)
    verb = "will meet" if phrase in AHEAD else "met"
    text = f"{head}They {verb} {phrase.format(day=WEEKDAYS[number])}."
    timex = find_times(reading_of_words(text, published), words)[-1]
    gap = (timex.interval.start - base).days
    assert timex.interval.start.weekday() == number
    assert timex.interval.end - timex.interval.start == timedelta(days=1)
    assert abs(gap) <= WITHIN.get(phrase, 14)
    if phrase in BACK:
        assert gap < 0
    elif phrase in AHEAD:
        assert gap > 0


OLD = (
    "yesterday", "last week", "last month", "last year", "last summer", "last Tuesday", "last night", "ten days ago",
    "a fortnight ago", "two years ago", "20 years ago this month", "a decade ago", "last March", "in March last year",
    "last Aug. 7", "the day before yesterday", "in the last week of June", "over the weekend", "on Monday", "overnight",
    "the week before last", "the night before last", "half a century ago", "at 10 on Friday night",
)  # fmt: skip


@given(published=DAYS, phrase=st.sampled_from(OLD))
def test_what_is_said_to_be_past_ends_no_later_than_the_report(published, phrase, words):
    timex = only(f"They met {phrase}.", published, words)
    assert timex.interval is not None
    assert timex.interval.start <= published
    assert timex.value.endswith("-WE") or timex.interval.end <= published + timedelta(days=1) or "week of" in phrase


BY_THE_DAY = (
    "today",
    "yesterday",
    "tomorrow",
    "ten days ago",
    "last night",
    "on June 30",
    "on Christmas Day",
    "on the 15th",
    "overnight",
)


@given(
    published=DAYS.filter(lambda day: (day.month, day.day) not in {(2, 28), (2, 29)} and not (day.month == 3 and day.day < 12)),
    phrase=st.sampled_from(BY_THE_DAY),
)
def test_a_year_later_the_same_day_is_meant_of_the_next_year(published, phrase, words):
    now = only(f"They met {phrase}.", published, words).interval.start
    then = only(f"They met {phrase}.", published.replace(year=published.year + 1), words).interval.start
    assert then == now.replace(year=now.year + 1)


@given(year=st.integers(1904, 2096).filter(lambda year: year % 4 == 0), days=st.integers(0, 300))
def test_leap_days_are_days(year, days, words):
    leap = date(year, 2, 29)
    assert only("They met on 29 February.", leap + timedelta(days=days), words).interval.start == leap
    assert only("They met yesterday.", date(year, 3, 1), words).interval.start == leap
    assert only("They will meet tomorrow.", date(year, 2, 28), words).interval.start == leap
    assert only("They met a year ago.", leap, words).value == f"{year - 1}"
    assert only("They met on 29 February.", date(year + 2, 6, 1), words).value == "XXXX-02-29"


GRAINS = {"last week": 7, "this week": 7, "last weekend": 2, "yesterday": 1, "last night": 1}
FIRST_OF = {"last month": "month", "last year": "year", "in the first quarter": "quarter", "in the 1970s": "decade"}


@given(published=DAYS, phrase=st.sampled_from((*GRAINS, *FIRST_OF)))
def test_an_interval_is_as_long_as_its_grain_and_begins_where_the_grain_begins(published, phrase, words):
    interval = only(f"They met {phrase}.", published, words).interval
    if phrase in GRAINS:
        assert (interval.end - interval.start).days == GRAINS[phrase]
        assert interval.grain not in {"week", "weekend"} or interval.start.weekday() == (0 if interval.grain == "week" else 5)
    else:
        assert interval.grain == FIRST_OF[phrase]
        assert (interval.start.day, interval.end.day) == (1, 1)
        months = (interval.end.year - interval.start.year) * 12 + interval.end.month - interval.start.month
        assert months == {"month": 1, "year": 12, "quarter": 3, "decade": 120}[interval.grain]


@given(
    published=DAYS,
    days=st.integers(5, 400),
    line=st.none() | st.integers(1, 4),
    phrase=st.sampled_from(("yesterday", "today", "tomorrow", "last night", "last week")),
)
def test_quoted_words_count_from_the_day_of_their_saying(published, days, line, phrase, words):
    said, stated = published - timedelta(days=days), published - timedelta(days=line or 0)
    head = "" if line is None else f"KARA, {stated:%B} {stated.day} (Wire) - "
    text = f"{head}They said on {said.day} {said:%B} {said.year}: “They met {phrase}.”"
    timex = find_times(reading_of_words(text, published), words)[-1]
    assert timex.anchor == "said"
    plain = only(f"They met {phrase}.", said, words)
    assert (timex.value, timex.interval) == (plain.value, plain.interval)


NEXT_TO = {"the following {}": 1, "the previous {}": -1, "that {}": 0}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


@given(
    published=DAYS,
    told=DAYS,
    phrase=st.sampled_from(tuple(NEXT_TO)),
    season=st.sampled_from(tuple(SEASONS)),
)
def test_a_season_next_to_a_told_day_lies_on_its_side_and_within_a_year(published, told, phrase, season, words):
    text = f"They met on {told.day} {told:%B} {told.year}. They left {phrase.format(season)}."
    start = find_times(reading_of_words(text, published), words)[-1].interval.start
    gap = (start - told).days
    assert start.month == SEASONS[season]
    assert abs(gap) <= 366
    assert NEXT_TO[phrase] == 0 or (gap > 0) == (NEXT_TO[phrase] > 0)


@given(published=DAYS, told=DAYS, number=st.integers(0, 6), way=st.sampled_from(("before", "after")))
def test_the_weekday_before_a_told_day_lies_within_its_week(published, told, number, way, words):
    text = f"They met on {told.day} {told:%B} {told.year}. They left the {WEEKDAYS[number]} {way}."
    start = find_times(reading_of_words(text, published), words)[-1].interval.start
    gap = (start - told).days
    assert start.weekday() == number
    assert 1 <= (gap if way == "after" else -gap) <= 7


@given(published=DAYS, told=DAYS, unit=st.sampled_from(("week", "weekend")))
def test_the_week_of_a_day_holds_it(published, told, unit, words):
    interval = only(f"They met the {unit} of {told.day} {told:%B} {told.year}.", published, words).interval
    assert interval.grain == unit
    assert interval.start - timedelta(days=5) <= told < interval.end
    assert interval.end - interval.start == timedelta(days=7 if unit == "week" else 2)


@given(
    published=DAYS,
    ahead=st.integers(1, 60),
    phrase=st.sampled_from(
        ("two days later", "three weeks later", "the following week", "the next day", "a year later", "the following morning")
    ),
    told=st.booleans(),
)
def test_what_happened_later_never_begins_after_the_report(published, ahead, phrase, told, words):
    coming = published + timedelta(days=ahead)
    opening = f"They will meet on {coming.day} {coming:%B} {coming.year}. " if told else ""
    reading = reading_of_words(f"{opening}They left {phrase}.", published)
    *_, timex = find_times(reading, words)
    assert timex.interval is None or timex.interval.start <= published


@given(published=DAYS, number=st.integers(0, 6), order=st.integers(1, 4), month=st.integers(1, 12))
def test_the_first_monday_of_a_month_is_one_of_its_first_seven_days(published, number, order, month, words):
    ordinal = ("first", "second", "third", "fourth")[order - 1]
    year = published.year
    timex = only(f"They met on the {ordinal} {WEEKDAYS[number]} of {date(year, month, 1):%B} {year}.", published, words)
    day = timex.interval.start
    assert (day.year, day.month, day.weekday()) == (year, month, number)
    assert 7 * (order - 1) < day.day <= 7 * order

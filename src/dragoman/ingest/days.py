"""Publication dates as collections and pages write them: ISO, American, European, in words, as a count of seconds.

Example: ``4/5/2017`` has two readings, 5 April and 4 May; ``4/25/2017`` has one, and tells the order of its whole file.
In: a cell or a phrase. Out: every reading of it. Which one holds is decided with the rest of the file and of the report.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime

from dragoman.ingest.given import Dated, Order
from dragoman.model.terms import Grain

__all__ = ["date_in_url", "learn_order", "parse_dates"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_YEARS = range(1600, 2101)  # newspapers begin about 1605; a year beyond this is another number

_ISO = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})(?:\2(?P<day>\d{1,2}))?(?=$|[T\s,Z+])")
_NUMBERS = re.compile(r"(?<![\d/.-])(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?!\d)")
_WORDS = (
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of )?{_MONTH},?[\s-]+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE
    ),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{2}})(?P<year>\d{{4}})(?!\d)", re.IGNORECASE),  # "Jul 012016", comma lost
    re.compile(rf"\b{_MONTH},?\s+(?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
)
_URL = re.compile(r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>\d{1,2}|[a-z]{3})(?:[/-](?P<day>\d{1,2}))?(?=[/-])", re.IGNORECASE)


def parse_dates(value: object, order: Order | None = None) -> tuple[Dated, ...]:
    """Return every reading of a date.

    Args:
        value: A cell: text, or a number of seconds or milliseconds since 1970.
        order: Which comes first in ``4/5/2017``; None when unknown. Between points (``4.5.2017``) the day always does.

    Returns:
        No reading, one, or two when day and month may be swapped. Times and zones are dropped: the day is the publisher's own.
    """
    if isinstance(value, bool) or value is None:
        return ()
    text = str(value).strip()
    if re.fullmatch(r"\d+(\.\d+)?", text):
        return _from_digits(text)
    found = _ISO.match(text)
    if found:
        return _dated(found["year"], found["month"], found["day"])
    found = _NUMBERS.search(text)
    if found:
        return _from_numbers(found, order)
    for shape in _WORDS:
        found = shape.search(text)
        if found:
            month = str(_MONTHS.index(found["month"].lower()) + 1)
            return _dated(found["year"], month, found.groupdict().get("day"))
    return ()


def learn_order(values: Iterable[object]) -> tuple[Order | None, int]:
    """Return which of day and month comes first in a file's dates, and how many of them tell; None when none or both do."""
    votes: dict[Order, int] = {"mdy": 0, "dmy": 0}
    for value in values:
        found = _NUMBERS.search(value) if isinstance(value, str) else None
        if found and int(found["second"]) > 12 >= int(found["first"]):
            votes["mdy"] += 1
        elif found and int(found["first"]) > 12 >= int(found["second"]):
            votes["dmy"] += 1
    if bool(votes["mdy"]) == bool(votes["dmy"]):
        return None, 0
    return ("mdy", votes["mdy"]) if votes["mdy"] else ("dmy", votes["dmy"])


def date_in_url(url: str | None) -> Dated | None:
    """Return the date in an address (``/2017/04/05/``, ``/2017/apr/05/``), if it has one."""
    found = _URL.search(url or "")
    if not found:
        return None
    month = found["month"].lower()
    if month in _MONTHS:
        month = str(_MONTHS.index(month) + 1)
    dated = _dated(found["year"], month, found["day"]) if month.isdigit() else ()
    return dated[0] if dated else None


def _from_digits(text: str) -> tuple[Dated, ...]:
    whole = text.partition(".")[0]
    if len(whole) == 4 and whole == text:
        return _dated(whole, None, None)
    if len(whole) in (8, 14) and int(whole[:4]) in _YEARS and whole == text:
        return _dated(whole[:4], whole[4:6], whole[6:8])
    if len(whole) in (9, 10, 13):
        seconds = int(whole) / (1000 if len(whole) == 13 else 1)
        return (Dated(datetime.fromtimestamp(seconds, UTC).date(), "day"),)
    return ()


def _from_numbers(found: re.Match[str], order: Order | None) -> tuple[Dated, ...]:
    year = found["year"] if len(found["year"]) == 4 else "20" + found["year"]
    by_month = _dated(year, found["first"], found["second"])
    by_day = _dated(year, found["second"], found["first"])
    if found["sign"] == "." and by_day:
        return by_day
    if by_month == by_day or not by_day:
        return by_month
    if not by_month:
        return by_day
    return {"mdy": by_month, "dmy": by_day, None: by_month + by_day}[order]


def _dated(year: str, month: str | None, day: str | None) -> tuple[Dated, ...]:
    grain: Grain = "day" if day else "month" if month else "year"
    if int(year) not in _YEARS:
        return ()
    try:
        return (Dated(date(int(year), int(month or 1), int(day or 1)), grain),)
    except ValueError:
        return ()

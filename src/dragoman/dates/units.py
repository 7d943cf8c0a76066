"""Units of the calendar: the value of a day at a grain, and days moved by so many units.

``value_at(2018-12-25, "W")`` -> ``2018-W52``; ``move(2018-03-31, "M", -1)`` -> ``2018-02-28``. In: days and unit keys of the
lexicon. Out: values with ``X`` where nothing is known, days, or None beyond the calendar.
"""

from datetime import date, timedelta

from dragoman.dates.values import week_value

__all__ = ["CALENDAR_UNITS", "duration_value", "move", "value_at"]

CALENDAR_UNITS = frozenset({"D", "N", "WE", "W", "FN", "M", "Q", "H", "Y", "DE", "C", "ML"})
_UNKNOWN = {
    "D": "XXXX-XX-XX", "N": "XXXX-XX-XXTNI", "W": "XXXX-WXX", "FN": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX",
    "Q": "XXXX-QX", "H": "XXXX-HX", "Y": "XXXX", "DE": "XXX", "C": "XX", "ML": "X",
}  # fmt: skip
_DAYS = {"D": 1, "N": 1, "W": 7, "WE": 7, "FN": 14}
_MONTHS = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "C": 1200, "ML": 12000}
_CLOCK = {"S": "S", "MIN": "M", "HR": "H"}


def value_at(day: date | None, unit: str) -> str:
    """Return the value of the unit that a day lies in; with ``X`` throughout when the day is not known."""
    if day is None:
        return _UNKNOWN[unit]
    return {
        "D": day.isoformat(),
        "N": f"{day.isoformat()}TNI",
        "W": week_value(day),
        "FN": week_value(day),
        "WE": week_value(day, "-WE"),
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "H": f"{day.year:04}-H{(day.month + 5) // 6}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}",
        "C": f"{day.year // 100:02}",
        "ML": f"{day.year // 1000}",
    }[unit]


def move(day: date | None, unit: str, count: int) -> date | None:
    """Return the day so many units later; the last of its month where the month is shorter; None beyond the calendar."""
    if day is None:
        return None
    try:
        if unit in _DAYS:
            return day + timedelta(days=count * _DAYS[unit])
        months = day.year * 12 + day.month - 1 + count * _MONTHS[unit]
        first = date(months // 12, months % 12 + 1, 1)
    except (ValueError, OverflowError):
        return None
    for last in (day.day, 30, 29):
        try:
            return first.replace(day=last)
        except ValueError:
            continue
    return first.replace(day=28)


def duration_value(count: float | None, unit: str) -> str:
    """Return the value of a duration: ``P3D``, ``PT1H30M``, ``PXY`` when the count is not known."""
    if unit == "FN":
        count, unit = (None if count is None else 2 * count), "W"
    if unit in _CLOCK:
        return f"PT{_amount(count)}{_CLOCK[unit]}" if count is None or float(count).is_integer() else _split("PT", count, unit)
    if count is None or float(count).is_integer():
        return f"P{_amount(count)}{'NI' if unit == 'N' else unit}"
    return _split("P", count, unit)


_SMALLER = {"Y": ("M", 12), "MIN": ("S", 60), "HR": ("MIN", 60), "DE": ("Y", 10), "C": ("Y", 100)}


def _split(start: str, count: float, unit: str) -> str:
    if unit not in _SMALLER:
        return f"{start}{count:g}{_CLOCK.get(unit, unit)}"
    smaller, per = _SMALLER[unit]
    rest = round((count - int(count)) * per)
    whole = f"{int(count)}{_CLOCK.get(unit, unit)}" if int(count) else ""
    return f"{start}{whole}{rest}{_CLOCK.get(smaller, smaller)}"


def _amount(count: float | None) -> str:
    return "X" if count is None else str(int(count))

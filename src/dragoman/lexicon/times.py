"""Time words and time rules: what dates, clock times, durations and sets look like, as rows of ``en/time_*.tsv``.

Example: the rule ``told-unit``, ``(?:<edge>~)?(?:the |a )?<relative>~<unit>``, finds "later this month"; the resolver that it
names works out the value in the dates room.

Notation of a pattern, over lower-case text: ``{kind}`` stands for any form of the words of a kind, ``<kind>`` for the same as
a named group (``<kind_too>`` for a second one), a blank for one or more blanks, ``~`` for a blank or a hyphen. A group
``span`` narrows the phrase to itself. ``needs`` says which words or kinds (``:month``) must stand near, so that a rule is
tried only there.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast, get_args

from dragoman.lexicon.tables import Row, read_table

__all__ = [
    "DatelinePlace",
    "HolidayWay",
    "TimeDateline",
    "TimeHoliday",
    "TimeLexicon",
    "TimeRule",
    "TimeVague",
    "WordKind",
    "load_time_lexicon",
]

WordKind = Literal[
    "month", "short_month", "weekday", "unit", "season", "part", "hour", "number", "ordinal", "relative", "edge", "bound",
    "vague_count", "ahead", "decade", "piece", "zone", "no_year", "lasting", "moving",
    "granting", "directing", "held",
]  # fmt: skip
DatelinePlace = Literal["any", "shouted", "first"]
HolidayWay = Literal["fixed", "nth", "easter", "dates", "season"]

_TRIGGERS = ("month", "short_month", "weekday", "unit", "season", "part", "hour", "decade")
_KEYS = {"fixed": r"\d\d-\d\d", "nth": r"\d\d-\d-(?:-1|\d)(?:\+1)?", "easter": r"-?\d+", "dates": r"\d{4}-\d\d-\d\d"}
_KEYS["season"] = _KEYS["dates"]


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One rule.

    Attributes:
        name: Its name, as traces state it.
        needs: Trigger words near which it is tried.
        pattern: Compiled, over text in lower case.
        resolver: The function of the dates room that gives the value.
        example: Words that it finds.
    """

    name: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    resolver: str
    example: str


@dataclass(frozen=True, slots=True)
class TimeVague:
    """A phrase whose value is the same everywhere: "recently" is ``PAST_REF``."""

    phrase: str
    kind: Literal["DATE", "DURATION"]
    value: str


@dataclass(frozen=True, slots=True)
class TimeHoliday:
    """A holiday.

    Attributes:
        forms: Its names, in lower case.
        way: How its day is found: ``fixed`` (``12-25``), ``nth`` weekday of a month (``11-4-4``; ``-1`` the last, ``+1`` the
            day after), days from ``easter``, listed ``dates``, or the first days of a ``season``, which alone names no day.
        days: What the way needs.
    """

    forms: tuple[str, ...]
    way: HolidayWay
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeDateline:
    """How a report states its own day at its head.

    Attributes:
        name: Its name.
        pattern: Over text in lower case, at the start of a paragraph; ``date`` is the date, ``place`` what stands before it.
        place: What tells it from a sentence: nothing more (``any``), a place in ``shouted`` letters, or that it opens the
            report and a capital or a figure follows (``first``).
        example: Words that it finds.
    """

    name: str
    pattern: re.Pattern[str]
    place: DatelinePlace
    example: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeLexicon:
    """All time words and rules.

    Attributes:
        keys: By kind, the key of every form: ``keys["month"]["march"]`` is ``"03"``.
        rules: In the order in which they take precedence.
        vague: Vague phrases by their words.
        holidays: By every name.
        datelines: In the order in which they are tried.
    """

    keys: Mapping[str, Mapping[str, str]]
    rules: tuple[TimeRule, ...]
    vague: Mapping[str, TimeVague]
    holidays: Mapping[str, TimeHoliday]
    datelines: tuple[TimeDateline, ...] = ()

    def key(self, kind: WordKind, form: str) -> str:
        """Return the key of a form; blanks and hyphens count alike.

        Raises:
            KeyError: When no word of the kind has it.
        """
        keys = self.keys[kind]
        return keys[form] if form in keys else keys[" ".join(form.replace("-", " ").split())]


def load_time_lexicon() -> TimeLexicon:
    """Load the time words and rules that ship with the package.

    Raises:
        LexiconError: When a row breaks the schema or a pattern does not compile.
    """
    keys: dict[str, dict[str, str]] = {}
    for row in read_table("en/time_words.tsv", ("kind", "key", "forms", "example")).rows:
        row.needed("example")
        forms = row.list("forms") or row.refuse("forms is empty")
        keys.setdefault(row.one_of("kind", get_args(WordKind)), {}).update(dict.fromkeys(forms, row.needed("key")))
    vague = {row["phrase"]: _vague(row) for row in read_table("en/time_vague.tsv", ("phrase", "kind", "value", "example")).rows}
    holidays = {
        form: holiday
        for row in read_table("en/time_holidays.tsv", ("forms", "way", "day", "example")).rows
        for holiday in [_holiday(row)]
        for form in holiday.forms
    }
    parts = _parts(keys, tuple(holidays), tuple(vague))
    triggers = {f":{kind}": frozenset(_first_words(keys[kind])) for kind in _TRIGGERS}
    triggers[":month"] |= triggers[":short_month"]
    triggers[":holiday"] = frozenset(_first_words(holidays))
    triggers[":vague"] = frozenset(phrase.split()[-1] for phrase in vague)
    rules = tuple(
        _rule(row, parts, triggers)
        for row in read_table("en/time_rules.tsv", ("name", "needs", "pattern", "resolver", "example")).rows
    )
    datelines = tuple(
        _dateline(row, parts) for row in read_table("en/time_datelines.tsv", ("name", "pattern", "place", "example")).rows
    )
    return TimeLexicon(keys=keys, rules=rules, vague=vague, holidays=holidays, datelines=datelines)


def _vague(row: Row) -> TimeVague:
    row.needed("example")
    kind = cast(Literal["DATE", "DURATION"], row.one_of("kind", ("DATE", "DURATION")))
    return TimeVague(row.needed("phrase"), kind, row.needed("value"))


def _holiday(row: Row) -> TimeHoliday:
    row.needed("example")
    way = cast(HolidayWay, row.one_of("way", get_args(HolidayWay)))
    days = row.list("day")
    if not days or not all(re.fullmatch(_KEYS[way], day) for day in days):
        row.refuse(f"day {row['day']!r} does not fit {way!r}")
    return TimeHoliday(row.list("forms") or row.refuse("forms is empty"), way, days)


def _rule(row: Row, parts: Mapping[str, str], triggers: Mapping[str, frozenset[str]]) -> TimeRule:
    needs: set[str] = set()
    for need in row.list("needs") or row.refuse("needs is empty"):
        needs |= triggers.get(need, frozenset({need}))
    pattern = _pattern(row, parts)
    return TimeRule(row.needed("name"), frozenset(needs), pattern, row.needed("resolver"), row.needed("example"))


def _dateline(row: Row, parts: Mapping[str, str]) -> TimeDateline:
    place = cast(DatelinePlace, row.one_of("place", get_args(DatelinePlace)))
    return TimeDateline(row.needed("name"), _pattern(row, parts), place, row.needed("example"))


def _pattern(row: Row, parts: Mapping[str, str]) -> re.Pattern[str]:
    try:
        return re.compile(_expand(row.needed("pattern"), parts))
    except (re.error, KeyError) as error:
        row.refuse(f"pattern does not compile: {error}")


def _expand(pattern: str, parts: Mapping[str, str]) -> str:
    def part(found: re.Match[str]) -> str:
        named, plain = found.groups()
        if plain:
            return f"(?:{parts[plain]})"
        return f"(?P<{named}>{parts[named.removesuffix('_too').removesuffix('_more')]})"

    expanded = re.sub(r"(?<!\?P)<([a-z]\w*)>|\{([a-z]\w*)\}", part, pattern.replace("(?<=", "\0")).replace("\0", "(?<=")
    spaced = re.sub(r" (?![?*+{])", " +", expanded.replace(" ?", " *"))
    return r"(?<!\w)(?:" + spaced.replace("~", "(?: +|-)") + r")(?!\w)"


def _parts(keys: Mapping[str, Mapping[str, str]], holidays: Sequence[str], vague: Sequence[str]) -> dict[str, str]:
    """Return the pattern of every kind, and of those that are built from others."""
    parts = {kind: _any(forms) for kind, forms in keys.items()}
    number = parts["number"]
    parts["holiday"], parts["vague"] = _any(holidays), _any(vague)
    parts["full_month"] = parts["month"]
    parts["month"] = f"{parts['month']}|{parts['short_month']}"
    parts["ordinal"] = rf"\d{{1,2}}(?:st|nd|rd|th)\b|{parts['ordinal']}"
    words = rf"an?|half an?|(?:an?~(?:hundred|thousand|dozen)|(?:{number}))\b(?:(?:~| and )(?:{number})\b)*(?: and a half)?"
    parts["count"] = rf"\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?:~[13]/[234])?|{words}"
    teens = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    tens = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:~(?:one|two|three|four|five|six|seven|eight|nine)\b)?"
    parts["year"] = (
        rf"1[1-9]\d\d|20\d\d|(?:eighteen|nineteen|twenty)~(?:{teens}|{tens})|two thousand(?:(?: and)? (?:{number})\b)?"
    )
    parts["day"] = rf"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b|{_any(keys['ordinal'])}"
    return parts


def _any(forms: Mapping[str, str] | Sequence[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", " ") for form in sorted(forms, key=len, reverse=True))


def _first_words(forms: Mapping[str, object]) -> set[str]:
    return {found.group() for form in forms if (found := re.search("[a-z]+", form))}

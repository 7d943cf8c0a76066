"""Finds time phrases and resolves them: "three days later" becomes a ``Timex`` with its value, its days and what they hang on.

In: a reading and the time lexicon. Out: the report's time phrases in text order, none overlapping another. Rules are tried
only near words that they need, so that the work grows with the times of a text and not with its length. Where finds overlap,
the one that starts first wins, then the longest, then the earlier rule; one that its resolver declines makes room for the
next.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.dates import absolute, clock, durations, holidays, pieces, relative, sets, weekdays
from dragoman.dates.datelines import dateline_of
from dragoman.dates.guards import can_be_time
from dragoman.dates.quotations import Quoted, quoted_days
from dragoman.dates.setting import Found, Meaning, Setting
from dragoman.dates.values import interval_of
from dragoman.lexicon.times import TimeLexicon, TimeRule
from dragoman.model import Interval, Reading, Span, Timex, Trace
from dragoman.model.terms import Basis

__all__ = ["find_times"]

Resolver = Callable[[Found, Setting], Meaning | None]

_RESOLVERS: Mapping[str, Resolver] = {
    name: getattr(module, name)
    for module in (absolute, clock, durations, holidays, pieces, relative, sets, weekdays)
    for name in module.__all__
}
_REACH = 56  # code points left and right of a word: the longest phrases ("more than two and a half years") stay well below
_PLAIN = str.maketrans(
    {chr(code): chr(code + 32) for code in range(65, 91)}
    | dict.fromkeys("\t\n\r\x0b\x0c\xa0\u2009\u202f", " ")
    | {"’": "'", "‘": "'", "–": "-", "‐": "-", "‑": "-"}
)
_SIGN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d)|(?P<slashed>\d{1,2}[/.]\d{1,2}[/.]\d{2}|\b\d\d-\d\d-\d{4})|(?P<fraction>\b\d{1,2}/\d{1,2}\b)|(?P<clocked>\d{1,2}:\d\d)|(?P<short_year>'[3-9]\d\b)|(?P<th>\d(?:st|nd|rd|th)\b)"
    r"|(?P<decade>\d0'?s\b)|(?P<compact>\d[- ]?(?:hr|min|sec)s?\b)|(?P<year>\b\d{4}\b)|(?P<word>[a-z]+(?:\d\b)?)"
)
_NAMED = frozenset({"year", "short_year"})
"""Signs that rules need by the name of a kind."""
_BY_MONTH = frozenset({"calendar_day", "numeric_date"})
"""Resolvers of days that count from the month of publication, dateline or not."""
_YEAR_WORDS = frozenset({"nineteen", "eighteen", "twenty", "thousand"})


def find_times(reading: Reading, words: TimeLexicon) -> tuple[Timex, ...]:
    """Return the time phrases of a report.

    Args:
        reading: A read report; its publication date, when known, is what "last week" counts from.
        words: Time words and rules.

    Returns:
        Time phrases in text order. Without a publication date a phrase that needs one keeps an open value ("XXXX-06-30") and
        has no interval.
    """
    text = reading.report.text.translate(_PLAIN)
    paragraphs = list(_paragraphs(reading))
    line = dateline_of(reading, text, words, paragraphs)
    setting = Setting(reading=reading, words=words, text=text, told=[], dateline=line)
    times = _find(setting, paragraphs, ())
    quoted = quoted_days(reading, times, line)
    return _find(setting, paragraphs, quoted) if quoted else times


def _find(plain: Setting, paragraphs: Sequence[tuple[int, int]], quoted: Sequence[Quoted]) -> tuple[Timex, ...]:
    """Return the time phrases; those within quotations of another day count from the day on which they were said."""
    told: list[Timex] = []
    plain = replace(plain, told=told)
    spoken = [(quote, plain.said_on(quote.day, quote.grain)) for quote in quoted]
    for start, end in paragraphs:
        reached = start
        for first, last, rule, found in sorted(_finds(plain.text, start, end, plain.words), key=_precedence):
            if first < reached:
                continue
            setting = next((said for quote, said in spoken if quote.start < first < quote.end), plain)
            timex = _resolve(rule, found, first, last, setting)
            if timex is not None:
                told.append(timex)
                reached = last
    return tuple(told)


def _paragraphs(reading: Reading) -> Iterator[tuple[int, int]]:
    tokens, sentences = reading.tokens, reading.sentences
    for number, sentence in enumerate(sentences):
        if number and sentences[number - 1].paragraph == sentence.paragraph:
            continue
        last = number
        while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentence.paragraph:
            last += 1
        yield tokens[sentence.first].start, tokens[sentences[last].last - 1].end


_Find = tuple[int, int, TimeRule, re.Match[str]]


def _precedence(find: _Find) -> tuple[int, int]:
    return find[0], -find[1]


def _finds(text: str, start: int, end: int, words: TimeLexicon) -> Iterator[_Find]:
    """Yield what every rule finds in a paragraph, rules in their order."""
    signs: dict[str, list[int]] = {}
    for sign in _SIGN.finditer(text, start, end):
        kind = sign.lastgroup or "word"
        signs.setdefault(sign.group() if kind == "word" else f":{kind}" if kind in _NAMED else kind, []).append(sign.start())
        if kind == "word" and sign.group() in _YEAR_WORDS:
            signs.setdefault(":year", []).append(sign.start())
    windows: dict[frozenset[str], list[tuple[int, int]]] = {}
    for rule in words.rules:
        if rule.needs not in windows:
            places = sorted(place for need in rule.needs & signs.keys() for place in signs[need])
            windows[rule.needs] = _windows(text, places, start, end)
        for low, high in windows[rule.needs]:
            for match in rule.pattern.finditer(text, low, high):
                yield *_extent(match), rule, match


def _extent(match: re.Match[str]) -> tuple[int, int]:
    """Return where the phrase stands: a part of the match when the rule names one."""
    for part in ("span", "span_too"):
        if part in match.re.groupindex and match[part]:
            return match.span(part)
    return match.span()


def _windows(text: str, places: list[int], start: int, end: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for place in places:
        low, high = max(start, place - _REACH), min(end, place + _REACH)
        while high < end and text[high] != " ":
            high += 1
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], high)
        else:
            merged.append((low, high))
    return merged


def _resolve(rule: TimeRule, match: re.Match[str], start: int, end: int, setting: Setting) -> Timex | None:
    parts: dict[str, str] = {}
    for name, form in match.groupdict().items():
        if form:
            parts[name] = form
            parts.setdefault(name.removesuffix("_too").removesuffix("_more"), form)
    tokens = setting.reading.tokens_in(start, end)
    if parts.get("bound") == "over" and len(tokens) > 1 and tokens[0].dep == "prep":
        del parts["bound"]  # "took place over five days" is five days and no more
        start, tokens = tokens[1].start, tokens[1:]
    found = Found(rule=rule, start=start, end=end, parts=parts, tokens=tokens)
    if not can_be_time(found, setting):
        return None
    meaning = _RESOLVERS[rule.resolver](found, setting)
    return None if meaning is None else _timex(meaning, found, setting)


def _timex(meaning: Meaning, found: Found, setting: Setting) -> Timex:
    interval = None if meaning.reason else meaning.interval or interval_of(meaning.value)
    if meaning.kind in {"DURATION", "SET"}:
        interval = None
    return Timex(
        span=Span(setting.reading.report.id, found.start, found.end),
        kind=meaning.kind,
        value=meaning.value,
        interval=interval,
        interval_reason=None if interval else meaning.reason or _reason(meaning, setting),
        mod=meaning.mod,
        basis=_basis(meaning, setting),
        anchor=_anchor(meaning, found, setting, interval),
        trace=Trace("dates", found.rule.name),
    )


def _anchor(meaning: Meaning, found: Found, setting: Setting, interval: Interval | None) -> str | None:
    """Return what a phrase was counted from; days and weeks count from the dateline where the report has one of its own."""
    line = setting.dateline
    if setting.spoken and meaning.anchor == "published":
        return "said"
    if meaning.anchor != "published" or line is None or line.day == setting.reading.report.published:
        return meaning.anchor
    near = interval is not None and interval.grain in {"time", "day", "weekend", "week"}
    return "dateline" if near and found.rule.resolver not in _BY_MONTH else "published"


def _basis(meaning: Meaning, setting: Setting) -> Basis:
    """A phrase that hangs on an inferred publication date, or on a phrase that does, is itself inferred."""
    if meaning.anchor is None:
        return "stated"
    if meaning.inferred:
        return "inferred"
    if meaning.anchor == "published":
        return "inferred" if setting.reading.report.published_basis == "inferred" else "anchored"
    last = next((timex for timex in reversed(setting.told) if timex.interval is not None), None)
    return "inferred" if last is not None and last.basis == "inferred" else "anchored"


def _reason(meaning: Meaning, setting: Setting) -> str:
    if meaning.kind in {"DURATION", "SET"}:
        return meaning.kind.lower()
    if "X" in meaning.value and setting.reading.report.published is None:
        return "no-publication-date"
    return "publication-date-too-coarse" if "X" in meaning.value and setting.published("D") is None else "vague"

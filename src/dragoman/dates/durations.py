"""Durations: "three-day", "for more than two years", "the last 60-100 days", "weeks", "half an hour", "decades-long".

A duration names no days. In: a find and its setting. Out: its meaning, or None where the words are no duration ("a second").
"""

import re
from collections.abc import Mapping

from dragoman.dates.direction import direction_of
from dragoman.dates.numbers import count_of
from dragoman.dates.setting import Found, Meaning, Setting
from dragoman.dates.units import duration_value, move

_FITS: Mapping[str, tuple[str, str]] = {
    "a while": (r"(?<!\bonce in)$", ""),
    "the moment": (r"\b(?:at|for)$", ""),
    "this moment": (r"\bat$", ""),
    "this time": (r"\bat$", r"(?!of\b)"),
    "that time": (r"\b(?:at|by)$", ""),
    "the time": (r"\bat$", r"$|[.,;]"),
    "the present": ("", r"$|\W"),
    "the past": ("", r"$|\W|(?:and|but|that|as|he|they|it)\b"),
    "the future": (r"\b(?:in|into|for|about)$", r"(?!of\b)"),
    "those days": (r"\bin$", ""),
    "one day": (r"(?:^|[.!?:;,”\"]|that|and|will|would|could)$", r"(?!after\b|before\b|later\b|earlier\b|of\b|-)"),
    "previously": (r"(?:^|[.!?:;”\"])$", ""),
    "recently": (r"(?<!\bas)$", ""),
    "soon": (r"(?<!\bas)(?<!\btoo)(?<!\bhow)$", r"(?!as\b|after\b)"),
    "now": (r"(?<!\bfrom)(?<!\bevery)$", r"(?!-|and (?:again|then)\b)"),
}
"""What must stand before and after phrases that often mean something else: "the future of the party" is no time."""

_DESCENDING = ("Y", "M", "W", "D", "HR", "MIN", "S")
"""Units that a phrase may join, "two years and three months"."""

_MOVED = ("after", "before", "later", "earlier", "ago", "into", "from", "since", "ahead")

__all__ = [
    "duration",
    "duration_pair",
    "duration_range",
    "one_unit",
    "piece_of_century",
    "seasons",
    "unit_old",
    "unit_or_two",
    "vague",
    "vague_units",
]


def duration(found: Found, setting: Setting) -> Meaning | None:
    """Resolve a counted duration; ages told with "years old" are none."""
    amount = found.get("amount") or found.get("count") or found.get("vague_count")
    unit = setting.words.key("unit", found.get("unit"))
    if _is_no_duration(found, setting, amount, unit):
        return None
    vague = setting.words.keys["vague_count"].get(amount)
    count = (None if vague == "X" else float(vague)) if vague else count_of(amount, setting.words)
    if count is None and not vague:
        return None
    if count is not None and found.get("and_half"):
        count += 0.5
    mod = "APPROX" if vague == "2" else setting.edge(found)
    return Meaning(kind="DURATION", value=duration_value(count, unit), mod=mod)


def _is_no_duration(found: Found, setting: Setting, amount: str, unit: str) -> bool:
    """Tell whether the words are an age, an ordinal, a fraction, or open another phrase, as "a year-ago loss"."""
    form, words = found.get("unit"), setting.text[found.start : found.end]
    after = setting.text[found.end : found.end + 9].lstrip(" -")
    singular = not form.rstrip(".").endswith("s")
    return (
        (unit == "S" and amount == "a")
        or (amount == "many" and setting.text[: found.start].endswith(" as "))
        or (unit == "Q" and (amount == "a" or found.get("glue") == "-" or after.startswith("of")))
        or (amount in {"a", "an"} and (not singular or not _measures(found, setting)))
        or (bool(found.get("article")) and singular)
        or (found.get("lead") == "last" and found.tokens[0].tag.startswith("VB"))
        or (amount in {"a", "an"} and words.endswith("long"))
        or (singular and amount.isdigit() and 1900 <= int(amount) <= 2100)
        or after.startswith("ago")
        or (amount in {"a", "an"} and after.startswith("earlier") and setting.text[found.end] == "-")
        or ((words.endswith("old") or after.startswith("old")) and not _is_lasting(found, setting))
    )


def _measures(found: Found, setting: Setting) -> bool:
    """Tell whether "a day" says how long or how far: "took a day", "a day after"; "on a day of rage" does not."""
    unit = found.tokens[-1]
    if found.get("bound") or setting.text[found.end :].lstrip().startswith(_MOVED):
        return True
    if unit.dep in {"attr", "appos", "nsubj", "nsubjpass", "ROOT", "conj"}:
        return False
    before = setting.reading.tokens[found.tokens[0].index - 1] if found.tokens[0].index else None
    return before is None or before.lemma.lower() not in {"on", "of", "as", "like"} or unit.dep != "pobj"


def _is_lasting(found: Found, setting: Setting) -> bool:
    """Tell a "six-year-old war" from a six-year-old: the age of somebody is no time."""
    last = found.tokens[-1]
    following = setting.reading.tokens[last.index + 1 : last.index + 7]
    return any(token.lemma.lower() in setting.words.keys["lasting"] for token in following if token.sentence == last.sentence)


def duration_range(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "60-100 days" to both ends, "P60D/P100D"; "two to three hundred years" and the like are left alone."""
    unit = setting.words.key("unit", found.get("unit"))
    low = count_of(found.parts["count"], setting.words)
    high = count_of(found.get("count_too"), setting.words)
    if found.parts["count"] in {"a", "an"} or low is None or high is None or low >= high:
        return None
    words, after = setting.text[found.start : found.end], setting.text[found.end : found.end + 4]
    if (words.endswith("old") or after.endswith("old")) and not _is_lasting(found, setting):
        return None
    return Meaning(kind="DURATION", value=f"{duration_value(low, unit)}/{duration_value(high, unit)}", mod=setting.edge(found))


def duration_pair(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "one hour and 40 minutes" and "two years, three months": the greater unit first."""
    units = [setting.words.key("unit", found.parts[name]) for name in ("unit", "unit_too")]
    counts = [count_of(found.parts[name], setting.words) for name in ("count", "count_too")]
    if not all(unit in _DESCENDING for unit in units) or _DESCENDING.index(units[0]) >= _DESCENDING.index(units[1]):
        return None
    if any(count is None or not float(count).is_integer() for count in counts):
        return None
    if setting.text[found.end :].lstrip(" -").startswith("old"):
        return None
    first, second = (duration_value(count, unit) for count, unit in zip(counts, units, strict=True))
    joined = first + second.removeprefix("PT" if first.startswith("PT") else "P")
    return Meaning(kind="DURATION", value=joined, mod=setting.edge(found))


def piece_of_century(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "half a century", "the past quarter-century", "a half-century ago"."""
    years = {"half": 50, "quarter": 25}[found.get("part")]
    if found.get("way"):
        return setting.anchored(move(setting.published("Y"), "Y", -years), "Y", mod=setting.edge(found))
    return Meaning(kind="DURATION", value=duration_value(years, "Y"), mod=setting.edge(found))


def unit_old(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the month-old truce": how long something has lasted; the age of somebody is no time."""
    if not _is_lasting(found, setting):
        return None
    count = None if found.get("unit").endswith(("s", "ies")) else 1
    return Meaning(kind="DURATION", value=duration_value(count, setting.words.key("unit", found.get("unit"))))


def unit_or_two(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "a year or two" and "a day or so"."""
    unit = setting.words.key("unit", found.get("unit"))
    return Meaning(kind="DURATION", value=duration_value(1, unit), mod="APPROX")


def one_unit(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "another year", "half an hour", "a year and a half", "weeklong", "decades-long", "all day"."""
    words = setting.text[found.start : found.end]
    form = found.get("unit")
    count: float | None = 1.0
    if form.endswith("s") and "long" in words:
        count = None
    elif words.endswith("half"):
        count = 1.5
    elif "half" in words:
        count = 0.5
    elif found.get("count"):
        count = count_of(found.get("count"), setting.words)
    return Meaning(kind="DURATION", value=duration_value(count, setting.words.key("unit", form)), mod=setting.edge(found))


def vague_units(found: Found, setting: Setting) -> Meaning | None:
    """Resolve uncounted units, "weeks", "the early years"; after a number or a word that makes them something else, decline."""
    form = found.get("plural")
    unit = setting.words.key("unit", form)
    first = found.tokens[0]
    before = setting.reading.tokens[first.index - 1] if first.index else None
    if (
        not form.endswith("s")
        or unit in {"Q", "WE", "N"}
        or (unit in {"S", "MIN"} and not _is_short_while(found, setting))
        or "." in form
        or found.tokens[-1].tag not in {"NNS", "NN"}
    ):
        return None
    after = setting.text[found.end : found.end + 8].strip()
    if re.match(r"[12]\d{3}\b", after):
        return None  # "the years 1999-2003"
    moved = after.startswith(("later", "earlier", "after", "before"))
    if (
        not moved
        and before is not None
        and before.sentence == first.sentence
        and before.tag in {"JJ", "PRP$", "NN", "NNP", "CD", "POS", "HYPH", "JJR", "JJS", "$"}
    ):
        return None
    if not found.get("lead") and before is not None and before.tag in {"DT", "WDT"}:
        return None
    return Meaning(kind="DURATION", value=duration_value(None, unit))


def _is_short_while(found: Found, setting: Setting) -> bool:
    """Tell "within minutes" and "seconds later" from the minutes of a meeting and second things."""
    before, after = setting.text[max(0, found.start - 8) : found.start], setting.text[found.end : found.end + 9]
    led = re.search(r"\b(?:within|for|in|just|only) $", before)
    return led is not None or re.match(r" (?:later|earlier|after|before|apart)\b", after) is not None


def seasons(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "the past three summers"."""
    count = count_of(found.get("count"), setting.words)
    key = setting.words.key("season", found.get("season").removesuffix("s"))
    return Meaning(kind="DURATION", value=f"P{int(count)}{key}") if count else None


def vague(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "recently", "now", "some time": the value that the lexicon gives them."""
    phrase = setting.words.vague[" ".join(found.get("vague").split())]
    way = direction_of(setting.reading, found.tokens, setting.words) if phrase.phrase in {"soon", "one day"} else None
    if (phrase.phrase == "soon" and way == "past") or (phrase.phrase == "one day" and way != "future"):
        return None
    before, after = _FITS.get(phrase.phrase, ("", ""))
    if not re.search(before, setting.text[max(0, found.start - 12) : found.start].rstrip()):
        return None
    if not re.match(after, setting.text[found.end : found.end + 8].lstrip(" ")):
        return None
    return Meaning(kind=phrase.kind, value=phrase.value)

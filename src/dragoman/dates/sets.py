"""Sets: times that come back: "every Friday", "Mondays", "daily", "twice a week", "five million a year".

A set names no days. In: a find and its setting. Out: its meaning, or None where "a year" is a duration and no rate.
"""

from dragoman.dates.numbers import count_of, ordinal_of
from dragoman.dates.setting import Found, Meaning, Setting
from dragoman.dates.units import duration_value
from dragoman.dates.weekdays import weekday
from dragoman.model import Token

__all__ = ["per_unit", "recurring", "recurring_word"]

_WORDS = {
    "daily": "XXXX-XX-XX", "weekly": "XXXX-WXX", "monthly": "XXXX-XX", "yearly": "XXXX", "annually": "XXXX", "hourly": "PT1H",
    "nightly": "XXXX-XX-XXTNI", "biweekly": "P2W", "fortnightly": "P2W", "biannually": "P6M", "weekdays": "XXXX-WXX-WD",
    "weeknights": "XXXX-WXX-WDTNI",
}  # fmt: skip
_PUBLISHED = frozenset({"newspaper", "paper", "magazine", "journal", "tabloid", "broadsheet", "publication", "periodical"})
_NAMING = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "poss", "conj", "attr", "compound"})
_RATE_AFTER = frozenset({"NN", "NNS", "CD", "$", "NNP"})


def recurring(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "every Friday", "each year", "Tuesday nights", "twice a day"."""
    words = setting.words
    if found.rule.name == "weekdays-as-set" and _owns(found, setting):
        return weekday(found, setting)
    part = f"T{words.key('part', found.get('part'))}" if found.get("part") else ""
    if found.get("weekday"):
        return Meaning(kind="SET", value=f"XXXX-WXX-{words.key('weekday', found.get('weekday'))}{part}")
    if found.get("month"):
        keys = words.keys
        return Meaning(
            kind="SET", value=f"XXXX-{keys['month'].get(found.get('month')) or keys['short_month'][found.get('month')]}"
        )
    if found.get("season"):
        return Meaning(kind="SET", value=f"XXXX-{words.key('season', found.get('season'))}")
    if part:
        return Meaning(kind="SET", value=f"XXXX-XX-XX{part}")
    return _every_so_many(found, setting)


def _owns(found: Found, setting: Setting) -> bool:
    """Tell whether an apostrophe was lost: "Fridays assault on the town"."""
    last, tokens = found.tokens[-1], setting.reading.tokens
    after = tokens[last.index + 1] if last.index + 1 < len(tokens) else None
    return after is not None and after.sentence == last.sentence and after.tag[:2] in {"NN", "JJ"}


def _every_so_many(found: Found, setting: Setting) -> Meaning | None:
    unit = setting.words.key("unit", found.get("unit"))
    phrase = setting.text[found.start : found.end]
    count: float | None = 1.0
    if " other " in phrase:
        count = 2.0
    elif found.get("count") and "times" not in phrase:
        ordinal = ordinal_of(found.get("count"), setting.words)
        count = float(ordinal) if ordinal else count_of(found.get("count"), setting.words)
    return Meaning(kind="SET", value=duration_value(count, unit))


def recurring_word(found: Found, setting: Setting) -> Meaning | None:
    """Resolve "daily" and its like; a name such as "Daily News" is none, nor is a newspaper, "the daily Nation"."""
    if found.tokens[0].tag.startswith("NNP") or _is_newspaper(found.tokens[0], setting):
        return None
    return Meaning(kind="SET", value=_WORDS[found.get("word")])


def _is_newspaper(token: Token, setting: Setting) -> bool:
    """Tell whether a word names what comes out so often: "told a weekly", "the daily Nation", "a monthly magazine"."""
    head = setting.reading.head(token)
    if token.tag == "RB" and token.head == token.index + 1 and head.tag in {"VBD", "VBZ"}:
        return True  # "the opposition daily reported"
    return (token.tag in {"NN", "NNS"} and token.dep in _NAMING) or (
        token.tag == "JJ" and token.head > token.index and (head.tag == "NNP" or head.lemma.lower() in _PUBLISHED)
    )


def per_unit(found: Found, setting: Setting) -> Meaning | None:
    """Resolve a rate, "five million a year"; "in a year" and "took the town a week after" are durations."""
    first, tokens = found.tokens[0], setting.reading.tokens
    unit = setting.words.key("unit", found.get("unit"))
    if first.text.lower() != "per":
        before = tokens[first.index - 1] if first.index else None
        after = tokens[found.tokens[-1].index + 1] if found.tokens[-1].index + 1 < len(tokens) else None
        if before is None or before.sentence != first.sentence or before.tag not in _RATE_AFTER or unit == "S":
            return None
        if after is not None and after.lemma in {
            "after",
            "before",
            "later",
            "earlier",
            "ago",
            "into",
            "since",
            "long",
            "-",
            "old",
        }:
            return None
    if found.get("unit").endswith("s"):
        return None
    return Meaning(kind="SET", value=duration_value(1.0, unit))

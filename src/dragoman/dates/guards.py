"""What looks like a time and is none: the verb "may", Theresa May, "resolution 1973", "$2018", "1,989 troops", Mr Friday.

In: a find and its setting. Out: whether the words can be a time.
"""

import re

from dragoman.dates.setting import Found, Setting
from dragoman.model import Reading, Token

__all__ = ["can_be_time"]

_CAPITALS = ("month", "full_month", "weekday", "holiday")
_BEFORE_MAY = frozenset(
    {"in", "since", "until", "till", "last", "next", "this", "during", "through", "early", "late", "mid", "mid-", "-", "every"}
)
_BEFORE_MONTH = _BEFORE_MAY | {
    "by",
    "from",
    "to",
    "between",
    "and",
    "before",
    "after",
    "for",
    "of",
    "or",
    "around",
    "over",
    "on",
    ",",
    "(",
    "--",
}
_BEFORE_NOUN = frozenset({"a", "an", "the", "this", "that", "'s", "’s", "its", "their", "his", "her"})
_NAMES = frozenset({"may", "march", "april", "june", "august"})
_BEFORE_OLD_YEAR = frozenset(
    {"in", "since", "until", "of", "from", "by", "after", "before", "to", "the", "its", "around", "between", "and"}
)
_NAMED_AFTER_DAYS = frozenset(
    {"street", "square", "avenue", "road", "bridge", "movement", "brigade", "university", "stadium", "city"}
)
_NEWSPAPERS = frozenset({"Times", "Telegraph", "Mail", "Herald", "Express", "Mirror", "Post", "Tribune", "Independent"})
_NAMED_DAYS = frozenset({"Super", "Bloody", "Black", "Cyber", "Holy", "Fat", "Giving", "Ruby", "Freaky"})
_SIGNS = "$£€#/:+&="
_ENDS_RANGE = frozenset({"day-month", "day-month-year", "second-day-of-range"})
_YEAR_AND_DASH = re.compile(r"(?<![\d.,-])(?:1[5-9]|20)\d\d[-–]$")  # the first year of "1999-2003"
_DAY_AND_DASH = re.compile(r"(?<![\d.,-])[0-3]?\d(?: ?[-–] ?)$")  # the first day of "29-30 January"


def can_be_time(found: Found, setting: Setting) -> bool:
    """Tell whether a find may be resolved at all."""
    if not found.tokens or not _stands_free(found, setting) or _is_named(found, setting):
        return False
    text = setting.reading.report.text
    for part in _CAPITALS:
        form = found.get(part)
        if form:
            place = setting.text.find(form, found.start, found.end)
            if place >= 0 and not text[place].isupper():
                return False
    if found.rule.name in {"month", "told-month", "short-month"} and not _is_month(found, setting):
        return False
    return found.rule.name != "year" or _is_year(found, setting)


def _is_named(found: Found, setting: Setting) -> bool:
    """Tell whether the words are a name or part of one: "April 7th Street", "the Six-Day War", "Super Tuesday", Mr Friday."""
    rule, after = found.rule.name, _next_word(found, setting)
    if rule == "part-of-weekday" and _belongs_before(found, setting):
        return True
    if rule in {"season", "season-after"} and _is_season_of_name(found, after):
        return True
    if rule in {"month-day", "day-month"} and after.lower() in _NAMED_AFTER_DAYS:
        return True
    if rule in {"told-unit", "told-day", "vague"} and _is_title(found, setting):
        return True
    if found.get("glue") == "-" and after[:1].isupper():
        words = [token.text for token in found.tokens if token.text[0].isalpha()]
        return len(words) > 1 and all(word[0].isupper() for word in words)
    if found.get("weekday") and (_previous_word(found, setting) in _NAMED_DAYS or after in _NEWSPAPERS):
        return True
    return rule.startswith("weekday") and _in_name(found.tokens, setting.reading, "PERSON")


def _belongs_before(found: Found, setting: Setting) -> bool:
    """Tell whether a part of the day belongs to a noun before it: "a karaoke night on Thursday"."""
    first = found.tokens[0]
    before = setting.reading.tokens[first.index - 1] if first.index else None
    return before is not None and before.dep == "compound" and before.head == first.index


def _is_season_of_name(found: Found, after: str) -> bool:
    """Tell "the Winter Olympics" and "all that fall under it" from a season."""
    last = found.tokens[-1]
    return last.tag.startswith("VB") or (last.text[0].isupper() and after[:1].isupper())


def _previous_word(found: Found, setting: Setting) -> str:
    before = found.tokens[0].index - 1
    return setting.reading.tokens[before].text if before >= 0 else ""


def _next_word(found: Found, setting: Setting) -> str:
    after = found.tokens[-1].index + 1
    return setting.reading.tokens[after].text if after < len(setting.reading.tokens) else ""


def _is_title(found: Found, setting: Setting) -> bool:
    """Tell whether the words are a name, such as a programme called "This Week"; one capital may open a sentence."""
    first = found.tokens[0]
    opens = (
        setting.reading.sentence_of(first).first == first.index
        or not setting.reading.tokens[first.index - 1].text[-1].isalnum()
    )
    capitals = [token.text[0].isupper() for token in found.tokens if token.text[0].isalpha()]
    return all(capitals) and (len(capitals) > 1 or not opens)


def _stands_free(found: Found, setting: Setting) -> bool:
    """Tell whether figures are not cut from longer ones: "$2018", "1.2018", "F-16 days", "2018,5"."""
    text, start, end = setting.text, found.start, found.end
    if text[start].isdigit() and start:
        before = text[start - 1]
        if found.rule.name == "second-year-of-range":
            return True  # the rule says what stands before, and after
        if found.rule.name == "year" and _YEAR_AND_DASH.search(text[:start]):
            return True
        if found.get("half") and before == "-" and text[:start].endswith(("m.-", "am-", "pm-", "noon-", "midnight-")):
            return True  # the end of "10 a.m.-4 p.m."
        if found.rule.name in _ENDS_RANGE and _DAY_AND_DASH.search(text[:start]):
            return True
        if before in _SIGNS or (
            before in ".,-" and start > 1 and (text[start - 2].isdigit() or (before == "-" and not _prefixed(text, start)))
        ):
            return False
    if text[end - 1].isdigit() and end < len(text):
        after = text[end : end + 2]
        return not (after[0] == "%" or (after[0] in ".,:/" and after[1:].isdigit()))
    return True


def _prefixed(text: str, start: int) -> bool:
    return text[:start].endswith(("pre-", "post-", "mid-", "early-", "late-", "--", " -"))


def _is_month(found: Found, setting: Setting) -> bool:
    form = found.get("full_month") or found.get("month")
    token = next(token for token in found.tokens if token.text.lower().startswith(form[:3]))
    if token.tag == "MD" or token.tag.startswith("VB"):
        return False
    if form not in _NAMES or found.get("relative") or found.get("edge"):
        return True
    tokens = setting.reading.tokens
    before = tokens[token.index - 1].text.lower() if token.index else ""
    if form == "may":
        return before in _BEFORE_MAY or (before in _BEFORE_MONTH and not _someone_called(setting.reading, "May"))
    after = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    if form == "march" and after is not None and after.lemma in {"on", "for"}:
        return before in _BEFORE_MAY
    if after is not None and ((after.pos == "NOUN" and before in _BEFORE_NOUN) or after.tag == "HYPH"):
        return True
    if after is not None and after.tag == "NNP" and after.end - token.end < 12 and before not in _BEFORE_MAY:
        return False
    return before in _BEFORE_MONTH or not (
        _in_name(found.tokens, setting.reading, "PERSON") or token.dep in {"nsubj", "ROOT", "dobj", "compound"}
    )


def _someone_called(reading: Reading, name: str) -> bool:
    return any(found.label == "PERSON" and reading.tokens[found.last - 1].text == name for found in reading.names)


def _in_name(tokens: tuple[Token, ...], reading: Reading, label: str) -> bool:
    first, last = tokens[0].index, tokens[-1].index
    return any(name.label == label and name.first <= last and first < name.last for name in reading.names)


def _is_year(found: Found, setting: Setting) -> bool:
    """Tell whether four figures, or two number words, are a year and no amount, address or number of a resolution."""
    year, words = found.get("year"), setting.text[found.start : found.end]
    if words != year:
        return True
    tokens, first, last = setting.reading.tokens, found.tokens[0], found.tokens[-1]
    before = tokens[first.index - 1] if first.index and tokens[first.index - 1].sentence == first.sentence else None
    after = (
        tokens[last.index + 1] if last.index + 1 < len(tokens) and tokens[last.index + 1].sentence == last.sentence else None
    )
    word = before.text.lower() if before else ""
    if year.startswith("two thousand"):
        return before is None or word in {
            "in",
            "since",
            "until",
            "by",
            "of",
            "from",
            "after",
            "before",
            "during",
            ".",
            ",",
            "the",
        }
    if before is not None and ((before.tag == "CD" and word.isdigit()) or _is_amount(before, first, setting)):
        return False
    if not year[0].isdigit():
        return after is None or after.tag not in {"NNS", "CD"}
    if after is not None and after.tag in {"CD", "$"} and not after.text.isdigit():
        return False
    if after is not None and after.tag == "NNS" and first.dep == "nummod" and first.head == after.index:
        named = before is not None and before.tag in {"DT", "IN", "PRP$", "POS", "JJ", "NNP"}
        return named and 1900 <= int(year) <= 2100
    return int(year) >= 1900 or word in _BEFORE_OLD_YEAR


def _is_amount(before: Token, figure: Token, setting: Setting) -> bool:
    """Tell "resolution 1973" and "over 2000 men" from "up 5 percent over 1998"."""
    compared = before.lemma == "over" and before.dep == "prep" and figure.dep == "pobj"
    return before.text.lower() in setting.words.keys["no_year"] and not compared

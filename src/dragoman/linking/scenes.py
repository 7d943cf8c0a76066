"""Scenes: how a question names a happening, so that a reader who has not read a report knows which one is meant.

"How many people were killed in the air strikes in Harim on 4 July 2015?": the noun that most reports use, the town before the
country, and a day only as sure as it is told. In: a happening with its tellings. Out: the words for it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.lexicon.deeds import load_deed_nouns
from dragoman.linking.disputes import Gathered
from dragoman.model.happenings import Happening, Telling, ToldFigure

__all__ = ["ask_doer", "ask_fall", "ask_figure"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SURE = frozenset({"stated", "anchored"})
_FINE = frozenset({"city", "other"})
_BY_HARM = frozenset({"killing", "murder", "massacre", "shooting", "stabbing", "arrest", "kidnapping", "abduction"})
"""Nouns that say no more than the verb of the question: "killed in the killings"."""
_OF_WHOM = _BY_HARM | {"assassination", "execution", "hijacking", "shelling", "bombing", "bombardment", "siege"}
"""Nouns that take "of" before whom they befell; the others take "on"."""
TRIGGER = 2  # votes of the word that tells an event, to one of a word beside it
TITLE = 100  # code points of a headline
MONTH = 31  # days


_FELL = re.compile(
    r"\b(?P<what>plane|warplane|jet|aircraft|helicopter|train|bus|ferry|boat|building|bridge|mine)s?\b[^.;]{0,60}?"
    r"\b(?P<fell>crashed|sank|collapsed|derailed|capsized)\b",
    re.I,
)
_FALLS = {"crashed": "crash", "sank": "sinking", "collapsed": "collapse", "derailed": "derailment", "capsized": "capsizing"}


@dataclass(frozen=True, slots=True)
class _Named:
    """A noun for a deed as a text has it: the word before it, whether of many, and how much it counts."""

    noun: str
    more: str
    many: bool
    weight: int


def ask_figure(gathered: Gathered, suffered: str, given: Sequence[tuple[Telling, ToldFigure]]) -> str:
    """Return the question after a figure of a happening.

    Args:
        gathered: The happening with its tellings.
        suffered: Whom the figure counts, and what befell them: "children were killed".
        given: The figures in dispute, with the tellings that give them: their sentences name the deed best.
    """
    happening, tellings = gathered
    giving = [telling for telling, _ in given] or list(tellings)
    reports = {one.report for one in giving}
    texts = [
        [("", f"{figure.lead}{figure.words}{figure.tail}") for _, figure in given],
        [(one.trigger, one.words) for one in giving],
        [(one.trigger, one.words) for one in tellings if one.report in reports],
    ]
    deed = next((told for some in texts if (told := _deed(some, without=_BY_HARM)) is not None), None)
    return f"How many {suffered}{f' in the {deed}' if deed else ''}{_scene(happening, giving)}?"


def ask_doer(gathered: Gathered) -> str:
    """Return the question after the doer of a happening."""
    happening, tellings = gathered
    deed, scene = _deed([(one.trigger, one.words) for one in tellings]), _scene(happening, tellings)
    if deed is None:
        triggers = Counter(" ".join(one.trigger.casefold().split()) for one in tellings)
        return f"Who did it: “{min(triggers, key=lambda trigger: (-triggers[trigger], trigger))}”{scene}?"
    whom = "" if _place(happening, tellings)[1] else _whom(deed, happening)
    return f"Who was behind the {deed}{whom}{scene}?"


def _whom(deed: str, happening: Happening) -> str:
    """Return on whom it was, where one is named: what no town tells apart is known by that."""
    name = next((one.name for one in happening.recipients if one.name[:1].isupper()), None)
    found = load_deed_nouns().found.search(deed)
    of = found is not None and load_deed_nouns().of[_plain(found["noun"])].noun in _OF_WHOM
    return f" {'of' if of else 'on'} {name}" if name else ""


def ask_fall(craft: str, happening: Happening, tellings: Sequence[Telling]) -> str:
    """Return the question how an aircraft came down, as some tellings of a happening tell it.

    It is often told beside what followed it, whose day is another: only the day of the first report is sure.
    """
    place, _ = _place(happening, tellings)
    published = min((one.published for one in tellings if one.published is not None), default=None)
    aside = f" (told on {_day(published)})" if published is not None else ""
    return f"Was the {craft} shot down, or did it crash by a fault{f' in {place}' if place else ''}{aside}?"


def _deed(texts: Sequence[tuple[str, str]], without: frozenset[str] = frozenset()) -> str | None:
    """Return the noun by which most of some texts call a deed, as one or as several; a noun goes before a verb that tells it.

    Args:
        texts: The word that tells the event, which counts double, and the words around it.
        without: Nouns that are not meant.
    """
    nouns = load_deed_nouns()
    order = {one.noun: place for place, one in enumerate(nouns.nouns)}
    told = [[one for one in _named(pair) if one.noun not in without] for pair in texts]
    votes: Counter[str] = Counter()
    for some in told:
        votes.update({one.noun: max(each.weight for each in some if each.noun == one.noun) for one in some})
    if not votes:
        verbs = Counter(one.noun for trigger, _ in texts if (one := nouns.of_verb.get(_plain(trigger))) is not None)
        known = [noun for noun in verbs if noun not in without]
        return min(known, key=lambda one: (-verbs[one], order[one])) if known else _fell(texts)
    noun = min(votes, key=lambda one: (-votes[one], order[one]))
    meant = [[one for one in some if one.noun == noun] for some in told]
    row = nouns.of[noun]
    several = row.plural and sum(1 if one.many else -1 for some in meant for one in some) > 0
    mores = Counter(more for some in meant for more in {one.more for one in some} if more)
    more = min(mores, key=lambda word: (-mores[word], word), default="")
    if 2 * mores[more] <= sum(map(bool, meant)):
        more = ""  # half of them say no such thing
    return " ".join(filter(None, (more, row.plural if several else noun)))


def _named(pair: tuple[str, str]) -> Iterator[_Named]:
    """Yield the nouns for deeds that an event's word and the words around it hold."""
    nouns = load_deed_nouns()
    for text, weight in zip(pair, (TRIGGER, 1), strict=True):
        for found in nouns.found.finditer(text):
            form, more = _plain(found["noun"]), _plain(found["before"] or "")
            form, more = (f"{more} {form}", "") if f"{more} {form}" in nouns.of else (form, more)
            one = nouns.of[form]
            fits = all(word in one.before for word in more.split(" and "))
            yield _Named(one.noun, more if fits else "", form in one.forms_of_many, weight)


def _fell(texts: Iterable[tuple[str, str]]) -> str | None:
    """Return what fell, sank or broke down: "plane crash"."""
    found = Counter(
        f"{one['what'].casefold()} {_FALLS[one['fell'].casefold()]}" for _, text in texts for one in _FELL.finditer(text)
    )
    return min(found, key=lambda one: (-found[one], one), default=None)


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").split())


def _scene(happening: Happening, tellings: Sequence[Telling]) -> str:
    """Return where and when it was, and a headline where no town or no day tells it apart."""
    place, sure = _place(happening, tellings)
    where = f" in {place}" if place else ""
    title = next((one.title for one in tellings if one.title), None)
    when = _when(happening, tellings)
    aside = f" (“{_short(title)}”)" if title and not (sure and when) else ""
    return f"{where}{when}{aside}"


def _place(happening: Happening, tellings: Sequence[Telling]) -> tuple[str | None, bool]:
    """Return the finest place that tellings agree on, and whether it is finer than a country."""
    fine = Counter(one.place for one in tellings if one.place and one.place_kind in _FINE)
    if fine:
        return min(fine, key=lambda place: (-fine[place], place != happening.place, place)), True
    # A town that the very words name goes before the country that the event was given.
    named = Counter(place for one in tellings for place in dict.fromkeys(one.near) if f" {place}" in f" {one.words}")
    named = Counter({place: count for place, count in named.items() if count > 1 and 2 * count > len(tellings)})
    if named and (alone := [place for place in named if named[place] == max(named.values())]) and len(alone) == 1:
        return alone[0], True
    wide = Counter(one.place for one in tellings if one.place and one.place_kind == "region")
    if wide:
        return min(wide, key=lambda place: (-wide[place], place)), True
    return happening.place, False


def _when(happening: Happening, tellings: Sequence[Telling]) -> str:
    """Return the day in a reader's form: "on 4 July 2015", "about 4 July 2015", "in July 2015"."""
    since, before = happening.since, happening.before
    if since is None or before is None:
        return ""
    days = (before - since).days
    if days == 1:
        told = [one.since for one in tellings if one.when_basis in _SURE and one.since and one.grain in {"day", "time"}]
        sure = happening.basis in _SURE and 2 * told.count(since) >= len(told)
        return f" {'on' if sure else 'about'} {_day(since)}"
    published = min((one.published for one in tellings if one.published), default=None)
    if happening.basis not in _SURE and published is not None and since <= published <= before:
        return f" about {_day(published)}"
    last = before - timedelta(days=1)
    if since.day == 1 and (since.month, since.year) == (last.month, last.year) and before.day == 1:
        return f" in {_MONTHS[since.month - 1]} {since.year}"
    if (since.month, since.day, before.month, before.day) == (1, 1, 1, 1) and before.year == since.year + 1:
        return f" in {since.year}"
    return f" between {_day(since)} and {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _short(title: str) -> str:
    words = " ".join(title.split()).strip("\"“”'‘’ .").replace("“", "‘").replace("”", "’")
    return words if len(words) <= TITLE else words[: words.rfind(" ", 0, TITLE)] + " …"

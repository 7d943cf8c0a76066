"""Comparing: whether two figures of a happening can be counts of one thing, by their days, their places and who gives them.

A happening is what was judged to be told by several reports, and that judgement may be wrong: "eight were killed in Kobar on
Thursday" and "eleven in Harim on Friday" are compared by nobody. In: two figures with their tellings. Out: yes or no.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.lexicon.outlets import load_state_outlets
from dragoman.lexicon.parts import load_country_names, load_peoples
from dragoman.linking.actors import fold_name
from dragoman.linking.counting import is_earlier, is_elsewhere, is_item, is_of_a_while
from dragoman.linking.likeness import FAR_KM, NEAR_KM, kilometres
from dragoman.linking.tolls import value_of
from dragoman.model.happenings import Named, Telling, ToldFigure, Toll

__all__ = ["Counted", "can_be_one", "is_plain", "is_plain_holder", "without_superseded"]

OPENING = 700  # code points: what an outlet counts in its own words is its news there, and background further down
_STATE = re.compile(
    r"(?:heavy |fierce |armed )?(?:(?:civil )?wars?|fight(?:ing|s)?|fought|conflicts?|violence|clash\w*|battl\w*|offensives?"
    r"|campaigns?|unrest|hostilities|crackdown|siege|exchanges? of fire)",
    re.I,
)
"""What is fought out between sides, each with its own dead, or goes on for long."""
_KINDS = r"(?:areas?|towns?|city|cities|villages?|districts?|neighbou?rhoods?|quarters?|suburbs?|regions?|provinces?|capital)"
_SITE = re.compile(
    rf"\b(?:in|on|at|near|outside|around|targeted|hit|struck|shelled|bombed|{_KINDS})"
    rf"(?: (?:the|a|several|two|northern|southern|eastern|western|central|north\w+|south\w+|[\w-]+-held|of|in|{_KINDS}"
    rf"|[A-Z]\w+(?= (?:\w+ )?{_KINDS})))* (?P<name>(?:al-|el-)?[A-Z][\w’'-]+(?: (?:al-)?[A-Z][\w’'-]+){{0,2}})"
)
"""What a sentence tells of a place: "the towns of Kobar", "struck Harim", "in the central Norlandic province of Kara"."""
_CAPITAL = re.compile(r"\b(?:al-|el-)?[A-Z][\w’'-]+")
_DAYS = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|"
    r"december|ramadan|easter|christmas|islamic state|isis|isil|daesh",
    re.I,
)
_ARTICLES = re.compile(r"\b(?:al|el|ed|ad|as|at|ar|an|old|new|east|west|north|south|eastern|western|northern|southern)\b")
_VOWELS = re.compile(r"[aeiouy\W_]|(?<=\w)h\b|(.)(?=\1)")
_NO_NAME = re.compile(
    r"\d|^(?i:it|they|he|she|we|i|who|which|that|nobody)(?<!WHO)$|^(?i:it|they|he|she|we|i|that)\s"
    r"|\s(?i:killed|dead|did|not|were|was|left)\s"
    r"|^(?i:(?:the|this|that|its|a) (?:claims?|statements?|videos?|posts?|reports?|messages?))$"
)
"""Half a sentence that lost its commas, pronouns, and papers of whom it is not told whose they are."""
_THE_GROUP = re.compile(r"(?i:the|this|that) (?:group|network|body|organi[sz]ation|page|site|channel)")
_CLAUSE = re.compile(r",? (?:who|which|that|whose|where|speaking (?:on|under))\b.*", re.S)
_INNER = re.compile(r"\b(?:claims?|reports?|allegations?|accounts?|figures?|estimates?) (?:by|from) [^.;]* that [^.;]{0,15}$")
"""What one says of another's number: "responded to the claim by activists that 640 …"."""
_ATTRIBUTED = re.compile(r"\b(?:said|says|saying|reported|according to|told|announced|added|stated|confirmed|claimed|gave a)\b")
_STATE_MEDIA = re.compile(
    r"(?:the )?(?:[A-Z]\w+[’']?s? )?(?:state|regime|government|official)(?:-(?:run|owned|controlled))?"
    r" (?:media|tv|television|news agency|agency|newspapers?|radio)",
    re.I,
)
_REPORTEDLY = re.compile(r"\b(?:reportedly|reports (?:say|said|suggest\w*)|said to have|unconfirmed)\b", re.I)
_NEWER = re.compile(
    r"\b(?:updated|new|revised|latest) (?:death )?toll\b"
    r"|\btoll\b[^.;]{0,90}\b(?:ris(?:en|es?|ing)|rose|climb\w*|jump\w*|hits?|reach\w*|soar\w*|mount\w*|increased)\b",
    re.I,
)
"""A toll that takes the place of one that the same source gave before."""
_REGIONAL = (
    re.compile(r"\b(?:province|governorate|region|state|county) of (?P<name>(?:al-|el-)?[A-Z][\w’'-]+)"),
    re.compile(r"\b(?P<name>(?:al-|el-)?[A-Z][\w’'-]+) (?:province|governorate|region)\b"),
)
_LOCAL = (
    re.compile(r"\b(?:towns?|city|village|neighbou?rhood|district|suburb) of (?P<name>(?:al-|el-)?[A-Z][\w’'-]+)"),
    re.compile(r"\b(?P<name>(?:al-|el-)?[A-Z][\w’'-]+) (?:city|town|village)\b"),
)
LONGEST = 9  # words by which a source is called


@dataclass(frozen=True, slots=True)
class Counted:
    """A value of a series with a figure behind it and the telling that gives it."""

    toll: Toll
    telling: Telling
    figure: ToldFigure

    @property
    def own(self) -> bool:
        """Whether the outlet counts in its own words."""
        return self.toll.according_to is None

    @property
    def behind(self) -> str:
        """Who stands behind the value: state media are organs of one government, as its offices are."""
        holder, country = self.toll.according_to, None
        if holder is not None:
            country = load_state_outlets().get(holder.id)
            if country is None and _STATE_MEDIA.fullmatch(holder.name):
                country = self.telling.country
        return f"government:{country}" if country else self.toll.origin.key

    @property
    def sourced(self) -> bool:
        """Whether somebody who is known gives it."""
        return not self.own and self.toll.origin.kind != "unknown"


def is_plain(one: Counted) -> bool:
    """Tell whether a figure is the count, as it stood, of its telling's own event, by one of whom it is plain who that is."""
    figure, telling = one.figure, one.telling
    if _STATE.fullmatch(telling.trigger) or is_earlier(figure) or is_item(figure) or is_of_a_while(figure):
        return False
    if is_elsewhere(figure, telling) or _INNER.search(figure.lead):
        return False
    if figure.voice is None and _ATTRIBUTED.search(f"{figure.lead} {figure.tail}"):
        return False  # somebody gives it, and who that is was not found
    if one.own:
        return figure.start < OPENING and figure.bound != "about" and _REPORTEDLY.search(figure.lead) is None
    return is_plain_holder(one.toll.according_to, figure)


def is_plain_holder(holder: Named | None, figure: ToldFigure) -> bool:
    """Tell whether the words by which a source is called name one, and not half a sentence that lost its commas."""
    voice = figure.voice
    called = (voice.called or voice.words or "") if voice is not None else ""
    name = _CLAUSE.sub("", holder.name) if holder is not None else ""
    phrases = (name, _CLAUSE.sub("", called))
    if _THE_GROUP.fullmatch(called) and name.islower():
        return False  # one told before, of several: "an activist group said … a page said … the group said"
    return not _NO_NAME.search(name) and all(len(one.split()) <= LONGEST + 3 * one.count(" for ") for one in phrases)


def can_be_one(one: Counted, other: Counted) -> bool:
    """Tell whether nothing in days and places keeps two figures apart."""
    if one.telling.event == other.telling.event:
        return not _sites_apart(one, other, own=True)
    return not (_days_apart(one.telling, other.telling) or _places_apart(one, other) or _levels_apart(one, other))


def without_superseded(counted: Sequence[Counted]) -> list[Counted]:
    """Return figures without those that their own source has since raised, by its words: "in an updated toll".

    What a report sets beside such a figure, and is no higher, was counted when it was.
    """
    raised: dict[str, float] = {}
    for one in counted:
        if _NEWER.search(f"{one.figure.lead}{one.figure.words}{one.figure.tail}"):
            raised[one.behind] = max(raised.get(one.behind, 0.0), value_of(one.toll))
    old = [one for one in counted if value_of(one.toll) < raised.get(one.behind, 0.0)]
    then = {(one.telling.report, value_of(one.toll)) for one in old}
    beside = {
        value_of(one.toll)
        for one in counted
        if any(one.telling.report == report and value_of(one.toll) <= value for report, value in then)
    }
    gone = beside | {value for _, value in then}
    kept = {value_of(one.toll) for one in counted if one not in old and value_of(one.toll) > max(gone, default=0.0)}
    return [one for one in counted if value_of(one.toll) in kept or value_of(one.toll) not in gone]


def _levels_apart(one: Counted, other: Counted) -> bool:
    """Tell whether one sentence counts in a province and the other in the town of the same name."""
    left, right = (f"{each.figure.lead}{each.figure.words}{each.figure.tail}" for each in (one, other))
    wide, narrow = ({text: _named(text, forms) for text in (left, right)} for forms in (_REGIONAL, _LOCAL))
    return any((wide[text] - narrow[text]) & (narrow[rest] - wide[rest]) for text, rest in ((left, right), (right, left)))


def _named(text: str, forms: Iterable[re.Pattern[str]]) -> set[str]:
    return {skeleton for form in forms for found in form.finditer(text) for skeleton in _skeletons(found["name"])}


def _days_apart(one: Telling, other: Telling) -> bool:
    """Tell whether the days of two tellings do not meet, or one was printed before the other happened."""
    for early, late in ((one, other), (other, one)):
        if early.before is not None and late.since is not None and early.before <= late.since:
            return True
        if early.published is not None and late.since is not None and early.published < late.since:
            return True
    return False


def _places_apart(one: Counted, other: Counted) -> bool:
    left, right = one.telling, other.telling
    if left.place is not None and right.place is not None and left.place != right.place:
        apart = kilometres(left, right)
        loose = {"country", "region"} & {left.place_kind, right.place_kind}
        if apart is not None and apart <= NEAR_KM:
            return False
        if apart is not None and "country" not in loose and apart > (FAR_KM if loose else NEAR_KM):
            return True
    return _sites_apart(one, other)


def _sites_apart(one: Counted, other: Counted, *, own: bool = False) -> bool:
    """Tell whether the sentences of two figures name places, and none that the other's words hold.

    Args:
        one: A figure.
        other: Another.
        own: Whether only the sentences of the figures count: both are of one event.
    """
    left, right = (_sites(each, own=own) for each in (one, other))
    if not left or not right:
        return False
    return not (left & _held(other) or right & _held(one))


def _sites(one: Counted, *, own: bool) -> set[str]:
    texts = [one.figure.lead + one.figure.words + one.figure.tail, *([] if own else [one.telling.words])]
    names = [found["name"] for text in texts for found in _SITE.finditer(text)]
    names += [one.telling.place] if not own and one.telling.place and one.telling.place_kind in {"city", "other"} else []
    return {skeleton for name in names if not _is_general(name) for skeleton in _skeletons(name)}


def _held(one: Counted) -> set[str]:
    """Return the skeletons of all names that a figure's sentence and its telling hold."""
    texts = (one.figure.lead + one.figure.words + one.figure.tail, one.telling.words, one.telling.place or "")
    return {skeleton for text in texts for word in _CAPITAL.findall(text) for skeleton in _skeletons(word)}


def _is_general(name: str) -> bool:
    """Tell whether a name is that of a day, a people or a country: it sets no two places apart."""
    first = re.split(r"[\s-]", name.removesuffix("'s").removesuffix("’s"), maxsplit=1)[0]
    country = load_country_names().pattern.match(name)
    return _DAYS.match(name) is not None or first.casefold() in load_peoples() or country is not None


def _skeletons(name: str) -> Iterable[str]:
    """Yield the consonants of each word of a name: "Kalassa" and "al-Kallaseh" are spellings of one."""
    for word in _ARTICLES.sub(" ", fold_name(name).replace("-", " ")).split():
        bare = _VOWELS.sub("", word)
        if len(bare) > 1:
            yield bare

"""Counting: whether a figure is the count of a thing as it stands, or an earlier toll, an item of a list, or what a while saw.

"The previous toll was 20", "rose from 20 to 31" -> 20 is an earlier toll. "Seven residents and a nurse" -> seven are an item of
a list that adds up. "At least 45 have died in the past 24 hours" -> of no one attack. In: a figure with the words of its
sentence. Out: yes or no. Where no words are known nothing is said against a figure.
"""

import re

from dragoman.model.happenings import Telling, ToldFigure

__all__ = ["is_contrasted", "is_earlier", "is_elsewhere", "is_item", "is_loose_bound", "is_of_a_while"]

_NUMBER = (
    r"(?:\d[\d,.]*|an?(?! (?:number|dozen|score|few|total|further)\b)|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|several|dozens of|many)"
)
_HARMED = r"(?:killed|dead|deaths?|wounded|injured|hurt|injuries|missing|others?|more|arrested|detained|displaced)"
_EARLIER_BEFORE = re.compile(
    r"\b(?:previous(?:ly)?|earlier|initial(?:ly)?|preliminary(?! \w+ (?:indicat|show|suggest))|prior|until then|at first"
    r"|originally)\b(?![^.;]*\bto $)"
    r"[^.;]{0,90}$"
    r"|\bfirst (?:toll|count|estimates?|reports?|said|put|reported|gave)\b(?![^.;]*\bto $)[^.;]{0,60}$"
    r"|\b(?:rose|risen|rises|climbed|up|jumped|increased|raised|revised|lowered|cut|down|grew|grown|went)\b"
    r"[^.;,]{0,30}\bfrom $",
    re.I,
)
_EARLIER_AFTER = re.compile(
    r"^[^.;]{0,40}\b(?:previously|as initially|initially|at first|as first|earlier (?:reported|given|said|announced))\b"
    r"|^ (?:to|but later) (?:\w+ ){0,2}\d",
    re.I,
)
_ITEM_AFTER = re.compile(
    rf"^,? (?:and|plus|as well as|along with|together with) (?:at least |another )?{_NUMBER} (?!{_HARMED}\b)"
    rf"(?:[\w’'-]+ ){{0,2}}?(?P<noun>[\w’'-]+)(?P<after>[^.;]{{0,40}})",
    re.I,
)
_ITEM_BEFORE = re.compile(
    rf"\b{_NUMBER} (?!{_HARMED}\b)(?:[\w’'-]+ ){{1,3}}(?:and|plus|as well as|along with) (?:at least |another )?$", re.I
)
_OF_THEM = re.compile(r"\d[\d,.]* of (?:the|those|these|them|its|their)\b", re.I)
_NEXT = 10  # code points behind a number in which "of the dead" begins
_HARMED_NEXT = re.compile(rf" (?:[\w’'-]+ )?{_HARMED}\b", re.I)
_AFFECTED = re.compile(rf"\b(?:was|were|been|{_HARMED})\b", re.I)
_UNITS = r"(?:hours?|days?|weeks?|months?|years?)"
_WHILE = re.compile(
    rf"\b(?:in|over|during|within|for) (?:the )?(?:last|past|previous|recent) (?:[\w-]+ ){{0,2}}{_UNITS}\b"
    rf"|\bin (?:the )?(?:\d+|two|three|four|five|six|seven|several|many|recent) {_UNITS}\b"
    r"|\bso far this \w+\b|\bover the (?:weekend|week)\b|\b(?:a|per|every|each) (?:day|week|month|year)\b"
    r"|\b(?:nationwide|across the country|throughout the country|around the country)\b",
    re.I,
)
_CONTRASTED = re.compile(
    r"\bbut\b[^.;]{0,60}\b(?:said|says|put|puts|gave|gives|cited|reported|counted|told)\b"
    r"|\b(?:lower|higher|different|differing|conflicting|contradictory) (?:[\w-]+ )?(?:tolls?|figures?|numbers?|counts?)\b",
    re.I,
)
_ELSEWHERE = re.compile(
    r"^\W*(?:and |but )?(?:another|a (?:second|third|fourth|separate|similar|further)|separately|elsewhere"
    r"|in (?:a separate|another|other|a different|a second))\b",
    re.I,
)
_ROUND = re.compile(r"\b(?:more than|over|upwards of|in excess of|exceed\w*|above|well over)\b|\d\s*\+", re.I)
_ROUND_TO = 10.0


def is_earlier(figure: ToldFigure) -> bool:
    """Tell whether a sentence calls the number one of before: "the previous toll was 20", "up from 20"."""
    return _EARLIER_BEFORE.search(figure.lead) is not None or _EARLIER_AFTER.search(figure.tail) is not None


def is_item(figure: ToldFigure) -> bool:
    """Tell whether a number is one of a list that adds up ("seven residents and a nurse"), or a share ("40 of the deaths")."""
    if _OF_THEM.search(f"{figure.words} {figure.tail[:_NEXT]}") is not None:
        return True
    after = _ITEM_AFTER.search(figure.tail)
    if after is not None and _AFFECTED.search(f"{after['noun']} {after['after']}") is None:
        return True
    # "Six Lebanese and 22 injured": the second is another harm, and no item of the same list.
    return _ITEM_BEFORE.search(figure.lead) is not None and _HARMED_NEXT.match(figure.tail) is None


def is_of_a_while(figure: ToldFigure) -> bool:
    """Tell whether a number sums up a longer while than one attack takes, or a whole country."""
    return figure.over is not None or _WHILE.search(f"{figure.lead} {figure.words} {figure.tail}") is not None


def is_contrasted(figure: ToldFigure) -> bool:
    """Tell whether a sentence sets its number against another: "but the army said eight", "a slightly lower toll of 31"."""
    return _CONTRASTED.search(figure.lead) is not None


def is_elsewhere(figure: ToldFigure, telling: Telling) -> bool:
    """Tell whether a number's sentence turns to another thing than the one whose word stands outside of it."""
    start, stop = figure.start - len(figure.lead), figure.stop + len(figure.tail)
    return _ELSEWHERE.search(figure.lead + figure.words) is not None and not start <= telling.start < stop


def is_loose_bound(figure: ToldFigure) -> bool:
    """Tell whether a round number only says that there were more: "over 100"."""
    low = figure.low
    return low is not None and low % _ROUND_TO == 0 and _ROUND.search(f"{figure.lead[-20:]}{figure.words}") is not None

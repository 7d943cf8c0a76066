"""Aftermath: what a report tells of an attack after it has told the attack: the dead, the wounded, "the blast" again.

"A car bomb went off at the gate. … Dozens of people were also wounded." -> the wounding is of the bombing. In: tellings in
order. Out: for each such telling the one that it follows on. A telling with a place, a day or a doer of its own that does not
agree with the attack stays a thing of its own.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from dragoman.linking.likeness import FAR_KM, Traits, kilometres
from dragoman.model.happenings import Telling

__all__ = ["SEVERAL", "follow_on"]

_HARM = re.compile(r"(?:kill|wound|injur|hurt|die|dead|death|maim|perish|casualt|toll|los)\w*", re.I)
_BLAST = re.compile(r"\b(?:bomb|blast|explo|detonat|blow|blew|car bomb|suicide)\w*", re.I)
_STRIKE = re.compile(r"\b(?:air ?strike|strike|struck|raid|bombard|shell|pound|hit|target|massacre|drop|bomb)\w*", re.I)
_ATTACK = re.compile(r"(?:attack|assault|massacre)\w*", re.I)
_STATE = re.compile(r"(?:civil )?(?:wars?|fight(?:ing)?|conflict|violence|clash\w*|offensive|battle\w*|campaign)", re.I)
SEVERAL = re.compile(
    r"\b(?:attacks|(?:air ?)?strikes|raids|shelling|bombing|bombardment)\b.{0,60}"
    r"\b(?:neighbou?rhoods|districts|quarters|suburbs)\b",
    re.I,
)
_MOVES_ON = re.compile(
    r"\b(?:meanwhile|separately|elsewhere|in (?:a separate|another|other|the same context|a related))\b", re.I
)
OPENING = 60  # code points at the head of a telling's words in which a report says that it turns to something else
FAR_REACH = 1500  # code points: the same word, taken up further down
REACH = 600  # code points: a paragraph or two of a news report
STEM = 5  # letters: "massacre", "massacring"
MOST = 20.0  # times: a toll of thousands is not of the attack that killed ten


def follow_on(ordered: Sequence[Traits]) -> Mapping[int, int]:
    """Return for each telling that is of an attack told before it in its report the index of that attack.

    Args:
        ordered: Traits of all tellings, in a fixed order.
    """
    of_report: defaultdict[str, list[int]] = defaultdict(list)
    for index, traits in enumerate(ordered):
        if _is_attack(traits):
            of_report[traits.telling.report].append(index)
    found: dict[int, int] = {}
    dated: dict[int, int] = {}  # by an attack the first of what follows on it that has a day of its own
    for attacks in of_report.values():
        attacks.sort(key=lambda index: (ordered[index].telling.start, index))
        part = 0
        for place, index in enumerate(attacks):
            if _MOVES_ON.search(ordered[index].telling.words[:OPENING]):
                part = place
                continue
            likely = [one for one in attacks[:place] if _is_of(ordered[index], ordered[one], ordered[found.get(one, one)])]
            likely += [
                one
                for one in attacks[part:place]
                if one not in likely and _is_one_of(ordered[index], ordered[one], ordered[found.get(one, one)])
            ]
            likely = [one for one in likely if _fits_days(ordered[index], ordered[dated.get(found.get(one, one), one)])]
            if likely:
                before = max(
                    likely, key=lambda one: (_same_word(ordered[index], ordered[one]), ordered[one].telling.start, one)
                )
                found[index] = found.get(before, before)
                if _is_firm(ordered[index]):
                    dated.setdefault(found[index], index)
    return found


def _same_word(one: Traits, other: Traits) -> bool:
    return one.telling.trigger[:STEM].casefold() == other.telling.trigger[:STEM].casefold()


def _is_attack(traits: Traits) -> bool:
    telling = traits.telling
    return telling.type == "ASSAULT" and telling.status in {"happened", "ongoing"} and not _STATE.fullmatch(telling.trigger)


def _is_of(later: Traits, attack: Traits, first: Traits) -> bool:
    """Tell whether a telling is of an attack told before it, which is itself of the first one."""
    one, other = later.telling, attack.telling
    apart = one.start - other.start
    if apart > (FAR_REACH if _same_word(later, attack) else REACH) and not _taken_up_again(later, first):
        return False
    again = bool(_BLAST.match(one.trigger) and _BLAST.match(other.trigger))
    if not again and _of_one_kind(one, other):
        again = _is_definite(one) or (later.leads and attack.leads)  # a headline and the first sentence tell one thing
    told_again = again or _HARM.match(one.trigger) is not None
    return told_again and _agree(later, attack) and _one_place(one, first.telling) and not _days_apart(later, first)


def _taken_up_again(later: Traits, first: Traits) -> bool:
    """Tell whether "the attack", however far down, is said of the one day that the first is said of."""
    days = {traits.first for traits in (later, first)} | {traits.last for traits in (later, first)}
    firm = not (later.soft or first.soft) and "inferred" not in {later.telling.when_basis, first.telling.when_basis}
    return firm and len(days) == 1 and _ATTACK.match(later.telling.trigger) is not None and _is_definite(later.telling)


def _is_one_of(later: Traits, attacks: Traits, first: Traits) -> bool:
    """Tell whether a telling is one of several attacks on a town: "rocket attacks on Kobar … the shelling of Harim quarter"."""
    one, other = later.telling, attacks.telling
    if one.start - other.start > FAR_REACH or not SEVERAL.search(other.words):
        return False
    alike = set(one.modes) & set(other.modes) or (not one.modes and _HARM.match(one.trigger) is not None)
    if not alike or not _go_together(later, attacks) or _days_apart(later, first):
        return False
    return all(_in_town(one, town) for town in (other, first.telling))


def _in_town(one: Telling, other: Telling) -> bool:
    """Tell whether a place may be a quarter of a town: a name that no list of towns has."""
    return (one.place_kind == "other" and other.place_kind in {"city", "other"}) or _one_place(one, other)


def _of_one_kind(one: Telling, other: Telling) -> bool:
    """Tell whether a later word may name the earlier attack: "the attack" any, "the blasts" a "bomb attack"."""
    if _ATTACK.match(one.trigger):
        return True
    return any(words.match(one.trigger) and words.search(f"{other.trigger} {other.words}") for words in (_BLAST, _STRIKE))


def _is_definite(telling: Telling) -> bool:
    """Tell whether a telling takes up something told before: "the blast", "those air strikes"."""
    taken_up = rf"\b(?:the|this|that|these|those)\s+(?:[\w-]+\s+){{0,2}}{re.escape(telling.trigger)}\b"
    return re.search(taken_up, telling.words, re.I) is not None


def _agree(later: Traits, attack: Traits) -> bool:
    """Tell whether place, days, doers and tolls of two tellings of a report may be of one thing."""
    return _one_place(later.telling, attack.telling) and _go_together(later, attack)


def _go_together(later: Traits, attack: Traits) -> bool:
    """Tell whether days, doers and tolls of two tellings of a report may be of one thing."""
    summed = later.soft and later.telling.when_basis not in {None, "inferred"}  # "since 2011": the toll of a war
    rivals = later.names and attack.names and not later.names & attack.names
    if summed or rivals or later.sums or attack.sums or _days_apart(later, attack):
        return False
    left, right = dict(sorted(later.counts)), dict(sorted(attack.counts))
    both = left.keys() & right.keys()
    return all(max(left[what], right[what]) <= MOST * max(min(left[what], right[what]), 1) for what in both)


def _is_firm(traits: Traits) -> bool:
    return not traits.soft and traits.telling.when_basis != "inferred" and traits.first is not None


def _fits_days(later: Traits, dated: Traits) -> bool:
    """Tell whether a telling with a day of its own may be of an attack, one of whose tellings has a day."""
    return not _is_firm(later) or not _days_apart(later, dated)


def _days_apart(later: Traits, attack: Traits) -> bool:
    # A guessed day is that of something else in the report: it holds nothing apart.
    guessed = "inferred" in {later.telling.when_basis, attack.telling.when_basis}
    if guessed or later.soft or attack.soft or None in {later.first, later.last, attack.first, attack.last}:
        return False
    return later.first > attack.last or attack.first > later.last  # type: ignore[operator]


def _one_place(one: Telling, other: Telling) -> bool:
    """Tell whether two places of a report may be one: the same, a town and its region, or a country and what lies in it."""
    if one.place is None or other.place is None or one.place == other.place:
        return True
    if one.country != other.country and None not in {one.country, other.country}:
        return False
    kinds = {one.place_kind, other.place_kind}
    if "country" in kinds:
        return True
    apart = kilometres(one, other)
    return len(kinds) == 2 and "region" in kinds and apart is not None and apart < FAR_KM

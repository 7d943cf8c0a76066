"""Agreement: whether two mentions may be of one event, by what each says of parties, status, time, place and toll.

"killed six" and "the raid on the garrison" agree; "killed six" and "no one was killed" do not. In: a cast, two mentions. Out:
yes or no. What is only described may be anybody of its country.
"""

from collections.abc import Sequence

from dragoman.events.telling import Told
from dragoman.model import Cast, Figure

__all__ = ["Rivals", "is_one_journey", "tolls_differ"]

_OPEN_TOP = 5  # "at least 16" may become 80, not the 280,000 of a whole war
_COUNTED, _NEAR = 10, 0.75
_DEADLY = frozenset({"kill", "die", "murder", "assassinate", "execute", "death", "assassination", "execution", "behead"})
_WIDE = frozenset({"country", "region"})


class Rivals:
    """Tells whether mentions of one report contradict each other.

    Args:
        cast: Who is named and who only described, and where places lie.
    """

    def __init__(self, cast: Cast) -> None:
        self._places = cast.places
        self._countries = {actor.id: actor.country for actor in cast.actors}
        self._persons = {actor.id for actor in cast.actors if actor.kind == "person"}
        self._states = {actor.id for actor in cast.actors if actor.kind == "country"}
        self._organs = {actor.id for actor in cast.actors if actor.kind != "country" and set(actor.sectors) & {"GOV", "MIL"}}
        self._named = {actor.id for actor in cast.actors if any(one.form != "description" for one in actor.mentions)}

    def agree(self, left: Told, right: Told, *, in_one: bool) -> bool:
        """Tell whether two mentions may be of one event.

        Args:
            left: One mention.
            right: Another.
            in_one: Whether one is the means or the effect of the other in their sentence: they may hit different people.
        """
        if not _statuses_agree(left, right) or self.differ(left.actors, right.actors):
            return False
        if not in_one and self._are_others(left.recipients, right.recipients) and not set(left.recipients) & set(right.actors):
            return False
        if left.frame.type != "ASSAULT" and _times_differ(left, right):
            return False
        return not tolls_differ(left, right)

    def share_dead(self, left: Told, right: Told) -> bool:
        """Tell whether both tell the death of one person: nobody dies twice."""
        both = set(left.recipients) & set(right.recipients) & self._persons
        return bool(both) and {left.token.lemma.lower(), right.token.lemma.lower()} <= _DEADLY

    def share_place(self, left: Told, right: Told) -> bool:
        """Tell whether both say that they were in one place, no country."""
        if left.place is None or right.place is None:
            return False
        here, there = self._places[left.place], self._places[right.place]
        return here.name == there.name and here.kind != "country"

    def share_toll(self, left: Told, right: Told) -> bool:
        """Tell whether two mentions give tolls of the dead that may be of one event, at no two places."""
        if self.are_apart(left.place, right.place):
            return False
        kinds = {figure.what for figure in _own(left)} & {figure.what for figure in _own(right)}
        return "killed" in kinds and not tolls_differ(left, right)

    def exclude(self, left: Told, right: Told) -> bool:
        """Tell whether a denial of one alone, or two meetings of other people, rule out one event."""
        if left.frame.type == "CONSULT" and self._are_other_meetings(left, right):
            return True
        statuses = {left.status, right.status}
        return len(statuses) > 1 and "denied" in statuses and not is_one_journey(left, right)

    def _are_other_meetings(self, left: Told, right: Told) -> bool:
        """Tell whether one person meets others here and there ("Kara met Osso", "Kara met Talin"), or other guests come."""
        one, other = ({*told.actors, *told.recipients} for told in (left, right))
        here, there = one & self._persons, other & self._persons
        if here & there and here - there and there - here:
            return True
        visits = "visit" in left.modes and "visit" in right.modes
        return visits and self.differ(left.actors, right.actors) and not (set(left.actors) & other or set(right.actors) & one)

    def differ(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Tell whether the parties of two mentions are others: named ones, or those of other countries."""
        if not left or not right or set(left) & set(right):
            return False
        if any(self._are_of_one_state(one, other) for one in left for other in right):
            return False
        if set(left) & self._named and set(right) & self._named:
            return True
        return self._are_of_others(left, right)

    def _are_of_one_state(self, left: str, right: str) -> bool:
        """Tell whether a state does what its organ does: Norland and its army."""
        if self._countries[left] is None or self._countries[left] != self._countries[right]:
            return False
        return (left in self._states and right in self._organs) or (right in self._states and left in self._organs)

    def _are_others(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Tell whether victims are others: those of one country may be the same people, as "Sudrians" and "two soldiers"."""
        return self.differ(left, right) and not self._are_of_one(left, right)

    def _are_of_others(self, left: Sequence[str], right: Sequence[str]) -> bool:
        here, there = ({self._countries[each] for each in ids} for ids in (left, right))
        return None not in here | there and not here & there

    def _are_of_one(self, left: Sequence[str], right: Sequence[str]) -> bool:
        here, there = ({self._countries[each] for each in ids} - {None} for ids in (left, right))
        return bool(here & there)

    def are_apart(self, left: int | None, right: int | None) -> bool:
        """Tell whether two places of the report lie apart: not one in the other, as far as their kinds tell."""
        if left is None or right is None or left == right:
            return False
        here, there = self._places[left], self._places[right]
        if here.name == there.name:
            return False
        return here.country != there.country or not {here.kind, there.kind} & _WIDE


def is_one_journey(left: Told, right: Told) -> bool:
    """Tell whether both tell of one journey that was planned and came to nothing: "her planned visit", "she called it off"."""
    if not ("visit" in left.modes and "visit" in right.modes and set(left.actors) & set(right.actors)):
        return False
    open_or_off = [told.status in {"planned", "denied"} for told in (left, right)]
    return all(open_or_off) or (any(open_or_off) and any(map(_is_mere_name, (left, right))))


def _is_mere_name(told: Told) -> bool:
    """Tell whether a noun only names a visit and says nothing of it: "the row over the envoy's visit"."""
    bare = told.trigger.form == "noun" and told.trigger.carrier is None
    return bare and told.place is None and told.time is None and not told.recipients


def _statuses_agree(left: Told, right: Told) -> bool:
    statuses = {left.status, right.status}
    if len(statuses) == 1 or is_one_journey(left, right):
        return True
    supposed = [told for told in (left, right) if told.status == "hypothetical"]
    return "denied" not in statuses and not ("happened" in statuses and any(told.figures for told in supposed))


def _times_differ(left: Told, right: Told) -> bool:
    """Tell whether each has a time phrase of its own, and their days do not meet."""
    if left.time is None or right.time is None or left.time == right.time:
        return False
    one, other = left.dated.when, right.dated.when
    if one is None or other is None:
        return True
    return not one.interval.meets(other.interval)


def tolls_differ(left: Told, right: Told) -> bool:
    """Tell whether both give tolls that cannot be of one event: 5 and 12, not "scores" and "up to 200"."""
    return left.token.sentence != right.token.sentence and any(
        one.what == other.what and one.what in {"killed", "injured"} and not _meet(one, other)
        for one in _own(left)
        for other in _own(right)
    )


def _own(told: Told) -> tuple[Figure, ...]:
    return tuple(figure for figure in told.figures if figure.over is None)  # a war's dead are no rivals of a raid's


def _meet(one: Figure, other: Figure) -> bool:
    low, high = sorted((one.low or 0.0, other.low or 0.0))
    if low >= _COUNTED and low >= _NEAR * high:
        return True  # two counts of one attack: 32 and 40
    top = min(_top_of(one), _top_of(other))
    return max(one.low or 0.0, other.low or 0.0) <= top


def _top_of(figure: Figure) -> float:
    return figure.high if figure.high is not None else _OPEN_TOP * (figure.low or 0.0)

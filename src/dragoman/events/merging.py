"""One event once: mentions of one event inside a report become one event with several triggers.

"An airstrike hit the port. The strike killed six." -> one ASSAULT, ``also`` *strike*. In: mentions in text order. Out: groups
of them, in order of their first mention. A mention joins the last group that grammar binds it to, by ``retelling``; then the
groups of one type that are most likely one are joined. How likely, ``likeness`` scores.
"""

from collections.abc import Sequence

from dragoman.events.agreeing import is_one_journey
from dragoman.events.dating import BY_TENSE
from dragoman.events.likeness import Likeness
from dragoman.events.retelling import is_bound, is_in_one_clause, is_one_of_many
from dragoman.events.telling import VERBAL, Told
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Cast, Reading

__all__ = ["group_mentions", "is_generality"]

_NEEDY = frozenset({"COOPERATE", "AID"})
"""Types that need a party to be one at all."""
_ENOUGH = 0.45
"""How likely two groups of one type must be one event, on average over their pairs. Source: chosen on reports not fitted."""


def group_mentions(reading: Reading, mentions: Sequence[Told], lexicon: FrameLexicon, cast: Cast) -> list[list[Told]]:
    """Group the mentions of one event, groups in order of their first mention.

    Args:
        reading: The reading.
        mentions: All mentions, in text order.
        lexicon: Families of words that name one event in turn ("offensive", "operation"), and the effects of violence.
        cast: Who is only described: "two soldiers" and "the garrison" may be the same.
    """
    scores = _Scores(reading, mentions, lexicon, cast)
    groups: list[list[Told]] = []
    for told in mentions:
        home = _home_of(told, groups, scores)
        if home is None:
            groups.append([told])
        else:
            home.append(told)
    kinds = dict.fromkeys(told.frame.type for told in mentions)
    joined = [group for kind in kinds for group in _join([group for group in groups if group[0].frame.type == kind], scores)]
    return sorted(joined, key=lambda group: group[0].token.index)


class _Scores:
    """How likely mentions are one event, each pair scored once."""

    def __init__(self, reading: Reading, mentions: Sequence[Told], lexicon: FrameLexicon, cast: Cast) -> None:
        self.reading, self.lexicon = reading, lexicon
        self.likeness = Likeness(reading, mentions, lexicon, cast)
        self.rivals = self.likeness.rivals
        self._known: dict[tuple[int, int], float | None] = {}

    def between(self, left: Sequence[Told], right: Sequence[Told]) -> float | None:
        """Return the mean over the pairs of two groups; None where one of them is ruled out."""
        found = [self._of(*sorted((one, other), key=lambda told: told.token.index)) for one in left for other in right]
        known = [each for each in found if each is not None]
        return sum(known) / len(known) if len(known) == len(found) else None

    def agree(self, group: Sequence[Told], told: Told) -> bool:
        """Tell whether a mention contradicts nothing of a group."""
        for other in group:
            in_one = is_in_one_clause(self.reading, other, told, self.lexicon)
            if not self.rivals.agree(other, told, in_one=in_one) or is_one_of_many(other, told):
                return False
        return True

    def _of(self, earlier: Told, later: Told) -> float | None:
        key = earlier.token.index, later.token.index
        if key not in self._known:
            self._known[key] = self.likeness.of(earlier, later)
        return self._known[key]


def _home_of(told: Told, groups: Sequence[list[Told]], scores: _Scores) -> list[Told] | None:
    """Return the group whose journey a mention tells of again, else the last it is bound to, unless that contradicts it."""
    for group in reversed(groups):
        if any(is_one_journey(other, told) for other in group) and scores.agree(group, told):
            return group
    last = next(
        (
            group
            for group in reversed(groups)
            if group[0].frame.type == told.frame.type
            and any(is_bound(scores.reading, each, told, scores.lexicon, scores.rivals) for each in group)
        ),
        None,
    )
    return last if last is not None and scores.agree(last, told) else None


def _join(groups: Sequence[list[Told]], scores: _Scores) -> list[list[Told]]:
    """Join groups of one type, the likeliest first; of two equally likely the earlier."""
    left = dict(enumerate(groups))
    likely: dict[tuple[int, int], float] = {}
    for later, group in enumerate(groups):
        for earlier in range(later):
            found = scores.between(groups[earlier], group)
            if found is not None:
                likely[earlier, later] = found
    while likely:
        (one, other), best = min(likely.items(), key=lambda item: (-item[1], item[0]))
        if best < _ENOUGH:
            break
        left[one] = sorted([*left[one], *left.pop(other)], key=lambda told: told.token.index)
        likely = {pair: value for pair, value in likely.items() if not {one, other} & set(pair)}
        for third, group in left.items():
            found = None if third == one else scores.between(group, left[one])
            if found is not None:
                likely[min(one, third), max(one, third)] = found
    return list(left.values())


def is_generality(group: Sequence[Told]) -> bool:
    """Tell whether a group tells no concrete event: nobody, nowhere, at no time, by a noun or of what is only thought of."""
    return all(_is_bare(told) for told in group)


def _is_bare(told: Told) -> bool:
    plain = told.trigger.form == "verb" and told.status == "happened"
    if told.frame.type in VERBAL | _NEEDY and not (told.actors or told.recipients or told.figures or told.somebody or plain):
        return True  # words and help are somebody's
    known = (
        told.filled or told.actors or told.recipients or told.figures or told.place is not None or told.dated.rank < BY_TENSE
    )
    return not known and (told.trigger.form == "noun" or told.status in {"hypothetical", "planned"})

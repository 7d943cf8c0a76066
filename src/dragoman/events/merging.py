"""One event once: mentions of one event inside a report become one event with several triggers.

"An airstrike hit the port. The strike killed six." -> one ASSAULT, ``also`` *strike*. In: mentions in text order. Out: groups
of them, the fullest first in each. Verbal events merge only when the same doer does the same to the same by the same word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.events.dating import NOT_DATED, Dated
from dragoman.events.slots import Trigger
from dragoman.events.syntax import is_passive
from dragoman.lexicon.frames import Frame, FrameLexicon
from dragoman.model import Cast, Figure, Reading, Statement, Token
from dragoman.model.attachment import is_verb
from dragoman.model.terms import Status

__all__ = ["VERBAL", "Told", "group_mentions", "is_generality"]

VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
"""Types whose words perform the event: a present tense is no habit there, and each telling by a verb is one of its own."""
_BY_TENSE = 4  # the rank of a date that only tense tells
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_NEW = frozenset({"a", "an", "another", "any", "some", "more", "further", "new", "other", "fresh", "separate", "every", "no"})


@dataclass(slots=True)
class Told:
    """One mention of an event, with all that was read around it.

    Attributes:
        trigger: Its trigger.
        frame: The frame that reads it.
        actors: Doers' ids.
        recipients: Ids of those it is done to.
        modes: Modes told here.
        status: Status as told here.
        places: Index of its place, or None.
        time: Index of its time phrase, or None.
        dated: Its days with what they rest on.
        figures: Figures told here.
        carriers: Statements over it, innermost first.
        refused: Why it is no event, or None; it may still tell the parties of others.
        filled: Whether anything stands in a position of its parties, though it be nobody of the cast.
    """

    trigger: Trigger
    frame: Frame
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    modes: tuple[str, ...]
    status: Status
    place: int | None = None
    time: int | None = None
    dated: Dated = NOT_DATED
    figures: tuple[Figure, ...] = ()
    carriers: tuple[Statement, ...] = ()
    filled: bool = False
    refused: str | None = None

    @property
    def token(self) -> Token:
        """Return the trigger's token."""
        return self.trigger.token

    @property
    def fullness(self) -> int:
        """Return how many of its fields are known."""
        return (
            2 * bool(self.actors) + 2 * bool(self.recipients) + bool(self.modes) + (self.time is not None)
            + (self.place is not None) + bool(self.figures)
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rivals:
    """Tells whether two lists of parties cannot be the same: nobody is in both, and both are named, or of other countries."""

    named: frozenset[str]
    countries: Mapping[str, str | None]

    def differ(self, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
        if not left or not right or _shared(left, right):
            return False
        if set(left) & self.named and set(right) & self.named:
            return True
        here, there = ({self.countries[each] for each in ids} for ids in (left, right))
        return None not in here | there and not here & there


def group_mentions(reading: Reading, mentions: Sequence[Told], lexicon: FrameLexicon, cast: Cast) -> list[list[Told]]:
    """Group the mentions of one event, groups in order of their first mention.

    Args:
        reading: The reading.
        mentions: All mentions, in text order.
        lexicon: Families of words that name one event in turn ("offensive", "operation"), and the effects of violence.
        cast: Who is only described: "two soldiers" and "the garrison" may be the same.
    """
    named = {actor.id: actor.country for actor in cast.actors if any(one.form != "description" for one in actor.mentions)}
    countries = {actor.id: actor.country for actor in cast.actors}
    rivals = _Rivals(named=frozenset(named), countries=countries)
    groups: list[list[Told]] = []
    for told in mentions:
        home = next(
            (group for group in reversed(groups) if any(_same(reading, other, told, lexicon) for other in reversed(group))),
            None,
        )
        if home is not None and all(_compatible(other, told, rivals) for other in home):
            home.append(told)
        else:
            groups.append([told])
    return groups


def _same(reading: Reading, earlier: Told, later: Told, lexicon: FrameLexicon) -> bool:
    if earlier.frame.type != later.frame.type:
        return False
    if _carries(reading, earlier, later) or _carries(reading, later, earlier):
        return True
    if earlier.frame.type == "ASSAULT" and (_in_one_clause(reading, earlier, later, lexicon) or _one_toll(earlier, later)):
        return True
    if earlier.frame.type in VERBAL and not (_is_noun(earlier) or _is_noun(later)):
        return _said_again(earlier, later)
    return _is_named_again(reading, earlier, later, lexicon)


def _said_again(earlier: Told, later: Told) -> bool:
    """Tell whether the same doer does the same to the same by the same word."""
    same_word = earlier.token.lemma.lower() == later.token.lemma.lower()
    return same_word and bool(earlier.actors) and (earlier.actors, earlier.recipients) == (later.actors, later.recipients)


def _is_named_again(reading: Reading, earlier: Told, later: Told, lexicon: FrameLexicon) -> bool:
    """Tell whether a later mention takes up an earlier one: "the strike", "the operation" after "an offensive"."""
    first, second = earlier.token.lemma.lower(), later.token.lemma.lower()
    if _is_noun(later) and _is_new(reading, later.token):
        return False
    related = lexicon.families.get(first, first) == lexicon.families.get(second, second)
    if not related:
        return False
    if _shared(earlier.actors, later.actors) and _shared(earlier.recipients, later.recipients):
        return True
    return _is_noun(later) and (_is_definite(reading, later.token) or first == second or not (later.actors or later.recipients))


def _carries(reading: Reading, verb: Told, other: Told) -> bool:
    """Tell whether one mention carries the other ("held talks"), or is followed by it ("met to discuss")."""
    if other.token.sentence != verb.token.sentence:
        return False
    if other.trigger.carrier is not None and other.trigger.carrier.index == verb.token.index:
        return True
    if _is_noun(other):
        return False
    below = other.token
    while below.dep == "conj":
        below = reading.head(below)
    return below.dep in {"xcomp", "advcl", "acl", "relcl"} and reading.head(below).index in {
        verb.token.index,
        _index_of(verb.trigger.carrier),
    }


def _index_of(token: Token | None) -> int:
    return -1 if token is None else token.index


def _is_noun(told: Told) -> bool:
    return told.trigger.form == "noun"


def _is_definite(reading: Reading, noun: Token) -> bool:
    return any(
        child.dep == "poss" or (child.dep == "det" and child.lemma.lower() in _DEFINITE) for child in reading.children(noun)
    )


def _is_new(reading: Reading, noun: Token) -> bool:
    """Tell whether a determiner brings in something not told before: "an attack", "further talks"."""
    return any(child.dep in {"det", "amod"} and child.lemma.lower() in _NEW for child in reading.children(noun))


def _shared(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return bool(set(left) & set(right))


def _in_one_clause(reading: Reading, earlier: Told, later: Told, lexicon: FrameLexicon) -> bool:
    """Tell whether one mention is the means, the occasion or the effect of the other: "an airstrike killed six"."""
    if earlier.token.sentence != later.token.sentence:
        return False
    for effect, cause in ((earlier, later), (later, earlier)):
        if effect.token.lemma.lower() not in lexicon.classes["effect"]:
            continue
        if _is_outcome(reading, effect, cause, lexicon):
            return True
        heads = list(_clause_path(reading, cause.token))
        if effect.token.index in heads:
            return True
        if (
            effect.token.dep in {"advcl", "conj", "relcl", "acl"}
            and effect.token.tag in {"VBG", "VBD", "VBN"}
            and (
                reading.head(effect.token).index
                in {cause.token.index, cause.trigger.carrier.index if cause.trigger.carrier else -1}
            )
        ):
            return True
    return False


def _is_outcome(reading: Reading, effect: Told, cause: Told, lexicon: FrameLexicon) -> bool:
    """Tell whether harm without a doer is what the deed beside it did: "six were killed when jets struck", "where six died"."""
    verb = effect.token
    if effect.actors or not is_verb(verb) or not (is_passive(reading, verb) or verb.lemma == "die"):
        return False
    for child in reading.children(verb):
        deed = reading.child(child, "pobj") if child.dep in {"agent", "prep"} else None
        if child.lemma in {"in", "by", "during"} and deed is not None and deed.lemma.lower() in lexicon.classes["violence"]:
            return False
    above = cause.trigger.carrier or cause.token
    mark = next((child.lemma.lower() for child in reading.children(above) if child.dep in {"mark", "advmod"}), "")
    if above.dep == "advcl" and mark in {"when", "as"}:
        return verb in tuple(reading.ancestors(above))
    place = any(child.lemma.lower() == "where" for child in reading.children(verb))
    return verb.dep == "relcl" and place


def _clause_path(reading: Reading, token: Token) -> list[int]:
    """Return the tokens from a noun up to the verb whose subject or adjunct it is."""
    found = []
    for head in reading.ancestors(token):
        found.append(head.index)
        if head.pos in {"VERB", "AUX"}:
            break
    return found


def _compatible(left: Told, right: Told, rivals: _Rivals) -> bool:
    statuses = {left.status, right.status}
    if len(statuses) == 2 and (
        "denied" in statuses or ("hypothetical" in statuses and "happened" in statuses and (left.figures or right.figures))
    ):
        return False
    if rivals.differ(left.actors, right.actors):
        return False
    if rivals.differ(left.recipients, right.recipients) and not _shared(left.recipients, right.actors):
        return False
    if left.time is not None and right.time is not None and left.time != right.time and left.frame.type != "ASSAULT":
        return False
    return not _figures_differ(left, right)


def _figures_differ(left: Told, right: Told) -> bool:
    """Tell whether both give tolls that cannot be of one event: 5 and 12, not "scores" and "up to 200"."""
    return left.token.sentence != right.token.sentence and any(
        one.what == other.what and one.what in {"killed", "injured"} and not _meet(one, other)
        for one in left.figures
        for other in right.figures
    )


def _meet(one: Figure, other: Figure) -> bool:
    top = min(one.high if one.high is not None else float("inf"), other.high if other.high is not None else float("inf"))
    return max(one.low or 0.0, other.low or 0.0) <= top


def _one_toll(earlier: Told, later: Told) -> bool:
    """Tell whether two mentions give tolls of one kind that may be of one event, at no two places."""
    if earlier.place is not None and later.place is not None and earlier.place != later.place:
        return False
    kinds = {figure.what for figure in earlier.figures} & {figure.what for figure in later.figures}
    return "killed" in kinds and not _figures_differ(earlier, later)


def is_generality(group: Sequence[Told]) -> bool:
    """Tell whether a group tells no concrete event: nobody, nowhere, at no time, by a noun or of what is only thought of."""
    return all(_is_bare(told) for told in group)


def _is_bare(told: Told) -> bool:
    known = (
        told.filled or told.actors or told.recipients or told.figures or told.place is not None or told.dated.rank < _BY_TENSE
    )
    return not known and (_is_noun(told) or told.status in {"hypothetical", "planned"})

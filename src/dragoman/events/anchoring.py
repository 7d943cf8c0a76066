"""When and where: the time phrase that dates an event, and the place where it is.

"shelled the port on Friday" -> that Friday, the port. In: a trigger, the times, the cast. Out: a ``When`` or the reason why
there is none; the index of a place or the reason. A country that only acts is no place.
"""

from collections.abc import Sequence
from datetime import timedelta

from dragoman.events.roles import Roster
from dragoman.events.slots import Trigger
from dragoman.model import Cast, Interval, Reading, Timex, Token, When
from dragoman.model.attachment import governing_time, is_verb, tense_of
from dragoman.model.terms import Status

__all__ = ["date_event", "place_event"]

FRESH_DAYS = 6  # news of the past week: what a report tells in the perfect without a date is hardly older
_PLACING = frozenset(
    {
        "in",
        "at",
        "near",
        "inside",
        "outside",
        "around",
        "across",
        "on",
        "off",
        "over",
        "from",
        "to",
        "into",
        "of",
        "towards",
        "against",
        "along",
        "throughout",
    }
)
_WEAK = frozenset({"from", "to", "of", "against", "towards"})
"""Prepositions whose place is taken only when no stronger one stands in the clause."""


def date_event(
    reading: Reading, trigger: Trigger, times: Sequence[Timex], *, status: Status, verbal: bool
) -> tuple[When | None, str | None]:
    """Return when an event is, or why that is not known.

    Args:
        reading: The reading.
        trigger: The trigger with its carrier.
        times: The report's time phrases.
        status: The event's status; only what happened is dated by its tense.
        verbal: Whether the trigger performs the event, so that its tense dates it.
    """
    index = _governing(reading, trigger, times)
    if index is not None:
        timex = times[index]
        if timex.interval is None:
            return None, timex.interval_reason or "vague"
        return When(interval=timex.interval, basis=timex.basis, time=index), None
    published = reading.report.published
    if published is None:
        return None, "no-publication-date"
    verb = trigger.token
    if (
        verbal
        and status == "happened"
        and is_verb(verb)
        and tense_of(reading, verb) in {"perfect", "past"}
        and _main(reading, verb)
    ):
        start, end = published - timedelta(days=FRESH_DAYS), published + timedelta(days=1)
        return When(interval=Interval(start, end, "week"), basis="inferred"), None
    return None, "no-time-phrase"


def _main(reading: Reading, verb: Token) -> bool:
    while verb.dep == "conj":
        verb = reading.head(verb)
    return verb.dep == "ROOT" or (verb.dep == "ccomp" and reading.head(verb).dep == "ROOT")


def _governing(reading: Reading, trigger: Trigger, times: Sequence[Timex]) -> int | None:
    for head in (trigger.token, trigger.carrier, *_clause_heads(reading, trigger)):
        if head is not None:
            index = governing_time(reading, head, times)
            if index is not None:
                return index
    return None


def _clause_heads(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return the verbs whose time is the trigger's too: those it is a conjunct, a participle or an adjunct noun of."""
    token = trigger.carrier or trigger.token
    found = []
    for head in reading.ancestors(token):
        if is_verb(head):
            if token.dep == "relcl" or (
                token.dep in {"ccomp", "acl", "advcl"} and is_verb(token) and token.tag not in {"VBG", "VBN"}
            ):
                break
            found.append(head)
            token = head
        elif token.dep in {"relcl", "acl"}:
            break
        if len(found) == 2:
            break
        if not is_verb(token):
            token = head
    return found


def place_event(
    reading: Reading, trigger: Trigger, cast: Cast, roster: Roster, taken: Sequence[str]
) -> tuple[int | None, str | None]:
    """Return the index of the place where an event is, or why it is not known.

    Args:
        reading: The reading.
        trigger: The trigger with its carrier.
        cast: Places.
        roster: Which tokens are places.
        taken: Ids of the event's actors, whose countries are no places of it.
    """
    weak: int | None = None
    for head in (trigger.token, trigger.carrier, *_clause_heads(reading, trigger)[:1]):
        if head is None:
            continue
        for preposition, token in _placed(reading, head, roster):
            index = roster.places[token.index]
            if cast.places[index].use == "agent" or (
                cast.places[index].country in taken and cast.places[index].kind == "country" and preposition in _WEAK
            ):
                continue
            if preposition not in _WEAK:
                return index, None
            weak = index if weak is None else weak
        target = reading.child(head, "dobj", "nsubjpass")
        if (
            weak is None
            and target is not None
            and target.index in roster.places
            and cast.places[roster.places[target.index]].use == "location"
        ):
            weak = roster.places[target.index]
    if weak is None:
        weak = _place_in_sentence(reading, trigger, cast, roster)
    return (weak, None) if weak is not None else (None, "no-place-phrase")


def _place_in_sentence(reading: Reading, trigger: Trigger, cast: Cast, roster: Roster) -> int | None:
    """Return the one place that the sentence names after "in", "at" or "near"; None where it names several."""
    sentence = reading.sentence_of(trigger.token)
    found = {
        roster.places[token.index]
        for token in reading.tokens_of(sentence)
        if token.index in roster.places
        and _stands_in(reading, trigger, token)
        and _in_reach(reading, trigger, token)
        and cast.places[roster.places[token.index]].use == "location"
    }
    return found.pop() if len(found) == 1 else None


def _stands_in(reading: Reading, trigger: Trigger, token: Token) -> bool:
    while token.dep in {"compound", "conj", "nmod", "amod"} and token.head != token.index:
        token = reading.head(token)
    bearer = reading.head(reading.head(token))
    if bearer.pos == "NOUN" and bearer.index != trigger.token.index and bearer.dep in {"pobj", "poss"}:
        return False  # "followed the cancellation of a trip in Kelm": the place is the trip's
    return token.dep == "pobj" and reading.head(token).lemma.lower() in {"in", "at", "near", "inside", "across"}


def _in_reach(reading: Reading, trigger: Trigger, token: Token) -> bool:
    """Tell whether a place stands in the trigger's clause or in one above it, not in a clause of something else."""
    verb = next((head for head in reading.ancestors(token) if is_verb(head)), None)
    heads = {head.index for head in reading.ancestors(trigger.token)} | {trigger.token.index}
    return verb is None or verb.index in heads


def _placed(reading: Reading, head: Token, roster: Roster) -> list[tuple[str, Token]]:
    found, waiting = [], [(head, 0)]
    while waiting:
        above, depth = waiting.pop(0)
        for child in reading.children(above):
            if (
                child.dep in {"prep", "pobj", "dobj", "agent", "conj", "advmod", "compound"}
                and depth < 6
                and not is_verb(child)
            ):
                if child.index in roster.places and above.lemma.lower() in _PLACING and above.dep in {"prep", "agent"}:
                    found.append((above.lemma.lower(), child))
                elif child.index in roster.places and child.dep == "compound" and above.dep == "pobj":
                    found.append(("in", child))
                waiting.append((child, depth + 1))
    return found

"""Where: the place where an event is.

"shelled the port on Friday" -> the port. In: a trigger, the cast. Out: the index of a place or the reason why there is none. A
country that only acts is no place.
"""

from collections import Counter
from collections.abc import Sequence

from dragoman.events.clauses import clause_heads
from dragoman.events.roles import Roster
from dragoman.events.slots import Trigger
from dragoman.model import Cast, Reading, Sentence, Token
from dragoman.model.attachment import is_verb

__all__ = ["place_by_story", "place_event"]

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
_OFTEN = 3  # a place named so often is where a report's events are
_MOST = 0.6  # the share of a report's places that lie in one country when its events do
_WEAK = frozenset({"from", "to", "of", "against", "towards"})
"""Prepositions whose place is taken only when no stronger one stands in the clause."""


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
    for head in (trigger.token, trigger.carrier, *clause_heads(reading, trigger)[:1]):
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


def place_by_story(reading: Reading, trigger: Trigger, cast: Cast, roster: Roster, *, spoken: bool) -> int | None:
    """Return the place that the story sets an event in, where its own clause names none.

    Args:
        reading: The reading.
        trigger: The trigger.
        cast: Places.
        roster: Which tokens are places.
        spoken: Whether it is done by words: what a whole report is about does not tell where somebody speaks.

    Returns:
        The only place of its sentence, else of the sentence before in its paragraph, else the place that the report names most.
    """
    sentence = reading.sentence_of(trigger.token)
    found = _only_place(reading, sentence, cast, roster)
    if found is None and sentence.index:
        before = reading.sentences[sentence.index - 1]
        found = _only_place(reading, before, cast, roster) if before.paragraph == sentence.paragraph else None
    return found if found is not None or spoken else _main_place(cast)


def _is_seat(reading: Reading, token: Token) -> bool:
    """Tell whether a place only says where somebody sits or whose he is: "the London-based monitor", "Sudria-linked"."""
    after = reading.tokens[token.index + 1 : token.index + 3]
    return len(after) == 2 and after[0].text in {"-", "–"} and after[1].text.lower().endswith("ed")


def _only_place(reading: Reading, sentence: Sentence, cast: Cast, roster: Roster) -> int | None:
    named: dict[str, int] = {}
    for token in reading.tokens_of(sentence):
        index = roster.places.get(token.index)
        if index is not None and cast.places[index].use == "location" and not _is_seat(reading, token):
            named.setdefault(cast.places[index].name, index)
    return next(iter(named.values())) if len(named) == 1 else None


def _main_place(cast: Cast) -> int | None:
    """Return the place that a report names most, where most of its places lie in that country."""
    located = [place for place in cast.places if place.use == "location"]
    ranked = Counter(place.name for place in located).most_common(2)
    if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    index = next(at for at, place in enumerate(cast.places) if place.name == ranked[0][0] and place.use == "location")
    country = cast.places[index].country
    inside = sum(place.country == country for place in located)
    return index if country is not None and inside >= _MOST * len(located) else None


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

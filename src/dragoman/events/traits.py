"""What an event looks like, as traits that a fitted judgement weighs: its words, how they stand, what is known of it.

"Norland shelled the port on Friday" -> ``frame=assault.shell.verb``, ``dobj=port``, ``actor=country``, ``when=phrase`` … In: an
event, its mentions, the reading, its cast and the report's other events. Out: trait -> value. No trait holds a name.
"""

from collections.abc import Iterator, Sequence

from dragoman.events.telling import Told, fullest
from dragoman.model import Actor, Cast, Event, Reading

__all__ = ["Traits", "traits_of"]

Traits = dict[str, float]
_MOST = 3.0  # of anything counted: the fourth tells no more
_HIGH = 6  # words above a trigger that count
_LONG = 40.0  # words of a long sentence


def traits_of(event: Event, group: Sequence[Told], reading: Reading, cast: Cast, story: Sequence[Event]) -> Traits:
    """Return the traits of an event, those that hold with 1, counts with their number.

    Args:
        event: The event; its confidence is not asked.
        group: Its mentions.
        reading: The reading.
        cast: The report's actors.
        story: All events of the report, in text order.
    """
    best = fullest(group)
    holds = (*_of_words(reading, best), *_of_coding(event, best), *_of_parties(event, cast))
    return {**dict.fromkeys(holds, 1.0), **_of_counts(event, group, best, reading), **_of_story(event, reading, cast, story)}


def _of_words(reading: Reading, told: Told) -> Iterator[str]:
    token, form = told.token, told.frame.form
    above = reading.head(token)
    yield f"word={form}:{token.lemma.lower()}"
    yield f"stands={token.dep}"
    yield f"{form} stands={token.dep}"
    yield f"tag={token.tag}"
    yield f"under={above.lemma.lower()}"
    yield f"under a={above.pos}"
    for child in reading.children(token):
        yield f"has={child.dep}"
        if child.pos != "PROPN":
            yield f"{child.dep}={child.lemma.lower()}"
        yield from (
            f"{child.lemma.lower()}={below.lemma.lower()}"
            for below in reading.children(child)
            if below.dep == "pobj" and below.pos != "PROPN"
        )
    yield from (f"above={each.lemma.lower()}" for each in list(reading.ancestors(token))[1:_HIGH] if each.pos != "PROPN")


def _of_coding(event: Event, best: Told) -> Iterator[str]:
    yield f"type={event.type}"
    yield f"status={event.status}"
    yield f"type={event.type} {event.status}"
    yield f"form={best.frame.form}"
    yield f"frame={best.frame.id}"
    yield from (f"mode={event.type}/{mode}" for mode in event.modes)
    yield "when=" + (event.when.basis if event.when is not None else f"no, {event.when_reason}")
    if event.where is not None:
        yield "has a place"
    if event.carried_by:
        yield "told by a source"
    if best.filled:
        yield "somebody stands there"
    if best.somebody:
        yield "people stand there"


def _of_parties(event: Event, cast: Cast) -> Iterator[str]:
    for role, ids in (("actor", event.actors), ("recipient", event.recipients)):
        if not ids:
            yield f"{role}=nobody"
        for each in ids:
            yield from (f"{role}={trait}" for trait in _of_party(cast.actor(each)))


def _of_party(actor: Actor) -> Iterator[str]:
    yield actor.kind
    yield "of a country" if actor.country else "of no country"
    yield "named" if any(mention.form == "name" for mention in actor.mentions) else "described"
    yield from actor.sectors


def _of_counts(event: Event, group: Sequence[Told], best: Told, reading: Reading) -> Traits:
    sentence = reading.sentences[best.token.sentence]
    conditions = sum(each.wanted for each in best.frame.conditions)
    return {
        "mentions": min(_MOST, len(group)),
        "figures": min(_MOST, len(event.figures)),
        "conditions": min(_MOST, conditions),
        "actors": min(_MOST, len(event.actors)),
        "recipients": min(_MOST, len(event.recipients)),
        "rank of date": float(best.dated.rank),
        "length of sentence": (sentence.last - sentence.first) / _LONG,
    }


def _of_story(event: Event, reading: Reading, cast: Cast, story: Sequence[Event]) -> Traits:
    words = reading.words
    earlier = [each for each in story if each.type == event.type and each.trigger < event.trigger]
    known = {*event.actors, *event.recipients}
    lands = {actor.country for actor in cast.actors if actor.country}
    return {
        "same type before": min(_MOST, len(earlier)),
        "same word before": float(any(words(each.trigger).lower() == words(event.trigger).lower() for each in earlier)),
        "same party before": float(any(known & {*each.actors, *each.recipients} for each in earlier)),
        "violence in the report": sum(each.type == "ASSAULT" for each in story) / len(story),
        "events a sentence": min(_MOST, len(story) / len(reading.sentences)),
        "countries": min(_MOST, len(lands) / 2),
        "length of report": min(_MOST, len(reading.tokens) / 500),
        "how far down": event.trigger.start / len(reading.report.text),
        "same type in the report": sum(each.type == event.type for each in story) / len(story),
    }

"""A cast for tests: every name of a reading is an actor, places are places too, pronouns name nobody."""

from dragoman.model import Actor, Cast, Mention, Place, Reading, Trace

KINDS = {"PERSON": "person", "GPE": "country", "ORG": "organization", "NORP": "group", "LOC": "group", "FAC": "organization"}
TRACE = Trace("test", "name")


def cast_of(reading: Reading) -> Cast:
    spans: dict[str, list] = {}
    kinds: dict[str, str] = {}
    places = []
    for name in reading.names:
        span = reading.span(name.first, name.last)
        words = reading.words(span)
        if name.label in KINDS:
            spans.setdefault(words, []).append(span)
            kinds.setdefault(words, KINDS[name.label])
        if name.label in {"GPE", "LOC"}:
            places.append(Place(span=span, name=words, kind="country", country=words, use="location", trace=TRACE))
    actors = tuple(
        Actor(
            id=words,
            name=words,
            kind=kinds[words],
            country=words if kinds[words] == "country" else None,
            mentions=tuple(Mention(span=span, form="name", trace=TRACE) for span in found),
        )
        for words, found in spans.items()
    )
    return Cast(actors=actors, places=tuple(places))

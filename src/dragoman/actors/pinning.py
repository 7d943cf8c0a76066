"""Places as they are handed on: a name with the spot that it means, or without one and the reason.

In: the words and the spot chosen. Out: a ``Place``. Which spot is meant is ``resolving``'s to say.
"""

from dataclasses import replace

from dragoman.actors.resolving import Choice
from dragoman.lexicon.gazetteer import Spot
from dragoman.model import Candidate, Place, Reading, Span, Trace
from dragoman.model.terms import PlaceKind, PlaceUse

__all__ = ["FEATURES", "pin_place", "unclear_place", "weighed"]

FEATURES: dict[str, PlaceKind] = {
    "river": "other", "valley": "other", "mountain": "other", "mountains": "other", "desert": "other", "airbase": "other",
    "airport": "other", "island": "region", "province": "region", "governorate": "region", "region": "region",
    "district": "region", "peninsula": "region", "countryside": "region", "city": "city", "town": "city", "village": "city",
    "camp": "city", "sea": "other", "university": "other", "oblast": "region", "county": "region",
}  # fmt: skip
"""What the last word of a place's name says that it is."""


def pin_place(
    reading: Reading, span: Span, spot: Spot | None, *, use: PlaceUse, rule: str, country: str | None = None
) -> Place:
    """Return a place at a spot; without one, with the reason why it has no coordinates."""
    words = " ".join(reading.words(span).split())
    feature = FEATURES.get(words.split()[-1].casefold())
    return Place(
        span=span,
        name=spot.name if spot else words,
        kind=feature or (spot.kind if spot else "city" if country else "other"),
        country=spot.country if spot else country,
        latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None,
        geonames=spot.geonames if spot else None,
        use=use,
        point_reason=None if spot else rule if rule == "unclear" else "not-in-gazetteer",
        trace=Trace("actors", rule),
    )


def weighed(place: Place, choice: Choice) -> Place:
    """Return a place with how sure it is and what else may be meant."""
    return replace(place, confidence=choice.confidence, candidates=tuple(map(_candidate, choice.others)))


def unclear_place(reading: Reading, span: Span, choice: Choice) -> Place:
    """A toponym that may mean several places far apart: it keeps them all, and the country where they share one."""
    found = (choice.spot, *choice.others)
    countries = {spot.country for spot in found}
    return replace(
        pin_place(
            reading, span, None, use="location", rule="unclear", country=countries.pop() if len(countries) == 1 else None
        ),
        kind=choice.spot.kind if len({spot.kind for spot in found}) == 1 else "other",
        confidence=choice.confidence,
        candidates=tuple(map(_candidate, found)),
    )


def _candidate(spot: Spot) -> Candidate:
    return Candidate(
        name=spot.name, country=spot.country, latitude=spot.latitude, longitude=spot.longitude, geonames=spot.geonames
    )

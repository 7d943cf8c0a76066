"""Setting: where the story sets an event whose own clause does not say it.

"Shells fell on Kelm. Six people were killed." -> Kelm, inferred. In: a mention, the sites of the report. Out: a site whose
basis is ``inferred``, or nothing. Words are spoken where their speaker is told to speak, never where they are about.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.events.anchoring import Anchor
from dragoman.events.sites import Site, Sites
from dragoman.events.telling import VERBAL, Told
from dragoman.model import Reading, Statement, Token
from dragoman.model.attachment import is_verb

__all__ = ["Setting"]

_OFTEN = 3  # a place named so often is where a report's events are
_MOST = 0.6  # the share of a report's places that lie in one country when its events do
_HALF = 0.5  # the share of a report's towns and provinces that one has when the report is about it
_NEAR = 6  # sentences within which one speaker goes on speaking where he is told to speak
_BODILY = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "AID", "RETREAT", "SANCTION"})
"""Types of what is done somewhere; words and bonds are nowhere unless it is said."""
_AWAY = frozenset({"expel"})  # the sentence names where they went as often as where from
_BODILESS = frozenset({"resign", "discontinue", "convict", "cyber", "censor", "misinformation", "boycott"})
"""Modes of what is done on paper, or nowhere in particular."""
_LEGAL = frozenset({"restrict", "withhold", "withdraw"})
"""Modes that may be done on paper: the sentence itself must say where."""
_OPEN = frozenset({"hypothetical", "planned", "denied"})
_LONG = frozenset({"conflict", "war", "crisis"})
_SHORT = 7  # days; what takes longer is the background of a story
_STANDING = frozenset({"in", "at", "near", "inside", "across"})


class Setting:
    """Tells where the story of one reading sets its events.

    Args:
        reading: The reading.
        sites: The sites of its phrases.
        anchor: Where clauses put things.
        statements: Its attributions.
    """

    def __init__(self, reading: Reading, sites: Sites, anchor: Anchor, statements: Sequence[Statement]) -> None:
        self._reading, self._sites, self._anchor = reading, sites, anchor
        self._spoken = list(self._occasions(statements))
        self._main = self._main_place()
        towns = [place.name for place in sites.places if place.use == "location" and place.kind != "country"]
        name = None if self._main is None else sites.places[self._main].name
        self._is_of_one_town = towns.count(name or "") >= _HALF * len(towns)

    def country_of(self, place: int) -> str | None:
        """Return the country that a place lies in."""
        return self._sites.places[place].country

    def site(self, told: Told) -> Site | None:
        """Return where the story sets an event.

        Args:
            told: A mention of it.
        """
        if told.frame.type in VERBAL:
            return self._where_spoken(told)
        if told.frame.type not in _BODILY or set(told.modes) & (_BODILESS | _AWAY):
            return None
        found = self._in_sentence(told)
        if found is None:
            named = self._sites.in_sentence(self._reading.sentence_of(told.token))
            found = next(iter(named.values())) if len(named) == 1 else None
        if found is None and not set(told.modes) & _LEGAL:
            found = self._before(told)
            found = self._where_it_is(told) if found is None else found
        return None if found is None else Site(found, "inferred")

    def _before(self, told: Told) -> int | None:
        """Return the only place of the sentence before in its paragraph, where that goes on with one story."""
        sentence = self._reading.sentence_of(told.token)
        if not sentence.index or told.status in _OPEN or self._is_background(told) or self._sites.in_sentence(sentence):
            return None
        if self._anchor.is_elsewhere(told.trigger):
            return None
        before = self._reading.sentences[sentence.index - 1]
        named = self._sites.in_sentence(before) if before.paragraph == sentence.paragraph else {}
        only = next(iter(named.values())) if len(named) == 1 else None
        return None if only is None or self._is_wide(only) else only

    def _is_wide(self, index: int) -> bool:
        """Tell whether a place is no town and no country: a river, a sea, a part of the world."""
        place = self._sites.places[index]
        return (place.kind == "other" and place.point_reason is None) or (place.kind == "region" and place.country is None)

    def _where_it_is(self, told: Told) -> int | None:
        """Return where the report is: the one town that it is about for what it tells of the day, the country for all else."""
        if self._main is None:
            return None
        place = self._sites.places[self._main]
        here = self._sites.in_sentence(self._reading.sentence_of(told.token)).values()
        if any(self._sites.places[each].country != place.country for each in here):
            return None
        fresh = told.status not in _OPEN and not self._is_background(told)
        if place.kind == "country" or (fresh and self._is_of_one_town and not self._anchor.is_elsewhere(told.trigger)):
            return self._main
        countries = (at for at, each in enumerate(self._sites.places) if each.use == "location" and each.kind == "country")
        return next((at for at in countries if self._sites.places[at].country == place.country), None)

    def _is_background(self, told: Told) -> bool:
        """Tell whether a mention tells of a long time, not of the day: "since 2011", "in March 2015"."""
        when = told.dated.when
        if when is not None and when.time is not None:
            start, end = when.interval.start, when.interval.end
            return start is None or end is None or (end - start).days > _SHORT
        tokens = self._reading.tokens_of(self._reading.sentence_of(told.token))
        return any(
            token.lemma.lower() == "since" or (token.lemma.lower() in _LONG and token.dep == "nsubj") for token in tokens
        )  # "the conflict has killed"

    def _occasions(self, statements: Sequence[Statement]) -> Iterator[tuple[int, str, int]]:
        """Yield sentence, speaker and place of what somebody is told to have said somewhere."""
        for statement in statements:
            if statement.cue.span is None or statement.source.actor is None:
                continue
            for token in self._reading.tokens_in(statement.cue.span.start, statement.cue.span.end):
                site = self._anchor.said_at(token) if is_verb(token) else None
                if site is not None:
                    yield token.sentence, statement.source.actor, site.index

    def _where_spoken(self, told: Told) -> Site | None:
        """Return where the doer of words is told to speak, in the nearest sentence."""
        near = [
            (abs(sentence - told.token.sentence), place)
            for sentence, speaker, place in self._spoken
            if speaker in told.actors and abs(sentence - told.token.sentence) <= _NEAR
        ]
        return Site(min(near)[1], "inferred") if near else None

    def _in_sentence(self, told: Told) -> int | None:
        """Return the one place that the sentence names after "in", "at" or "near"; None where it names several."""
        found = {
            place
            for token in self._reading.tokens_of(self._reading.sentence_of(told.token))
            if (place := self._sites.named(token)) is not None
            and self._stands_in(told.token, token)
            and self._is_in_reach(told.token, token)
        }
        return found.pop() if len(found) == 1 else None

    def _stands_in(self, trigger: Token, token: Token) -> bool:
        while token.dep in {"compound", "conj", "nmod", "amod"} and token.head != token.index:
            token = self._reading.head(token)
        bearer = self._reading.head(self._reading.head(token))
        if bearer.pos == "NOUN" and bearer.index != trigger.index and bearer.dep in {"pobj", "poss"}:
            return False  # "followed the cancellation of a trip in Kelm": the place is the trip's
        return token.dep == "pobj" and self._reading.head(token).lemma.lower() in _STANDING

    def _is_in_reach(self, trigger: Token, token: Token) -> bool:
        """Tell whether a place stands in the trigger's clause or in one above it, not in a clause of something else."""
        verb = next((head for head in self._reading.ancestors(token) if is_verb(head)), None)
        heads = {head.index for head in self._reading.ancestors(trigger)} | {trigger.index}
        return verb is None or verb.index in heads

    def _main_place(self) -> int | None:
        """Return the place that a report names most, where most of its places lie in that country."""
        located = [place for place in self._sites.places if place.use == "location"]
        ranked = Counter(place.name for place in located).most_common(2)
        if not ranked or ranked[0][1] < _OFTEN or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            return None
        places, name = self._sites.places, ranked[0][0]
        index = next(at for at, place in enumerate(places) if place.name == name and place.use == "location")
        country = places[index].country
        inside = sum(place.country == country for place in located)
        return index if country is not None and inside >= _MOST * len(located) else None

"""Names: which actor, and which place, each token of a reading names.

"Norland's warplanes" -> *Norland's* is Norland. In: a reading, its cast, word lists. Out: actors by token, and what
kind of somebody they are. A mention that covers a token counts, the shortest first; a deed, a weapon or a mere number of people
names nobody.
"""

from collections.abc import Iterable, Sequence

from dragoman.events.binding import bind_pronouns
from dragoman.events.parties import DESCRIBED, MEANT
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Actor, Cast, Reading, Token
from dragoman.model.terms import EventType

__all__ = ["Names"]

_ABOUT = frozenset(
    {"conference", "talk", "policy", "deal", "plan", "process", "congress", "summit", "dialogue", "crisis", "war", "conflict"}
)
"""Nouns before which a country's name is what they are about."""
_CASINGS = frozenset(
    {"barrel", "cluster", "vacuum", "truck", "car", "nail", "mustard", "nerve", "cruise", "ballistic", "roadside"}
)
_SHARED_SEATS = frozenset({"Brussels"})
"""Capitals whose name stands for a body of many states."""
_REVOLTS = frozenset({"insurgency", "rebellion", "uprising", "revolt", "intervention", "invasion"})
"""Nouns of deeds that some lists of phrases hold for somebody."""
_VAGUE = frozenset(
    {"people", "person", "man", "woman", "child", "civilian", "citizen", "resident", "other", "individual", "villager"}
)
"""Nouns by which a counted description names nobody: the number is a figure, not an actor."""
_SUFFERING = frozenset({"woman", "child", "civilian", "citizen", "resident", "villager"})
"""Those among them who say who suffers: the people killed are no more than their number."""
_STATE = frozenset({"GOV", "MIL", "SPY"})
_STRIKING = frozenset({"MIL", "REB", "UAF", "CRM", "COP"})
_ARMED = frozenset({"ASSAULT", "MOBILIZE"})
_UNARMED = frozenset({"NGO", "IGO", "MED", "JRN", "REF", "EDU"})
"""Sectors that are nobody's arms; a body that also is military, such as an alliance, keeps its deeds."""


def _is_common(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and all(token.text.islower() for token in tokens)


def _is_state(actor: Actor) -> bool:
    return actor.kind == "country" or bool(_STATE & set(actor.sectors))


def _surnames(reading: Reading, cast: Cast) -> frozenset[str]:
    """Return the last words of persons' names that no country has for its own: "Letts" of a man is no Latvian."""
    found = set()
    for mention, actor in cast.mentions():
        tokens = reading.tokens_in(mention.span.start, mention.span.end)
        if actor.kind == "person" and mention.form == "name" and len(tokens) > 1 and tokens[-1].pos == "PROPN":
            found.add(tokens[-1].text)
    return frozenset(found)


class Names:
    """Tells whom the tokens of one reading name by themselves.

    Args:
        reading: The reading.
        cast: Its actors and places.
        lexicon: Demonyms, and the nouns that stand for the country or group that they are of ("Turkish forces").
    """

    def __init__(self, reading: Reading, cast: Cast, lexicon: FrameLexicon) -> None:
        self._reading = reading
        self._demonyms = lexicon.demonyms
        self._delegates = lexicon.classes["delegate"]
        self._officials = lexicon.classes["official"]
        self._humans = lexicon.classes["human"]
        self._means = frozenset(lexicon.instruments)
        self._done = lexicon.carriers["do"] | {"carry"}
        self._harsh = {
            lemma
            for (form, lemma), frames in lexicon.frames.items()
            if form == "noun" and any(frame.type in {"ASSAULT", "COERCE"} and "of" in frame.recipients for frame in frames)
        }
        self._deeds = lexicon.classes["violence"] | {"campaign", "operation"}
        self._harms = lexicon.counts("killed") | lexicon.counts("injured")
        self._cast = {actor.id: actor for actor in cast.actors}
        self._countries = {actor.country or actor.id: actor.id for actor in cast.actors if actor.kind == "country"}
        self._acting = {
            actor.country or actor.id
            for actor in cast.actors
            if actor.kind == "country" and any(mention.trace.rule not in MEANT for mention in actor.mentions)
        }
        self._named: dict[int, tuple[int, str]] = {}
        self._victims: dict[int, str] = {}
        surnames = _surnames(reading, cast)
        for mention, actor in cast.mentions():
            tokens = reading.tokens_in(mention.span.start, mention.span.end)
            if not actor.known and (mention.form == "description" or _is_common(tokens)) and self._is_no_party(tokens):
                self._note_victims(tokens, actor)
                continue
            if not actor.known and tokens and self._is_joining(tokens):
                continue
            if actor.kind == "country" and len(tokens) == 1 and tokens[0].text in surnames:
                continue
            if mention.trace.rule in MEANT or (not actor.known and actor.country is None and self._is_weapon(tokens)):
                continue
            for token in tokens[-1:] if mention.trace.rule in DESCRIBED else tokens:
                size = len(mention.span)
                if token.index not in self._named or size < self._named[token.index][0]:
                    self._named[token.index] = (size, actor.id)
        self._bound = bind_pronouns(reading, cast, {index: named[1] for index, named in self._named.items()})
        for index, meant in self._bound.items():
            self._named.pop(index, None)
            if meant:
                self._named[index] = (0, meant[0])
        self.places: dict[int, int] = {}
        for index, place in enumerate(cast.places):
            for token in reading.tokens_in(place.span.start, place.span.end):
                self.places[token.index] = index
        self._lands = {token: cast.places[index].country for token, index in self.places.items()}
        self._hosts = {
            token: cast.places[index].country
            for token, index in self.places.items()
            if cast.places[index].kind == "country" or cast.places[index].name in lexicon.capitals
        }
        self._place_countries = {
            token: cast.places[index].country for token, index in self.places.items() if cast.places[index].kind == "country"
        }

    def _is_no_party(self, tokens: Sequence[Token]) -> bool:
        """Tell whether a description means a deed ("the campaign") or a mere number of people ("290 people")."""
        head = next((token for token in reversed(tokens) if token.pos in {"NOUN", "PROPN"}), None)
        if head is None:
            return False
        lemma = head.lemma.lower()
        counted = any(token.pos == "NUM" for token in tokens)
        of_somebody = any(self._code_of(token.text) for token in tokens)
        return lemma in self._deeds or (counted and lemma in _VAGUE and not of_somebody)

    def _note_victims(self, tokens: Sequence[Token], actor: Actor) -> None:
        """Keep those who are only counted, who do nothing as a party but may suffer a deed: "66 civilians"."""
        head = next(token for token in reversed(tokens) if token.pos in {"NOUN", "PROPN"})
        if head.lemma.lower() in _SUFFERING:
            self._victims[head.index] = actor.id

    def victims_at(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return the counted people of phrases ("66 civilians"), who are somebody only where they suffer a deed."""
        found = (self._victims.get(token.index) for token in tokens)
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def _is_joining(self, tokens: Sequence[Token]) -> bool:
        """Tell whether a noun tells a deed that some list holds for somebody: "the alliance with", "the insurgency"."""
        last = tokens[-1]
        lemma = last.lemma if last.pos == "NOUN" else ""
        with_whom = any(child.lemma.lower() in {"with", "between"} for child in self._reading.children(last))
        return lemma in _REVOLTS or (lemma in {"alliance", "partnership"} and (with_whom or len(tokens) == 1))

    def _is_weapon(self, tokens: Sequence[Token]) -> bool:
        """Tell whether a name is the kind of a weapon: "Barrel" of "a Barrel bomb attack"."""
        last = tokens[-1] if tokens else None
        if last is None or last.dep not in {"compound", "nmod", "nsubj"}:
            return False
        weapons = self._means | self._deeds
        return last.lemma.lower() in self._means or (
            last.lemma.lower() in _CASINGS and self._reading.head(last).lemma.lower() in weapons
        )

    def who_can(self, kind: EventType, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Return the doers without those who bear no arms where a deed needs them: a charity reports a raid and flies none."""
        if kind not in _ARMED:
            return actors
        return tuple(one for one in actors if not self._cast[one].sectors or not set(self._cast[one].sectors) <= _UNARMED)

    def without_scenes(self, actors: Iterable[str], before: Iterable[str]) -> tuple[str, ...]:
        """Return doers without those who are only named before a deed, and of whom nothing tells that they strike.

        "The Harim bombing" and "the Kara killing" are called for where or whom they struck, "a rebel raid" for who made it.
        """
        named = set(before)
        return tuple(one for one in actors if one not in named or self._may_strike(self._cast[one]))

    @staticmethod
    def _may_strike(actor: Actor) -> bool:
        if actor.kind == "person":
            return bool(_STRIKING & set(actor.sectors))
        return actor.kind != "organization" or actor.known or bool((_STRIKING | _STATE) & set(actor.sectors))

    def actor_at(self, token: Token) -> Actor | None:
        """Return the actor that a mention over the token names."""
        found = self._named.get(token.index)
        return None if found is None else self._cast[found[1]]

    def land_of(self, actor_id: str) -> str | None:
        """Return the country code of an actor."""
        return self._cast[actor_id].country

    def country_of(self, token: Token) -> str | None:
        """Return the actor id of the country that an adjective, or a country's name, is of."""
        code = self._code_of(token.text)
        if code is None and (code := self._place_countries.get(token.index)) not in self._acting:
            return None
        return self._countries.get(code or "")

    def country_at(self, token: Token, *, any_place: bool = False) -> str | None:
        """Return the actor id of the country that its name, or that of any place in it, stands for as the one that is hit."""
        code = self._lands.get(token.index) if any_place else self._place_countries.get(token.index)
        return self._countries.get(code or "")

    def host_at(self, token: Token) -> str | None:
        """Return the actor id of the country that a country's name, or that of its capital, stands for as a host."""
        seat = self._reading.words(self._reading.span(token.index, token.index + 1)) in _SHARED_SEATS
        return None if seat else self._countries.get(self._hosts.get(token.index) or "")

    def is_setting(self, token: Token) -> bool:
        """Tell whether a token only names a place, or says what a conference or a plan is about ("the Sudria talks")."""
        named = token.index in self._named
        if token.index in self.places and not named:
            return True
        return token.dep in {"compound", "nmod", "amod"} and self._reading.head(token).lemma.lower() in _ABOUT

    def is_of(self, actor_id: str, doers: Iterable[str]) -> bool:
        """Tell whether an actor is one of the doers, or a state or state body of a doer that is one too."""
        own = self._cast[actor_id]
        for doer in (self._cast[each] for each in doers):
            if doer.id == own.id:
                return True
            if own.country is not None and own.country == doer.country and _is_state(own) and _is_state(doer):
                return True
        return False

    def is_deed(self, token: Token) -> bool:
        """Tell whether a noun tells of violence, so that "of" and "on" after it name whom it hit."""
        return token.pos == "NOUN" and token.lemma.lower() in self._deeds | self._harms | self._harsh

    def is_vague(self, actor_id: str) -> bool:
        """Tell whether an actor is only described and of no country: a guess is not worth it."""
        return self._is_described(actor_id) and self._cast[actor_id].country is None

    def is_somebody(self, token: Token) -> bool:
        """Tell whether a noun means a person, whose kin or master is somebody else."""
        return token.lemma.lower() in self._humans

    def is_people(self, token: Token) -> bool:
        """Tell whether a word means people or a body: whoever they are, nobody else is meant there."""
        lemma = token.lemma.lower()
        return lemma in self._humans | self._delegates | self._officials or self.actor_at(token) is not None

    def is_harm(self, token: Token) -> bool:
        """Tell whether a verb tells of harm done to its object."""
        return token.lemma.lower() in self._harms

    def is_by_name(self, token: Token, actor_id: str) -> bool:
        """Tell whether a token, or a word of its phrase before it, is part of a name of somebody."""
        spans = [mention.span for mention in self._cast[actor_id].mentions if mention.form in {"name", "metonym"}]
        near = (token, *(each for each in self._reading.children(token) if each.dep in {"compound", "nmod", "amod"}))
        return any(span.start <= each.start < span.end for span in spans for each in near)

    def is_land(self, actor_id: str) -> bool:
        """Tell whether an actor is a country."""
        return self._cast[actor_id].kind == "country"

    def forces_of(self, actor_id: str) -> tuple[str, ...]:
        """Return who "we" are that bear arms: of somebody in office his country, of a body itself, of others nobody known."""
        actor = self._cast[actor_id]
        if actor.kind != "person":
            return (actor_id,)
        if not actor.known or not _STATE & set(actor.sectors):
            return ()
        return tuple(each for each in (self._countries.get(actor.country or ""),) if each is not None)

    def is_private(self, actor_id: str) -> bool:
        """Tell whether somebody is a person of whom nothing public is told: no office, no sector, no full name."""
        actor = self._cast[actor_id]
        if actor.kind != "person" or actor.known or actor.offices or set(actor.sectors) - {"CVL", "AGR", "LAB"}:
            return False
        words = [self._reading.tokens_in(mention.span.start, mention.span.end) for mention in actor.mentions]
        full = any(sum(token.pos == "PROPN" for token in tokens) > 1 for tokens in words)
        return not full and not any(tokens and tokens[-1].lemma.lower() in self._officials for tokens in words)

    def _code_of(self, words: str) -> str | None:
        return self._demonyms.get(words.lower()) if words[:1].isupper() else None

    def _direct(self, token: Token) -> tuple[str, ...]:
        named = self._named.get(token.index)
        country = named[1] if named else self.country_of(token)
        return () if country is None else (country,)

    def _is_described(self, actor_id: str) -> bool:
        """Tell whether only descriptions mean an actor ("the envoy", "its delegation")."""
        return not self._cast[actor_id].known and all(
            mention.form == "description" for mention in self._cast[actor_id].mentions
        )

    def _is_means(self, token: Token) -> bool:
        """Tell whether a token is a weapon or an attack, which some lists of phrases hold for somebody."""
        lemma = token.lemma.lower()
        return token.pos == "NOUN" and (lemma in self._means or lemma in self._deeds)

"""Roles: which actors the tokens in a position name.

"Turkish and Russian forces" -> Türkiye, Russia. In: a cast. Out: actor ids, in text order, each once. A mention that covers the
token counts first, then an apposition, then, for forces, officials and the like, the country that they are of. A means ("a
drone killed") names nobody.
"""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.events.parties import DESCRIBED, MEANT
from dragoman.events.syntax import conjuncts, objects_of, surface_subject
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Actor, Cast, Reading, Token
from dragoman.model.attachment import is_verb
from dragoman.model.terms import EventType

__all__ = ["Roster"]


_TOGETHER = {
    **dict.fromkeys(("country", "nation", "ally", "power", "neighbour", "neighbor", "state", "government"), "country"),
    **dict.fromkeys(("leader", "president", "man", "woman", "minister", "premier", "politician"), "person"),
}
"""Nouns that take up several actors by their number ("the two countries"), with the kind that they take up."""
_MEANT = {
    **dict.fromkeys(("him", "her"), frozenset({"person"})),
    "it": frozenset({"country", "organization"}),
    "them": frozenset({"group", "organization", "country"}),
}
"""Which kinds of actors a pronoun in the object may mean."""
_KEPT = frozenset({"hold", "control", "occupy", "run", "rule", "dominate", "seize", "capture"})
_BODIES = frozenset({"regime", "government", "army", "coalition", "opposition", "rebel", "junta", "militia", "police"})
_ABOUT = frozenset(
    {"conference", "talk", "policy", "deal", "plan", "process", "congress", "summit", "dialogue", "crisis", "war", "conflict"}
)
"""Nouns before which a country's name is what they are about."""
_CASINGS = frozenset(
    {"barrel", "cluster", "vacuum", "truck", "car", "nail", "mustard", "nerve", "cruise", "ballistic", "roadside"}
)
_SHARED_SEATS = frozenset({"Brussels"})
"""Capitals whose name stands for a body of many states."""
_SEVERAL = frozenset(
    {
        "actor", "ally", "country", "government", "leader", "mediator", "nation", "neighbor", "neighbour", "partner", "party",
        "player", "power", "side", "stakeholder", "state",
    }
)  # fmt: skip
"""Nouns of many of whom a report may name some."""
_AMONG = frozenset({"include", "like"})
_LINKS = 3  # "held talks with parties, including": the parser may hang the list on the verb
_HOW_MANY = {"two": 2, "both": 2, "three": 3}
_LOOK_BACK = 3  # sentences
_VAGUE = frozenset(
    {"people", "person", "man", "woman", "child", "civilian", "citizen", "resident", "other", "individual", "villager"}
)
"""Nouns by which a counted description names nobody: the number is a figure, not an actor."""
_STATE = frozenset({"GOV", "MIL", "SPY"})


_UNNAMED = frozenset({"description", "title", "pronoun"})


def _is_common(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and all(token.text.islower() for token in tokens)


def _is_state(actor: Actor) -> bool:
    return actor.kind == "country" or bool(_STATE & set(actor.sectors))


_ARMED = frozenset({"ASSAULT", "MOBILIZE"})
_UNARMED = frozenset({"NGO", "IGO", "MED", "JRN", "REF", "EDU"})
"""Sectors that are nobody's arms; a body that also is military, such as an alliance, keeps its deeds."""


class Roster:
    """Tells whom the tokens of one reading name.

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
        for mention, actor in cast.mentions():
            tokens = reading.tokens_in(mention.span.start, mention.span.end)
            if not actor.known and (mention.form == "description" or _is_common(tokens)) and self._is_no_party(tokens):
                continue
            if mention.trace.rule in MEANT or (not actor.known and actor.country is None and self._is_weapon(tokens)):
                continue
            for token in tokens[-1:] if mention.trace.rule in DESCRIBED else tokens:
                size = len(mention.span)
                if token.index not in self._named or size < self._named[token.index][0]:
                    self._named[token.index] = (size, actor.id)
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

    def _code_of(self, words: str) -> str | None:
        return self._demonyms.get(words.lower()) if words[:1].isupper() else None

    def ids_of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return the ids of the actors that tokens name, each once, in order."""
        every = (part for token in tokens for part in (token, *self._listed(token), *self._included(token)))
        return tuple(dict.fromkeys(found for token in every for found in self._of(token, apposed=True)))

    def _listed(self, token: Token) -> tuple[Token, ...]:
        """Return the rest of a list of countries that the parser took for an apposition: "Norland, Sudria and Estmark"."""
        if token.index not in self._named or self._cast[self._named[token.index][1]].kind != "country":
            return ()
        child = self._reading.child(token, "appos")
        if child is None or child.index not in self._named or self._cast[self._named[child.index][1]].kind != "country":
            return ()
        return conjuncts(self._reading, child)

    def _included(self, token: Token) -> tuple[Token, ...]:
        """Return the names among those whom a plural only describes: "all parties to the talks, including Norland"."""
        if token.tag != "NNS" or token.lemma.lower() not in _SEVERAL:
            return ()
        above = (child for head in list(self._reading.ancestors(token))[:_LINKS] for child in self._reading.children(head))
        near = (*self._reading.subtree(token), *above)
        below = (each for each in near if each.dep == "prep" and each.lemma.lower() in _AMONG and each.index > token.index)
        heads = (end for each in below for end in self._reading.children(each) if end.dep == "pobj")
        return tuple(part for head in heads for part in conjuncts(self._reading, head) if part.index in self._named)

    def holders_of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return whose the things are that tokens name: "Norland's offensive", "the decision of the court"."""
        found: list[str] = []
        for token in tokens:
            links = {"by", "between"} if self.is_deed(token) else {"of", "by", "between"}
            for child in self._reading.children(token):
                before = child.dep in {"amod", "compound", "nmod"} and child.text[:1].isupper() and not self.is_setting(child)
                if child.dep == "poss" or before:
                    found.extend(self._of(child, apposed=False))
                elif child.dep == "acl" and child.lemma.lower() in self._done:
                    found.extend(self.ids_of(objects_of(self._reading, child, "by")))
                elif child.dep in {"prep", "agent"} and child.lemma in links:
                    below = (part for each in self._reading.children(child) for part in conjuncts(self._reading, each))
                    found.extend(each for part in below for each in self._of(part, apposed=False))
        return tuple(dict.fromkeys(found))

    def makers_of(self, deeds: Iterable[Token]) -> tuple[str, ...]:
        """Return who made deeds: "army shelling", "raids by Norland", "an attack carried out by the clan"."""
        found: list[str] = []
        for deed in deeds:
            for child in self._reading.children(deed):
                if child.dep in {"amod", "compound", "nmod"} and child.index not in self.places:
                    found.extend(self._direct(child) or self._said_before(child))
            found.extend(self.holders_of((deed,)))
        return tuple(dict.fromkeys(found))

    def is_vague(self, actor_id: str) -> bool:
        """Tell whether an actor is only described and of no country: a guess is not worth it."""
        return self._is_described(actor_id) and self._cast[actor_id].country is None

    def is_somebody(self, token: Token) -> bool:
        """Tell whether a noun means a person, whose kin or master is somebody else."""
        return token.lemma.lower() in self._humans

    def is_private(self, actor_id: str) -> bool:
        """Tell whether somebody is a person of whom nothing public is told: no office, no sector, no full name."""
        actor = self._cast[actor_id]
        if actor.kind != "person" or actor.known or actor.offices or set(actor.sectors) - {"CVL", "AGR", "LAB"}:
            return False
        words = [self._reading.tokens_in(mention.span.start, mention.span.end) for mention in actor.mentions]
        full = any(sum(token.pos == "PROPN" for token in tokens) > 1 for tokens in words)
        return not full and not any(tokens and tokens[-1].lemma.lower() in self._officials for tokens in words)

    def keepers_of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """Return who holds what tokens name: "rebel-held towns", "the area controlled by the clan"."""
        found: list[str] = []
        for token in tokens:
            for child in self._reading.children(token):
                if child.dep not in {"amod", "acl"} or child.lemma.lower() not in _KEPT:
                    continue
                for below in self._reading.children(child):
                    if below.dep in {"npadvmod", "amod", "compound", "nmod", "advmod"}:
                        found.extend(self._kept_by(below))
                    elif below.dep == "agent":
                        found.extend(self.ids_of(self._reading.children(below)))
        return tuple(dict.fromkeys(found))

    def _kept_by(self, token: Token) -> tuple[str, ...]:
        """Return whom the first half of "rebel-held" means: the last one before it whom that word describes, else its own."""
        word = token.lemma.lower()
        for index in range(token.index - 1, -1, -1):
            named = self._named.get(index)
            if named is not None and self._reading.tokens[index].lemma.lower() == word and self._cast[named[1]].kind == "group":
                return (named[1],)
        named = self._named.get(token.index)
        return () if named is None else (named[1],)

    def _taken_up(self, token: Token) -> tuple[str, ...]:
        """Return the actors that "the two countries" takes up: the last so many of the kind; none where there are fewer."""
        kind = _TOGETHER.get(token.lemma.lower())
        words = {child.lemma.lower() for child in self._reading.children(token)}
        wanted = next((number for word, number in _HOW_MANY.items() if word in words), 0)
        if kind is None or not wanted or any(child.dep == "appos" for child in self._reading.children(token)):
            return ()
        found: list[str] = []
        for index in range(token.index - 1, self._reading.sentences[max(0, token.sentence - _LOOK_BACK)].first - 1, -1):
            named = self._named.get(index)
            if self._reading.tokens[index].dep == "compound":
                continue
            if named is not None and named[1] not in found and self._cast[named[1]].kind == kind:
                found.append(named[1])
                if len(found) == wanted:
                    return tuple(reversed(found))
        return ()

    def _of(self, token: Token, *, apposed: bool) -> tuple[str, ...]:
        several = self._taken_up(token) or self._meant_by(token)
        if several:
            return several
        return self._hyphenated(token) + self._of_one(token, apposed=apposed)

    def _meant_by(self, token: Token) -> tuple[str, ...]:
        """Return whom a pronoun means that the cast leaves open: the last one before it of the kind, not its own subject."""
        kinds = _MEANT.get(token.lemma.lower())
        if kinds is None or token.index in self._named or token.dep not in {"dobj", "pobj", "dative"}:
            return ()
        verb = next((head for head in self._reading.ancestors(token) if is_verb(head)), None)
        subject = None if verb is None else surface_subject(self._reading, verb)
        barred = None if subject is None else self._named.get(subject.index)
        first = self._reading.sentences[max(0, token.sentence - 1)].first
        for index in range(token.index - 1, first - 1, -1):
            named = self._named.get(index)
            if named is None or named == barred or (barred is not None and named[1] == barred[1]):
                continue
            if self._cast[named[1]].kind in kinds and self._reading.tokens[index].dep not in {"compound", "amod"}:
                return (named[1],)
        return ()

    def _hyphenated(self, token: Token) -> tuple[str, ...]:
        """Return the first of two that a hyphen joins: "a Norland-Sudrian deal"."""
        before = self._reading.tokens[token.index - 1] if token.index else token
        if before.text not in {"-", "–"} or before.head != token.index:
            return ()
        first = self._reading.tokens[before.index - 1]
        return self._direct(first) if first.head == token.index and first.dep in {"npadvmod", "compound", "nmod"} else ()

    def _of_one(self, token: Token, *, apposed: bool) -> tuple[str, ...]:
        named = self._named.get(token.index)
        above = self._named.get(token.head) if apposed and token.dep == "appos" else None
        if above is not None and self._cast[above[1]].kind == "person" and (named is None or self._is_described(named[1])):
            return (above[1],)  # "Kim Adda, a member of the clan, was killed": it is she
        if named is not None and self._is_described(named[1]) and (better := self._of_neighbours(token, apposed=apposed)):
            return better
        if named is not None and not (token.pos == "ADJ" and token.text.islower()) and not self._is_means(token):
            return (named[1],)
        country = self.country_of(token)
        if country is not None:
            return (country,)
        joined = tuple(
            self._countries[code] for part in token.text.split("-") if (code := self._code_of(part)) in self._countries
        )
        if joined and "-" in token.text:
            return joined
        if token.pos not in {"NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ"}:
            return ()
        return self._of_neighbours(token, apposed=apposed) or self._said_before(token)

    def _said_before(self, token: Token) -> tuple[str, ...]:
        """Return whom a body's bare word before a deed takes up: "regime airstrikes" after "the Sudrian regime"."""
        lemma = token.lemma.lower()
        if lemma not in _BODIES or token.dep not in {"compound", "nmod", "amod", "poss"}:
            return ()
        for index in range(token.index - 1, -1, -1):
            named = self._named.get(index)
            if named is not None and self._reading.tokens[index].lemma.lower() == lemma:
                return (named[1],)
        return ()

    def _is_described(self, actor_id: str) -> bool:
        """Tell whether only descriptions mean an actor ("the envoy", "its delegation")."""
        return not self._cast[actor_id].known and all(
            mention.form == "description" for mention in self._cast[actor_id].mentions
        )

    def _is_means(self, token: Token) -> bool:
        """Tell whether a token is a weapon or an attack, which some lists of phrases hold for somebody."""
        lemma = token.lemma.lower()
        return token.pos == "NOUN" and (lemma in self._means or lemma in self._deeds)

    def _of_neighbours(self, token: Token, *, apposed: bool) -> tuple[str, ...]:
        children = self._reading.children(token)
        for child in (*children, *self._beside(token)):
            if child.dep == "appos" and apposed:
                found = tuple(each for part in conjuncts(self._reading, child) for each in self._of(part, apposed=False))
                if found:
                    return tuple(dict.fromkeys(found))
        if token.lemma.lower() not in self._delegates:
            return ()
        return tuple(each for child in children for each in self._behind(child))

    def _beside(self, token: Token) -> tuple[Token, ...]:
        """Return the name that the parser hung on a phrase inside: "the envoy for Sudria, Kim Adda"."""
        if token.lemma.lower() not in self._officials:
            return ()
        below = (end for child in self._reading.children(token) if child.dep == "prep" for end in self._reading.children(child))
        apposed = (each for end in below if end.index in self.places for each in self._reading.children(end))
        return tuple(
            each for each in apposed if (named := self._named.get(each.index)) and self._cast[named[1]].kind == "person"
        )

    def _behind(self, child: Token) -> Iterator[str]:
        """Yield whom a modifier or an "of" phrase of a delegate names."""
        if child.dep in {"amod", "compound", "nmod", "poss"}:
            for part in conjuncts(self._reading, child):
                yield from self._direct(part)
        elif child.dep == "prep" and child.lemma in {"of", "from"}:
            for below in self._reading.children(child):
                for part in conjuncts(self._reading, below):
                    yield from self._of(part, apposed=False)

    def _direct(self, token: Token) -> tuple[str, ...]:
        named = self._named.get(token.index)
        country = named[1] if named else self.country_of(token)
        return () if country is None else (country,)

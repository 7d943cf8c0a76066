"""Parties that nobody names: the cast with those whom a report only describes, and the states meant by adjectives and places.

"Sudanese rebels shelled Juba" -> a group *Sudanese rebels* of Sudan; "Russian warplanes" -> Russia. In: a reading and its cast.
Out: a wider cast to find events with; afterwards only those whom an event names are kept. A description without a country of
its own takes that of the only country in which its sentence places anything; its trace says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from dragoman.lexicon.frames import FrameLexicon, Party
from dragoman.model import Actor, Cast, Event, Mention, Reading, Token, Trace, content_id
from dragoman.model.terms import ActorKind

__all__ = ["DESCRIBED", "MEANT", "narrow_cast", "widen_cast"]

STAGE = "events"
MEANT = frozenset({"country-meant", "country-of-place"})
"""Rules of mentions that only mean a country; where it is one of the parties is for the roles to say."""
DESCRIBED = frozenset({"party-described", "party-by-place"})
"""Rules of mentions that describe a party; their last word stands for it, the others may name somebody else."""
_MODIFIERS = frozenset({"amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod"})
_BEFORE = 6  # tokens before a noun that may describe it
_INDEFINITE = frozenset({"a", "an", "another", "other", "more"})
_ARTICLES = frozenset(
    {"the", "a", "an", "some", "any", "these", "those", "this", "that", "all", "no", "his", "her", "their", "its"}
)
_OF_DEEDS = frozenset(
    {"rebel", "army", "government", "regime", "police", "militia", "opposition", "militant", "insurgent", "jihadist"}
)
_ARMS = frozenset(
    {"unit", "artillery", "warplane", "jet", "helicopter", "tank", "shell", "rocket", "missile", "aircraft", "gunship"}
)
"""Nouns of arms before which such a word says whose they are."""
_PLAIN = frozenset({"many", "few", "several", "other", "more", "such", "same", "local", "young", "old", "new", "dead"})
_COLLECTIVES = frozenset({"army", "police", "force", "family", "crowd", "gang", "clan", "crew", "staff", "general"})
_ELSEWHERE = frozenset({"aid", "foreign", "international", "relief", "western", "european", "arab", "allied", "humanitarian"})
_OF = frozenset({"of", "in", "from", "at", "near"})


def widen_cast(reading: Reading, cast: Cast, lexicon: FrameLexicon) -> Cast:
    """Return the cast with described parties and with the countries that adjectives and places mean.

    Args:
        reading: The reading.
        cast: Who is named or meant, as the actors stage has it.
        lexicon: Nouns that describe parties, demonyms and countries.
    """
    describer = _Describer(reading, cast, lexicon)
    added = [*describer.countries(), *describer.parties()]
    known = tuple(map(describer.settled, cast.actors))
    return Cast(actors=_ordered([*known, *added]), places=cast.places) if added or known != cast.actors else cast


def narrow_cast(cast: Cast, wide: Cast, events: Iterable[Event]) -> Cast:
    """Return the cast with those of the wider one whom an event names."""
    known = {actor.id for actor in cast.actors}
    settled = {actor.id: actor for actor in wide.actors if actor.id in known}
    used = {each for event in events for each in (*event.actors, *event.recipients)}
    added = [actor for actor in wide.actors if actor.id in used and actor.id not in known]
    kept = [settled[actor.id] if actor.id in used else actor for actor in cast.actors]
    return Cast(actors=_ordered([*kept, *added]), places=cast.places)


def _ordered(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple(sorted(actors, key=lambda actor: min(mention.span for mention in actor.mentions)))


@dataclass(slots=True)
class _Draft:
    lemma: str
    party: Party
    country: str | None
    rule: str
    name: str | None = None
    tokens: list[tuple[int, int]] = field(default_factory=list)


class _Describer:
    def __init__(self, reading: Reading, cast: Cast, lexicon: FrameLexicon) -> None:
        self._reading, self._cast, self._lexicon = reading, cast, lexicon
        self._deeds = lexicon.classes["violence"] | {
            lemma
            for (form, lemma), frames in lexicon.frames.items()
            if form == "noun" and frames[0].type in {"ASSAULT", "COERCE"}
        }
        self._taken: set[int] = set()
        self._nations: dict[int, str] = {}
        self._persons: dict[int, Actor] = {}
        for mention, actor in cast.mentions():
            for token in reading.tokens_in(mention.span.start, mention.span.end):
                self._taken.add(token.index)
                if actor.kind == "person":
                    self._persons[token.index] = actor
                if actor.country is not None and actor.kind in {"country", "organization", "group"}:
                    self._nations.setdefault(token.index, actor.country)
        self._places: dict[int, str] = {}
        for place in cast.places:
            for token in reading.tokens_in(place.span.start, place.span.end):
                if place.country is not None:
                    self._places.setdefault(token.index, place.country)

    def countries(self) -> Iterator[Actor]:
        """Yield the countries of adjectives and places that are no actors yet."""
        known = {actor.id for actor in self._cast.actors}
        found: dict[str, list[Mention]] = {}
        for token in self._reading.tokens:
            code = self._code_of(token)
            if code is not None and code not in known:
                span = self._reading.span(token.index, token.index + 1)
                found.setdefault(code, []).append(Mention(span=span, form="description", trace=Trace(STAGE, "country-meant")))
        for place in self._cast.places:
            if place.country is not None and place.country not in known:
                mention = Mention(span=place.span, form="description", trace=Trace(STAGE, "country-of-place"))
                if all(place.span != other.span for other in found.get(place.country, ())):
                    found.setdefault(place.country, []).append(mention)
        for code, mentions in found.items():
            if (entry := self._lexicon.countries.get(code)) is not None:
                ordered = tuple(sorted(mentions, key=lambda mention: mention.span))
                yield Actor(
                    id=code,
                    name=entry.name,
                    kind="country",
                    country=code,
                    known=True,
                    wikidata=entry.wikidata,
                    mentions=ordered,
                )

    def parties(self) -> Iterator[Actor]:
        """Yield the described parties, those told again by the same noun as one."""
        drafts: list[_Draft] = []
        for token in self._reading.tokens:
            party = self._lexicon.parties.get(token.lemma.lower())
            if party is None or not party.sector or not self._is_head(token):
                continue
            first = self._first_of(token)
            country, rule = self._country_of(token, party)
            owner = self._owner_of(token) if party.scope == "kin" else None
            if country is None and owner is not None:
                country = owner.country
            if country is None and owner is None and party.scope in {"nation", "kin"}:
                continue
            draft = None if owner is not None else self._same(drafts, token, country)
            if draft is None:
                name = None if owner is None else self._name_of_kin(token)
                draft = _Draft(token.lemma.lower(), party, country, rule, name)
                drafts.append(draft)
            draft.tokens.append((first, token.index + 1))
        yield from map(self._actor, drafts)

    def _owner_of(self, noun: Token) -> Actor | None:
        """Return the person whose kin a noun means: "his sister", "the envoy's son"."""
        owners = (self._persons.get(child.index) for child in self._reading.children(noun) if child.dep == "poss")
        return next((owner for owner in owners if owner is not None), None)

    def _name_of_kin(self, noun: Token) -> str:
        """Return whose kin somebody is in the report's words: "his sister" does not say who he is."""
        first = min(
            token.index for child in self._reading.children(noun) if child.dep == "poss" for token in self._below(child)
        )
        return self._reading.words(self._reading.span(first, noun.index + 1))

    def _below(self, token: Token) -> tuple[Token, ...]:
        return (token, *(each for each in self._reading.subtree(token)))

    def settled(self, actor: Actor) -> Actor:
        """Return a described party with the country of the place beside it: "demonstrators" of whom the town is told."""
        if actor.country is not None or actor.known or any(mention.form != "description" for mention in actor.mentions):
            return actor
        for mention in actor.mentions:
            head = self._reading.tokens_in(mention.span.start, mention.span.end)[-1:]
            party = self._lexicon.parties.get(head[0].lemma.lower()) if head else None
            if party is None or party.scope != "country" or not party.sector or not self._is_plain(head[0]):
                return actor
            if (country := self._only_country(head[0])) is not None:
                return replace(actor, country=country)
        return actor

    def _is_plain(self, noun: Token) -> bool:
        """Tell whether nothing says that somebody is from elsewhere: "aid workers", "foreign fighters", "UN officials"."""
        before = [child for child in self._reading.children(noun) if child.dep in {"amod", "compound", "nmod", "poss"}]
        return not any(child.text[:1].isupper() or child.lemma.lower() in _ELSEWHERE for child in before)

    def _same(self, drafts: list[_Draft], token: Token, country: str | None) -> _Draft | None:
        words = {child.lemma.lower() for child in self._reading.children(token)}
        counted = any(child.dep == "nummod" for child in self._reading.children(token))
        if counted or words & _INDEFINITE:
            return None
        lemma, kinds = token.lemma.lower(), self._kinds_of(token.index)
        for one in reversed(drafts):
            if one.lemma == lemma and one.country == country:
                known = set().union(*(self._kinds_of(last - 1) for _, last in one.tokens))
                if not kinds or kinds & known:
                    return one
        return None

    def _kinds_of(self, index: int) -> set[str]:
        """Return the words that say which ones of many somebody is: "Islamist" of "many Islamist fighters"."""
        noun = self._reading.tokens[index]
        before = (child for child in self._reading.children(noun) if child.dep in {"amod", "compound", "nmod"})
        return {child.lemma.lower() for child in before} - _PLAIN

    def _actor(self, draft: _Draft) -> Actor:
        reading = self._reading
        spans = [reading.span(first, last) for first, last in draft.tokens]
        head = reading.tokens[draft.tokens[0][1] - 1]
        single = head.tag == "NN" and head.lemma.lower() in self._lexicon.classes["human"] - _COLLECTIVES
        kind: ActorKind = "person" if single else "group"
        return Actor(
            id=content_id("party", reading.report.id, spans[0].start, spans[0].end),
            name=draft.name or max((reading.words(span) for span in spans), key=len),
            kind=kind,
            country=draft.country,
            sectors=(draft.party.sector,),
            mentions=tuple(Mention(span=span, form="description", trace=Trace(STAGE, draft.rule)) for span in spans),
        )

    def _is_head(self, token: Token) -> bool:
        if token.tag not in {"NN", "NNS"} or token.index in self._taken:
            return False
        if token.dep in {"compound", "nmod", "amod"}:  # "rebel shelling", "regime air strikes"
            head = self._reading.head(token)
            while head.dep == "compound" and head.pos == "NOUN" and head.head != head.index:
                head = self._reading.head(head)
            return token.lemma.lower() in _OF_DEEDS and head.lemma.lower() in self._deeds | _ARMS
        return True

    def _first_of(self, token: Token) -> int:
        """Return where the phrase begins that describes a noun, articles left out."""
        first = token.index
        for index in range(token.index - 1, max(token.index - _BEFORE, self._reading.sentence_of(token).first) - 1, -1):
            before = self._reading.tokens[index]
            inside = before.head == token.index or before.head in range(index, token.index)
            hyphen = before.tag == "HYPH"
            if not inside or before.lemma.lower() in _ARTICLES or (before.pos == "PUNCT" and not hyphen):
                break
            if before.head == token.index and before.dep not in _MODIFIERS and not hyphen:
                break
            first = index
        return first

    def _code_of(self, token: Token) -> str | None:
        return self._lexicon.demonyms.get(token.text.lower()) if token.text[:1].isupper() else None

    def _country_of(self, token: Token, party: Party) -> tuple[str | None, str]:
        near = self._reading.children(token)
        before = [child for child in near if child.dep in {"amod", "compound", "nmod"}]
        for child in (*near, *(below for each in before for below in self._reading.children(each))):
            if child.dep in {"amod", "compound", "nmod", "poss", "nummod"}:
                code = self._code_of(child) or self._nations.get(child.index) or self._places.get(child.index)
                if code is not None:
                    return code, "party-described"
            if child.dep == "prep" and child.lemma.lower() in _OF:
                for below in self._reading.children(child):
                    code = self._places.get(below.index) or (self._nations.get(below.index) if child.lemma == "of" else None)
                    if code is not None:
                        return code, "party-described"
        here = party.scope == "country" and self._is_plain(token)
        return (self._only_country(token), "party-by-place") if here else (None, "party-described")

    def _only_country(self, token: Token) -> str | None:
        sentence = self._reading.sentence_of(token)
        codes = {self._places[each.index] for each in self._reading.tokens_of(sentence) if each.index in self._places}
        return codes.pop() if len(codes) == 1 else None

"""Drafts: actors in the making. Stages add mentions, countries and sectors to them; at the end each becomes a frozen ``Actor``.

In: what the stages find. Out: actors in the order of their first mention. A draft's mentions are token ranges, so that two
stages that find the same words agree on them.
"""

from dataclasses import dataclass, field
from datetime import date

from dragoman.actors.judging import BODY_WORDS
from dragoman.actors.knowledge import Knowledge, fold
from dragoman.actors.resolving import Setting
from dragoman.model import Actor, Mention, Office, Reading, Trace, content_id
from dragoman.model.terms import ActorKind, MentionForm

__all__ = ["Draft", "Ensemble", "country_of_person", "head_word", "sectors_of_person"]


@dataclass(slots=True)
class Draft:
    """An actor in the making; ``key`` tells it from the others of its report.

    Attributes:
        gender: ``m``, ``f`` or empty.
        plural: Whether "they" means it rather than "it".
        words: Folded nouns that may mean it later ("ministry", "group").
        confidence: How likely it is the known actor, or the candidate.
        candidate: The known actor that it may be, where that is in doubt.
        mentions: Form and rule by token range.
    """

    key: str
    name: str
    kind: ActorKind
    known: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    gender: str = ""
    plural: bool = False
    wikidata: str | None = None
    offices: tuple[Office, ...] = ()
    words: set[str] = field(default_factory=set)
    confidence: float | None = None
    candidate: str | None = None
    mentions: dict[tuple[int, int], tuple[MentionForm, str]] = field(default_factory=dict)

    def first(self) -> tuple[int, int]:
        """Return the first mention's place; the longer one where two begin together."""
        return min((first, -last) for first, last in self.mentions)


class Ensemble:
    """All drafts of one report.

    Args:
        reading: The report as read.
        knowledge: The world table by words.
    """

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self.reading = reading
        self.knowledge = knowledge
        self.day = reading.report.published
        self.drafts: dict[str, Draft] = {}
        self.lands: tuple[str, ...] = ()
        self.setting: Setting | None = None
        self._at: dict[int, list[tuple[int, int, Draft]]] = {}

    def known(self, actor_id: str) -> Draft:
        """Return the draft of a row of the world table, made when first asked for."""
        draft = self.drafts.get(actor_id)
        if draft is None:
            draft = self.drafts[actor_id] = _known_draft(actor_id, self.knowledge, self)
        return draft

    def local(self, key: str, name: str, kind: ActorKind) -> Draft:
        """Return the draft of somebody that only this report names."""
        draft = self.drafts.get(key)
        if draft is None:
            draft = self.drafts[key] = Draft(key, name, kind)
        return draft

    def demote(self, draft: Draft) -> None:
        """Put a local draft in the place of a known one that is in doubt; it keeps the mentions, and the row as candidate."""
        places = draft.mentions
        first, last = max(places, key=lambda place: (place[1] - place[0], -place[0]))
        name = " ".join(self.reading.words(self.reading.span(first, last)).split())
        local = Draft(f"doubtful:{draft.key}", name, draft.kind, confidence=draft.confidence, candidate=draft.known)
        local.mentions = places
        del self.drafts[draft.key]
        self.drafts[local.key] = local
        for index in {index for first, last in places for index in range(first, last)}:
            self._at[index] = [(start, end, local if each is draft else each) for start, end, each in self._at[index]]

    def forget(self, draft: Draft, first: int, last: int) -> None:
        """Drop a mention: its words name nobody. A draft without another goes too."""
        first += (first, last) not in draft.mentions  # its article was left out
        del draft.mentions[first, last]
        if not draft.mentions:
            del self.drafts[draft.key]
        for index in range(first, last):
            left = [piece for piece in self._at[index] if piece[2] is not draft or piece[:2] != (first, last)]
            if left:
                self._at[index] = left
            else:
                del self._at[index]

    def mention(self, draft: Draft, first: int, last: int, form: MentionForm, rule: str) -> None:
        """Add the tokens ``[first, last)``, without an article, to a draft's mentions, unless they have a form already."""
        if last - first > 1 and self.reading.tokens[first].text.casefold() == "the":
            first += 1
        if (first, last) not in draft.mentions:
            draft.mentions[first, last] = (form, rule)
            for index in range(first, last):
                self._at.setdefault(index, []).append((first, last, draft))

    def at(self, index: int) -> Draft | None:
        """Return the draft of the smallest mention that covers a token."""
        found = self._at.get(index)
        return min(found, key=lambda piece: piece[1] - piece[0])[2] if found else None

    def headed(self, index: int) -> Draft | None:
        """Return the draft of the largest mention that ends with a token or covers it as its head."""
        found = [piece for piece in self._at.get(index, ()) if piece[1] == index + 1 or self._head(*piece[:2]) == index]
        return max(found, key=lambda piece: piece[1] - piece[0])[2] if found else None

    def covered(self, index: int) -> bool:
        """Tell whether a mention covers a token."""
        return index in self._at

    def actors(self) -> tuple[Actor, ...]:
        """Return the finished actors, in the order of their first mention."""
        drafts = sorted(
            (draft for draft in self.drafts.values() if draft.mentions), key=lambda draft: (draft.first(), draft.key)
        )
        taken: set[str] = set()
        return tuple(self._finish(draft, taken) for draft in drafts)

    def _finish(self, draft: Draft, taken: set[str]) -> Actor:
        actor_id = draft.known or content_id("actor", self.reading.report.id, fold(draft.name))
        if actor_id in taken:  # two unnamed men of one description are two
            actor_id = content_id("actor", self.reading.report.id, fold(draft.name), draft.first()[0])
        taken.add(actor_id)
        mentions = [
            Mention(span=self.reading.span(first, last), form=form, trace=Trace("actors", rule))
            for (first, last), (form, rule) in sorted(draft.mentions.items())
        ]
        return Actor(
            id=actor_id,
            name=draft.name,
            kind=draft.kind,
            country=draft.country,
            sectors=draft.sectors,
            known=draft.known is not None,
            wikidata=draft.wikidata,
            offices=draft.offices,
            confidence=draft.confidence,
            candidate=draft.candidate,
            link_reason="doubtful-link" if draft.candidate else None,
            mentions=tuple(mentions),
        )

    def _head(self, first: int, last: int) -> int:
        tokens = self.reading.tokens
        for index in range(last - 1, first - 1, -1):
            if not first <= tokens[index].head < last or tokens[index].head == index:
                return index
        return last - 1


def _known_draft(actor_id: str, knowledge: Knowledge, ensemble: Ensemble) -> Draft:
    if country := knowledge.countries.get(actor_id):
        words = {"country", "state", "nation", "government", "kingdom", "republic"}
        return Draft(actor_id, country.name, "country", actor_id, actor_id, ("GOV",), wikidata=country.wikidata, words=words)
    if person := knowledge.people.get(actor_id):
        offices = knowledge.offices_on(actor_id, ensemble.day)
        return Draft(
            actor_id,
            person.name,
            "person",
            actor_id,
            country_of_person(actor_id, knowledge, ensemble.day),
            sectors_of_person(actor_id, knowledge, ensemble),
            person.gender,
            wikidata=person.wikidata,
            offices=tuple(Office(title=held.title, of=held.of, start=held.start, end=held.end) for held in offices),
            words={word for held in offices for word in (held.title, held.title.split()[-1])},
        )
    if body := knowledge.organisations.get(actor_id):
        name = _shown_name(body.name)
        words = {"organisation", "organization", head_word(name), *_KIND_WORDS.get(body.kind, ())}
        words |= BODY_WORDS & set(fold(name).split())
        return Draft(actor_id, name, "organization", actor_id, body.country, body.sectors, wikidata=body.wikidata, words=words)
    outlet = knowledge.outlets[actor_id]
    words = {"outlet", *_OUTLET_WORDS.get(outlet.kind, ("newspaper", "paper", "tabloid", "website", "magazine"))}
    return Draft(actor_id, _shown_name(outlet.name), "organization", actor_id, outlet.country, ("JRN",), words=words)


def head_word(name: str) -> str:
    """Return the word of a body's name that tells what it is: "ministry" of "Ministry of Health"."""
    words = fold(name).split()
    ends = [index for index, word in enumerate(words) if index and word in {"of", "for"}]
    return words[(ends[0] if ends else len(words)) - 1]


_OUTLET_WORDS = {
    "agency": ("agency",),
    "broadcaster": ("broadcaster", "channel", "station"),
    "channel": ("channel", "broadcaster"),
}


def _shown_name(name: str) -> str:
    """Return a name without what tells it from its namesakes in the table: "The Guardian (newspaper)"."""
    return name.partition(" (")[0] or name


def country_of_person(person_id: str, knowledge: Knowledge, day: date | None) -> str | None:
    """Return the country that a known person holds an office of on a day ("pope" of Vatican City), else their own."""
    of = {office.of for office in knowledge.offices_on(person_id, day) if office.of in knowledge.countries}
    own = knowledge.people[person_id].country
    return own if own in of or len(of) != 1 else of.pop()


def sectors_of_person(person_id: str, knowledge: Knowledge, ensemble: Ensemble) -> tuple[str, ...]:
    """Return the sectors of the offices that a known person holds on the report's day; ELI for a former office holder."""
    person = knowledge.people[person_id]
    held = knowledge.offices_on(person_id, ensemble.day)
    found: list[str] = []
    for office in held:
        role = knowledge.roles.get(tuple(office.title.split())) or knowledge.roles.get(tuple(office.title.split())[-1:])
        body = knowledge.organisations.get(office.of or "")
        found += (role.sectors if role else ()) or (body.sectors if body else ()) or person.sectors
        if body and body.kind == "igo":
            found.append("IGO")
    if found:
        return tuple(dict.fromkeys(found))
    day = ensemble.day
    ends = [office.end for office in knowledge.offices.get(person_id, ()) if office.end and not office.held_on(day)]
    past = day is not None and any(end <= day.isoformat() for end in ends)
    return ("ELI",) if past and set(person.sectors) <= {"GOV", "LEG", "ELI"} else person.sectors


_KIND_WORDS = {
    "igo": ("body", "bloc", "alliance", "union"),
    "ngo": ("group", "charity", "monitor", "watchdog", "agency"),
    "ministry": ("ministry", "department"),
    "service": ("agency", "service"),
    "military": ("military", "army", "force"),
    "police": ("police", "force"),
    "armed_group": ("group", "militia", "movement", "faction"),
    "party": ("party", "movement"),
    "court": ("court",),
    "government": ("government", "administration"),
    "parliament": ("parliament", "assembly"),
    "agency": ("agency",),
    "company": ("company", "firm"),
    "university": ("university",),
    "union": ("union",),
}
"""What a body may be called later in a report, by its kind in the world table."""

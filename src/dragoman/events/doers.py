"""Doers and those it is done to: the actors in the positions that a frame names.

"Norland's arrest of the poet" -> actor Norland, recipient the poet. In: a trigger with its frame, the statements over it. Out:
actor ids. Where no position names anybody, the words say it in other ways: "we demand" is its source's, "troops were deployed"
is theirs.
"""

from collections.abc import Sequence

from dragoman.events.doer_words import (
    ARMED,
    BESIDE,
    DIRECTED,
    FRAMED,
    HARMING,
    KEEPING,
    MAKING,
    OBJECTS,
    OF_DOER,
    ONE_SIDED,
    PAPERS,
)
from dragoman.events.inferring import deeds_beside, nearest_below, speaker_of
from dragoman.events.lending import doer_above, in_company, owner_of_paper
from dragoman.events.roles import Roster
from dragoman.events.slots import Trigger, complement_of, opposed_to, tokens_at
from dragoman.events.syntax import conjuncts, objects_of, surface_subject
from dragoman.events.telling import VERBAL
from dragoman.lexicon.frames import Frame
from dragoman.model import Reading, Span, Statement
from dragoman.model.attachment import is_verb

__all__ = ["RoleFinder"]


class RoleFinder:
    """Finds the actors and recipients of the events of one reading.

    Args:
        reading: The reading.
        roster: Who is named in it.
    """

    def __init__(self, reading: Reading, roster: Roster) -> None:
        self._reading = reading
        self._roster = roster
        self._barred: frozenset[int] = frozenset()

    def find(self, trigger: Trigger, frame: Frame, carriers: Sequence[Statement]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return doers and those it is done to.

        "Norland's arrest of the poet" has its doer where "the poet's arrest" has its victim.
        """
        self._barred = self._teller_of(trigger, carriers)
        doers, others = frame.actors, frame.recipients
        if "poss" in others and "of" in others and tokens_at(self._reading, trigger, "of"):
            doers, others = (*doers, "poss"), tuple(slot for slot in others if slot != "poss")
        goal = self._goal(trigger)
        topic = (frame.type == "CONSULT" and trigger.form == "noun" and self._is_topic(trigger)) or goal
        weighed = trigger.kind == "bear" and frame.type in VERBAL  # who considers a request did not make it
        doers = tuple(slot for slot in doers if slot not in ("mod" if topic else "", "subj" if weighed else ""))
        actors = self._ids(trigger, doers)
        if not actors and trigger.form == "verb" and _moves_forces(frame) and not tokens_at(self._reading, trigger, "subj"):
            actors = self._ids(trigger, ("obj",))
        actors = actors or self._speaker(trigger, frame, carriers) or self._stand_in(trigger, frame)
        actors = actors or self._author(trigger, frame) or self._lent(trigger, frame)
        if frame.type in HARMING:
            actors = self._without_victims(trigger, doers, others, actors)
        if not actors and frame.type == "ASSAULT":
            victims = self._ids(trigger, frame.recipients)
            makers = self._roster.makers_of(deeds_beside(self._reading, self._roster, trigger))
            actors = tuple(each for each in makers if each not in victims)
        if frame.type == "ASSAULT" and trigger.form == "noun":
            plain = tuple(slot for slot in doers if slot != "mod")
            before = set(self._ids(trigger, ("mod",))) - set(self._ids(trigger, plain))
            actors = self._roster.without_scenes(actors, before)
        if trigger.form == "noun" and _has_company(frame, trigger) and not self._ids(trigger, ("poss", "subj", "between")):
            actors = tuple(dict.fromkeys((*self._attending(trigger), *actors)))
        recipients = tuple(found for found in self._ids(trigger, others) if found not in actors)
        recipients = recipients or tuple(found for found in self._implied(trigger, frame, others) if found not in actors)
        if not recipients and frame.type in {"PROTEST", "ASSAULT"} and trigger.form == "noun":
            recipients = self._roster.ids_of(opposed_to(self._reading, trigger.token))
            actors = tuple(each for each in actors if each not in recipients)
        recipients = recipients or self._victims(trigger, frame, others)
        if not recipients and "visit" in frame.modes:
            recipients = self._hosts(trigger, actors) or tuple(each for each in goal if each not in actors)
        if not recipients and frame.type != "CONSULT":
            recipients = self._struck(trigger, frame, others, actors)
        if not recipients and frame.type == "THREATEN":
            recipients = tuple(found for found in self._warned(trigger) if found not in actors)
        if not recipients and frame.type in {"AGREE", "THREATEN"} and trigger.form != "noun" and frame.lemma not in MAKING:
            recipients = self._below(trigger, frame, actors)
        directed = frame.type in DIRECTED - OF_DOER and (bool(others) or frame.type in VERBAL)
        if (
            not recipients
            and directed
            and trigger.form != "noun"
            and "subj" not in others
            and not self._is_filled(trigger, others)
        ):
            recipients = nearest_below(self._reading, self._roster, trigger, actors)
        return actors, recipients

    def _lent(self, trigger: Trigger, frame: Frame) -> tuple[str, ...]:
        """Return whose it is by the clause around it, where no position names anybody."""
        if "subj" not in frame.actors:
            return ()
        spoken = frame.type in VERBAL
        if spoken and trigger.form == "verb" and (owners := owner_of_paper(self._reading, self._roster, trigger.token)):
            return owners
        if frame.type in VERBAL | HARMING | ARMED:
            return doer_above(self._reading, self._roster, trigger, spoken=spoken)
        return in_company(self._reading, self._roster, trigger)

    def only_victim(self, trigger: Trigger, frame: Frame) -> Span | None:
        """Return the words of the one named person to whom it is done; None of several, of groups and of the unnamed."""
        tokens = [token for slot in frame.recipients for token in tokens_at(self._reading, trigger, slot)]
        actor = self._roster.actor_at(tokens[0]) if len(tokens) == 1 else None
        if actor is None or actor.kind != "person" or all(mention.form == "description" for mention in actor.mentions):
            return None
        token = tokens[0]
        return next((mention.span for mention in actor.mentions if mention.span.start <= token.start < mention.span.end), None)

    def _victims(self, trigger: Trigger, frame: Frame, slots: Sequence[str]) -> tuple[str, ...]:
        """Return the counted people to whom harm is done, where nobody else is named there."""
        if frame.type not in HARMING:
            return ()
        return self._roster.victims_at(token for slot in slots for token in tokens_at(self._reading, trigger, slot))

    def _without_victims(
        self, trigger: Trigger, doers: Sequence[str], others: Sequence[str], actors: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Return the doers without those who suffer it by name, where only a description or a pronoun makes them doers."""
        found = []
        for actor in actors:
            done = self._firmest(trigger, doers, actor)
            suffered = self._firmest(trigger, others, actor)
            if suffered <= done or suffered == 0:
                found.append(actor)
        return tuple(found)

    def _firmest(self, trigger: Trigger, slots: Sequence[str], actor_id: str) -> int:
        """Return how firmly the words of a position name somebody: 2 by a name, 1 otherwise, 0 not at all."""
        tokens = [token for slot in slots for token in tokens_at(self._reading, trigger, slot)]
        meant = [token for token in tokens if actor_id in self._roster.ids_of((token,))]
        return max((1 + self._roster.is_by_name(token, actor_id) for token in meant), default=0)

    def _is_filled(self, trigger: Trigger, slots: Sequence[str]) -> bool:
        """Tell whether somebody stands where those it is done to stand, though nobody knows who: "accused him of …"."""
        tokens = (token for slot in slots if slot in OBJECTS for token in tokens_at(self._reading, trigger, slot))
        return any(token.tag == "PRP" or self._roster.is_people(token) for token in tokens)

    def _author(self, trigger: Trigger, frame: Frame) -> tuple[str, ...]:
        """Return whose the paper is that says it: "issued a letter urging the king", "the court's order banning rallies"."""
        verb = trigger.token
        if trigger.form != "verb" or frame.type not in VERBAL | {"COERCE", "SANCTION"} or "subj" not in frame.actors:
            return ()
        paper = self._reading.head(verb)
        if verb.dep != "acl" or verb.tag != "VBG" or paper.lemma.lower() not in PAPERS:
            return ()
        if owners := self._roster.holders_of((paper,)):
            return owners
        above = self._reading.head(paper)
        subject = surface_subject(self._reading, above) if paper.dep == "dobj" and is_verb(above) else None
        return () if subject is None else self._roster.ids_of(conjuncts(self._reading, subject))

    def _hosts(self, trigger: Trigger, actors: Sequence[str]) -> tuple[str, ...]:
        """Return the state that a traveller comes to: "arrived in Harbour City", "a visit to Sudria"."""
        tokens = (token for slot in ("to", "in", "obj") for token in tokens_at(self._reading, trigger, slot))
        found = (self._roster.host_at(token) for token in tokens)
        return tuple(dict.fromkeys(each for each in found if each is not None and not self._roster.is_of(each, actors)))

    def _below(self, trigger: Trigger, frame: Frame, actors: Sequence[str]) -> tuple[str, ...]:
        """Return whom a promised or threatened deed is for: "agreed to send aid to Sudria", "threatened raids in Sudria"."""
        below = complement_of(self._reading, trigger.token)
        if below is None or not is_verb(below):
            return ()
        deed = Trigger(below, "verb")
        found = [
            each
            for slot in ("to", "for", "with", "against", "on")
            for token in tokens_at(self._reading, deed, slot)
            for each in (*self._roster.ids_of((token,)), self._roster.country_at(token))
        ]
        if frame.type == "THREATEN" and not any(found):
            tops = (below, *tokens_at(self._reading, deed, "obj"))
            found = [self._roster.country_at(token) for top in tops for token in objects_of(self._reading, top, "in")]
        return tuple(dict.fromkeys(each for each in found if each is not None and not self._roster.is_of(each, actors)))

    def _teller_of(self, trigger: Trigger, carriers: Sequence[Statement]) -> frozenset[int]:
        """Return the tokens of who tells it, where he tells it in a clause of its own: what he says is not thereby his deed."""
        if not carriers or carriers[0].source.span is None:
            return frozenset()
        told, source = carriers[0].contents[0], carriers[0].source.span
        inside = self._reading.tokens_in(told.start, told.end)
        whole = any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in inside)
        if not whole or inside[0].tag in {"TO", "VBG"} or any(piece.covers(source) for piece in carriers[0].contents):
            return frozenset()
        return frozenset(token.index for token in self._reading.tokens_in(source.start, source.end))

    def _warned(self, trigger: Trigger) -> tuple[str, ...]:
        """Return whose deed a warning is to stop: "warned that it would answer if the clan used gas"."""
        below = complement_of(self._reading, trigger.token)
        clauses = () if below is None else self._reading.children(below)
        for clause in clauses:
            mark = self._reading.child(clause, "mark")
            if clause.dep == "advcl" and mark is not None and mark.lemma.lower() in {"if", "unless", "should"}:
                subject = surface_subject(self._reading, clause)
                return () if subject is None else self._roster.ids_of(conjuncts(self._reading, subject))
        return ()

    def _struck(self, trigger: Trigger, frame: Frame, slots: Sequence[str], actors: Sequence[str]) -> tuple[str, ...]:
        """Return the country named where those it is done to stand: "invaded Sudria", "a curfew in Harbour City"."""
        ruled, spoken = frame.type in {"COERCE", "CONCEDE", "SANCTION"}, frame.type in VERBAL
        found = (
            self._roster.host_at(token) if spoken else self._roster.country_at(token, any_place=ruled and slot == "in")
            for slot in slots
            if slot != "mod" and (slot != "in" or ruled)
            for token in tokens_at(self._reading, trigger, slot)
        )
        return tuple(
            dict.fromkeys(each for each in found if each is not None and (ruled or not self._roster.is_of(each, actors)))
        )

    def _goal(self, trigger: Trigger) -> tuple[str, ...]:
        """Return the land that a trip goes to by the word before it: "his British trip", but not "a Sudrian visit"."""
        if trigger.form != "noun" or trigger.token.lemma not in ONE_SIDED or not tokens_at(self._reading, trigger, "poss"):
            return ()
        named = [(token, self._roster.ids_of((token,))) for token in tokens_at(self._reading, trigger, "mod")]
        return next((found for token, found in named if len(found) == 1 and self._roster.is_land(found[0])), ())

    def _is_topic(self, trigger: Trigger) -> bool:
        """Tell whether a country before "talks" may be what they are about: "Sudrian peace talks", not "Norland-Sudrian"."""
        if trigger.token.lemma in ONE_SIDED or len(self._ids(trigger, ("mod",))) != 1:
            return False
        named = (self._roster.actor_at(token) for token in tokens_at(self._reading, trigger, "mod"))
        return any(actor is not None and actor.kind == "country" for actor in named)

    def _stand_in(self, trigger: Trigger, frame: Frame) -> tuple[str, ...]:
        """Return who a pronoun that nobody resolved stands for, where the subject does it."""
        return speaker_of(self._reading, self._roster, trigger) if "subj" in frame.actors else ()

    def _implied(self, trigger: Trigger, frame: Frame, slots: Sequence[str]) -> tuple[str, ...]:
        """Return who suffers it where no position names them: the subject of "faced an attack", whose the blamed deed is."""
        if trigger.kind == "undergo" and trigger.carrier is not None:
            return self._ids(Trigger(trigger.carrier, "verb"), ("subj",))
        struck = [token for slot in slots for token in tokens_at(self._reading, trigger, slot)]
        harsh = frame.type in {"ASSAULT", "COERCE"}  # who kills his sister does not kill him
        named = self._roster.holders_of(token for token in struck if not (harsh and self._roster.is_somebody(token)))
        if named:
            return named
        if frame.type in {"ASSAULT", "COERCE", "MOBILIZE"} and not any(map(self._roster.is_people, struck)):
            reach = (*slots, "into", "in", "to", "from")
            if kept := self._roster.keepers_of(token for slot in reach for token in tokens_at(self._reading, trigger, slot)):
                return kept
        ways = () if "expel" in frame.modes else BESIDE.get(frame.type, ())  # "driven from their homes"
        beside = [token for slot in ways for token in tokens_at(self._reading, trigger, slot)]
        if frame.type == "COERCE":  # protests against the king were put down: he is not who suffers it
            deeds = [token for token in struck if token.pos == "NOUN"]
            beside = [token for token in beside if not any(token in self._reading.subtree(deed) for deed in deeds)]
        return self._roster.ids_of(beside) or self._roster.holders_of(beside)

    def _speaker(self, trigger: Trigger, frame: Frame, carriers: Sequence[Statement]) -> tuple[str, ...]:
        """Return the source of the statement over it, when it speaks of itself ("we demand") or judges ("is unacceptable")."""
        source = carriers[0].source.actor if carriers else None
        if source is None:
            return ()
        itself = any(
            token.lemma.lower() in {"i", "we"} for slot in frame.actors for token in tokens_at(self._reading, trigger, slot)
        )
        if itself and frame.type in ARMED:
            return self._roster.forces_of(source)
        return (source,) if itself or (not frame.actors and frame.type == "ACCUSE") else ()

    def _attending(self, trigger: Trigger) -> tuple[str, ...]:
        """Return who speaks "after a meeting with the king" or "ends a trip to Sudria": the subject of the clause around it."""
        head = self._reading.head(trigger.token)
        if trigger.token.dep == "dobj" and is_verb(head):
            verb = head if head.lemma in KEEPING else None
        elif trigger.token.dep == "pobj" and head.lemma.lower() in FRAMED:
            verb = next((each for each in self._reading.ancestors(head) if is_verb(each)), None)
            verb = verb if self._reading.head(head) == verb or head.lemma.lower() == "through" else None
        else:
            return ()
        ways = ("with", "to", "of") if trigger.token.lemma in ONE_SIDED else ("with",)
        if verb is None or not any(tokens_at(self._reading, trigger, way) for way in ways):
            return ()
        subject = surface_subject(self._reading, verb)
        return () if subject is None else self._roster.ids_of(conjuncts(self._reading, subject))

    def _ids(self, trigger: Trigger, slots: Sequence[str]) -> tuple[str, ...]:
        found: list[str] = []
        for slot in slots:
            tokens = (token for token in tokens_at(self._reading, trigger, slot) if token.index not in self._barred)
            found.extend(self._roster.ids_of(tokens))
        return tuple(dict.fromkeys(found))


def _has_company(frame: Frame, trigger: Trigger) -> bool:
    """Tell whether the clause around a noun may name one side: of a meeting, or of "in coordination with Norland"."""
    return frame.type == "CONSULT" or (frame.type == "COOPERATE" and trigger.token.dep == "pobj")


def _moves_forces(frame: Frame) -> bool:
    """Tell whether what is moved acts: "troops were deployed", "the forces were withdrawn"."""
    return frame.type == "MOBILIZE" or (frame.type == "RETREAT" and "withdraw" in frame.modes)

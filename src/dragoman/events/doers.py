"""Doers and those it is done to: the actors in the positions that a frame names.

"Norland's arrest of the poet" -> actor Norland, recipient the poet. In: a trigger with its frame, the statements over it. Out:
actor ids. Where no position names anybody, the words say it in other ways: "we demand" is its source's, "troops were deployed"
is theirs.
"""

from collections.abc import Sequence

from dragoman.events.roles import Roster
from dragoman.events.slots import Trigger, tokens_at
from dragoman.events.syntax import surface_subject
from dragoman.lexicon.frames import Frame
from dragoman.model import Reading, Statement
from dragoman.model.attachment import is_verb

__all__ = ["RoleFinder"]

_ABOUT_DEEDS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST"})
"""Types whose object may be a deed: who condemns an offensive condemns those whose it is."""


class RoleFinder:
    """Finds the actors and recipients of the events of one reading.

    Args:
        reading: The reading.
        roster: Who is named in it.
    """

    def __init__(self, reading: Reading, roster: Roster) -> None:
        self._reading = reading
        self._roster = roster

    def find(self, trigger: Trigger, frame: Frame, carriers: Sequence[Statement]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return doers and those it is done to.

        "Norland's arrest of the poet" has its doer where "the poet's arrest" has its victim.
        """
        doers, others = frame.actors, frame.recipients
        if "poss" in others and "of" in others and tokens_at(self._reading, trigger, "of"):
            doers, others = (*doers, "poss"), tuple(slot for slot in others if slot != "poss")
        actors = self._ids(trigger, doers)
        if not actors and trigger.form == "verb" and _moves_forces(frame):
            actors = self._ids(trigger, ("obj",))
        actors = actors or self._speaker(trigger, frame, carriers)
        if frame.type == "CONSULT" and trigger.form == "noun" and not self._ids(trigger, ("poss", "subj", "between")):
            actors = tuple(dict.fromkeys((*self._attending(trigger), *actors)))
        recipients = tuple(found for found in self._ids(trigger, others) if found not in actors)
        return actors, recipients or tuple(found for found in self._implied(trigger, frame, others) if found not in actors)

    def _implied(self, trigger: Trigger, frame: Frame, slots: Sequence[str]) -> tuple[str, ...]:
        """Return who suffers it where no position names them: the subject of "faced an attack", whose the blamed deed is."""
        if trigger.kind == "undergo" and trigger.carrier is not None:
            return self._ids(Trigger(trigger.carrier, "verb"), ("subj",))
        if frame.type not in _ABOUT_DEEDS:
            return ()
        return self._roster.holders_of(token for slot in slots for token in tokens_at(self._reading, trigger, slot))

    def _speaker(self, trigger: Trigger, frame: Frame, carriers: Sequence[Statement]) -> tuple[str, ...]:
        """Return the source of the statement over it, when it speaks of itself ("we demand") or judges ("is unacceptable")."""
        source = carriers[0].source.actor if carriers else None
        if source is None:
            return ()
        itself = any(
            token.lemma.lower() in {"i", "we"} for slot in frame.actors for token in tokens_at(self._reading, trigger, slot)
        )
        return (source,) if itself or (not frame.actors and frame.type == "ACCUSE") else ()

    def _attending(self, trigger: Trigger) -> tuple[str, ...]:
        """Return who speaks "after a meeting with the king": the subject of the clause that the meeting frames."""
        head = self._reading.head(trigger.token)
        if trigger.token.dep != "pobj" or head.lemma not in {"after", "during", "in", "at", "following", "before"}:
            return ()
        verb = self._reading.head(head)
        subject = surface_subject(self._reading, verb) if is_verb(verb) and tokens_at(self._reading, trigger, "with") else None
        return () if subject is None else self._roster.ids_of([subject])

    def _ids(self, trigger: Trigger, slots: Sequence[str]) -> tuple[str, ...]:
        found: list[str] = []
        for slot in slots:
            tokens = tokens_at(self._reading, trigger, slot)
            found.extend(self._roster.ids_of(tokens))
        return tuple(dict.fromkeys(found))


def _moves_forces(frame: Frame) -> bool:
    """Tell whether what is moved acts: "troops were deployed", "the forces were withdrawn"."""
    return frame.type == "MOBILIZE" or (frame.type == "RETREAT" and "withdraw" in frame.modes)

"""Tellings: one mention of an event with all that was read around it, before mentions become events.

"Norland's raid on the port" -> a ``Told`` with the trigger *raid*, Norland, and what else its words say. In and out: values of
the stages from triggers to merging.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.events.dating import NOT_DATED, Dated
from dragoman.events.sites import Site
from dragoman.events.slots import Trigger
from dragoman.lexicon.frames import Frame
from dragoman.model import Figure, Statement, Token
from dragoman.model.terms import Status

__all__ = ["VERBAL", "Told", "carriers_over", "fullest"]

VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"})
"""Types whose words perform the event: a present tense is no habit there, and each telling by a verb is one of its own."""


@dataclass(slots=True)
class Told:
    """One mention of an event, with all that was read around it.

    Attributes:
        trigger: Its trigger.
        frame: The frame that reads it.
        actors: Doers' ids.
        recipients: Ids of those it is done to.
        modes: Modes told here.
        status: Status as told here.
        site: Its place as its own clause gives it, or None.
        time: Index of its time phrase, or None.
        dated: Its days with what they rest on.
        figures: Figures told here.
        carriers: Statements over it, innermost first.
        refused: Why it is no event, or None; it may still tell the parties of others.
        somebody: Whether people or a body stand there, though it be nobody of the cast.
        filled: Whether anything stands in a position of its parties, though it be nobody of the cast.
    """

    trigger: Trigger
    frame: Frame
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    modes: tuple[str, ...]
    status: Status
    site: Site | None = None
    time: int | None = None
    dated: Dated = NOT_DATED
    figures: tuple[Figure, ...] = ()
    carriers: tuple[Statement, ...] = ()
    filled: bool = False
    somebody: bool = False
    refused: str | None = None

    @property
    def token(self) -> Token:
        """Return the trigger's token."""
        return self.trigger.token

    @property
    def place(self) -> int | None:
        """Return the index of the place that its own clause gives, or None."""
        return None if self.site is None else self.site.index

    @property
    def fullness(self) -> int:
        """Return how many of its fields are known."""
        return (
            2 * bool(self.actors) + 2 * bool(self.recipients) + bool(self.modes) + (self.time is not None)
            + (self.place is not None) + bool(self.figures)
        )  # fmt: skip


def fullest(group: Sequence[Told]) -> Told:
    """Return the mention of a group that tells most, the first of several."""
    return max(group, key=lambda told: (told.fullness, -told.token.index))


def carriers_over(statements: Iterable[Statement], token: Token) -> tuple[Statement, ...]:
    """Return the statements whose contents hold a token, innermost first."""
    over = (
        statement
        for statement in statements
        if any(piece.start <= token.start and token.end <= piece.end for piece in statement.contents)
    )
    return tuple(sorted(over, key=lambda statement: sum(map(len, statement.contents))))

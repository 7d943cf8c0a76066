"""Denied: the value that says what a denial denies."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["Denied", "Form"]

Form = Literal["clause", "deed", "part"]


@dataclass(frozen=True, slots=True)
class Denied:
    """What a denial denies.

    Attributes:
        words: The proposition, affirmed: without "claims that".
        claimant: Whom the words name as the one who claims it, or "his", "her", "their"; None where they name nobody.
        claimed: Whether the words call it a claim.
        noun: The word for a claim, in small letters: "rumours"; None where there is none.
        open: Whether who did it is left to be whoever denies it: "taking part".
        form: ``clause`` ("the army shelled the town"), ``deed`` ("shelling the town") or ``part`` ("any role in the raid").
        matter: For what is only said in the negative, the stem that is negated; None for a denial in so many words.
        view: Whether the words call it a view: "the notion that".
        charge: Whether it is what a court charges somebody with: "charges of forging passports".
        doer: Who did it, where the words tell it beside the deed: "the army of shelling the town".
    """

    words: str
    claimant: str | None = None
    claimed: bool = False
    noun: str | None = None
    open: bool = False
    form: Form = "clause"
    matter: str | None = None
    view: bool = False
    charge: bool = False
    doer: str | None = None

    @property
    def weak(self) -> bool:
        """Whether it is only said in the negative."""
        return self.matter is not None

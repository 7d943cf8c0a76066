"""Words by which doers and those it is done to are found, beside the positions of the frames.

"wrapped up a trip to Sudria" -> who ends a trip made it; "a letter urging the king" -> whose letter it is urges. Nothing else
stands here.
"""

from dragoman.model.terms import EventType

__all__ = [
    "ARMED",
    "BESIDE",
    "DIRECTED",
    "FRAMED",
    "HARMING",
    "KEEPING",
    "MAKING",
    "OBJECTS",
    "OF_DOER",
    "ONE_SIDED",
    "PAPERS",
]

FRAMED = frozenset({"after", "during", "in", "on", "at", "following", "before", "from", "through"})
"""Prepositions by which a meeting frames a clause whose subject attends it."""
KEEPING = frozenset(
    {"end", "reprise", "repeat", "cancel", "postpone", "delay", "shorten", "abandon", "address", "tell", "chair"}
)
"""Verbs whose subject is or was to be at the meeting or on the trip."""
ONE_SIDED = frozenset({"visit", "trip", "tour", "mediation", "diplomacy", "arbitration", "stopover"})
DIRECTED = frozenset({"ACCUSE", "AGREE", "AID", "CONCEDE", "PROTEST", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN"})
"""Types done to somebody, who is named somewhere below the predicate if anywhere."""
OF_DOER = frozenset({"AGREE"})
"""Directed types that are often done by several together, so that who stands somewhere below is no recipient."""
MAKING = frozenset({"set", "establish", "broker", "form", "create", "reach", "sign"})
"""Verbs of agreeing whose infinitive says what for, not to whom."""
ARMED = frozenset({"ASSAULT", "MOBILIZE"})
HARMING = frozenset({"ASSAULT", "COERCE", "SANCTION"})
OBJECTS = frozenset({"obj", "dative"})
PAPERS = frozenset(
    {
        "article", "decree", "directive", "editorial", "email", "judgment", "law", "lawsuit", "letter", "memo", "memorandum",
        "message", "note", "notice", "order", "petition", "post", "report", "resolution", "ruling", "speech", "statement",
        "suit", "telegram", "tweet", "video",
    }
)  # fmt: skip
"""Nouns of words that are somebody's, who does what they say."""
BESIDE: dict[EventType, tuple[str, ...]] = {
    "ACCUSE": ("against", "of", "over", "with"),
    "AGREE": ("with", "to", "for"),
    "AID": ("to", "for"),
    "ASSAULT": ("against", "on"),
    "COERCE": ("on", "against", "from"),
    "CONCEDE": ("with", "to", "against", "on"),
    "COOPERATE": ("with",),
    "MOBILIZE": ("against",),
    "PROTEST": ("against", "at"),
    "REJECT": ("from", "by", "of", "with", "to"),
    "REQUEST": ("to", "of", "on", "from", "with"),
    "RETREAT": ("to", "with"),
    "SANCTION": ("against", "on", "to", "with", "from"),
    "SUPPORT": ("for", "of", "to", "with"),
    "THREATEN": ("against", "to", "on", "with"),
}
"""By which prepositions those stand to whom it is done, where the positions of the frame name nobody."""

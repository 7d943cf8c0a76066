"""The closed vocabularies of the record: every name that a field may hold, once.

PLOVER names (types, modes, contexts, sectors) are those of the PLOVER manual; countries are ISO 3166-1 alpha-3 codes and are
checked against the world table, not here.
"""

from typing import Literal, get_args

__all__ = [
    "ACTOR_KINDS",
    "BOUNDS",
    "CONTEXTS",
    "EVENT_TYPES",
    "FIGURE_KINDS",
    "MODES",
    "SECTORS",
    "SOURCE_KINDS",
    "STANCES",
    "STATUSES",
    "ActorKind",
    "AsideReason",
    "Basis",
    "Bound",
    "EventType",
    "FigureKind",
    "Grain",
    "JudgementKind",
    "LanguageBasis",
    "LanguageReason",
    "Manner",
    "MentionForm",
    "NotRead",
    "PlaceKind",
    "PlaceUse",
    "PublishedBasis",
    "PublisherBasis",
    "RemovedReason",
    "SourceKind",
    "Stance",
    "Status",
    "TimexKind",
]

Grain = Literal["time", "day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century"]
Basis = Literal["stated", "anchored", "inferred"]
TimexKind = Literal["DATE", "TIME", "DURATION", "SET"]

PublisherBasis = Literal["trailer", "metadata", "url", "user", "file"]
PublishedBasis = Literal["header", "metadata", "dateline", "url", "user", "inferred"]
LanguageBasis = Literal["metadata", "text"]
LanguageReason = Literal["too-short", "unclear", "mixed"]
NotRead = Literal["language"]
RemovedReason = Literal["header", "promotion", "newsletter", "legal", "source-link", "read-more", "credit", "share", "blank"]
AsideReason = Literal["caption", "related", "promotion"]

ActorKind = Literal["person", "organization", "country", "group"]
MentionForm = Literal["name", "title", "pronoun", "metonym", "description"]
PlaceKind = Literal["country", "region", "city", "other"]
PlaceUse = Literal["location", "agent"]

Manner = Literal["direct", "indirect", "mixed"]
SourceKind = Literal["person", "organization", "country", "anonymous", "document", "media", "unspecified"]
Stance = Literal[
    "asserts", "denies", "confirms", "accuses", "demands", "threatens", "promises", "doubts", "declines", "believes", "asks"
]

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["happened", "denied", "planned", "hypothetical", "ongoing"]
Bound = Literal["exact", "at_least", "at_most", "about", "between"]
FigureKind = Literal["killed", "injured", "displaced", "arrested", "missing", "troops", "participants", "money", "other"]

JudgementKind = Literal[
    "copy", "same_actor", "renamed", "same_happening", "same_proposition", "confirms", "denies", "differs", "dates",
    "corrected",
]  # fmt: skip

STANCES: tuple[str, ...] = get_args(Stance)
SOURCE_KINDS: tuple[str, ...] = get_args(SourceKind)
EVENT_TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)
ACTOR_KINDS: tuple[str, ...] = get_args(ActorKind)
BOUNDS: tuple[str, ...] = get_args(Bound)
FIGURE_KINDS: tuple[str, ...] = get_args(FigureKind)

MODES: dict[str, frozenset[str]] = {
    "AGREE": frozenset(),
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "SUPPORT": frozenset(),
    "CONCEDE": frozenset(),
    "COOPERATE": frozenset(),
    "AID": frozenset(),
    "RETREAT": frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber"}
    ),
    "ASSAULT": frozenset(
        {
            "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
            "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
        }
    ),
}  # fmt: skip
"""The modes that PLOVER allows for each event type (PLOVER manual, "Events")."""

CONTEXTS: frozenset[str] = frozenset(
    {
        "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
        "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression", "human_security",
        "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping", "health", "asylum",
        "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn", "cyber",
        "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
    }
)  # fmt: skip

SECTORS: frozenset[str] = frozenset(
    {
        "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI",
        "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "NGO",
    }
)  # fmt: skip
"""PLOVER's actor sectors, with IGO and NGO for international bodies."""

"""Matters: what a passage is about other than politics, and whose words and deeds there are no political events.

"The jeweller agreed to buy its rival for $50 a share" -> ``business``; "the typhoon injured 114 people" -> ``disaster``.
In: a mention with its parties. Out: the name of a reason, or None. Where somebody public takes part, what the passage is about
does not count.
"""

from collections.abc import Iterable

from dragoman.events.telling import Told
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Actor, Cast, Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["Matters"]

_PUBLIC = frozenset(
    {"GOV", "MIL", "SPY", "LEG", "JUD", "IGO", "PTY", "REB", "ELI", "COP", "OPP", "PRM", "UAF", "NGO", "LAB", "REF", "PRE"}
)
"""Sectors whose words and deeds are political whatever the passage is about."""
_NEAR = 2  # sentences on either side
_PLAIN = frozenset(
    {
        "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "MOBILIZE",
        "PROTEST",
    }
)  # fmt: skip
"""Types that firms, teams and lovers tell with the same verbs."""
_OPINIONS = frozenset({"SUPPORT", "ACCUSE", "AGREE"})
"""Types that people are asked about in polls."""
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN"})
_REASONS = {"market": "business", "sport": "sport", "screen": "fiction", "private": "private", "disaster": "disaster"}
_NEEDED = {"market": 3, "sport": 2, "screen": 2, "private": 2, "disaster": 1, "poll": 2}
"""How many different words of a matter make a passage one of it; words of commerce stand in politics too."""
_TYPES = {
    "market": _PLAIN,
    "sport": _PLAIN | {"ASSAULT", "THREATEN"},
    "screen": _PLAIN,
    "private": _PLAIN | _HARM,
    "disaster": frozenset({"ASSAULT"}),
}


class Matters:
    """Tells what the passages of one reading are about.

    Args:
        reading: The reading.
        cast: Who takes part.
        lexicon: Words by matter, and the words of public life.
    """

    def __init__(self, reading: Reading, cast: Cast, lexicon: FrameLexicon) -> None:
        self._reading, self._lexicon = reading, lexicon
        self._actors = {actor.id: actor for actor in cast.actors}
        self._words = [
            frozenset(word for token in reading.tokens[sentence.first : sentence.last] for word in _words_of(token))
            for sentence in reading.sentences
        ]

    def reason(self, told: Told) -> str | None:
        """Return why what is told is not politics, or None."""
        if self._is_polled(told):
            return "poll"
        kinds = [matter for matter, types in _TYPES.items() if told.frame.type in types and self._is_about(matter, told)]
        if not kinds or any(self._is_public(each) for each in self._parties(told)):
            return None
        if kinds == ["disaster"] and (told.actors or self._around(told) & self._lexicon.classes["violence"]):
            return None
        return _REASONS[kinds[0]]

    def _parties(self, told: Told) -> Iterable[Actor]:
        return (self._actors[each] for each in (*told.actors, *told.recipients))

    def _is_about(self, matter: str, told: Told) -> bool:
        around = self._around(told)
        if matter != "disaster" and around & self._lexicon.matters["public"]:
            return False
        return len(around & self._lexicon.matters[matter]) >= _NEEDED[matter]

    def _is_polled(self, told: Told) -> bool:
        """Tell whether it is only what people answered in a poll: "most voters oppose the wall, a survey found"."""
        if told.frame.type not in _OPINIONS or "allege" in told.frame.modes:
            return False
        if any(self._actors[each].kind in {"person", "organization"} for each in told.actors):
            return False
        at = told.token.sentence
        sentence = self._words[at]
        near = sentence.union(*self._words[max(0, at - 1) : at + 2])
        polled = bool(sentence & self._lexicon.matters["poll"])
        return polled and len(near & self._lexicon.matters["poll"]) >= _NEEDED["poll"]

    def _around(self, told: Told) -> frozenset[str]:
        at = told.token.sentence
        return frozenset().union(*self._words[max(0, at - _NEAR) : at + _NEAR + 1])

    def _is_public(self, actor: Actor) -> bool:
        return actor.kind == "country" or bool(actor.offices) or bool(set(actor.sectors) & _PUBLIC)


def _words_of(token: Token) -> tuple[str, ...]:
    """Return the forms of a word to look up; a verb's own only, since who "stormed" the gate tells of no storm."""
    return (token.text.lower(),) if is_verb(token) else (token.text.lower(), token.lemma.lower())

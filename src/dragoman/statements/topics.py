"""Topics: of whom the sentences go on to speak, between who spoke last and a pronoun that speaks.

"An official said so. Dal kept to his plan. On Monday he had argued …" -> Dal argued, not the official; "Mr. Dal wrote it. On
Monday she said" -> not Mr. Dal. In: a reading and its cast. Out: whether an actor is such a topic; men and women.
"""

from collections import Counter
from collections.abc import Mapping

from dragoman.model import Actor, Cast, Reading, Token
from dragoman.statements.drafts import Draft
from dragoman.statements.quotations import find_quotations

__all__ = ["Topics"]

_MAIN = frozenset({"ROOT", "conj", "parataxis"})
_GENDERS: Mapping[str, str] = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_TITLES: Mapping[str, str] = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f"}
_TITLED = 5  # a title beside a name outweighs a pronoun linked to it


class Topics:
    """Whom the sentences of one report speak of.

    Args:
        reading: The report as read.
        cast: Its actors.
    """

    def __init__(self, reading: Reading, cast: Cast) -> None:
        self._reading = reading
        self._quoted = frozenset(
            index for quotation in find_quotations(reading) for index in range(quotation.first, quotation.last)
        )
        self._subjects: dict[int, list[tuple[int, Actor]]] = {}
        self._genders: dict[str, Counter[str]] = {}
        self._meant: dict[int, str] = {}
        for mention, actor in cast.mentions():
            tokens = reading.tokens_in(mention.span.start, mention.span.end)
            if actor.kind != "person" or not tokens:
                continue
            self._count(actor, tokens[0])
            for token in tokens:
                if self._leads(token):
                    self._subjects.setdefault(token.sentence, []).append((token.index, actor))

    def _leads(self, token: Token) -> bool:
        """Tell whether a word is what its sentence is about: of a name, who does something, as who suffers seldom speaks."""
        subject = token.dep == "nsubj" or (token.dep == "nsubjpass" and token.text.lower() in _GENDERS)
        verb = self._reading.head(token)
        opens = verb.dep == "ccomp" and verb.head > verb.index  # "he seems glad - he told me so"
        return subject and token.index not in self._quoted and (verb.dep in _MAIN or opens)

    def goes_on(self, actor: Actor, after: Token, pronoun: Token, told: Draft) -> bool:
        """Tell whether the sentences behind a word have an actor for their last subject before a pronoun.

        Args:
            actor: Who may be meant.
            after: The word behind whose sentence they begin.
            pronoun: The source of what is told.
            told: Its draft: of whom that tells, does not tell it.
        """
        for sentence in range(pronoun.sentence, after.sentence, -1):
            found = [one for one in self._subjects.get(sentence, ()) if one[0] < pronoun.index and not told.holds(one[0])]
            if found:
                return max(found, key=lambda one: one[0])[1].id == actor.id
        return False

    def may_be(self, actor: Actor, pronoun: Token) -> bool:
        """Tell whether "he" or "she" can mean a person, as far as the report tells."""
        found = self._genders.get(actor.id)
        return found is None or found[_GENDERS.get(pronoun.text.lower(), "")] > 0

    def is_known(self, actor: Actor, pronoun: Token) -> bool:
        """Tell whether the report tells beside this very pronoun that a person is of its sex."""
        wanted = _GENDERS.get(pronoun.text.lower(), "")
        found = self._genders.get(actor.id, Counter())
        return found[wanted] > (actor.id == self._meant.get(pronoun.index))

    def _count(self, actor: Actor, first: Token) -> None:
        gender = _GENDERS.get(first.text.lower())
        self._meant[first.index] = actor.id
        if gender is not None and first.text.lower() in {"he", "she"}:  # whose "his" and "her" are is less sure
            self._genders.setdefault(actor.id, Counter())[gender] += 1
        before = self._reading.tokens[first.index - 1].text.lower().rstrip(".") if first.index else ""
        if before in _TITLES:
            self._genders.setdefault(actor.id, Counter())[_TITLES[before]] += _TITLED

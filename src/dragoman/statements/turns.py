"""Turns: which actor each statement of a report comes from, with the order in which they spoke.

"Kara opposed Dal. “Never,” he said" -> Kara, who spoke last; "Dal Steel will close a mill, it said. The company added …" -> Dal
Steel. Who spoke last without being known ("the first official said …. He said …") leaves "he" unknown too. In: drafts in order
of appearance, the cast, the cues. Out: an actor for each, or None.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Actor, Cast, Reading, Token
from dragoman.statements.documents import author_of
from dragoman.statements.drafts import Draft
from dragoman.statements.speakers import speaker_of
from dragoman.statements.topics import Topics

__all__ = ["speakers_of"]

_PERSONAL = frozenset({"he", "she"})
_BODIES = frozenset({"company", "firm"})
"""Nouns that stand for whichever business spoke last."""
_OFFICES = frozenset(
    {"agency", "association", "board", "bureau", "commission", "committee", "council", "department", "institute", "ministry"}
    | {"office", "service", "union", "university", "bank", "group", "fund", "court", "party", "exchange"}
)
"""Nouns that stand for the body which spoke last with such a name ("the Harbour Board … the board")."""
_REACH = 3  # sentences back to the last speaker: a quotation of two sentences may stand between
_NEAR = 2  # the same to several who spoke
_LONG_REACH = 6  # the same to the last business that spoke
_SPEAKING = frozenset({"nsubj", "pobj", "appos", "nsubjpass", "ROOT"})
_NAMELESS = frozenset(
    {"official", "source", "diplomat", "aide", "analyst", "dealer", "trader", "banker", "economist", "broker"}
)
"""Nouns for people whom a report does not name: "he" behind one of them is nobody whom it names."""
_PEOPLE = frozenset({"person", "anonymous"})
_PUBLIC = frozenset({"JRN", "GOV", "IGO", "MIL", "COP", "JUD"})


def speakers_of(reading: Reading, drafts: Sequence[Draft], cast: Cast, cues: CueLexicon) -> list[Actor | None]:
    """Return the actor behind each draft's source.

    Args:
        reading: The reading that the drafts stand in.
        drafts: In order of appearance.
        cast: The report's actors.
        cues: The nouns that tell what kind of source a word means.
    """
    found: list[Actor | None] = []
    topics = Topics(reading, cast)
    for number, draft in enumerate(drafts):
        turns = _Turns(reading, drafts, found, cues, topics)
        own = speaker_of(reading, draft, cast) or author_of(reading, draft, cast)
        if _is_personal(reading, draft):
            found.append(turns.person(number, own))
        else:
            found.append(turns.several(number, own) if turns.is_they(number) else turns.body(number, own))
    return found


def _is_personal(reading: Reading, draft: Draft) -> bool:
    return draft.source_head is not None and reading.tokens[draft.source_head].text.lower() in _PERSONAL


@dataclass(frozen=True, slots=True)
class _Turns:
    """Who has spoken so far; ``found`` holds the actors of the drafts before."""

    reading: Reading
    drafts: Sequence[Draft]
    found: Sequence[Actor | None]
    cues: CueLexicon
    topics: Topics

    def person(self, number: int, own: Actor | None) -> Actor | None:
        """Return who "he" is: whoever spoke last, though a name said more often may stand nearer.

        Nobody of the other sex, and not where the sentences since have gone on to speak of another.
        """
        pronoun = self._head(self.drafts[number])
        for before in range(number - 1, -1, -1):
            head = self._head(self.drafts[before])
            if pronoun is None or head is None or head.index >= pronoun.index or self.drafts[before].holds(pronoun.index):
                continue
            if pronoun.sentence - head.sentence > _REACH:
                return own
            if self._is_aside(self.drafts[before]) or not (_may_be(head, pronoun) or self._goes_on(before, head, pronoun)):
                continue
            actor = self.found[before]
            if actor is not None and actor.kind == "person" and not self.topics.may_be(actor, pronoun):
                return self._of_sex(number, own, pronoun)
            if own is not None and _is_named(own) and self.topics.goes_on(own, head, pronoun, self.drafts[number]):
                return own
            if actor is not None and actor.kind == "person":
                return actor
            if actor is None and head.text.lower() in _PERSONAL:
                return None
            unknown = actor is None and self._kind(head) in _PEOPLE and head.tag == "NN"
            if unknown and head.sentence == pronoun.sentence - 1 and (head.lemma in _NAMELESS or not _is_named(own)):
                return None
        return own

    def _of_sex(self, number: int, own: Actor | None, pronoun: Token) -> Actor | None:
        """Return who "she" is where a man spoke last: a woman of whom the report knows it, or else nobody."""
        heads = [self._head(draft) for draft in self.drafts[:number]]
        spoke = [
            actor
            for actor, head in zip(reversed(self.found[:number]), reversed(heads), strict=True)
            if head is not None and pronoun.sentence - head.sentence <= _REACH
        ]
        return next((one for one in (own, *spoke) if one is not None and self.topics.is_known(one, pronoun)), None)

    def _goes_on(self, before: int, head: Token, pronoun: Token) -> bool:
        """Tell whether a pronoun stands in what its sentence's speaker says ("Kara said it fell, which he called bad")."""
        cue = self.drafts[before].cue_head
        told = self.reading.head(pronoun).dep in {"relcl", "advcl"} and head.sentence == pronoun.sentence and head.tag == "NNP"
        return told and cue is not None and self.reading.tokens[cue].dep == "ROOT"

    def is_they(self, number: int) -> bool:
        """Tell whether a draft's source is "they" at the head of its sentence's main clause."""
        head = self._head(self.drafts[number])
        return head is not None and head.text.lower() == "they" and self.reading.head(head).dep in {"ROOT", "conj", "parataxis"}

    def several(self, number: int, own: Actor | None) -> Actor | None:
        """Return who "they" are: the unnamed many who spoke in this sentence or just before ("sources said …. They said …")."""
        head = self._head(self.drafts[number])
        for before in range(number - 1, -1, -1):
            other = self._head(self.drafts[before])
            if head is None or other is None or other.index >= head.index or self._is_aside(self.drafts[before]):
                continue
            if head.sentence - other.sentence > _NEAR:
                return own
            many = other.tag == "NNS" or other.text.lower() == "they"
            return self.found[before] if many and self.found[before] is not None else own
        return own

    def body(self, number: int, own: Actor | None) -> Actor | None:
        """Return who "it" or "the company" is: the body that spoke last, unless the word refers within its own sentence."""
        draft = self.drafts[number]
        head = self._head(draft)
        if head is None or not self._refers_back(draft, head) or self._is_bound(head):
            return own
        for before in range(number - 1, -1, -1):
            other = self._head(self.drafts[before])
            if other is None or other.index >= head.index or self.drafts[before].holds(head.index):
                continue
            if head.sentence - other.sentence > (_REACH if head.text.lower() == "it" else _LONG_REACH):
                return own
            actor = self.found[before]
            if self._is_aside(self.drafts[before]) or (actor is not None and actor.kind == "person") or self._is_person(other):
                continue
            if head.lemma.lower() in _OFFICES and (actor is None or not _bears(self.reading, actor, head)):
                continue
            if head.lemma.lower() in _OFFICES:
                return actor
            if head.text.lower() == "it":
                return actor if actor is None or actor.kind in {"organization", "country"} or own is None else own
            if actor is not None and actor.kind == "organization" and _PUBLIC.isdisjoint(actor.sectors):
                return actor
        return own

    def _refers_back(self, draft: Draft, head: Token) -> bool:
        if head.text.lower() == "it":
            return draft.source is not None and draft.source[1] - draft.source[0] == 1
        article = self.reading.child(head, "det")
        plain = draft.source is not None and draft.source[1] - draft.source[0] == 2
        stands = head.text.lower() in _BODIES | _OFFICES
        return plain and stands and article is not None and article.lemma == "the"

    def _is_bound(self, head: Token) -> bool:
        """Tell whether a pronoun stands below the main clause, where its own sentence says what it means."""
        verb = self.reading.head(head)
        return head.text.lower() == "it" and verb.dep not in {"ROOT", "conj", "parataxis"}

    def _is_person(self, head: Token) -> bool:
        return head.text.lower() in _PERSONAL or head.tag == "NNS" or self._kind(head) in _PEOPLE

    def _kind(self, head: Token) -> str | None:
        return self.cues.sources.get(head.lemma.lower()) or self.cues.sources.get(head.text.lower())

    def _head(self, draft: Draft) -> Token | None:
        return self.reading.tokens[draft.source_head] if draft.source_head is not None else None

    def _is_aside(self, draft: Draft) -> bool:
        """Tell whether a draft is told inside another one, or of somebody ("Kara, who has said …"): he does not speak next."""
        if draft.cue_head is not None and self.reading.tokens[draft.cue_head].dep == "relcl":
            return True
        place = draft.start if draft.cue_head is None else draft.cue_head
        return any(other is not draft and other.size > draft.size and other.holds(place) for other in self.drafts)


def _may_be(head: Token, pronoun: Token) -> bool:
    if head.text.lower() in _PERSONAL:
        return head.text.lower() == pronoun.text.lower()
    return head.sentence < pronoun.sentence and head.tag in {"NNP", "NN"} and head.dep in _SPEAKING


def _bears(reading: Reading, actor: Actor, head: Token) -> bool:
    """Tell whether a body has a name with a noun in it ("the board" for the Harbour Board)."""
    names = [actor.name, *(reading.words(mention.span) for mention in actor.mentions if mention.form == "name")]
    return any(word == head.lemma.lower() for name in names for word in name.lower().split())


def _is_named(actor: Actor | None) -> bool:
    return actor is not None and any(mention.form == "name" for mention in actor.mentions)

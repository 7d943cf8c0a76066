"""Sources: what kind of source a phrase names, and how many sources it claims.

"two officials" -> anonymous, 2; "Kara, the mayor" -> person; "local media" -> media; "the White House" -> country; "it" -> the
kind of whoever spoke last and is no person. In: drafts, the actors behind their sources, the nouns that tell kinds. Out: source
kinds and counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Actor, Reading, Token
from dragoman.model.terms import SourceKind
from dragoman.statements.drafts import Draft

__all__ = ["count_sources", "source_kinds"]

_LABELS: Mapping[str, SourceKind] = {
    "PERSON": "person", "GPE": "country", "NORP": "organization", "ORG": "organization", "LOC": "country",
    "FAC": "organization", "WORK_OF_ART": "document", "LAW": "document",
}  # fmt: skip
_ACTORS: Mapping[str, SourceKind] = {
    "person": "person", "country": "country", "organization": "organization", "group": "organization",
}  # fmt: skip
_PEOPLE = frozenset({"he", "she", "i", "him", "her", "his", "me", "my"})
_THINGS = frozenset({"it", "its"})
_MANY = frozenset({"they", "we", "their", "our", "us", "them", "themselves"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "both": 2}
_OFFICES = frozenset({"minister", "envoy", "ambassador", "representative", "leader", "commander"})
_NAMELESS = frozenset({"unspecified", "document"})


def source_kinds(
    reading: Reading, drafts: Sequence[Draft], actors: Sequence[Actor | None], cues: CueLexicon
) -> tuple[SourceKind, ...]:
    """Return the kind of source of each draft.

    Args:
        reading: The reading that the drafts stand in.
        drafts: In order of appearance.
        actors: The actor behind each draft's source, as far as known.
        cues: The nouns that tell kinds.
    """
    judge = _Judge(reading, cues, _labels(reading))
    found: list[SourceKind] = []
    for draft, actor in zip(drafts, actors, strict=True):
        found.append(judge.kind(draft, actor, found))
    return tuple(found)


def count_sources(reading: Reading, draft: Draft) -> int:
    """Return how many sources the words of a draft claim; 1 when they do not say."""
    if draft.source is None or draft.source_head is None:
        return 1
    number = reading.child(reading.tokens[draft.source_head], "nummod", "predet", "det")
    if number is None:
        return 1
    if number.text.isdecimal() and 1 < int(number.text) < 100:
        return int(number.text)
    return _NUMBERS.get(number.lemma.lower(), 1)


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges source phrases of one report."""

    reading: Reading
    cues: CueLexicon
    labels: Mapping[int, str]

    def kind(self, draft: Draft, actor: Actor | None, before: Sequence[SourceKind]) -> SourceKind:
        """Return the kind of a draft's source; ``before`` are those of the drafts before it."""
        if draft.source is None or draft.source_head is None:
            return "unspecified"
        head = self.reading.tokens[draft.source_head]
        words = self.reading.tokens[draft.source[0] : draft.source[1]]
        pronoun = _pronoun_kind(head, actor, before)
        if pronoun is not None:
            return (self._described(actor) if head.text.lower() in _MANY else None) or pronoun
        named = self.labels.get(head.index)
        if named == "PERSON" and head.pos == "PROPN" and (actor is None or actor.kind == "person"):
            return "person"
        lemma = head.lemma.lower()
        forms = (lemma, head.text.lower(), lemma.removesuffix("s"))
        kind = next((self.cues.sources[form] for form in forms if form in self.cues.sources), None)
        if kind == "anonymous" and self._names_himself(words, actor):
            return "person"
        if kind is not None and not (actor is not None and head.pos == "PROPN"):
            return self._with_context(words, head, kind)
        if actor is not None:
            is_media = "JRN" in actor.sectors
            return "media" if is_media else self._of_state(words, _ACTORS[actor.kind])
        if named is not None:
            return self._of_state(words, _LABELS.get(named, "organization"))
        return self._unnamed(head)

    def _names_himself(self, words: Sequence[Token], actor: Actor | None) -> bool:
        """Tell whether a phrase ends in the name of the person whom it describes: "the ambassador to the Board Ivo Dal"."""
        if actor is None or actor.kind != "person" or not words:
            return False
        return any(
            mention.form == "name" and words[0].start <= mention.span.start and mention.span.end == words[-1].end
            for mention in actor.mentions
        )

    def _described(self, actor: Actor | None) -> SourceKind | None:
        """Return the kind of an actor whom the report never names, by the word that describes it ("they", for "sources")."""
        forms = {mention.form for mention in actor.mentions} if actor is not None else {"name"}
        if actor is None or not forms <= {"description", "pronoun"}:
            return None
        described = (self.reading.words(mention.span) for mention in actor.mentions if mention.form == "description")
        words = [phrase.split()[-1].lower() for phrase in described]
        kinds = [self.cues.sources.get(word) or self.cues.sources.get(word.removesuffix("s")) for word in words]
        return next((kind for kind in kinds if kind == "anonymous"), None)

    def _with_context(self, words: Sequence[Token], head: Token, kind: SourceKind) -> SourceKind:
        """Refine what the head noun says by the words around it."""
        if kind == "anonymous" and any(self._names_person(token, head) for token in words):
            return "person"
        if kind == "anonymous" and head.lemma in _OFFICES and head.tag in {"NN", "NNP"} and self._is_the_one(head):
            return "person"
        if kind == "media" and head.lemma == "agency" and not any(token.lemma.lower() in {"news", "state"} for token in words):
            return "organization"
        return self._of_state(words, kind)

    def _names_person(self, token: Token, head: Token) -> bool:
        """Tell whether a name stands beside the head noun ("spokesman John Kara", "Kara, a spokesman")."""
        if token.head == head.index and token.dep == "appos" and token.pos == "PROPN":
            return self.labels.get(token.index, "PERSON") == "PERSON"
        beside = token.head == head.index and token.dep in {"compound", "nmod"}
        return self.labels.get(token.index) == "PERSON" and (beside or token.index == head.index)

    def _is_the_one(self, head: Token) -> bool:
        """Tell whether an office has one holder ("Orland's envoy", "the prime minister"), not some ("an envoy")."""
        first = self.reading.child(head, "poss", "det")
        return first is not None and (first.dep == "poss" or first.lemma == "the")

    def _of_state(self, words: Sequence[Token], kind: SourceKind) -> SourceKind:
        """Count the bodies that stand for a state ("the White House") as the state."""
        name = " ".join(token.text for token in words if token.pos == "PROPN")
        is_state = kind == "organization" and any(body in name for body in self.cues.words["country-body"])
        return "country" if is_state else kind

    def _unnamed(self, head: Token) -> SourceKind:
        owner = self.reading.child(head, "poss") if self.cues.cue("NOUN", head.lemma) is not None else None
        if owner is not None:
            return _LABELS.get(self.labels.get(owner.index, ""), "person")
        if head.pos == "PROPN":
            return "organization" if head.text.isupper() or self.reading.child(head, "det") is not None else "person"
        if head.pos == "ADJ" or head.tag in {"NNS", "CD", "DT", "PDT"}:
            return "anonymous"
        return "organization" if head.pos == "NOUN" else "unspecified"


def _labels(reading: Reading) -> dict[int, str]:
    """Return the label of each token in a name; the last word of a person's full name is that person where it stands alone."""
    surnames = {
        reading.tokens[name.last - 1].text for name in reading.names if name.label == "PERSON" and name.last - name.first > 1
    }
    labels: dict[int, str] = {}
    for name in reading.names:
        alone = name.last - name.first <= 2 and reading.tokens[name.last - 1].text in surnames
        labels |= dict.fromkeys(range(name.first, name.last), "PERSON" if alone else name.label)
    return labels | {token.index: "PERSON" for token in reading.tokens if token.text in surnames and token.index not in labels}


def _pronoun_kind(head: Token, actor: Actor | None, before: Sequence[SourceKind]) -> SourceKind | None:
    word = head.text.lower()
    if word in _PEOPLE:
        return "anonymous" if before and before[-1] == "anonymous" and actor is None else "person"
    if word not in _THINGS and word not in _MANY:
        return None
    if actor is not None:
        return _ACTORS[actor.kind]
    named = [kind for kind in reversed(before) if kind not in _NAMELESS]
    if word in _THINGS:
        named = [kind for kind in named if kind not in {"person", "anonymous"}]
    if named and named[0] != "person":
        return named[0]
    return "organization" if word in _THINGS else "anonymous"

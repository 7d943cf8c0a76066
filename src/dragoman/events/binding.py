"""Bindings: whom a pronoun may mean in its sentence, by the grammar of its clause and of the clauses above it.

"Norland said it would free the poet" -> *it* is Norland, whoever was named before; "Adda accused him" -> *him* is not Adda; "He
praised Adda's plan" -> *he* is not Adda. In: a reading, its cast, and which actor each token names. Out: for each pronoun that
grammar reads, the actors it means; none where what the cast has for it is against the grammar and nothing better is near.
"""

from collections.abc import Iterator, Mapping

from dragoman.events.syntax import conjuncts, surface_subject
from dragoman.model import Actor, Cast, Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["bind_pronouns"]

_HE = frozenset({"he", "him", "his"})
_SHE = frozenset({"she", "her"})
_IT = frozenset({"it", "its"})
_THEY = frozenset({"they", "them", "their"})
_BODIES = frozenset({"country", "organization", "group"})
_SAYING = frozenset(
    {
        "accept", "acknowledge", "add", "admit", "agree", "allege", "announce", "argue", "assert", "believe", "boast",
        "claim", "complain", "concede", "confirm", "declare", "deny", "expect", "explain", "fear", "hope", "indicate",
        "insist", "maintain", "note", "pledge", "promise", "recall", "reiterate", "repeat", "reply", "report",
        "respond", "reveal", "say", "signal", "state", "stress", "suggest", "swear", "think", "threaten", "tweet",
        "vow", "warn", "write",
    }
)  # fmt: skip
"""Verbs whose subject is, more often than not, whom a pronoun means that is the subject of what they say."""
_SAYINGS = frozenset({"announcement", "claim", "declaration", "pledge", "promise", "statement", "threat", "vow", "warning"})
"""Nouns of saying, whose owner is so meant: "Norland's pledge that it would"."""
_CLAUSES = 4  # clauses above a pronoun in which its antecedent may be the subject
_MARKS = frozenset({'"', "“", "”", "``", "''"})
_PROPER = frozenset({"name", "metonym"})


def bind_pronouns(reading: Reading, cast: Cast, named: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    """Return whom the pronouns mean that grammar reads otherwise than the cast, by token.

    Args:
        reading: The reading.
        cast: Its actors.
        named: The id of the actor that each token names or means, by token.

    Returns:
        Ids by token; an empty tuple where the cast has somebody who cannot be meant.
    """
    binder = _Binder(reading, cast, dict(named))
    for token in reading.tokens:
        if token.tag in {"PRP", "PRP$"} and token.lemma.lower() != "i":
            binder.bind(token)
    return binder.found


class _Binder:
    def __init__(self, reading: Reading, cast: Cast, named: dict[int, str]) -> None:
        self._reading, self._named = reading, named
        self._actors: dict[str, Actor] = {actor.id: actor for actor in cast.actors}
        self._proper: dict[str, list[int]] = {}
        self._gender: dict[str, frozenset[str]] = {}
        for mention, actor in cast.mentions():
            tokens = reading.tokens_in(mention.span.start, mention.span.end)
            if mention.form in _PROPER and tokens:
                self._proper.setdefault(actor.id, []).append(tokens[-1].index)
            elif mention.form == "pronoun" and tokens:
                word = tokens[0].text.lower()
                known = self._gender.get(actor.id, frozenset())
                self._gender[actor.id] = known | {each for each, words in (("m", _HE), ("f", _SHE)) if word in words}
        self._ends = {index for ends in self._proper.values() for index in ends}
        self.found: dict[int, tuple[str, ...]] = {}

    def bind(self, token: Token) -> None:
        """Read one pronoun."""
        word = token.text.lower()
        if word not in _HE | _SHE | _IT | _THEY:
            return
        given = self._named.get(token.index)
        meant = self._speaker(token, word, given)
        beside = self._beside(token)
        barred = given is not None and (given in beside or self._is_barred(token, word, given))
        if not meant and (given is None or barred):
            meant = tuple(each for each in self._above(token, word, beside) if each not in beside and each != given)
        if meant:
            self._named[token.index] = meant[0]
            self.found[token.index] = meant
        elif barred:
            del self._named[token.index]
            self.found[token.index] = ()

    def _speaker(self, token: Token, word: str, given: str | None) -> tuple[str, ...]:
        """Return who says the clause of which a pronoun is the subject, where that may overrule the cast."""
        clause = self._clause_of(token)
        if clause is None or token.dep not in {"nsubj", "nsubjpass"} or clause.dep not in {"ccomp", "acl"}:
            return ()
        above = self._reading.head(clause)
        if clause.dep == "acl" and above.lemma.lower() in _SAYINGS:
            owners = (child for child in self._reading.children(above) if child.dep in {"poss", "compound", "nmod", "amod"})
            told = (self._ids(owner, word) for owner in owners if owner.text[:1].isupper())
            return next((each for each in told if each), ())
        if not is_verb(above) or above.lemma.lower() not in _SAYING or self._is_quoted(token, above):
            return ()
        found = self._subject_of(above, word)
        if given is not None and word in _HE | _SHE and not any(self._gender.get(each) for each in found):
            return ()
        return found

    def _above(self, token: Token, word: str, beside: frozenset[str]) -> tuple[str, ...]:
        """Return the subject of the nearest clause above that a pronoun may mean; none where an object there may be."""
        clauses = [head for head in self._reading.ancestors(token) if is_verb(head)][:_CLAUSES]
        for clause in clauses if token.dep == "poss" else clauses[1:]:
            rival = self._reading.child(clause, "dobj", "dative")
            if self._is_quoted(token, clause) or (rival is not None and rival.index < token.index and self._ids(rival, word)):
                return ()
            subject = surface_subject(self._reading, clause)
            if subject is not None and subject.index < token.index and (found := self._ids(subject, word)):
                return () if self._has_rival(subject, token, word, {*found, *beside}) else found
        return ()

    def _has_rival(self, subject: Token, token: Token, word: str, known: set[str]) -> bool:
        """Tell whether something else that a pronoun may mean stands between it and the subject of a clause above."""
        last = max(each.index for each in self._reading.subtree(subject) if each.index < token.index)
        between = self._reading.tokens[last + 1 : token.index]
        for each in between:
            actor = self._actors.get(self._named.get(each.index, ""))
            if each.dep in {"compound", "amod", "nmod"} or each.tag in {"PRP", "PRP$"} or (actor and actor.id in known):
                continue
            if actor is not None and (self._agrees(each, actor.id, word) or (word in _HE | _SHE and each.tag == "NN")):
                return True
            plain = actor is None and each.dep in {"nsubj", "nsubjpass", "dobj"} and each.pos == "NOUN"
            if plain and each.tag == ("NNS" if word in _THEY else "NN") and word not in _HE | _SHE:
                return True
        return False

    def _subject_of(self, verb: Token, word: str) -> tuple[str, ...]:
        subject = surface_subject(self._reading, verb)
        return () if subject is None else self._ids(subject, word)

    def _ids(self, subject: Token, word: str) -> tuple[str, ...]:
        """Return the actors of a phrase that a pronoun may mean: one, or for a plural all of them."""
        apposed = self._reading.child(subject, "appos")
        if apposed is not None and apposed.index in self._ends:
            subject = apposed  # "the rebel group Bell Front said it"
        joined = conjuncts(self._reading, subject)
        ids = tuple(self._named.get(each.index) for each in joined)
        several = len(joined) > 1
        found = tuple(dict.fromkeys(each for each in ids if each is not None))
        if several and word in _THEY:
            people = tuple(each for each in found if self._actors[each].kind == "person")
            return (people or found) if len(found) > 1 else ()
        if several or not found:
            return ()
        return found if self._agrees(subject, found[0], word) else ()

    def _agrees(self, subject: Token, actor_id: str, word: str) -> bool:
        actor = self._actors.get(actor_id)
        if actor is None or subject.text.lower() in {"i", "we", "you"}:
            return False
        if word in _HE | _SHE:
            gender = self._gender.get(actor_id, frozenset())
            return actor.kind == "person" and not gender & {"f" if word in _HE else "m"}
        plural = subject.tag == "NNS" or subject.text.lower() in _THEY
        if word in _IT:
            return actor.kind in _BODIES and not plural
        return actor.kind in _BODIES and (plural or actor.kind != "country" or subject.tag == "NN")  # "the government … they"

    def _beside(self, token: Token) -> frozenset[str]:
        """Return whom a pronoun does not mean because they stand beside it: the subject of the clause whose object it is."""
        clause = self._clause_of(token)
        if clause is not None and token.dep == "nsubj" and clause.dep in {"ccomp", "xcomp"} and self._is_infinite(clause):
            clause = self._reading.head(clause)  # "allowed them to leave"
        elif token.dep not in {"dobj", "dative"}:
            return frozenset()
        subject = surface_subject(self._reading, clause) if clause is not None and is_verb(clause) else None
        if subject is None:
            return frozenset()
        parts = [*conjuncts(self._reading, subject), *self._listed(subject)]
        return frozenset(self._named[each.index] for each in parts if each.index in self._named and each != token)

    def _listed(self, subject: Token) -> Iterator[Token]:
        """Yield the rest of a list that the parser took for an apposition."""
        for child in self._reading.children(subject):
            if child.dep == "appos":
                yield from conjuncts(self._reading, child)

    def _is_infinite(self, clause: Token) -> bool:
        helpers = {child.tag for child in self._reading.children(clause) if child.dep in {"aux", "auxpass"}}
        return clause.tag == "VBG" or "TO" in helpers or (clause.tag == "VB" and not helpers)

    def _is_quoted(self, token: Token, verb: Token) -> bool:
        """Tell whether quotation marks stand between a pronoun and a verb: who is quoted says "I" of himself."""
        first, last = sorted((token.index, verb.index))
        return any(each.text in _MARKS for each in self._reading.tokens[first + 1 : last])

    def _is_barred(self, token: Token, word: str, given: str) -> bool:
        actor = self._actors.get(given)
        if actor is None or (word in _IT and (actor.kind == "person" or self._is_plural(given))):
            return True
        clause = self._clause_of(token)
        if clause is None or token.dep not in {"nsubj", "nsubjpass"}:
            return False
        return any(each in self._proper.get(given, ()) for each in self._ruled(clause))

    def _is_plural(self, actor_id: str) -> bool:
        ends = [self._reading.tokens[each] for each in self._proper.get(actor_id, ())]
        return self._actors[actor_id].kind == "group" and bool(ends) and all(token.tag == "NNS" for token in ends)

    def _ruled(self, clause: Token) -> Iterator[int]:
        """Yield the tokens that the subject of a clause stands over: all after its verb but what is joined to it or quoted."""
        for child in self._reading.children(clause):
            if child.index > clause.index and child.dep not in {"conj", "parataxis", "punct", "cc"}:
                below = (each for each in self._reading.subtree(child) if each.index > clause.index)
                yield from (each.index for each in below if not self._is_quoted(clause, each))

    def _clause_of(self, token: Token) -> Token | None:
        return next((head for head in self._reading.ancestors(token) if is_verb(head)), None)

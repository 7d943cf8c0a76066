"""Utterances: what words do beyond asserting, by their main clause.

"we will crush them" -> threatens; "it would pay" -> promises; "they must leave" -> demands; "the raid was a crime" -> accuses;
"it opposed the plan" -> declines, for its subject is who speaks; "Kara urged them to leave" -> nothing, for that is Kara's
demand. In: drafts. Out: a stance, or None where the words only assert.
"""

from collections.abc import Iterator
from itertools import takewhile

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Reading, Token
from dragoman.model.terms import Stance
from dragoman.statements.acts import Utterance
from dragoman.statements.drafts import Draft

__all__ = ["main_verb", "stance_of_words"]

_NAMED = frozenset({"as", "name"})
_CLAUSES = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WEIGHTY = frozenset({"threatens", "accuses"})
"""Stances that a later sentence of a quotation gives to the whole: a threat is one also behind an opening remark."""
_BELOW = frozenset({"aux", "auxpass", "relcl", "advcl", "acl"})


def stance_of_words(reading: Reading, draft: Draft, cues: CueLexicon) -> Stance | None:
    """Return what a draft's contents do beyond asserting; None where they do nothing else."""
    words = [reading.tokens[index] for first, last in draft.contents for index in range(first, last)]
    if any(token.text == "?" for token in words[-2:]):
        return "asks"
    if draft.row is not None and draft.row.stance == "promises" and draft.rule.endswith("object"):
        return "threatens" if _heads_violence(reading, words, cues) else None
    if draft.rule.split("-")[-1] in _NAMED:
        named = takewhile(lambda token: token.text != ",", words[len(words) - _last_size(draft) :])
        return "accuses" if any(cues.means("accusing", token.lemma) for token in named) else None
    for place, verb in enumerate(_main_verbs(reading, draft)):
        stance = Utterance(reading, draft, verb, cues).stance([token for token in words if token.sentence == verb.sentence])
        later = verb.sentence != words[0].sentence
        if stance is not None and (place == 0 or stance in _WEIGHTY or (stance == "promises" and not later)):
            return stance
    return None


def _last_size(draft: Draft) -> int:
    first, last = draft.contents[-1]
    return last - first


def _heads_violence(reading: Reading, words: list[Token], cues: CueLexicon) -> bool:
    """Tell whether the noun that heads some words means force ("a strong response to any raid")."""
    inside = {token.index for token in words}
    return any(token.head not in inside and token.pos == "NOUN" and cues.means("violent", token.lemma) for token in words)


def main_verb(reading: Reading, draft: Draft) -> Token | None:
    """Return the verb that heads the first clause of the contents."""
    inside = [reading.tokens[index] for first, last in draft.contents for index in range(first, last)]
    for token in _tops(inside, draft):
        if token.pos in {"VERB", "AUX"}:
            return token
    return next((token for token in inside if token.tag in _CLAUSES and token.dep not in _BELOW), None)


def _main_verbs(reading: Reading, draft: Draft) -> Iterator[Token]:
    """Yield the verb of the first clause, then those of the further sentences that are quoted."""
    first = main_verb(reading, draft)
    if first is None:
        return
    yield first
    for child in reading.children(first):
        if child.dep == "conj" and reading.child(child, "nsubj", "nsubjpass") is not None:
            yield child
    seen = {first.sentence}
    for begin, end in draft.contents if draft.quoted else ():
        for token in reading.tokens[begin:end]:
            if token.sentence not in seen and token.dep == "ROOT" and token.pos in {"VERB", "AUX"}:
                seen.add(token.sentence)
                yield token


def _tops(inside: list[Token], draft: Draft) -> Iterator[Token]:
    for token in inside:
        if token.head == token.index or not draft.holds(token.head):
            yield token

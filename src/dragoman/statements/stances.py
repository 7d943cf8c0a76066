"""Stances: what a source does by saying it, from the cue, its negation, and the words said.

"denied that it fired" -> denies; "did not rule it out" and "will not comment" -> declines; "clarified that the fort will not be
a prison" -> denies, for the content denies; "said we will crush them" -> threatens; "said it would pay" -> promises; "said they
must leave" -> demands; "said the raid was a crime" -> accuses. Cues that say more than "say" keep their own stance. In: drafts.
Out: a stance, and whether it is hedged.
"""

from collections.abc import Iterator

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Reading, Token
from dragoman.model.terms import Stance
from dragoman.statements.drafts import Draft
from dragoman.statements.phrases import is_negated

__all__ = ["is_hedged", "stance_of"]

_WEIGHED = frozenset({"warn", "caution", "announcement", "vow"})
"""Cues that take their stance from the words said: a warning of rain threatens nobody."""
_NAMED = frozenset({"as", "name"})
_UTTERED = _NAMED | frozenset({"clause", "after", "before", "quotation", "aside", "according", "whom", "do", "label"})
_TURNED: dict[str, Stance] = {
    "asserts": "declines", "confirms": "declines", "denies": "declines", "believes": "doubts", "doubts": "believes",
    "demands": "declines", "promises": "declines", "asks": "declines", "threatens": "declines",
}  # fmt: skip
_WILL = frozenset({"will", "would", "shall"})
_ADDRESSED = frozenset({"not to", "against"})
_CLAUSES = frozenset({"VBD", "VBZ", "VBP", "MD"})


def stance_of(reading: Reading, draft: Draft, cues: CueLexicon) -> Stance:
    """Return the stance of a draft."""
    own: Stance = draft.row.stance if draft.row is not None else "asserts"
    cue = _cue_token(reading, draft)
    if cue is not None and cue.pos in {"VERB", "AUX", "NOUN", "ADJ"} and _is_turned(reading, cue):
        return _TURNED.get(own, own)
    weighed = draft.row is not None and draft.row.lemma in _WEIGHED
    if (own == "asserts" or weighed) and draft.rule.split("-")[-1] in _UTTERED:
        return _told(reading, draft, cues) or ("asserts" if own == "threatens" else own)
    return own


def is_hedged(reading: Reading, draft: Draft, cues: CueLexicon) -> bool:
    """Tell whether the main clause of a draft's contents, or its cue, hedges ("might", "appears to")."""
    if draft.row is not None and (draft.row.pos == "ADV" or draft.row.lemma in {"suggest", "hint", "indicate"}):
        return True
    verb = _main_verb(reading, draft)
    if verb is None:
        return False
    words = [verb, *reading.children(verb)]
    return any(cues.means("hedge", token.lemma) for token in words)


def _cue_token(reading: Reading, draft: Draft) -> Token | None:
    return reading.tokens[draft.cue_head] if draft.cue_head is not None else None


def _is_turned(reading: Reading, cue: Token) -> bool:
    verb = cue if cue.pos == "VERB" else reading.head(cue)
    if cue.pos == "NOUN" and (cue.dep not in {"dobj", "attr"} or verb.pos not in {"VERB", "AUX"}):
        return False
    if is_negated(reading, verb):
        return True
    outer = reading.head(verb) if verb.dep == "xcomp" else None
    return outer is not None and (is_negated(reading, outer) or outer.lemma in {"refuse", "decline"})


def _told(reading: Reading, draft: Draft, cues: CueLexicon) -> Stance | None:
    """Return what the words said do beyond asserting."""
    verb = _main_verb(reading, draft)
    words = [reading.tokens[index] for first, last in draft.contents for index in range(first, last)]
    if (words and words[-1].text == "?") or (len(words) > 1 and words[-2].text == "?"):
        return "asks"
    lemmas = {token.lemma for token in words}
    if draft.rule.split("-")[-1] in _NAMED:
        return "accuses" if any(cues.means("accusing", lemma) for lemma in lemmas) else None
    if verb is None:
        return None
    negated = _denies_itself(reading, verb, words, cues)
    own = _speaks_of_itself(reading, draft, verb)
    auxiliaries = {child.lemma for child in reading.children(verb) if child.dep in {"aux", "auxpass"}}
    if auxiliaries & _WILL or _goes_to(verb, auxiliaries):
        firm = draft.row is not None and cues.means("denying", draft.row.lemma)
        agent = own or _can_act(reading, verb)
        future = _of_future(own=agent, negated=negated, firm=firm and not own, violent=_is_violent(reading, verb, cues))
        if future is not None and not (
            future == "promises" and not own and any(cues.means("accusing", word) for word in lemmas)
        ):
            return future
    if any(cues.means("demanding", lemma) for lemma in auxiliaries | {verb.lemma}) and not negated:
        return "demands"
    if own and not negated and cues.means("asking", verb.lemma):
        return "asks"
    if any(cues.means("accusing", lemma) for lemma in lemmas) and not own:
        return "accuses"
    return "denies" if negated and not any(cues.means("hedge", lemma) for lemma in auxiliaries) else None


def _denies_itself(reading: Reading, verb: Token, words: list[Token], cues: CueLexicon) -> bool:
    """Tell whether the main clause of the words is negated ("did not", "at no point", "is unrelated"); of one sentence only."""
    if is_negated(reading, verb) or any(cues.means("negating", child.lemma) for child in reading.children(verb)):
        return words[0].sentence == words[-1].sentence
    phrases = [child for child in reading.children(verb) if child.dep == "prep" and child.index < verb.index]
    return any(below.lemma == "no" for phrase in phrases for below in reading.subtree(phrase)[:3])


def _of_future(*, own: bool, negated: bool, firm: bool, violent: bool) -> Stance | None:
    if negated:
        return "denies" if firm else "declines"
    if violent:
        return "threatens"
    return "promises" if own else None


def _can_act(reading: Reading, verb: Token) -> bool:
    """Tell whether the subject of what will be done is named, and the verb a deed: the source speaks for it."""
    subject = reading.child(verb, "nsubj")
    if subject is None or verb.lemma in {"be", "lead", "cause", "mean", "have", "become", "need"}:
        return False
    return subject.pos == "PROPN" or any(
        child.text[0].isupper() and child.dep in {"amod", "poss"} for child in reading.children(subject)
    )


def _is_violent(reading: Reading, verb: Token, cues: CueLexicon) -> bool:
    """Tell whether a verb, or the object of one that begins something, means force ("will crush", "will launch an attack")."""
    if cues.means("violent", verb.lemma):
        return True
    objects = [child for child in reading.children(verb) if child.dep in {"dobj", "xcomp"}]
    return cues.means("undertaking", verb.lemma) and any(cues.means("violent", child.lemma) for child in objects)


def _goes_to(verb: Token, auxiliaries: set[str]) -> bool:
    return False if not auxiliaries else verb.lemma == "go" and verb.tag == "VBG"


def _main_verb(reading: Reading, draft: Draft) -> Token | None:
    """Return the verb that heads the first clause of the contents."""
    inside = [reading.tokens[index] for first, last in draft.contents for index in range(first, last)]
    for token in _tops(inside, draft):
        if token.pos in {"VERB", "AUX"}:
            return token
    return next((token for token in inside if token.tag in _CLAUSES and token.dep not in {"aux", "auxpass"}), None)


def _tops(inside: list[Token], draft: Draft) -> Iterator[Token]:
    for token in inside:
        if token.head == token.index or not draft.holds(token.head):
            yield token


def _speaks_of_itself(reading: Reading, draft: Draft, verb: Token) -> bool:
    """Tell whether the subject of the contents is the source: the same word, or a pronoun that can stand for it."""
    subject = reading.child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return True
    word = subject.text.lower()
    if word in {"i", "we"}:
        return True
    if draft.source is None or draft.source_head is None:
        return False
    source = {token.lemma.lower() for token in reading.tokens[draft.source[0] : draft.source[1]]}
    head = reading.tokens[draft.source_head]
    if word in {"it", "they"}:
        return head.text.lower() not in {"he", "she"}
    if word in {"he", "she"}:
        return head.pos in {"PROPN", "PRON", "NOUN"} and head.text.lower() not in {"it", "they"}
    return subject.lemma.lower() in source or (
        subject.pos == "PROPN" and any(_kin(subject.lemma.lower(), name) for name in source)
    )


def _kin(name: str, other: str) -> bool:
    """Tell whether a country and its adjective share their beginning ("Turkey", "Turkish")."""
    return len(name) > 4 and len(other) > 4 and name[:4] == other[:4]

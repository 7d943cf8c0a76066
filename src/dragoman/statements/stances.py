"""Stances: what a source does by saying it, from the cue, its negation, and the words said.

"denied that it fired" -> denies; "did not rule it out" and "will not comment" -> declines; "clarified that the fort will not be
a prison" -> denies, for the content denies. What words do beyond asserting is read in ``utterances``; cues that say more than
"say" keep their own stance. In: drafts. Out: a stance, and whether it is hedged.
"""

from dragoman.lexicon.cues import CueLexicon
from dragoman.lexicon.denials import load_denial_words
from dragoman.model import Reading, Token
from dragoman.model.terms import Stance
from dragoman.statements.agents import modals_of
from dragoman.statements.clauses import is_infinitive
from dragoman.statements.drafts import TAGGED, Draft
from dragoman.statements.phrases import is_negated
from dragoman.statements.utterances import main_verb, stance_of_words

__all__ = ["is_hedged", "stance_of"]

_WEIGHED = frozenset({"warn", "caution", "announcement", "vow", "promise", "reaffirm", "reiterate"})
"""Cues that take their stance from the words said: a warning of rain threatens nobody."""
_UTTERED = frozenset(
    {
        "as",
        "name",
        "clause",
        "after",
        "before",
        "quotation",
        "aside",
        "according",
        "whom",
        "do",
        "label",
        "closing",
        "headline",
        TAGGED,
    }
)
_TURNED: dict[str, Stance] = {
    "asserts": "declines", "confirms": "declines", "denies": "declines", "believes": "doubts", "doubts": "believes",
    "demands": "declines", "promises": "declines", "asks": "declines", "threatens": "declines",
}  # fmt: skip
_CONVINCING = frozenset({"convince", "persuade", "satisfy", "convinced", "persuaded", "satisfied", "sure", "certain"})
_CURT = 7  # tokens, marks included: "“I have no comment,”"
_EITHER = frozenset({"confirm", "deny"})
_CARRIED = frozenset({"demands", "asks", "promises", "threatens", "accuses"})
_CLAIMED = frozenset({"asserts", "accuses", "believes"})
_CALLING = frozenset({"call", "describe", "dismiss", "dismiss as", "reject", "brand", "label", "denounce", "term"})
_PLEA = 4  # words after "pleaded" among which "not guilty" stands
_UNLIKELY = frozenset({"unlikely", "doubtful", "impossible", "improbable"})


def stance_of(reading: Reading, draft: Draft, cues: CueLexicon) -> Stance:
    """Return the stance of a draft."""
    own: Stance = draft.row.stance if draft.row is not None else "asserts"
    cue = _cue_token(reading, draft)
    known = _known(reading, draft, cue, cues)
    if known is not None:
        return known
    if cue is not None and cue.pos in {"VERB", "AUX", "NOUN", "ADJ"} and _is_turned(reading, cue, cues):
        turned = "doubts" if cue.lemma in _CONVINCING else _TURNED.get(own, own)
        return "declines" if draft.rule.startswith("light") else turned
    if own == "declines" and cue is not None and _is_claim_refused(reading, cue, cues):
        return "denies"
    if own == "believes" and _is_doubted(reading, draft):
        return "doubts"
    if own == "asserts" and cue is not None and draft.row is not None and cue.pos == "VERB":
        own = "demands" if _is_order(reading, draft, cue) else _carried(reading, draft, cue, cues) or own
    weighed = draft.row is not None and draft.row.lemma in _WEIGHED
    frame = draft.rule.split("-")[-1]
    if (own == "asserts" and frame in _UTTERED) or (weighed and frame in _UTTERED | {"object", "of", "about"}):
        return stance_of_words(reading, draft, cues) or ("asserts" if own == "threatens" else own)
    return own


def _known(reading: Reading, draft: Draft, cue: Token | None, cues: CueLexicon) -> Stance | None:
    """Return the stance of set phrases: no comment, a plea, a claim called false, a word of assent."""
    if _is_silence(reading, draft, cues):
        return "declines"
    plea = _plea(reading, cue) if cue is not None and cue.lemma == "plead" else None
    if plea is not None or _calls_false(reading, draft, cues) or _tells_false(reading, draft, cues):
        return plea or "denies"
    return "confirms" if cue is not None and cue.lemma == "agree" and _is_assent(reading, draft) else None


def _is_silence(reading: Reading, draft: Draft, cues: CueLexicon) -> bool:
    """Tell whether the words say that nothing is said: "had no comment on", "would neither confirm nor deny", "No comment"."""
    if draft.size < _CURT and any(reading.tokens[index].lemma.lower() == "comment" for index in range(*draft.contents[0])):
        return any(reading.tokens[index].lemma.lower() == "no" for index in range(*draft.contents[0]))
    if draft.cue is None:
        return False
    words = [token.lemma.lower() for token in reading.tokens[draft.cue[0] : draft.cue[1]]]
    if "no" in words or "yet" in words:
        return any(cues.means("remark", word) for word in words)
    return {"confirm", "deny"} <= set(words) or _is_neither(reading, _cue_token(reading, draft))


def _is_neither(reading: Reading, cue: Token | None) -> bool:
    """Tell whether a cue is one of the two in "would neither confirm nor deny"."""
    if cue is None or cue.lemma not in _EITHER:
        return False
    beside = [*reading.children(cue), reading.head(cue), *reading.children(reading.head(cue))]
    return cue.dep == "conj" and {cue.lemma} | {token.lemma for token in beside} >= _EITHER


def is_hedged(reading: Reading, draft: Draft, cues: CueLexicon) -> bool:
    """Tell whether the main clause of a draft's contents, or its cue, hedges ("might", "appears to")."""
    if draft.row is not None and (draft.row.pos == "ADV" or draft.row.lemma in {"suggest", "hint", "indicate"}):
        return True
    verb = main_verb(reading, draft)
    if verb is None:
        return False
    words = [verb, *reading.children(verb)]
    return any(cues.means("hedge", token.lemma) for token in words)


def _cue_token(reading: Reading, draft: Draft) -> Token | None:
    return reading.tokens[draft.cue_head] if draft.cue_head is not None else None


def _is_turned(reading: Reading, cue: Token, cues: CueLexicon) -> bool:
    verb = cue if cue.pos == "VERB" else reading.head(cue)
    if cue.pos == "NOUN" and (cue.dep not in {"dobj", "attr"} or verb.pos not in {"VERB", "AUX"}):
        return False
    if is_negated(reading, verb):
        return True
    outer = reading.head(verb)
    if verb.dep == "pcomp":
        return outer.lemma == "without"
    return verb.dep == "xcomp" and (is_negated(reading, outer) or cues.means("refusing", outer.lemma))


def _is_assent(reading: Reading, draft: Draft) -> bool:
    """Tell whether who agrees says so too ("“It is fine,” he agreed"), not who undertakes it ("agreed that it must leave")."""
    verb = main_verb(reading, draft)
    if verb is None or is_infinitive(reading, verb):
        return False
    return verb.tag in {"VBD", "VBZ", "VBP"} and not modals_of(reading, verb)


def _plea(reading: Reading, cue: Token) -> Stance | None:
    """Return what a plea in court does: "pleaded not guilty" denies, "pleaded guilty" confirms; None for any other plea."""
    after = [token.text.lower() for token in reading.tokens[cue.index + 1 : cue.index + 1 + _PLEA]]
    if "guilty" not in after:
        return "denies" if "innocent" in after else None
    return "denies" if "not" in after[: after.index("guilty")] else "confirms"


def _calls_false(reading: Reading, draft: Draft, cues: CueLexicon) -> bool:
    """Tell whether a claim is called false ("called the reports baseless", "dismissed as untrue a claim that …")."""
    if draft.row is None or draft.row.pos != "VERB" or draft.row.lemma not in _CALLING:
        return False
    words = [reading.tokens[index] for first, last in draft.contents for index in range(first, last)]
    named = any(token.lemma in load_denial_words().false for token in words)
    return named and any(_is_claim(token, cues) for token in words)


def _tells_false(reading: Reading, draft: Draft, cues: CueLexicon) -> bool:
    """Tell whether what is said is that a claim is false ("said the claim that it fell is not true")."""
    verb = main_verb(reading, draft) if draft.rule.split("-")[-1] in _UTTERED else None
    if verb is None or verb.lemma != "be" or draft.row is None or draft.row.stance not in _CLAIMED:
        return False
    subject, found = reading.child(verb, "nsubj"), reading.child(verb, "acomp", "attr")
    if subject is None or found is None or not _is_claim(subject, cues) or found.head != verb.index:
        return False
    negated = is_negated(reading, verb) or reading.child(found, "neg") is not None
    return found.lemma == "true" if negated else found.lemma in load_denial_words().false


def _is_claim(noun: Token, cues: CueLexicon) -> bool:
    row = cues.cue("NOUN", noun.lemma) if noun.pos == "NOUN" else None
    return row is not None and row.stance in _CLAIMED and "clause" in row.frames


def _is_claim_refused(reading: Reading, cue: Token, cues: CueLexicon) -> bool:
    """Tell whether what is refused is a claim ("rejected the claim that it fell"): that denies what is claimed."""
    claim = reading.child(cue, "dobj", "nsubjpass") if cue.pos == "VERB" else None
    return claim is not None and _is_claim(claim, cues) and not cues.means("remark", claim.lemma)


def _is_order(reading: Reading, draft: Draft, cue: Token) -> bool:
    """Tell whether a cue that also tells bids here ("told them to leave", "called on both to stop"): it takes an infinitive."""
    if draft.row is None or "order" not in draft.row.frames or draft.start < cue.index:
        return False
    verb = main_verb(reading, draft)
    return verb is not None and verb.head == cue.index and is_infinitive(reading, verb)


def _carried(reading: Reading, draft: Draft, cue: Token, cues: CueLexicon) -> Stance | None:
    """Return what a noun does that a light verb carries ("repeated its demand that …", "reiterated their call on both")."""
    if not cues.means("light", cue.lemma):
        return None
    own = reading.child(cue, "dobj")
    row = cues.cue("NOUN", own.lemma) if own is not None and draft.holds(own.index) else None
    return row.stance if row is not None and row.stance in _CARRIED else None


def _is_doubted(reading: Reading, draft: Draft) -> bool:
    """Tell whether what is thought of a thing is that it will hardly come ("thought a deal unlikely")."""
    last = reading.tokens[draft.contents[-1][1] - 1]
    return any(token.lemma in _UNLIKELY for token in (last, *reading.children(last)))

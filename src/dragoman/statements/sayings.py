"""Sayings: which tagged attributions report words or thoughts, and which only what somebody does.

"signed a law", "was shown to the press", "to determine whether it fell" -> nobody has said anything; "backed the plan “for the
poor”" -> said. In: a draft of a tagged attribution. Out: yes or no.
"""

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Reading, Token
from dragoman.statements.agents import is_agent, subject_in
from dragoman.statements.clauses import is_infinitive
from dragoman.statements.complements import is_passive
from dragoman.statements.drafts import TAGGED, Draft
from dragoman.statements.phrases import is_negated

__all__ = ["KNOWN", "is_saying"]

LEAST_SURE = 0.36
"""Least confidence of a tagged attribution.

Source: joint/soft F1 on PolNeAR's development split and the joint set is 75.9 and 71.5 at .34, 76.1 and 71.6 at .36, 76.1 and
71.8 at .38; recall on indirect attributions falls from 81.0 over 80.1 to 78.7.
"""
KNOWN = 0.25
"""The same where the lexicon knows the cue and the rules see it too, or the content is a clause: half of those are right."""
DEED = 0.75
"""The same where the cue is a deed with a thing for its object ("signed", "approved", "looks for")."""
PURPOSE = 0.45
"""The same for what something else is done for ("to determine whether it fell")."""
PASSED = 0.6
"""The same for a participle behind a noun that names nobody who does it."""
_CLAUSES = frozenset({"that", "whether", "if", "how", "why", "what", "who", "when", "where"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LIVES = frozenset({"life", "victim"})


def is_saying(reading: Reading, draft: Draft, cues: CueLexicon) -> bool:
    """Tell whether a tagged draft reports what somebody says, thinks or wants.

    Args:
        reading: The reading that it stands in.
        draft: A draft of a tagged attribution, with what the rules know of its cue.
        cues: The list of deeds.
    """
    if draft.tagged is None or draft.cue_head is None:
        return True
    if draft.quoted:
        return draft.tagged >= LEAST_SURE
    cue = reading.tokens[draft.cue_head]
    if (
        _is_misread(reading, draft, cue)
        or _is_described(reading, draft, cue)
        or _is_purpose(reading, draft, cue)
        or _is_removal(reading, cue, cues)
    ):
        return False
    if _is_clause(reading, draft):
        return draft.tagged >= (LEAST_SURE if draft.row is None else KNOWN)
    return draft.tagged >= _least(reading, draft, cue, cues)


def _least(reading: Reading, draft: Draft, cue: Token, cues: CueLexicon) -> float:
    """Return the least confidence at which a cue with a mere thing for its content counts as a saying."""
    if draft.row is None and cues.means("deed", cue.lemma):
        return DEED
    return LEAST_SURE if draft.rule == TAGGED else KNOWN


def _is_clause(reading: Reading, draft: Draft) -> bool:
    """Tell whether what is said is a clause of its own ("that it fell", "it fell")."""
    first, last = draft.contents[-1]
    words = reading.tokens[first:last]
    if words[0].lemma.lower() in _CLAUSES:
        return True
    tops = [token for token in words if not first <= token.head < last or token.head == token.index]
    return any(_is_finite(reading, token) for token in tops)


def _is_finite(reading: Reading, verb: Token) -> bool:
    if verb.pos not in {"VERB", "AUX"}:
        return False
    return verb.tag in _FINITE or any(
        child.tag in _FINITE and child.dep in {"aux", "auxpass"} for child in reading.children(verb)
    )


def _is_purpose(reading: Reading, draft: Draft, cue: Token) -> bool:
    """Tell whether a cue only says what something else is done for ("met to discuss it", "is testing it to determine if")."""
    if cue.pos != "VERB" or cue.dep not in {"advcl", "acl"} or not is_infinitive(reading, cue):
        return False
    return (draft.tagged or 0.0) < PURPOSE and not is_negated(reading, cue)


def _is_described(reading: Reading, draft: Draft, cue: Token) -> bool:
    """Tell whether a participle only describes a noun ("a cut called for in the law"): who does it is not told."""
    if cue.tag != "VBN" or cue.dep != "acl" or draft.source is None or (draft.tagged or 0.0) >= PASSED:
        return False
    return reading.child(cue, "agent") is None and draft.start > cue.index


def _is_removal(reading: Reading, cue: Token, cues: CueLexicon) -> bool:
    """Tell whether somebody is dismissed from office, or charged in court by nobody who is named."""
    if cue.lemma == "dismiss":
        whom = subject_in(reading, cue) if is_passive(reading, cue) else reading.child(cue, "dobj")
        as_what = any(child.lemma == "as" for child in reading.children(cue))
        return whom is not None and not as_what and is_agent(reading, whom, cues)
    return cue.lemma == "charge" and is_passive(reading, cue) and reading.child(cue, "agent") is None


def _is_misread(reading: Reading, draft: Draft, cue: Token) -> bool:
    """Tell whether a storm "claimed ten lives", or sales "declined to ten"."""
    if cue.lemma == "decline":  # "sales declined to ten"
        return reading.child(cue, "xcomp", "dobj", "ccomp") is None and draft.start > cue.index
    if cue.lemma not in {"claim", "take"}:
        return False
    return any(reading.tokens[index].lemma in _LIVES for index in range(*draft.contents[0])) and draft.size <= 6

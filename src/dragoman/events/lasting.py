"""Lasting: whether what is told goes on, by what it is and by the words that begin, raise or end it.

"the siege of the port", "people are held in camps", "the strikes have intensified" -> it goes on; "broke the siege" -> it does
not. In: a trigger. Out: yes or no; what has been read from auxiliaries and governing words stands in ``governors``.
"""

from collections.abc import Sequence

from dragoman.events.slots import Trigger
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Token

__all__ = ["goes_on", "is_raised", "tells_of_going_on"]

_ENDING = frozenset({"end", "finish", "conclude", "stop", "cease", "continue", "last"})
"""Verbs whose subject goes on while they are said of what is to come."""
_GROWING = frozenset({"intensify", "escalate", "continue", "rage", "persist", "hold"})
"""Verbs whose subject goes on when it does so, or has done so."""
_RAISED = frozenset({"step_up", "intensify", "escalate", "continue", "maintain", "sustain"})
"""Verbs whose object goes on when somebody does so, or has done so."""
_BROKEN = frozenset(
    {"break", "lift", "end", "stop", "halt", "quash", "crush", "suspend", "win", "lose", "survive", "cut_off", "call_off"}
)
"""Verbs whose object is over once they are done."""
_DONE_BY = frozenset({"by", "after", "following", "upon", "before"})
"""Prepositions whose gerund tells what was done: "by arming the rebels"."""
_SHUT_IN = frozenset({"trap", "besiege", "encircle", "surround", "strand"})
_PAST = frozenset({"last", "year", "previous", "earlier", "first", "then"})
_STILL = frozenset({"still", "currently", "presently", "now"})


def goes_on(reading: Reading, trigger: Trigger, lexicon: FrameLexicon) -> bool:
    """Tell whether what lasts by nature is told without an end: "the siege of the port", "militias fighting the army"."""
    token = trigger.token
    if token.lemma.lower() not in lexicon.carriers["durative"] | lexicon.carriers["held"]:
        return False
    if trigger.form == "noun":
        return not _is_over(reading, trigger)
    helpers = [child for child in reading.children(token) if child.dep in {"aux", "auxpass"}]
    if token.tag == "VBN" and token.dep == "acl" and token.lemma.lower() in _SHUT_IN:
        return True
    if token.tag == "VBN" and token.lemma.lower() in lexicon.carriers["held"]:
        if _is_held(reading, token, helpers):
            return True
        if token.lemma.lower() not in lexicon.carriers["durative"]:
            return False
    return (token.tag == "VBG" and token.dep in {"acl", "pcomp"} and reading.head(token).lemma.lower() not in _DONE_BY) or any(
        child.lemma == "have" and child.tag != "VBD" for child in helpers
    )


def _is_over(reading: Reading, trigger: Trigger) -> bool:
    """Tell whether a noun of what lasts is told with its end, or as a thing of the past: "broke the siege"."""
    token, verb = trigger.token, trigger.carrier
    if any(child.lemma.lower() in _PAST for child in reading.subtree(token)):
        return True
    if token.dep == "pobj" and reading.head(token).lemma.lower() in {"after", "following", "since"}:
        return True
    if verb is None or verb.tag not in {"VBD", "VBN"}:
        return False
    if verb.lemma in _BROKEN:
        return True
    began = verb.lemma in {"launch", "begin", "start", "resume"}
    return trigger.kind == "do" and (not began or (verb.tag == "VBD" and _is_of_past_year(reading, verb)))


def _is_of_past_year(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb is told with a year before that of the report: "launched an offensive in 2014"."""
    published = reading.report.published
    beside = (child for child in reading.children(verb) if child.dep in {"prep", "npadvmod"})
    years = (each.text for child in beside for each in reading.subtree(child))
    return published is not None and any(
        year.isdigit() and len(year) == 4 and 1800 < int(year) < published.year for year in years
    )


def _is_held(reading: Reading, verb: Token, helpers: Sequence[Token]) -> bool:
    """Tell whether somebody is in a state that lasts: "are held in camps", "still trapped in the town"."""
    if {child.lemma.lower() for child in reading.children(verb) if child.dep == "advmod"} & _STILL:
        return not any(helper.tag == "VBD" and helper.lemma == "have" for helper in helpers)
    forms = {helper.text.lower() for helper in helpers}
    return bool(forms & {"is", "are", "being"}) and "have" not in {helper.lemma for helper in helpers}


def tells_of_going_on(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb says that its subject lasts: "the assault would finish soon", "the strikes have intensified"."""
    if reading.child(verb, "dobj", "neg") is not None:
        return False
    helpers = {child.lemma.lower() for child in reading.children(verb) if child.dep == "aux"}
    if verb.lemma in _ENDING and helpers & {"will", "would", "'ll", "shall"}:
        return True
    return verb.lemma in _GROWING and (verb.tag in {"VBZ", "VBP"} or (helpers == {"have"} and verb.tag == "VBN"))


def is_raised(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb says of its object that there is more of it now: "has stepped up attacks"."""
    particle = reading.child(verb, "prt")
    raised = verb.lemma if particle is None else f"{verb.lemma}_{particle.lemma}"
    return raised in _RAISED and any(child.lemma == "have" for child in reading.children(verb))

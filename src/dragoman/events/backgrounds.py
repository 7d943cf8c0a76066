"""What the tense and the place of an event say of its time: news of the past days, or what lies before the story.

"Had met", "has long refused", "the rebels, whom Norland backs" and the lives of people are background. In: a reading, its times
and a trigger. Out: a tense, or whether the event lies before the story.
"""

from collections.abc import Sequence
from datetime import timedelta

from dragoman.events.clauses import verb_of, verbs_over
from dragoman.events.reckoning import has_since
from dragoman.events.slots import Trigger
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Reading, Timex, Token
from dragoman.model.attachment import is_verb, tense_of

__all__ = [
    "TOLD_BY",
    "is_background",
    "is_before_story",
    "is_in_the_past",
    "is_only_named",
    "is_told",
    "retells",
    "tense_at",
]

_OLD_DAYS = 30  # a day so far back is background, and so is what goes on from it
TOLD_BY = frozenset({"say", "report", "announce", "confirm", "claim", "tell", "add", "declare", "state"})
_DATES = 6  # dates by which the time that a report tells of can be seen
_OLD_SHARE = 0.7
_ON = 3  # sentences: so long a paragraph goes on about the day that it told last
_WITHIN = frozenset({"in", "during", "by", "amid", "with", "from", "as", "into", "after"})
"""Prepositions by which a deed happens as its clause does, or just before: "died in an attack", "after meeting Kara"."""
_BESIDE = 3  # tokens from a preposition to the gerund that it governs; further off the two were tied amiss
_AHEAD = frozenset({"until", "unless", "if", "till", "should", "lest"})
_MATTER = frozenset({"over", "about", "regarding", "concerning", "despite"})
_SHARES = frozenset({"half", "some", "many", "most", "majority", "third", "quarter", "two-third", "none"})
_NOT_FRESH = frozenset(
    {
        "repeatedly", "long", "often", "ever", "always", "previously", "once", "since", "originally", "historically",
        "traditionally", "years", "decades", "frequently", "routinely", "regularly", "occasionally", "sometimes",
        "sporadically", "gradually", "steadily", "increasingly", "earlier", "previous", "former", "years-long", "then",
    }
)  # fmt: skip
"""Words by which a clause tells of more than the past days, or of what came before the story."""


def retells(reading: Reading, times: Sequence[Timex]) -> bool:
    """Tell whether a report goes over the past, as a life or a history does: most of its dates are old."""
    published = reading.report.published
    ends = [timex.interval.end for timex in times if timex.interval is not None and timex.interval.end is not None]
    if published is None or len(ends) < _DATES:
        return False
    return sum(end <= published - timedelta(days=_OLD_DAYS) for end in ends) >= _OLD_SHARE * len(ends)


def tense_at(reading: Reading, trigger: Trigger) -> str:
    """Return the tense in which an event is told: its verb's, or that of the verb above."""
    token = trigger.carrier or trigger.token
    if is_verb(token):
        tense = tense_of(reading, token)
        if tense not in {"none", "future"}:
            return tense
        if token.dep == "ccomp" and is_verb(above := reading.head(token)):
            return tense_of(reading, above)  # "said it would refuse" refuses when it is said
    verb = next(verbs_over(reading, token), None)
    return "none" if verb is None else tense_of(reading, verb)


def is_told(reading: Reading, trigger: Trigger) -> bool:
    """Tell whether a past verb of saying shifts a clause back: "said the towns had agreed" is "the towns have agreed"."""
    verb = verb_of(reading, trigger)
    if verb is None or verb.dep != "ccomp" or not is_verb(above := reading.head(verb)):
        return False
    return above.lemma.lower() in TOLD_BY and above.tag == "VBD"


def is_background(reading: Reading, trigger: Trigger, lexicon: FrameLexicon, *, verbal: bool) -> bool:
    """Tell whether only an aside tells it ("the rebels, whom Norland backs") or a noun of what lasts ("the war on").

    So do words on what somebody speaks of ("grief over the massacre") and on what has befallen some or most ("many have fled").
    """
    if trigger.form == "noun" and trigger.carrier is None and trigger.token.lemma.lower() in lexicon.carriers["durative"]:
        return True
    token = trigger.carrier or trigger.token
    if _is_spoken_of(reading, trigger) or _befell_a_share(reading, trigger):
        return True
    for place in (token, *reading.ancestors(token)):
        if place.dep in {"relcl", "acl", "appos", "amod"}:
            told = place.dep == "relcl" and tense_of(reading, place) == "past"
            return not told or (not verbal and _tells_who(reading, place, lexicon))
        if place.dep == "poss":
            return True
    return False


def is_only_named(reading: Reading, trigger: Trigger) -> bool:
    """Tell whether a clause names a deed and does not tell it: its tense says nothing of when that was.

    "Evidence of the attack", "accused of having struck a deal", "until the town is retaken"; but "died in the attack".
    """
    token = trigger.carrier or trigger.token
    if any(child.dep == "mark" and child.lemma.lower() in _AHEAD for child in reading.children(token)):
        return True
    prep = reading.head(token)
    if token.dep not in {"pobj", "pcomp"} or token.index == prep.index:
        return False
    if prep.lemma.lower() in _WITHIN and is_verb(reading.head(prep)):
        return False
    return token.index - prep.index <= _BESIDE if token.dep == "pcomp" else trigger.carrier is None


def _tells_who(reading: Reading, clause: Token, lexicon: FrameLexicon) -> bool:
    """Tell whether a clause says of whom one speaks: "the man who tortured him"; "Mattis, who resigned" is news."""
    noun = reading.head(clause)
    named = any(child.pos == "PROPN" for child in reading.children(noun) if child.dep == "appos")
    if ("noun", noun.lemma.lower()) in lexicon.frames:
        return False  # "the raids that killed ten"
    if noun.pos == "PROPN" or named or any(child.text.lower() == "being" for child in reading.children(clause)):
        return False
    return any(child.text.lower() in {"who", "whom", "that"} and child.tag[0] in "WI" for child in reading.children(clause))


def _is_spoken_of(reading: Reading, trigger: Trigger) -> bool:
    if trigger.form != "noun" or trigger.carrier is not None or trigger.token.dep != "pobj":
        return False
    above = reading.head(trigger.token)
    return above.lemma.lower() in _MATTER or (
        above.lemma == "of" and reading.head(above).lemma.lower() in {"wake", "aftermath"}
    )


def _befell_a_share(reading: Reading, trigger: Trigger) -> bool:
    """Tell whether a clause sums up what has befallen some or most of many; the first sentence of a report is its news."""
    verb = verb_of(reading, trigger)
    if verb is None or reading.sentence_of(verb).index == 0 or tense_of(reading, verb) != "perfect":
        return False
    while verb.dep == "conj" and is_verb(above := reading.head(verb)) and reading.child(verb, "nsubj", "nsubjpass") is None:
        verb = above
    subject = reading.child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return False
    return any(token.lemma.lower() in _SHARES for token in (subject, *reading.children(subject)) if token.dep != "prep")


def is_before_story(reading: Reading, trigger: Trigger, *, told: bool = False) -> bool:
    """Tell whether a clause tells of what came before ("had met"), or of more than a few days ("has long refused").

    In what is told on a stated day, "had met" only stands for "has met".
    """
    verb = verb_of(reading, trigger)
    if verb is None:
        return False
    near = {child.lemma.lower() for part in {verb, trigger.token} for child in reading.children(part)}
    had = any(child.tag == "VBD" and child.lemma == "have" for child in reading.children(verb) if child.dep == "aux")
    often = any(child.text.lower() == "times" and child.dep == "npadvmod" for child in reading.children(verb))
    return (had and not told) or often or bool(near & _NOT_FRESH) or has_since(reading, verb)


def is_in_the_past(reading: Reading, times: Sequence[Timex], trigger: Trigger, *, verbal: bool) -> bool:
    """Tell whether the story was last at an older day, as "he fought in the east" after "in 2015 he fled".

    What is done by words is of the report unless its own sentence tells of that day; what is or has been brings the
    report back to its own days.
    """
    published = reading.report.published
    assert published is not None
    here = reading.sentence_of(trigger.token)
    for timex in reversed(times):
        if timex.span.start > trigger.token.start or timex.interval is None or timex.interval.end is None:
            continue
        there = reading.sentence_of(reading.tokens_in(timex.span.start, timex.span.end)[0])
        far = here.index - there.index
        if far > (0 if verbal else _ON) or (far and there.paragraph != here.paragraph):
            return False
        past = timex.interval.end <= published - timedelta(days=_OLD_DAYS)
        return past and (far < 2 or not _is_news(reading, there.index + 1, here.index))
    return False


def _is_news(reading: Reading, first: int, last: int) -> bool:
    """Tell whether one of these sentences tells what is or has been."""
    roots = (reading.tokens[sentence.root] for sentence in reading.sentences[first : last + 1])
    return any(tense_of(reading, root) in {"present", "perfect"} for root in roots)

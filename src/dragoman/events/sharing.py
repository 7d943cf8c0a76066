"""What the events of one sentence tell of each other's parties: who condemns an attack condemns who made it.

"Norland condemned Sudria's raid on the port" -> the recipient of the ACCUSE is Sudria; "Norland threatened to attack Sudria" ->
the recipient of the THREATEN is Sudria. In: the mentions of a reading, in text order. Out: nothing; recipients that no position
named are filled in place.
"""

from collections.abc import Sequence
from itertools import groupby

from dragoman.events.doer_words import DIRECTED
from dragoman.events.syntax import COUNTERING, is_passive, surface_subject
from dragoman.events.telling import Told
from dragoman.model import Reading, Token

__all__ = ["share_parties"]

_OWN_DEED = frozenset({"THREATEN", "AGREE", "CONCEDE"})
"""Types whose embedded deed is the speaker's own: those whom it would hit are spoken to. Elsewhere the doer of the deed is."""

_HARSH = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
"""Types whose recipient suffers: nobody is blamed for what he suffers."""

_AGAINST = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
"""Types whose recipient is nobody's to whom the deed is promised: "promised to remove the fighters"."""

_ASIDE = frozenset({"since", "after", "because"})
_WHILE = frozenset({"when", "as", "after", "while"})


def share_parties(reading: Reading, mentions: Sequence[Told]) -> None:
    """Give each directed event without a recipient the party of the event that hangs on it.

    Args:
        reading: The reading.
        mentions: All mentions, in text order.
    """
    for _, group in groupby(mentions, key=lambda told: told.token.sentence):
        sentence = list(group)
        for told in sentence:
            if not told.actors and told.frame.type == "ASSAULT" and told.trigger.form == "verb":
                told.actors = _doers_of_deed(reading, told, sentence)
            if not told.recipients and told.frame.type == "REQUEST" and told.trigger.form == "noun":
                told.recipients = _parties_asked(told, sentence)
            if not told.recipients and told.frame.type in DIRECTED:
                told.recipients = _parties_below(reading, told, sentence)
            if not told.recipients and told.frame.type == "ASSAULT" and told.trigger.form == "noun":
                told.recipients = _parties_hit(reading, told, sentence)
            if not told.recipients and told.frame.type in {"ASSAULT", "MOBILIZE"}:
                told.recipients = _parties_of_purpose(reading, told, sentence)
            if not told.recipients and told.frame.type == "PROTEST":
                told.recipients = _parties_protested(told, sentence)


def _doers_of_deed(reading: Reading, told: Told, sentence: Sequence[Told]) -> tuple[str, ...]:
    """Return who does the harm of a deed told beside it: "launched attacks killing six", "were killed when the army struck"."""
    verb = told.token
    subject = None if is_passive(reading, verb) else surface_subject(reading, verb)
    for other in sentence:
        if other is told or other.frame.type != "ASSAULT" or not other.actors or _is_countered(reading, other):
            continue
        token = other.token
        below = verb.tag == "VBG" and verb.dep in {"acl", "advcl", "pcomp"} and token in reading.ancestors(verb)
        within = token.head == verb.index and token.dep == "advcl" and is_passive(reading, verb) and _is_when(reading, token)
        if below or within or (subject is not None and token.index == subject.index):
            return tuple(each for each in other.actors if each not in told.recipients)
    return ()


def _is_countered(reading: Reading, told: Told) -> bool:
    return reading.head(told.token).lemma in COUNTERING


def _is_when(reading: Reading, verb: Token) -> bool:
    return any(child.lemma.lower() in _WHILE for child in reading.children(verb) if child.dep in {"advmod", "mark"})


def _parties_below(reading: Reading, told: Told, sentence: Sequence[Told]) -> tuple[str, ...]:
    for other in sentence:
        if other.token.index <= told.token.index or not _hangs_on(reading, other.token, told.token):
            continue
        if told.frame.type == "AGREE" and other.frame.type in _AGAINST:
            continue
        if told.frame.type in _OWN_DEED:
            brokered = told.frame.type == "AGREE" and told.trigger.form == "noun"  # who broker a deal are no recipients of it
            shared = (other.recipients, () if brokered else other.actors)
        elif other.frame.type in _HARSH:
            shared = (other.actors, ())
        else:
            shared = (other.actors, other.recipients)
        for parties in shared:
            found = tuple(each for each in parties if each not in told.actors)
            if found:
                return found
    return ()


def _parties_asked(told: Told, sentence: Sequence[Told]) -> tuple[str, ...]:
    """Return who turns a request down or grants it: it was made to them."""
    for other in sentence:
        if other.frame.type in {"REJECT", "AGREE", "CONCEDE"} and told.token.head == other.token.index:
            return tuple(each for each in other.actors if each not in told.actors)
    return ()


def _parties_hit(reading: Reading, told: Told, sentence: Sequence[Told]) -> tuple[str, ...]:
    """Return whom a deed hits by a clause of its own: "raids that hit the clan", "strikes targeting rebels"."""
    if told.trigger.kind == "undergo" or reading.head(told.token).lemma in COUNTERING:
        return ()  # who beat off an attack killed its makers
    for other in sentence:
        below = other.token.head == told.token.index and other.token.dep in {"relcl", "acl"} and other.trigger.form == "verb"
        if below and other.frame.type == "ASSAULT" and other.token.tag in {"VBD", "VBG", "VBP", "VBZ", "VBN"}:
            return tuple(each for each in other.recipients if each not in told.actors)
    return ()


def _parties_of_purpose(reading: Reading, told: Told, sentence: Sequence[Told]) -> tuple[str, ...]:
    """Return whom a deed is to drive out or beat: "launched an offensive to oust the clan"."""
    for other in sentence:
        purpose = other.token
        if other.frame.type not in {"ASSAULT", "SANCTION"} or not other.recipients or purpose.index <= told.token.index:
            continue
        if not any(child.tag == "TO" for child in reading.children(purpose)) or purpose.dep not in {"advcl", "acl", "xcomp"}:
            continue
        heads = {told.token.index, -1 if told.trigger.carrier is None else told.trigger.carrier.index}
        if purpose.head in heads:
            return tuple(each for each in other.recipients if each not in told.actors)
    return ()


def _parties_protested(told: Told, sentence: Sequence[Told]) -> tuple[str, ...]:
    """Return whom a protest is against where another word says so: "began a hunger strike to protest the king's law"."""
    for other in sentence:
        if other is not told and other.token.lemma.lower() == "protest" and other.recipients:
            return tuple(each for each in other.recipients if each not in told.actors)
    return ()


def _hangs_on(reading: Reading, token: Token, above: Token) -> bool:
    """Tell whether a token stands below another in what that is about, not in a clause of time or cause."""
    while token.head != token.index:
        if token.dep == "conj" and token.head == above.index:
            return False  # "called for calm and accused the king": what is joined to it is not what it is about
        if token.dep in {"npadvmod", "relcl"} or token.lemma.lower() in _ASIDE:
            return False
        if token.dep == "advcl" and not any(child.tag == "TO" for child in reading.children(token)):
            return False
        token = reading.head(token)
        if token.index == above.index:
            return True
    return False

"""Figures: the numbers that a report ties to an event, with what they count.

"the strike killed at least six people and wounded dozens" -> killed at least 6, injured at least 24. In: a reading and its
events' triggers. Out: counts by the token that bears them, then figures by trigger. Numbers in dates, ages, shares and parts of
a sum ("including a child") are no figures.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.events.numbers import Amount, read_amount
from dragoman.events.slots import Trigger
from dragoman.events.syntax import conjuncts, deep_object, deep_subject, surface_subject
from dragoman.lexicon.frames import Frame, FrameLexicon
from dragoman.model import Figure, Reading, Timex, Token
from dragoman.model.attachment import is_verb
from dragoman.model.terms import FigureKind

__all__ = ["Count", "figures_of", "find_counts"]

_INSIDE_PHRASE = frozenset({"nummod", "quantmod", "compound", "advmod", "npadvmod", "nmod", "amod", "det", "predet"})
_LABELS = frozenset({"aged", "age", "article", "resolution", "no.", "number", "group", "top", "chapter", "page"})
_LOOK_AHEAD = 9  # "between one hundred and twenty and two hundred"
_HARM: tuple[FigureKind, ...] = ("killed", "injured", "displaced", "arrested", "missing")
_SUBJECT_HARM = frozenset({"die", "perish", "flee", "disappear", "leave"})


@dataclass(frozen=True, slots=True)
class Count:
    """A number with the noun that it counts.

    Attributes:
        amount: The amount.
        first: Index of its first token.
        last: One past the last token of number and noun.
        bearer: The token that stands in the clause for the counted ("dozens" of "dozens of people").
        noun: The counted noun; the bearer itself where none is named.
    """

    amount: Amount
    first: int
    last: int
    bearer: Token
    noun: Token


def find_counts(reading: Reading, times: Sequence[Timex], lexicon: FrameLexicon) -> tuple[Count, ...]:
    """Find every number that counts something, in text order.

    Args:
        reading: The reading.
        times: Its time phrases; a number inside one counts nothing.
        lexicon: Words after which a number is a measure.
    """
    dated = {
        token.index for timex in times if timex.kind != "SET" for token in reading.tokens_in(timex.span.start, timex.span.end)
    }
    found: list[Count] = []
    index = 0
    while index < len(reading.tokens):
        count = _count_at(reading, index, dated, lexicon)
        if count is None:
            index += 1
            continue
        found.append(count)
        index = count.first + count.amount.length
    return tuple(found)


def _count_at(reading: Reading, index: int, dated: set[int], lexicon: FrameLexicon) -> Count | None:
    sentence = reading.sentences[reading.tokens[index].sentence]
    words = [token.text.lower() for token in reading.tokens[index : min(index + _LOOK_AHEAD, sentence.last)]]
    amount = read_amount(words)
    if amount is None or any(place in dated for place in range(index, index + amount.length)):
        return None
    last_number = reading.tokens[index + amount.length - 1]
    if _is_no_count(reading, last_number, sentence.last, lexicon.counts("unit")):
        return None
    bearer = _bearer_of(reading, last_number, index)
    noun = _counted_noun(reading, bearer)
    last = max(noun.index, index + amount.length - 1) + 1
    return Count(amount, index, last if last - index < 12 else index + amount.length, bearer, noun)


def _bearer_of(reading: Reading, number: Token, first: int) -> Token:
    """Return what stands in the clause for a number: its noun, or itself."""
    bearer = number
    while bearer.head != bearer.index:
        joined = bearer.dep == "conj" and first <= bearer.head < bearer.index
        if not joined and bearer.dep not in _INSIDE_PHRASE:
            break
        bearer = reading.head(bearer)
        if bearer.pos in {"NOUN", "PROPN"} and bearer.index > number.index:
            break
    return bearer


def _is_no_count(reading: Reading, number: Token, end: int, units: frozenset[str]) -> bool:
    """Tell whether a number is a year, an age, a share, a rank or a measure."""
    following = reading.tokens[number.index + 1] if number.index + 1 < end else None
    previous = reading.tokens[number.index - 1] if number.index else None
    if following is not None and following.lemma.lower() in units:
        return True
    plural = following is not None and following.tag == "NNS"
    if number.text.isdigit() and len(number.text) == 4 and 1900 <= int(number.text) <= 2100 and not plural:
        return True
    if number.text.lower() == "one" and (following is None or following.tag not in {"NN", "NNP"} or number.dep != "nummod"):
        return True
    return previous is not None and previous.lemma.lower() in _LABELS


def _counted_noun(reading: Reading, bearer: Token) -> Token:
    preposition = reading.child(bearer, "prep")
    if preposition is not None and preposition.lemma == "of" and bearer.pos in {"NUM", "NOUN"}:
        return reading.child(preposition, "pobj") or bearer
    return bearer


def figures_of(
    reading: Reading,
    trigger: Trigger,
    frame: Frame,
    counts: Sequence[Count],
    *,
    lexicon: FrameLexicon,
    according_to: str | None,
) -> tuple[Figure, ...]:
    """Return the figures that hang on one mention of an event, in text order."""
    found = []
    for count in counts:
        if count.bearer.sentence != trigger.token.sentence or _is_part(reading, count, lexicon):
            continue
        what = _what_is_counted(reading, trigger, frame, count, lexicon)
        if what is not None:
            found.append(_figure(reading, count, what, according_to))
    return tuple(found)


def _figure(reading: Reading, count: Count, what: FigureKind, according_to: str | None) -> Figure:
    amount = count.amount
    of = count.noun.text.lower() if count.noun.pos in {"NOUN", "PROPN"} and count.noun.index >= count.first else None
    return Figure(
        span=reading.span(count.first, count.last),
        what=what,
        of=of,
        low=amount.low,
        high=amount.high,
        bound=amount.bound,
        according_to=according_to,
    )


def _is_part(reading: Reading, count: Count, lexicon: FrameLexicon) -> bool:
    head = reading.head(count.bearer)
    return count.bearer.dep == "pobj" and head.lemma.lower() in lexicon.counts("part")


def _what_is_counted(
    reading: Reading, trigger: Trigger, frame: Frame, count: Count, lexicon: FrameLexicon
) -> FigureKind | None:
    by_noun = _by_noun(reading, trigger, count, lexicon)
    if by_noun is not None:
        return by_noun
    verbs = tuple(_bearing_verbs(reading, trigger))
    for verb in verbs:
        if not _bears(reading, verb, count.bearer):
            continue
        lemma = verb.lemma.lower()
        for what in _HARM:
            if (
                lemma in lexicon.counts(what)
                and (what != "displaced" or frame.type == "SANCTION")
                and (lemma != "leave" or what != "displaced")
            ):
                return what
    return _by_type(reading, trigger, frame, count, lexicon)


def _by_noun(reading: Reading, trigger: Trigger, count: Count, lexicon: FrameLexicon) -> FigureKind | None:
    """Return what a noun or adjective of harm beside the number says: "six deaths", "left twelve dead"."""
    words = {
        count.noun.lemma.lower(),
        *(child.lemma.lower() for child in reading.children(count.bearer) if child.dep in {"amod", "acl"}),
    }
    parent = reading.head(count.bearer)
    small = [child for child in reading.children(parent) if child.dep in {"oprd", "acomp"} and child.index > count.bearer.index]
    words |= {child.lemma.lower() for child in small}
    near = trigger.token.index == count.noun.index or _same_clause(reading, trigger, count.bearer)
    for what in ("killed", "injured", "missing"):
        nouns = lexicon.counts(what) & {"death", "dead", "fatality", "injury", "wounded", "injured", "missing"}
        if near and words & nouns:
            return what
    return None


def _same_clause(reading: Reading, trigger: Trigger, bearer: Token) -> bool:
    verb = next((head for head in reading.ancestors(bearer) if is_verb(head)), None)
    return verb is not None and (
        verb in (trigger.token, trigger.carrier)
        or (trigger.carrier is None and verb in tuple(reading.ancestors(trigger.token)))
    )


def _bearing_verbs(reading: Reading, trigger: Trigger) -> Iterator[Token]:
    """Yield the verbs whose objects belong to the event: trigger, carrier, participles below ("killing six")."""
    heads = [trigger.token] if is_verb(trigger.token) else []
    if trigger.carrier is not None:
        heads.append(trigger.carrier)
    for head in heads:
        yield head
        for child in reading.children(head):
            if child.dep == "advcl" and child.tag in {"VBG", "VBD"}:
                yield child
                yield from (below for below in reading.children(child) if below.dep == "conj" and is_verb(below))
    for child in reading.children(trigger.token):
        if not is_verb(trigger.token) and child.dep in {"relcl", "acl"} and child.tag != "VB":
            yield child


def _bears(reading: Reading, verb: Token, bearer: Token) -> bool:
    target = deep_object(reading, verb)
    if target is None and verb.lemma in _SUBJECT_HARM:
        target = surface_subject(reading, verb)
    return target is not None and bearer in conjuncts(reading, target)


def _by_type(reading: Reading, trigger: Trigger, frame: Frame, count: Count, lexicon: FrameLexicon) -> FigureKind | None:
    bearer, lemma = count.bearer, count.noun.lemma.lower()
    inside = trigger.token.index in {token.index for token in reading.ancestors(bearer)}
    verb = trigger.token if is_verb(trigger.token) else trigger.carrier
    if verb is not None:
        roles = (deep_object(reading, verb), deep_subject(reading, verb))
        inside = inside and not any(is_verb(head) and head != verb for head in _until(reading, bearer, trigger.token))
        inside = inside or any(role is not None and bearer in conjuncts(reading, role) for role in roles)
    if not inside:
        return None
    return _kind_of(frame, lemma, reading, count, lexicon)


def _until(reading: Reading, token: Token, stop: Token) -> Iterator[Token]:
    for head in reading.ancestors(token):
        if head == stop:
            return
        yield head


def _kind_of(frame: Frame, lemma: str, reading: Reading, count: Count, lexicon: FrameLexicon) -> FigureKind | None:
    text = reading.report.text[max(0, reading.tokens[count.first].start - 3) : reading.tokens[count.last - 1].end]
    money: Mapping[FigureKind, frozenset[str]] = lexicon.counted  # type: ignore[assignment]
    if lemma in money["money"] or any(sign in text for sign in "$£€"):
        return "money"
    people = lexicon.counts("people") | lexicon.counts("troops")
    if frame.type == "PROTEST" and (lemma in people or lemma in lexicon.counts("participants") or count.noun.pos == "NUM"):
        return "participants"
    if lemma in lexicon.counts("troops") and frame.type in {"MOBILIZE", "RETREAT", "AID", "AGREE", "CONCEDE", "ASSAULT"}:
        return "troops" if frame.type != "ASSAULT" else None
    if frame.type == "COERCE" and "arrest" in frame.modes and (lemma in people or count.noun.pos == "NUM"):
        return "arrested"
    if "expel" in frame.modes and frame.type == "SANCTION" and lemma in people:
        return "displaced"
    held = frame.type in {"RETREAT", "AID", "COERCE", "SANCTION"} or (frame.type == "ASSAULT" and "abduct" in frame.modes)
    return "other" if held and (lemma in people or lemma in lexicon.counts("displaced")) else None

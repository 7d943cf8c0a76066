"""Figures: the numbers that a report ties to an event, by what they count.

"the strike killed at least six people and wounded dozens" -> killed at least 6, injured at least 24. In: a trigger, the counts
of the reading. Out: figures. Of the parts of a sum only groups ("including a child") are figures of their own; see ``parts``.
"""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.events.counts import Count
from dragoman.events.harm_words import HARM, died_otherwise, is_joint, is_of_next, is_one_of
from dragoman.events.parts import beside_a_toll, is_part, parts_of
from dragoman.events.slots import Trigger
from dragoman.events.syntax import conjuncts, deep_object, deep_subject, surface_subject
from dragoman.events.tolls import Toll
from dragoman.lexicon.frames import Frame, FrameLexicon
from dragoman.model import Figure, Reading, Token
from dragoman.model.attachment import is_verb
from dragoman.model.terms import FigureKind

__all__ = ["figure_of_toll", "figures_of"]

_VICTIMS = frozenset({"killed", "injured"})
_FEW = 4  # "the two sides met" counts who they are, not how many came
_SUBJECT_HARM = frozenset({"die", "perish", "flee", "disappear", "leave"})
_MOVING = frozenset({"evacuate", "evacuation", "relocate", "relocation", "resettle"})


def figures_of(
    reading: Reading,
    trigger: Trigger,
    frame: Frame,
    counts: Sequence[Count],
    *,
    singles: Sequence[Count],
    lexicon: FrameLexicon,
    according_to: str | None,
) -> tuple[Figure, ...]:
    """Return the figures that hang on one mention of an event, in text order."""
    here = [count for count in counts if count.bearer.sentence == trigger.token.sentence]
    alone = [count for count in singles if count.bearer.sentence == trigger.token.sentence]
    found: list[tuple[Count, FigureKind]] = []
    for count in here:
        what = None if is_part(reading, count, lexicon) else _what_is_counted(reading, trigger, frame, count, lexicon)
        if what is not None:
            found.append((count, what))
    for single in alone:
        if not is_part(reading, single, lexicon) and beside_a_toll(reading, single, counts, lexicon):
            what = _harm_of(reading, trigger, frame, single, lexicon)
            found += [(single, what)] if what in _VICTIMS else []
    found += parts_of(reading, [*here, *alone], found, lexicon)
    return tuple(_figure(reading, count, what, according_to) for count, what in sorted(found, key=lambda each: each[0].first))


def figure_of_toll(reading: Reading, toll: Toll, according_to: str | None) -> Figure:
    """Return the figure that a toll tells."""
    return _figure(reading, toll.count, toll.what, according_to)


def _figure(reading: Reading, count: Count, what: FigureKind, according_to: str | None) -> Figure:
    amount = count.amount
    named = count.noun.pos in {"NOUN", "PROPN"} and count.noun.index >= count.first + amount.length  # "dozens" names nobody
    of = count.noun.text.lower() if named else None
    return Figure(
        span=reading.span(count.first, count.last),
        what=what,
        of=of,
        low=amount.low,
        high=amount.high,
        bound=amount.bound,
        according_to=according_to,
    )


def _what_is_counted(
    reading: Reading, trigger: Trigger, frame: Frame, count: Count, lexicon: FrameLexicon
) -> FigureKind | None:
    by_noun = _by_noun(reading, trigger, count, lexicon)
    if by_noun is not None:
        return by_noun
    return _harm_of(reading, trigger, frame, count, lexicon) or _by_type(reading, trigger, frame, count, lexicon)


def _harm_of(reading: Reading, trigger: Trigger, frame: Frame, count: Count, lexicon: FrameLexicon) -> FigureKind | None:
    """Return what the verbs of the event do to the counted."""
    for verb in (*_bearing_verbs(reading, trigger), *_joined_harm(reading, trigger, frame)):
        if not _bears(reading, verb, count) or is_of_next(reading, verb, count, lexicon):
            continue
        lemma = _deed_of(verb, lexicon)
        if died_otherwise(reading, verb, lexicon):
            continue
        if is_one_of(reading, verb, lexicon) or is_joint(reading, verb, lexicon):
            return "other"
        for what in HARM:
            if (
                lemma in lexicon.counts(what)
                and (what != "displaced" or frame.type == "SANCTION")
                and (lemma != "leave" or what != "displaced")
            ):
                return what
    return None


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
            beside = [token for token in (count.noun, *reading.children(count.bearer), *small) if token.lemma.lower() in nouns]
            return "other" if any(is_joint(reading, token, lexicon) for token in beside) else what
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
            if (
                child.dep == "advcl"
                and (child.tag in {"VBG", "VBD"} or child.text.endswith("ing"))
                and not _is_another_deed(reading, child)
            ):
                yield child
                yield from (below for below in reading.children(child) if below.dep == "conj" and is_verb(below))
    for child in reading.children(trigger.token):
        if not is_verb(trigger.token) and child.dep in {"relcl", "acl"} and child.tag != "VB":
            yield child


def _joined_harm(reading: Reading, trigger: Trigger, frame: Frame) -> Iterator[Token]:
    """Yield the verbs joined to the one that tells what an attack did: "artillery fire killed two and wounded nine"."""
    if frame.type == "ASSAULT" and trigger.form == "noun" and trigger.carrier is not None:
        for child in reading.children(trigger.carrier):
            if child.dep == "conj" and is_verb(child) and reading.child(child, "nsubj", "nsubjpass") is None:
                yield child


def _deed_of(verb: Token, lexicon: FrameLexicon) -> str:
    """Return the lemma of a verb, also of a participle that the parser takes for a noun: "struck a town, killing ten"."""
    lemma = verb.lemma.lower()
    stems = (lemma.removesuffix("ing"), lemma.removesuffix("ing") + "e") if verb.tag == "NN" else ()
    return next((stem for stem in stems if any(stem in lexicon.counts(what) for what in HARM)), lemma)


def _is_another_deed(reading: Reading, clause: Token) -> bool:
    """Tell whether a clause of time has a doer of its own: "banned it a week after bombers killed 250"."""
    marked = reading.child(clause, "mark", "advmod")
    return marked is not None and clause.tag == "VBD" and reading.child(clause, "nsubj") is not None


def _bears(reading: Reading, verb: Token, count: Count) -> bool:
    bearer = count.bearer
    target = surface_subject(reading, verb) if verb.lemma in _SUBJECT_HARM else None
    target = target or deep_object(reading, verb)
    if target is None:
        return False
    stands = _next_before(reading, verb, target)
    if stands is not None:
        return count.last == stands
    # Of "a leader and at least 34 guards were killed" the parser may make two subjects.
    beside = bearer.dep == "nsubjpass" and bearer.head == verb.index and target.dep == bearer.dep
    return beside or bearer in conjuncts(reading, target)


def _next_before(reading: Reading, verb: Token, target: Token) -> int | None:
    """Return where a joined passive begins, if a subject stands there that the parser hung elsewhere.

    "Thousands were killed in the fighting and ten million have been displaced": the millions were.
    """
    helpers = [child.index for child in reading.children(verb) if child.dep in {"aux", "auxpass"}]
    if verb.dep != "conj" or not helpers or reading.child(verb, "nsubj", "nsubjpass") is not None:
        return None
    before = reading.tokens[min(helpers) - 1]
    shared = before.index in {token.index for token in reading.subtree(target)}
    return min(helpers) if before.pos in {"NUM", "NOUN", "PROPN"} and not shared else None


def _by_type(reading: Reading, trigger: Trigger, frame: Frame, count: Count, lexicon: FrameLexicon) -> FigureKind | None:
    bearer = count.bearer
    inside = trigger.token.index in {token.index for token in reading.ancestors(bearer)}
    verb = trigger.token if is_verb(trigger.token) else trigger.carrier
    # "a rally that drew a hundred" tells of the rally; "people from two towns on buses that a blast hit" counts no targets.
    own = ("relcl", trigger.token.index) if trigger.form == "noun" else None
    inside = inside and not any(
        is_verb(head) and head != verb and (head.dep, head.head) != own for head in _until(reading, bearer, trigger.token)
    )
    inside = inside or bearer == trigger.token  # "there have been 45 air strikes"
    if verb is not None:
        roles = (deep_object(reading, verb), deep_subject(reading, verb))
        stands = None if roles[0] is None else _next_before(reading, verb, roles[0])
        if stands is not None and count.last != stands:
            return None
        inside = inside or any(role is not None and {bearer, count.noun} & {*conjuncts(reading, role)} for role in roles)
    if not inside:
        return None
    return _kind_of(frame, trigger, reading, count, lexicon)


def _until(reading: Reading, token: Token, stop: Token) -> Iterator[Token]:
    for head in reading.ancestors(token):
        if head == stop:
            return
        yield head


def _kind_of(frame: Frame, trigger: Trigger, reading: Reading, count: Count, lexicon: FrameLexicon) -> FigureKind | None:
    lemma = count.noun.lemma.lower()
    text = reading.report.text[max(0, reading.tokens[count.first].start - 3) : reading.tokens[count.last - 1].end]
    money: Mapping[FigureKind, frozenset[str]] = lexicon.counted  # type: ignore[assignment]
    if lemma in money["money"] or any(sign in text for sign in "$£€"):
        return "money"
    if trigger.token.index == count.noun.index:
        return "other" if count.amount.low is None or count.amount.low >= _FEW else None  # "13 phone calls"
    people = lexicon.counts("people") | lexicon.counts("troops")
    if frame.type == "PROTEST" and (lemma in people or lemma in lexicon.counts("participants") or count.noun.pos == "NUM"):
        return "participants"
    if lemma in lexicon.counts("troops") and frame.type in {"MOBILIZE", "RETREAT", "AID", "AGREE", "CONCEDE", "ASSAULT"}:
        return "troops" if frame.type != "ASSAULT" else None
    if frame.type == "COERCE" and "arrest" in frame.modes and (lemma in people or count.noun.pos == "NUM"):
        return "arrested"
    if "expel" in frame.modes and frame.type == "SANCTION" and lemma in people:
        return "displaced"
    moved = trigger.token.lemma.lower() in _MOVING and (lemma in people or count.noun.pos == "NUM")
    if moved or (frame.type in {"AID", "SANCTION", "REJECT"} and lemma in {"refugee", "displaced"}):
        return "displaced"
    return "other" if _is_other(frame, count, lexicon, people) else None


def _is_other(frame: Frame, count: Count, lexicon: FrameLexicon, people: frozenset[str]) -> bool:
    """Tell whether a count is worth keeping though no kind names it: those held or freed, sides of talks, what was struck."""
    lemma = count.noun.lemma.lower()
    held = frame.type in {"RETREAT", "AID", "COERCE", "SANCTION"} or (frame.type == "ASSAULT" and "abduct" in frame.modes)
    if held and (lemma in people or lemma in lexicon.counts("displaced")):
        return True
    if frame.type in {"CONSULT", "AGREE"}:
        few = count.amount.low is not None and count.amount.low < _FEW
        return not few and lemma in lexicon.counts("sides")
    return frame.type == "ASSAULT" and lemma in lexicon.counts("targets") and not count.noun.tag.startswith("NNP")

"""One event once: mentions of one event inside a report become one event with several triggers.

"An airstrike hit the port. The strike killed six." -> one ASSAULT, ``also`` *strike*. In: mentions in text order. Out: groups
of them, the fullest first in each. Verbal events merge only when the same doer does the same to the same by the same word.
"""

from collections.abc import Sequence

from dragoman.events.agreeing import Rivals, is_one_journey
from dragoman.events.syntax import is_passive
from dragoman.events.telling import VERBAL, Told
from dragoman.lexicon.frames import FrameLexicon
from dragoman.model import Cast, Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["group_mentions", "is_generality"]

_BY_TENSE = 4  # the rank of a date that only tense tells
_NEEDY = frozenset({"COOPERATE", "AID"})
"""Types that need a party to be one at all."""
_HARM = frozenset({"kill", "wound", "injure", "die", "hurt", "blow", "explode", "detonate"})
_SHORTLY = 3  # sentences
_MANY = 1000  # above it a toll is a war's, not an attack's
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_NEW = frozenset({"a", "an", "another", "any", "some", "more", "further", "new", "other", "fresh", "separate", "every", "no"})


def group_mentions(reading: Reading, mentions: Sequence[Told], lexicon: FrameLexicon, cast: Cast) -> list[list[Told]]:
    """Group the mentions of one event, groups in order of their first mention.

    Args:
        reading: The reading.
        mentions: All mentions, in text order.
        lexicon: Families of words that name one event in turn ("offensive", "operation"), and the effects of violence.
        cast: Who is only described: "two soldiers" and "the garrison" may be the same.
    """
    rivals = Rivals(cast)
    groups: list[list[Told]] = []
    for told in mentions:
        home = _home_of(reading, told, groups, lexicon, rivals)
        if home is None:
            groups.append([told])
        else:
            home.append(told)
    return groups


def _home_of(
    reading: Reading, told: Told, groups: Sequence[list[Told]], lexicon: FrameLexicon, rivals: Rivals
) -> list[Told] | None:
    """Return the group whose journey a mention tells of again, else the last that it takes up, unless that contradicts it."""

    def agrees(group: Sequence[Told]) -> bool:
        return all(
            rivals.agree(other, told, in_one=_in_one_clause(reading, other, told, lexicon)) and not _is_one_of_many(other, told)
            for other in group
        )

    for group in reversed(groups):
        if any(is_one_journey(other, told) for other in group) and agrees(group):
            return group
    last = next(
        (group for group in reversed(groups) if any(_same(reading, each, told, lexicon, rivals) for each in group)), None
    )
    return last if last is not None and agrees(last) else None


def _same(reading: Reading, earlier: Told, later: Told, lexicon: FrameLexicon, rivals: Rivals) -> bool:
    if earlier.frame.type != later.frame.type:
        return False
    if _carries(reading, earlier, later) or _carries(reading, later, earlier):
        return True
    if earlier.frame.type == "ASSAULT" and (
        _in_one_clause(reading, earlier, later, lexicon)
        or rivals.share_toll(earlier, later)
        or _is_toll_of(earlier, later, rivals)
        or rivals.share_dead(earlier, later)
    ):
        return True
    if earlier.token.lemma.lower() == later.token.lemma.lower() and _is_told_again_there(earlier, later, rivals):
        return True
    if earlier.frame.type in VERBAL and not (_is_noun(earlier) or _is_noun(later)):
        return _said_again(earlier, later)
    if earlier.frame.type in {"ASSAULT", "CONSULT"} and rivals.are_apart(earlier.place, later.place):
        return False
    return is_one_journey(earlier, later) or _is_named_again(reading, earlier, later, lexicon)


def _is_toll_of(earlier: Told, later: Told, rivals: Rivals) -> bool:
    """Tell whether harm by nobody, at no other place or time, is what violence told shortly before did."""
    if later.token.lemma.lower() not in _HARM or later.actors or later.time is not None:
        return False
    if later.place is not None and not rivals.share_place(earlier, later):
        return False
    if later.status != "happened" or earlier.status != "happened" or any((each.low or 0) > _MANY for each in later.figures):
        return False
    return 0 <= later.token.sentence - earlier.token.sentence <= _SHORTLY


def _is_told_again_there(earlier: Told, later: Told, rivals: Rivals) -> bool:
    """Tell whether one deed is told twice by one word at one place."""
    if earlier.frame.type in VERBAL or not rivals.share_place(earlier, later):
        return False
    return _role_fits(earlier.actors, later.actors) and _role_fits(earlier.recipients, later.recipients)


def _said_again(earlier: Told, later: Told) -> bool:
    """Tell whether the same doer does the same to the same by the same word; who is left out may be the same."""
    if earlier.token.lemma.lower() != later.token.lemma.lower():
        return False
    return (
        _role_fits(earlier.actors, later.actors) and _role_fits(earlier.recipients, later.recipients) and _meet(earlier, later)
    )


def _role_fits(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return not left or not right or _shared(left, right)


def _meet(earlier: Told, later: Told) -> bool:
    """Tell whether two mentions share a party in one role."""
    return _shared(earlier.actors, later.actors) or _shared(earlier.recipients, later.recipients)


def _is_named_again(reading: Reading, earlier: Told, later: Told, lexicon: FrameLexicon) -> bool:
    """Tell whether a later mention takes up an earlier one: "the strike", "the operation" after "an offensive"."""
    first, second = earlier.token.lemma.lower(), later.token.lemma.lower()
    if _is_noun(later) and _is_new(reading, later.token):
        return False
    related = lexicon.families.get(first, first) == lexicon.families.get(second, second)
    if not related:
        return False
    if _meet(earlier, later) and _role_fits(earlier.actors, later.actors) and _role_fits(earlier.recipients, later.recipients):
        return True
    lasts = {first, second} <= lexicon.carriers["durative"]
    if lasts and _shared(earlier.actors, later.actors) and not (earlier.recipients and later.recipients):
        return True  # a report that tells twice of Norland's offensive tells of one
    return _is_noun(later) and (_is_definite(reading, later.token) or first == second or not (later.actors or later.recipients))


def _is_one_of_many(earlier: Told, later: Told) -> bool:
    """Tell whether a deed is but one of those told later: "an attack" and "the attacks on the port"."""
    same_word = earlier.token.lemma.lower() == later.token.lemma.lower()
    return earlier.frame.type == "ASSAULT" and same_word and (earlier.token.tag, later.token.tag) == ("NN", "NNS")


def _carries(reading: Reading, verb: Told, other: Told) -> bool:
    """Tell whether one mention carries the other ("held talks"), or is followed by it ("met to discuss")."""
    if other.token.sentence != verb.token.sentence:
        return False
    if other.trigger.carrier is not None and other.trigger.carrier.index == verb.token.index:
        return True
    if _is_noun(other):
        return False
    below = other.token
    while below.dep == "conj":
        below = reading.head(below)
    return below.dep in {"xcomp", "advcl", "acl", "relcl"} and reading.head(below).index in {
        verb.token.index,
        _index_of(verb.trigger.carrier),
    }


def _index_of(token: Token | None) -> int:
    return -1 if token is None else token.index


def _is_noun(told: Told) -> bool:
    return told.trigger.form == "noun"


def _is_definite(reading: Reading, noun: Token) -> bool:
    return any(
        child.dep == "poss" or (child.dep == "det" and child.lemma.lower() in _DEFINITE) for child in reading.children(noun)
    )


def _is_new(reading: Reading, noun: Token) -> bool:
    """Tell whether a determiner brings in something not told before: "an attack", "further talks"."""
    return any(child.dep in {"det", "amod"} and child.lemma.lower() in _NEW for child in reading.children(noun))


def _shared(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return bool(set(left) & set(right))


def _in_one_clause(reading: Reading, earlier: Told, later: Told, lexicon: FrameLexicon) -> bool:
    """Tell whether one mention is the means, the occasion or the effect of the other: "an airstrike killed six"."""
    if earlier.token.sentence != later.token.sentence:
        return False
    for effect, cause in ((earlier, later), (later, earlier)):
        if effect.token.lemma.lower() not in lexicon.classes["effect"]:
            continue
        if _is_outcome(reading, effect, cause, lexicon):
            return True
        heads = list(_clause_path(reading, cause.token))
        if effect.token.index in heads:
            return True
        if (
            effect.token.dep in {"advcl", "conj", "relcl", "acl"}
            and effect.token.tag in {"VBG", "VBD", "VBN"}
            and (
                reading.head(effect.token).index
                in {cause.token.index, cause.trigger.carrier.index if cause.trigger.carrier else -1}
            )
        ):
            return True
    return False


def _is_outcome(reading: Reading, effect: Told, cause: Told, lexicon: FrameLexicon) -> bool:
    """Tell whether harm without a doer is what the deed beside it did: "six were killed when jets struck", "where six died"."""
    verb = effect.token
    if effect.actors or not is_verb(verb) or not (is_passive(reading, verb) or verb.lemma == "die"):
        return False
    for child in reading.children(verb):
        deed = reading.child(child, "pobj") if child.dep in {"agent", "prep"} else None
        if child.lemma in {"in", "by", "during"} and deed is not None and deed.lemma.lower() in lexicon.classes["violence"]:
            return False
    above = cause.trigger.carrier or cause.token
    mark = next((child.lemma.lower() for child in reading.children(above) if child.dep in {"mark", "advmod"}), "")
    if above.dep == "advcl" and mark in {"when", "as"}:
        return verb in tuple(reading.ancestors(above))
    place = any(child.lemma.lower() == "where" for child in reading.children(verb))
    return verb.dep == "relcl" and place


def _clause_path(reading: Reading, token: Token) -> list[int]:
    """Return the tokens from a noun up to the verb whose subject or adjunct it is."""
    found = []
    for head in reading.ancestors(token):
        found.append(head.index)
        if head.pos in {"VERB", "AUX"}:
            break
    return found


def is_generality(group: Sequence[Told]) -> bool:
    """Tell whether a group tells no concrete event: nobody, nowhere, at no time, by a noun or of what is only thought of."""
    return all(_is_bare(told) for told in group)


def _is_bare(told: Told) -> bool:
    plain = told.trigger.form == "verb" and told.status == "happened"
    if told.frame.type in VERBAL | _NEEDY and not (told.actors or told.recipients or told.figures or told.somebody or plain):
        return True  # words and help are somebody's
    known = (
        told.filled or told.actors or told.recipients or told.figures or told.place is not None or told.dated.rank < _BY_TENSE
    )
    return not known and (_is_noun(told) or told.status in {"hypothetical", "planned"})

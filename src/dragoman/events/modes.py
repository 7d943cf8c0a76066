"""Modes and contexts: how an event was done, what was asked or threatened, and what it is about, from words near by.

"killed by a car bomb" -> ASSAULT with mode ``explosives``; "urged the army to withdraw" -> REQUEST with mode ``yield``. In: a
trigger, its frame. Out: names of PLOVER modes and contexts, sorted.
"""

from dragoman.events.slots import Trigger, complement_of
from dragoman.lexicon.frames import Frame, FrameLexicon
from dragoman.model import Reading, Token

__all__ = ["contexts_of", "modes_of"]

_PLANES = frozenset({"fighter", "stealth", "strategic", "long-range", "heavy", "jet", "dive", "nuclear", "supersonic"})
_MANNER = frozenset({"targeted", "sexual", "torture", "beat"})
"""Modes that a weapon near by does not add to; the others may."""


def modes_of(reading: Reading, trigger: Trigger, frame: Frame, lexicon: FrameLexicon) -> tuple[str, ...]:
    """Return the modes of one mention: the frame's own, else those that means or topics near by tell."""
    if frame.type == "ASSAULT":
        found = {*frame.modes, *_means(reading, trigger, frame, lexicon)}
        return tuple(sorted(found))
    if frame.modes or frame.type not in lexicon.topics:
        return frame.modes
    words = _topic_words(reading, trigger)
    best: tuple[int, str] | None = None
    for mode, topics in lexicon.topics[frame.type]:
        for place, word in enumerate(words):
            if word in topics:
                best = min(best, (place, mode)) if best else (place, mode)
                break
    return (best[1],) if best else ()


def _means(reading: Reading, trigger: Trigger, frame: Frame, lexicon: FrameLexicon) -> set[str]:
    if set(frame.modes) - {"destroy", "explosives", "targeted"}:
        return set()
    found: set[str] = set()
    for token in _near(reading, trigger):
        mode = lexicon.instruments.get(token.lemma.lower())
        if mode is not None and mode != "abduct":
            found.add(mode)
        if token.lemma.lower() == "bomber" and _is_plane(reading, token, trigger):
            found.add("aerial")
    if "suicide-attack" in found:
        found.discard("explosives")
    if "aerial" in found and "drone" in found:
        found.discard("aerial")
    return found


def _is_plane(reading: Reading, bomber: Token, trigger: Trigger) -> bool:
    """Tell whether a bomber is an aeroplane ("B-52 bombers", "bombers pounded the town"), not somebody with a bomb."""
    words = [child.text.lower() for child in reading.children(bomber)]
    kinds = any(word in _PLANES or any(letter.isdigit() for letter in word if "-" in word) for word in words)
    return kinds or trigger.token.lemma.lower() in {"pound", "bombard", "strafe", "raid", "fly"}


def _near(reading: Reading, trigger: Trigger) -> list[Token]:
    """Return the trigger, its modifiers, its doer and its adverbial phrases: where a weapon is named."""
    heads = [trigger.token] + ([trigger.carrier] if trigger.carrier is not None else [])
    found: list[Token] = [trigger.token]
    for head in heads:
        for child in reading.children(head):
            if child.dep in {"amod", "compound", "nmod", "nsubj", "npadvmod"} or (
                child.dep in {"prep", "agent"} and child.lemma in {"in", "by", "with", "using", "from", "under"}
            ):
                found.append(child)
                found.extend(_close(reading, child))
    return found


def _close(reading: Reading, token: Token) -> list[Token]:
    found = []
    for child in reading.children(token):
        if child.dep in {"pobj", "compound", "amod", "conj", "nmod", "prep"}:
            found.append(child)
            found.extend(
                below for below in reading.children(child) if below.dep in {"compound", "amod", "conj", "nmod", "pobj"}
            )
    return found


def _topic_words(reading: Reading, trigger: Trigger) -> list[str]:
    """Return the lemmas of what a verb of asking, refusing or threatening is about, nearest the clause's head first."""
    below = complement_of(reading, trigger.token)
    if below is not None:
        rest = [token for token in reading.subtree(below) if token.index > below.index]
        return [below.lemma.lower(), *(token.lemma.lower() for token in rest[:8])]
    inside = (token for token in reading.subtree(trigger.token) if token.index > trigger.token.index)
    near = [token.lemma.lower() for token in inside if not _in_aside(reading, token, trigger.token)]
    return near[:10] + [
        child.lemma.lower() for child in reading.children(trigger.token) if child.dep in {"amod", "compound", "nsubjpass"}
    ]


def _in_aside(reading: Reading, token: Token, top: Token) -> bool:
    """Tell whether a token stands in a clause that modifies a noun or the trigger: it tells of something else."""
    while token.index not in {top.index, token.head}:
        if token.dep in {"relcl", "acl", "advcl"} and token.tag != "VB":
            return True
        token = reading.head(token)
    return False


def contexts_of(reading: Reading, trigger: Trigger, frame: Frame, lexicon: FrameLexicon) -> tuple[str, ...]:
    """Return the contexts that key words in the trigger's sentence tell."""
    sentence = reading.sentence_of(trigger.token)
    words = reading.words(reading.span(sentence.first, sentence.last))
    found = {context for context, pattern in lexicon.contexts if pattern.search(words)}
    if frame.type == "COERCE":
        found |= {"cyber", "misinformation"} & set(frame.modes)
    return tuple(sorted(found))

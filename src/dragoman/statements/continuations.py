"""Continuations: a sentence without a cue that goes on with what an unnamed source has just said.

"An official said that Kara will not mediate. Instead, their role might be to press the rebels." -> both are the official's.
Rule ``continued``: the sentence stands behind one that is told to its end by an unnamed source, in the same paragraph; it opens
with a word that ties it to it, and it only weighs ("might"), which a reporter leaves to sources. In: a reading and its drafts.
Out: drafts, with new ones for such sentences.
"""

from collections.abc import Sequence

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Reading, Sentence
from dragoman.statements.drafts import Draft, trimmed

__all__ = ["continue_drafts"]

_TIES = frozenset({"instead", "rather", "moreover"})
_WEIGHING = frozenset({"might", "may", "could"})


def continue_drafts(reading: Reading, drafts: Sequence[Draft], cues: CueLexicon) -> tuple[Draft, ...]:
    """Return drafts with those of the sentences that continue them."""
    taken = {
        reading.tokens[index].sentence for draft in drafts for first, last in draft.contents for index in (first, last - 1)
    }
    found = list(drafts)
    for draft in drafts:
        sentence = _next(reading, draft, cues)
        if sentence is not None and sentence.index not in taken and _continues(reading, sentence):
            content = trimmed(reading, sentence.first, sentence.last)
            if content is not None:
                found.append(Draft(source=draft.source, source_head=draft.source_head, contents=(content,), rule="continued"))
                taken.add(sentence.index)
    return tuple(found)


def _next(reading: Reading, draft: Draft, cues: CueLexicon) -> Sentence | None:
    """Return the sentence behind a draft that an unnamed source tells to the end of its own."""
    if draft.source_head is None or draft.quoted or draft.cue is None:
        return None
    own = reading.sentence_of(reading.tokens[draft.start])
    told = draft.contents[-1][1] >= own.last - 1 and draft.cue[0] < draft.start
    unnamed = cues.sources.get(reading.tokens[draft.source_head].lemma.lower()) == "anonymous"
    if not (told and unnamed) or own.index + 1 >= len(reading.sentences):
        return None
    following = reading.sentences[own.index + 1]
    return following if following.paragraph == own.paragraph else None


def _continues(reading: Reading, sentence: Sentence) -> bool:
    tokens = reading.tokens_of(sentence)
    root = reading.tokens[sentence.root]
    weighed = any(child.lemma in _WEIGHING for child in reading.children(root))
    return weighed and tokens[0].lemma.lower() in _TIES

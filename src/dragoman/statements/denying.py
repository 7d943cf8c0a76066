"""Denying: denials in so many words that a tagger leaves out, lays to whoever spoke before, or runs into its cue.

"The raid, Kara said, hit Harim. Orland denied |any involvement|" -> a denial by Orland, and no words of Kara's. "has denied
knowing of |the sale|" -> "has denied", "knowing of the sale". In: drafts of the rules, and tagged ones. Out: which are denials,
and drafts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.lexicon.cues import CueLexicon
from dragoman.lexicon.denials import load_denial_words
from dragoman.model import Reading, Token
from dragoman.statements.complements import is_passive
from dragoman.statements.drafts import RELATIVE, Draft, Piece, trimmed
from dragoman.statements.phrases import cue_piece, is_negated, noun_phrase, subject_of

__all__ = ["begins_denial", "draft_relatives", "give_back", "is_denial"]


_RULES = frozenset({"verb-object", "verb-ing", "verb-clause"})
_POINTING = frozenset({"it", "this", "that"})
_WHICH = frozenset({"which", "that"})
_POINT = frozenset({"point", "something"})
_UNMADE = frozenset({"TO", "MD"})


def is_denial(reading: Reading, draft: Draft) -> bool:
    """Tell whether a draft of the rules is a plain denial of a fact by the subject of its own verb.

    "denied the report" and "denied shelling it" are; "denied them visas" refuses, "would deny it" has not happened.
    """
    if draft.rule == RELATIVE:
        return True
    if draft.rule not in _RULES or draft.cue_head is None or draft.source_head is None or draft.row is None:
        return False
    verb, who = reading.tokens[draft.cue_head], reading.tokens[draft.source_head]
    if draft.row.lemma not in load_denial_words().denying or verb.pos != "VERB" or who.head != verb.index:
        return False
    if is_negated(reading, verb) or _is_unmade(reading, verb):
        return False
    return draft.rule != "verb-object" or _is_fact(reading.child(verb, "dobj"), reading.tokens[draft.start])


def _is_fact(denied: Token | None, first: Token) -> bool:
    """Tell whether what a verb of denial takes is a claim, a deed or a part in one, and nothing that is refused."""
    words = load_denial_words()
    if denied is None:
        return False
    named = denied.text.lower() in words.claim | words.deed | words.doing | _POINTING
    return named or denied.tag == "VBG" or first.text.lower() in words.doing


def draft_relatives(reading: Reading, cues: CueLexicon) -> Iterator[Draft]:
    """Yield denials by a clause that hangs on what is denied: "…, a charge he denied", "…, a claim denied by the army".

    Args:
        reading: A read report.
        cues: The cue lexicon, which has the verbs.
    """
    words = load_denial_words()
    for verb in reading.tokens:
        row = cues.cue("VERB", verb.lemma) if verb.pos == "VERB" and verb.lemma in words.denying else None
        if row is None or is_negated(reading, verb) or _is_unmade(reading, verb):
            continue
        who, denied = _denier(reading, verb), _hung_on(reading, verb)
        if who is not None and denied is not None:
            yield Draft(
                source=noun_phrase(reading, who, beside=verb),
                source_head=who.index,
                cue=cue_piece(reading, verb),
                cue_head=verb.index,
                row=row,
                contents=(denied,),
                rule=RELATIVE,
            )


def _denier(reading: Reading, verb: Token) -> Token | None:
    """Return who denies: the subject of the clause itself, or "by the army"; nobody who is only a "who"."""
    if is_passive(reading, verb) or (verb.dep == "acl" and verb.tag == "VBN"):
        agent = reading.child(verb, "agent")
        return reading.child(agent, "pobj") if agent is not None else None
    who = reading.child(verb, "nsubj") or (subject_of(reading, verb) if verb.dep == "conj" else None)
    return None if who is None or who.tag in {"WP", "WDT"} else who


def _hung_on(reading: Reading, verb: Token) -> Piece | None:
    """Return what the clause of a denial hangs on: a word for a claim with its article, or "which"."""
    if reading.child(verb, "dobj", "ccomp", "xcomp", "dative") not in {None, _which(reading, verb)}:
        return None
    clause = reading.head(verb) if verb.dep == "conj" and reading.head(verb).dep == "relcl" else verb
    if clause.dep not in {"relcl", "acl"}:
        return None
    noun, which = reading.head(clause), _which(reading, verb)
    words = load_denial_words()
    if noun.text.lower() in words.claim | _POINT and not any(
        child.dep in {"acl", "prep"} for child in _others(reading, noun, clause)
    ):
        first = min([noun.index, *(child.index for child in reading.children(noun) if child.dep in {"det", "amod"})])
        return first, noun.index + 1
    if which is None or which.lemma != "which" or noun.text.lower() in words.refusable:
        return None
    return which.index, which.index + 1


def _others(reading: Reading, noun: Token, clause: Token) -> Iterator[Token]:
    return (child for child in reading.children(noun) if child.index != clause.index)


def _which(reading: Reading, verb: Token) -> Token | None:
    return next((child for child in reading.children(verb) if child.lemma in _WHICH and child.dep == "dobj"), None)


def _is_unmade(reading: Reading, verb: Token) -> bool:
    return any(child.dep == "aux" and child.tag in _UNMADE for child in reading.children(verb))


def give_back(reading: Reading, drafts: Iterable[Draft], denials: Iterable[Draft]) -> list[Draft]:
    """Return drafts without those pieces of their contents that a denial beside them holds.

    Args:
        reading: The reading that they stand in.
        drafts: Drafts of tagged attributions.
        denials: Denials that stand beside them.
    """
    some = list(denials)
    return [_without(reading, draft, some) for draft in drafts]


def _without(reading: Reading, draft: Draft, denials: Iterable[Draft]) -> Draft:
    for denial in denials:
        pieces = [_cut(piece, denial) for piece in draft.contents]
        same = set(draft.contents)
        kept = [piece if piece in same else trimmed(reading, *piece) for piece in pieces if piece[0] < piece[1]]
        left = tuple(piece for piece in kept if piece is not None)
        draft = replace(draft, contents=left) if left and pieces != list(draft.contents) else draft
    return draft


def _cut(piece: Piece, denial: Draft) -> Piece:
    """Return what is left of a piece before a denial: nothing inside it, and nothing of the clause that hangs on its end."""
    first, last = denial.contents[0][0], denial.contents[-1][1]
    if first <= piece[0] and piece[1] <= last:
        return piece[0], piece[0]
    return (piece[0], first) if denial.rule == RELATIVE and piece[0] <= first < piece[1] else piece


def begins_denial(reading: Reading, cue: Piece, contents: Sequence[Piece]) -> tuple[Piece, tuple[Piece, ...]]:
    """Return a cue and contents parted where the cue runs into what is denied ("denied knowing about |the sale|").

    Args:
        reading: The reading that they stand in.
        cue: The reporting words that a tagger marked.
        contents: What it marked as said, in text order.
    """
    words = load_denial_words()
    for index in range(*cue):
        token = reading.tokens[index]
        if token.pos == "VERB" and token.lemma in words.denying and index + 1 < cue[1] == contents[0][0]:
            after = reading.tokens[index + 1 : cue[1]]
            if after[0].tag == "VBG" or any(one.text.lower() in words.claim | words.deed for one in after):
                return (cue[0], index + 1), ((index + 1, contents[0][1]), *contents[1:])
    last = reading.tokens[cue[1] - 1]
    before = reading.tokens[cue[1] - 2]
    run_on = cue[1] - cue[0] > 1 and last.text.lower() in words.claim and last.text.endswith("s") and contents[0][0] == cue[1]
    if run_on and before.pos == "VERB" and before.lemma in {"say", "insist"}:
        return (cue[0], cue[1] - 1), ((cue[1] - 1, contents[0][1]), *contents[1:])
    return cue, tuple(contents)

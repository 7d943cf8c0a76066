"""Drafts of tagged attributions, beside those of the rules.

The rules read "the ministry denied that it fired"; the tagger also marks "set out a proposed timetable". In: attributions in
code points and a reading. Out: drafts in tokens, as the rules make them, ready for ``state``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.lexicon.cues import CUE_POS, CueLexicon, CuePos, CueRow
from dragoman.model import Reading, Token
from dragoman.statements.assembly import settle
from dragoman.statements.beside import Beside, share_cue, shared
from dragoman.statements.complements import is_passive
from dragoman.statements.denying import begins_denial, give_back, is_denial
from dragoman.statements.drafts import QUOTE_MARKS, TAGGED, Draft, Piece
from dragoman.statements.phrases import noun_phrase, subject_of
from dragoman.statements.quotations import Quotation
from dragoman.statements.sayings import is_saying
from dragoman.statements.tagged import Attributed
from dragoman.statements.tellers import can_tell, teller_of
from dragoman.statements.wholes import complete_clauses, keep_own_sentence, make_whole

__all__ = ["draft_tagged", "join_drafts"]

UNSURE = 0.6
"""A tagged source below this confidence gives way to the subject that the rules found for the cue."""
_UNFINISHED = frozenset({"AUX", "ADP", "DET", "SCONJ", "CCONJ", "PART"})
_AUXILIARIES = frozenset({"have", "be", "do"})
_GOVERNED = frozenset({"dobj", "compound", "det", "prep", "poss", "amod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_TIDINGS = frozenset({"report", "evidence", "sign", "indication", "word", "suggestion", "proof", "mention", "hint", "news"})
_NOBODY = frozenset({"no", "nobody", "none", "neither", "noone"})
_PHRASES = {"accord": "according to", "according": "according to"}


def draft_tagged(reading: Reading, found: Sequence[Attributed], cues: CueLexicon) -> tuple[Draft, ...]:
    """Return the drafts of tagged attributions; one whose words the reading does not have is left out.

    Args:
        reading: The reading of the report that was tagged.
        found: Its attributions.
        cues: The cue lexicon, which knows what a cue means.
    """
    return settle([draft for one in found for draft in _draft(reading, one, cues)])


def join_drafts(
    reading: Reading,
    ruled: Sequence[Draft],
    tagged: Sequence[Draft],
    quotations: Sequence[Quotation],
    cues: CueLexicon,
) -> tuple[Draft, ...]:
    """Take the tagged drafts, what the rules know of their cues, and of the rules' own drafts those that are sure.

    Where both see a cue, the tagger's ends are right more often, and the rules know what the cue means. The tagger marks
    nothing inside a content: what is told there is the rules'.

    Args:
        reading: The reading that both stand in.
        ruled: Settled drafts of the rules.
        tagged: Drafts of tagged attributions on the same reading.
        quotations: The report's quotations.
        cues: The cue lexicon.

    Returns:
        Drafts in order of appearance.
    """
    ruled = [with_opener(reading, draft) for draft in ruled]
    known = (_with_meaning(reading, draft, _twin(draft, ruled), ruled, cues) for draft in tagged)
    said = [draft for draft in known if is_saying(reading, draft, cues)]
    joined = keep_own_sentence(reading, complete_clauses(reading, make_whole(reading, said, quotations)), ruled)
    beside = Beside(reading, tuple(joined), quotations, cues)
    added = [draft for draft in ruled if beside.takes(draft)]
    return settle([*give_back(reading, joined, (draft for draft in added if is_denial(reading, draft))), *added])


def with_opener(reading: Reading, draft: Draft) -> Draft:
    """Return a draft whose content begins with the "that" which opens it."""
    first, last = draft.contents[0]
    opener = reading.tokens[first - 1] if first else None
    if opener is None or opener.lemma != "that" or opener.dep != "mark":
        return draft
    return replace(draft, contents=((first - 1, last), *draft.contents[1:]))


def _twin(draft: Draft, ruled: Sequence[Draft]) -> Draft | None:
    """The rules' draft of the same cue that shares most words of content with a tagged one."""
    twins = [other for other in ruled if share_cue(draft, other)]
    return max(twins, key=lambda other: (shared(draft, other), -other.start), default=None)


def _with_meaning(reading: Reading, draft: Draft, twin: Draft | None, ruled: Sequence[Draft], cues: CueLexicon) -> Draft:
    """Return a tagged draft with what the rules know of its cue, and with the antecedent of a mere "who"."""
    if twin is None:
        return replace(_with_teller(reading, draft, cues), meant=_antecedent(reading, draft))
    if _is_torn(reading, draft, twin) or _swallows(draft, twin, ruled):
        return twin
    known = replace(draft, cue_head=twin.cue_head, row=twin.row, passed=twin.passed, rule=twin.rule)
    if draft.source is None or _is_outvoted(reading, draft, twin):
        return replace(known, source=twin.source, source_head=twin.source_head)
    if not _is_relative(reading, draft):
        return known
    others = twin.source is not None and twin.source != draft.source
    return replace(known, meant=twin.source if others else _antecedent(reading, draft))


def _with_teller(reading: Reading, draft: Draft, cues: CueLexicon) -> Draft:
    """Return a draft without a source with the subject that its verb shares ("is due on Monday, and still hopes to pay")."""
    if draft.source is not None or draft.cue_head is None or draft.row is None or draft.row.pos != "VERB":
        return draft
    verb = reading.tokens[draft.cue_head]
    opening = verb.tag == "VBG" and verb.index == reading.sentence_of(verb).first
    subject = None if is_passive(reading, verb) else teller_of(reading, verb, cues)
    if subject is None and opening:
        subject = subject_of(reading, reading.tokens[reading.sentence_of(verb).root])
    if subject is None or draft.holds(subject.index) or subject.lemma == "it" or not can_tell(reading, subject, cues):
        return draft
    return replace(draft, source=noun_phrase(reading, subject, beside=verb), source_head=subject.index)


def _is_torn(reading: Reading, draft: Draft, twin: Draft) -> bool:
    """Tell whether a tagged draft is a piece of what the rules found whole: a cue of two, a content that breaks off."""
    if draft.cue is not None and any(token.text == "," for token in reading.tokens[draft.cue[0] : draft.cue[1]]):
        return True
    last = reading.tokens[draft.contents[-1][1] - 1]
    if draft.source is None and twin.source is not None and draft.holds(twin.source[0]):
        return True
    if _hangs_outside(reading, draft, twin) or _lacks_predicate(reading, draft, twin):
        return True
    if any(token.pos == "VERB" and twin.holds(token.index) for token in _between(reading, draft)):
        return True
    return (last.pos in _UNFINISHED or last.lemma in _AUXILIARIES) and draft.size < twin.size


def _swallows(draft: Draft, twin: Draft, ruled: Sequence[Draft]) -> bool:
    """Tell whether a content runs into the next thing that its source says ("said it was fair |and denied that it failed")."""
    heads = (other.cue_head for other in ruled if other.source_head is not None and other.source_head == twin.source_head)
    return any(head is not None and head != twin.cue_head and draft.holds(head) and not twin.holds(head) for head in heads)


def _hangs_outside(reading: Reading, draft: Draft, twin: Draft) -> bool:
    """Tell whether a content lacks the verb that governs its first word, and the rules' has it."""
    first = reading.tokens[draft.start]
    verb = reading.head(first)
    inside = draft.holds(verb.index) or not twin.holds(first.index)
    return not inside and verb.index < first.index and verb.pos == "VERB" and first.dep in _GOVERNED and twin.holds(verb.index)


def _lacks_predicate(reading: Reading, draft: Draft, twin: Draft) -> bool:
    """Tell whether a content breaks off before the verb of its subject, which the rules hold ("believes a pact| will hold")."""
    if draft.source != twin.source:
        return False
    end = draft.contents[-1][1]
    subjects = (token for token in reading.tokens[draft.contents[-1][0] : end] if token.dep in _SUBJECTS)
    return any(token.tag not in _RELATIVE and token.head >= end and twin.holds(token.head) for token in subjects)


def _between(reading: Reading, draft: Draft) -> Iterator[Token]:
    """The words between the pieces of a content that belong to nothing."""
    parts = [part for part in (draft.source, draft.cue) if part is not None]
    for (_, last), (first, _) in pairwise(draft.contents):
        for index in range(last, first):
            if not any(begin <= index < end for begin, end in parts):
                yield reading.tokens[index]


def _is_outvoted(reading: Reading, draft: Draft, twin: Draft) -> bool:
    """Tell whether a doubtful tagged source gives way to the subject of the cue."""
    if twin.source is None or twin.source_head is None or draft.source is None or draft.tagged is None:
        return False
    head = reading.tokens[twin.source_head]
    apart = draft.source[1] <= twin.source[0] or twin.source[1] <= draft.source[0]
    verb = reading.head(head)
    governs = verb.index == twin.cue_head or verb.lemma in _AUXILIARIES
    return apart and draft.tagged < UNSURE and head.dep.startswith("nsubj") and governs


def _is_relative(reading: Reading, draft: Draft) -> bool:
    return draft.source_head is not None and reading.tokens[draft.source_head].tag in _RELATIVE


def _antecedent(reading: Reading, draft: Draft) -> Piece | None:
    """The words that a source "who" stands for: what its clause hangs on."""
    if draft.source_head is None or not _is_relative(reading, draft):
        return None
    clause = reading.head(reading.tokens[draft.source_head])
    if clause.dep != "relcl":
        return None
    noun = reading.head(clause)
    first = noun.index
    while first > 0 and reading.tokens[first - 1].head == noun.index and reading.tokens[first - 1].pos != "PUNCT":
        first -= 1
    return (first, noun.index + 1)


def _draft(reading: Reading, one: Attributed, cues: CueLexicon) -> list[Draft]:
    cue = _piece(reading, *one.cue)
    contents = tuple(piece for piece in (_piece(reading, *content) for content in one.contents) if piece is not None)
    if cue is None or not contents:
        return []
    cue, contents = begins_denial(reading, cue, contents)
    source = _before_verb(reading, _piece(reading, *one.source)) if one.source is not None else None
    if source is not None and reading.tokens[source[0]].lemma.lower() in _NOBODY:
        return []  # "no one claimed it": nobody says it
    if _is_unsaid(reading, cue):
        return []
    head, row = _cue_head(reading, cue, cues)
    words = reading.tokens[contents[0][0] : contents[-1][1]]
    return [
        Draft(
            source=source,
            source_head=_head(reading, source).index if source is not None else None,
            cue=cue,
            cue_head=head.index,
            row=row,
            contents=contents,
            rule=TAGGED,
            tagged=one.confidence,
            quoted=any(token.text in QUOTE_MARKS for token in words),
        )
    ]


def _before_verb(reading: Reading, source: Piece | None) -> Piece | None:
    """Cut a source at the verb whose subject it opens with: "a letter |the Kara campaign| sent the board alleging …"."""
    if source is None:
        return None
    for token in reading.tokens[source[0] + 1 : source[1]]:
        if token.tag in _RELATIVE:
            return source
        of_another = token.dep == "relcl" and token.head < source[0]
        subject = reading.child(token, "nsubj") if of_another else None
        if subject is not None and source[0] <= subject.index < token.index:
            return (source[0], token.index)
    return source


def _is_unsaid(reading: Reading, cue: Piece) -> bool:
    """Tell whether a cue says that nothing was said: "there were no reports of clashes", "did nothing to explain it"."""
    for token in reading.tokens[cue[0] : cue[1]]:
        word, noun = token.text.lower(), reading.tokens[token.head].lemma.lower()
        if word == "nothing" or (word == "no" and noun in _TIDINGS):
            return True
    return False


def _piece(reading: Reading, start: int, end: int) -> Piece | None:
    tokens = reading.tokens_in(start, end)
    return (tokens[0].index, tokens[-1].index + 1) if tokens else None


def _head(reading: Reading, piece: Piece) -> Token:
    """The word of a piece that hangs on none of the others: the last such, for a phrase that the parser tore."""
    tokens = reading.tokens[piece[0] : piece[1]]
    tops = [token for token in tokens if token.head == token.index or not piece[0] <= token.head < piece[1]]
    words = [token for token in tops if token.pos not in {"PUNCT", "ADP", "DET", "AUX", "SCONJ"}]
    return (words or tops or list(tokens))[0]


def _cue_head(reading: Reading, piece: Piece, cues: CueLexicon) -> tuple[Token, CueRow | None]:
    """The word of a cue that the lexicon knows, verbs first, the last before others; else the word that heads it."""
    found: list[tuple[int, int, CueRow]] = []
    for token in reading.tokens[piece[0] : piece[1]]:
        for rank, pos in enumerate(CUE_POS):
            row = _row(token, pos, cues)
            if row is not None:
                found.append((-rank, token.index, row))
    if found:
        _, index, row = max(found, key=lambda one: one[:2])
        return reading.tokens[index], _phrasal(reading, index, row, cues)
    return _head(reading, piece), None


def _phrasal(reading: Reading, index: int, row: CueRow, cues: CueLexicon) -> CueRow:
    """The row of a verb with the preposition behind it ("call on"), where the lexicon has one."""
    behind = reading.tokens[index + 1 : index + 2]
    found = cues.cue("VERB", f"{row.lemma} {behind[0].lemma}") if behind and behind[0].pos == "ADP" else None
    return found if row.pos == "VERB" and found is not None else row


def _row(token: Token, pos: CuePos, cues: CueLexicon) -> CueRow | None:
    if pos == "ADP":
        return cues.cue(pos, _PHRASES.get(token.lemma, token.text.lower()))
    fits = token.pos == pos or (pos == "VERB" and token.tag.startswith("VB"))
    return cues.cue(pos, token.lemma) if fits else None

"""Owners: whose words stand between quotation marks.

A quotation goes to the draft that it overlaps ("“We left,” he said"); else to a name behind a dash (``signature``, "“We
left.” — Kara"), to the tag behind it (``tag-after``) or before it (``tag-before``, "Kara said: “…”"); else it continues the
one before it in its paragraph ("“We left,” he said. “We won't return.”") or in the paragraph before where no mark closed;
else the last speaker's words go on without a cue (``bare-quotation``). Short quoted words inside other people's clauses ("the
“Wing of Zion”") are nobody's statement. In: a reading, its quotations, drafts, cues. Out: drafts, sorted by cue.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.lexicon.cues import CueLexicon, CueRow
from dragoman.model import Reading, Token
from dragoman.statements.assembly import cut_to_quotation
from dragoman.statements.drafts import Draft, Piece
from dragoman.statements.phrases import cue_piece, noun_phrase, subject_of
from dragoman.statements.quotations import Quotation

__all__ = ["attribute_quotations"]

_TAG_REACH = 30  # tokens between a quotation and its tag: a long apposition fits ("said X, head of the …")
_NEAR = 3  # tokens between a quotation and the source or cue that opens its tag
_DASHES = frozenset({"―", "—", "–", "--", "-"})
_SIGNATURE = 8  # tokens: a name and an office
_FRAGMENT = 4  # tokens inside the marks: shorter ones are titles and scare quotes unless a cue stands beside them


def attribute_quotations(
    reading: Reading, quotations: Sequence[Quotation], drafts: Sequence[Draft], cues: CueLexicon
) -> tuple[Draft, ...]:
    """Give every quotation that is somebody's words to its speaker.

    Returns:
        The drafts, some of them grown by quotations or cut at them, with new ones for quotations that none had reported.
    """
    board = _Board(reading, [cut_to_quotation(reading, draft, quotations) for draft in drafts], quotations)
    last: int | None = None
    goes_on = False
    waiting: list[Quotation] = []
    for quotation in quotations:
        if board.is_labelled(quotation):
            last, goes_on = None, False
            continue
        owners = board.overlapping(quotation)
        for owner in owners:
            board.grow(owner, quotation)
        if not owners:
            owner_or_none = board.continued(quotation, last) if goes_on else board.owner(quotation, last, cues)
            owners = [owner_or_none] if owner_or_none is not None else []
        elif goes_on and last is not None:
            owners = [board.grow(last, quotation)]
        for earlier in waiting if owners else ():
            board.grow(owners[0], earlier)
        waiting = [*waiting, quotation] if not owners and quotation.goes_on else []
        last = owners[0] if owners else last
        goes_on = quotation.goes_on and bool(owners)
    return tuple(sorted(board.drafts, key=lambda draft: (draft.start if draft.cue is None else draft.cue[0], draft.start)))


class _Board:
    """The drafts of one report while quotations are given out."""

    def __init__(self, reading: Reading, drafts: list[Draft], quotations: Sequence[Quotation]) -> None:
        self.reading = reading
        self.drafts = drafts
        self.inside = {index for quotation in quotations for index in range(quotation.first, quotation.last)}
        self.starts = {quotation.first for quotation in quotations}

    def overlapping(self, quotation: Quotation) -> list[int]:
        """Return the drafts, told outside a quotation, whose contents reach into it; the one with most words in it first."""
        found = []
        for number, draft in enumerate(self.drafts):
            shared = sum(max(0, min(last, quotation.last) - max(first, quotation.first)) for first, last in draft.contents)
            outside = draft.cue is None or not quotation.holds(draft.cue[0])
            if shared and outside:
                found.append((-shared, draft.cue_head or draft.start, number))
        return [number for _, _, number in sorted(found)]

    def is_labelled(self, quotation: Quotation) -> bool:
        """Tell whether a speaker's label opens a quotation ("“KARA: We left.”")."""
        return any(draft.rule == "label" and draft.cue is not None and quotation.holds(draft.cue[0]) for draft in self.drafts)

    def grow(self, number: int, quotation: Quotation) -> int:
        """Add a quotation to a draft's contents."""
        draft = self.drafts[number]
        contents = _merged([*draft.contents, (quotation.first, quotation.last)], draft)
        self.drafts[number] = replace(draft, contents=contents, quoted=True)
        return number

    def owner(self, quotation: Quotation, last: int | None, cues: CueLexicon) -> int | None:
        """Return the draft that an unreported quotation belongs to, made if need be; None where it is nobody's."""
        fragment = quotation.size - 2 < _FRAGMENT or not self._is_sentence(quotation)
        signed = self._signed(quotation)
        if signed is not None:
            return signed
        tag = None if fragment else self._tag_after(quotation, cues)
        rule = "tag-after"
        if tag is None:
            tag, rule = self._tag_before(quotation, cues, near=fragment), "tag-before"
        if tag is not None:
            return self._with_tag(quotation, tag, rule, cues)
        return None if fragment else self.continued(quotation, last)

    def continued(self, quotation: Quotation, last: int | None) -> int | None:
        """Let a quotation continue the one before it, or the words of the last speaker."""
        if last is None or quotation.size - 2 < _FRAGMENT:
            return None
        draft = self.drafts[last]
        apart = self._paragraphs_between(draft, quotation)
        if apart == 0 and draft.quoted and self._only_tag_between(draft, quotation):
            return self.grow(last, quotation)
        if apart > 2 or not self._starts_sentence(quotation):
            return None
        words = (quotation.first, quotation.last)
        made = Draft(source=draft.source, source_head=draft.source_head, contents=(words,), rule="bare-quotation", quoted=True)
        return self._add(made)

    def _with_tag(self, quotation: Quotation, verb: Token, rule: str, cues: CueLexicon) -> int:
        for number, draft in enumerate(self.drafts):
            if draft.cue_head == verb.index:
                grown = replace(draft, contents=((quotation.first, quotation.last),)) if draft.rule == "verb-object" else draft
                self.drafts[number] = grown
                return self.grow(number, quotation)
        subject = subject_of(self.reading, verb)
        if subject is not None and subject.index in self.inside:
            subject = None
        return self._add(
            Draft(
                source=noun_phrase(self.reading, subject, beside=verb) if subject is not None else None,
                source_head=subject.index if subject is not None else None,
                cue=cue_piece(self.reading, verb),
                cue_head=verb.index,
                row=_row(cues, verb),
                contents=((quotation.first, quotation.last),),
                rule=rule,
                quoted=True,
            )
        )

    def _signed(self, quotation: Quotation) -> int | None:
        """Draft a quotation with its speaker behind a dash ("“We left.” — Kara")."""
        tokens = self.reading.tokens
        dash = quotation.last
        if dash + 1 >= len(tokens) or tokens[dash].text not in _DASHES or tokens[dash + 1].pos != "PROPN":
            return None
        end = dash + 1
        paragraph = self._paragraph(tokens[dash])
        while end < len(tokens) and end - dash < _SIGNATURE and tokens[end].pos not in {"VERB", "AUX", "PUNCT"}:
            if self._paragraph(tokens[end]) != paragraph:
                break
            end += 1
        return self._add(
            Draft(
                source=(dash + 1, end),
                source_head=end - 1,
                cue=(dash, dash + 1),
                cue_head=dash,
                contents=((quotation.first, quotation.last),),
                rule="signature",
                quoted=True,
            )
        )

    def _tag_after(self, quotation: Quotation, cues: CueLexicon) -> Token | None:
        """Find "he said" behind a quotation: the subject or the verb stands right behind it."""
        tokens = self.reading.tokens
        if quotation.last >= len(tokens) or (tokens[quotation.last].text[0].isupper() and self._ends_sentence(quotation)):
            return None
        for verb in tokens[quotation.last : quotation.last + _TAG_REACH]:
            if verb.index in self.inside or self._breaks(verb, quotation):
                return None
            if verb.pos == "VERB" and _row(cues, verb) is not None:
                subject = subject_of(self.reading, verb)
                first = noun_phrase(self.reading, subject, beside=verb)[0] if subject is not None else verb.index
                if min(first, verb.index) - quotation.last < _NEAR:
                    return verb
        return None

    def _tag_before(self, quotation: Quotation, cues: CueLexicon, *, near: bool) -> Token | None:
        """Find "he told Reuters:" before a quotation: nothing but an addressee or a time stands between."""
        tokens = self.reading.tokens
        if quotation.first == 0:
            return None
        before = tokens[quotation.first - 1]
        reach = 2 if near else _TAG_REACH
        joined = before.text in {",", ":", "–", "—"} or before.lemma in {"that", "as", "to"} or before.pos == "VERB"
        if not joined:
            return None
        for verb in reversed(tokens[max(0, quotation.first - reach) : quotation.first]):
            if verb.index in self.inside or verb.sentence < before.sentence:
                return None
            if verb.pos == "VERB" and _row(cues, verb) is not None and verb.dep != "amod":
                return verb
        return None

    def _add(self, draft: Draft) -> int:
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def _is_sentence(self, quotation: Quotation) -> bool:
        tokens = self.reading.tokens[quotation.first : quotation.last]
        has_verb = any(token.tag in {"VBD", "VBZ", "VBP", "MD", "VB"} for token in tokens)
        return has_verb or (len(tokens) > 2 and tokens[-2].text in {",", ".", "!", "?"})

    def _ends_sentence(self, quotation: Quotation) -> bool:
        return self.reading.tokens[quotation.last - 2].text in {".", "…", "..."}

    def _starts_sentence(self, quotation: Quotation) -> bool:
        sentence = self.reading.sentence_of(self.reading.tokens[quotation.first])
        return quotation.first - sentence.first < 2

    def _breaks(self, token: Token, quotation: Quotation) -> bool:
        other_paragraph = self._paragraph(token) != self._paragraph(self.reading.tokens[quotation.last - 1])
        return other_paragraph or token.text in {".", ";"} or token.index in self.starts

    def _paragraph(self, token: Token) -> int:
        return self.reading.sentence_of(token).paragraph

    def _paragraphs_between(self, draft: Draft, quotation: Quotation) -> int:
        end = draft.contents[-1][1] - 1 if draft.cue is None else max(draft.contents[-1][1] - 1, draft.cue[1] - 1)
        return self._paragraph(self.reading.tokens[quotation.first]) - self._paragraph(self.reading.tokens[end])

    def _only_tag_between(self, draft: Draft, quotation: Quotation) -> bool:
        """Tell whether at most the rest of one sentence stands between a draft's contents and a quotation."""
        tokens = self.reading.tokens
        end = max(last for _, last in draft.contents)
        between = tokens[end : quotation.first]
        return sum(1 for token in between if token.text in {".", "!", "?"}) <= 1


def _row(cues: CueLexicon, verb: Token) -> CueRow | None:
    row = cues.cue("VERB", verb.lemma)
    return row if row is not None and row.frames & {"clause", "quote", "order", "as", "name"} else None


def _merged(pieces: list[Piece], draft: Draft) -> tuple[Piece, ...]:
    """Join overlapping and touching pieces; source and cue are left out where a quotation does not hold them."""
    merged: list[Piece] = []
    for first, last in sorted(pieces):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)

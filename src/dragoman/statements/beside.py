"""Beside: which statements of the rules stand beside those that the tagger found: told inside one, or at words that none took.

"a source said |that Kara denied it|" -> the denial is the rules'. In: a draft of the rules and all tagged ones. Out: yes or no.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Reading
from dragoman.statements.agents import is_agent
from dragoman.statements.assembly import is_told
from dragoman.statements.denying import is_denial
from dragoman.statements.drafts import RELATIVE, Draft
from dragoman.statements.priors import confidence_of
from dragoman.statements.quotations import Quotation

__all__ = ["Beside", "share_cue", "shared"]

SURE = 0.72
"""Least confidence of a rule's attribution at words that the tagger left; at .78 the same sets have 76.0 and 71.8."""
SURE_TOLD = 0.7
"""Least confidence of a rule's attribution inside a tagged content: of 16 such in the joint set 16 were right."""
_NEAR = 3  # words from the beginning of what is denied to the claim
_REFUTING = frozenset({"denies", "doubts", "declines"})


@dataclass(frozen=True, slots=True)
class Beside:
    """Which drafts of the rules stand beside the tagged ones: told inside one, or at words that none of them took."""

    reading: Reading
    joined: tuple[Draft, ...]
    quotations: Sequence[Quotation]
    cues: CueLexicon

    def takes(self, draft: Draft) -> bool:
        """Tell whether a draft is sure enough, or is hearsay that must not read as the report's own word."""
        if any(share_cue(draft, other) for other in self.joined):
            return False
        place = draft.start if draft.cue_head is None else draft.cue_head
        hosts = [other for other in self.joined if other.holds(place) and other.size > draft.size]
        denial = is_denial(self.reading, draft)
        if hosts:
            if any(_is_disowned(draft, host) for host in hosts):
                return False
            if draft.rule == RELATIVE:
                return True
            told = denial and is_told(self.reading, draft, self.quotations)
            return told or self._is_told(draft) or any(_is_refuted(draft, host) for host in hosts)
        if denial and not any(_is_refuted(draft, other) for other in self.joined):
            return True
        free = not any(shared(draft, other) for other in self.joined)
        return free and ((confidence_of(draft) >= SURE and self._can_tell(draft)) or self._is_hearsay(draft))

    def _can_tell(self, draft: Draft) -> bool:
        """Tell whether a source is a party or a text: "the loan agreed on last year" tells nothing."""
        if draft.source_head is None:
            return True
        head = self.reading.tokens[draft.source_head]
        known = head.lemma.lower() in self.cues.sources or self.cues.cue("NOUN", head.lemma) is not None
        return head.pos != "NOUN" or known or is_agent(self.reading, head, self.cues)

    def _is_told(self, draft: Draft) -> bool:
        """Tell whether another one is told to have said it; a pronoun may mean the teller ("Kara said he hoped …")."""
        if draft.source_head is None or self.reading.tokens[draft.source_head].pos == "PRON":
            return False
        sure = confidence_of(draft) >= SURE_TOLD and self._can_tell(draft)
        return sure and is_told(self.reading, draft, self.quotations)

    def _is_hearsay(self, draft: Draft) -> bool:
        return draft.rule == "noun-clause" and draft.row is not None and self.cues.means("hearsay", draft.row.lemma)


def _is_refuted(draft: Draft, host: Draft) -> bool:
    """Tell whether a draft is the claim that its host denies ("refuted claims that it fell"): somebody made it."""
    if draft.cue is None or host.row is None or not draft.rule.startswith("noun"):
        return False
    return host.row.stance in _REFUTING and draft.cue[0] - host.start < _NEAR


def _is_disowned(draft: Draft, host: Draft) -> bool:
    """Tell whether who denies it would be made to say it ("Kara denied having said that")."""
    return host.row is not None and host.row.stance == "denies" and draft.source == host.source


def share_cue(one: Draft, other: Draft) -> bool:
    """Tell whether the cues of two drafts share a word."""
    return one.cue is not None and other.cue is not None and one.cue[0] < other.cue[1] and other.cue[0] < one.cue[1]


def shared(one: Draft, other: Draft) -> int:
    """How many words of content two drafts share."""
    return sum(max(0, min(last, end) - max(first, start)) for first, last in one.contents for start, end in other.contents)

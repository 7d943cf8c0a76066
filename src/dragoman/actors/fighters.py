"""Fighters: "the militants" -> the one armed group that the report has just named.

"Protests to the Kara Front led nowhere, as the militants denied that they held him" -> the Kara Front. Where two are named,
where the one named is what acts on them, or where troops are named, nobody is meant. In: drafts with their named mentions.
Out: further mentions of them.
"""

from dragoman.actors.drafts import Draft, Ensemble
from dragoman.actors.knowledge import fold
from dragoman.actors.salience import SUBJECTS
from dragoman.model import Reading, Token

__all__ = ["link_fighters"]

_FIGHTERS = frozenset({"militants", "jihadists", "extremists", "insurgents", "terrorists"})
_ARMED = frozenset({"REB", "PRM", "UAF", "CRM"})
_TROOPS = frozenset({"army", "forces", "units", "council", "guard", "guards", "coalition", "brigade", "brigades"})
"""Words in the names of those whom a report seldom calls so."""


def link_fighters(ensemble: Ensemble) -> None:
    """Link "the militants" to the one armed group named in their sentence before them, or else in the one before it."""
    for token in ensemble.reading.tokens:
        if token.tag == "NNS" and token.text.casefold() in _FIGHTERS and not ensemble.covered(token.index):
            draft = _meant(ensemble, token) if _is_bare(ensemble.reading, token) else None
            if draft is not None:
                ensemble.mention(draft, token.index, token.index + 1, "description", "definite")
                draft.plural = True


def _is_bare(reading: Reading, token: Token) -> bool:
    before = reading.tokens[token.index - 1] if token.index else None
    after = reading.tokens[token.index + 1].text.casefold() if token.index + 1 < len(reading.tokens) else ""
    return before is not None and before.text.casefold() == "the" and after not in {"in", "of", "who", "from", "at", "that"}


def _meant(ensemble: Ensemble, token: Token) -> Draft | None:
    reading = ensemble.reading
    for sentence in range(token.sentence, max(-1, token.sentence - 2), -1):
        named: dict[str, Draft] = {}
        for each in reading.tokens_of(reading.sentences[sentence]):
            draft = ensemble.headed(each.index) if each.index < token.index else None
            if draft is not None and _is_armed(draft):
                if _acts_on(reading, each, token):
                    return None
                named[draft.key] = draft
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
    return None


def _is_armed(draft: Draft) -> bool:
    return draft.kind == "organization" and bool(_ARMED & set(draft.sectors)) and not _TROOPS & set(fold(draft.name).split())


def _acts_on(reading: Reading, before: Token, token: Token) -> bool:
    """Whether a word is the subject of what is told of another: in "the Kara Front killed the militants" they are others."""
    subject = before.dep in SUBJECTS and before.sentence == token.sentence
    return subject and any(above.index == before.head for above in reading.ancestors(token))

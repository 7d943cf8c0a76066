"""What bodies are called later in a report: ``the company`` after ``Orlen``, ``the Commission`` after its only full name.

In: the drafts of a report, a definite noun that means none of them by its words. Out: whom it means, where only one can.
"""

from dragoman.actors.drafts import Draft, Ensemble
from dragoman.actors.judging import BODY_WORDS
from dragoman.actors.knowledge import fold
from dragoman.actors.salience import drafts_before
from dragoman.model import Token

__all__ = ["called_so"]

_FIRMS_CALLED = frozenset({
    "company", "firm", "retailer", "airline", "carrier", "manufacturer", "maker", "insurer", "lender", "brewer", "chain",
    "publisher", "automaker", "steelmaker", "chipmaker", "drugmaker", "conglomerate", "concern",
})  # fmt: skip
_FIRM_WORDS = frozenset(
    {"company", "corporation", "corp", "inc", "ltd", "plc", "co", "firm", "group", "international", "airlines"}
)
_NOT_FIRMS = BODY_WORDS - _FIRM_WORDS
_OTHERS = frozenset(
    {"other", "another", "parent", "new", "first", "second", "largest", "whole", "merged", "combined", "holding"}
)
"""What parts a firm from the one named before."""
_REACH = 3  # sentences
_CLEAR = 0.4  # salience


def called_so(ensemble: Ensemble, token: Token, country: str | None) -> list[Draft]:
    """Return the one body that a definite noun means; none where two may be meant.

    Args:
        ensemble: The drafts with their names.
        token: The noun, with "the" or "this" before its phrase.
        country: What the phrase says of whose it is.
    """
    noun = fold(token.text)
    before = {each.text.casefold() for each in ensemble.reading.children(token)}
    if before & _OTHERS:
        return []
    if noun in _FIRMS_CALLED:
        return _firm(ensemble, token, country)
    opens = ensemble.reading.sentences[token.sentence].first == token.index
    if noun in BODY_WORDS and token.text[:1].isupper() and not opens:
        return _only_bearer(ensemble, token, noun)
    return []


def _firm(ensemble: Ensemble, token: Token, country: str | None) -> list[Draft]:
    """The firm that stands out before; else the only one of the report, where it was named before."""
    best: dict[str, tuple[float, Draft]] = {}
    for salience, draft in drafts_before(ensemble, token, _REACH):
        if _may_be_firm(draft, country) and salience > best.get(draft.key, (-100.0, draft))[0]:
            best[draft.key] = (salience, draft)
    found = sorted(best.values(), key=lambda pair: -pair[0])
    if found and (len(found) == 1 or found[0][0] - found[1][0] >= _CLEAR):
        return [found[0][1]]
    if found:
        return []
    named = [draft for draft in ensemble.drafts.values() if _may_be_firm(draft, country) and draft.first()[0] < token.index]
    return named if len(named) == 1 else []


def _may_be_firm(draft: Draft, country: str | None) -> bool:
    if draft.kind != "organization" or not draft.mentions or country not in {None, draft.country or country}:
        return False
    if draft.known:
        return "company" in draft.words
    return not _NOT_FIRMS & draft.words and set(draft.sectors) <= {"BUS"} and not draft.plural


def _only_bearer(ensemble: Ensemble, token: Token, noun: str) -> list[Draft]:
    """The one body named before whose name has the word: "the Commission" far below the Harbour Commission."""
    found = [
        draft
        for draft in ensemble.drafts.values()
        if draft.kind == "organization"
        and noun in fold(draft.name).split()
        and draft.mentions
        and draft.first()[0] < token.index
    ]
    return found if len(found) == 1 else []

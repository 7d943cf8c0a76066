"""How much somebody stands out where a pronoun looks back for them: subjects and near ones first.

In: the drafts of a report, a word that looks back. Out: the drafts before it with their salience; the one that stands out.
"""

from collections.abc import Iterator

from dragoman.actors.drafts import Draft, Ensemble
from dragoman.model import Token

__all__ = ["SUBJECTS", "clear_winner", "drafts_before", "salience_of"]

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SAID = 4.0  # salience


def drafts_before(
    ensemble: Ensemble, token: Token, reach: int, quoted: frozenset[int] = frozenset()
) -> Iterator[tuple[float, Draft]]:
    """Yield the drafts mentioned before a token, each as often as it is mentioned, with the salience of the mention."""
    tokens = ensemble.reading.tokens
    lowest = max(0, token.sentence - reach)
    for index in range(token.index - 1, ensemble.reading.sentences[lowest].first - 1, -1):
        draft = ensemble.headed(index)
        if draft is None:
            continue
        said = index in quoted and token.index not in quoted  # of whom others' words tell, the reporter's "it" does not
        yield salience_of(ensemble, tokens[index], token) - _SAID * said, draft


def salience_of(ensemble: Ensemble, before: Token, token: Token) -> float:
    """Return how much a word stands out for one that looks back to it."""
    far = token.sentence - before.sentence
    salience = 3.0 * (before.dep in SUBJECTS) - 2.0 * far - 1.5 * (before.dep == "poss")
    return salience + 1.0 * (_main_subject(ensemble, before)) - 0.02 * (token.index - before.index)


def _main_subject(ensemble: Ensemble, token: Token) -> bool:
    return token.dep in SUBJECTS and ensemble.reading.sentences[token.sentence].root == token.head


def clear_winner(found: list[tuple[float, Draft | None]]) -> Draft | None:
    """Return the one that stands out clearly from the others; None where two are alike, or nobody does."""
    found.sort(key=lambda pair: -pair[0])
    if not found or (len(found) > 1 and found[0][0] - found[1][0] < 0.4):
        return None
    return found[0][1]

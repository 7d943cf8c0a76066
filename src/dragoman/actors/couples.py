"""Couples: ``Mrs. Dahl`` is not the man of that surname whom the report names in full, nor ``Mr. Dahl`` the woman.

In: a surname with "Mr" or "Mrs" before it, the drafts of those named in full. Out: the one of that surname and sex, or a draft
of its own; None where the title tells nothing.
"""

from dragoman.actors.drafts import Draft, Ensemble
from dragoman.actors.knowledge import fold
from dragoman.actors.names import Named

__all__ = ["other_of_couple"]

_TITLES = {"mr": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f"}


def other_of_couple(ensemble: Ensemble, named: Named, surname: str, bearer: Draft | None) -> Draft | None:
    """Return whom a title and a surname mean, where the one known by the surname is of the other sex; else None.

    Args:
        ensemble: The drafts of those named in full.
        named: The surname.
        surname: The same, folded.
        bearer: Whom the report calls so otherwise.
    """
    tokens = ensemble.reading.tokens
    title = tokens[named.first - 1].text if named.first else ""
    gender = _TITLES.get(title.casefold().rstrip("."))
    if gender is None or bearer is None or bearer.gender in {"", gender} or " " in surname:
        return None
    named_so = [
        draft
        for draft in ensemble.drafts.values()
        if draft.kind == "person" and draft.gender == gender and fold(draft.name).split()[-1] == surname
    ]
    if named_so:
        return named_so[0] if len(named_so) == 1 else None
    people = ensemble.knowledge.people
    known = [
        person
        for person in ensemble.knowledge.surnames.get(surname, ())
        if people[person].gender == gender and people[person].country == bearer.country
    ]
    if len(known) == 1:
        return ensemble.known(known[0])
    draft = ensemble.local(f"person:{gender}:{surname}", f"{title} {tokens[named.first].text}", "person")
    draft.gender = gender
    return draft

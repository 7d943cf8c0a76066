"""Learning: what a phrase beside a name tells of its bearer: ``Gov. Ivo Dal`` -> "the governor" may mean him later.

In: a draft, the phrase that describes it. Out: the draft with the country, the sectors and the nouns that the phrase gives.
"""

from dragoman.actors.drafts import Draft
from dragoman.actors.knowledge import Knowledge
from dragoman.actors.phrases import Described

__all__ = ["learn", "learn_title"]

_SPELLED = {
    "gov": ("governor",),
    "sen": ("senator", "lawmaker"),
    "rep": ("congressman", "congresswoman", "representative", "lawmaker"),
    "gen": ("general",),
    "col": ("colonel",),
    "maj": ("major",),
    "lt": ("lieutenant",),
    "sgt": ("sergeant",),
    "capt": ("captain",),
    "prof": ("professor",),
    "rev": ("reverend",),
}
"""What a shortened title is called where no name follows."""


def learn_title(draft: Draft, before: str) -> None:
    """Take over what a shortened title right before a name is called in full."""
    draft.words.update(_SPELLED.get(before.casefold().rstrip("."), ()))


def learn(draft: Draft, phrase: Described, knowledge: Knowledge) -> None:
    """Take over the country, sectors and nouns that a phrase gives; a known actor keeps its own."""
    draft.words.update({phrase.role.role, phrase.role.role.split()[-1]})
    draft.gender = draft.gender or phrase.role.gender
    if draft.known:
        return
    country, sectors = phrase.country, phrase.sectors
    if phrase.entry is not None:
        body = knowledge.organisations.get(phrase.entry.id) or knowledge.outlets.get(phrase.entry.id)
        person = knowledge.people.get(phrase.entry.id)
        country = country or (body.country if body else person.country if person else None)
        belongs = getattr(body, "sectors", ()) or (("JRN",) if phrase.entry.kind == "outlet" else ())
        sectors = belongs if (belongs and phrase.role.kind in {"person", "group"}) or not sectors else sectors
    draft.country = draft.country or country or (phrase.region[1] if phrase.region else None)
    draft.sectors = draft.sectors or sectors

"""What stands beside names of bodies and members of parliaments: ``the oil company Petroleos de Venezuela``, a seat.

In: the names, the phrases that role words head. Out: descriptions among the mentions of bodies, with the country and sectors
that they give; countries of those whose seat is named.
"""

from collections.abc import Sequence

from dragoman.actors.drafts import Draft, Ensemble
from dragoman.actors.learning import learn
from dragoman.actors.names import Named
from dragoman.actors.phrases import Described, role_ending_at
from dragoman.model import Reading

__all__ = ["PARTIES", "describe_bodies", "learn_seats"]

PARTIES = frozenset({"D", "R", "I", "Dem", "Dem.", "Rep", "Rep.", "DFL"})
"""How newspapers write the party of an American member before the state."""
_MEMBERS = frozenset({"rep", "sen", "representative", "senator", "congressman", "congresswoman"})
_FAR = 6  # tokens between a name and the noun that is set beside it


def describe_bodies(
    ensemble: Ensemble, names: Sequence[Named], phrases: Sequence[Described], used: frozenset[int]
) -> frozenset[int]:
    """Tell what bodies are from the nouns set beside their names.

    Returns:
        Heads of the phrases that were used, which describe nobody else.
    """
    reading = ensemble.reading
    bodies = [phrase for phrase in phrases if phrase.head not in used and _is_body(reading, phrase)]
    by_end = {phrase.last: phrase for phrase in bodies}
    found: set[int] = set()
    for named in names:
        draft = ensemble.at(named.last - 1)
        if draft is None or draft.kind != "organization":
            continue
        before = by_end.get(named.first) or _set_of(reading, named, by_end)
        after = [phrase for phrase in bodies if _is_set_after(reading, named, phrase)]
        for phrase in (*((before,) if before else ()), *after[:1]):
            if reading.tokens[phrase.head].sentence == reading.tokens[named.first].sentence and _fits(phrase, draft):
                found.add(phrase.head)
                ensemble.mention(draft, phrase.first, phrase.last, "description", "beside-body")
                learn(draft, phrase, ensemble.knowledge)
    return frozenset(found)


def _is_body(reading: Reading, phrase: Described) -> bool:
    """Whether a phrase may tell what one body is: one firm, agency or newspaper, written as a noun."""
    head = reading.tokens[phrase.head]
    return (
        phrase.role.kind == "group"
        and head.tag == "NN"
        and head.text.islower()
        and bool({*phrase.sectors, *phrase.role.sectors} & _TOLD)
    )


_TOLD = frozenset({"BUS", "JRN", "NGO", "SOC", "PTY", "EDU", "REB", "IGO"})


def _is_set_after(reading: Reading, named: Named, phrase: Described) -> bool:
    """Whether a comma and an article part a name from what it is: "Kolin, a Turkish company,"."""
    tokens = reading.tokens
    if not named.last + 1 < phrase.first <= named.last + _FAR or tokens[named.last].text != ",":
        return False
    opens = tokens[named.last + 1].text.casefold() in {"a", "an", "the"}
    return opens and phrase.first == named.last + 2 and tokens[phrase.head].dep in {"appos", "attr", "conj"}


def _set_of(reading: Reading, named: Named, by_end: dict[int, Described]) -> Described | None:
    """What a body is that is named after "of": "the Swiss firm of Asea Brown Boveri"."""
    if named.first < 2 or reading.tokens[named.first - 1].text != "of" or named.entries:
        return None
    phrase = by_end.get(named.first - 1)
    return phrase if phrase is not None and phrase.role.role in {"firm", "company"} else None


def _fits(phrase: Described, draft: Draft) -> bool:
    return phrase.country in {None, draft.country} or draft.country is None


def learn_seats(ensemble: Ensemble, names: Sequence[Named]) -> None:
    """Give members of a parliament its sector and their country from the state that they sit for."""
    for named in names:
        draft = ensemble.at(named.last - 1)
        if draft is None or draft.kind != "person" or draft.known:
            continue
        country = _country_of_seat(ensemble, named)
        if country is not None:
            draft.country, draft.sectors = country, ("LEG",)


def _country_of_seat(ensemble: Ensemble, named: Named) -> str | None:
    """The country of the state after a member's name: "Dahl, D-Kan.", "Dahl (R-Ohio)", "Rep. Dahl of Illinois"."""
    tokens, sentence = ensemble.reading.tokens, ensemble.reading.sentences[ensemble.reading.tokens[named.first].sentence]
    after = tokens[named.last : min(named.last + 4, sentence.last)]
    place = 0
    if len(after) > 3 and after[0].text in {",", "("} and after[1].text in PARTIES and after[2].text in {"-", "–"}:
        place = after[3].index
    elif len(after) > 1 and after[0].text == "of" and named.first > sentence.first:
        role = role_ending_at(tokens, named.first - 1, sentence.first, ensemble.knowledge)
        place = after[1].index if role is not None and role[1].role in _MEMBERS else 0
    states = ensemble.knowledge.world.gazetteer.regions_short(tokens[place].text) if place else ()
    states = states or (ensemble.knowledge.world.gazetteer.regions_short(f"{tokens[place].text}.") if place else ())
    return states[0][1] if len({country for _, country in states}) == 1 else None

"""Definite phrases: ``the group``, ``the minister``, ``the secretary of state`` -> whom the report named before.

In: a noun that may refer back, the drafts with their named mentions. Out: a further mention of the one that it means. Whose
government "the government" is, is told by whose the report has spoken of; the armed one is "the group", unless it speaks.
"""

from collections.abc import Sequence

from dragoman.actors.callings import called_so
from dragoman.actors.drafts import Draft, Ensemble
from dragoman.actors.judging import SPEECH
from dragoman.actors.knowledge import fold
from dragoman.actors.phrases import Described
from dragoman.actors.salience import SUBJECTS, drafts_before
from dragoman.model import Token

__all__ = ["link_definite"]

_REACH = 3  # sentences back
_DEFINITE = frozenset({"the", "this", "that"})
_COUNTRY_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom", "government"})
_RULING = frozenset({"government", "regime", "authorities", "administration", "cabinet"})
_APART = frozenset({"new", "next", "incoming", "other", "another", "rival", "future"})


def link_definite(ensemble: Ensemble, token: Token, phrase: Described | None) -> None:
    """Link "the group", "the Palestinian resistance group": the last draft that the noun may mean, with a fitting country."""
    first = phrase.first if phrase else _noun_start(ensemble, token)
    before = ensemble.reading.tokens[first - 1] if first else None
    if before is None or before.text.casefold() not in _DEFINITE or before.sentence != token.sentence:
        return
    office = phrase.role.role if phrase is not None and phrase.role.kind == "office" else ""
    noun = office if " of " in office else fold(token.text)  # "the secretary of state" is no state
    if noun in _COUNTRY_NOUNS and (first < token.index or token.dep not in SUBJECTS):
        return  # "the first nation" is another one, "in the country" a place
    peoples = phrase.peoples if phrase else ()
    fitting = [
        draft
        for _, draft in sorted(drafts_before(ensemble, token, _REACH), key=lambda pair: -pair[0])
        if noun in draft.words
        and not fold(draft.name).endswith(f"{noun}s")  # "foreign governments" are not "the government"
        and all(people in fold(draft.name) for people in peoples)
        and (phrase is None or (phrase.country in {None, draft.country} and _agree(phrase, draft)))
        and _narrows(ensemble, draft, first, token.index)
        and not _is_named_below(ensemble, draft, token)
        and not (phrase is not None and _OPPOSED & set(phrase.sectors) and draft.key.startswith("group:"))
        and not (phrase is not None and _is_peaceful(phrase) and _ARMED & set(draft.sectors))
    ]
    fitting = (
        fitting or _same_again(ensemble, first, token.index) or called_so(ensemble, token, phrase.country if phrase else None)
    )
    armed = [draft for draft in fitting if _ARMED & set(draft.sectors)]
    if _told_apart(ensemble, first, token.index) and any(draft.kind == "person" for draft in fitting):
        return
    if fitting:
        unsaid = bool(armed) and noun in _ARMED_NOUNS and not _speaks(ensemble, token)
        chosen = armed[0] if unsaid else _governing(ensemble, fitting, noun, token) or fitting[0]
        ensemble.mention(chosen, first, token.index + 1, "description", "definite")


def _told_apart(ensemble: Ensemble, first: int, head: int) -> bool:
    """Whether the words before a noun set one apart from whoever bore it before: "the new mayor"."""
    return any(fold(token.text) in _APART for token in ensemble.reading.tokens[first:head])


def _governing(ensemble: Ensemble, fitting: Sequence[Draft], noun: str, token: Token) -> Draft | None:
    """Return whose government the report has spoken of before, where "the government" may be one's that it has not."""
    if noun != "government" or _rules(ensemble, fitting[0], token.index):
        return None
    ruling = [
        draft
        for draft in ensemble.drafts.values()
        if draft.kind == "country" and noun in draft.words and _rules(ensemble, draft, token.index)
    ]
    return ruling[0] if len(ruling) == 1 else None


def _rules(ensemble: Ensemble, draft: Draft, before: int) -> bool:
    tokens = ensemble.reading.tokens
    return any(last <= before and fold(tokens[last - 1].text) in _RULING for _, last in draft.mentions)


def _is_named_below(ensemble: Ensemble, draft: Draft, token: Token) -> bool:
    """Whether one is named in what a subject says or does: in "the government denied that Oslo knew" it is not Oslo's."""
    if token.dep not in SUBJECTS:
        return False
    reading = ensemble.reading
    return any(
        form in {"name", "metonym"}
        and token.index < begin
        and reading.tokens[end - 1].sentence == token.sentence
        and any(above.index == token.head for above in reading.ancestors(reading.tokens[end - 1]))
        for (begin, end), (form, _) in draft.mentions.items()
    )


def _narrows(ensemble: Ensemble, draft: Draft, first: int, head: int) -> bool:
    """Whether the words before a noun are those by which an unnamed one was told: "the second official" is not the first."""
    if not draft.key.startswith(("group:", "unnamed:")):
        return True
    known = set(fold(draft.name).split())
    words = [token for token in ensemble.reading.tokens[first:head] if token.tag not in {"VBN", "VBG"}]  # "the captured pilot"
    return all(fold(token.text) in known for token in words)


def _same_again(ensemble: Ensemble, first: int, head: int) -> list[Draft]:
    """The one unnamed person whom the same words told of further above: "a Western banker … the Western banker"."""
    words = fold(" ".join(token.text for token in ensemble.reading.tokens[first : head + 1]))
    found = [
        draft
        for draft in ensemble.drafts.values()
        if draft.key.startswith("unnamed:") and fold(draft.name) == words and draft.mentions and draft.first()[0] < first
    ]
    return found if len(found) == 1 and " " in words else []


def _agree(phrase: Described, draft: Draft) -> bool:
    """Whether what modifies a noun fits an actor: "the opposition group" is not the monitor."""
    return not _OPPOSED & set(phrase.sectors) or not draft.sectors or bool({*_OPPOSED, "PTY"} & set(draft.sectors))


def _is_peaceful(phrase: Described) -> bool:
    """Whether a role of several words says what a group does, and that it bears no arms: "the rights group"."""
    own = set(phrase.role.sectors)
    return " " in phrase.role.role and bool(own) and not own & {*_OPPOSED, *_ARMED, "MIL", "GOV"}


_OPPOSED = frozenset({"OPP", "REB"})
_ARMED = frozenset({"REB", "PRM", "UAF", "CRM"})
_ARMED_NOUNS = frozenset({"group", "movement", "organisation", "organization"})
"""What does not speak and is called so is rather the armed one of the report than the monitor that told of it."""


def _speaks(ensemble: Ensemble, token: Token) -> bool:
    return token.dep in SUBJECTS and ensemble.reading.head(token).lemma in SPEECH


def _noun_start(ensemble: Ensemble, token: Token) -> int:
    first = token.index
    tokens = ensemble.reading.tokens
    while first > 0 and tokens[first - 1].sentence == token.sentence and tokens[first - 1].tag[:2] in {"JJ", "NN"}:
        first -= 1
    return first

"""References: ``he``, ``who``, ``the group``, ``the minister`` -> whom the report named before.

In: drafts with their named mentions. Out: further mentions of them. Precision first: a reference with two likely antecedents
is left out. "I" and "we" inside quotations are left to statements.
"""

from collections.abc import Iterator, Sequence

from dragoman.actors.drafts import Draft, Ensemble
from dragoman.actors.judging import SPEECH
from dragoman.actors.knowledge import fold
from dragoman.actors.phrases import Described
from dragoman.model import Token

__all__ = ["link_references"]

_SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_REACH = 3  # sentences back for a person, one less for the rest
_DEFINITE = frozenset({"the", "this", "that"})
_COUNTRY_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom", "government"})
_FEELINGS = frozenset({"condolence", "sympathy", "congratulation", "commiseration", "solidarity", "regret", "apology"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def link_references(ensemble: Ensemble, phrases: Sequence[Described]) -> None:
    """Add pronouns, relative "who" and definite descriptions to the drafts that they mean."""
    heads = {phrase.head: phrase for phrase in phrases}
    for token in ensemble.reading.tokens:
        word = token.text.casefold()
        if word in _SINGULAR and token.tag in {"PRP", "PRP$"}:
            draft = _consoled(ensemble, token) or _person_before(ensemble, token, _SINGULAR[word])
            _link(ensemble, token, "pronoun", draft)
            if draft is not None:
                draft.gender = draft.gender or _SINGULAR[word]
        elif word in _PLURAL and token.tag in {"PRP", "PRP$"}:
            _link(ensemble, token, "pronoun", _others_before(ensemble, token, plural=True) or _body_before(ensemble, token))
        elif word in _NEUTER and token.tag in {"PRP", "PRP$"} and not _is_empty_it(ensemble, token):
            _link(ensemble, token, "pronoun", _others_before(ensemble, token, plural=False))
        elif word in {"who", "whom"} and token.tag in {"WP"}:
            _link(ensemble, token, "pronoun", _relative(ensemble, token))
        elif token.tag in {"NN", "NNP"} and token.index and not ensemble.covered(token.index):
            _link_definite(ensemble, token, heads.get(token.index))


def _consoled(ensemble: Ensemble, token: Token) -> Draft | None:
    """Return the person to whom a feeling is shown, whose own loss or luck is its cause: "condolences to him on his loss"."""
    reading = ensemble.reading
    if token.tag != "PRP$":
        return None
    verbs = (head for head in reading.ancestors(token) if head.index < token.index and head.pos == "VERB")
    for verb in verbs:
        feeling = reading.child(verb, "dobj")
        if feeling is None or feeling.lemma.lower() not in _FEELINGS:
            continue
        between = (reading.tokens[index] for index in range(feeling.index + 1, token.index))
        shown = (
            each for each in between if each.dep in {"pobj", "dative"} and reading.head(each).lemma.lower() in {"to", "with"}
        )
        drafts = (ensemble.headed(each.index) for each in shown)
        return next((draft for draft in drafts if draft is not None and draft.kind == "person"), None)
    return None


def _link(ensemble: Ensemble, token: Token, rule: str, draft: Draft | None) -> None:
    if draft is not None and not ensemble.covered(token.index):
        ensemble.mention(draft, token.index, token.index + 1, "pronoun", rule)


def _before(ensemble: Ensemble, token: Token, reach: int) -> Iterator[tuple[float, Draft]]:
    """Yield the drafts mentioned before a token with their salience: subjects and near ones first."""
    tokens = ensemble.reading.tokens
    lowest = max(0, token.sentence - reach)
    seen: set[tuple[int, str]] = set()
    for index in range(token.index - 1, ensemble.reading.sentences[lowest].first - 1, -1):
        draft = ensemble.headed(index)
        if draft is None or (tokens[index].sentence, draft.key) in seen:
            continue
        seen.add((tokens[index].sentence, draft.key))
        far = token.sentence - tokens[index].sentence
        salience = 3.0 * (tokens[index].dep in _SUBJECTS) - 2.0 * far - 1.5 * (tokens[index].dep == "poss")
        salience += 1.0 * (_main_subject(ensemble, tokens[index])) - 0.02 * (token.index - index)
        yield salience, draft


def _main_subject(ensemble: Ensemble, token: Token) -> bool:
    return token.dep in _SUBJECTS and ensemble.reading.sentences[token.sentence].root == token.head


def _person_before(ensemble: Ensemble, token: Token, gender: str) -> Draft | None:
    best: dict[str, tuple[float, Draft]] = {}
    for salience, draft in _before(ensemble, token, _REACH):
        if draft.kind == "person" and draft.gender in {"", gender}:
            worth = salience + (0.5 if draft.gender == gender else 0)
            if draft.key not in best or best[draft.key][0] < worth:
                best[draft.key] = (worth, draft)
    return _clear_winner(list(best.values()))


def _others_before(ensemble: Ensemble, token: Token, *, plural: bool) -> Draft | None:
    best: dict[str, tuple[float, Draft]] = {}
    for salience, draft in _before(ensemble, token, _REACH - 2):
        fits = draft.kind == "group" or draft.plural if plural else draft.kind in {"country", "organization"}
        if fits and (draft.key not in best or best[draft.key][0] < salience):
            best[draft.key] = (salience, draft)
    winner = _clear_winner(list(best.values()))
    return winner if winner is not None and best[winner.key][0] >= 0.5 else None


def _body_before(ensemble: Ensemble, token: Token) -> Draft | None:
    """The body that "they" and "their" mean where no group stands before them: "The club said they ...", in one sentence."""
    best: dict[str, tuple[float, Draft]] = {}
    for salience, draft in _before(ensemble, token, 0):
        if draft.kind in {"organization", "person", "group"} and (draft.key not in best or best[draft.key][0] < salience):
            best[draft.key] = (salience, draft)
    winner = _clear_winner(list(best.values()))
    return winner if winner is not None and winner.kind == "organization" and best[winner.key][0] >= 0.5 else None


def _clear_winner(found: list[tuple[float, Draft]]) -> Draft | None:
    found.sort(key=lambda pair: -pair[0])
    if not found or (len(found) > 1 and found[0][0] - found[1][0] < 0.4):
        return None
    return found[0][1]


def _is_empty_it(ensemble: Ensemble, token: Token) -> bool:
    """Whether "it" only opens a clause: "it is clear that", "it seems", "it was the first time"."""
    if token.text.casefold() != "it":
        return False
    verb = ensemble.reading.head(token)
    if token.dep == "expl" or verb.lemma in {"be", "seem", "appear", "happen", "rain", "take", "remain", "become"}:
        return True
    return token.dep not in {"nsubj", "nsubjpass"} or token.dep == "nsubjpass"


def _relative(ensemble: Ensemble, token: Token) -> Draft | None:
    verb = ensemble.reading.head(token)
    while verb.dep in {"conj", "aux", "ccomp", "xcomp"} and verb.head != verb.index:
        verb = ensemble.reading.head(verb)
    if verb.dep != "relcl":
        return None
    draft = ensemble.headed(verb.head)
    return draft if draft is not None and draft.kind in {"person", "group"} else None


def _link_definite(ensemble: Ensemble, token: Token, phrase: Described | None) -> None:
    """Link "the group", "the Palestinian resistance group": the last draft that the noun may mean, with a fitting country."""
    first = phrase.first if phrase else _noun_start(ensemble, token)
    before = ensemble.reading.tokens[first - 1] if first else None
    if before is None or before.text.casefold() not in _DEFINITE or before.sentence != token.sentence:
        return
    noun = fold(token.text)
    if noun in _COUNTRY_NOUNS and (first < token.index or token.dep not in _SUBJECTS):
        return  # "the first nation" is another one, "in the country" a place
    peoples = phrase.peoples if phrase else ()
    fitting = [
        draft
        for _, draft in sorted(_before(ensemble, token, _REACH), key=lambda pair: -pair[0])
        if noun in draft.words
        and not fold(draft.name).endswith(f"{noun}s")  # "foreign governments" are not "the government"
        and all(people in fold(draft.name) for people in peoples)
        and (phrase is None or (phrase.country in {None, draft.country} and _agree(phrase, draft)))
    ]
    armed = [draft for draft in fitting if _ARMED & set(draft.sectors)]
    if fitting:
        chosen = armed[0] if armed and noun in _ARMED_NOUNS and not _speaks(ensemble, token) else fitting[0]
        ensemble.mention(chosen, first, token.index + 1, "description", "definite")


def _agree(phrase: Described, draft: Draft) -> bool:
    """Whether what modifies a noun fits an actor: "the opposition group" is not the monitor."""
    return not _OPPOSED & set(phrase.sectors) or not draft.sectors or bool({*_OPPOSED, "PTY"} & set(draft.sectors))


_OPPOSED = frozenset({"OPP", "REB"})
_ARMED = frozenset({"REB", "PRM", "UAF", "CRM"})
_ARMED_NOUNS = frozenset({"group", "movement", "organisation", "organization"})
"""What does not speak and is called so is rather the armed one of the report than the monitor that told of it."""


def _speaks(ensemble: Ensemble, token: Token) -> bool:
    return token.dep in _SUBJECTS and ensemble.reading.head(token).lemma in SPEECH


def _noun_start(ensemble: Ensemble, token: Token) -> int:
    first = token.index
    tokens = ensemble.reading.tokens
    while first > 0 and tokens[first - 1].sentence == token.sentence and tokens[first - 1].tag[:2] in {"JJ", "NN"}:
        first -= 1
    return first

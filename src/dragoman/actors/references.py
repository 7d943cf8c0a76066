"""References: ``he``, ``who``, ``the group``, ``the minister`` -> whom the report named before.

In: drafts with their named mentions. Out: further mentions of them. Precision first: a reference with two likely antecedents
is left out. "I" and "we" inside quotations are left to statements.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dragoman.actors.callings import called_so
from dragoman.actors.drafts import Draft, Ensemble
from dragoman.actors.judging import SPEECH
from dragoman.actors.knowledge import fold
from dragoman.actors.phrases import Described
from dragoman.actors.salience import SUBJECTS, clear_winner, drafts_before, salience_of
from dragoman.actors.speakers import quoted_tokens, speakers_by_paragraph
from dragoman.model import Token

__all__ = ["link_references"]

_SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_REACH = 3  # sentences back for a person, one less for the rest
_GENDER = 2.0  # salience of somebody known to be a man or a woman before somebody who may be either
_NOBODY = -100.0  # salience: below all
_DEFINITE = frozenset({"the", "this", "that"})
_COUNTRY_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom", "government"})
_FEELINGS = frozenset({"condolence", "sympathy", "congratulation", "commiseration", "solidarity", "regret", "apology"})
_LONGEST = 8  # tokens of a described phrase
_MODIFYING = frozenset({"compound", "nmod", "amod"})


def link_references(
    ensemble: Ensemble, phrases: Sequence[Described], link_new: Callable[[Described], None] = lambda _: None
) -> None:
    """Add pronouns, relative "who" and definite descriptions to the drafts that they mean.

    Args:
        ensemble: The drafts with their names and indefinite descriptions.
        phrases: All phrases that role words head.
        link_new: Makes a draft of a definite phrase that means nobody named before, so that a later "he" may mean it.
    """
    quoted = quoted_tokens(ensemble.reading)
    references = _References(ensemble, {phrase.head: phrase for phrase in phrases}, quoted)
    inside = [token for token in ensemble.reading.tokens if token.index in quoted]
    for token in ensemble.reading.tokens:
        if token.index not in quoted:
            references.link(token, link_new)
    references.speakers = speakers_by_paragraph(ensemble, quoted)
    for token in inside:
        references.link(token, link_new)


@dataclass(slots=True)
class _References:
    """What the references of a report are looked up in.

    Attributes:
        ensemble: The drafts.
        heads: Described phrases by their heads.
        quoted: Tokens inside quotation marks.
        speakers: Who speaks in each paragraph: "he" inside a quotation is somebody else.
    """

    ensemble: Ensemble
    heads: dict[int, Described]
    quoted: frozenset[int]
    speakers: dict[int, frozenset[str]] = field(default_factory=dict)

    def link(self, token: Token, link_new: Callable[[Described], None]) -> None:
        """Link a token, if it refers to somebody."""
        ensemble, word = self.ensemble, token.text.casefold()
        if token.tag in {"PRP", "PRP$"}:
            if word in _SINGULAR:
                draft = _consoled(ensemble, token) or self._person_before(token, _SINGULAR[word])
                _link(ensemble, token, "pronoun", draft)
                if draft is not None:
                    draft.gender = draft.gender or _SINGULAR[word]
            elif word in _PLURAL:
                _link(ensemble, token, "pronoun", self._group_before(token) or _body_before(ensemble, token, self.quoted))
            elif word in _NEUTER and not _is_empty_it(ensemble, token):
                _link(ensemble, token, "pronoun", _others_before(ensemble, token, self.quoted))
        elif word in {"who", "whom"} and token.tag in {"WP"}:
            _link(ensemble, token, "pronoun", _relative(ensemble, token))
        elif token.tag in {"NN", "NNP"} and token.index and not ensemble.covered(token.index) and not self._modifies(token):
            phrase = self.heads.get(token.index)
            _link_definite(ensemble, token, phrase)
            if phrase is not None and not ensemble.covered(token.index) and not self._is_inside(phrase):
                link_new(phrase)

    def _modifies(self, token: Token) -> bool:
        """Whether a noun stands before one that somebody is called by: "the opposition delegation"."""
        return token.dep in _MODIFYING and token.head > token.index and token.head in self.heads

    def _is_inside(self, phrase: Described) -> bool:
        """Whether a phrase is the beginning of a longer one: "army" of "the army's chief of staff"."""
        after = range(phrase.last, phrase.last + _LONGEST)
        return any(index in self.heads and self.heads[index].first <= phrase.first for index in after)

    def _person_before(self, token: Token, gender: str) -> Draft | None:
        ensemble = self.ensemble
        speaking = self.speakers.get(ensemble.reading.sentences[token.sentence].paragraph, frozenset())
        best: dict[str, tuple[float, Draft | None]] = {}
        for salience, draft in drafts_before(ensemble, token, _REACH, self.quoted):
            if draft.kind == "person" and draft.gender in {"", gender} and draft.key not in speaking:
                worth = salience + (_GENDER if draft.gender == gender else 0)
                if draft.key not in best or best[draft.key][0] < worth:
                    best[draft.key] = (worth, draft)
        best[""] = (self._unlinked(token, _REACH, _is_one), None)
        return clear_winner(list(best.values()))

    def _group_before(self, token: Token) -> Draft | None:
        ensemble = self.ensemble
        best: dict[str, tuple[float, Draft | None]] = {}
        for salience, draft in drafts_before(ensemble, token, _REACH - 2, self.quoted):
            if (draft.kind == "group" or draft.plural) and (draft.key not in best or best[draft.key][0] < salience):
                best[draft.key] = (salience, draft)
        best[""] = (self._unlinked(token, _REACH - 2, _are_several), None)
        winner = clear_winner(list(best.values()))
        return winner if winner is not None and best[winner.key][0] >= 0.5 else None

    def _unlinked(self, token: Token, reach: int, fits: Callable[[Ensemble, Token, Described | None], bool]) -> float:
        """The salience of what a pronoun may mean as well, though it is no actor: "the boy", "Spain and Portugal"."""
        reading = self.ensemble.reading
        lowest = reading.sentences[max(0, token.sentence - reach)].first
        found = [
            salience_of(self.ensemble, reading.tokens[index], token)
            for index in range(lowest, token.index)
            if fits(self.ensemble, reading.tokens[index], self.heads.get(index))
        ]
        return max(found, default=_NOBODY)


def _is_one(ensemble: Ensemble, token: Token, phrase: Described | None) -> bool:
    """Whether a word means one person whom no draft stands for."""
    if phrase is None or phrase.plural or phrase.role.kind not in {"person", "office"} or token.tag != "NN":
        return False
    reading = ensemble.reading
    somebodys = reading.child(token, "poss") is not None  # "his father", before whom he himself goes on
    named = reading.child(token, "appos", "conj") is not None  # "the father, Ivo Dahl, said"
    return token.dep in SUBJECTS and not somebodys and not named and not ensemble.covered(token.index)


def _are_several(ensemble: Ensemble, token: Token, _: Described | None) -> bool:
    """Whether a subject is several that no draft stands for: "prices rose", "Spain and Portugal refused"."""
    if token.dep not in SUBJECTS:
        return False
    if not ensemble.covered(token.index):
        return token.tag in {"NNS", "NNPS"}
    return any(child.dep == "conj" and ensemble.covered(child.index) for child in ensemble.reading.children(token))


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


def _others_before(ensemble: Ensemble, token: Token, quoted: frozenset[int]) -> Draft | None:
    """The body or country that "it" means."""
    best: dict[str, tuple[float, Draft | None]] = {}
    for salience, draft in drafts_before(ensemble, token, _REACH - 2, quoted):
        fits = draft.kind in {"country", "organization"}
        if fits and (draft.key not in best or best[draft.key][0] < salience):
            best[draft.key] = (salience, draft)
    winner = clear_winner(list(best.values()))
    return winner if winner is not None and best[winner.key][0] >= 0.5 else None


def _body_before(ensemble: Ensemble, token: Token, quoted: frozenset[int]) -> Draft | None:
    """The body that "they" and "their" mean where no group stands before them: "The club said they ...", in one sentence."""
    best: dict[str, tuple[float, Draft | None]] = {}
    for salience, draft in drafts_before(ensemble, token, 0, quoted):
        if draft.kind in {"organization", "person", "group"} and (draft.key not in best or best[draft.key][0] < salience):
            best[draft.key] = (salience, draft)
    winner = clear_winner(list(best.values()))
    return winner if winner is not None and winner.kind == "organization" and best[winner.key][0] >= 0.5 else None


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
    ]
    fitting = (
        fitting or _same_again(ensemble, first, token.index) or called_so(ensemble, token, phrase.country if phrase else None)
    )
    armed = [draft for draft in fitting if _ARMED & set(draft.sectors)]
    if fitting:
        chosen = armed[0] if armed and noun in _ARMED_NOUNS and not _speaks(ensemble, token) else fitting[0]
        ensemble.mention(chosen, first, token.index + 1, "description", "definite")


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

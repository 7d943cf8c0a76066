"""References: ``he``, ``who``, ``it`` -> whom the report named before; ``the minister`` is left to ``definites``.

In: drafts with their named mentions. Out: further mentions of them. Precision first: a reference with two likely antecedents
is left out. "I" and "we" inside quotations are left to statements.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dragoman.actors.definites import link_definite
from dragoman.actors.drafts import Draft, Ensemble
from dragoman.actors.judging import SPEECH
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
            link_definite(ensemble, token, phrase)
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
    if _of_another(ensemble, token):
        return None
    best: dict[str, tuple[float, Draft | None]] = {}
    for salience, draft in drafts_before(ensemble, token, _REACH - 2, quoted):
        fits = draft.kind in {"country", "organization"}
        if fits and (draft.key not in best or best[draft.key][0] < salience):
            best[draft.key] = (salience, draft)
    winner = clear_winner(list(best.values()))
    return winner if winner is not None and best[winner.key][0] >= 0.5 else None


def _of_another(ensemble: Ensemble, token: Token) -> bool:
    """Whether a word stands in what one says whom no draft stands for: "the other concern said it would pay"."""
    for verb in ensemble.reading.ancestors(token):
        teller = ensemble.reading.child(verb, "nsubj") if verb.lemma in SPEECH else None
        if teller is not None and teller.index < token.index:
            return teller.tag == "NN" and not ensemble.covered(teller.index)
    return False


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

"""Phrases: who the subject of a verb is, how far a noun phrase reaches, what stands in a clause.

"Kara, who has said it" -> the subject of "said" is "Kara". In: tokens of a reading. Out: tokens and pieces.
"""

from dragoman.model import Reading, Token
from dragoman.statements.drafts import Piece, trimmed

__all__ = ["clause_of", "cue_piece", "interrupted", "is_negated", "noun_phrase", "subject_of", "without"]

_SUBJECTS = ("nsubj", "csubj")
_CARRIED = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "parataxis", "prep"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
_RELATIVES = frozenset({"WDT", "WP"})
_LONGEST_SOURCE = 45  # tokens: a longer noun phrase is a parser's slip, and its head alone is kept
_ASIDE = 14  # tokens between two commas: longer is no aside
_REPORTING_NOUNS = frozenset(
    {"announcement", "statement", "report", "letter", "message", "note", "tweet", "post", "article", "document"}
)
_STEPS = 6  # heads to climb in search of a shared subject


def subject_of(reading: Reading, verb: Token) -> Token | None:
    """Return the word that heads the subject of a verb: its own, a shared one, or the noun that a relative clause hangs on.

    A passive subject counts only where the verb borrows it ("he was quoted as saying").
    """
    aux = interrupted(reading, verb)
    if aux is not None:
        return reading.child(aux, *_SUBJECTS)
    reporter = _noun_before(reading, verb) or _lost_subject(reading, verb)
    if reporter is not None:
        return reporter
    token = verb
    for _ in range(_STEPS):
        own = reading.child(token, *_SUBJECTS)
        if own is None and token.index != verb.index:
            own = reading.child(token, "nsubjpass")
        if own is not None:
            return _antecedent(reading, own, token)
        if token.dep in {"acl", "relcl"}:
            return reading.head(token) if token.tag != "VBN" else None
        if token.dep not in _CARRIED or not _may_share(reading, token):
            return None
        head = reading.head(token)
        if head.lemma in {"quote", "cite"} and token.dep in {"prep", "pcomp"}:
            return reading.child(head, "dobj", "nsubjpass")
        token = head
    return None


def interrupted(reading: Reading, verb: Token) -> Token | None:
    """Return the auxiliary that an aside parts from its verb ("Kara had, sources say, accused him"); parsers lose it."""
    tokens, place = reading.tokens, verb.index - 1
    if (
        verb.tag not in {"VBD", "VBN"}
        or place < 3
        or tokens[place].text != ","
        or reading.child(verb, *_SUBJECTS, "aux") is not None
    ):
        return None
    for before in range(place - 1, max(place - _ASIDE, 0), -1):
        if tokens[before].text == ",":
            aux = tokens[before - 1]
            return aux if aux.lemma in {"have", "be"} and reading.child(aux, *_SUBJECTS) is not None else None
    return None


def _noun_before(reading: Reading, verb: Token) -> Token | None:
    """Return "announcement" in "the announcement citing costs", which parsers hang elsewhere."""
    if verb.index == 0 or verb.tag != "VBG" or verb.dep not in {"advcl", "acl", "xcomp"}:
        return None
    before = reading.tokens[verb.index - 1]
    is_object = before.dep in {"pobj", "dobj"} and reading.head(verb).index != before.index
    return before if is_object and before.lemma in _REPORTING_NOUNS else None


def _lost_subject(reading: Reading, verb: Token) -> Token | None:
    """Return the head noun of a sentence whose finite verb hangs on another noun ("Ankara, in a statement accused …")."""
    if verb.dep not in {"acl", "relcl"} or verb.tag not in {"VBD", "VBZ", "VBP"}:
        return None
    if any(child.dep in {*_SUBJECTS, "nsubjpass", "mark"} or child.tag in _RELATIVES for child in reading.children(verb)):
        return None
    root = reading.tokens[reading.sentence_of(verb).root]
    return root if root.pos in {"PROPN", "NOUN", "PRON"} and root.index < verb.index else None


def noun_phrase(reading: Reading, head: Token, *, beside: Token | None = None) -> Piece:
    """Return a noun phrase with titles, appositions and relative clauses, without commas at its ends.

    Args:
        reading: The reading that it stands in.
        head: Its head.
        beside: A token that it must not reach, such as the cue.
    """
    first = last = head.index
    members = {token.index for token in reading.subtree(head)}
    if beside is not None and beside.index in members:
        branch = next(token for token in (beside, *reading.ancestors(beside)) if token.head == head.index)
        members -= {token.index for token in reading.subtree(branch)}
    while first - 1 in members and not _is(beside, first - 1):
        first -= 1
    while last + 1 in members and not _is(beside, last + 1):
        last += 1
    last = min([last, *_asides(reading, head)])
    piece = trimmed(reading, first, last + 1)
    if piece is None or last - first > _LONGEST_SOURCE or not piece[0] <= head.index < piece[1]:
        return head.index, head.index + 1
    return _completed(reading, piece)


def _asides(reading: Reading, head: Token) -> list[int]:
    """Return the commas before phrases that belong to the verb ("Ankara, in a statement, accused …")."""
    phrases = [child.index for child in reading.children(head) if child.dep == "prep" and child.index > head.index]
    return [index - 1 for index in phrases if reading.tokens[index - 1].text == "," and reading.tokens[index].lemma == "in"]


def _completed(reading: Reading, piece: Piece) -> Piece:
    """Give a phrase that ends in a preposition the noun behind it, which the parser hung elsewhere."""
    first, last = piece
    if reading.tokens[last - 1].pos != "ADP" or last - first < 2:
        return piece
    end = last
    while end < len(reading.tokens) and end - last < 6 and (_is_nominal(reading.tokens[end])):
        end += 1
    return (first, end) if end > last else (first, last - 1)


def _is_nominal(token: Token) -> bool:
    return token.pos in _NOMINAL or token.dep == "amod" or token.text == "-"


def clause_of(reading: Reading, token: Token) -> Token:
    """Return the nearest verb that heads a clause, from a token upwards; the sentence's root where there is none."""
    if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass"}:
        return token
    for above in reading.ancestors(token):
        if above.pos in {"VERB", "AUX"} and above.dep not in {"aux", "auxpass"}:
            return above
    return reading.tokens[reading.sentence_of(token).root]


def without(tokens: tuple[Token, ...], reading: Reading, *left_out: Token | None) -> list[Token]:
    """Return tokens without those that hang on some of them."""
    gone = {below.index for top in left_out if top is not None for below in reading.subtree(top)}
    return [token for token in tokens if token.index not in gone]


def is_negated(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb carries "not", "never" or "no longer"."""
    return any(child.dep == "neg" or child.lemma in {"never", "hardly"} for child in reading.children(verb))


def cue_piece(reading: Reading, cue: Token) -> Piece:
    """Return the words of a verb cue: with its particle, and with the auxiliaries in front where one says "not"."""
    first, last = cue.index, cue.index + 1
    children = reading.children(cue)
    if is_negated(reading, cue):
        before = [child.index for child in children if child.dep in {"neg", "aux", "auxpass"} and child.index < cue.index]
        first = min(before, default=first)
    if last < len(reading.tokens) and reading.tokens[last].dep == "prt":
        last += 1
    return first, last


def _antecedent(reading: Reading, subject: Token, verb: Token) -> Token:
    if subject.tag not in _RELATIVES or verb.index == subject.index:
        return subject
    for above in (verb, *reading.ancestors(verb)):
        if above.dep == "relcl":
            return reading.head(above)
    return subject


def _may_share(reading: Reading, token: Token) -> bool:
    if token.dep in {"conj", "xcomp", "pcomp", "prep", "dep", "parataxis"}:
        return True
    return (token.tag in {"VBG", "VB", "VBN"} and reading.child(token, "mark", "aux") is None) or _is_infinitive(reading, token)


def _is_infinitive(reading: Reading, token: Token) -> bool:
    mark = reading.child(token, "aux", "mark")
    return mark is not None and mark.tag == "TO"


def _is(token: Token | None, index: int) -> bool:
    return token is not None and token.index == index

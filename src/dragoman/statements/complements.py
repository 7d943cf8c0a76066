"""Complements: the words beside a cue that hold its content, frame by frame.

"accused Israel of wanting more", frame ``of`` -> "wanting more". "urged it to leave", frame ``order`` -> "to leave". The frames
are those of ``dragoman.lexicon.cues``. In: a cue token and its row. Out: the frame that applies and the tokens of the content.
"""

from collections.abc import Callable, Sequence

from dragoman.lexicon.cues import PREPOSITIONS, CueRow
from dragoman.model import Reading, Token
from dragoman.statements.clauses import has_subject, has_that, infinitive_start, is_finite, is_infinitive, is_question

__all__ = ["Found", "find_complement", "is_passive"]

Found = tuple[str, list[Token]]
_INFINITIVES = frozenset({"do", "order", "whom"})
_WITH_INNER = frozenset({"accuse", "suspect", "assure", "inform", "see", "view", "regard", "describe", "cite", "quote"})
"""Verbs whose preposition parsers hang on the object ("accused the men of theft")."""
_OBJECTS = ("dobj", "attr")
_RELATIVE = frozenset({"WDT", "WP"})
_OCCASIONS = frozenset(
    {"statement", "interview", "tweet", "speech", "letter", "post", "video", "address", "conference", "briefing", "communique"}
)
_SHIFTED = frozenset({"have", "will", "would"})
_CONCEDING = frozenset({"though", "although", "albeit"})
_JOINED = 2  # tokens: a comma may stand between
_BREAKS = frozenset({"–", "—", "-", ";"})


def find_complement(reading: Reading, cue: Token, row: CueRow) -> Found | None:
    """Return the first frame of a row that the words beside a cue fill, with the content's tokens in text order."""
    for frames, finder in _FINDERS:
        if row.frames & frames:
            found = finder(reading, cue, row)
            if found is not None:
                return found[0], [*found[1], *_conceded(reading, cue, found[1][-1])]
    return None


def _conceded(reading: Reading, cue: Token, end: Token) -> tuple[Token, ...]:
    """Return what is taken back behind a comma without a verb of its own ("as a factor, though not the only one")."""
    for child in reading.children(cue):
        verbless = child.dep == "prep" or (child.dep == "advcl" and not has_subject(reading, child))
        if verbless and 0 < reading.subtree(child)[0].index - end.index <= _JOINED:
            tokens = reading.subtree(child)
            if tokens[0].lemma in _CONCEDING and not any(token.tag in {"VBD", "VBZ", "VBP"} for token in tokens):
                return tokens
    return ()


def is_passive(reading: Reading, verb: Token) -> bool:
    """Tell whether a verb is in the passive, also in a shortened relative clause ("a man accused of theft")."""
    if verb.tag != "VBN":
        return False
    if reading.child(verb, "auxpass", "nsubjpass", "agent") is not None:
        return True
    head = reading.head(verb)
    borrowed = verb.dep == "conj" and reading.child(head, "auxpass") is not None and reading.child(verb, "nsubj", "aux") is None
    return borrowed or (verb.dep in {"acl", "relcl", "amod", "advcl"} and reading.child(verb, "aux", "nsubj") is None)


def _clause(reading: Reading, cue: Token, row: CueRow) -> Found | None:
    heads = [child for child in reading.children(cue) if child.dep == "ccomp" and not is_infinitive(reading, child)]
    heads += [
        child for child in reading.children(cue) if child.dep in {"xcomp", "pcomp", "acl"} and has_subject(reading, child)
    ]
    if not heads and row.pos != "VERB":
        heads = [
            child for child in reading.children(cue) if child.dep in {"relcl", "acl", "ccomp"} and has_that(reading, child)
        ]
    if not heads or (row.pos == "VERB" and not any(_is_said(reading, cue, head, row) for head in heads)):
        return None
    if row.stance == "believes" and any(is_question(reading, head) for head in heads):
        return None
    after = [head for head in heads if head.index > cue.index]
    return "clause", _carried(reading, _told(reading, after, cue), cue) if after else _joined(reading, heads, cue)


def _carried(reading: Reading, tokens: list[Token], cue: Token) -> list[Token]:
    """Add a second clause whose tense shows that it is told too ("said it had fled and would now rest")."""
    for child in reading.children(cue):
        shifted = {below.lemma for below in reading.children(child) if below.dep == "aux" and below.tag in {"VBD", "MD"}}
        if child.dep == "conj" and cue.tag == "VBD" and shifted & _SHIFTED and reading.child(child, "nsubj") is None:
            below = reading.subtree(child)
            if tokens and 0 < below[0].index - tokens[-1].index <= _JOINED + 1:
                return [*tokens, *reading.tokens[tokens[-1].index + 1 : below[-1].index + 1]]
    return tokens


def _told(reading: Reading, heads: Sequence[Token], cue: Token) -> list[Token]:
    """Join clauses behind a cue, with a subject that went to the cue as its object, without the time of saying in front."""
    tokens = _joined(reading, heads, cue)
    own = reading.child(cue, "dobj")
    if (
        own is not None
        and cue.index < own.index < heads[0].index
        and reading.child(heads[0], "nsubj", "nsubjpass", "expl") is None
    ):
        tokens = sorted({*reading.subtree(own), *tokens}, key=lambda token: token.index)
    for child in reading.children(heads[0]):
        first = reading.subtree(child)[0]
        if child.dep in {"npadvmod", "tmod"} and first.index == cue.index + 1:
            time = reading.subtree(child)
            return [token for token in tokens if token not in time]
    return tokens


def _is_said(reading: Reading, cue: Token, head: Token, row: CueRow) -> bool:
    if not ({"name", "whom"} & row.frames) or head.index < cue.index:
        return True
    return is_finite(reading, head)


def _infinitive(reading: Reading, cue: Token, row: CueRow) -> Found | None:
    for child in reading.children(cue):
        if child.dep in {"xcomp", "ccomp", "acl", "advcl"} and is_infinitive(reading, child) and child.index > cue.index:
            if child.dep == "advcl" and "order" not in row.frames:
                continue
            subject = reading.child(child, "nsubj", "nsubjpass") or _object_before(reading, cue, child)
            frame = _infinitive_frame(row, subject, passive=is_passive(reading, cue))
            if frame is None:
                continue
            tokens = list(reading.subtree(child))
            if frame == "whom" and subject is not None and subject.head == cue.index:
                return frame, sorted([*reading.subtree(subject), *tokens], key=lambda token: token.index)
            if frame == "order":
                start = infinitive_start(reading, child)
                tokens = [token for token in tokens if token.index >= start]
            return frame, tokens
    return None


def _infinitive_frame(row: CueRow, subject: Token | None, *, passive: bool) -> str | None:
    wanted: tuple[str, ...] = ("do", "order") if subject is None or row.pos == "NOUN" else ("order", "whom")
    wanted += ("whom",) if passive else ()
    return next((frame for frame in wanted if frame in row.frames), None)


def _object_before(reading: Reading, cue: Token, child: Token) -> Token | None:
    found = [
        other for other in reading.children(cue) if other.dep in {"dobj", "dative"} and cue.index < other.index < child.index
    ]
    return found[0] if found else None


def _as(reading: Reading, cue: Token, row: CueRow) -> Found | None:
    for child in _prepositions(reading, cue):
        if child.lemma == "as" and child.index > cue.index:
            tokens = {token.index for token in reading.subtree(child)} | {token.index for token in _described(reading, cue)}
            return "as", [reading.tokens[index] for index in sorted(tokens)]
    return None


def _name(reading: Reading, cue: Token, row: CueRow) -> Found | None:
    small = reading.child(cue, "oprd")
    if small is None:
        small = next((child for child in reading.children(cue) if child.dep == "ccomp" and not is_finite(reading, child)), None)
    if small is None or (small.index < cue.index and not is_passive(reading, cue)):
        return None
    tokens = {token.index for token in reading.subtree(small)} | {token.index for token in _described(reading, cue)}
    return "name", [reading.tokens[index] for index in sorted(tokens - {cue.index})]


def _described(reading: Reading, cue: Token) -> list[Token]:
    """Return what is described: the object, or the noun that a relative clause hangs on ("a deal, which it calls a trap")."""
    own = reading.child(cue, "dobj")
    if own is not None and own.tag not in _RELATIVE:
        return list(reading.subtree(own))
    if cue.dep != "relcl" or (own is None and reading.child(cue, "nsubjpass") is not None):
        return []
    gone = {token.index for token in reading.subtree(cue)}
    return [token for token in reading.subtree(reading.head(cue)) if token.index not in gone and token.index < cue.index]


def _amount(reading: Reading, cue: Token, row: CueRow) -> Found | None:
    """Return "the toll at 40" in "put the toll at 40"; parsers hang "at 40" on any word before it."""
    own = reading.child(cue, "dobj")
    for token in reading.subtree(own) + reading.subtree(cue) if own is not None else ():
        below = reading.subtree(token)
        counted = any(char.isdigit() for part in below[:4] for char in part.text) or any(part.tag == "CD" for part in below[:4])
        if token.lemma == "at" and own is not None and token.index > own.index and counted:
            return "amount", list(reading.tokens[reading.subtree(own)[0].index : below[-1].index + 1])
    return None


def _gerund(reading: Reading, cue: Token, row: CueRow) -> Found | None:
    for child in reading.children(cue):
        if child.dep in {"xcomp", "ccomp", "dobj"} and child.tag == "VBG" and child.index > cue.index:
            return "ing", list(reading.subtree(child))
    return None


def _preposition(reading: Reading, cue: Token, row: CueRow) -> Found | None:
    for child in _prepositions(reading, cue):
        if child.lemma in row.frames and child.lemma in PREPOSITIONS and child.index > cue.index:
            below = [token for token in reading.subtree(child) if token.index != child.index]
            heads = reading.children(child)
            if below and heads and heads[0].dep in {"pobj", "pcomp", "prep"} and not _is_time(reading, heads[0]):
                return child.lemma, _with_second(reading, cue, _with_object(reading, cue, row, child, below))
    return None


def _is_time(reading: Reading, token: Token) -> bool:
    """Tell whether a word belongs to a day or an hour ("reported on Monday")."""
    return any(name.first <= token.index < name.last and name.label in {"DATE", "TIME"} for name in reading.names)


def _with_second(reading: Reading, cue: Token, content: list[Token]) -> list[Token]:
    """Add a second noun that the parser hung on the cue ("called for calm and a focus on talks")."""
    for child in reading.children(cue):
        joins = child.dep == "conj" and child.pos == "NOUN" and child.index > content[-1].index
        if joins and 0 < reading.subtree(child)[0].index - content[-1].index <= 2:
            tokens = reading.tokens[content[-1].index + 1 : reading.subtree(child)[-1].index + 1]
            cuts = (place for place, token in enumerate(tokens) if token.text in _BREAKS and token.tag != "HYPH")
            return [*content, *tokens[: next(cuts, len(tokens))]]
    return content


def _with_object(reading: Reading, cue: Token, row: CueRow, preposition: Token, below: list[Token]) -> list[Token]:
    """Add the object where both together are the content ("blamed the crew for the delay")."""
    own = reading.child(cue, "dobj")
    if own is None or "object" not in row.frames or preposition.lemma == "of" or own.index > preposition.index:
        return below
    return list(reading.tokens[reading.subtree(own)[0].index : below[-1].index + 1])


def _object(reading: Reading, cue: Token, row: CueRow) -> Found | None:
    child = reading.child(cue, *_OBJECTS)
    if child is None:
        clause = reading.child(cue, "ccomp")
        child = clause if clause is not None and reading.child(clause, "dobj", "nsubj", "pobj") is not None else None
        if child is None or child.index < cue.index or not any(below.lemma == "what" for below in reading.children(child)):
            return None
    if child is None or child.tag in _RELATIVE or (child.tag == "PRP" and row.prior < 0.5):
        return None
    occasions = [below for below in reading.subtree(child) if _is_occasion(reading, below)]
    gone = {token.index for below in occasions for token in reading.subtree(below)}
    return "object", [token for token in reading.subtree(child) if token.index not in gone]


def _is_occasion(reading: Reading, token: Token) -> bool:
    """Tell whether a phrase says where it was said ("in a statement"), which parsers hang on what was said."""
    where = reading.child(token, "pobj") if token.dep == "prep" and token.lemma in {"in", "on", "at"} else None
    return where is not None and where.lemma in _OCCASIONS


def _prepositions(reading: Reading, cue: Token) -> list[Token]:
    found = [
        child
        for child in reading.children(cue)
        if child.dep in {"prep", "dative", "prt"} and child.pos in {"ADP", "SCONJ", "PART"}
    ]
    objects = [child for child in reading.children(cue) if child.dep == "dobj" and cue.lemma in _WITH_INNER]
    for child in objects:
        found += [below for below in reading.children(child) if below.dep == "prep"]
    return found


def _joined(reading: Reading, heads: Sequence[Token], cue: Token) -> list[Token]:
    indices = {token.index for head in heads for token in reading.subtree(head)} - {cue.index}
    return [reading.tokens[index] for index in sorted(indices)]


_FINDERS: tuple[tuple[frozenset[str], Callable[[Reading, Token, CueRow], Found | None]], ...] = (
    (frozenset({"clause"}), _clause),
    (frozenset({"as"}), _as),
    (frozenset({"name"}), _name),
    (frozenset({"amount"}), _amount),
    (_INFINITIVES, _infinitive),
    (frozenset(PREPOSITIONS), _preposition),
    (frozenset({"ing"}), _gerund),
    (frozenset({"object"}), _object),
)
"""In order: a clause says most, an object least."""

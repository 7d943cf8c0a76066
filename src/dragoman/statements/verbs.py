"""Verb and adjective cues: the clause, infinitive, phrase or object that they report, and whose it is.

"the ministry denied that it fired" -> source "the ministry", cue "denied", content "it fired". Rules: ``verb-FRAME`` (a verb
with its complement, "denied firing" is ``verb-ing``), ``passive-FRAME`` ("is believed to have died"), ``aside`` ("The strikes,
he said, were lawful"), ``adjective-FRAME`` ("is confident that it holds"), ``unsaid`` ("did not give a date"). The frames are
those of ``dragoman.lexicon.cues``. In: a reading and the cues. Out: drafts in order of their cues.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.lexicon.cues import CueLexicon, CueRow
from dragoman.model import Reading, Token
from dragoman.statements.complements import find_complement, is_passive
from dragoman.statements.drafts import Draft, Piece, pieces_of
from dragoman.statements.phrases import clause_of, cue_piece, is_negated, noun_phrase, subject_of, without
from dragoman.statements.tellers import can_tell, closes_sentence, run_on_source, teller_of

__all__ = ["draft_adjectives", "draft_verbs"]

_DENYING = frozenset({"denies", "declines"})
_PARTICLES = frozenset({"prt", "advmod"})
_REQUESTS = frozenset({"call", "request", "message", "email", "e-mail", "inquiry", "query"})
_INFINITIVE = frozenset({"do", "order", "ing", "object", "clause"})


def draft_verbs(reading: Reading, cues: CueLexicon) -> Iterator[Draft]:
    """Yield what verbs report, in order of the verbs."""
    for token in reading.tokens:
        if token.pos != "VERB" or token.dep in {"amod", "compound"}:
            continue
        row = _row(reading, token, cues)
        if cues.means("remark", token.lemma) and is_negated(reading, token):
            yield from _draft_unsaid(reading, token, cues)
        elif row is not None and not _is_refused(reading, token, cues):
            yield from _draft_verb(reading, token, row, cues)


def _row(reading: Reading, verb: Token, cues: CueLexicon) -> CueRow | None:
    """Return the row of a verb with its particle ("rule out") where there is one, else that of the verb."""
    for particle in reading.children(verb):
        phrasal = cues.cue("VERB", f"{verb.lemma} {particle.lemma}") if particle.dep in _PARTICLES else None
        if phrasal is not None and particle.index == verb.index + 1:
            return phrasal
    return cues.cue("VERB", verb.lemma)


def draft_adjectives(reading: Reading, cues: CueLexicon) -> Iterator[Draft]:
    """Yield what adjectives report ("is confident that it holds")."""
    for token in reading.tokens:
        if token.pos != "ADJ" and token.dep != "acomp":
            continue
        row = cues.cue("ADJ", token.lemma)
        found = find_complement(reading, token, row) if row is not None else None
        if row is None or found is None:
            continue
        subject = subject_of(reading, clause_of(reading, token)) if token.dep in {"acomp", "oprd"} else None
        contents = pieces_of(reading, found[1])
        if subject is not None and contents and subject.lemma not in {"it", "there"}:
            yield _draft(reading, token, row, subject, contents, rule=f"adjective-{found[0]}")


def _draft_verb(reading: Reading, verb: Token, row: CueRow, cues: CueLexicon) -> Iterator[Draft]:
    passive = is_passive(reading, verb)
    draft = _draft_passive(reading, verb, row, cues) if passive else _draft_active(reading, verb, row, cues)
    if draft is not None and not _is_generic(reading, draft, cues):
        yield _phrasal(reading, draft, verb, cues)


def _draft_unsaid(reading: Reading, verb: Token, cues: CueLexicon) -> Iterator[Draft]:
    """Draft what somebody leaves unsaid ("did not give a date"); where the verb reports more, as it reports it."""
    row = cues.cue("VERB", verb.lemma)
    drafts = list(_draft_verb(reading, verb, row, cues)) if row is not None and not _is_refused(reading, verb, cues) else []
    own, subject = reading.child(verb, "dobj") or _asked(reading, verb), subject_of(reading, verb)
    if drafts or own is None or subject is None or (subject.pos == "PRON" and subject.tag in {"WDT", "WP"}):
        yield from drafts
        return
    if verb.lemma == "return" and own.lemma not in _REQUESTS:
        return
    contents = pieces_of(reading, reading.subtree(own))
    row = row or CueRow(lemma=verb.lemma, pos="VERB", stance="asserts", frames=frozenset(), prior=0.5, example="")
    draft = _draft(reading, verb, row, subject, contents, rule="unsaid") if contents else None
    if draft is not None and not _is_generic(reading, draft, cues):
        yield draft


def _asked(reading: Reading, verb: Token) -> Token | None:
    """Return "to a request" in "did not respond to a request"."""
    for child in reading.children(verb):
        if child.dep in {"prep", "dative"} and child.lemma == "to" and child.index > verb.index:
            return child
    return None


def _draft_active(reading: Reading, verb: Token, row: CueRow, cues: CueLexicon) -> Draft | None:
    outer = _carried_on(reading, verb, cues)
    subject = teller_of(reading, outer or verb, cues)
    found = _refused_remark(reading, verb, cues) or find_complement(reading, verb, row)
    if found is None:
        return _draft_aside(reading, verb, row, subject, cues)
    frame, tokens = found
    further = [
        child for head in reading.children(verb) for child in reading.children(head) if _carried_on(reading, child, cues)
    ]
    tokens = without(tuple(tokens), reading, *further)
    run_on = run_on_source(reading, verb, row) if subject is None else None
    if run_on is not None:
        tokens = [token for token in tokens if not run_on[0] <= token.index < run_on[1]]
    elif subject is not None and any(token.index == subject.index for token in tokens):
        tokens = without(tuple(tokens), reading, subject)
    contents = pieces_of(reading, tokens)
    if not contents or (subject is None and (frame == "object" or _is_imperative(verb))):
        return None
    if frame == "object" and _carries_noun(reading, verb, cues):
        return None
    if frame == "object" and row.stance in _DENYING:
        contents = _denied_claim(reading, reading.child(verb, "dobj"), cues) or contents
    if subject is not None and cues.means("evidential", verb.lemma) and not can_tell(reading, subject, cues):
        return None
    draft = _draft(reading, verb, row, subject, contents, rule=f"verb-{frame}")
    draft = replace(draft, source=run_on, source_head=run_on[1] - 1) if run_on is not None else draft
    remark = reading.child(verb, "xcomp") if cues.means("refusing", verb.lemma) and frame not in _INFINITIVE else None
    return replace(draft, cue=(verb.index, remark.index + 1)) if remark is not None and draft.cue is not None else draft


def _draft_aside(reading: Reading, verb: Token, row: CueRow, subject: Token | None, cues: CueLexicon) -> Draft | None:
    """Draft "The strikes, he said, were lawful" and "as he said": the clause around the verb is the content.

    What goes on while the clause holds says nothing ("the streets were empty as clashes continued").
    """
    if subject is None or "clause" not in row.frames or subject.head != verb.index or _is_relative_denial(verb, row):
        return None
    if cues.means("undertaking", verb.lemma) and (verb.dep != "parataxis" or not can_tell(reading, subject, cues)):
        return None
    with_as = any(child.lemma == "as" and child.dep in {"mark", "advmod"} for child in reading.children(verb))
    beside = verb.dep == "parataxis" or (verb.dep == "advcl" and with_as)
    if is_negated(reading, verb) or reading.child(verb, "xcomp") is not None or not (beside or closes_sentence(reading, verb)):
        return None
    around = reading.subtree(reading.head(verb)) if beside else reading.tokens_of(reading.sentence_of(verb))
    contents = pieces_of(reading, without(around, reading, verb))
    return _draft(reading, verb, row, subject, contents, rule="aside") if contents else None


def _is_relative_denial(verb: Token, row: CueRow) -> bool:
    """Tell whether a clause denies what it hangs on ("an allegation Kara denies"): that is ``draft_relatives``'."""
    return verb.dep == "relcl" and row.stance == "denies"


def _draft_passive(reading: Reading, verb: Token, row: CueRow, cues: CueLexicon) -> Draft | None:
    agent = reading.child(verb, "agent")
    source = reading.child(agent, "pobj") if agent is not None else None
    about = reading.child(verb, "nsubjpass")
    found = find_complement(reading, verb, row)
    if source is None and "passive" not in row.frames and (found is None or _late_agent(reading, found[1])[1] is None):
        return None
    if found is not None:
        frame, tokens = found
        if about is None and source is None and frame == "name":
            return None
        if agent is None:
            agent, source = _late_agent(reading, tokens)
        if agent is not None:
            tokens = without(tuple(tokens), reading, agent)
        if about is not None and about.lemma != "it" and frame in {"do", "as", "name", "whom"}:
            tokens = [*reading.subtree(about), *tokens]
    elif about is not None and source is not None and "object" in row.frames:
        frame, tokens = "object", list(reading.subtree(about))
    else:
        return None
    contents = pieces_of(reading, sorted(set(tokens), key=lambda token: token.index))
    if frame == "object" and row.stance in _DENYING:
        contents = _denied_claim(reading, about, cues) or contents
    return _draft(reading, verb, row, source, contents, rule=f"passive-{frame}") if contents else None


def _draft(reading: Reading, cue: Token, row: CueRow, source: Token | None, contents: tuple[Piece, ...], *, rule: str) -> Draft:
    return Draft(
        source=noun_phrase(reading, source, beside=cue) if source is not None else None,
        source_head=source.index if source is not None else None,
        cue=_with_particle(reading, cue_piece(reading, cue), row),
        cue_head=cue.index,
        row=row,
        contents=contents,
        rule=rule,
    )


def _with_particle(reading: Reading, cue: Piece, row: CueRow) -> Piece:
    """Add the particle of a row such as "walk back" to its cue."""
    first, last = cue
    beside = reading.tokens[last].lemma if last < len(reading.tokens) else ""
    return (first, last + 1) if row.pos == "VERB" and beside and row.lemma.endswith(f" {beside}") else cue


def _carried_on(reading: Reading, verb: Token, cues: CueLexicon) -> Token | None:
    """Return "said" for the "added" of "said it was open and added that it was safe", which parsers join to "was"."""
    if reading.child(verb, "nsubj") is not None or reading.child(verb, "ccomp") is None:
        return None
    told = reading.head(verb)
    teller = reading.head(told)
    if told.dep != "ccomp" or cues.cue("VERB", teller.lemma) is None:
        return None
    joined = (
        verb.dep == "conj"
        and teller.tag == verb.tag
        and (cues.means("carrying", verb.lemma) or _denies_after(verb, told, cues))
    )
    return teller if joined or _is_added(reading, verb, told, cues) else None


def _denies_after(verb: Token, told: Token, cues: CueLexicon) -> bool:
    """Tell whether a denial joined to what is said is the sayer's own ("said the law was fair and denied that it failed").

    "said Moss resigned and denied …" leaves that open: there a deed of Moss stands before it.
    """
    row = cues.cue("VERB", verb.lemma)
    return row is not None and row.stance == "denies" and (told.lemma == "be" or told.tag != verb.tag)


def _is_added(reading: Reading, verb: Token, told: Token, cues: CueLexicon) -> bool:
    """Tell whether a participle behind a comma reports on ("said it was open, adding that it was safe")."""
    row = cues.cue("VERB", verb.lemma)
    speech = row is not None and "quote" in row.frames and cues.cue("VERB", told.lemma) is None
    return speech and verb.dep == "advcl" and verb.tag == "VBG" and reading.tokens[verb.index - 1].text == ","


def _phrasal(reading: Reading, draft: Draft, cue: Token, cues: CueLexicon) -> Draft:
    """Give a verb with its preposition ("call for") its own row, where the lexicon has one, and the preposition to its cue."""
    frames = [draft.rule.split("-")[-1]]
    if frames == ["order"]:
        frames += [token.lemma for token in reading.tokens[cue.index + 1 : cue.index + 2]]
    rows = (cues.cue("VERB", f"{cue.lemma} {frame}") for frame in frames)
    row = next((row for row in rows if row is not None), None)
    return draft if row is None else replace(draft, row=row)


def _late_agent(reading: Reading, tokens: Sequence[Token]) -> tuple[Token | None, Token | None]:
    """Find "by Kara" inside the complement of a passive ("was described as weak by Kara")."""
    for token in tokens:
        if token.lemma == "by" and token.dep in {"prep", "agent"} and reading.head(token).pos in {"ADJ", "NOUN"}:
            source = reading.child(token, "pobj")
            if source is not None and source.pos in {"PROPN", "PRON", "NOUN"}:
                return token, source
    return None, None


def _is_imperative(verb: Token) -> bool:
    return verb.tag == "VB" and verb.dep in {"ROOT", "conj"}


def _is_generic(reading: Reading, draft: Draft, cues: CueLexicon) -> bool:
    """Tell whether the source is nobody ("nobody knows", "you never know")."""
    if draft.source is None:
        return False
    first, last = draft.source
    return (last - first == 1 and cues.means("generic", reading.tokens[first].text.lower())) or reading.tokens[
        first
    ].text.lower() == "no"


def _denied_claim(reading: Reading, noun: Token | None, cues: CueLexicon) -> tuple[Piece, ...]:
    """Return what is denied in "refuted claims that it moved": the proposition, not the claims."""
    row = cues.cue("NOUN", noun.lemma) if noun is not None else None
    found = find_complement(reading, noun, row) if noun is not None and row is not None else None
    return pieces_of(reading, found[1]) if found is not None and found[0] == "clause" else ()


def _carries_noun(reading: Reading, verb: Token, cues: CueLexicon) -> bool:
    """Tell whether a verb only carries a noun that is itself a cue with its content ("voiced concern that it fell")."""
    noun = reading.child(verb, "dobj")
    row = cues.cue("NOUN", noun.lemma) if noun is not None and cues.means("light", verb.lemma) else None
    return noun is not None and row is not None and find_complement(reading, noun, row) is not None


def _is_refused(reading: Reading, verb: Token, cues: CueLexicon) -> bool:
    """Tell whether a verb is what somebody refuses to do ("declined to say"): the refusal is the statement."""
    return verb.dep == "xcomp" and cues.means("refusing", reading.head(verb).lemma)


def _refused_remark(reading: Reading, verb: Token, cues: CueLexicon) -> tuple[str, list[Token]] | None:
    """Find the matter in "declined to comment on the matter"."""
    remark = reading.child(verb, "xcomp")
    if remark is None or not (cues.means("refusing", verb.lemma) and cues.means("remark", remark.lemma)):
        return None
    row = cues.cue("VERB", remark.lemma)
    return find_complement(reading, remark, row) if row is not None else None

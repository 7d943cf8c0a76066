from dataclasses import replace

import pytest

from dragoman.lexicon.cues import CueLexicon, load_cues
from dragoman.model import Cast, Reading
from dragoman.statements.drafts import TAGGED, Draft
from dragoman.statements.find import draft_statements, state
from dragoman.statements.quotations import find_quotations
from dragoman.statements.tagged import Attributed
from dragoman.statements.tagged_drafts import draft_tagged, join_drafts
from tests.notation import reading_of

NESTED = """
A DT det 2
source NN nsubj 3
said VBD ROOT 0 say
that IN mark 7
the DT det 6
ministry NN nsubj 7
denied VBD ccomp 3 deny
that IN mark 10
it PRP nsubj 10
fired VBD ccomp 7 fire
_. . punct 3
"""


@pytest.fixture(scope="module")
def cues() -> CueLexicon:
    return load_cues()


@pytest.fixture
def reading() -> Reading:
    return reading_of(NESTED)


def attributed(reading: Reading, source: str | None, cue: str, *contents: str) -> Attributed:
    text = reading.report.text

    def place(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    return Attributed(source and place(source), place(cue), tuple(map(place, contents)), 0.8)


def ruled_of(reading: Reading, cues: CueLexicon) -> tuple[Draft, ...]:
    return draft_statements(reading, find_quotations(reading), cues)


def words_of(reading: Reading, draft: Draft) -> list[str]:
    return [reading.words(reading.span(*piece)) for piece in draft.contents]


def test_spans_become_tokens_with_the_meaning_of_their_cue(reading: Reading, cues: CueLexicon) -> None:
    (draft,) = draft_tagged(reading, [attributed(reading, "A source", "said", "that the ministry denied that it fired")], cues)
    assert (draft.source, draft.source_head, draft.cue, draft.cue_head) == ((0, 2), 1, (2, 3), 2)
    assert draft.contents == ((3, 10),)
    assert draft.row is not None
    assert draft.row.lemma == "say"
    assert (draft.rule, draft.tagged) == (TAGGED, 0.8)


def test_a_cue_that_the_lexicon_does_not_know_has_its_head(reading: Reading, cues: CueLexicon) -> None:
    (draft,) = draft_tagged(reading, [attributed(reading, None, "fired", "A source")], cues)
    assert (draft.source, draft.source_head) == (None, None)
    assert draft.cue_head == 9


def test_what_is_told_inside_a_tagged_content_is_the_rules(reading: Reading, cues: CueLexicon) -> None:
    tagged = draft_tagged(reading, [attributed(reading, "A source", "said", "that the ministry denied that it fired")], cues)
    drafts = join_drafts(reading, ruled_of(reading, cues), tagged, (), cues)
    outer, inner = state(reading, drafts, (), cast=Cast(actors=(), places=()), times=(), cues=cues)
    assert (outer.stance, inner.stance) == ("asserts", "denies")
    assert (outer.trace.rule, inner.within) == (TAGGED, outer.id)


def test_a_sure_rule_stands_where_the_tagger_saw_nothing(reading: Reading, cues: CueLexicon) -> None:
    drafts = join_drafts(reading, ruled_of(reading, cues), (), (), cues)
    assert [draft.rule for draft in drafts] == ["verb-clause", "verb-clause"]


def test_both_makers_keep_the_that_which_opens_a_content(reading: Reading, cues: CueLexicon) -> None:
    drafts = join_drafts(reading, ruled_of(reading, cues), (), (), cues)
    assert [words_of(reading, draft)[0].split()[0] for draft in drafts] == ["that", "that"]


NOBODY = """
No DT det 2
envoy NN nsubj 3
said VBD ROOT 0 say
it PRP nsubj 5
fell VBD ccomp 3 fall
"""


def test_what_nobody_says_is_no_statement(cues: CueLexicon) -> None:
    reading = reading_of(NOBODY)
    assert draft_tagged(reading, [attributed(reading, "No envoy", "said", "it fell")], cues) == ()


UNSAID = """
There EX expl 2
were VBD ROOT 0 be
no DT det 4
reports NNS attr 2 report
of IN prep 4
clashes NNS pobj 5 clash
_. . punct 2
"""


def test_what_was_not_reported_is_no_statement(cues: CueLexicon) -> None:
    reading = reading_of(UNSAID)
    assert draft_tagged(reading, [attributed(reading, None, "were no reports of", "clashes")], cues) == ()


WHO = """
Kara NNP ROOT 0
_, , punct 1
who WP nsubj 5
has VBZ aux 5 have
said VBN relcl 1 say
that IN mark 8
it PRP nsubj 8
fell VBD ccomp 5 fall
"""


def test_a_tagged_who_means_what_its_clause_hangs_on(cues: CueLexicon) -> None:
    reading = reading_of(WHO)
    tagged = draft_tagged(reading, [attributed(reading, "who", "has said", "that it fell")], cues)
    (draft,) = join_drafts(reading, (), tagged, (), cues)
    assert (draft.source, draft.meant) == ((2, 3), (0, 1))


TORN = """
Which WDT dobj 7
Kara NNP nsubj 7
had VBD aux 7 have
_, , punct 7
officials NNS nsubj 6
say VBP parataxis 7 say
accused VBN ROOT 0 accuse
Orland NNP dobj 7
of IN prep 7
cheating VBG pcomp 9 cheat
"""


def test_a_tagged_content_that_breaks_off_gives_way_to_the_whole(cues: CueLexicon) -> None:
    reading = reading_of(TORN)
    torn = draft_tagged(reading, [attributed(reading, "officials", "say", "Which Kara had")], cues)
    (whole,) = draft_tagged(reading, [attributed(reading, "officials", "say", "accused Orland of cheating")], cues)
    ruled = replace(whole, rule="verb-clause", tagged=None)
    (draft,) = join_drafts(reading, [ruled], torn, (), cues)
    assert words_of(reading, draft) == ["accused Orland of cheating"]


BREAKS_OFF = """
The DT det 2
mayor NN nsubj 3
believes VBZ ROOT 0 believe
the DT det 6
new JJ amod 6
pact NN nsubj 13
_, , punct 6
signed VBN acl 6 sign
in IN prep 8
May NNP pobj 9
_, , punct 6
will MD aux 13
hold VB ccomp 3
_. . punct 3
"""


def test_a_tagged_content_without_its_verb_gives_way_to_the_whole_clause(cues: CueLexicon) -> None:
    reading = reading_of(BREAKS_OFF)
    tagged = draft_tagged(reading, [attributed(reading, "The mayor", "believes", "the new pact")], cues)
    (draft,) = join_drafts(reading, ruled_of(reading, cues), tagged, (), cues)
    assert words_of(reading, draft) == ["the new pact, signed in May, will hold"]


def test_a_content_of_another_source_mends_no_tagged_one(cues: CueLexicon) -> None:
    reading = reading_of(BREAKS_OFF)
    tagged = draft_tagged(reading, [attributed(reading, "The mayor", "believes", "the new pact")], cues)
    others = [replace(draft, source=(5, 6)) for draft in ruled_of(reading, cues)]
    (draft,) = join_drafts(reading, others, tagged, (), cues)
    assert words_of(reading, draft) == ["the new pact"]


SHARED = """
The DT det 2
bank NN nsubj 3
is VBZ ROOT 0 be
due JJ acomp 3
to TO aux 6
meet VB xcomp 4
soon RB advmod 6
_, , punct 3
and CC cc 3
still RB advmod 11
hopes VBZ conj 3 hope
to TO aux 13
pay VB xcomp 11
_. . punct 3
"""


def test_a_tagged_verb_without_a_source_has_the_subject_that_it_shares(cues: CueLexicon) -> None:
    reading = reading_of(SHARED)
    tagged = draft_tagged(reading, [attributed(reading, None, "still hopes", "to pay")], cues)
    (draft,) = join_drafts(reading, (), tagged, (), cues)
    assert (draft.source, draft.source_head) == ((0, 2), 1)


OPENING = """
Insisting VBG csubj 3 insist
Orland NNP dobj 1
is VBZ ccomp 8 be
safe JJ acomp 3
_, , punct 8
the DT det 7
mayor NN nsubj 8
left VBD ROOT 0 leave
_. . punct 8
"""


def test_an_opening_participle_is_told_by_the_subject_of_its_sentence(cues: CueLexicon) -> None:
    reading = reading_of(OPENING)
    tagged = draft_tagged(reading, [attributed(reading, None, "Insisting", "Orland is safe")], cues)
    (draft,) = join_drafts(reading, (), tagged, (), cues)
    assert draft.source == (5, 7)


EXPLETIVE = """
It PRP nsubj 2 it
is VBZ ROOT 0 be
late JJ acomp 2
without IN prep 2
knowing VBG pcomp 4 know
that IN mark 8
Orland NNP nsubj 8
left VBD ccomp 5 leave
_. . punct 2
"""


def test_a_mere_it_tells_nothing(cues: CueLexicon) -> None:
    reading = reading_of(EXPLETIVE)
    tagged = draft_tagged(reading, [attributed(reading, None, "knowing", "that Orland left")], cues)
    (draft,) = join_drafts(reading, (), tagged, (), cues)
    assert draft.source is None


CALLING = """
She PRP nsubj 2
spoke VBD ROOT 0 speak
of IN prep 2
Orland NNP pobj 3
_, , punct 2
calling VBG advcl 2 call
on IN prep 6
both DT det 9
sides NNS pobj 7 side
to TO aux 11
stop VB xcomp 6
_. . punct 2
"""


def test_a_tagged_call_on_somebody_is_a_demand(cues: CueLexicon) -> None:
    reading = reading_of(CALLING)
    tagged = draft_tagged(reading, [attributed(reading, "She", "calling on", "both sides to stop")], cues)
    (statement,) = state(reading, tagged, (), cast=Cast(actors=(), places=()), times=(), cues=cues)
    assert statement.stance == "demands"


OFFER = """
The DT det 2
envoy NN nsubj 3
repeated VBD ROOT 0 repeat
his PRP$ poss 5
offer NN dobj 3
to TO aux 7
go VB acl 5
there RB advmod 7
_. . punct 3
"""


def test_a_repeated_offer_is_an_offer(cues: CueLexicon) -> None:
    reading = reading_of(OFFER)
    tagged = draft_tagged(reading, [attributed(reading, "The envoy", "repeated", "his offer to go there")], cues)
    (statement,) = state(reading, tagged, (), cast=Cast(actors=(), places=()), times=(), cues=cues)
    assert statement.stance == "promises"


@pytest.mark.parametrize(
    ("plea", "stance"),
    [("not RB neg 2\nguilty JJ acomp 2", "denies"), ("innocent JJ acomp 2", "denies"), ("guilty JJ acomp 2", "confirms")],
)
def test_a_plea_denies_or_owns_to_what_is_charged(cues: CueLexicon, plea: str, stance: str) -> None:
    count = plea.count("\n") + 1
    tail = f"to TO prep 2\nforging VBG pcomp {3 + count} forge\npassports NNS dobj {4 + count} passport\n_. . punct 2"
    reading = reading_of(f"Moss NNP nsubj 2\npleaded VBD ROOT 0 plead\n{plea}\n{tail}\n@PERSON 1 1")
    drafts = draft_tagged(reading, [attributed(reading, "Moss", "pleaded", "to forging passports")], cues)
    (statement,) = state(reading, drafts, find_quotations(reading), cast=Cast(), times=(), cues=cues)
    assert statement.stance == stance


LETTER = """
a DT det 2
letter NN dep 0
the DT det 5
Dal NNP compound 5
campaign NN nsubj 6
sent VBD relcl 2 send
the DT det 8
board NN dobj 6
alleging VBG acl 2 allege
fraud NN dobj 9
_. . punct 2
"""


def test_a_source_ends_before_what_it_did(cues: CueLexicon) -> None:
    letter = reading_of(LETTER)
    (draft,) = draft_tagged(letter, [attributed(letter, "the Dal campaign sent the board", "alleging", "fraud")], cues)
    assert draft.source is not None
    assert letter.words(letter.span(*draft.source)) == "the Dal campaign"

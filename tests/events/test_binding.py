from dragoman.events import find_events
from dragoman.events.binding import bind_pronouns
from dragoman.lexicon.frames import load_frames
from dragoman.model import Actor, Cast, Mention, Trace
from tests.events.casting import cast_of
from tests.notation import reading_of

TRACE = Trace("test", "hand")
PRAISED = """
He PRP nsubj 2 he
praised VBD ROOT 0 praise
Adda NNP poss 5
_'s POS case 3
plan NN dobj 2
_. . punct 2
"""
ACCUSED = """
Adda NNP nsubj 2
accused VBD ROOT 0 accuse
him PRP dobj 2 he
_. . punct 2
"""
SAID = """
Kenya NNP nsubj 2
condemned VBD ROOT 0 condemn
Malta NNP dobj 2
after IN mark 6
Uganda NNP nsubj 6
said VBD advcl 2 say
it PRP nsubj 9
would MD aux 9
vote VB ccomp 6
_. . punct 2
"""
QUOTED = """
Kenya NNP nsubj 2
said VBD ROOT 0 say
_: : punct 2
_" `` punct 7
It PRP nsubj 7 it
will MD aux 7
vote VB ccomp 2
_. . punct 2
_" '' punct 2
"""
THEY = """
Adda NNP nsubj 4
and CC cc 1
Bell NNP conj 1
said VBD ROOT 0 say
they PRP nsubj 7
would MD aux 7
meet VB ccomp 4
_. . punct 4
"""


def bound(notation, kinds, meant=()):
    """Return whom the pronouns are read as: ``kinds`` of the named by token, ``meant`` pronouns with whom the cast has."""
    reading = reading_of(notation)
    words = {index: reading.tokens[index].text for index in kinds}
    mentions: dict[str, list] = {}
    for index, word in [*words.items(), *((index, words[whom]) for index, whom in meant)]:
        form = "name" if index in kinds else "pronoun"
        mentions.setdefault(word, []).append(Mention(span=reading.span(index, index + 1), form=form, trace=TRACE))
    kind = {words[index]: kinds[index] for index in kinds}
    actors = tuple(
        Actor(id=word, name=word, kind=kind[word], mentions=tuple(sorted(found, key=lambda one: one.span)))
        for word, found in mentions.items()
    )
    named = {**words, **{index: words[whom] for index, whom in meant}}
    return bind_pronouns(reading, Cast(actors=actors, places=()), named)


def test_who_praises_somebody_by_name_is_another():
    assert bound(PRAISED, {2: "person"}, [(0, 2)]) == {0: ()}


def test_who_is_accused_is_not_the_accuser():
    assert bound(ACCUSED, {0: "person"}, [(2, 0)]) == {2: ()}


def test_what_a_country_says_of_it_is_of_itself_whoever_else_is_named():
    assert bound(SAID, {0: "country", 2: "country", 4: "country"}, [(6, 0)]) == {6: ("Uganda",)}


def test_a_quoted_pronoun_is_not_its_speaker():
    assert bound(QUOTED, {0: "country"}) == {}


def test_they_are_all_of_the_speakers():
    assert bound(THEY, {0: "person", 2: "person"}) == {4: ("Adda", "Bell")}


def test_a_person_is_no_it():
    assert bound(SAID, {0: "person", 2: "country", 4: "person"}, [(6, 0)]) == {6: ()}


SOME = """
Some DT nsubj 4 some
of IN prep 1
them PRP pobj 2 they
attacked VBD ROOT 0 attack
Malta NNP dobj 4
_. . punct 4
@GPE 5 5
"""


def test_some_of_them_are_nobody_known():
    reading = reading_of(SOME)
    (event,) = find_events(reading, cast_of(reading), (), (), load_frames())
    assert (event.actors, event.recipients) == ((), ("Malta",))

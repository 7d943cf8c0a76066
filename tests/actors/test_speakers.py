"""First persons in quotation marks are the speaker's; surnames that open a sentence are their owner's."""

from dragoman.actors import find_cast
from tests.actors.knowing import shipped
from tests.notation import reading_of

SPOKEN = """
Ada NNP compound 2
Lamp NNP nsubj 3
said VBD ROOT 0 say
: : punct 3
“ `` punct 7
I PRP nsubj 7
_left VBD ccomp 3 leave
my PRP$ poss 9
house NN dobj 7
_. . punct 3
_” '' punct 3
@PERSON 1 2
"""


def mentions(reading, name):
    (actor,) = [actor for actor in find_cast(reading, shipped()).actors if actor.name == name]
    return [(reading.words(mention.span), mention.form) for mention in actor.mentions]


def test_i_in_quotation_marks_is_the_one_who_speaks():
    assert mentions(reading_of(SPOKEN.replace("_left", "left")), "Ada Lamp") == [
        ("Ada Lamp", "name"),
        ("I", "pronoun"),
        ("my", "pronoun"),
    ]


def test_i_outside_quotation_marks_is_left_open():
    told = (
        SPOKEN.replace("_left", "left")
        .replace("“ `` punct 7\n", "")
        .replace("_” '' punct 3\n", "")
        .replace("nsubj 7", "nsubj 6")
    )
    reading = reading_of(told.replace("ccomp 3", "ccomp 3").replace("poss 9", "poss 8").replace("dobj 7", "dobj 6"))
    assert mentions(reading, "Ada Lamp") == [("Ada Lamp", "name")]


def test_a_surname_that_opens_a_sentence_is_its_owners():
    reading = reading_of(
        """
Ada NNP compound 2
Waters NNP nsubj 3
came VBD ROOT 0 come
_. . punct 3
@PERSON 1 2

Waters NNS nsubj 2
spoke VBD ROOT 0 speak
_. . punct 2
"""
    )
    assert mentions(reading, "Ada Waters") == [("Ada Waters", "name"), ("Waters", "name")]

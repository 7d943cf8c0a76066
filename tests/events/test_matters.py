"""What a passage is about: firms, games, tales, lovers and storms tell no politics, unless somebody public takes part."""

import pytest

from dragoman.events import find_plot
from dragoman.lexicon.frames import load_frames
from tests.events.casting import cast_of
from tests.notation import reading_of

FRAMES = load_frames()

FIRM = """
Harlows NNP nsubj 2
agreed VBD ROOT 0 agree
to TO aux 4
acquire VB xcomp 2
its PRP$ poss 6 its
rival NN dobj 4
for IN prep 4
shares NNS pobj 7 share
of IN prep 8
stock NN pobj 9
_. . punct 2
@ORG 1 1
"""
COUNTRY = FIRM.replace("Harlows NNP", "Kenya NNP").replace("@ORG", "@GPE")
STORM = """
The DT det 2
typhoon NN nsubj 3
came VBD ROOT 0 come
_. . punct 3

Six CD nummod 2
people NNS nsubjpass 4
were VBD auxpass 4 be
injured VBN ROOT 0 injure
_. . punct 4
"""
RAID = STORM.replace("The DT det 2\ntyphoon", "An DT det 2\nairstrike")
STORMED = STORM.replace("typhoon NN", "crowd NN").replace("came VBD ROOT 0 come", "stormed VBD ROOT 0 storm")
LOVERS = """
The DT det 2
pair NN nsubj 3
agreed VBD ROOT 0 agree
to TO aux 5
meet VB xcomp 3
for IN prep 5
breakfast NN pobj 6
after IN prep 5
their PRP$ poss 10 their
wedding NN pobj 8
_. . punct 3
"""
ACCUSED = """
The DT det 2
accused VBN nsubj 3 accuse
lied VBD ROOT 0 lie
to TO prep 3
Kenya NNP pobj 4
_. . punct 3
@GPE 5 5
"""
BACKED_BY = """
The DT det 2
rebels NNS nsubj 6 rebel
backed VBN acl 2 back
by IN agent 3
Kenya NNP pobj 4
slept VBD ROOT 0 sleep
_. . punct 6
@GPE 5 5
"""
UNLESS = """
Kenya NNP nsubj 2
leaves VBZ ROOT 0 leave
unless IN mark 6
polls NNS nsubjpass 6 poll
are VBP auxpass 6 be
agreed VBN advcl 2 agree
_. . punct 2
@GPE 1 1
"""


def plot_of(notation):
    reading = reading_of(notation)
    return reading, find_plot(reading, cast_of(reading), (), (), FRAMES)


@pytest.mark.parametrize(
    ("notation", "words", "reason"),
    [
        (FIRM, "agreed", "business"),
        (STORM, "injured", "disaster"),
        (LOVERS, "agreed", "private"),
        (ACCUSED, "accused", "modifier"),
        (BACKED_BY, "backed", "modifier"),
        (UNLESS, "agreed", "purpose"),
    ],
)
def test_what_is_no_politics_is_left_out_with_its_reason(notation, words, reason):
    reading, plot = plot_of(notation)
    assert (words, reason) in {(reading.words(left.span), left.reason) for left in plot.left_out}
    assert words not in {reading.words(event.trigger) for event in plot.events}


@pytest.mark.parametrize(("notation", "words"), [(COUNTRY, "agreed"), (RAID, "injured"), (STORMED, "injured")])
def test_who_is_public_and_what_is_violent_stays(notation, words):
    reading, plot = plot_of(notation)
    told = {reading.words(span) for event in plot.events for span in (event.trigger, *event.also)}
    assert words in told

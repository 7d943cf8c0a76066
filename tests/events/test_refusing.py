"""What tells no event, and why it is kept."""

import json
from functools import cache
from pathlib import Path

import pytest

from dragoman.events import find_plot
from dragoman.lexicon.frames import load_frames
from dragoman.model import Report, text_id
from dragoman.reading import load_reader
from tests.events.casting import cast_of
from tests.notation import reading_of

FRAMES = load_frames()
CASES = [json.loads(line) for line in Path(__file__).with_name("cases_refused.jsonl").read_text(encoding="utf-8").splitlines()]

NOMINATION = """
Kenya NNP poss 3
_'s POS case 1
battle NN nsubj 7
for IN prep 3
the DT det 6
nomination NN pobj 4
raged VBD ROOT 0 rage
_. . punct 7
@GPE 1 1
"""
PRESSURE = """
Kenya NNP nsubj 2
felt VBD ROOT 0 feel
pressure NN dobj 2
to TO aux 5
end VB acl 3 end
the DT det 7
war NN dobj 5
_. . punct 2
@GPE 1 1
"""
USUALLY = """
Towns NNS nsubjpass 4 town
are VBP auxpass 4 be
usually RB advmod 4
shelled VBN ROOT 0 shell
by IN agent 4
Kenya NNP pobj 5
_. . punct 4
@GPE 6 6
"""
BACKED = """
Kenya NNP npadvmod 3
_- HYPH punct 3
_backed VBN amod 4 back
rebels NNS nsubj 5 rebel
slept VBD ROOT 0 sleep
_. . punct 5
@GPE 1 1
"""
FIGHTING = """
Fighting NN nsubj 3 fighting
is VBZ aux 3 be
tiring VBG ROOT 0 tire
_. . punct 3
"""


def plot_of(notation):
    reading = reading_of(notation)
    return reading, find_plot(reading, cast_of(reading), (), (), FRAMES)


@pytest.mark.parametrize(
    ("notation", "words", "reason"),
    [
        (NOMINATION, "battle", "metaphor"),
        (PRESSURE, "end", "purpose"),
        (USUALLY, "shelled", "habit"),
        (BACKED, "backed", "modifier"),
        (FIGHTING, "Fighting", "nobody-named"),
    ],
)
def test_what_tells_no_event_is_left_out_with_its_reason(notation, words, reason):
    reading, plot = plot_of(notation)
    assert (words, reason) in {(reading.words(left.span), left.reason) for left in plot.left_out}
    assert words not in {reading.words(event.trigger) for event in plot.events}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_words_of_a_sentence_tell_an_event_or_why_not(case):
    reading, plot = plot_of(case["notation"])
    left = {reading.words(each.span): each.reason for each in plot.left_out}
    told = {reading.words(event.trigger): event for event in plot.events}
    assert left.get(case["words"]) == case["reason"]
    assert (case["words"] in told) == (case["reason"] is None)
    assert case["reason"] or told[case["words"]].status == "happened"


@cache
def examples_read():
    examples = {frame.example: frame for rows in FRAMES.no_events.values() for frame, _ in rows}
    reports = [Report(id=text_id(example), key="x", file="x", text=example) for example in sorted(examples)]
    found = {}
    for reading in load_reader().read(reports):
        plot = find_plot(reading, cast_of(reading), (), (), FRAMES)
        found[reading.report.text] = {event.type for event in plot.events}
    return found


@pytest.mark.slow
def test_uses_that_tell_no_event_tell_none():
    read = examples_read()
    silent = sum(not types & {"ASSAULT", "RETREAT", "MOBILIZE", "PROTEST", "CONSULT", "COERCE"} for types in read.values())
    # A parser may misread some short sentences; all were silent in 2026.
    assert silent / len(read) >= 0.9, {example: types for example, types in read.items() if types}

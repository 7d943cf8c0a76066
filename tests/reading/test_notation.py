from tests.notation import notation_of, reading_of

CASE = """
Kara NNP nsubj 2
denied VBD ROOT 0 deny
it PRP dobj 2
_. . punct 2
@PERSON 1 1

She PRP nsubj 2
left VBD ROOT 0 leave
_. . punct 2
---
Nothing NN nsubj 2
followed VBD ROOT 0 follow
_. . punct 2
"""


def test_notation_gives_text_heads_and_paragraphs():
    reading = reading_of(CASE)
    assert reading.report.text == "Kara denied it. She left.\nNothing followed."
    assert [sentence.paragraph for sentence in reading.sentences] == [0, 0, 1]
    assert reading.child(reading.tokens[1], "nsubj").text == "Kara"
    assert reading.words(reading.span(reading.names[0].first, reading.names[0].last)) == "Kara"


def test_notation_is_written_back_as_it_was_read():
    assert notation_of(reading_of(CASE)) == CASE.strip()

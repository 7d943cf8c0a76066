from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Aside, Report, Span, text_id
from dragoman.reading import paragraphs_of

WRAPPED = """The council met on Monday to hear the engineers who had looked at
the dam for three weeks, and it was told that the northern wall would
not hold another winter unless the town found the money for repairs,
which it has asked the ministry to lend at once.
   A vote was put off until the spring, when the engineers are to come
back with figures that all parties in the council have agreed to take
as the basis of their decision, whatever these may turn out to say."""


def report_of(text, asides=()):
    report = Report(id=text_id(text), key="case", file="case.txt", text=text)
    spans = tuple(Aside(Span(report.id, text.index(words), text.index(words) + len(words)), "related") for words in asides)
    return Report(id=report.id, key="case", file="case.txt", text=text, asides=spans)


def words_of(report):
    return [report.text[paragraph.start : paragraph.end] for paragraph in paragraphs_of(report)]


def test_a_line_break_ends_a_paragraph():
    assert words_of(report_of("He left on Monday.\nShe stayed.\n\nNobody came.")) == [
        "He left on Monday.",
        "She stayed.",
        "Nobody came.",
    ]


def test_a_hard_wrapped_text_keeps_its_sentences_whole():
    first, second = words_of(report_of(WRAPPED))
    assert first.endswith("lend at once.")
    assert second.startswith("A vote was put off")


def test_an_aside_is_read_past():
    report = report_of("He left on Monday.\nRead more: the dam.\nShe stayed.", ["Read more: the dam."])
    assert words_of(report) == ["He left on Monday.", "She stayed."]


def test_a_very_long_paragraph_is_cut_between_sentences():
    report = report_of("The dam held. " * 3000)
    pieces = words_of(report)
    assert len(pieces) > 1
    assert all(piece.startswith("The dam") and piece.endswith("held.") for piece in pieces)


@given(st.text(min_size=1))
def test_paragraphs_hold_every_word_once_and_in_order(text):
    report = report_of(text)
    paragraphs = paragraphs_of(report)
    assert all(left.end <= right.start for left, right in pairwise(paragraphs))
    assert "".join("".join(words_of(report)).split()) == "".join(text.split())


def test_a_dateline_is_a_piece_of_its_paragraph():
    text = "KARA, April 21 (Northern Wire) - Three were hurt.\nNothing else is known."
    pieces = paragraphs_of(Report(id=text_id(text), key="a", file="a", text=text))
    assert [(text[piece.start : piece.end], piece.number) for piece in pieces] == [
        ("KARA, April 21 (Northern Wire) -", 0),
        ("Three were hurt.", 0),
        ("Nothing else is known.", 1),
    ]


def pieces_of(text):
    return [text[piece.start : piece.end] for piece in paragraphs_of(Report(id=text_id(text), key="a", file="a", text=text))]


def test_a_place_before_a_colon_is_a_dateline_and_a_list_of_speakers_is_none():
    assert pieces_of("KARA: Three were hurt.\nOne died.") == ["KARA:", "Three were hurt.", "One died."]
    assert pieces_of("KARA: We will win.\nDAL: No.") == ["KARA: We will win.", "DAL: No."]

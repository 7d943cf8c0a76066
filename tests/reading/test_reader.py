import pytest

from dragoman.model import Aside, ModelError, Report, Span, text_id
from dragoman.reading import load_reader

TEXT = "“Kara’s party  won,” the mayor said.\n\nNobody came.\tIt rained; they weren't there."


@pytest.fixture(scope="module")
def reader():
    return load_reader()


def report_of(text, **fields):
    return Report(id=text_id(text), key="case", file="case.txt", text=text, **fields)


@pytest.mark.slow
def test_tokens_are_the_words_of_the_text(reader):
    (reading,) = reader.read([report_of(TEXT)])
    assert all(reading.report.text[token.start : token.end] == token.text for token in reading.tokens)
    assert "".join(token.text for token in reading.tokens) == "".join(TEXT.split())


@pytest.mark.slow
def test_heads_stay_inside_their_sentence(reader):
    (reading,) = reader.read([report_of(TEXT)])
    for sentence in reading.sentences:
        assert all(sentence.first <= token.head < sentence.last for token in reading.tokens_of(sentence))
    assert reading.sentences[0].paragraph == 0
    assert reading.sentences[-1].paragraph == 1


@pytest.mark.slow
def test_lemmas_come_from_form_and_tag(reader):
    (reading,) = reader.read([report_of("The mayor said sources were told it wasn't denied.")])
    lemmas = {token.text: token.lemma for token in reading.tokens}
    assert (lemmas["said"], lemmas["sources"], lemmas["were"], lemmas["told"], lemmas["n't"]) == (
        "say",
        "source",
        "be",
        "tell",
        "not",
    )


@pytest.mark.slow
def test_every_form_of_be_is_be(reader):
    (reading,) = reader.read([report_of("They are in town and we’re late. It is cold, I am told, and it’s been so.")])
    forms = {"are", "’re", "is", "am", "’s", "been"}
    assert {token.lemma for token in reading.tokens if token.text in forms} == {"be"}


@pytest.mark.slow
def test_asides_have_no_tokens(reader):
    text = "The mayor left. Read more: floods. Nobody came."
    start = text.index("Read more")
    aside = Aside(Span(text_id(text), start, start + len("Read more: floods.")), "related")
    (reading,) = reader.read([report_of(text, asides=(aside,))])
    assert "floods" not in {token.text for token in reading.tokens}


@pytest.mark.slow
def test_a_text_of_blanks_and_marks_gives_an_empty_or_harmless_reading(reader):
    readings = list(reader.read([report_of("… — …"), report_of("\n\n \t")]))
    assert len(readings) == 2
    assert readings[1].tokens == ()


def test_a_parser_that_is_not_installed_is_named():
    with pytest.raises(ModelError, match="en_core_web_none"):
        load_reader("en_core_web_none")

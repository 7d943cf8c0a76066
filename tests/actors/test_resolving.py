"""Which place of a name: what the text states goes first, then the company that the name keeps."""

import pytest

from dragoman.actors import find_cast, resolve_toponyms
from dragoman.actors.knowledge import units_of
from dragoman.model import Reading, Report, Sentence, Token, text_id
from tests.actors.knowing import shipped
from tests.notation import reading_of


def resolved(text, *names):
    """Resolve names in a text without a parse: words and commas are tokens, capitals proper nouns."""
    report = Report(id=text_id(text), key="case", file="case", text=text)
    tokens, place = [], 0
    for piece in text.replace(",", " ,").split():
        start = text.index(piece, place)
        place = start + len(piece)
        tag = "," if piece == "," else "NNP" if piece[0].isupper() else "NN"
        tokens.append(Token(len(tokens), start, place, piece, piece, tag, "PROPN", "dep", len(tokens), 0))
    reading = Reading(
        report=report,
        tokens=tuple(tokens),
        sentences=(Sentence(0, 0, len(tokens), 0, 0),),
        names=(),
        made_by="case",
    )
    spans = [report.span(text.index(name), text.index(name) + len(name)) for name in names]
    return resolve_toponyms(reading, spans, shipped())


@pytest.mark.parametrize(
    ("text", "name", "latitude"),
    [
        ("a fire in Alexandria , La. was put out", "Alexandria", 31.3),
        ("a fire in Alexandria was put out", "Alexandria", 31.2),
        ("a fire in Paris , Texas was put out", "Paris", 33.7),
        ("a fire in Paris was put out", "Paris", 48.9),
        ("a fire in Tripoli , Lebanon was put out", "Tripoli", 34.4),
        ("the road to Lebanon was closed", "Lebanon", 33.8),
        ("a fire in Lebanon , Ind. was put out", "Lebanon", 40.0),
    ],
)
def test_what_the_text_states_goes_before_people(text, name, latitude):
    (place,) = resolved(text, name)
    assert place.latitude == pytest.approx(latitude, abs=0.2)


def test_a_name_keeps_to_the_places_beside_it():
    _, cottonport, alexandria = resolved(
        "from Avoyelles Parish and Cottonport to Alexandria", "Avoyelles Parish", "Cottonport", "Alexandria"
    )
    assert cottonport.country == alexandria.country == "USA"
    assert alexandria.latitude == pytest.approx(31.3, abs=0.2)


def test_a_country_is_a_country_and_a_state_a_region():
    china, texas, short = resolved("from China and Texas to Ky. in spring", "China", "Texas", "Ky.")
    assert (china.kind, china.country) == ("country", "CHN")
    assert (texas.kind, texas.country) == ("region", "USA")
    assert short.name == "Kentucky"


def test_words_that_name_no_place_are_left_open():
    assert resolved("a fire in Qqwzx was put out", "Qqwzx") == (None,)
    assert units_of("Ky.") == ("Ky",)


def test_a_choice_says_how_sure_it_is_and_what_else_there_is():
    (sure,) = resolved("a fire in Paris , Texas was put out", "Paris")
    (famous,) = resolved("a fire in Paris was put out", "Paris")
    (doubtful,) = resolved("a fire in Springfield was put out", "Springfield")
    assert min(sure.confidence, famous.confidence) > 0.9 > doubtful.confidence
    assert "USA" in {other.country for other in famous.candidates}
    assert len(doubtful.candidates) > 1


def test_a_town_whose_name_many_bear_stays_without_a_point_in_a_cast():
    notation = "Crowds NNS nsubj 2 crowd\nmet VBD ROOT 0 meet\nin IN prep 2\nSpringfield NNP pobj 3\n_. . punct 2\n@GPE 4 4"
    (place,) = find_cast(reading_of(notation), shipped()).places
    assert (place.latitude, place.point_reason, place.country) == (None, "unclear", "USA")
    assert len(place.candidates) > 1

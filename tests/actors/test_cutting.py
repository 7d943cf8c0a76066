"""What the parser took for one name in texts without commas and in headlines, cut into the names that it holds."""

from datetime import date

import pytest

from dragoman.actors import find_cast
from tests.actors.knowing import shipped
from tests.notation import reading_of


def found_in(words, *names):
    """Actors that are named and places, by their words, of a sentence whose names the parser marked as given.

    Args:
        words: ``text/TAG``, or ``text/TAG/dep`` of what does not depend on the first word as a mere part.
        names: Label, first and last word.
    """
    lines = []
    for number, word in enumerate(words.split()):
        text, tag, *dep = word.split("|" if "|" in word else "/")
        lines.append(f"{text} {tag} {dep[0] if dep else 'dep' if number else 'ROOT'} {1 if number else 0}")
    reading = reading_of("\n".join([*lines, *(f"@{name}" for name in names)]), published=date(2016, 8, 1))
    cast = find_cast(reading, shipped())
    named = [reading.words(m.span) for a in cast.actors for m in a.mentions if m.form in {"name", "metonym"}]
    return sorted(named), sorted(reading.words(place.span) for place in cast.places)


@pytest.mark.parametrize(
    ("words", "names", "actors", "places"),
    [
        ("seen/VBN in/IN rebel-held/JJ Idlib/NNP Reuters/NNP Wednesday/NNP", ["ORG 4 5"], ["Reuters"], ["Idlib"]),
        ("fell/VBD on/IN Aleppo/NNP Raqqa/NNP and/CC Homs/NNP", ["ORG 3 4", "GPE 6 6"], [], ["Aleppo", "Homs", "Raqqa"]),
        ("edited/VBN by/IN James/NNP Jones/NNP Alan/NNP Powell/NNP", ["PERSON 3 6"], ["Alan Powell", "James Jones"], []),
        ("said/VBD Elizabeth/NNP Hoff/NNP WHO/NNP Representative/NNP", ["PERSON 2 5"], ["Elizabeth Hoff", "WHO"], []),
        ("as/IN ISIS/NNP Behead/NNP or/CC shot/VBD them/PRP", ["ORG 2 3"], ["ISIS"], []),
        ("a/DT baby/NN Samir/NNP Darwish/NNP Eleven/NNP children/NNS died/VBD", ["PERSON 3 5"], ["Samir Darwish"], []),
        ("picture/NN by/IN Getty/Instagram|NNP", ["ORG 3 3"], [], []),
        ("the/DT district/NN of/IN Midane/NNP the/DT Observatory/NNP said/VBD", ["FAC 4 6"], [], ["Midane"]),
        ("director/NN of/IN the/DT Daraa/NNP National/NNP Hospital/NNP Dr./NNP", ["ORG 4 7"], ["Daraa National Hospital"], []),
        ("to/TO mark/VB the/DT Erikson/NNP Prize/NNP for/IN Courage/NNP", ["ORG 4 7"], [], []),
        ("it/PRP launched/VBD the/DT Euphrates/NNP Rage/NNP campaign/NN", ["ORG 4 5"], [], []),
        ("last/JJ seen/VBN on/IN Fri/NNP Sep/NNP 27/CD", ["PERSON 4 5"], [], []),
        ("he/PRP says/VBZ Ill/NNP go/VB home/RB", ["PERSON 3 3"], [], []),
        ("Correction/NN :/: Meridian/NNP News/NNP was/VBD wrong/JJ", ["ORG 1 4"], ["Meridian News"], []),
        ("said/VBD Elizabeth/NNP Dahl/NNP of/IN Westport/NNP", ["ORG 2 5"], ["Elizabeth Dahl"], ["Westport"]),
        ("police/NN in/IN New/NNP Jersey/NNP agreed/VBD", ["GPE 3 4"], [], ["New Jersey"]),
        ("told/VBD Leon/NNP Febres/NNP Cordero/NNP yesterday/NN", ["PERSON 2 3"], ["Leon Febres Cordero"], []),
        ("told/VBD Finance/NNP Minister/NNP Ivo/NNP Dahl/NNP", ["ORG 2 2", "PERSON 4 5"], ["Ivo Dahl"], []),
        ("figures/NNS of/IN GNP/NNP rose/VBD", ["ORG 3 3"], [], []),
    ],
)  # fmt: skip
def test_names_are_cut_where_they_end(words, names, actors, places):
    assert found_in(words, *names) == (actors, places)


@pytest.mark.parametrize(
    ("words", "names", "place"),
    [
        ("fell/VBD on/IN al-Sheikh/NNP Sheikh/NNP Khodr/NNP neighborhood/NN", ["PERSON 5 5"], "Sheikh Khodr"),
        ("fell/VBD near/IN Tel/NNP Mourad/NNP yesterday/NN", ["PERSON 3 3"], "Tel Mourad"),
        ("fire/NN on/IN Kafr/NNP Barakat/NNP yesterday/NN", ["PERSON 3 4"], "Kafr Barakat"),
        ("shells/NNS on/IN Jora/NNP residential/JJ neighborhoods/NNS hit/VBD", ["PERSON 3 3"], "Jora"),
        ("buses/NNS on/IN Aleppos/NNP outskirts/NNS", ["PERSON 3 3"], "Aleppos"),
    ],
)
def test_places_are_told_from_people_by_how_they_begin_and_what_stands_beside(words, names, place):
    actors, places = found_in(words, *names)
    assert actors == []
    assert places == [place]


def test_a_person_may_bear_a_title_that_quarters_bear_too():
    assert found_in("Sheikh/NNP Khodr/NNP/nsubj", "PERSON 2 2")[1] == []


def test_a_surname_that_is_a_towns_too_stays_a_surname():
    assert found_in("resident/NN Malik/NNP Kasab/NNP said/VBD", "PERSON 2 3") == (["Malik Kasab"], [])


def test_a_town_without_its_apostrophe_is_where_it_is():
    reading = reading_of("near IN ROOT 0\nAleppos NNP compound 3\noutskirts NNS pobj 1\n@PERSON 2 2")
    (place,) = find_cast(reading, shipped()).places
    assert (place.name, place.country) == ("Aleppo", "SYR")


def test_words_that_the_report_writes_small_too_are_no_names():
    notation = """
    Bomb NNP compound 2
    Kills NNP ROOT 0 kill
    18 CD dobj 2
    @PERSON 1 1

    A DT det 2
    bomb NN nsubj 3
    killed VBD ROOT 0 kill
    them PRP dobj 3
    """
    assert find_cast(reading_of(notation), shipped()).actors == ()


def test_a_surname_that_lost_its_apostrophe_is_its_bearers():
    notation = """
    Col. NNP compound 4
    Abdul NNP compound 4
    Jabbar NNP compound 4
    Akidi NNP nsubj 5
    left VBD ROOT 0 leave
    @PERSON 2 4

    They PRP nsubj 2
    dismissed VBD ROOT 0 dismiss
    Akidis NNP compound 4
    statement NN dobj 2
    @ORG 3 3
    """
    reading = reading_of(notation)
    (colonel,) = [actor for actor in find_cast(reading, shipped()).actors if actor.kind == "person"]
    assert [reading.words(mention.span) for mention in colonel.mentions if mention.form == "name"] == [
        "Abdul Jabbar Akidi",
        "Akidis",
    ]


def test_a_name_that_lost_its_letters_beyond_ascii_is_met():
    words = "Tayyip NNP compound 2\nErdoan NNP nsubj 3\nspoke VBD ROOT 0 speak\nin IN prep 3\nTurkey NNP pobj 4\n"
    reading = reading_of(words + "@PERSON 1 2\n@GPE 5 5")
    assert "per-recep-tayyip-erdogan" in {actor.id for actor in find_cast(reading, shipped()).actors}


def test_a_local_body_has_the_country_of_the_town_that_it_opens_with():
    reading = reading_of("Aleppo NNP compound 3\nPolice NNP compound 3\nCommand NNP nsubj 4\nspoke VBD ROOT 0 speak\n@ORG 1 3")
    (command,) = find_cast(reading, shipped()).actors
    assert (command.name, command.country) == ("Aleppo Police Command", "SYR")


def test_a_role_that_lost_its_comma_is_the_persons_before_it():
    notation = """
    Rami NNP compound 3
    Abdel NNP compound 3
    Rahman NNP compound 4
    director NN nsubj 8
    of IN prep 4
    the DT det 7
    union NN pobj 5
    left VBD ROOT 0 leave
    @PERSON 1 3
    """
    reading = reading_of(notation)
    person = next(actor for actor in find_cast(reading, shipped()).actors if actor.kind == "person")
    assert [(reading.words(mention.span), mention.form) for mention in person.mentions] == [
        ("Rami Abdel Rahman", "name"),
        ("director", "description"),
    ]


def test_an_outlet_called_what_it_is_is_that_outlet():
    notation = """
    The DT det 5
    SANA NNP compound 5
    state NN compound 5
    news NN compound 5
    agency NN nsubj 6
    reported VBD ROOT 0 report
    it PRP dobj 6
    """
    actors = find_cast(reading_of(notation), shipped()).actors
    assert {actor.id for actor in actors} == {"out-sana"}

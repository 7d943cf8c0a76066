"""What a figure counts by its sentence: a side, an item of a list, an earlier toll, what a while saw; and where."""

from dataclasses import replace

import pytest

from dragoman.linking import look_across
from dragoman.linking.comparing import is_plain_holder
from dragoman.linking.counting import is_earlier, is_elsewhere, is_item, is_loose_bound, is_of_a_while
from dragoman.linking.scopes import scope_of
from dragoman.model.happenings import Named
from tests.linking.telling import killed, telling, voice


def cited(sentence, low, **more):
    """Return a figure of a sentence in which «…» marks the number and what it counts."""
    lead, _, rest = sentence.partition("«")
    words, _, tail = rest.partition("»")
    figure = killed(low, **more)
    return replace(figure, start=len(lead), stop=len(lead) + len(words), lead=lead, words=words, tail=tail)


@pytest.mark.parametrize(
    ("sentence", "of", "scope"),
    [
        ("The strike killed «31 people».", "people", "all"),
        ("The number of dead rose to «31».", None, "all"),
        ("It killed «eight residents» of the home.", "residents", "residents"),
        ("The blast killed «three Palestinians».", "palestinians", "Palestinian people"),
        ("It killed «ten Georgian soldiers».", "soldiers", "Georgian soldiers"),
        ("Reports put the number of Georgian dead at «ten».", None, "Georgian people"),
        ("It killed «six Syrian children».", "children", "children"),
    ],
)
def test_whom_a_figure_counts(sentence, of, scope):
    assert scope_of(cited(sentence, 31, of=of), "SYR") == scope


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The previous toll was «20».", True),
        ("Kara had earlier reported a toll of «eight».", True),
        ("The number of dead rose from «20» to 31.", True),
        ("The toll rose from 20 to «31».", False),
        ("The preliminary toll was «20».", True),
        ("The army said preliminary reports indicated «20» dead.", False),
        ("It raised an earlier toll of 20 to «31».", False),
        ("The bomb killed «31 people».", False),
    ],
)
def test_an_earlier_toll_is_told_by_its_words(sentence, told):
    assert is_earlier(cited(sentence, 20)) is told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("He killed «seven residents» and a nurse.", True),
        ("It killed two young guards and «three people».", True),
        ("It killed «31 people» and wounded 12.", False),
        ("It killed «31 people» and 12 others were wounded.", False),
        ("It killed «31 people» and a number of cattle.", False),
        ("Six guards and «22» injured were counted.", False),
        ("Some «40 of the deaths» were of stab wounds.", True),
    ],
)
def test_an_item_of_a_list_is_not_the_whole(sentence, told):
    assert is_item(cited(sentence, 7)) is told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("At least «45 people» have been killed in Harim in the last 24 hours.", True),
        ("«45 people» were killed over the weekend.", True),
        ("«45 people» were killed on Monday.", False),
    ],
)
def test_what_a_while_saw_is_of_no_one_attack(sentence, told):
    assert is_of_a_while(cited(sentence, 45)) is told


def test_more_than_a_round_number_leaves_room_above():
    assert is_loose_bound(cited("It left «over 100» hurt.", 100, bound="at_least"))
    assert not is_loose_bound(cited("It left «at least 100» hurt.", 100, bound="at_least"))
    assert not is_loose_bound(cited("It left «over 57» hurt.", 57, bound="at_least"))


def test_a_sentence_that_turns_to_another_attack_counts_for_that():
    figure = cited("Another bomb killed «three people» at the gate.", 3)
    assert is_elsewhere(figure, telling("a", "bomb in the market", start=500))
    assert not is_elsewhere(figure, telling("a", "bomb at the gate", start=8))


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Harim Observatory", True),
        ("Harim Observatory, which counts the dead", True),
        ("22 killed in Harim state TV", False),
        ("they left school activists", False),
        ("The claim", False),
        ("a district where many live in fear of the army of President Kara of the coast", True),
        ("a district of the old town of the capital by the river of President Kara", False),
    ],
)
def test_half_a_sentence_is_no_source(name, plain):
    assert is_plain_holder(Named(name, name), killed(3)) is plain


def test_the_group_of_which_only_a_description_is_known_is_no_source():
    said = [replace(voice("a", "55 hurt", says=says), called="The group") for says in ("activist group", "Harim Watch")]
    assert [is_plain_holder(one.holder, killed(55, by=one)) for one in said] == [False, True]


def disputed(*told):
    said = [figure.voice for one in told for figure in one.figures if figure.voice]
    return [one.question for one in look_across(told, said, []).disputes if one.about == "figure"]


MARKET = "the bomb at the vegetable market in Harim killed shoppers"


def counted(report, sentence, low, *, says=None, words=MARKET, **more):
    by = voice(report, sentence.replace("«", "").replace("»", ""), says=says) if says else None
    return telling(report, words, trigger="bomb", figures=[cited(sentence, low, by=by)], **more)


def test_two_towns_named_in_two_sentences_are_not_compared():
    gate = {"words": "the bomb at the old vegetable market killed shoppers who stood at the gate", "place": None}
    one = counted("a", "The bomb killed «31 people» in the town of Kobar.", 31, says="Monitor", **gate)
    assert disputed(one, counted("b", "The bomb killed «20 people» in the town of Kobar.", 20, says="Ministry", **gate)) != []
    assert disputed(one, counted("b", "The bomb killed «20 people» in the town of Lisan.", 20, says="Ministry", **gate)) == []


def test_two_spellings_are_one_town():
    one = counted("a", "The bomb killed «31 people» in the town of al-Kallaseh.", 31, says="Monitor")
    assert disputed(one, counted("b", "The bomb killed «20 people» in the town of Kalassa.", 20, says="Ministry")) != []


def test_two_sides_of_a_battle_each_have_their_dead():
    one = counted("a", "The monitor counted «18 dead».", 18, says="Monitor")
    other = counted("b", "The ministry counted «30 dead».", 30, says="Ministry")
    assert disputed(one, other) != []
    fought = [replace(each, trigger="fighting") for each in (one, other)]
    assert disputed(*fought) == []


def test_a_source_that_is_quoted_with_both_numbers_does_not_contradict_himself():
    one = counted("a", "The bomb killed «30 people».", 30, says="State TV")
    other = counted("b", "The bomb killed «32 people».", 32, says="State TV")
    relay = counted("c", "The bomb killed «30 people».", 30, says="Coast TV")
    assert disputed(one, other, relay) == []


def test_a_number_that_an_outlet_gives_far_down_is_background():
    monitor = counted("a", "The bomb killed «31 people».", 31, says="Monitor")
    own = counted("b", "The bomb killed «52 people».", 52)
    assert disputed(monitor, own) != []
    far = replace(own, figures=(replace(own.figures[0], start=3000, stop=3009),))
    assert disputed(monitor, far) == []


def test_a_higher_number_of_the_next_day_is_news():
    day = telling("a", "x").published
    monitor = counted("a", "The bomb killed «31 people».", 31, says="Monitor")
    later = counted("b", "The bomb killed «43 people».", 43, says="Ministry")
    lower = counted("b", "The bomb killed «20 people».", 20, says="Ministry")
    assert disputed(monitor, replace(later, published=day.replace(day=day.day + 1))) == []
    assert disputed(monitor, replace(lower, published=day.replace(day=day.day + 1))) != []

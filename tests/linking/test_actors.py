import pytest

from dragoman.linking import LocalActor, doubt_actors, link_actors


def person(actor_id, name, country=None, *, kind="person", sectors=(), company=()):
    return LocalActor(actor_id, name, kind, country, tuple(sectors), frozenset(company))


def test_one_full_name_in_two_reports_is_one_person():
    (judgement,) = link_actors([person("a", "Talal Barakat", "SYR"), person("b", "Talal Barakat")])
    assert (judgement.kind, judgement.left, judgement.right) == ("same_actor", "a", "b")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mahmoud al-Haddad", "Mahmoud Haddad"), ("İsmail Çelik", "Ismail Celik"), ("Anna O’Neill", "Anna O'Neill")],
)
def test_spellings_with_and_without_marks_and_articles_meet(one, other):
    assert len(list(link_actors([person("a", one), person("b", other)]))) == 1


@pytest.mark.parametrize(
    "others",
    [
        [person("a", "Barakat"), person("b", "Barakat")],
        [person("a", "John Kerry", "USA"), person("b", "John Kerry", "IRL")],
        [person("a", "John Kerry"), person("b", "Bob Kerrey")],
        [person("a", "Al Nour Front", kind="organization"), person("b", "Al Nour Front")],
    ],
    ids=["surname alone", "two countries", "two given names", "two kinds"],
)
def test_doubtful_pairs_stay_apart(others):
    assert list(link_actors(others)) == []


def test_all_later_reports_link_to_the_first():
    judgements = list(link_actors([person(i, "Nour Relief Committee", kind="organization") for i in "abc"]))
    assert [(judgement.left, judgement.right) for judgement in judgements] == [("a", "b"), ("a", "c")]


@pytest.mark.parametrize(
    ("one", "other", "country"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "UKR"),
        ("Abdel Fattah al-Burhan", "Abdelfattah Burhan", "SDN"),
        ("Mohammed Deif", "Muhammad al-Deif", "PSE"),
    ],
)
def test_spellings_out_of_another_script_are_one_in_one_country(one, other, country):
    (judgement,) = link_actors([person("a", one, country), person("b", other, country)])
    assert judgement.holds
    assert "spellings" in judgement.reason


def test_a_name_in_latin_letters_has_one_spelling():
    apart = [person("a", "John Kerry", "USA", company="xy"), person("b", "John Kerrey", "USA", company="xy")]
    assert list(link_actors(apart)) == []
    assert doubt_actors(apart) == []


@pytest.mark.parametrize(
    "pair",
    [
        [person("a", "Talal Barakat", "SYR", sectors=["REB"]), person("b", "T. Barakat", "SYR", sectors=["REB"])],
        [person("a", "Talal Barakat", "SYR", sectors=["REB"]), person("b", "Talal Barakat", "SYR", sectors=["MED"])],
        [person("a", "Abdel Fattah Burhan", "SDN"), person("b", "Abdul Fattah al-Burhan")],
        [person("a", "Abu Omar"), person("b", "Abu Omar", "SYR")],
    ],
    ids=["an initial", "other sectors", "a spelling without a country", "a byname that many bear"],
)
def test_doubtful_pairs_go_to_a_person(pair):
    assert list(link_actors(pair)) == []
    (doubt,) = doubt_actors(pair)
    assert 0.5 <= doubt.score < 0.75
    assert doubt.reason


def test_company_and_office_settle_a_fuller_name():
    one = person("a", "Talal Barakat", "SYR", sectors=["REB"], company=["per-x", "org-y"])
    other = person("b", "Talal Ahmad Barakat", "SYR", sectors=["REB"], company=["per-x", "org-y"])
    assert len(list(link_actors([one, other]))) == 1


@pytest.mark.parametrize("name", ["children", "29 Syrian rebels", "militants"])
def test_people_who_are_only_described_are_not_met_again(name):
    pair = [person(i, name, "SYR", kind="group", sectors=["REB"]) for i in "ab"]
    assert list(link_actors(pair)) == []
    assert doubt_actors(pair) == []

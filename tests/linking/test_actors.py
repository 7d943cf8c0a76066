import pytest

from dragoman.linking import LocalActor, link_actors


def person(actor_id, name, country=None, kind="person"):
    return LocalActor(actor_id, name, kind, country)


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

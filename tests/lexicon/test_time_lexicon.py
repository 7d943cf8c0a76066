import pytest

from dragoman.dates.finder import _RESOLVERS
from dragoman.lexicon import times
from dragoman.lexicon.tables import Row, read_table
from dragoman.model import LexiconError

LEXICON = times.load_time_lexicon()


@pytest.mark.parametrize("rule", LEXICON.rules, ids=lambda rule: rule.name)
def test_rule_finds_its_example_and_names_a_resolver(rule):
    found = rule.pattern.search(rule.example.lower())
    assert found
    assert rule.resolver in _RESOLVERS


@pytest.mark.parametrize("line", LEXICON.datelines, ids=lambda line: line.name)
def test_dateline_finds_its_example(line):
    assert line.pattern.match(line.example.lower())


def test_rule_names_are_unique():
    assert len({rule.name for rule in LEXICON.rules}) == len(LEXICON.rules)


def test_words_and_phrases_stand_in_their_examples():
    for row in read_table("en/time_vague.tsv", ("phrase", "kind", "value", "example")).rows:
        assert row["phrase"] in row["example"].lower(), row
    for row in read_table("en/time_words.tsv", ("kind", "key", "forms", "example")).rows:
        if row["kind"] not in {
            "ordinal",
            "number",
            "no_year",
            "unit",
            "ahead",
            "lasting",
            "moving",
            "granting",
            "directing",
            "held",
        }:
            assert any(form in row["example"].lower() for form in row.list("forms")), row
    for row in read_table("en/time_holidays.tsv", ("forms", "way", "day", "example")).rows:
        assert any(form in row["example"].lower() for form in row.list("forms")), row


def test_forms_have_keys_with_blanks_or_hyphens():
    assert LEXICON.key("month", "sept.") if "sept." in LEXICON.keys["month"] else LEXICON.key("short_month", "sept.") == "09"
    assert LEXICON.key("ordinal", "twenty-first") == LEXICON.key("ordinal", "twenty first") == "21"
    with pytest.raises(KeyError):
        LEXICON.key("month", "brumaire")


@pytest.mark.parametrize(
    ("cells", "trouble"),
    [
        ({"name": "x", "needs": ":month", "pattern": "<brumaire>", "resolver": "r", "example": "e"}, "pattern"),
        ({"name": "x", "needs": ":month", "pattern": "(", "resolver": "r", "example": "e"}, "pattern"),
        ({"name": "x", "needs": "", "pattern": "a", "resolver": "r", "example": "e"}, "needs is empty"),
        ({"name": "x", "needs": "a", "pattern": "a", "resolver": "r", "example": ""}, "example is empty"),
    ],
)
def test_bad_rule_is_refused_with_its_line(cells, trouble):
    with pytest.raises(LexiconError, match=rf"rules\.tsv:7: .*{trouble}"):
        times._rule(Row("rules.tsv", 7, cells), {"month": "may"}, {})


def test_holiday_that_does_not_fit_its_way_is_refused():
    with pytest.raises(LexiconError, match="does not fit"):
        times._holiday(Row("holidays.tsv", 7, {"forms": "x", "way": "fixed", "day": "monday", "example": "e"}))

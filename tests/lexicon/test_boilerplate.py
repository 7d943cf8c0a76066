"""The table of boilerplate rules: every row is sound, and a broken row is refused with its file and line."""

import pytest

from dragoman.lexicon import boilerplate
from dragoman.lexicon.boilerplate import load_boilerplate
from dragoman.lexicon.tables import parse_table
from dragoman.model import LexiconError

HEAD = "# kind: k\n# language: en\n# source: s\n# licence: MIT\n"
COLUMNS = ("name", "where", "kind", "pattern", "reason", "aside", "evidence", "names", "example")


def test_every_rule_has_a_name_of_its_own():
    names = [rule.name for rule in load_boilerplate().rules]
    assert len(names) == len(set(names))


def test_agencies_are_named_by_their_tags_alone():
    rules = load_boilerplate()
    assert rules.agency_in("(With Reuters and AFP)") == "Reuters"
    assert rules.agency_in("a cape in AAPland") is None


@pytest.mark.parametrize(
    ("cells", "trouble"),
    [
        ("r\tmiddle\tline\ta\tshare\t\tnone\t\ta", "where 'middle'"),
        ("r\tback\tline\t(\tshare\t\tnone\t\ta", "does not compile"),
        ("r\tback\tline\ta\tshare\t\tnone\t\tb", "misses its example"),
        ("r\tback\tline\ta\t\t\tnone\t\ta", "needs a reason"),
        ("r\tback|inside\tline\ta\tshare\t\tnone\t\ta", "aside reason"),
        ("r\tback\tline\ta\tshare\t\tpublisher\t\ta", "no group"),
    ],
)
def test_a_broken_row_is_refused_with_its_line(cells, trouble):
    (row,) = parse_table("rules.tsv", f"{HEAD}{chr(9).join(COLUMNS)}\n{cells}\n", COLUMNS).rows
    with pytest.raises(LexiconError, match=f"rules.tsv:6: .*{trouble}"):
        boilerplate._rule(row, {})

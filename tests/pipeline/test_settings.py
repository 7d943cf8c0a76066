import pytest

from dragoman.model import SettingsError
from dragoman.pipeline import load_settings


def test_defaults_stand_without_a_file():
    settings = load_settings()
    assert settings.languages == frozenset({"en"})
    assert settings.workers >= 1
    assert settings.ray is None


def test_a_file_lies_over_the_defaults(tmp_path):
    (tmp_path / "own.toml").write_text("[run]\nworkers = 3\n")
    assert load_settings(tmp_path / "own.toml").workers == 3


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[run]\nworkes = 3\n", "workes"),
        ("[rum]\nworkers = 3\n", "rum"),
        ("[run]\nworkers = 'three'\n", "three"),
        ("[run]\nworkers = -1\n", "-1"),
        ("[run\n", "own.toml"),
    ],
)
def test_a_wrong_setting_is_refused_by_name(tmp_path, text, named):
    (tmp_path / "own.toml").write_text(text)
    with pytest.raises(SettingsError, match=named):
        load_settings(tmp_path / "own.toml")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(tmp_path / "none.toml")


def test_own_tables_of_actors_lie_beside_the_settings(tmp_path):
    (tmp_path / "own.toml").write_text('[actors]\ntables = ["people.csv"]\n')
    assert load_settings(tmp_path / "own.toml").actors == (tmp_path / "people.csv",)

import pytest

from dragoman.lexicon.times import load_time_lexicon


@pytest.fixture(scope="session")
def words():
    return load_time_lexicon()

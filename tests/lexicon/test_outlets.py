from dragoman.lexicon.outlets import load_outlet_domains, load_state_outlets


def test_a_domain_and_its_first_label_name_an_outlet():
    outlets = load_outlet_domains()
    assert outlets["dailysabah.com"] == outlets["dailysabah"] == "Daily Sabah"


def test_a_label_that_several_outlets_have_names_none():
    outlets = load_outlet_domains()
    assert "alaraby" not in outlets
    assert all("." in key or len(key) > 3 for key in outlets)


def test_outlets_that_a_name_calls_a_states_are_known_with_their_country():
    states = load_state_outlets()
    assert states["out-sana"] == states["out-syrian-state-tv"] == "SYR"
    assert "out-bbc" not in states

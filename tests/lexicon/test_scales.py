"""The scales of other people's event tables."""

import pytest

from dragoman.lexicon.scales import QUADS, load_scales
from dragoman.model.terms import EVENT_TYPES, MODES


@pytest.fixture(scope="module")
def scales():
    return load_scales()


@pytest.mark.parametrize(
    ("event_type", "modes", "contexts", "code"),
    [
        ("CONSULT", ["visit"], [], "042"),
        ("COERCE", ["arrest"], ["legal"], "173"),
        ("ASSAULT", ["aerial", "explosives"], [], "183"),
        ("ASSAULT", [], ["military"], "190"),
        ("AGREE", [], ["economic", "gender"], "0311"),
        ("SANCTION", ["expel"], ["military"], "166"),
    ],
)
def test_a_code_is_as_fine_as_what_is_known(scales, event_type, modes, contexts, code):
    assert scales.code(event_type, modes, contexts).code == code


def test_every_type_and_mode_has_a_quad_class_and_a_code_and_a_score_of_its_sign(scales):
    assert set(QUADS) == set(EVENT_TYPES)
    for event_type in EVENT_TYPES:
        for mode in ("", *MODES[event_type]):
            assert scales.code(event_type, [mode], []).type == event_type
            score = scales.score(event_type, [mode])
            if score is not None and event_type not in {"REQUEST"}:
                assert (score > 0) == (QUADS[event_type] < 3)


def test_cameo_codes_stand_once_for_what_they_fit(scales):
    keys = [(row.type, row.mode, row.context) for row in scales.cameo]
    assert len(keys) == len(set(keys))
    assert all(row.code.isdigit() and 3 <= len(row.code) <= 4 for row in scales.cameo)


def test_state_numbers_and_short_codes_are_one_to_one(scales):
    for table in (scales.cow, scales.iso2):
        assert len(set(table.values())) == len(table)
    assert (scales.cow["TUR"], scales.iso2["TUR"]) == (640, "TR")

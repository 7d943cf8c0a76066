"""Whether an aircraft was shot down or came down by a fault, as two sources say."""

import pytest

from dragoman.linking import look_across
from tests.linking.telling import telling, voice

FAULT = "the plane had crashed after a technical failure"
SHOT = "it had shot down the plane"


def found(*said):
    told = telling("a", "the plane crashed near Harim", trigger="crashed")
    return [one for one in look_across([told], said, []).disputes if "shot down" in one.question]


def test_who_says_that_it_shot_a_plane_down_parts_from_who_tells_of_a_fault():
    (dispute,) = found(voice("a", SHOT, says="Kara Front"), voice("a", FAULT, says="Harim Army"))
    assert dispute.question == "Was the plane shot down, or did it crash by a fault in Harim (told on 4 March 2020)?"
    assert [(one.gist, [who.name for who in one.held_by]) for one in dispute.positions] == [
        ("shot down", ["Kara Front"]),
        ("a fault", ["Harim Army"]),
    ]


@pytest.mark.parametrize(
    "shot",
    [
        "it had shot down a drone",
        "it was not clear whether the plane was shot down",
        "it would shoot down every plane",
        "the pilot was alive",
    ],
)
def test_another_craft_and_what_is_left_open_part_from_nobody(shot):
    assert found(voice("a", shot, says="Kara Front"), voice("a", FAULT, says="Harim Army")) == []


def test_one_source_that_tells_both_does_not_part():
    assert found(voice("a", SHOT, says="Harim Army"), voice("a", FAULT, says="Harim Army")) == []


def test_what_one_says_another_said_is_not_his_own():
    both = f"{FAULT} while the Kara Front said {SHOT}"
    assert len(found(voice("a", both, says="Harim Army"), voice("a", SHOT, says="Kara Front"))) == 1


def test_it_is_asked_of_what_a_report_tells_of_the_aircraft():
    said = voice("a", SHOT, says="Kara Front"), voice("a", FAULT, says="Harim Army")
    assert look_across([telling("a", "the market burned near Harim")], said, []).disputes == ()

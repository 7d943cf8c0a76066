"""Asking across reports: disputes, figures, happenings, review; each through the command as a user types it."""

import json
import shutil

import pytest

from tests.present.conftest import run_dragoman


@pytest.fixture(scope="module")
def shown(kept):
    def showing(*arguments):
        result = run_dragoman(*arguments, "--store", kept)
        assert result.returncode == 0, result.stderr.decode()
        return result.stdout.decode()

    return showing


def test_a_denial_stands_beside_the_claim_that_it_denies(shown):
    lines = shown("disputes", "warned")
    assert "had been warned of the attacks" in lines
    assert any(line.strip().startswith("in “") for line in lines.splitlines())
    assert "denies: Maithripala Sirisena" in lines
    assert "1 origin" in lines


def test_a_corrected_toll_is_marked_in_its_series(shown):
    lines = shown("figures", "--what", "killed", "--place", "Sri Lanka").splitlines()
    assert any("359 people killed" in line and "according to police" in line for line in lines)
    assert any("about 253 people killed" in line and "[corrected]" in line for line in lines)


def test_a_wire_story_in_three_outlets_is_one_origin(shown):
    copies = [json.loads(line) for line in shown("export", "jsonl", "--kind", "copies").splitlines()]
    assert len(copies) == 3
    assert all(copy["share"] > 0.9 for copy in copies)


def test_happenings_count_links_and_origins(ask):
    first = ask("find", "happenings", "--least", "3")[0]
    assert first["reports"] > first["origins"] > 0


def test_a_happening_and_a_dispute_are_shown_by_their_ids(ask, shown):
    happening = ask("find", "happenings", "--least", "3")[0]
    assert "counted" in shown("show", happening["id"])
    dispute = ask("disputes")[0]
    assert dispute["question"] in shown("show", dispute["id"][:10])


def test_a_rejected_link_is_two_happenings_until_it_is_undone(kept, tmp_path):
    own = shutil.copy(kept, tmp_path / "own.sqlite")

    def say(*arguments):
        result = run_dragoman(*arguments, "--store", own)
        assert result.returncode == 0, result.stderr.decode()
        return result.stdout

    def ask(*arguments):
        return json.loads(say(*arguments, "--format", "json"))

    happening = ask("find", "happenings", "--least", "3")[0]
    left, right = (event for _, event in happening["events"][:2])

    def together():
        return any({left, right} <= {event for _, event in one["events"]} for one in ask("find", "happenings"))

    assert together()
    say("review", "reject", left, right, "--by", "ann")
    assert not together()
    (decision,) = ask("review", "log")
    assert decision["judgement"]["by"] == "person:ann"
    say("review", "undo", decision["judgement"]["id"], "--by", "ann")
    assert together()


def test_every_line_of_an_export_across_reports_has_the_names_of_the_record(shown):
    happening = json.loads(shown("export", "jsonl", "--kind", "happenings").splitlines()[0])
    assert {
        "happening",
        "gloss",
        "type",
        "events",
        "when",
        "where",
        "origins",
        "origins_unknown",
        "figures",
        "statuses",
    } <= set(happening)
    dispute = json.loads(shown("export", "jsonl", "--kind", "disputes").splitlines()[0])
    assert {"dispute", "about", "happening", "question", "positions"} <= set(dispute)
    assert {"gist", "stance", "held_by", "named", "evidence", "origins"} <= set(dispute["positions"][0])
    assert {words[0] for position in dispute["positions"] for words in position["evidence"]} == {
        one["report"] for one in dispute["reports"]
    }
    assert all(one["heading"] for one in dispute["reports"])

"""Corrections meet their findings by id and by words, in this reading and in later ones."""

import pytest

from dragoman.model import Judgement, RecordError
from dragoman.model.corrections import Correction, correction_of, judgement_of
from dragoman.store.correcting import correct_findings
from tests.store.cases import denying

FINDINGS = denying()


def corrected(findings, *corrections):
    by = "person:ann"
    return correct_findings(findings, [judgement_of(findings.report.id, one, by=by, reason="read") for one in corrections])


def status(value, at, of):
    return Correction(act="set", what="Event", at=at, of=of, fields=(("status", value),))


@pytest.fixture
def event():
    return FINDINGS.events[0]


def test_a_correction_survives_as_a_judgement():
    one = Correction(act="set", what="Statement", at=(3, 9), of="ab", fields=(("stance", "denies"),))
    assert correction_of(judgement_of("r", one, by="person:ann", reason="")) == one


@pytest.mark.parametrize(
    "right", ["", "[]", "{}", '{"act": "set", "what": "Weather", "at": [1, 2]}', '{"at": [2, 1]}', "[" * 9000]
)
def test_what_holds_no_correction_is_refused(right):
    judgement = Judgement(id="j", kind="corrected", left="r", right=right, holds=True, score=1, reason="", by="person:ann")
    with pytest.raises(RecordError):
        correction_of(judgement)


def test_a_finding_that_a_later_reading_calls_otherwise_is_met_at_its_words(event):
    at = (event.trigger.start, event.trigger.end)
    other = corrected(FINDINGS, status("hypothetical", at, "0" * 16))
    assert other.events[0].status == "hypothetical"
    assert other.events[0].id == event.id


def test_a_finding_that_is_gone_and_a_value_that_is_none_change_nothing(event):
    at = (event.trigger.start, event.trigger.end)
    far = (len(FINDINGS.report.text) - 1, len(FINDINGS.report.text))
    assert corrected(FINDINGS, status("hypothetical", far, "0" * 16)) == FINDINGS
    assert corrected(FINDINGS, status("planned", (at[0] + 10_000, at[1] + 10_000), event.id)) == FINDINGS
    assert corrected(FINDINGS, status("perhaps", at, event.id)).events[0].status == event.status


def test_the_last_word_counts(event):
    at = (event.trigger.start, event.trigger.end)
    other = corrected(FINDINGS, status("denied", at, event.id), status("planned", at, event.id))
    assert other.events[0].status == "planned"


def test_a_mode_that_another_type_has_not_goes_with_the_type(event):
    at = (event.trigger.start, event.trigger.end)
    kind = "AGREE" if event.type != "AGREE" else "AID"
    other = corrected(FINDINGS, Correction(act="set", what="Event", at=at, of=event.id, fields=(("type", kind),)))
    assert (other.events[0].type, other.events[0].modes) == (kind, ())


def test_an_added_place_moves_no_event_to_another():
    told = [event for event in FINDINGS.events if event.where is not None]
    assert told
    other = corrected(FINDINGS, Correction(act="add", what="Place", at=(0, 2)))
    assert len(other.places) == len(FINDINGS.places) + 1
    for event in told:
        now = next(one for one in other.events if one.id == event.id)
        assert other.places[now.where] == FINDINGS.places[event.where]


def test_a_removed_time_leaves_the_others_to_their_events():
    for index, timex in enumerate(FINDINGS.times):
        other = corrected(FINDINGS, Correction(act="remove", what="Time", at=(timex.span.start, timex.span.end)))
        for before, after in zip(FINDINGS.events, other.events, strict=True):
            time = before.when.time if before.when else None
            if time == index:
                assert (after.when, after.when_reason) == (None, "removed-by-hand")
            elif time is not None:
                assert other.times[after.when.time] == FINDINGS.times[time]

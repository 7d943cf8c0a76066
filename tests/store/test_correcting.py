"""Corrections meet their findings by id and by words, in this reading and in later ones."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Judgement, RecordError
from dragoman.model.corrections import Correction, correction_of, judgement_of
from dragoman.model.recording import record_of
from dragoman.store.correcting import correct_findings
from dragoman.store.tabling import found_rows
from tests.store.cases import denying
from tests.strategies import findings

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


def spans(found):
    """Places that findings have, and some that none has."""
    known = [(one.trigger.start, one.trigger.end) for one in found.events]
    known += [(one.contents[0].start, max(piece.end for piece in one.contents)) for one in found.statements]
    known += [(one.span.start, one.span.end) for actor in found.actors for one in actor.mentions]
    known += [(one.span.start, one.span.end) for one in (*found.places, *found.times)]
    free = st.tuples(st.integers(0, 400), st.integers(1, 40)).map(lambda pair: (pair[0], pair[0] + pair[1]))
    return st.one_of(st.sampled_from(known), free) if known else free


@st.composite
def corrections(draw, found):
    act, what = (
        draw(st.sampled_from(["remove", "move", "set", "add"])),
        draw(st.sampled_from(["Actor", "Place", "Time", "Statement", "Event"])),
    )
    ids = [one.id for one in (*found.actors, *found.statements, *found.events)] or [None]
    places = draw(st.lists(spans(found), max_size=2))
    values = st.sampled_from(["person", "denies", "ASSAULT", "planned", "nonsense", " ".join(f"{a}-{b}" for a, b in places)])
    fields = draw(st.dictionaries(st.sampled_from(["kind", "stance", "type", "status", "source", "cue", "told_by"]), values))
    return Correction(
        act=act,
        what=what,
        at=draw(spans(found)),
        of=draw(st.sampled_from([None, *ids])),
        to=draw(spans(found)) if act == "move" else None,
        fields=tuple(sorted(fields.items())) if act in {"set", "add"} else (),
    )


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), findings())
def test_whatever_is_corrected_the_record_stays_one(data, found):
    several = data.draw(st.lists(corrections(found), max_size=6))
    once = corrected(found, *several)
    record_of(once)
    found_rows(once)
    assert once.report == found.report
    assert corrected(found, *several) == once
    removed = [one for one in several if one.act == "remove"]
    assert corrected(corrected(found, *removed), *removed).report == found.report

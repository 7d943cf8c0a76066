"""Questions: every filter, every kind of row, and names after the judgements in force."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import SettingsError, StoreError
from dragoman.store import Filters
from tests.store.cases import accusing, denying, same_actor


def events(store, **filters):
    return [row.report.key for row in store.find_events(Filters(**filters))]


def statements(store, **filters):
    return [row.stance for row in store.find_statements(Filters(**filters))]


def test_an_event_says_who_did_what_to_whom_and_who_says_so(kept):
    event, _ = kept.find_events(Filters())
    assert ([one.name for one in event.who], [one.name for one in event.whom]) == (["Ruritania"], ["Şule Kaya"])
    assert [(one.source.name, one.stance) for one in event.says] == [("Şule Kaya", "accuses")]
    assert (event.type, event.modes, event.place, event.since) == ("ASSAULT", ("heavy-weapons",), "Port Élan", date(2031, 5, 3))
    assert event.trigger.words == "shelling"
    assert (event.report.publisher, event.report.title) == ("The Courier", "Shells on the port")


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"actor": "sule KAYA"}, ["accusing"]),
        ({"actor": "kaya"}, ["accusing", "denying"]),
        ({"actor": "RUR"}, ["accusing", "denying"]),
        ({"actor": "Kay"}, []),
        ({"actor": "%"}, []),
        ({"type": "CONSULT"}, ["denying"]),
        ({"place": "port elan"}, ["accusing"]),
        ({"place": "ELA"}, ["accusing"]),
        ({"says": "Kaya"}, ["accusing"]),
        ({"says": "governor"}, ["accusing"]),
        ({"stance": "accuses"}, ["accusing"]),
        ({"stance": "denies"}, []),
        ({"words": "shelling"}, ["accusing"]),
        ({"words": "spokesman met"}, ["denying"]),
        ({"publisher": "courier"}, ["accusing", "denying"]),
        ({"report": "denying"}, ["denying"]),
        ({"status": "planned"}, []),
        ({"limit": 1}, ["accusing"]),
    ],
)
def test_events_are_narrowed(kept, filters, found):
    assert events(kept, **filters) == found


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"says": "Ruritania"}, ["denies"]),
        ({"says": "officials"}, ["asserts"]),
        ({"actor": "Ruritania"}, ["accuses", "denies"]),
        ({"stance": "denies", "place": "Port Élan"}, []),
        ({"place": "Port Élan"}, ["accuses"]),
        ({"words": "killed"}, ["asserts"]),
        ({"words": "port elan"}, ["accuses", "denies"]),
    ],
)
def test_statements_are_narrowed(kept, filters, found):
    assert statements(kept, **filters) == found


def test_a_figure_comes_with_who_gives_it(kept):
    (figure,) = kept.find_figures(Filters(what="killed", says="officials", place="Port Élan"))
    assert (figure.low, figure.high, figure.bound, figure.of) == (40, None, "at_least", "people")
    assert (figure.according_to.source_words, figure.words.words) == ("officials", "40 people")
    assert [row.what for row in kept.find_figures(Filters(words="killed"))] == ["killed"]
    assert list(kept.find_figures(Filters(says="Kaya"))) == []


def test_reports_are_narrowed_and_counted(kept):
    (row,) = kept.find_reports(Filters(words="shells", actor="Kaya"))
    assert (row.key, row.statements, row.events, row.words) == ("accusing", 2, 1, 17)
    assert [row.key for row in kept.find_reports(Filters(stance="denies"))] == ["denying"]
    assert [row.key for row in kept.find_reports(Filters(type="ASSAULT"))] == ["accusing"]
    assert [row.key for row in kept.find_reports(Filters(date_from=date(2031, 5, 5)))] == ["denying"]


def test_a_month_is_met_by_its_days(store):
    store.keep(accusing(published=date(2031, 5, 1), published_grain="month"))
    store.keep(denying(published=None, published_reason="not-stated"))
    assert [row.key for row in store.find_reports(Filters(date_from=date(2031, 5, 20)))] == ["accusing"]
    assert [row.key for row in store.find_reports(Filters(date_from=date(2031, 6, 1)))] == []
    assert store.count_undated("reports", Filters()) == 1


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        (None, None, ["accusing", "denying"]),
        (date(2031, 5, 3), date(2031, 5, 3), ["accusing"]),
        (date(2031, 5, 4), None, []),
        (None, date(2031, 5, 2), []),
        (date(2031, 5, 3), None, ["accusing"]),
    ],
)
def test_undated_events_are_left_out_when_a_day_is_asked_for_and_counted(kept, first, last, found):
    asked = Filters(date_from=first, date_to=last)
    assert [row.report.key for row in kept.find_events(asked)] == found
    assert [row.report.key for row in kept.timeline(asked)] == found
    assert kept.count_undated("events", asked) == 1
    assert kept.count_undated("figures", asked) == 0


def test_the_timeline_puts_undated_events_last_with_their_reason(kept):
    assert [row.when_reason for row in kept.timeline(Filters())] == [None, "no-time-phrase"]


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from(['"', "a AND", "NOT", "port*", '"port elan', "NEAR(a b)", "title:x", "*", "^a", "a-b", "(("])
)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_is_typed_raises(kept, typed):
    for find in (kept.find_events, kept.find_statements, kept.find_figures, kept.find_reports):
        list(find(Filters(words=typed)))
    list(kept.find_events(Filters(actor=typed, says=typed, place=typed)))
    list(kept.find_actors(Filters(actor=typed, report=typed)))


def test_what_is_no_unicode_is_refused_in_one_line(kept):
    assert events(kept, words="\udcff") == []
    with pytest.raises(StoreError, match="is no Unicode"):
        events(kept, report="\udcff")


@pytest.mark.parametrize(
    ("words", "found"),
    [('"shelling Port"', 1), ('"port shelling"', 0), ("shell*", 1), ("shell", 0), ("Ruritania elan", 1), ("!?", 0)],
)
def test_phrases_and_beginnings(kept, words, found):
    assert len(events(kept, words=words)) == found


def test_actors_that_were_judged_the_same_are_one_everywhere(kept):
    assert events(kept, actor="S. Kaya") == ["denying"]
    kept.keep_judgement(same_actor())
    assert events(kept, actor="S. Kaya") == ["accusing", "denying"]
    assert statements(kept, says="S. Kaya") == ["accuses"]
    (row,) = kept.find_actors(Filters(actor="Kaya"))
    assert (row.names, len(row.merged), row.reports) == (("S. Kaya", "Şule Kaya"), 2, 2)
    assert {one.id for event in kept.find_events(Filters()) for one in event.whom} == {row.id}


def test_a_withdrawn_judgement_parts_them_again(kept):
    kept.keep_judgement(same_actor())
    kept.withdraw(same_actor().id, "person:ada")
    assert len(list(kept.find_actors(Filters(actor="Kaya")))) == 2


def test_a_dossier_says_what_one_actor_said_and_did(kept):
    dossier = kept.dossier("Ruritania")
    assert dossier.actor.id == "RUR"
    assert [row.stance for row in dossier.said()] == ["denies"]
    assert [row.contents[0].words for row in dossier.denied()] == ["the shelling of Port Élan"]
    assert [row.type for row in dossier.did()] == ["ASSAULT", "CONSULT"]
    assert list(dossier.done_to()) == []
    assert {(one.actor.name, one.events) for one in dossier.contacts()} == {("Şule Kaya", 1), ("S. Kaya", 1)}


def test_a_dossier_of_several_or_nobody_is_refused(kept):
    with pytest.raises(StoreError, match=r"'kaya' may be .*Şule Kaya"):
        kept.dossier("kaya")
    with pytest.raises(StoreError, match="nobody in the store is called 'Zenda'"):
        kept.dossier("Zenda")
    kept.keep_judgement(same_actor())
    (contact,) = kept.dossier("RUR").contacts()
    assert (contact.events, contact.reports, contact.types) == (2, 2, {"ASSAULT": 1, "CONSULT": 1})
    assert len(list(kept.dossier("kaya").done_to())) == 2


def test_show_finds_everything_by_id_beginning_or_key(kept):
    findings = accusing()
    assert kept.show("accusing").key == "accusing"
    assert kept.show(findings.report.id[:12]).key == "accusing"
    assert kept.show(findings.statements[0].id[:10]).stance == "accuses"
    assert kept.show(findings.events[0].id).type == "ASSAULT"
    assert kept.show("RUR").name == "Ruritania"


def test_show_names_what_else_begins_so(kept):
    with pytest.raises(StoreError, match="too short"):
        kept.show("ab")
    with pytest.raises(StoreError, match="no report, statement, event or actor begins with 'zzzz'"):
        kept.show("zzzz")
    kept.keep(relabelled(denying(), accusing().events[0].id))
    with pytest.raises(StoreError, match=r"may be statement .*, event "):
        kept.show(accusing().events[0].id[:8])


def relabelled(findings, statement_id):
    statement = replace(findings.statements[0], id=statement_id)
    return replace(findings, statements=(statement,))


@pytest.mark.parametrize("filters", [{"type": "ASSAULT"}, {"stance": "denies"}, {"date_from": date(2031, 1, 1)}])
def test_a_filter_that_a_kind_does_not_know_is_refused(kept, filters):
    with pytest.raises(SettingsError, match="actors cannot be narrowed by"):
        list(kept.find_actors(Filters(**filters)))


def test_reversed_days_and_empty_limits_are_refused():
    with pytest.raises(SettingsError, match="reversed"):
        Filters(date_from=date(2031, 2, 1), date_to=date(2031, 1, 1))
    with pytest.raises(SettingsError, match="limit"):
        Filters(limit=0)


def test_local_actors_and_claims_are_there_to_be_linked(kept):
    assert [row.name for row in kept.local_actors()] == ["Şule Kaya", "S. Kaya"]
    assert [(row.holder, row.stance) for row in kept.claims()][1:] == [("officials", "asserts"), ("RUR", "denies")]

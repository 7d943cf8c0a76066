"""What an annotator changes in Label Studio comes back: moved, added and deleted regions, changed labels, choices and ties."""

import json
import shutil
from collections import defaultdict
from copy import deepcopy

import pytest

from dragoman.present.cli.review_regions import read_regions
from dragoman.present.export.formats import export
from dragoman.present.export.labelstudio import regions_of
from dragoman.store import Filters, Store
from dragoman.store.browsing import Wanted
from tests.present.conftest import run_dragoman


def say(store, *arguments):
    result = run_dragoman(*arguments, "--store", store)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


@pytest.fixture
def own(kept, tmp_path):
    return shutil.copy(kept, tmp_path / "own.sqlite")


@pytest.fixture
def task(own):
    """The report of the demo that tells most, as a task."""
    with Store.open(own) as store:
        tasks = json.loads(b"".join(export(store, "labelstudio", Wanted(filters=Filters()))))
    return max(tasks, key=lambda task: len(task["predictions"][0]["result"]))


class Annotator:
    """Label Studio as far as a file shows it: a prediction is copied under new ids, changed, and exported."""

    def __init__(self, task, turn=1, blank=False):
        self.task, self.turn, self.added = task, turn, 0
        self.results = [] if blank else deepcopy(task["predictions"][0]["result"])
        for result in self.results:
            for name in ("id", "from_id", "to_id"):
                if name in result:
                    result[name] = f"new{turn}_{result[name].replace('-', '_')}"

    def id_of(self, one):
        return f"new{self.turn}_{one.replace('-', '_')}"

    def region(self, label, most=0):
        found = [one for one in self.results if one.get("value", {}).get("labels") == [label]]
        return found[most]

    def of(self, region):
        return [one for one in self.results if one.get("id") == region["id"]]

    def delete(self, region):
        gone = region["id"]
        self.results = [one for one in self.results if gone not in {one.get("id"), one.get("from_id"), one.get("to_id")}]

    def move(self, region, start, end):
        for one in self.of(region):
            one["value"] |= {"start": start, "end": end, "text": self.task["data"]["text"][start:end]}

    def choose(self, region, name, value):
        for one in self.of(region):
            if one.get("from_name") == name:
                one["value"]["choices"] = [value]

    def add(self, label, words, **choices):
        text = self.task["data"]["text"]
        start = text.index(words)
        self.added += 1
        place = {"start": start, "end": start + len(words), "text": words.replace("\n", "\\n")}
        common = {"id": f"added{self.turn}_{self.added}", "to_name": "text", "origin": "manual"}
        self.results.append(common | {"type": "labels", "from_name": "label", "value": place | {"labels": [label]}})
        for name, value in choices.items():
            self.results.append(common | {"type": "choices", "from_name": name, "value": place | {"choices": [value]}})
        return self.results[-1]

    def tie(self, one, other, label):
        self.results.append(
            {"type": "relation", "from_id": one["id"], "to_id": other["id"], "direction": "right", "labels": [label]}
        )

    def annotation(self, **more):
        return {"id": self.turn, "completed_by": self.turn, "was_cancelled": False, "result": self.results} | more


def exported(task, *annotations):
    """A file of the format JSON."""
    kept = {"id": 1, "data": task["data"], "predictions": task["predictions"], "drafts": [], "meta": {}}
    return [kept | {"annotations": list(annotations)}]


def shortened(task, *annotations):
    """A file of the format JSON-MIN, as Label Studio's converter writes it: choices lose their regions."""
    rows = []
    for annotation in annotations:
        outputs = defaultdict(list)
        for one in annotation["result"]:
            if "from_name" in one:
                value = dict(one["value"])
                single = one["type"] == "choices" and len(value["choices"]) == 1
                outputs[one["from_name"]].append(value["choices"][0] if single else value)
        named = {name: some[0] if name != "label" and len(some) == 1 else some for name, some in outputs.items()}
        rows.append(
            deepcopy(task["data"])
            | {"id": 1}
            | named
            | {"annotator": annotation["completed_by"], "annotation_id": annotation["id"]}
        )
    return rows


@pytest.fixture
def take_in(own, tmp_path):
    def taking(tasks, by="ann"):
        (tmp_path / "done.json").write_text(json.dumps(tasks, ensure_ascii=False))
        return say(own, "review", "--import", tmp_path / "done.json", "--by", by)

    return taking


@pytest.fixture
def found(own, task):
    """What the store says of the report now."""

    def finding():
        with Store.open(own) as store:
            return store.findings(task["data"]["report"])

    return finding


def test_a_prediction_that_was_only_looked_at_changes_nothing(task, take_in, own):
    seen = Annotator(task)
    assert "kept" not in take_in(exported(task, seen.annotation()))
    assert "kept" not in take_in(shortened(task, seen.annotation()))
    assert json.loads(say(own, "review", "log", "--format", "json")) == []


@pytest.mark.parametrize("form", [exported, shortened])
def test_changed_choices_come_back(task, take_in, found, form):
    before, hand = found(), Annotator(task)
    event, statement, actor = before.events[0], before.statements[0], before.actors[0]
    hand.choose({"id": hand.id_of(f"event-{event.id}")}, "type", "SANCTION")
    hand.choose({"id": hand.id_of(f"event-{event.id}")}, "status", "hypothetical")
    hand.choose({"id": hand.id_of(f"statement-{statement.id}")}, "stance", "promises")
    kind = "group" if actor.kind != "group" else "person"
    for number in range(len(actor.mentions)):
        hand.choose({"id": hand.id_of(f"actor-{actor.id}-{number}")}, "kind", kind)
    assert "4 kept" in take_in(form(task, hand.annotation()))
    after = found()
    assert (after.events[0].id, after.events[0].type, after.events[0].status) == (event.id, "SANCTION", "hypothetical")
    assert after.statements[0].stance == "promises"
    assert str(after.statements[0].trace) == "people/ann"
    assert after.actors[0].kind == kind


@pytest.mark.parametrize("form", [exported, shortened])
def test_moved_and_deleted_regions_come_back(task, take_in, found, form):
    before, hand = found(), Annotator(task)
    moved, gone = before.events[0], before.events[1]
    hand.move({"id": hand.id_of(f"event-{moved.id}")}, moved.trigger.start, moved.trigger.end + 3)
    hand.delete({"id": hand.id_of(f"event-{gone.id}")})
    said = before.statements[0]
    start, end = said.contents[0].start, said.contents[-1].end
    hand.move({"id": hand.id_of(f"statement-{said.id}")}, start + 4, end)
    assert "3 kept" in take_in(form(task, hand.annotation()))
    after = found()
    assert after.events[0].id == moved.id
    assert after.events[0].trigger.end == moved.trigger.end + 3
    assert gone.id not in {event.id for event in after.events}
    assert after.statements[0].contents[0].start == start + 4
    assert len(after.statements) == len(before.statements)


def test_what_is_taken_away_of_actors_places_and_times_leaves_unknowns_behind(task, take_in, found):
    before, hand = found(), Annotator(task)
    for label in ("Actor", "Place", "Time"):
        for region in [one for one in hand.results if one.get("value", {}).get("labels") == [label]]:
            hand.delete(region)
    take_in(exported(task, hand.annotation(parent_prediction=7)))
    after = found()
    assert (after.actors, after.places, after.times) == ((), (), ())
    assert [event.id for event in after.events] == [event.id for event in before.events]
    dated = [event for event in before.events if event.when is not None and event.when.time is not None]
    placed = [event for event in before.events if event.where is not None]
    assert dated
    assert placed
    left = {event.id: event for event in after.events}
    assert {left[event.id].when_reason for event in dated} == {"removed-by-hand"}
    assert {left[event.id].where_reason for event in placed} == {"removed-by-hand"}
    assert not any(event.actors or event.recipients for event in after.events)
    assert {statement.source.span for statement in after.statements} == {one.source.span for one in before.statements}


def test_a_deleted_statement_is_told_by_nobody_and_its_events_stay(task, take_in, found):
    before, hand = found(), Annotator(task)
    telling = next(one for one in before.statements if any(one.id in event.carried_by for event in before.events))
    hand.delete({"id": hand.id_of(f"statement-{telling.id}")})
    take_in(exported(task, hand.annotation()))
    after = found()
    assert telling.id not in {one.id for one in after.statements}
    assert len(after.events) == len(before.events)
    assert not any(telling.id in event.carried_by for event in after.events)


def test_added_regions_become_findings_with_their_ties(task, take_in, found, own):
    hand = Annotator(task)
    words = task["data"]["text"].split()
    phrase = " ".join(words[-6:-2])
    assert phrase in task["data"]["text"]
    statement = hand.add("Statement", phrase, stance="demands")
    source = hand.add("Source", words[0])
    event = hand.add("Event", words[-4], type="AID", status="planned")
    hand.add("Actor", words[-3], kind="organization")
    hand.add("Place", words[-2])
    hand.tie(source, statement, "says")
    hand.tie(statement, event, "tells")
    said = take_in(exported(task, hand.annotation()))
    assert "4 kept" in said
    after = found()
    new = next(one for one in after.statements if one.stance == "demands" and str(one.trace) == "people/ann")
    assert new.source.span.words(task["data"]["text"]) == words[0]
    told = next(one for one in after.events if one.type == "AID" and str(one.trace) == "people/ann")
    assert told.carried_by == (new.id,)
    assert (told.when, told.when_reason, told.actors) == (None, "added-by-hand", ())
    with Store.open(own) as store:
        assert any(row.id == told.id for row in store.find_events(Filters(type="AID", status="planned")))
        assert any(row.id == new.id for row in store.find_statements(Filters(stance="demands")))


def test_a_changed_label_takes_one_finding_away_and_adds_another(task, take_in, found):
    before, hand = found(), Annotator(task)
    place = before.places[0]
    region = next(one for one in hand.results if one.get("value", {}).get("labels") == ["Place"])
    assert region["value"]["start"] == place.span.start
    free = not any(mention.span == place.span for actor in before.actors for mention in actor.mentions)
    region["value"]["labels"] = ["Actor"]
    hand.results.append(
        {**region, "type": "choices", "from_name": "kind", "value": {**region["value"], "labels": None, "choices": ["group"]}}
    )
    assert "kept" in take_in(exported(task, hand.annotation()))
    after = found()
    assert place.span not in {one.span for one in after.places}
    assert free is not any(mention.span == place.span for actor in before.actors for mention in actor.mentions)
    assert any(mention.span == place.span for actor in after.actors for mention in actor.mentions)


def test_retied_source_cue_and_teller_come_back(task, take_in, found):
    before, hand = found(), Annotator(task)
    first, other = [one for one in before.statements if one.source.span and one.cue.span][:2]
    source, cue = ({"id": hand.id_of(f"{kind}-{first.id}")} for kind in ("source", "cue"))
    hand.delete(cue)
    hand.move(source, other.source.span.start, other.source.span.end)
    event = next(one for one in before.events if not one.carried_by)
    hand.tie({"id": hand.id_of(f"statement-{other.id}")}, {"id": hand.id_of(f"event-{event.id}")}, "tells")
    assert "3 kept" in take_in(exported(task, hand.annotation()))
    after = {one.id: one for one in found().statements}
    assert after[first.id].cue.span is None
    assert after[first.id].source.span == other.source.span
    assert after[first.id].source.actor == other.source.actor
    assert next(one for one in found().events if one.id == event.id).carried_by == (other.id,)


def test_corrections_are_undone_one_by_one_and_outlive_a_new_reading(task, take_in, found, own, episode):
    before, hand = found(), Annotator(task)
    hand.choose({"id": hand.id_of(f"event-{before.events[0].id}")}, "status", "denied")
    hand.delete({"id": hand.id_of(f"event-{before.events[1].id}")})
    take_in(exported(task, hand.annotation()))
    say(own, "read", episode, "--no-tagger")  # another version, which reads everything anew
    after = found()
    assert after.made_by != before.made_by
    assert next(event.status for event in after.events if event.trigger == before.events[0].trigger) == "denied"
    assert before.events[1].trigger not in {event.trigger for event in after.events}
    assert "2 known" in take_in(exported(task, hand.annotation()))
    log = json.loads(say(own, "review", "log", "--format", "json"))
    assert [one["judgement"]["kind"] for one in log] == ["corrected", "corrected"]
    for one in log:
        say(own, "review", "undo", one["judgement"]["id"])
    assert {event.trigger for event in before.events[:2]} <= {event.trigger for event in found().events}
    assert "denied" not in {event.status for event in found().events if event.trigger == before.events[0].trigger}
    with Store.open(own) as store:
        told = {row.id for row in store.find_events(Filters(report=task["data"]["report"]))}
        assert {event.id for event in found().events} == told


def test_several_annotators_count_where_they_agree_and_the_ground_truth_alone_where_there_is_one(task, take_in, found):
    before = found()
    one, other = Annotator(task, 1), Annotator(task, 2)
    for hand in (one, other):
        hand.choose({"id": hand.id_of(f"event-{before.events[0].id}")}, "type", "PROTEST")
    other.delete({"id": other.id_of(f"event-{before.events[1].id}")})
    skipped = Annotator(task, 3)
    for event in before.events:
        skipped.delete({"id": skipped.id_of(f"event-{event.id}")})
    both = (one.annotation(), other.annotation(), skipped.annotation(was_cancelled=True, parent_prediction=1))
    said = take_in(exported(task, *both))
    assert "1 annotators differ" in said
    assert "1 kept" in said
    assert len(found().events) == len(before.events)
    assert "1 kept" in take_in(exported(task, one.annotation(), other.annotation(ground_truth=True)))
    assert len(found().events) == len(before.events) - 1


def test_rows_of_json_min_that_two_people_made_are_one_report(task, take_in, found):
    before = found()
    one, other = Annotator(task, 1), Annotator(task, 2)
    other.choose({"id": other.id_of(f"event-{before.events[0].id}")}, "type", "PROTEST")
    assert "1 annotators differ" in take_in(shortened(task, one.annotation(), other.annotation()))
    assert found().events == before.events


def test_who_began_from_nothing_takes_nothing_away(task, take_in, found):
    before, hand = found(), Annotator(task, blank=True)
    words = task["data"]["text"].split()[-4]
    hand.add("Event", words, type="AID", status="planned")
    assert "1 kept" in take_in(exported(task, hand.annotation()))
    assert len(found().events) == len(before.events) + 1
    assert found().statements == before.statements


def test_what_lacks_a_choice_or_a_tie_is_named_and_not_guessed_at(task, take_in, found):
    before, hand = found(), Annotator(task)
    words = task["data"]["text"].split()
    hand.add("Event", words[-4], type="AID")
    hand.add("Statement", words[-3])
    hand.add("Time", words[-2])
    hand.add("Source", words[-5])
    said = take_in(exported(task, hand.annotation()))
    for trouble in (
        "an added event without its status",
        "an added statement without its stance",
        "an added time",
        "tied to no",
    ):
        assert trouble in said
    assert found() == before


def test_a_text_that_changed_or_is_not_there_is_refused(task, take_in, found):
    before = found()
    hand = Annotator(task)
    hand.delete(hand.region("Event"))
    other = deepcopy(task)
    other["data"]["text"] = "Earlier. " + task["data"]["text"]
    assert "1 of another text" in take_in(exported(other, hand.annotation()))
    other["data"] |= {"text": task["data"]["text"], "report": "0" * 64}
    assert "1 of a report that is not in the store" in take_in(exported(other, hand.annotation()))
    assert found() == before


def test_offsets_in_units_of_a_browser_are_read_as_code_points(store_of_strange_text):
    store, task = store_of_strange_text
    text = task["data"]["text"]
    first = text.index("Marku")
    units = len(text[:first].encode("utf-16-le")) // 2
    assert units != first
    value = {"start": units, "end": units + 5, "text": "Marku", "labels": ["Actor"]}
    (region,) = read_regions([{"id": "a", "type": "labels", "value": value}], text)
    assert region.at == (first, first + 5)
    assert read_regions([{"id": "a", "type": "labels", "value": value | {"text": "Morku"}}], text) is None
    assert regions_of(store.findings(task["data"]["report"])) == task["predictions"][0]["result"]


@pytest.fixture
def store_of_strange_text(tmp_path):
    report = tmp_path / "strange.txt"
    report.write_text("\U0001f600\U0001f600 On Monday Elena Marku denied that her police attacked Varna.\n")
    where = tmp_path / "strange.sqlite"
    say(where, "read", report, "--published", "2024-05-07")
    with Store.open(where) as store:
        (task,) = json.loads(b"".join(export(store, "labelstudio", Wanted(filters=Filters()))))
        yield store, task


def test_corrections_of_long_ago_are_read_too(task, take_in, found):
    before, hand = found(), Annotator(task)
    hand.delete({"id": hand.id_of(f"event-{before.events[0].id}")})
    (old,) = exported(task)
    old["completions"] = [hand.annotation()]
    del old["annotations"]
    assert "1 kept" in take_in([old])
    assert len(found().events) == len(before.events) - 1

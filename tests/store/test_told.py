"""For whom a source speaks, as linking is told: for the body of an office, for himself in parliaments and parties."""

from dataclasses import replace

import pytest

from dragoman.model import Office
from dragoman.store import Store
from tests.store.cases import ACCUSING, accusing, actor


@pytest.mark.parametrize(
    ("sectors", "holder"), [(("IGO",), "Port Authority"), (("LEG",), "Şule Kaya"), (("PTY",), "Şule Kaya")]
)
def test_members_of_bodies_of_many_voices_speak_for_themselves(tmp_path, sectors, holder):
    findings = accusing()
    kaya, ruritania = findings.actors
    body = actor(ACCUSING, "port", "Port Authority", "Port Élan", kind="organization", sectors=sectors)
    speaker = replace(kaya, offices=(Office(title="head", of="port"),))
    with Store.open(tmp_path / "store.sqlite") as store:
        store.keep(replace(findings, actors=(speaker, ruritania, body)))
        voices = [voice for some, _ in store.told() for voice in some]
    assert [voice.holder.name for voice in voices if voice.actor is not None] == [holder]


@pytest.mark.parametrize(("sectors", "organ"), [(("GOV",), "ELA"), (("LEG",), None)])
def test_a_deputy_is_no_organ_of_the_government(tmp_path, sectors, organ):
    findings = accusing()
    kaya, ruritania = findings.actors
    with Store.open(tmp_path / "store.sqlite") as store:
        store.keep(replace(findings, actors=(replace(kaya, sectors=sectors), ruritania)))
        voices = [voice for some, _ in store.told() for voice in some]
    assert [voice.organ for voice in voices if voice.actor is not None] == [organ]


def test_a_denial_comes_with_what_its_report_tells_before_it(tmp_path):
    findings = accusing()
    findings = replace(findings, statements=tuple(replace(one, stance="denies") for one in findings.statements))
    with Store.open(tmp_path / "store.sqlite") as store:
        store.keep(findings)
        voices = [voice for some, _ in store.told() for voice in some]
    text, told = findings.report.text, [voice for voice in voices if voice.stance == "denies"]
    for voice in told:
        assert f"{voice.before}{voice.lead}" == text[: voice.start]
        assert text.startswith(voice.opening)
    assert [voice.opening for voice in told if voice.opening]

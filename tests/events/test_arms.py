"""A body that bears no arms is nobody's attacker, whatever the words around it seem to say."""

import pytest

from dragoman.events.roles import Roster
from dragoman.lexicon.frames import load_frames
from dragoman.model import Actor, Cast, Mention, Trace
from tests.notation import reading_of

READING = reading_of("The DT det 2\nagency NN nsubj 3\nspoke VBD ROOT 0 speak\n_. . punct 3")


@pytest.mark.parametrize(
    ("sectors", "kind", "kept"),
    [
        (("NGO",), "ASSAULT", False),
        (("JRN",), "MOBILIZE", False),
        (("IGO", "MIL"), "ASSAULT", True),
        (("REB",), "ASSAULT", True),
        ((), "ASSAULT", True),
        (("NGO",), "AID", True),
    ],
)
def test_who_can_do_a_deed_follows_from_who_it_is(sectors, kind, kept):
    mention = Mention(span=READING.report.span(4, 10), form="name", trace=Trace("actors", "case"))
    actor = Actor(id="a", name="agency", kind="organization", sectors=sectors, mentions=(mention,))
    roster = Roster(READING, Cast(actors=(actor,)), load_frames())
    assert roster.who_can(kind, ("a",)) == (("a",) if kept else ())

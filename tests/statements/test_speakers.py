from dataclasses import replace

import pytest

from dragoman.lexicon.cues import load_cues
from dragoman.model import Actor, Cast, Mention, Timex, Trace
from dragoman.statements import find_statements
from dragoman.statements.find import draft_statements, state
from dragoman.statements.quotations import find_quotations
from dragoman.statements.tagged import Attributed
from dragoman.statements.tagged_drafts import draft_tagged, join_drafts
from tests.notation import reading_of

RELATIVE = """
Orland NNP nsubj 11
_, , punct 1
which WDT nsubj 4
trades VBZ relcl 1 trade
with IN prep 4
Kara NNP pobj 5
_, , punct 1
in IN prep 11
a DT det 10
statement NN pobj 8
accused VBD ROOT 0 accuse
Velia NNP dobj 11
of IN prep 11
cheating VBG pcomp 13 cheat
_. . punct 11
"""
DOCUMENT = """
Data NNS nsubj 6 datum
from IN prep 1
the DT det 5
Harbour NNP compound 5
Board NNP pobj 2
showed VBD ROOT 0 show
that IN mark 9
rents NNS nsubj 9 rent
fell VBD ccomp 6 fall
_. . punct 6
"""
CITING = """
The DT det 3
Kara NNP compound 3
News NNP nsubj 8
_, , punct 3
citing VBG advcl 8 cite
officials NNS dobj 5 official
_, , punct 8
reported VBD ROOT 0 report
that IN mark 11
rents NNS nsubj 11 rent
fell VBD ccomp 8 fall
_. . punct 8
"""
AFTER = """
Orland NNP nsubj 2
denounced VBD ROOT 0 denounce
the DT det 4
raid NN dobj 2
after IN prep 2
last JJ amod 7
year NN poss 9
_'s POS case 7
offensive NN pobj 5
_. . punct 2
@DATE 6 7
"""

ADJECTIVE = """
Velian JJ amod 2
objections NNS nsubj 10 objection
that IN mark 6
the DT det 5
price NN nsubj 6
was VBD acl 2 be
too RB advmod 8
high JJ acomp 6
were VBD aux 10 be
heard VBN ROOT 0 hear
in IN prep 10
Velia NNP pobj 11
_. . punct 10
@NORP 1 1
"""


@pytest.fixture(scope="module")
def cues():
    return load_cues()


def cast_of(reading, **actors):
    made = []
    for name, sectors in actors.items():
        words = name.replace("_", " ")
        start = reading.report.text.index(words)
        mention = Mention(span=reading.report.span(start, start + len(words)), form="name", trace=Trace("actors", "case"))
        made.append(Actor(id=words, name=words, kind="organization", sectors=sectors, mentions=(mention,)))
    return Cast(actors=tuple(made))


def test_the_head_of_a_phrase_speaks_and_not_a_name_in_its_relative_clause(cues):
    reading = reading_of(RELATIVE)
    found = find_statements(reading, cast_of(reading, Kara=(), Orland=()), (), cues)
    assert [statement.source.actor for statement in found] == ["Orland"]


def test_without_a_mention_of_the_head_nobody_in_the_relative_clause_stands_in(cues):
    reading = reading_of(RELATIVE)
    found = find_statements(reading, cast_of(reading, Kara=()), (), cues)
    assert [statement.source.actor for statement in found] == [None]


def test_a_document_speaks_for_the_body_that_it_comes_from(cues):
    reading = reading_of(DOCUMENT)
    (statement,) = find_statements(reading, cast_of(reading, Harbour_Board=()), (), cues)
    assert (statement.source.kind, statement.source.actor) == ("document", "Harbour Board")


def test_what_an_outlet_cites_is_said_by_its_sources_and_passed_on(cues):
    reading = reading_of(CITING)
    (statement,) = find_statements(reading, cast_of(reading, Kara_News=("JRN",)), (), cues)
    assert reading.words(statement.source.span) == "officials"
    assert (statement.source.actor, statement.through) == (None, ("Kara News",))


def test_who_is_no_outlet_passes_nothing_on(cues):
    reading = reading_of(CITING.replace("News", "Bank"))
    found = find_statements(reading, cast_of(reading, Kara_Bank=()), (), cues)
    assert {statement.source.actor for statement in found} == {"Kara Bank"}
    assert all(statement.through == () for statement in found)


def test_the_time_of_an_offensive_does_not_date_what_is_said_of_it(cues):
    reading = reading_of(AFTER)
    start = reading.report.text.index("last year")
    timex = Timex(
        span=reading.report.span(start, start + 9), kind="DATE", value="2023", interval=None, trace=Trace("dates", "relative")
    )
    (statement,) = find_statements(reading, Cast(), (timex,), cues)
    assert statement.said.time is None


def test_a_time_without_an_interval_is_kept_by_its_place(cues):
    reading = reading_of(
        "Sources NNS nsubj 2 source\nsaid VBD ROOT 0 say\nThursday NNP npadvmod 2\nit PRP nsubj 5\nfell VBD ccomp 2 fall\n"
    )
    start = reading.report.text.index("Thursday")
    timex = Timex(
        span=reading.report.span(start, start + 8),
        kind="DATE",
        value="XXXX-WXX-4",
        interval=None,
        trace=Trace("dates", "weekday"),
    )
    (statement,) = find_statements(reading, Cast(), (timex,), cues)
    assert (statement.said.time, statement.said.interval) == (0, None)
    assert reading.words(statement.contents[0]) == "it fell"


def test_an_adjective_of_nation_speaks_for_its_country(cues):
    reading = reading_of(ADJECTIVE)
    (mentioned,) = cast_of(reading, **{"Velia": ()}).actors
    mention = Mention(span=reading.report.span(64, 69), form="name", trace=Trace("actors", "case"))
    cast = Cast(actors=(replace(mentioned, kind="country", mentions=(mention,)),))
    (statement,) = find_statements(reading, cast, (), cues)
    assert (statement.source.actor, statement.source.kind) == ("Velia", "country")


def test_they_are_as_nameless_as_the_sources_that_they_stand_for(cues):
    reading = reading_of(
        "Sources NNS nsubj 2 source\nsaid VBD ROOT 0 say\nit PRP nsubj 4\nfell VBD ccomp 2 fall\n_. . punct 2\n\n"
        "They PRP nsubj 2 they\nadded VBD ROOT 0 add\nit PRP nsubj 4\nburned VBD ccomp 2 burn\n_. . punct 2"
    )
    trace, start = Trace("actors", "case"), reading.report.text.index("They")
    mentions = (
        Mention(span=reading.report.span(0, 7), form="description", trace=trace),
        Mention(span=reading.report.span(start, start + 4), form="pronoun", trace=trace),
    )
    cast = Cast(actors=(Actor(id="sources", name="sources", kind="group", mentions=mentions),))
    assert [statement.source.kind for statement in find_statements(reading, cast, (), cues)] == ["anonymous", "anonymous"]


HE = """
Kara NNP nsubj 2
attacked VBD ROOT 0 attack
Dal NNP dobj 2
_, , punct 2
saying VBG advcl 2 say
it PRP nsubj 7
fell VBD ccomp 5 fall
_. . punct 2

“ `` punct 6
_Never NNP ccomp 6 never
_, , punct 6
_” '' punct 6
he PRP nsubj 6
said VBD ROOT 0 say
_. . punct 6
"""
ENVOY = """
The DT det 2
envoy NN nsubj 7
for IN prep 2
Orland NNP pobj 3
_, , punct 4
Dal NNP appos 4
said VBD ROOT 0 say
it PRP nsubj 9
fell VBD ccomp 7 fall
_. . punct 7
"""


def people(reading, **spans):
    def mention(start, end, form="name"):
        return Mention(span=reading.report.span(start, end), form=form, trace=Trace("actors", "case"))

    text = reading.report.text
    made = []
    for name, others in spans.items():
        start = text.index(name)
        mentions = (
            mention(start, start + len(name)),
            *(mention(text.index(one), text.index(one) + len(one)) for one in others),
        )
        made.append(Actor(id=name, name=name, kind="person", mentions=mentions))
    return Cast(actors=tuple(made))


def test_he_behind_a_quotation_is_who_spoke_last_and_not_who_was_named_last(cues):
    reading = reading_of(HE)
    found = find_statements(reading, people(reading, Kara=(), Dal=("he",)), (), cues)
    assert [statement.source.actor for statement in found] == ["Kara", "Kara"]


def test_a_name_that_ends_a_description_is_who_speaks_though_parsed_to_the_place(cues):
    reading = reading_of(ENVOY)
    (statement,) = find_statements(reading, people(reading, Dal=()), (), cues)
    assert statement.source.actor == "Dal"


@pytest.mark.parametrize(("sector", "through"), [("JRN", ("Kara Clinic",)), ("MED", ())])
def test_who_works_in_health_is_no_outlet(cues, sector, through):
    reading = reading_of(CITING.replace("News", "Clinic"))
    found = find_statements(reading, cast_of(reading, Kara_Clinic=(sector,)), (), cues)
    assert found[0].through == through
    assert "media" not in {statement.source.kind for statement in found}


def test_who_is_only_named_as_a_source_says_nothing_by_being_cited(cues):
    reading = reading_of(CITING.replace("News", "Paper"))
    quotations = find_quotations(reading)
    text = reading.report.text
    places = [(text.index(words), text.index(words) + len(words)) for words in ("The Kara Paper", "citing", "officials")]
    tagged = draft_tagged(reading, [Attributed(places[0], places[1], (places[2],), 0.7)], cues)
    drafts = join_drafts(reading, draft_statements(reading, quotations, cues), tagged, quotations, cues)
    found = state(reading, drafts, quotations, cast=Cast(), times=(), cues=cues)
    assert [reading.words(statement.cue.span) for statement in found] == ["reported"]

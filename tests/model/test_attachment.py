from datetime import date

import pytest

from dragoman.model import Interval, Timex, Trace
from dragoman.model.attachment import governing_time, tense_of
from tests.notation import reading_of


def timexes(reading, *phrases):
    text = reading.report.text
    return tuple(
        Timex(
            span=reading.report.span(text.index(words), text.index(words) + len(words)),
            kind=kind,
            value="P3D" if kind == "DURATION" else "2018-05-17",
            interval=None if kind == "DURATION" else Interval(None, date(2018, 5, 18), "day"),
            interval_reason="duration" if kind == "DURATION" else None,
            trace=Trace("dates", "weekday"),
        )
        for words, kind in phrases
    )


def token(reading, word):
    return next(token for token in reading.tokens if token.text == word)


TENSES = [
    ("Kara NNP nsubj 2\nleft VBD ROOT 0 leave", "left", "past"),
    ("Kara NNP nsubj 3\nhas VBZ aux 3 have\naccused VBN ROOT 0 accuse", "accused", "perfect"),
    ("Kara NNP nsubj 3\nhad VBD aux 3 have\naccused VBN ROOT 0 accuse", "accused", "past"),
    ("They PRP nsubj 3\nwill MD aux 3\nmeet VB ROOT 0", "meet", "future"),
    ("They PRP nsubj 3\nwill MD aux 3\nmeet VB ROOT 0", "will", "future"),
    ("They PRP nsubj 3\nwould MD aux 3\nmeet VB ROOT 0", "meet", "future"),
    ("They PRP nsubj 4\nmay MD aux 4\nhave VB aux 4\nmet VBN ROOT 0 meet", "met", "past"),
    ("They PRP nsubj 2\nmeet VBP ROOT 0", "meet", "present"),
    ("They PRP nsubj 3\nare VBP aux 3 be\nmeeting VBG ROOT 0 meet", "meeting", "present"),
    ("He PRP nsubjpass 3\nwas VBD auxpass 3 be\nkilled VBN ROOT 0 kill", "killed", "past"),
    ("They PRP nsubj 2\nplan VBP ROOT 0\nto TO aux 4\nvisit VB xcomp 2", "visit", "future"),
    ("He PRP nsubj 2\nis VBZ ROOT 0 be\nto TO aux 4\nvisit VB xcomp 2", "visit", "future"),
    ("They PRP nsubj 3\nare VBP aux 3 be\ngoing VBG ROOT 0 go\nto TO aux 5\nvote VB xcomp 3", "vote", "future"),
    ("They PRP nsubj 2\nbegan VBD ROOT 0 begin\nto TO aux 4\nleave VB xcomp 2", "leave", "past"),
    ("They PRP nsubj 3\nwill MD aux 3\nmeet VB ROOT 0\nand CC cc 3\ntalk VB conj 3", "talk", "future"),
    ("Leave VB ROOT 0 leave\n! . punct 1", "Leave", "none"),
    ("talks NNS ROOT 0 talk\nheld VBN acl 1 hold", "held", "past"),
]


@pytest.mark.parametrize(("notation", "verb", "tense"), TENSES, ids=[f"{verb}-{tense}" for _, verb, tense in TENSES])
def test_tense(notation, verb, tense):
    reading = reading_of(notation)
    assert tense_of(reading, token(reading, verb)) == tense


SAID_THAT = """
Kara NNP nsubj 2
said VBD ROOT 0 say
on IN prep 2
Tuesday NNP pobj 3
that IN mark 7
guards NNS nsubj 7 guard
left VBD ccomp 2 leave
on IN prep 7
Monday NNP pobj 8
"""


def test_each_clause_has_its_own_time():
    reading = reading_of(SAID_THAT)
    times = timexes(reading, ("Tuesday", "DATE"), ("Monday", "DATE"))
    assert governing_time(reading, token(reading, "said"), times) == 0
    assert governing_time(reading, token(reading, "left"), times) == 1


def test_time_of_an_object_dates_the_verb_but_one_in_the_subject_does_not():
    reading = reading_of("""
        Envoys NNS nsubj 5 envoy
        elected VBN acl 1 elect
        in IN prep 2
        2016 CD pobj 3
        held VBD ROOT 0 hold
        talks NNS dobj 5 talk
        on IN prep 6
        Friday NNP pobj 7
    """)
    times = timexes(reading, ("2016", "DATE"), ("Friday", "DATE"))
    assert governing_time(reading, token(reading, "held"), times) == 1
    assert governing_time(reading, token(reading, "talks"), times) == 1
    assert governing_time(reading, token(reading, "elected"), times) == 0


def test_noun_is_dated_by_what_hangs_on_it():
    reading = reading_of("""
        Friday NNP poss 3
        _'s POS case 1
        strike NN nsubj 4
        failed VBD ROOT 0 fail
    """)
    times = timexes(reading, ("Friday", "DATE"))
    assert governing_time(reading, token(reading, "strike"), times) == 0
    assert governing_time(reading, token(reading, "failed"), times) is None


def test_durations_and_other_sentences_date_nothing():
    reading = reading_of("""
        Talks NNS nsubj 2 talk
        lasted VBD ROOT 0 last
        three CD nummod 4
        days NNS npadvmod 2 day

        They PRP nsubj 2
        ended VBD ROOT 0 end
        Friday NNP npadvmod 2
    """)
    times = timexes(reading, ("three days", "DURATION"), ("Friday", "DATE"))
    assert governing_time(reading, token(reading, "lasted"), times) is None
    assert governing_time(reading, token(reading, "ended"), times) == 1


def test_bare_day_after_a_verb_of_saying_dates_it():
    reading = reading_of("Kara NNP nsubj 2\nsaid VBD ROOT 0 say\nThursday NNP dobj 2")
    assert governing_time(reading, token(reading, "said"), timexes(reading, ("Thursday", "DATE"))) == 0

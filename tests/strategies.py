"""Strategies: arbitrary valid findings for property tests, whose references lead somewhere and spans stay in the text."""

from datetime import date, timedelta
from typing import get_args

from hypothesis import strategies as st

from dragoman.model import (
    Actor,
    Aside,
    Cue,
    Event,
    Figure,
    Findings,
    Interval,
    LeftOut,
    MadeBy,
    Mention,
    Office,
    Place,
    Removed,
    Report,
    Said,
    Source,
    Span,
    Statement,
    Timex,
    Trace,
    When,
    terms,
    text_id,
)

# No half surrogates: no UTF-8 writes them, and ingest lets none through.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)
days = st.dates(date(1990, 1, 1), date(2030, 12, 31))
traces = st.builds(Trace, st.sampled_from(["dates", "actors", "events"]), st.sampled_from(["weekday", "tagger@1", ""]))
confidences = st.integers(0, 10_000).map(lambda number: number / 10_000)
grains = st.sampled_from(get_args(terms.Grain))


def one_of(literal):
    return st.sampled_from(get_args(literal))


def maybe(strategy):
    return st.none() | strategy


def several(strategy, most=3):
    return st.lists(strategy, max_size=most).map(tuple)


def picked(items):
    return several(st.sampled_from(items)) if items else st.just(())


def index_into(items):
    return maybe(st.integers(0, len(items) - 1)) if items else st.none()


@st.composite
def intervals(draw):
    start = draw(days)
    end = start + timedelta(days=draw(st.integers(1, 400)))
    open_end = draw(st.sampled_from(["none", "none", "start", "end"]))
    return Interval(None if open_end == "start" else start, None if open_end == "end" else end, draw(grains))


@st.composite
def reports(draw):
    text = draw(texts)
    published = draw(maybe(days))
    return Report(
        id=text_id(text),
        key=draw(st.text("abcdefgh", min_size=1, max_size=6)),
        file=draw(words),
        text=text,
        title=draw(maybe(words)),
        publisher=draw(maybe(words)),
        publisher_basis=draw(maybe(one_of(terms.PublisherBasis))),
        language=draw(st.sampled_from(["en", "de", None])),
        language_basis=draw(maybe(one_of(terms.LanguageBasis))),
        language_confidence=draw(maybe(st.floats(0, 1))),
        language_reason=draw(maybe(one_of(terms.LanguageReason))),
        published=published,
        published_grain="day" if published else None,
        published_basis=draw(one_of(terms.PublishedBasis)) if published else None,
        published_reason=None if published else "not-stated",
        offset=draw(st.integers(0, 99)),
        removed=draw(several(st.builds(Removed, words, one_of(terms.RemovedReason)))),
        asides=draw(several(st.builds(Aside, spans_in(text), one_of(terms.AsideReason)))),
        copy_of=draw(maybe(words)),
        agency=draw(maybe(words)),
    )


def spans_in(text):
    bounds = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] != pair[1])
    return bounds.map(lambda pair: Span(text_id(text), min(pair), max(pair)))


def offices(actor_ids):
    return st.builds(
        Office, title=words, of=maybe(st.sampled_from(actor_ids)), start=maybe(st.just("2023-06")), end=maybe(words)
    )


def actors(actor_id, actor_ids, spans):
    mention = st.builds(Mention, span=spans, form=one_of(terms.MentionForm), trace=traces)
    return st.builds(
        Actor,
        id=st.just(actor_id),
        name=words,
        kind=one_of(terms.ActorKind),
        country=maybe(st.sampled_from(["TUR", "SDN"])),
        sectors=several(st.sampled_from(sorted(terms.SECTORS))),
        known=st.booleans(),
        wikidata=maybe(words),
        offices=several(offices(actor_ids)),
        mentions=st.lists(mention, min_size=1, max_size=4).map(tuple),
    )


def statements(statement_id, earlier, actor_ids, times, spans):
    return st.builds(
        Statement,
        id=st.just(statement_id),
        source=st.builds(
            Source,
            span=maybe(spans),
            actor=maybe(st.sampled_from(actor_ids)) if actor_ids else st.none(),
            kind=one_of(terms.SourceKind),
            count=st.integers(1, 9),
        ),
        cue=st.builds(Cue, span=maybe(spans), lemma=maybe(words)),
        contents=st.lists(spans, min_size=1, max_size=3).map(lambda found: tuple(sorted(found))),
        manner=one_of(terms.Manner),
        stance=one_of(terms.Stance),
        within=maybe(st.sampled_from(earlier)) if earlier else st.none(),
        through=picked(actor_ids),
        said=st.builds(Said, time=index_into(times), interval=maybe(intervals())),
        hedged=st.booleans(),
        confidence=confidences,
        trace=traces,
    )


@st.composite
def figures(draw, spans, statement_ids):
    amounts = st.integers(0, 10**12).map(float) | st.integers(0, 10**6).map(lambda number: number / 1000)
    low, high = sorted([draw(amounts), draw(amounts)])
    ends = draw(st.sampled_from([(low, high), (low, None), (None, high)]))
    day = draw(maybe(days.map(date.isoformat)))
    return Figure(
        span=draw(spans),
        what=draw(one_of(terms.FigureKind)),
        of=draw(maybe(words)),
        low=ends[0],
        high=ends[1],
        bound=draw(one_of(terms.Bound)),
        according_to=draw(maybe(st.sampled_from(statement_ids))) if statement_ids else None,
        as_of=day,
        as_of_words=draw(spans) if day else None,
        as_of_basis=draw(one_of(terms.Basis)) if day else None,
        over=draw(maybe(spans)),
    )


@st.composite
def events(draw, event_id, spans, named, indexed):
    (actor_ids, statement_ids), (times, places) = named, indexed
    kind = draw(one_of(terms.EventType))
    when = draw(maybe(st.builds(When, interval=intervals(), basis=one_of(terms.Basis), time=index_into(times))))
    where = draw(index_into(places))
    return Event(
        id=event_id,
        type=kind,
        modes=tuple(sorted(draw(st.sets(st.sampled_from(sorted(terms.MODES[kind])))))) if terms.MODES[kind] else (),
        contexts=draw(several(st.sampled_from(sorted(terms.CONTEXTS)))),
        trigger=draw(spans),
        evidence=draw(several(spans)),
        actors=draw(picked(actor_ids)),
        recipients=draw(picked(actor_ids)),
        status=draw(one_of(terms.Status)),
        when=when,
        when_reason=None if when else "no-time-phrase",
        where=where,
        where_reason=None if where is not None else "no-place",
        figures=draw(several(figures(spans, statement_ids))),
        carried_by=draw(picked(statement_ids)),
        also=draw(several(spans)),
        confidence=draw(confidences),
        trace=draw(traces),
    )


@st.composite
def findings(draw):
    report = draw(reports())
    spans = spans_in(report.text)
    actor_ids = draw(st.lists(st.sampled_from(["TUR", "per-kalin", "a" * 16, "b" * 16, "c" * 16]), unique=True, max_size=3))
    times = draw(
        several(
            st.builds(
                Timex,
                span=spans,
                kind=one_of(terms.TimexKind),
                value=words,
                interval=maybe(intervals()),
                interval_reason=maybe(words),
                mod=maybe(words),
                basis=one_of(terms.Basis),
                anchor=maybe(words),
                trace=traces,
            )
        )
    )
    places = draw(
        several(
            st.builds(
                Place,
                span=spans,
                name=words,
                kind=one_of(terms.PlaceKind),
                country=maybe(st.just("TUR")),
                latitude=maybe(st.integers(-90, 90).map(float)),
                longitude=maybe(st.just(35.123456)),
                geonames=maybe(st.integers(0, 10**8)),
                use=one_of(terms.PlaceUse),
                trace=traces,
            )
        )
    )
    found = []
    for number in range(draw(st.integers(0, 3))):
        found.append(draw(statements(f"{number:016x}", [one.id for one in found], actor_ids, times, spans)))
    told = [one.id for one in found]
    return Findings(
        report=report,
        actors=tuple(draw(actors(actor_id, actor_ids, spans)) for actor_id in actor_ids),
        times=times,
        places=places,
        statements=tuple(found),
        events=tuple(
            draw(events(f"{number:016x}", spans, (actor_ids, told), (times, places)))
            for number in range(draw(st.integers(0, 2)))
        ),
        left_out=draw(several(st.builds(LeftOut, span=spans, type=maybe(one_of(terms.EventType)), reason=words, trace=traces))),
        made_by=draw(
            st.builds(MadeBy, dragoman=st.just("0.1.0"), models=st.dictionaries(words, words, max_size=2), lexicon=words)
        ),
    )

"""Tellings and voices for the tests of linking, written short."""

from datetime import date, timedelta

from dragoman.model import content_id
from dragoman.model.happenings import Named, Telling, ToldFigure, Voice

DAY = date(2020, 3, 4)


def telling(report, words, *, trigger=None, kind="ASSAULT", day=DAY, place="Harim", figures=(), actors=(), voices=(), **more):
    """Return an event of a report; the trigger is the first word unless given, the report was published on the day."""
    trigger = trigger or words.split()[0]
    start = more.pop("start", 0)
    return Telling(
        event=content_id("event", report, words, start),
        report=report,
        key=report,
        publisher=more.pop("publisher", f"Paper {report}"),
        published=more.pop("published", day),
        type=kind,
        trigger=trigger,
        words=words,
        start=start,
        stop=start + len(trigger),
        since=day,
        before=day + timedelta(days=1) if day else None,
        grain="day" if day else None,
        when_basis=more.pop("when_basis", "stated" if day else None),
        place=place,
        place_kind=more.pop("place_kind", "city" if place else None),
        country="SYR" if place else None,
        near=(place,) if place else (),
        figures=tuple(figures),
        actors=tuple(Named(name, name) for name in actors),
        voices=tuple(voices),
        **more,
    )


def voice(report, contents, *, says=None, stance="asserts", kind="organization", events=(), day=DAY, **more):
    """Return a statement of a report."""
    return Voice(
        id=content_id("statement", report, contents),
        report=report,
        key=report,
        publisher=more.pop("publisher", f"Paper {report}"),
        published=day,
        agency=more.pop("agency", None),
        actor=Named(says, says) if says else None,
        words=says,
        kind=kind,
        stance=stance,
        contents=contents,
        start=0,
        stop=len(contents),
        events=tuple(events),
        **more,
    )


def killed(low, *, by=None, of="people", bound="exact", what="killed"):
    """Return a figure of killed people."""
    high = low if bound in {"exact", "about"} else None
    return ToldFigure(start=0, stop=2, what=what, of=of, low=low, high=high, bound=bound, voice=by)

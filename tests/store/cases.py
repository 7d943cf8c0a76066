"""Two reports of our own making, with findings written by hand: one accuses, the other denies."""

from datetime import date

from dragoman.model import (
    Actor,
    Cue,
    Event,
    Figure,
    Findings,
    Interval,
    Judgement,
    MadeBy,
    Mention,
    Place,
    Report,
    Source,
    Statement,
    Trace,
    When,
    content_id,
    text_id,
)

TRACE = Trace("case", "hand")
MADE_BY = MadeBy(dragoman="0.1.0", models={"reader": "1"}, lexicon="1")
NEWER = MadeBy(dragoman="0.2.0", models={"reader": "1"}, lexicon="1")

ACCUSING = "Governor Şule Kaya accused Ruritania of shelling Port Élan. At least 40 people were killed, officials said."
DENYING = "Ruritania denied the shelling of Port Élan. A spokesman met S. Kaya in Ilmar."


def report(text, key, **known):
    return Report(id=text_id(text), key=key, file=f"{key}.txt", text=text, **{"publisher": "The Courier"} | known)


def span(text, words):
    start = text.index(words)
    return report(text, "x").span(start, start + len(words))


def actor(text, actor_id, name, *words, **known):
    mentions = tuple(Mention(span=span(text, one), form="name", trace=TRACE) for one in words)
    return Actor(id=actor_id, name=name, mentions=mentions, **{"kind": "person"} | known)


def accusing(made_by=MADE_BY, key="accusing", **known):
    text = ACCUSING
    kaya, ruritania = content_id("actor", "kaya"), "RUR"
    said = Statement(
        id=content_id("statement", text, 1),
        source=Source(span=span(text, "Governor Şule Kaya"), actor=kaya, kind="person"),
        cue=Cue(span=span(text, "accused"), lemma="accuse"),
        contents=(span(text, "Ruritania of shelling Port Élan"),),
        manner="indirect",
        stance="accuses",
        confidence=0.9,
        trace=TRACE,
    )
    toll = Statement(
        id=content_id("statement", text, 2),
        source=Source(span=span(text, "officials"), kind="anonymous", count=2),
        cue=Cue(span=span(text, "said"), lemma="say"),
        contents=(span(text, "At least 40 people were killed"),),
        manner="indirect",
        stance="asserts",
        confidence=0.8,
        trace=TRACE,
    )
    shelling = Event(
        id=content_id("event", text, 1),
        type="ASSAULT",
        modes=("heavy-weapons",),
        trigger=span(text, "shelling"),
        evidence=(span(text, "Ruritania of shelling Port Élan"),),
        actors=(ruritania,),
        recipients=(kaya,),
        status="happened",
        when=When(interval=Interval(date(2031, 5, 3), date(2031, 5, 4), "day"), basis="anchored"),
        where=0,
        figures=(
            Figure(span=span(text, "40 people"), what="killed", of="people", low=40, bound="at_least", according_to=toll.id),
        ),
        carried_by=(said.id,),
        confidence=0.7,
        trace=TRACE,
    )
    return Findings(
        report=report(text, key, **{"title": "Shells on the port", "published": date(2031, 5, 4)} | known),
        actors=(
            actor(text, kaya, "Şule Kaya", "Şule Kaya", country="ELA"),
            actor(text, ruritania, "Ruritania", "Ruritania", kind="country", known=True, country="RUR"),
        ),
        places=(Place(span=span(text, "Port Élan"), name="Port Élan", kind="city", country="ELA", trace=TRACE),),
        statements=(said, toll),
        events=(shelling,),
        made_by=made_by,
    )


def denying(made_by=MADE_BY, key="denying", **known):
    text = DENYING
    kaya, ruritania = content_id("actor", "s-kaya"), "RUR"
    denial = Statement(
        id=content_id("statement", text, 1),
        source=Source(span=span(text, "Ruritania"), actor=ruritania, kind="country"),
        cue=Cue(span=span(text, "denied"), lemma="deny"),
        contents=(span(text, "the shelling of Port Élan"),),
        manner="indirect",
        stance="denies",
        confidence=0.9,
        trace=TRACE,
    )
    meeting = Event(
        id=content_id("event", text, 1),
        type="CONSULT",
        trigger=span(text, "met"),
        evidence=(span(text, "A spokesman met S. Kaya in Ilmar."),),
        actors=(ruritania,),
        recipients=(kaya,),
        status="happened",
        when_reason="no-time-phrase",
        where=0,
        confidence=0.7,
        trace=TRACE,
    )
    return Findings(
        report=report(text, key, **{"published": date(2031, 5, 6)} | known),
        actors=(
            actor(text, ruritania, "Ruritania", "Ruritania", kind="country", known=True, country="RUR"),
            actor(text, kaya, "S. Kaya", "S. Kaya"),
        ),
        places=(Place(span=span(text, "Ilmar"), name="Ilmar", kind="city", trace=TRACE),),
        statements=(denial,),
        events=(meeting,),
        made_by=made_by,
    )


def numbered(number):
    """A report without findings but its own text."""
    text = f"Bulletin {number} of the harbour office says that nothing moved."
    return Findings(report=report(text, f"bulletin-{number:03}"), made_by=MADE_BY)


def same_actor(left="kaya", right="s-kaya", *, holds=True, by="person:ada"):
    left, right = (content_id("actor", one) for one in (left, right))
    return Judgement(
        id=content_id("judgement", left, right, holds, by),
        kind="same_actor",
        left=left,
        right=right,
        holds=holds,
        score=1.0,
        reason="one governor",
        by=by,
    )


def unread(**known):
    """A report that was kept and not read for its language."""
    return Findings(report=report("Die Brücke ist offen, sagte er.", "unread", **known), not_read="language", made_by=MADE_BY)

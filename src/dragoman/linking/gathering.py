"""Gathering: a group of tellings made into a happening: its day, place and parties, who stands behind it, its figures.

Three reports of a blast, one of them a reprint, two of which cite one monitor: 3 links, 3 outlets, 2 origins. In: groups of
tellings. Out: ``Happening``. No telling is overwritten: what they differ in stays in ``tolls``, ``statuses`` and disputes.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from dragoman.linking.likeness import FINE
from dragoman.linking.origins import Origins, count_origins
from dragoman.linking.tolls import tolls_of
from dragoman.model import content_id
from dragoman.model.happenings import Happening, HeldStatus, Named, Telling

__all__ = ["gather"]

PARTIES = 3  # names in a gloss


def gather(tellings: Sequence[Telling], origins: Origins) -> Happening:
    """Return the happening of a group of tellings.

    Args:
        tellings: In order of publication; the first gives the id, so that later reports do not change it.
        origins: Names who stands behind each.
    """
    since, before, basis = _days(tellings)
    known, unknown = count_origins(origin for telling in tellings for origin in origins.of_telling(telling))
    place, country = _place(tellings)
    actors, recipients = _parties(tellings, lambda one: one.actors), _parties(tellings, lambda one: one.recipients)
    kind = Counter(telling.type for telling in tellings).most_common(1)[0][0]
    grain = next((one.grain for one in tellings if one.since == since and one.before == before), "day" if since else None)
    return Happening(
        id=content_id("happening", tellings[0].event),
        type=kind,
        gloss=_gloss(tellings, place, (since, before), actors, recipients),
        events=tuple((telling.report, telling.event) for telling in tellings),
        since=since,
        before=before,
        grain=grain,
        basis=basis,
        place=place,
        country=country,
        actors=actors,
        recipients=recipients,
        reports=len({telling.report for telling in tellings}),
        outlets=len({telling.publisher or telling.report for telling in tellings}),
        origins=len(known),
        unknown=unknown,
        sources=known,
        tolls=tolls_of(tellings, origins),
        statuses=_statuses(tellings),
    )


def _days(tellings: Sequence[Telling]) -> tuple[date | None, date | None, str | None]:
    told = Counter((one.when_basis, one.since, one.before) for one in tellings if one.since and one.before)
    if told:
        # Days that the texts give go before guessed weeks, fine ones before months; then what most tellings say.
        basis, since, before = min(
            told,
            key=lambda days: (
                days[0] == "inferred" and _length(days[1:]) > 1,
                _length(days[1:]) > FINE,
                -told[days],
                _length(days[1:]),
                str(days),
            ),
        )
        return since, before, basis
    published = min((one.published for one in tellings if one.published is not None), default=None)
    # Told that day and not dated by any words: about then, and marked as such.
    return (published, published + timedelta(days=1), "published") if published else (None, None, None)


def _length(days: tuple[date | None, date | None]) -> int:
    return (days[1] - days[0]).days if days[0] and days[1] else 0


def _place(tellings: Sequence[Telling]) -> tuple[str | None, str | None]:
    """Return the place that most tellings give, the finest kind first, then one that a dated telling gives."""
    fine = {"city": 0, "other": 0, "region": 1, "country": 2}
    found = Counter((fine.get(one.place_kind or "", 0), one.place, one.country) for one in tellings if one.place)
    if not found:
        return None, None
    dated = {(one.place, one.country) for one in tellings if one.since is not None and one.when_basis != "inferred"}
    finest = min(found, key=lambda place: (place[0], place[1:] not in dated, -found[place], str(place)))
    return finest[1], finest[2]


def _parties(tellings: Sequence[Telling], choose: Callable[[Telling], Iterable[Named]]) -> tuple[Named, ...]:
    found = Counter(named for telling in tellings for named in choose(telling))
    by_name: defaultdict[str, list[Named]] = defaultdict(list)
    for named in sorted(found):
        by_name[named.name.casefold()].append(named)
    # A name that no table knows has an id of its own in each report: one name is listed once.
    return tuple(min(same) for same in sorted(by_name.values(), key=lambda same: (-sum(found[one] for one in same), min(same))))


def _statuses(tellings: Sequence[Telling]) -> tuple[HeldStatus, ...]:
    told: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        told[telling.status].append(telling)
    return tuple(
        HeldStatus(
            status=same[0].status,
            held_by=tuple(
                dict.fromkeys(voice.holder for telling in same for voice in telling.voices if voice.holder is not None)
            ),
            reports=tuple(dict.fromkeys(telling.report for telling in same)),
        )
        for _, same in sorted(told.items())
    )


def _gloss(
    tellings: Sequence[Telling],
    place: str | None,
    days: tuple[date | None, date | None],
    actors: Sequence[Named],
    recipients: Sequence[Named],
) -> str:
    since, before = days
    triggers = Counter(" ".join(telling.trigger.casefold().split()) for telling in tellings)
    words = [f"“{min(triggers, key=lambda trigger: (-triggers[trigger], trigger))}”"]
    words += [f"in {place}"] if place else []
    words += [f"on {since}" if before == since + timedelta(days=1) else f"in the days from {since}"] if since and before else []
    words += [f"by {_some(actors)}"] if actors else []
    link = "against" if tellings[0].type in {"ASSAULT", "COERCE", "SANCTION"} else "to"
    words += [f"{link} {_some(recipients)}"] if recipients else []
    return " ".join(words)


def _some(parties: Sequence[Named]) -> str:
    names = [named.name for named in parties if not named.name[:1].isdigit()] or [named.name for named in parties]
    return ", ".join(names[:PARTIES]) + (" and others" if len(names) > PARTIES else "")

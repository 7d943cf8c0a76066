"""Blaming: whose forces did it, as sources say, where one names one country and another leaves open which of two.

"Carried out by Norlandic warplanes", an activist said; "by either Norlandic or Sudrian planes", the monitor; "by both", a
third: they differ on who did it, and none denies another. In: happenings of force with their tellings, all voices. Out:
``Dispute`` values.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from dragoman.lexicon.parts import load_country_names, load_peoples
from dragoman.linking.actors import fold_name
from dragoman.linking.disputes import ANSWERING, SURE, Gathered, Scores, make_dispute
from dragoman.linking.origins import Origins
from dragoman.linking.positions import held_by_voice
from dragoman.linking.scenes import ask_doer
from dragoman.linking.words import stems_of
from dragoman.model.happenings import Dispute, Happening, Named, Telling, Voice

__all__ = ["blame_disputes", "blamed_by", "is_named_doer"]

SHARED = 3  # stems of what is said that the report uses for the happening
SHORT = 2  # letters of "of" and "al"

_MEANS = (
    r"(?:(?:air ?force|army|military|government|regime) )*"
    r"(?:air ?forces?|(?:war)?planes|jets|aircraft|helicopters|forces|troops|drones|artillery)"
)
_HEDGED = r"(?:what \w+ to be )?(?:(?:suspected|alleged|presumed|unidentified) )?"
_ONE = r"(?:the )?(?:[A-Z][a-z]+ (?=regime|government))?(?:[A-Z][a-z]+(?! (?:regime|government))|regime|government)(?:[’']s)?"
_KIND = r"(?: (?:air ?force|army|government|regime))?"
_WHO = rf"(?:either )?{_HEDGED}(?P<one>{_ONE}){_KIND}(?: (?P<link>or|and) (?P<other>{_ONE}))?"
_DONE = (
    r"(?:carried out|conducted|launched|fired|dropped|staged|targeted|hit|struck|bombed|bombarded|shelled|attacked|pounded"
    r"|raided)"
)
_STRIKES = r"(?:(?:air ?)?strikes?|(?:air )?raids?|bombings?|bombardments?|shelling|attacks?)"
_BLAMED = (
    re.compile(rf"\b(?:carried out|conducted|launched|fired|dropped|staged) by {_WHO} {_MEANS}\b"),
    re.compile(rf"\b{_STRIKES} by {_WHO} {_MEANS}\b"),
    re.compile(rf"^\W*(?:that )?{_WHO} {_MEANS}\W+(?:had |have )?{_DONE}\b"),
    re.compile(rf"\b(?:war)?(?:planes|jets|aircraft|helicopters),? either {_WHO},? (?:had |have )?{_DONE}\b"),
    re.compile(
        r"\b(?:war)?(?:planes|jets|aircraft|helicopters) (?:are|were|was) (?:most )?(?:believed|thought|suspected|likely)"
        rf" (?:to (?:be|have been) )?{_WHO}\b"
    ),
)
_HOME = re.compile(r"(?:the )?(?:[A-Z][a-z]+ )?(?:regime|government)(?:[’']s)?")
"""The rulers of the country in which it happened: "regime warplanes"."""
_NAME = r"(?P<who>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)"
_DOER = (
    re.compile(rf"\bby (?:the |an? |suspected )?(?:[a-z-]+ ){{0,3}}{_NAME}"),
    re.compile(rf"^\W*(?:that )?(?:the |an? )?(?:[a-z-]+ ){{0,2}}{_NAME} (?:[a-z]+ ){{0,4}}?[a-z]+(?:ed|t)\b"),
    re.compile(rf"\b{_NAME} (?:\w+ )?(?:was|were|is|are|had been) (?:behind|responsible)\b"),
    re.compile(rf"\b(?:blam|accus)\w+ (?:it on )?(?:the )?{_NAME}"),
    re.compile(rf"\b(?:an?|the) (?:suspected |alleged )?{_NAME} (?:\w+ )?{_STRIKES}\b"),
)
_ITSELF = re.compile(r"^\W*(?:that )?(?:it|they|we|its (?:\w+ )?(?:fighters|forces|men|members|planes))\b", re.I)

_OPEN = re.compile(
    rf"\b(?:unclear|not (?:\w+ )*(?:clear|known|sure)|whether|unknown)\b|\b{_MEANS} or (?:those|that|their|its|by)\b", re.I
)
"""Who did it is left open, among others than those that the words name side by side."""
_MEANT = re.compile(rf"\b{_MEANS}\b")

Blamed = tuple[frozenset[str], bool]
"""Codes of the countries whose forces are said to have done it, and whether two did it together."""


def blamed_by(voice: Voice, home: str | None = None) -> Blamed | None:
    """Return whose forces a voice says did it: two countries where it leaves open which, or has them do it together.

    Args:
        voice: A statement.
        home: Code of the country in which it happened, whose rulers "the regime" are.
    """
    if voice.stance in ANSWERING:
        return None
    found = next((one for form in _BLAMED if (one := form.search(voice.contents))), None)
    if found is None or (found["link"] is None and _OPEN.search(voice.contents)):
        return None
    codes = [_code(name, home) for name in (found["one"], found["other"]) if name]
    known = frozenset(code for code in codes if code)
    return (known, found["link"] == "and" and len(known) > 1) if all(codes) else None


def _code(name: str, home: str | None) -> str | None:
    """Return the country that a word for its people, its name or its rulers stands for."""
    if _HOME.fullmatch(name):
        people = load_peoples().get(re.sub(r"^the |[’']s$", "", name).split()[0].casefold())
        return people or home
    bare = re.sub(r"[’']s$", "", name.removeprefix("the "))
    return load_peoples().get(bare.casefold()) or load_country_names().codes.get(bare)


def is_named_doer(actor: Named, organ: str | None, voice: Voice) -> bool:
    """Tell whether a voice names an actor as the one who did it: "by Kara", "Kara struck", "a Karan strike", or itself.

    Args:
        actor: Who the event says did it.
        organ: Code of the country whose government the actor is an organ of.
        voice: Who tells it.
    """
    if voice.holder is not None and voice.holder.name == actor.name and _ITSELF.match(voice.contents):
        return True
    words = {word for word in fold_name(actor.name).split() if len(word) > SHORT}
    for form in _DOER:
        for found in form.finditer(voice.contents):
            code = organ and _code(found["who"].split()[0], None)
            if (code and code == organ) or words & set(fold_name(found["who"]).split()):
                return True
    return False


def blame_disputes(
    gathered: Sequence[Gathered],
    voices: Iterable[Voice],
    scores: Scores,
    origins: Origins,
    wanted: Collection[str] | None = None,
) -> Iterator[Dispute]:
    """Yield a dispute where two sources name other countries as the doers of what is surely one thing.

    Args:
        gathered: Happenings with their tellings, all those of their reports.
        voices: All voices of their reports.
        scores: How sure it is that two events are one thing, by the pair of their ids.
        origins: Names who stands behind each.
        wanted: The ids of the happenings that are asked about; None for all.
    """
    speaking: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in sorted(voices, key=lambda one: one.id):
        if voice.holder is not None and voice.stance not in ANSWERING and _MEANT.search(voice.contents):
            speaking[voice.report].append(voice)
    placed = {telling.event for _, tellings in gathered for telling in tellings if telling.place is not None}
    for happening, tellings in gathered:
        if happening.type != "ASSAULT" or (wanted is not None and happening.id not in wanted):
            continue
        blaming: defaultdict[Blamed, list[Voice]] = defaultdict(list)
        for report in {telling.report: None for telling in tellings}:
            for voice in speaking.get(report, ()):
                blamed = blamed_by(voice, happening.country)
                if blamed is not None and _is_about(voice, tellings, placed):
                    blaming[blamed].append(voice)
        if len(blaming) > 1:
            yield from _dispute((happening, tellings), blaming, _sure(happening, scores), origins)


def _is_about(voice: Voice, tellings: Iterable[Telling], placed: Set[str]) -> bool:
    """Tell whether a voice stands among the words that tell a happening, or takes it up again in the same report.

    Args:
        voice: A statement that says whose forces did it.
        tellings: Of the happening.
        placed: Ids of the events that have a place of their own: what one says of another town is of something else.
    """
    said = " ".join(voice.contents.split())
    own = [one for one in tellings if one.report == voice.report]
    if any(one.event in voice.events or said in " ".join(one.words.split()) for one in own):
        return True
    told = frozenset[str]().union(*(stems_of(one.words) for one in own))
    return not placed & set(voice.events) and len(told & stems_of(said)) >= SHARED


def _sure(happening: Happening, scores: Scores) -> set[frozenset[str]]:
    return {
        frozenset((left, right))
        for (left, one), (right, other) in combinations(happening.events, 2)
        if scores.get((min(one, other), max(one, other)), 0.0) >= SURE
    }


def _dispute(
    gathered: Gathered, held: Mapping[Blamed, list[Voice]], sure: Collection[frozenset[str]], origins: Origins
) -> Iterator[Dispute]:
    if not any(_part(left, right, sure, origins) for left, right in combinations(held.values(), 2)):
        return
    sides = sorted((_called(blamed), [held_by_voice(voice, origins) for voice in some]) for blamed, some in _ordered(held))
    yield make_dispute(
        "doer",
        "differs",
        ask_doer(gathered),
        gathered[0].id,
        [(gist, "asserts", bearers) for gist, bearers in sides],
        matter="doer",
    )


def _ordered(held: Mapping[Blamed, list[Voice]]) -> list[tuple[Blamed, list[Voice]]]:
    return sorted(held.items(), key=lambda each: (sorted(each[0][0]), each[0][1]))


def _part(left: Collection[Voice], right: Collection[Voice], sure: Collection[frozenset[str]], origins: Origins) -> bool:
    """Tell whether two sides have no source in common, a known one among them, and speak of what is surely one thing."""
    ours, theirs = ({origins.of_voice(voice) for voice in side} for side in (left, right))
    if {one.key for one in ours} & {one.key for one in theirs} or all(one.kind == "unknown" for one in ours | theirs):
        return False
    return any(one.report == other.report or frozenset((one.report, other.report)) in sure for one in left for other in right)


def _called(blamed: Blamed) -> str:
    codes, together = blamed
    names = load_country_names().names
    parties = sorted(names[code] for code in codes)
    if together:
        return f"{' and '.join(parties)} together"
    return parties[0] if len(parties) == 1 else f"{' or '.join(parties)}, not known which"

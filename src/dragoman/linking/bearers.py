"""Bearers: whom the figures of a report go back to, where the sentence that gives them does not name anybody.

"22 dead in raids: monitor" over "At least 22 were killed, a monitor said. The rest were fighters, the Observatory for Peace
said": the number of the headline is the monitor's, and the monitor is the Observatory. In: tellings and voices. Out: the same
with the voice of each figure filled in, and with a source that is only described known by the one name that its report has for
such a body. Where a report names two such bodies, or none, nothing is filled in.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.linking.origins import folded_holder
from dragoman.linking.putting import with_putter
from dragoman.linking.referring import head_of, known_phrases, with_bodies, with_referents, with_tails
from dragoman.model.happenings import Named, Telling, ToldFigure, Voice

__all__ = ["gives", "with_bearers"]

_KINDS = (
    (
        r"(?:[\w-]+ )*(?:monitors?|monitoring (?:group|body|network)|watchdog)",
        r"Observatory|Monitor|Watch|Network",
    ),
    (r"(?:[\w-]+ )*(?:news agency|state agency)", r"News Agency|news agency"),
    (r"(?:[\w-]+ )*(?:television|state TV|tv|broadcaster)", r"[Tt]elevision|TV"),
)
# In small letters, as nobody writes a name: "Harim News Agency" is no description.
_DESCRIBED = tuple((re.compile(rf"(?:[Tt]he |[Aa]n? )?{words}"), re.compile(rf"\b(?:{names})\b")) for words, names in _KINDS)
"""How a body is described, and what the names of such bodies hold."""
_LOCAL = re.compile(r"[0-9a-f]{16}")  # a content hash: an actor that no table knows
_BARE = re.compile(r"^[Tt]he ")
_LETTERS = re.compile(r"[A-Z]{2,}")
_ASKED = re.compile(r"\W*(?:who|whom|whose|what|which|whether|how|why|where|when)\b", re.I)
"""What is left open is no claim, and a number in it is nobody's: "traded charges over who fired the shell that killed 72"."""
_BESIDE = re.compile(
    r"\b(?:while|whereas|but|though|although) (?:the )?(?P<who>[A-Z][\w’'-]*(?: (?:for |of )?[A-Z][\w’'-]*)*)"
    r" (?:has |have |had )?(?:gave|given|put|counted|reported|said|says|recorded|documented|spoke of)\b[^.;]{0,60}$"
)
"""Another source within what one says: "reported eight, while the Harim Observatory gave a toll of 12"."""
_EARLY = re.compile(
    r"(?:the |its )?(?:initial|preliminary|early|first|latest) (?:reports?|information|estimates?|figures|counts?|results)",
    re.I,
)
_ATTRIBUTED = re.compile(r"(?:[A-Z]\w+|[A-Z]+\)) (?:said|says|reported|reports|announced)\b|\baccording to\b")
_COUNTING = {
    "killed": "kill|dead|death|die|bod(?:y|ies)|li(?:fe|ves)|martyr|slain|toll|fatal",
    "injured": "injur|wound|hurt",
    "arrested": "arrest|detain",
    "displaced": "displac|flee|fled|evacuat",
    "missing": "missing",
}
"""Beginnings of words beside a number that tell what it counts."""
_SPELLED = dict(
    enumerate(["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"])
)
_SPELLED |= {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}
MANY = 10  # a number that is hardly told of two things in one report
BESIDE = 30  # code points
_SILENT = frozenset({"denies", "declines", "doubts", "asks"})


def with_bearers(
    tellings: Iterable[Telling], voices: Iterable[Voice], phrases: Mapping[str, Named] | None = None
) -> tuple[list[Telling], list[Voice]]:
    """Return tellings and voices with the bearers filled in.

    Args:
        tellings: Events of many reports, in any order.
        voices: Their statements, in any order.
        phrases: By which whole phrases texts call one known body alone; without them those of these voices.
    """
    of_report: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in voices:
        of_report[voice.report].append(voice)
    if phrases is None:
        phrases = known_phrases(one for some in of_report.values() for one in some)
    known = {
        one.id: one for some in of_report.values() for one in _named(with_bodies(with_referents(with_tails(some, phrases))))
    }
    reports: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        reports[telling.report].append(telling)
    filled = []
    for report, some in reports.items():
        heard = sorted((known[one.id] for one in of_report[report]), key=lambda one: (one.stop - one.start, one.start, one.id))
        filled += _filled(some, heard, known, phrases)
    return filled, list(known.values())


def _named(voices: Sequence[Voice]) -> list[Voice]:
    """Return a report's voices; one that is only described bears the one name that the report has for such a body."""
    named = {
        folded_holder(voice.holder): voice.holder
        for voice in voices
        if voice.holder is not None and not _described(voice.holder)
    }
    found = []
    for voice in voices:
        fits = _described(voice.holder) if voice.holder is not None else None
        bodies = [holder for holder in named.values() if fits is not None and fits.search(holder.name)]
        bodies = bodies or [holder for holder in named.values() if _is_head_of(voice.holder, holder)]
        bodies = bodies or [holder for holder in named.values() if _is_named_within(holder, voice.holder)]
        bodies = bodies or sorted(_called_alike(voice, voices))
        found.append(replace(voice, actor=bodies[0], kind="organization", body=None) if len(bodies) == 1 else voice)
    return found


def _called_alike(voice: Voice, voices: Iterable[Voice]) -> set[Named]:
    """Return whom other voices of the report mean by the letters of a source: "HRO" is what "the HRO" is there."""
    letters = _BARE.sub("", voice.words or "")
    if not _LETTERS.fullmatch(letters) or voice.actor is None or not _LOCAL.fullmatch(voice.actor.id):
        return set()
    return {
        one.actor
        for one in voices
        if one.actor is not None and one.actor.id != one.actor.name and not _LOCAL.fullmatch(one.actor.id)
        if _BARE.sub("", one.words or "") == letters
    }


def _is_head_of(phrase: Named | None, holder: Named) -> bool:
    """Tell whether a phrase is "the" and the word that says what a body is: "the observatory"."""
    words = phrase.name.casefold().split() if phrase is not None else []
    return len(words) == 2 and words[0] == "the" and words[1] == head_of(holder.name).casefold()


def _is_named_within(holder: Named, phrase: Named | None) -> bool:
    """Tell whether a phrase holds the whole name of a body: "the Harim-based Observatory for Peace monitor"."""
    if phrase is None or (phrase.id != phrase.name and not _LOCAL.fullmatch(phrase.id)):
        return False
    if phrase.name == holder.name or len(holder.name.split()) < 2 or not any(map(str.isupper, holder.name[1:])):
        return False  # "a spokesman" is no name that "a spokesman for the Harbour Board" holds
    return holder.name.casefold() in phrase.name.casefold()


def _fits_words(words: str, holder: Named) -> bool:
    """Tell whether words in small letters describe a body: "observatory", "official agency"."""
    fits = next((names for form, names in _DESCRIBED if form.fullmatch(words)), None)
    fits = fits or (_DESCRIBED[1][1] if words.casefold().endswith(" agency") else None)
    return words.casefold() == head_of(holder.name).casefold() or (fits is not None and fits.search(holder.name) is not None)


def _described(holder: Named) -> re.Pattern[str] | None:
    """Return what names of the body hold that a source without a name describes; None for a name."""
    return next((names for words, names in _DESCRIBED if words.fullmatch(holder.name)), None)


def _filled(
    tellings: Sequence[Telling], heard: Sequence[Voice], known: Mapping[str, Voice], phrases: Mapping[str, Named]
) -> list[Telling]:
    first = [
        replace(
            telling,
            voices=tuple(known.get(one.id, one) for one in telling.voices),
            figures=tuple(
                with_putter(_voiced(figure, heard, known), telling, heard, phrases, _fits_words) for figure in telling.figures
            ),
        )
        for telling in tellings
    ]
    given = _given(first)
    return [replace(one, figures=tuple(_repeated(figure, given, heard) for figure in one.figures)) for one in first]


def _voiced(figure: ToldFigure, heard: Sequence[Voice], known: Mapping[str, Voice]) -> ToldFigure:
    """Return a figure with the voice that gives it: its own, else the closest over its words."""
    if figure.voice is not None:
        return replace(figure, voice=_beside(figure, _citing(known.get(figure.voice.id, figure.voice), heard), heard))
    over = (one for one in heard if one.start <= figure.start and figure.stop <= one.stop and gives(one, figure))
    found = next(over, None)
    return replace(figure, voice=found and _beside(figure, _citing(found, heard), heard))


def _citing(voice: Voice, heard: Iterable[Voice]) -> Voice:
    """Return who cites early reports that nobody is named for: "the army said preliminary reports indicated eight dead"."""
    if voice.holder is None or not _EARLY.fullmatch(voice.holder.name):
        return voice
    around = (one for one in heard if one.start < voice.start and voice.stop <= one.stop and one.holder is not None)
    return next((one for one in around if one.kind != "document"), voice)


def gives(voice: Voice, figure: ToldFigure) -> bool:
    """Tell whether a voice gives a number that stands between the first and the last word of what it says."""
    if voice.stance in _SILENT or _ASKED.match(voice.contents):
        return False
    return not figure.words or " ".join(figure.words.split()) in " ".join(voice.contents.split())


def _beside(figure: ToldFigure, voice: Voice, heard: Sequence[Voice]) -> Voice:
    """Return who gives a number within what another says, where the report knows him by that name."""
    named = _BESIDE.search(figure.lead)
    if named is None or not voice.start <= figure.start < voice.stop:
        return voice
    bodies = {
        one.holder: one
        for one in heard
        if one.holder is not None and named["who"].casefold() in {one.holder.name.casefold(), (one.words or "").casefold()}
    }
    if len(bodies) != 1:
        return voice
    ((holder, one),) = bodies.items()
    return replace(voice, actor=holder, words=one.words, kind=one.kind, body=None, organ=one.organ)


def _given(tellings: Iterable[Telling]) -> dict[tuple[object, ...], ToldFigure]:
    """Return the first figure of each number that somebody gives in a report, by what is counted."""
    found: dict[tuple[object, ...], ToldFigure] = {}
    figures = sorted((figure for telling in tellings for figure in telling.figures), key=lambda one: (one.start, one.stop))
    for figure in figures:
        if figure.voice is not None and figure.voice.holder is not None and gives(figure.voice, figure):
            found.setdefault((figure.what, _value(figure)), figure)
    return found


def _repeated(figure: ToldFigure, given: Mapping[tuple[object, ...], ToldFigure], heard: Iterable[Voice]) -> ToldFigure:
    """Return a figure that a headline or a first sentence gives without a source with that of the same number below it."""
    if figure.voice is not None and figure.voice.holder is not None:
        return figure
    if _ATTRIBUTED.search(figure.tail):
        return figure  # its own sentence has another source, though which was not found
    below = given.get((figure.what, _value(figure)))
    # Three children here and three there are two things; a headline's three are those that are told below it.
    known = below is not None and ((_value(figure) or 0) >= MANY or figure.start < below.start)
    voice = (below.voice if below is not None and known else None) or _saying(figure, heard)
    return replace(figure, voice=voice or figure.voice)


def _saying(figure: ToldFigure, heard: Iterable[Voice]) -> Voice | None:
    """Return the first source behind a figure whose words hold its number beside a word for what it counts."""
    value, words = _value(figure), _COUNTING.get(figure.what)
    if value is None or words is None or value < 2 or value != int(value):
        return None
    number = f"{int(value)}|{int(value):,}|{_SPELLED.get(int(value), int(value))}"
    beside = re.compile(
        rf"\b(?:{number})\b(?! ?\d).{{0,{BESIDE}}}\b(?:{words})|\b(?:{words})\w*.{{0,{BESIDE}}}\b(?:{number})\b", re.I
    )
    told = [
        one
        for one in heard
        if one.start >= figure.stop and one.holder is not None and one.stance not in _SILENT and beside.search(one.contents)
    ]
    return min(told, key=lambda one: (one.start, one.stop, one.id), default=None)


def _value(figure: ToldFigure) -> float | None:
    return figure.low if figure.low is not None else figure.high

"""Parts in dispute: whether a country plays a part in an affair, said by one source and denied by another, months apart or not.

"Kara broke the deadlock in the hostage talks" (August) against "Kara will not mediate in the talks" (November): the same
question, asked of two days. In: voices. Out: disputes ``other`` with the day of each position; ``differs`` where the days lie
apart or one is not known, since both may be true of their days; ``denies`` where they agree.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.lexicon.parts import CountryNames, Part, load_country_names, load_parts
from dragoman.linking.claims import MOST_DAYS
from dragoman.linking.disputes import make_dispute
from dragoman.linking.origins import Origins
from dragoman.linking.positions import held_by_voice
from dragoman.linking.words import stems_of
from dragoman.model.happenings import Dispute, Voice

__all__ = ["part_disputes", "part_questions"]

_NEGATED = re.compile(r"\b(?:not|never|no longer|no|cannot|won[’']t|refus\w+|declin\w+|rul\w+ out|reject\w*)\b", re.I)
_ASSERTING = frozenset({"asserts", "confirms", "believes", "promises"})
FAR = 12  # words between a country and its part; beyond them the part is another's
SHOWN = 200  # code points of a gist


@dataclass(frozen=True, slots=True)
class _Said:
    """Who is said to play which part, or not to, with the stems of the affair."""

    voice: Voice
    country: str
    part: str
    holds: bool
    affair: frozenset[str]


def part_disputes(voices: Iterable[Voice], origins: Origins) -> Iterator[tuple[str, Dispute]]:
    """Yield a dispute for each country and part that one source affirms and another denies of one affair.

    Args:
        voices: All voices, in any order.
        origins: Names who stands behind each.

    Yields:
        The question that ``part_questions`` names, and the dispute.
    """
    parts, countries = load_parts(), load_country_names()
    said: defaultdict[tuple[str, str], list[_Said]] = defaultdict(list)
    for voice in sorted(voices, key=lambda one: one.id):
        for one in _said(voice, parts, countries):
            said[one.country, one.part].append(one)
    for (country, part), some in sorted(said.items()):
        denied = [one for one in some if not one.holds]
        affirmed = [one for one in some if one.holds and any(_answers(one, other, origins) for other in denied)]
        answered = [one for one in denied if any(_answers(other, one, origins) for other in affirmed)]
        if affirmed and answered:
            yield f"{country} {part}", _dispute(f"Is {countries.names[country]} {part}", affirmed, answered, origins)


def part_questions(voices: Iterable[Voice]) -> dict[str, set[str]]:
    """Return which questions of a country and a part each report speaks of, by report."""
    parts, countries = load_parts(), load_country_names()
    found: defaultdict[str, set[str]] = defaultdict(set)
    for voice in voices:
        found[voice.report] |= {f"{one.country} {one.part}" for one in _said(voice, parts, countries)}
    return {report: questions for report, questions in found.items() if questions}


def _said(voice: Voice, parts: Iterable[Part], countries: CountryNames) -> Iterator[_Said]:
    if voice.stance != "denies" and voice.stance not in _ASSERTING:
        return
    words = voice.contents
    for part in parts:
        told = part.words.search(words)
        country = countries.pattern.search(words, 0, told.start()) if told else None
        if told is None or country is None or len(words[country.end() : told.start()].split()) > FAR:
            continue
        # "Kara will not mediate", as much as a denial that it mediates; "denied that it will not" is left alone.
        negated = _NEGATED.search(words, country.end(), told.end()) is not None
        if negated and voice.stance == "denies" and voice.lemma == "deny":
            continue
        affair = stems_of(f"{words[: country.start()]} {words[country.end() : told.start()]} {words[told.end() :]}")
        rest = frozenset(stem for stem in affair if part.words.search(stem) is None)
        yield _Said(voice, countries.codes[country[0]], part.name, not (negated or voice.stance == "denies"), rest)


def _answers(one: _Said, other: _Said, origins: Origins) -> bool:
    """Tell whether two are of one affair and of two origins, and speak of the part with more than a passing word."""
    if origins.of_voice(one.voice).key == origins.of_voice(other.voice).key:
        return False
    return bool(one.affair & other.affair)


def _dispute(question: str, affirmed: Sequence[_Said], denied: Sequence[_Said], origins: Origins) -> Dispute:
    affair = frozenset[str].union(*(one.affair for one in affirmed)) & frozenset[str].union(*(one.affair for one in denied))
    words = dict.fromkeys(
        word.casefold()
        for one in (*denied, *affirmed)
        for word in re.findall(r"[\w’'-]+", one.voice.contents)
        if stems_of(word) & affair
    )
    return make_dispute(
        "other",
        "denies" if _same_days([one.voice.published for one in (*affirmed, *denied)]) else "differs",
        f"{question}: {', '.join(list(words)[:3])}?",
        None,
        [(_short(one.voice.contents), one.voice.stance, [held_by_voice(one.voice, origins)]) for one in (*affirmed, *denied)],
    )


def _same_days(days: Sequence[date | None]) -> bool:
    known = [day for day in days if day is not None]
    return len(known) == len(days) and (max(known) - min(known)).days <= MOST_DAYS


def _short(words: str) -> str:
    words = " ".join(words.split()).strip("\"“”'‘’ ,.")
    return words if len(words) <= SHOWN else words[: words.rfind(" ", 0, SHOWN)] + " …"

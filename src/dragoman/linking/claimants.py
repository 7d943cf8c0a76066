"""Claimants: who claims what somebody denies, looked for in the whole report by matter.

"The regime denied any responsibility for the attack", and five paragraphs on a president "blamed the regime's forces for the
attack": he claims it. In: a denial, what it denies, and the voices of its report and of copies of it. Out: the voices that
claim it, each source once; none where nobody does. What is one matter is told in ``matters``.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.lexicon.denials import load_denial_words
from dragoman.linking.accusations import is_one_holder
from dragoman.linking.affirming import affirms
from dragoman.linking.clauses import MERE_PRONOUN
from dragoman.linking.denied import Denied
from dragoman.linking.matters import Matter, is_told, matter_of
from dragoman.linking.origins import Origins
from dragoman.linking.parties import parties_in, party_of
from dragoman.linking.words import SteadyScale
from dragoman.model.happenings import Voice

__all__ = ["claimants_of"]

MOST = 4  # who claims one thing; where more do, those who tell most of it
NEAR = 400  # code points in which "he" and "the attack that X blamed on Y" speak of what is denied
FAR = 4000  # within which "the attack" is surely the same
CHARGING = frozenset({"accuse", "charge", "blame", "indict", "implicate"})
_FAULTING = frozenset(
    {
        "criticise",
        "criticize",
        "condemn",
        "denounce",
        "slam",
        "blast",
        "attack",
        "fault",
        "chastise",
        "rebuke",
        "castigate",
        "sue",
    }
)
"""Whom somebody faults for a deed, he says has done it."""
_FOR_DOING = re.compile(r"(?P<who>[^,;.…]+?) for (?P<what>(?:\w+ly )?[a-z]+ing .+)", re.S)
_STANCES = frozenset({"asserts", "confirms", "accuses"})
_FORMS = (
    re.compile(r"(?P<who>[^…]+?) … (?:with |of |for )?(?P<what>[^…]+)", re.S),
    re.compile(r"(?P<who>.+?) (?:of|for|with|over) (?P<what>.+)", re.S),
)
_BLAMED_ON = re.compile(r"(?:that|which) … (?P<who>[^…]+)", re.S)
_PENALTY = re.compile(
    r"\b(?:retaliat\w+ against|sanctions? (?:on|against)|punish\w*|penali[sz]e\w*|fined?|condemn\w*|censur\w*|rebuk\w*|"
    r"criticiz?s?e?\w*|suspend\w*|expel\w*|sue[sd]?|suing) (?P<who>[^,;.]+?) (?:for|over) (?P<what>[a-z]+ing [^;.]+)",
    re.I,
)
"""A demand that somebody be punished for a deed says that he did it."""
_BUT = re.compile(r"(?:,? (?:but|though|although|yet|whereas)|, while) [^,;]*$")
_BUT_THEY = re.compile(r"\W*(?:but|though|although|while|yet|whereas|even though) ")
_NAMELESS = re.compile(
    r"(?:(?:the|some|many|several|media|press|news|local|recent|published|initial|early) )*(?:reports?|rumou?rs?|claims?|"
    r"allegations?|critics|sources?|others|people|those|accounts?|speculation|documents?)",
    re.I,
)
_POINTING = frozenset(
    {"point to", "point", "show", "prove", "establish", "find", "reveal", "confirm", "conclude", "document", "allege"}
)
"""What these hold is so, in however few words: "point to Orland's responsibility for the raid"."""
_BEARS = re.compile(r"\b(?:bears?|carries|carry|shares?|lies|lie|stands?|uses?|keeps?|continues?)\b")
_WORDS = load_denial_words()


@dataclass(frozen=True, slots=True)
class _Found:
    """A voice that claims it, and how much of it."""

    voice: Voice
    share: float


def claimants_of(denial: Voice, denied: Denied, beside: Sequence[Voice], origins: Origins) -> list[Voice]:
    """Return the voices that claim what is denied, in the order of the text, one of each source.

    Args:
        denial: A denial.
        denied: What it denies.
        beside: The voices of its report and of copies of it.
        origins: Names who stands behind each.
    """
    if denied.weak:
        return []
    denier = party_of(denial)
    matter = matter_of(
        denied, denier, denial.published, called=denial.called or denial.words or "", governs=denial.organ is not None
    )
    weigh = SteadyScale().logarithm
    own = origins.of_voice(denial).key
    found = [
        _Found(voice, share)
        for voice in beside
        if voice.stance in _STANCES | {"demands"}
        and (_is_source(voice) or _is_set_against(voice, denial))
        and origins.of_voice(voice).key != own
        and not _is_one(voice, denial)
        and (share := _tells(voice, denial, matter, weigh)) is not None
    ]
    found = [one for one in found if not any(_is_within(other.voice, one.voice) for other in found)]
    found = [one for one in found if one.voice.kind != "media"] or found  # a paper tells of those who claim it
    best: dict[str, _Found] = {}
    for one in sorted(found, key=lambda one: (-one.share, one.voice.start, one.voice.id)):
        best.setdefault(origins.of_voice(one.voice).key, one)
    chosen = list(best.values())[:MOST]
    return [one.voice for one in sorted(chosen, key=lambda one: (one.voice.report, one.voice.start, one.voice.id))]


def _is_source(voice: Voice) -> bool:
    """Tell whether the report tells who a voice is."""
    holder = voice.holder
    return holder is not None and not MERE_PRONOUN.fullmatch(holder.name) and not _NAMELESS.fullmatch(holder.name)


def _is_one(voice: Voice, denial: Voice) -> bool:
    """Tell whether two sources are one, or bear one name: the mayor and her campaign."""
    if voice.holder is None or denial.holder is None:
        return False
    named = (parties_in(one.name) for one in (voice.holder, denial.holder))
    shared = frozenset.intersection(*named)
    return is_one_holder(voice, denial) or any(not key.startswith("@") for key in shared)


def _is_within(inner: Voice, outer: Voice) -> bool:
    """Tell whether a voice is told inside another: who tells of a claim does not make it."""
    inside = outer.start <= inner.start and inner.stop <= outer.stop and (inner.start, inner.stop) != (outer.start, outer.stop)
    return inside and inner.report == outer.report


def _tells(voice: Voice, denial: Voice, matter: Matter, weigh: Callable[[str], float]) -> float | None:
    """Return how much of the matter a voice claims; None where it claims another."""
    on = _BLAMED_ON.fullmatch(" ".join(voice.contents.split())) if voice.lemma == "blame" else None
    if on is not None:
        before = voice.report == denial.report and 0 <= denial.start - voice.stop <= NEAR
        return 1.0 if before and matter.deeds and matter.doers & parties_in(on["who"]) else None
    if _is_set_against(voice, denial):
        return 1.0
    apart = abs(voice.start - denial.start) if voice.report == denial.report else 0
    if not (matter.names or matter.things or matter.rest) and apart > FAR:
        return None
    shares = [
        share
        for words in _claims(voice, denial, matter)
        if (share := is_told(matter, words, party_of(voice), weigh, himself=apart <= NEAR and voice.stance == "accuses"))
        is not None
    ]
    return max(shares, default=None)


def _is_set_against(voice: Voice, denial: Voice) -> bool:
    """Tell whether a denial is set against a voice of its sentence that names the denier.

    "Kara said that Moss …, but he denied …"; "Moss denied …, but critics point to his …".
    """
    if denial.lemma not in _WORDS.denying or voice.report != denial.report:
        return False
    if voice.start >= denial.stop:
        against = voice.stop <= denial.stop + len(denial.tail) and _BUT_THEY.match(denial.tail) is not None
    else:
        lead = " ".join(denial.lead.split())
        against = (
            denial.start - len(denial.lead) <= voice.start and voice.stop <= denial.start and _BUT.search(lead) is not None
        )
    says = affirms(voice.stance, voice.lemma, voice.contents) or voice.lemma in _POINTING
    return against and says and bool(party_of(denial) & parties_in(voice.contents))


def _claims(voice: Voice, denial: Voice, matter: Matter) -> Iterator[str]:
    """Yield what a voice claims as clauses: "X of doing Y" is "X was doing Y", "X for Y" is "X was responsible for Y"."""
    words = " ".join(voice.contents.split())
    punished = _PENALTY.search(words)
    if punished is not None:
        yield f"{punished['who']} was {punished['what']}"
    if voice.stance == "demands":
        return
    if voice.stance == "accuses" and voice.lemma in _FAULTING:
        faulted = _FOR_DOING.fullmatch(words)
        if faulted is not None:
            yield f"{faulted['who']} was {faulted['what']}"
        return
    if voice.stance == "accuses" and voice.lemma in CHARGING:
        told = next((one for form in _FORMS if (one := form.fullmatch(words))), None)
        if told is not None:
            yield f"{told['who']} was {'responsible for ' if voice.lemma == 'blame' else ''}{told['what']}"
        return
    attitude = (voice.lemma or "") in _WORDS.attitude
    if affirms(voice.stance, voice.lemma, words) or (_BEARS.search(words) and not attitude) or voice.lemma in _POINTING:
        yield words

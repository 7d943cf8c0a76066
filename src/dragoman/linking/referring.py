"""Referring sources: whom "it said" and "the source added" mean, and which body a director speaks for.

"The monitor said 20 died. It said 31 were hurt." -> both are the monitor's. "A police source said … the source added" -> one
police source. "Harim Observatory … Observatory director Sami Kara said" -> the observatory. In: the voices of one report.
Out: the same voices; where the report leaves it open, a voice stays as it is.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.linking.origins import folded_holder
from dragoman.model.happenings import Named, Voice

__all__ = ["head_of", "known_phrases", "with_tails", "with_bodies", "with_referents"]

REACH = 400  # code points from what was said last to what the pronoun says: a sentence or two
HEADLINE = 120  # code points within which a headline begins to tell
LONGEST = 6  # words of a body's name
CLOSE = 80  # code points to what "a statement" of the same sentence says
_THING = re.compile(
    r"it|(?:the|this|that)(?: same)? (?:group|network|agency|monitor|organi[sz]ation|channel|site|page|body)", re.I
)
_PERSON = re.compile(
    r"he|she|(?:the|this|that)(?: same)? (?:official|activist|director|spokes\w+|officer|witness|resident)", re.I
)
_ANY = re.compile(r"they|(?:the|this|that)(?: same)? sources?", re.I)
_OUTLET = re.compile(
    r"the(?: same)? (?P<noun>newsletter|newspaper|tabloid|daily|weekly|magazine|website|broadcaster|station|blog|journal)", re.I
)
_HEADED = re.compile(
    r"(?:Mum|Mom|Mother|Father|Dad|Parent|Man|Woman|Teen|Teenager|Husband|Wife|Widow|Driver|Suspect|Officer|Teacher|Student|"
    r"Minister|Mayor|Governor|Senator|Lawyer|Doctor|Nurse|Priest|Bishop|Actor|Actress|Singer|Player|Coach|Boss)"
)
"""How headlines call one whom the next sentence names."""
_PAPER = re.compile(r"(?:a|the|its|his|her|their) (?:\w+ )?(?:statement|tweet|briefing|press release)", re.I)
_ROLES = re.compile(r"\b(?:directors?|heads?|chiefs?|chair\w*|spokes\w+|founders?|secretary)\b", re.I)
_FOR = re.compile(
    r"(?:[Aa]n?|[Oo]ne|[Tt]he) (?:[a-z]+ ){0,2}spokes(?:man|woman|person) (?:for|of) (?:the )?"
    r"(?P<body>[A-Z][^,;]*?)(?:,(?! Inc).*)?",
    re.S,
)
_GIVEN_BY = re.compile(r"\b(?:reports?|statements?|figures|data|information|tolls?)\b.* (?:by|from)$", re.I)
_JOINTS = frozenset({"of", "for", "with", "to", "against", "from", "in", "at", "and", "or", "by", "on", "near"})
_LOCAL = re.compile(r"[0-9a-f]{16}")  # a content hash: an actor that no table knows
_BODIES = frozenset({"organization", "media"})
_MUTE = frozenset({"unspecified", "document"})


def with_referents(voices: Iterable[Voice]) -> list[Voice]:
    """Return the voices of a report with those that only refer to a source given that source, in text order."""
    found: list[Voice] = []
    first: dict[str, Voice] = {}
    for voice in sorted(voices, key=lambda one: (one.start, one.stop, one.id)):
        meant = _meant(voice, found, first)
        told = voice if meant is None else _as(voice, meant)
        found.append(told)
        if told.actor is not None and not _refers(told):
            first.setdefault(told.actor.id, told)
    return [_headlined(voice, found) for voice in found]


def _headlined(voice: Voice, voices: Iterable[Voice]) -> Voice:
    """Return a voice of a headline that says only who speaks with the one named just below: "Mum denies it. Ana Kara said"."""
    if voice.start > HEADLINE or not _HEADED.fullmatch(voice.words or "") or voice.kind in _BODIES:
        return voice
    near = [one for one in voices if one.start > voice.stop and one.holder is not None and one.kind not in _MUTE]
    below = min(near, key=lambda one: (one.start, one.stop, one.id), default=None)
    named = below is not None and below.kind == "person" and below.actor is not None and below.start < voice.stop + REACH
    return _as(voice, below) if below is not None and named and not _refers(below) else voice


def _meant(voice: Voice, before: Sequence[Voice], first: dict[str, Voice]) -> Voice | None:
    if not _refers(voice):
        return _told_of(voice, before) if voice.actor is None else None
    if voice.actor is not None:
        return first.get(voice.actor.id)
    reach = CLOSE if _PAPER.fullmatch(voice.words or "") else REACH
    near = [one for one in before if one.stop <= voice.start <= one.stop + reach and _fits(voice, one)]
    return max(near, key=lambda one: (one.stop, one.start, one.id), default=None)


def _told_of(voice: Voice, before: Iterable[Voice]) -> Voice | None:
    """Return the one outlet above whose phrase has the noun of a definite one: "the newsletter Kara" is "the newsletter"."""
    noun = _OUTLET.fullmatch(voice.words or "")
    if noun is None:
        return None
    told = re.compile(rf"(?:(?! of | at ).)*\b{noun['noun']}\b(?!['’]).*", re.I)
    found = {
        folded_holder(one.holder): one
        for one in before
        if one.holder is not None and one.kind in _BODIES and not _OUTLET.fullmatch(one.words or "")
        if told.fullmatch(one.words or "") is not None
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _refers(voice: Voice) -> bool:
    words = voice.words
    return words is not None and any(form.fullmatch(words) for form in (_THING, _PERSON, _ANY, _PAPER))


def _fits(voice: Voice, other: Voice) -> bool:
    """Tell whether a source can be what a pronoun or a bare noun stands for."""
    if other.holder is None or other.kind in _MUTE or _refers(other):
        return False
    words = voice.words or ""
    if _THING.fullmatch(words):
        return other.kind in _BODIES
    if _PERSON.fullmatch(words):
        return other.kind not in _BODIES
    return words.casefold() != "they" or other.kind != "person" or " and " in (other.words or "")


def _as(voice: Voice, meant: Voice) -> Voice:
    return replace(
        voice, actor=meant.actor or voice.actor, words=meant.words, kind=meant.kind, body=meant.body, organ=meant.organ
    )


def with_bodies(voices: Sequence[Voice]) -> list[Voice]:
    """Return the voices of a report with the body that a director or spokesman speaks for, where the report names one such."""
    bodies: dict[str, set[Named]] = {}
    for voice in voices:
        if voice.kind in _BODIES and voice.actor is not None and voice.words is not None:
            for word in {head_of(voice.actor.name), *_acronyms(voice.words), *_acronyms(voice.actor.name)}:
                bodies.setdefault(word, set()).add(voice.actor)
    known = {voice.actor.name.casefold(): voice.actor for voice in voices if voice.actor is not None and voice.kind in _BODIES}
    voices = [_for_body(voice, known) for voice in voices]
    spoken = {}
    for voice in voices:
        if voice.kind == "person" and voice.actor is not None and voice.body is None and _ROLES.search(voice.words or ""):
            named = [bodies[word] for word in re.findall(r"\w+", voice.words or "") if word in bodies]
            if len(set().union(*named)) == 1:
                spoken[voice.actor.id] = min(set().union(*named))
    return [
        replace(voice, body=spoken[voice.actor.id])
        if voice.actor is not None and voice.body is None and voice.kind == "person" and voice.actor.id in spoken
        else voice
        for voice in voices
    ]


def _for_body(voice: Voice, named: Mapping[str, Named]) -> Voice:
    """Return what an unnamed spokesman says as said by the body that his phrase names."""
    spoken = _FOR.fullmatch(voice.words or "") if voice.kind == "anonymous" and voice.body is None else None
    if spoken is None or len(spoken["body"].split()) > LONGEST:
        return voice
    body = named.get(spoken["body"].casefold(), Named(spoken["body"], spoken["body"]))
    return replace(voice, body=body, kind="organization")


def known_phrases(voices: Iterable[Voice]) -> dict[str, Named]:
    """Return the whole phrases, without the article, by which texts call one body of the world table alone."""
    found: dict[str, set[Named]] = {}
    for voice in voices:
        if voice.kind in _BODIES and voice.actor is not None and voice.words and not _LOCAL.fullmatch(voice.actor.id):
            for phrase in (voice.words, voice.actor.name):
                bare = re.sub(r"^the ", "", phrase, flags=re.I)
                if voice.actor.id != voice.actor.name and len(bare.split()) > 1:
                    found.setdefault(bare.casefold(), set()).add(voice.actor)
    return {phrase: min(bodies) for phrase, bodies in found.items() if len(bodies) == 1}


def with_tails(voices: Iterable[Voice], known: Mapping[str, Named]) -> list[Voice]:
    """Return voices whose long phrase ends in that of a known body with the body: "two women Kara news agency" lost a comma.

    "X, director of the Harim Observatory" speaks for it, and so does "a report by" it; "foes of the Kara Front" do not.
    """
    return [_with_tail(voice, known) for voice in voices]


def _with_tail(voice: Voice, known: Mapping[str, Named]) -> Voice:
    words = (voice.words or "").split()
    local = voice.actor is None or voice.actor.id == voice.actor.name or _LOCAL.fullmatch(voice.actor.id) is not None
    if not local or voice.body is not None or voice.kind not in {*_BODIES, "person", "document"}:
        return voice
    for place in range(1, len(words) - 1):
        body = known.get(" ".join(words[place:]).casefold())
        if body is None:
            continue
        before = [word.casefold() for word in words[:place] if word.casefold() != "the"]
        joined = bool(before) and before[-1] in _JOINTS
        speaks = _ROLES.search(" ".join(before)) is not None or _GIVEN_BY.search(" ".join(before)) is not None
        if joined and not speaks:
            return voice
        return replace(voice, body=body) if voice.kind == "person" else replace(voice, actor=body, kind="organization")
    return voice


def head_of(name: str) -> str:
    """Return the word that tells what a body is: "Observatory" of "Harim Observatory for Peace"."""
    words = re.split(r" (?:for|of|in|against) ", name)[0].split()
    return words[-1] if words and words[-1][:1].isupper() else ""


def _acronyms(words: str) -> list[str]:
    return re.findall(r"\b[A-Z]{3,}\b", words)

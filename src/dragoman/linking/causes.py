"""Causes in dispute: statements that give one thing different reasons.

"For security reasons he has cancelled his trip", says an office; "the reason for the cancellation was unrelated to security but
was the closed airspace", says another source. In: voices. Out: disputes ``cause``, where two origins speak of the reason of one
thing and one of them at least sets its reason against another's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.lexicon.denials import load_denial_words
from dragoman.linking.affirming import names_of
from dragoman.linking.clauses import PRONOUN
from dragoman.linking.disputes import make_dispute
from dragoman.linking.origins import Origins
from dragoman.linking.passages import copy_families
from dragoman.linking.positions import held_by_voice
from dragoman.linking.propositions import predicate_of
from dragoman.linking.words import stems_of
from dragoman.model.happenings import Dispute, Voice

__all__ = ["cause_disputes"]

_CAUSE = re.compile(
    r"\b(?:because|due to|owing to|reasons?|considerations|(?:the|an?|any|main|real|root|likely|exact) causes?|caused by|"
    r"result(?:ed)? (?:of|from)|factor)\b",
    re.I,
)
_CAUSE_STEMS = frozenset(
    {"because", "due", "reason", "considerat", "consider", "cause", "caus", "result", "factor", "not", "instead"}
)
_SET_AGAINST = re.compile(
    r"\bnot (?:\w+ )?(?:because|due to|a factor|the (?:\w+ )?(?:reason|cause))\b|\bunrelated to\b|\bnothing to do with\b"
    r"|(?<!no )\b(?:reasons?|causes?|factor)\b(?:[^\w.!?]+[\w’'-]+){0,8}[^\w.!?]+(?:not|unrelated|nothing to do|rather than)\b"
    r"(?! (?:be|go|have|come|happen|only)\b)",
    re.I,
)
"""A reason that is set against another: "unrelated to security", "a factor, though not the main reason"."""
_AFTER = re.compile(
    r"^(?P<deed>.*?\w.*?)[\s,]+(?:not |only |simply |in part |largely )*"
    r"(?:because|due to|owing to|caused by|result(?:ed|s)? (?:of|from))\b",
    re.I | re.S,
)
"""A deed with its reason after it: "the trip was cancelled because …"."""
_FOR = re.compile(
    r"\b(?:reasons?|causes?|factors?|considerations|motives?)[\"”’]? (?:for|of|behind|in) "
    r"(?P<deed>.+?)(?= (?:is|are|was|were|has|have|had)\b|[,.;]|$)",
    re.I | re.S,
)
"""A deed after the word for its reason: "the reason for the cancelled trip was …"."""
_BEFORE = re.compile(r"^\W*for [\w-]+ (?:reasons|considerations),? (?P<deed>.+)", re.I | re.S)
_TELLING = frozenset({"asserts", "confirms", "accuses", "believes", "denies"})
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']*\s+")
SHARED = 2  # stems of the sentences that give the reason
SHOWN = 160  # code points of a gist


def cause_disputes(voices: Iterable[Voice], happening_of: Mapping[str, str], origins: Origins) -> Iterator[Dispute]:
    """Yield a dispute for each thing whose reason two origins give differently.

    Args:
        voices: All voices, in any order.
        happening_of: Happenings by event id.
        origins: Names who stands behind each.
    """
    ordered = sorted(voices, key=lambda voice: voice.id)
    about = {one.id: one for one in ordered if one.stance in _TELLING and _CAUSE.search(one.contents) and _is_told(one)}
    by_report: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in about.values():
        by_report[voice.report].append(voice)
    pairs = [
        (one.id, other.id)
        for report in sorted(by_report)
        for one, other in combinations(by_report[report], 2)
        if one.contents not in other.contents
        and other.contents not in one.contents
        and origins.of_voice(one).key != origins.of_voice(other).key
        and _one_deed(one, other)
        and _part(one, other)
    ]
    groups: defaultdict[str, list[Voice]] = defaultdict(list)
    for one_id, family in copy_families(pairs).items():
        groups[family].append(about[one_id])
    for _, group in sorted(groups.items()):
        ordered = sorted(group, key=lambda voice: (voice.report, voice.start, voice.id))
        keys = {origins.of_voice(voice).key for voice in ordered}
        if len(keys) > 1:
            yield _dispute(ordered, happening_of, origins)


def _part(one: Voice, other: Voice) -> bool:
    """Tell whether one sets its reason for a thing against the other's; a denial says so itself."""
    shared = len((_reason(one) & _reason(other)) - _CAUSE_STEMS)
    if any(voice.stance == "denies" and voice.lemma in load_denial_words().denying for voice in (one, other)):
        return shared > 0
    # "She will not win, because …" denies nobody's reason: what is only said in the negative has to set itself against one.
    return shared >= SHARED and (_sets_against(one) or _sets_against(other))


def _is_told(voice: Voice) -> bool:
    """Tell whether it is told who gives a reason: "he" may be the very one on the other side."""
    return voice.holder is None or PRONOUN.fullmatch(voice.holder.name) is None


def _one_deed(one: Voice, other: Voice) -> bool:
    """Tell whether two give a reason for the same deed: names alone, or a word of the reason, are no deed."""
    ours, theirs = _deed(one), _deed(other)
    named = names_of(f"by {one.contents}") | names_of(f"by {other.contents}")
    if not {stem for stem in (stems_of(ours) & stems_of(theirs)) - _CAUSE_STEMS if stem[:5] not in named}:
        return False
    both = _AFTER.search(one.contents) and _AFTER.search(other.contents)
    return not both or predicate_of(ours) == predicate_of(theirs) is not None


def _deed(voice: Voice) -> str:
    """Return what a reason is given for, by where the words for a reason stand; else the sentences that give it."""
    given = [sentence for sentence in _SENTENCE.split(voice.contents) if _CAUSE.search(sentence)]
    found = (next((one for form in (_FOR, _BEFORE, _AFTER) if (one := form.search(sentence))), None) for sentence in given)
    return " ".join(sentence if one is None else one["deed"] for sentence, one in zip(given, found, strict=True))


def _sets_against(voice: Voice) -> bool:
    return _SET_AGAINST.search(voice.contents) is not None


def _reason(voice: Voice) -> frozenset[str]:
    """Return the stems of the sentences that give a reason."""
    given = (sentence for sentence in _SENTENCE.split(voice.contents) if _CAUSE.search(sentence))
    return stems_of(" ".join(given))


def _dispute(voices: Sequence[Voice], happening_of: Mapping[str, str], origins: Origins) -> Dispute:
    ordered = sorted(voices, key=lambda voice: (voice.report, voice.start, voice.id))
    shared = frozenset[str].intersection(*(stems_of(voice.contents) for voice in voices)) - _CAUSE_STEMS
    first = max(voices, key=lambda voice: (len(stems_of(voice.contents) & shared), -voice.start))
    told = sorted(happening_of[event] for voice in voices for event in voice.events if event in happening_of)
    denied = any(voice.stance == "denies" for voice in voices)
    return make_dispute(
        "cause",
        "denies" if denied else "differs",
        _ask(ordered, first),
        max(told, key=told.count, default=None),
        [(_short(voice.contents), voice.stance, [held_by_voice(voice, origins)]) for voice in voices],
    )


def _ask(voices: Sequence[Voice], first: Voice) -> str:
    """Return the question after the reason, by the words of one that says for what it is one; else by those of the first."""
    for voice in (first, *voices):
        for sentence in _SENTENCE.split(voice.contents):
            if (told := _FOR.search(sentence)) is not None:
                return f"What was the reason for {_short(told['deed'])}?"
    return f"Why: {_short(first.contents)}?"


def _short(words: str) -> str:
    words = " ".join(words.split()).strip("\"“”'‘’ ,.")
    return words if len(words) <= SHOWN else words[: words.rfind(" ", 0, SHOWN)] + " …"

"""Accusations: what "the charges" and "it" mean where a denial does not say, by what its report tells beside it.

"Kara accused Moss of taking bribes. He denied the allegations." -> the denial answers that accusation; "the town fell, a claim
that Moss denied" -> what stands right before it. In: the voices of reports. Out: pairs of a denial and what it answers.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.lexicon.denials import load_denial_words
from dragoman.lexicon.senses import load_senses
from dragoman.linking.actors import fold_name
from dragoman.linking.affirming import affirms, names_of
from dragoman.linking.claims import ASSERTING
from dragoman.linking.clauses import any_of, is_opinion
from dragoman.linking.origins import folded_holder
from dragoman.linking.parties import parties_in, party_of
from dragoman.linking.propositions import is_bare, read_denial
from dragoman.linking.standing import is_ruling, refuses
from dragoman.linking.words import stems_of
from dragoman.model.happenings import Voice

__all__ = ["LEAST_TOLD", "answers_to_accusations", "is_one_holder", "refers_back", "within_accusation"]

REACH = 400  # code points from an accusation to "denied the accusations": two sentences
JOINED = 60  # to ", but Kara denied it" in its sentence
NEAR = 120  # to "denied it": the sentence before
FAR = 1200  # where the accusation names whoever denies it
BESIDE = 3  # from a claim to ", which Kara denied"
SUBJECT = 8  # words among which the subject of a clause is looked for
LEAST_TOLD = 2  # stems that a denial must tell to be a question by itself
CHARGING = frozenset({"accuse", "charge", "blame", "allege"})
_TELLING = (
    (re.compile(r"\bclaims?\b", re.I), frozenset({"claim", "allege", "accuse"})),
    (re.compile(r"\b(?:reports?|stor(?:y|ies)|rumou?rs?|speculation)\b", re.I), frozenset({"report", "speculate"})),
)
"""By which verbs that is told which a denial calls "the claim", "the reports"."""
ALLEGING = frozenset({"allege", "accuse", "claim", "blame", "charge", "report"})
_WORDS = load_denial_words()
_ACCUSATION = re.compile(r"\b(?:allegation|accusation|charge)s?\b|\bwrongdoing\b", re.I)
_COURT = re.compile(r"\b(?:charges?|counts?|guilty|allegations?|accusations?)\b", re.I)
_JUST_TOLD = re.compile(
    rf"(?:(?:an? |the )?(?:{any_of(_WORDS.claim)}|point)(?: … (?:that|which|it))?|(?:which|that)(?: … (?:which|that))?)", re.I
)
_FOR_ANOTHER = re.compile(
    r"\b(?:lawyers?|attorneys?|solicitors?|counsel|spokes\w+|representatives?|aides?|campaign|famil(?:y|ies)|parents|father|mother"
    r"|wife|husband|officials?|government|company)\b",
    re.I,
)
"""Who may deny what somebody else is accused of."""
_CRIME = re.compile(rf"\b(?:{any_of(_WORDS.doing - {'case', 'cases', 'rift', 'rifts', 'withdrawal', 'resignation'})})\b", re.I)
_IT = re.compile(r"(?:that )?(?:it|this|that|so)(?: (?:was|is) (?:so|true|the case)| (?:had )?happened)?", re.I)
_SUCH = re.compile(r"\bany such \w+", re.I)
_DEEDS = tuple(sense for sense in load_senses() if sense.kind == "deed")
_OWNED = re.compile(
    r"(?P<who>[\w.’'-]+(?: [\w.’'-]+){0,4}?)(?:['’]s|(?<=s)['’]) (?:\w+ )?"
    rf"(?:{any_of(_WORDS.claim - {'report', 'reports'})})",
    re.I,
)
_ALSO_LEFT = frozenset({"left", "cut", "set", "put", "hit"})  # as much participles
_RAN_ON = re.compile(
    r"(?P<told>(?!that\b).+? (?:of|for|with) .*?),? and (?:\w+ly )?"
    rf"(?:(?!need)[a-z]{{2,}}ed|{any_of(_WORDS.past - _ALSO_LEFT)}) (?!by\b)\S+ \S+ .+",
    re.S,
)
"""An accusation with a finite verb behind it, whose subject is the accuser."""
_REPEATED = re.compile(
    r"\b(?:reiterating|repeating|renewing|echoing) (?:\w+ ){0,2}?(?:accusations|allegations|claims|charges) that (?P<what>.+)",
    re.S,
)
_PERSON = re.compile(r"\W*(?:he|she|they|it|him|her|them)(?= …| (?:with|of|for)\b| (?:had|has|was|is)\b)", re.I)


def answers_to_accusations(ordered: Iterable[Voice], linked: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield a denial with the accusation beside it in its report: "denied the accusations", or that very deed.

    Args:
        ordered: Voices, those of a report in the order of its text.
        linked: Ids of denials whose claims are known.
    """
    by_report: defaultdict[str, list[Voice]] = defaultdict(list)
    for voice in ordered:
        by_report[voice.report].append(voice)
    for some in by_report.values():
        for place, voice in enumerate(some):
            if voice.id not in linked and refuses(voice) and not is_ruling(voice):
                accused = (
                    _told_just_before(voice, some)
                    or _owned_before(voice, some[:place])
                    or _such_before(voice, some[:place])
                    or _before(voice, some[:place])
                    or _after(voice, some[place + 1 :])
                )
                if accused is not None:
                    yield voice.id, accused.id


def within_accusation(voice: Voice) -> Voice:
    """Return an accusation without what the accuser went on to do: "accused Orland of the raid and fired on its ports".

    Of what somebody tells while "repeating accusations that …" these alone are it.
    """
    repeated = _REPEATED.search(voice.contents) if voice.stance in ASSERTING else None
    if repeated is not None and voice.stop - voice.start == len(voice.contents):
        return replace(voice, stance="accuses", contents=repeated["what"], start=voice.start + repeated.start("what"))
    ran_on = _RAN_ON.fullmatch(voice.contents) if voice.stance == "accuses" and voice.lemma in CHARGING else None
    if ran_on is None or voice.stop - voice.start != len(voice.contents):
        return voice
    return replace(voice, contents=ran_on["told"], stop=voice.start + len(ran_on["told"]))


def refers_back(contents: str) -> bool:
    """Tell whether what is denied is only pointed at: "which", "a charge … that"."""
    return _JUST_TOLD.fullmatch(contents.strip()) is not None


def is_one_holder(one: Voice, other: Voice) -> bool:
    """Tell whether two voices are of one source."""
    return one.holder is not None and other.holder is not None and folded_holder(one.holder) == folded_holder(other.holder)


def _told_just_before(denial: Voice, some: Sequence[Voice]) -> Voice | None:
    """Return the claim that ends where "…, a charge that Kara denied" begins."""
    if not refers_back(denial.contents):
        return None
    near = [
        one
        for one in some
        if one.stance in ASSERTING and 0 <= denial.start - one.stop <= BESIDE and not is_one_holder(denial, one) and _tells(one)
    ]
    return max(near, key=lambda one: (one.stop - one.start, one.id), default=None)


def _owned_before(denial: Voice, before: Sequence[Voice]) -> Voice | None:
    """Return what somebody said last of whom a denial names no more than his claim: "rejected Kara's allegation"."""
    owned = _OWNED.fullmatch(denial.contents.strip(" .,"))
    if owned is None:
        return None
    sought = fold_name(owned["who"]).split()
    told = [
        one
        for one in before
        if one.stance in ASSERTING
        and one.holder is not None
        and 0 <= denial.start - one.stop <= FAR
        and affirms(one.stance, one.lemma, one.contents)
        and any(fold_name(name).split()[-len(sought) :] == sought for name in (one.holder.name, one.called or one.holder.name))
    ]
    return told[-1] if told and not is_one_holder(denial, told[-1]) else None


def _such_before(denial: Voice, before: Sequence[Voice]) -> Voice | None:
    """Return what somebody said just before of the same: "denied that Orland is planning any such changes"."""
    denied = read_denial(denial.lemma, denial.contents) if _SUCH.search(denial.contents) else None
    if denied is None:
        return None
    told = [one for one in before if one.stance in ASSERTING and 0 <= denial.start - one.stop <= REACH and _tells(one)]
    last = next((one for one in reversed(told) if one.holder is not None and not is_one_holder(denial, one)), None)
    if last is None:
        return None
    alike = any(sense.words.search(denied.words) and sense.words.search(last.contents) for sense in _DEEDS)
    return last if alike or stems_of(denied.words) & stems_of(last.contents) else None


def _before(denial: Voice, before: Sequence[Voice]) -> Voice | None:
    """Return the last accusation before a denial, where it is near or names whoever denies, and is what is denied."""
    called = _called_so(denial, before) or _just_said_of(denial, before)
    if called is not None:
        return called
    alleged = [one for one in before if _alleges(one) and one.stop <= denial.start]
    near = [one for one in alleged if denial.start - one.stop <= REACH][-1:]
    if near and not is_one_holder(denial, near[0]) and _answers_it(denial, near[0]):
        return near[0]
    if near or not is_bare(denial.contents) or not _ACCUSATION.search(denial.contents):
        return None
    far = [one for one in alleged if denial.start - one.stop <= FAR and _names(one, denial) and not is_one_holder(denial, one)]
    if far:
        return far[-1]
    told = [
        one
        for one in before
        if one.stance in ASSERTING and 0 <= denial.start - one.stop <= REACH and _tells(one) and not is_one_holder(denial, one)
    ]
    return next((one for one in reversed(told) if one.holder is not None and _is_of(one, denial)), None)


def _called_so(denial: Voice, before: Sequence[Voice]) -> Voice | None:
    """Return what somebody else just claimed or reported, of which a denial says no more than "the claim", "the reports"."""
    if not is_bare(denial.contents):
        return None
    verbs = next((verbs for noun, verbs in _TELLING if noun.search(denial.contents)), frozenset[str]())
    told = [one for one in before if one.lemma in verbs and 0 <= denial.start - one.stop <= REACH and _tells(one)]
    last = next((one for one in reversed(told) if one.holder is not None and one.stance in ASSERTING), None)
    if last is None or is_one_holder(denial, last):
        return None
    return last if affirms(last.stance, last.lemma, last.contents) else None


def _just_said_of(denial: Voice, before: Sequence[Voice]) -> Voice | None:
    """Return what somebody else said before "but Kara denied it", or in the sentence before of whoever denies it."""
    if _IT.fullmatch(denial.contents.strip(" .,")) is None:
        return None
    near = [one for one in before if one.stance in ASSERTING and 0 <= denial.start - one.stop <= NEAR and _tells(one)]
    last = next(iter(near[-1:]), None)
    if last is None or last.holder is None or is_one_holder(denial, last):
        return None
    joined = denial.start - last.stop <= min(JOINED, len(denial.lead))
    if not joined and not _is_of(last, denial):
        return None
    return last if affirms(last.stance, last.lemma, last.contents) else None


def _after(denial: Voice, after: Sequence[Voice]) -> Voice | None:
    """Return the charge that the next sentences tell: "Moss denies the charges. He was charged with …"."""
    if not is_bare(denial.contents) or _COURT.search(denial.contents) is None:
        return None
    for one in after:
        if one.start - denial.stop > REACH:
            return None
        if one.stance == "accuses" and one.lemma in CHARGING and _tells(one) and one.start >= denial.stop:
            return one if _names(one, denial) or _PERSON.match(one.contents) else None
    return None


def _alleges(voice: Voice) -> bool:
    alleges = voice.lemma in ALLEGING or (voice.stance == "accuses" and voice.lemma not in _WORDS.attitude)
    return alleges and voice.stance != "denies" and _tells(voice)


def _tells(voice: Voice) -> bool:
    return len(stems_of(voice.contents)) >= LEAST_TOLD and not is_opinion(re.sub(r"^that\b,?\s*", "", voice.contents))


def _names(accused: Voice, denial: Voice) -> bool:
    """Tell whether an accusation names whoever denies it, by a name of his or a short form of it."""
    called = f"by {denial.holder.name if denial.holder else ''} {denial.called or ''}"
    short = set(re.findall(r"\b[A-Z]{2,}\b", called)) & set(re.findall(r"\b[A-Z]{2,}\b", accused.contents))
    named = names_of(called) & names_of(f"by {accused.contents}")
    return bool(short) or bool(named) or bool(party_of(denial) & parties_in(accused.contents))


def _is_of(told: Voice, denial: Voice) -> bool:
    """Tell whether what somebody says begins with whoever denies it, by a name or by what he is."""
    begins = " ".join(told.contents.split()[:SUBJECT])
    called = stems_of((denial.called or "").split(",")[0])
    return _names(replace(told, contents=begins), denial) or (len(called) > 1 and called <= stems_of(begins))


def _may_mean(accused: Voice, denial: Voice) -> bool:
    """Tell whether an accusation may be of whoever denies it: where it names somebody, him or one whom he speaks for."""
    if _names(accused, denial) or _PERSON.match(accused.contents) or _FOR_ANOTHER.search(denial.called or ""):
        return True
    called = denial.called or (denial.holder.name if denial.holder else "")
    return not names_of(f"by {accused.contents}") or not names_of(f"by {called}")


def _answers_it(denial: Voice, accused: Voice) -> bool:
    """Tell whether a denial names nothing but "the charges", or a matter of which the accusation just before it charges."""
    if is_bare(denial.contents):
        # "the allegations" are no mere reports: of what was reported somebody has to be accused.
        told = accused.stance == "accuses" or accused.lemma != "report" or not _ACCUSATION.search(denial.contents)
        return told and _may_mean(accused, denial)
    denied = read_denial(denial.lemma, denial.contents)
    if denied is None or denied.claimant or accused.lemma not in CHARGING:
        return False
    if denied.open and _CRIME.search(denied.words) and _is_of(accused, denial):
        return True  # "denied that he had committed perjury", charged with lying to the court
    named = names_of(f"by {denied.words}") | names_of(f"by {accused.contents}")
    shared = stems_of(denied.words) & stems_of(accused.contents)
    return any(stem[:5] not in named for stem in shared)

"""Matters: what a denial and a claim speak of: which deed, with or to which things, whom and where; whether it is the same.

"any responsibility for the attack" and "blamed the regime's forces for the attack" are one matter; "used chlorine on many
occasions" is another. In: words. Out: a ``Matter``; whether a clause of a claim tells it of those of whom it is denied.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.lexicon.denials import load_denial_words
from dragoman.lexicon.senses import load_senses
from dragoman.linking.affirming import names_of
from dragoman.linking.clauses import NEGATION, PRONOUN, any_of
from dragoman.linking.denied import Denied
from dragoman.linking.parties import GOVERNING, parties_in, with_rulers
from dragoman.linking.propositions import predicate_of
from dragoman.linking.words import stems_of

__all__ = ["Matter", "is_told", "matter_of"]

COVERED = 0.6  # of the weight of what is denied, beside the deed and who did it
COVERED_BARE = 0.75  # where the deed is told by no word of a known sense
LEAST_BARE = 2  # stems of it, besides the verb
NAMED = 2.0  # a name tells more than what stands beside it: "the miner Dann"
OF_HIMSELF = 2  # words by which he is meant: "his government"
BEFORE = 2  # clauses before the one that tells the deed, in which its things may be told

_WORDS = load_denial_words()
_FIGHTERS = next(sense.words for sense in load_senses() if sense.name == "fighters")
SUBJECT = 12  # words before a verb among which its subject is named
OWNED = 4  # words before the noun of a deed among which its doer is: "Orland's suspected use"
_NOUN = re.compile(r"(?:\b(?:the|an?|of|on|any|its|their|his|her|this|that)|['’]s?) (?:[\w-]+ )?$", re.I)
_DOUBTED = re.compile(r"\b(?:suspected|alleged|reported|apparent|possible|purported|presumed) (?:[\w-]+ ){0,2}$", re.I)
"""Whose deed is called so is not said to have done it."""
POINTS = 24  # code points before a deed in which it is pointed at: "that deadly gas attack"
_USED = frozenset({"use", "attack", "kill"})  # of gas, these are one: it is used, attacked and killed with
_GENERAL = stems_of(
    "country town city village area region place incident incidents event events case operation such alleged suspected "
    "apparent purported reported latest recent deadly any kind sort direct improper part member members matter action actions "
    "people last week month year day night today yesterday morning evening weekend ever even own its their his her our "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday any way of on in during called so-called"
)
"""Stems that tell no matter by themselves."""
_JOINTS = re.compile(
    r"[;:.!?…\"“”]+|,|\b(?:that|which|who|whose|after|when|while|because|although|though|since|before|but|as)\b|"
    r"\band\b(?= (?:that|the|had|was|were|is|are|has|have|it|they|he|she)\b)"
)
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are|got)(?: \w+ly)? $")
_UNDERGONE = re.compile(r"(?:ed|en|t|broke|slain|shot down|carried out)$")
_ADJECTIVES = frozenset({"involved", "implicated", "complicit", "involvement"})
_AGENT = re.compile(r"^[^,;.]*?\bby (?P<who>[^,;.]+?)(?: (?:in|on|at|near|to|during|against|with)\b.*)?$")
_OF = re.compile(r" (?:of|on|in|for|against|by)\b", re.I)
_HELD_OFF = re.compile(
    r"\b(?:den(?:y|ie[sd]|ying|ials?)|reject\w*|refut\w*|dismiss\w*|whether|if|could|might|may|either|who (?:is|was)|accused?|"
    r"investigat\w+|determine|clarify|allegedly|reportedly|deter\w*|prevent\w*|further|future|would|"
    r"possibility|staged|clarity|reports? (?:of|suggesting)|claims? of|allegations? (?:of|that)|vow\w*|threaten\w*)\b",
    re.I,
)
_MANY = re.compile(r"\b(?:multiple|several|many|repeated|other|previous|earlier|\w+ times|occasions)\b", re.I)
_TITLE = re.compile(
    r"the (?:president|prime minister|minister|governor|mayor|senator|chancellor|king|queen|premier|chairman|company)(?: was)?",
    re.I,
)
"""By which alone a report calls one whom it has named."""
_CLAIMED = re.compile(
    r"\b(?:claim|charge|allegation|accusation|report|suggestion|rumou?r)s? $"
    r"|(?:['’]s|\b(?:his|her|its|their)) (?:claim|allegation|accusation|suggestion)s?\b",
    re.I,
)
"""Whose claim is told is not who tells of it: "repeated Kara's claim that …"."""
_ABLE = re.compile(r"[ -](?:capabilit\w+|capacit\w+|program\w*|arsenal\w*|threat\w*|plans?)\b", re.I)
_ONE = re.compile(r"\b(?:that|this|the|such an?|any such) ", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_POINTED = re.compile(r"\b(?:the|this|that|these|those|its) $", re.I)
_OF_IT = re.compile(r"\b(?:it|this|that|them)\b", re.I)
_TARGET = re.compile(r"\b(?:for|in|of|behind|to|on|with) (?:the |this |that |these |those |an? )?(?P<what>[^,;.]+)")


@dataclass(frozen=True, slots=True)
class Matter:
    """What is denied, for the search of who claims it.

    Attributes:
        deeds: Senses of its deeds: "attack".
        part: Whether it is a part in a deed: "behind".
        verb: The stem of what is said of somebody, where no sense tells it.
        doers: Keys of who is said to have done it.
        subject: Stems of who did it, where nobody is named.
        things: Senses of its things: "chemical".
        names: Keys of whom and what else it names.
        rest: Stems of its other words.
        governing: Whether "the regime" alone may be the doer.
        years: Years that it tells.
        fighters: Whether rebels or the like are said to have done it.
        one: Whether it is one deed that is pointed at: "that attack", "any such raid".
    """

    deeds: frozenset[str]
    part: bool
    verb: str | None
    doers: frozenset[str]
    subject: frozenset[str]
    things: frozenset[str]
    names: frozenset[str]
    rest: frozenset[str]
    governing: bool
    years: frozenset[str]
    fighters: bool
    one: bool


def matter_of(denied: Denied, denier: frozenset[str], day: date | None, *, called: str, governs: bool) -> Matter:
    """Return the matter of a denial.

    Args:
        denied: What is denied.
        denier: Keys of who denies it.
        day: When it was printed: the "Moss regime" is that of who ruled then.
        called: How the report calls who denies it.
        governs: Whether he speaks for a government.
    """
    words = denied.words
    told = list(_told(words))
    verb = predicate_of(words)
    before = "" if denied.open else _subject(words, verb, told)
    subject = parties_in(before)
    own = denied.open or (governs and not subject and GOVERNING.fullmatch(before.strip()) is not None)
    doers = (frozenset() if _is_of_another(denied, told) else denier) if own else subject
    senses = {(kind, name) for kind, name, _, _ in told}
    things = {name for kind, name in senses if kind == "thing"}
    plain = words
    for _, _, start, stop in reversed(told):
        plain = plain[:start] + " " * (stop - start) + plain[stop:]
    named = parties_in(plain) - doers
    spelt = names_of(f"by {plain}")
    rest = frozenset(
        stem for stem in stems_of(plain) - _GENERAL - stems_of(before) if stem[:5] not in spelt and stem not in _WORDS.auxiliary
    )
    return Matter(
        deeds=frozenset(name for kind, name in senses if kind == "deed"),
        part=any(kind == "part" for kind, _ in senses),
        verb=verb,
        doers=with_rulers(doers, day),
        subject=frozenset() if own else stems_of(before) - _GENERAL,
        things=frozenset({"chemical"} if "chemical" in things else things),
        names=named,
        rest=rest - {verb},
        governing=own and governs,
        years=frozenset(_YEAR.findall(words)),
        fighters=_FIGHTERS.search(f"{before} {called}") is not None,
        one=any(kind == "deed" and _ONE.search(words[:start][-POINTS:]) is not None for kind, _, start, _ in told),
    )


def is_told(
    matter: Matter, words: str, claimer: frozenset[str], weigh: Callable[[str], float], *, himself: bool
) -> float | None:
    """Return how much of a matter a claim tells, 0 to 1; None where it tells another, or of others.

    Args:
        matter: What is denied.
        words: The words of the claim.
        claimer: Keys of who claims it: what is done to him names him by "us", or by nothing.
        weigh: Weight of a stem.
        himself: Whether a pronoun in the claim can mean who denies it.
    """
    if matter.years and (years := set(_YEAR.findall(words))) and not years & matter.years:
        return None
    pieces = _pieces(words)
    found = []
    for place, piece in enumerate(pieces):
        around = " ".join(pieces[max(0, place - BEFORE) : place + 1])
        governing = pieces[place - 1] if place else ""
        if NEGATION.search(f"{governing} {piece}") or _HELD_OFF.search(around) or _CLAIMED.search(governing):
            continue
        for kind, who, what in _deeds(matter, piece):
            titled = _TITLE.fullmatch(who.strip()) is not None and _is_twofold(matter, around)
            if (titled or _is_doer(matter, who, himself=himself)) and _is_deed(matter, kind, what, around, near=himself):
                found.append(_covered(matter, around, claimer, weigh))
    return max((share for share in found if share is not None), default=None)


def _pieces(words: str) -> list[str]:
    """Return the clauses of words, without those that are only granted: "while their planes had flown"."""
    found = [(joint, piece) for joint, piece in zip(["", *_JOINTS.findall(words)], _JOINTS.split(words), strict=True)]
    return [piece for joint, piece in found if piece.strip() and joint.casefold() not in {"while", "although", "though"}]


def _subject(words: str, verb: str | None, told: list[tuple[str, str, int, int]]) -> str:
    """Return who is told to have done it: what stands before its verb."""
    places = [word.start() for word in re.finditer(r"[\w’'-]+", words) if verb is not None and verb in stems_of(word[0])]
    end = min([*places[:1], *(start for kind, _, start, _ in told if kind != "thing")], default=len(words))
    return re.sub(rf"(?: (?:{any_of(_WORDS.auxiliary)}|ever|also))+\s*$", "", words[:end])


def _is_of_another(denied: Denied, told: list[tuple[str, str, int, int]]) -> bool:
    """Tell whether who denies a clause of his own speaks in it of another's deed: "he was implying that guards had done it"."""
    first = next((start for kind, _, start, _ in told if kind != "thing"), 0)
    before = [word for word in denied.words[:first].split() if word.casefold() not in _WORDS.auxiliary | _WORDS.filler]
    return denied.form == "clause" and len(before) > OF_HIMSELF


def _is_twofold(matter: Matter, words: str) -> bool:
    """Tell whether a claim tells two deeds of what is denied: "declining to meet him", of "refused a meeting"."""
    return len(matter.deeds & {name for kind, name, _, _ in _told(words) if kind == "deed"}) > 1


def _is_that(words: str, start: int, stop: int) -> bool:
    """Tell whether a thing is only pointed at, as one that the report has told: "the agreement"."""
    return _POINTED.search(words[:start]) is not None and re.match(r"\W*$|\W*[,;.]", words[stop:]) is not None


def _told(words: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield kind and name of each sense that words tell, with its place, in order."""
    found = [
        (found.start(), found.end(), sense.kind, sense.name) for sense in load_senses() for found in sense.words.finditer(words)
    ]
    for start, stop, kind, name in sorted(found):
        yield kind, name, start, stop


def _deeds(matter: Matter, piece: str) -> Iterator[tuple[str, str, str]]:
    """Yield how a clause tells the deed, who did it by its words, and the words from the deed on."""
    for kind, name, start, stop in _told(piece):
        if kind == "thing" or not (kind == "part" or name in matter.deeds or (matter.things & {"chemical"} and name in _USED)):
            continue
        before, after = piece[:start], piece[start:]
        form = piece[start:stop].casefold()
        passive = _PASSIVE.search(before) is not None and _UNDERGONE.search(form) is not None and form not in _ADJECTIVES
        named = kind == "deed" and not form.endswith(("ed", "ing"))
        noun = _NOUN.search(before) is not None or _OF.match(piece[stop:]) is not None
        noun = noun and named
        agent = _AGENT.match(piece[stop:]) if passive or noun else None
        if named and (_DOUBTED.search(before) is not None or _ABLE.match(piece[stop:]) is not None):
            continue
        if name != "use" and matter.things & {"chemical"} and kind == "deed" and not _is_with_gas(before, piece[stop:]):
            continue
        if agent is not None:
            yield kind, agent["who"], after
        elif not passive:
            yield kind, " ".join(before.split()[-(OWNED if noun else SUBJECT) :]), after
    if matter.deeds or matter.part or matter.verb is None:
        return
    for word in re.finditer(r"[\w’'-]+", piece):
        if matter.verb in stems_of(word[0]):
            yield "verb", piece[: word.start()], piece[word.start() :]


def _is_with_gas(before: str, after: str) -> bool:
    """Tell whether an attack is one with gas: "a nerve gas attack", "killed them using sarin"; a struck depot of gas is not."""
    means = re.search(r"\b(?:with|using|by)\b.*", after)
    near = f"{' '.join(before.split()[-2:])} … {means[0] if means else ''}"
    return any(kind == "thing" and name == "chemical" for kind, name, _, _ in _told(near))


def _is_doer(matter: Matter, who: str, *, himself: bool) -> bool:
    """Tell whether words name the one who is said to have done what is denied, and no other beside him."""
    if re.search(r"\bor\b", who) or (_FIGHTERS.search(who) and not matter.fighters):
        return False
    named = parties_in(who)
    if matter.doers & named:
        return True
    if matter.governing and not named and GOVERNING.search(who):
        return True
    if not matter.doers and matter.subject:
        return matter.subject <= stems_of(who)
    return himself and bool(matter.doers) and not named and PRONOUN.match(who) is not None and len(who.split()) <= LEAST_BARE


def _is_deed(matter: Matter, kind: str, what: str, around: str, *, near: bool) -> bool:
    """Tell whether what somebody is said to have done is the deed: a part in another deed is not.

    "that attack" alone may be any: only whoever is said to be behind it has done it.
    """
    if kind != "part":
        return not matter.part or bool(matter.names or matter.things or matter.rest)
    told = {name for sense, name, _, _ in _told(around) if sense == "deed"}
    if matter.deeds & told or (matter.things & {"chemical"} and told & _USED):
        return True
    if told and matter.deeds:
        return False
    target = _TARGET.search(what)
    pointed = _OF_IT.search(what) is not None
    return (target is None and not pointed) or (pointed and near) or (not matter.deeds and not pointed)


def _covered(matter: Matter, words: str, claimer: frozenset[str], weigh: Callable[[str], float]) -> float | None:
    """Return which part of what is denied, beside deed and doer, a claim tells; 1 where nothing else is denied."""
    if _MANY.search(words) and matter.one:
        return None
    told = [(name, start, stop) for kind, name, start, stop in _told(words) if kind == "thing"]
    things, names, stems = {name for name, _, _ in told}, parties_in(words) | claimer, stems_of(words)
    if matter.names and not matter.names & names:
        return None
    if any(name in matter.things and _is_that(words, start, stop) for name, start, stop in told):
        return 1.0
    weights = [(weigh(name), name in things) for name in sorted(matter.things)]
    weights += [(NAMED * weigh(name.removeprefix("@").casefold()), name in names) for name in sorted(matter.names)]
    weights += [(weigh(stem), stem in stems) for stem in sorted(matter.rest)]
    if _is_twofold(matter, words):
        return 1.0
    total = sum(weight for weight, _ in weights)
    share = sum(weight for weight, shared in weights if shared) / total if total else 1.0
    if matter.deeds or matter.part:
        return share if share >= COVERED else None
    return share if share >= COVERED_BARE and sum(shared for _, shared in weights) >= LEAST_BARE else None

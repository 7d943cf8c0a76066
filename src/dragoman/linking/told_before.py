"""Told before: what a report tells before a denial of that which the denial only refers to: "that attack", "the move".

"Hundreds died in an attack on Harim in May. Orland has always denied a role in that attack." -> the question quotes the first
sentence. In: what is denied, and the voice that denies it with what its report tells before. Out: words to quote; None where
the denial needs none. Nothing is guessed: what is quoted stands in the report.
"""

import re
from collections.abc import Iterator, Sequence, Set

from dragoman.lexicon.deeds import load_deed_nouns
from dragoman.lexicon.denials import load_denial_words
from dragoman.linking.clauses import FINITE
from dragoman.linking.words import stems_of
from dragoman.model.happenings import Voice

__all__ = ["BODIES", "refers_to", "told_before"]

TOLD = "told before"
QUOTED = 150  # code points
FEWEST = 4  # words of a clause that tells something
SHORT = 40  # code points before what a quotation is about
LONG = 4  # small words of a phrase
ITS_OWN = 2.0  # stems' worth of the clause before a denial in its sentence
NEXT, BEYOND = 1.0, 0.1  # what a sentence further off is worth less, for what was just told, and for what a report is about
SHARED = 2  # stems of a sentence on the same thing
SENTENCES = 12  # looked back
BESIDE = 3  # sentences before a denial, of which one with a name tells what it is about
SAME = 0.7  # part of the stems of a denial that tell it a second time
_WORDS = load_denial_words()
_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_ARTICLES = frozenset({"the", "that", "this", "those", "these", "such"})
_STOPS = frozenset(
    {
        "of", "in", "on", "by", "at", "against", "for", "between", "to", "with", "from", "near", "during", "after", "before",
        "as", "because", "despite", "into", "over", "about", "behind", "under", "and", "or", "but", "that", "who", "which",
        "when", "while", "where", "if", "than", "had", "has", "have", "was", "were", "is", "are", "did", "does", "do", "would",
        "will", "could", "should", "may", "might", "can", "an", "a", "the", "its", "his", "her", "their", "not", "never",
        "been",
    }
)  # fmt: skip
_MODIFYING = frozenset(
    {"of", "in", "on", "by", "at", "against", "for", "between", "to", "with", "from", "near", "who", "which"}
)
_KNOWN = frozenset(
    {
        "world", "public", "internet", "economy", "truth", "law", "media", "press", "past", "future", "fact", "first",
        "other", "end", "time", "way", "use", "case", "people", "dollar", "market", "weapon", "weapons", "value", "same",
    }
)  # fmt: skip
"""What needs no telling."""
BODIES = frozenset(
    {
        "company", "firm", "bank", "group", "government", "regime", "country", "airline", "union", "party", "army", "military",
        "ministry", "agency", "church", "team", "campaign", "administration", "kingdom", "republic", "bureau", "department",
    }
)  # fmt: skip
"""What denies often speaks of itself."""
_OF_THEIRS = frozenset({"they", "he", "she", "it", "we", "i", "you"})
"""'The hoods they placed' tells which."""
_VAGUE = re.compile(r"\b(?:impropriet\w+|wrongdoing|misconduct|irregularit\w+|a factor)\b", re.I)
_THIRD = re.compile(r"\b(?:he|him|his|she|her|hers|they|them|their|it)\b", re.I)
_NAMED = re.compile(r"(?<!^)\b(?!I\b)[A-Z][\w’'.-]+|\d")
_NAME = re.compile(r"(?<!^)(?<!… )\b(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b)(?!I\b)[A-Z][\w’'.-]+")
_HARMED = re.compile(r"\b(?:died|dead|killed|toxic|poison\w*|gass\w+|genocide|massacr\w+|hijack\w+|9/11)\b", re.I)
_HAPPENED = frozenset({"incident", "crime", "operation", "event", "atrocity", "tragedy", "disaster", "poisoning", "death"})
_JOINT_BEFORE = re.compile(
    r"[\s,;–—-]*\b(?:but|and|though|although|while|as|yet|where|which|who|however|because|so|or|even)?[\s,;–—-]*"
    r"(?:the|an?|its|his|her|their)?\s*$",
    re.I,
)
_SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSen)(?<!\bGov)(?<!\bRep)[.!?][\"”’)]*\s+|\s*\n+\s*"
)
_PHRASE = re.compile(r"\b(?:an?|the|several|two|three)\s", re.I)
_CLAUSE = re.compile(r"(?:,|;| –| —| that| who| which| after| and| but)\s")


def refers_to(words: str, *, doer: bool = False, body: bool = False) -> list[str] | None:
    """Return the heads of what words only refer to; an empty list where a pronoun does, or nothing names anything; else None.

    Args:
        words: What is denied, with the names that are known.
        doer: Whether the question names who did it beside the words.
        body: Whether "the company" may be the one who denies, whom the question names for it.
    """
    heads = list(_heads(words, BODIES if body else frozenset()))
    if heads:
        return heads
    bare = _VAGUE.search(words) is not None or (not doer and _NAMED.search(f" {words}") is None)
    return [] if bare or _is_open(words) else None


def told_before(voice: Voice, words: str, heads: Sequence[str]) -> str | None:
    """Return what to quote of the report, with where it stands: a near sentence that tells of a head, else what tells most.

    Args:
        voice: A denial.
        words: What it denies.
        heads: What it only refers to.
    """
    own = stems_of(words)
    some = [one for one in _before(voice) if len(stems_of(one) & own) < SAME * max(len(own), 1)]
    beside = _clause_before(voice)
    told = [(TOLD, one) for one in ([beside] if beside else []) + some]
    title = [(where, " ".join(text.split())) for where, text in (_known_by(voice),) if text]
    for head in heads:
        # "that raid" is the one just told, "the raid" the one that the report is about.
        near = re.search(rf"\b(?:that|this|those|these|such)\b[^,;]*\b{re.escape(head)}\b", words, re.I) is not None
        found = [
            (_worth(text, own, head) + (ITS_OWN if text == beside else 0) - (NEXT if near else BEYOND) * place, where, quoted)
            for place, (where, text) in enumerate([*told, *title] if near else [*title, *told])
            if (quoted := _tells(text, head, near=_may_be(head, text, where, (beside, *some[:BESIDE])))) is not None
            # A sentence far off that shares but the word may speak of another: the headline tells more.
            and (where != TOLD or text in (beside, *some[:1]) or _is_deed(head) or _worth(text, own, head) > SHARED)
        ]
        if found:
            _, where, quoted = max(found, key=lambda one: one[0])
            return f"{where}: “{quoted}”"
    alike = [one for one in some if len(stems_of(one) & own) > SHARED and _NAME.search(one)]
    likest = max(alike, key=lambda one: len(stems_of(one) & own), default=None)
    beside_it = next((one for one in some[:BESIDE] if _NAME.search(one)), None)
    plain = [(TOLD, beside), (TOLD, likest), *title, (TOLD, beside_it)]
    return next((f"{where}: “{_quoted(one, 0)}”" for where, one in plain if one), None)


def _may_be(head: str, text: str, where: str, beside: Sequence[str | None]) -> bool:
    """Tell whether a deed may be told by another word: near by, or in a headline where its own word tells no kind of deed."""
    kindless = head.removesuffix("s") in _HAPPENED | {"attack", "killing", "assault", "violence"}
    return text in beside if where == TOLD else kindless


def _known_by(voice: Voice) -> tuple[str, str]:
    """Return by what a report is known: its headline, or its opening words."""
    if voice.title:
        return "headline", voice.title
    return "the report begins", voice.opening + (
        "" if re.search(r"[.!?][\"”’)]*$", voice.opening) or not voice.opening else " …"
    )


def _worth(text: str, own: Set[str], head: str) -> float:
    """Return how much a sentence tells of what is denied: the stems that they share, the head by the same word before all."""
    return len(stems_of(text) & own) + (1.0 if stems_of(head) & stems_of(text) else 0.0)


def _heads(words: str, known: Set[str]) -> Iterator[str]:
    """Yield the last word of each phrase with an article that nothing names, nor is ``known``: "that attack", "the move"."""
    tokens = _WORD.findall(words)
    for place, token in enumerate(tokens):
        if token.casefold() not in _ARTICLES:
            continue
        head, after = _phrase(tokens, place + 1)
        owner = next((word[:-2] for word in tokens[place + 1 : after] if word.endswith(("’s", "'s"))), None)
        if owner is not None and owner not in _KNOWN:
            yield owner
        then = tokens[after] if after < len(tokens) else ""
        if head is None or head in _KNOWN or head in known or then[:1].isupper() or then[:1].isdigit() or then in _OF_THEIRS:
            continue
        if token.casefold() == "that" and (then in _STOPS - _MODIFYING or _is_verb(then)):
            continue  # "that troops had left": a clause
        if then not in _MODIFYING:
            yield head
        elif then == "to" and tokens[after + 1 : after + 2] and tokens[after + 1][:1].islower():
            yield head  # "the story to win them over"
        elif after + 1 < len(tokens) and tokens[after + 1] in _ARTICLES:
            # "the raid on the market" tells neither; "the value of the dollar", "the use of force" need no telling.
            inner, last = _phrase(tokens, after + 2)
            named = last < len(tokens) and (tokens[last][:1].isupper() or tokens[last] in _MODIFYING)
            if inner is not None and inner not in _KNOWN and not named:
                yield head


def _phrase(tokens: Sequence[str], place: int) -> tuple[str | None, int]:
    """Return the last of the small words that follow an article, and the place after it."""
    first = place + (tokens[place : place + 1] in (["a"], ["an"]))
    last = first
    while last < len(tokens) and last - first < LONG and tokens[last][:1].islower() and not _stops(tokens[last]):
        last += 1
    return (tokens[last - 1] if last > first else None), last


def _stops(word: str) -> bool:
    return word in _STOPS or word in _OF_THEIRS or _is_verb(word)


def _is_verb(word: str) -> bool:
    return word in _WORDS.past or (word.endswith("ed") and len(word) > FEWEST)


def _is_open(words: str) -> bool:
    """Tell whether a pronoun of the words has nobody among them whom it may mean."""
    for found in _THIRD.finditer(words):
        before, word = words[: found.start()], found[0].casefold()
        names = len(re.findall(r"[A-Z][\w’'.-]*(?: (?:of )?[A-Z][\w’'.-]*)*", before))
        if names > 1:
            continue
        if word == "it":
            told = re.search(r"\b(?:an?|the|its|his|her|their|any|no|that|which)\b", before, re.I)
        elif word in {"they", "them", "their"}:
            told = re.search(r"\b\w+(?<!s)s\b| and |\b(?:people|men|women|police)\b", before)
        else:
            told = re.search(r"\b[A-Z]\w+|\b(?:an?|the) \w+|\b(?:man|woman|wife|husband|son|daughter)\b", before)
        if told is None:
            return True
    return False


def _before(voice: Voice) -> list[str]:
    """Return the sentences before that of a denial, the nearest first."""
    told = (" ".join(piece.split()).strip() for piece in reversed(_SENTENCE.split(voice.before)))
    return [piece for piece in told if len(piece.split()) >= FEWEST][:SENTENCES]


def _clause_before(voice: Voice) -> str | None:
    """Return what the sentence of a denial tells before it comes to who denies: "Two were reassigned, though …"."""
    called = " ".join((voice.called or voice.words or "").split())
    lead = " ".join(voice.lead.split())
    at = lead.rfind(called) if called else -1
    clause = _JOINT_BEFORE.sub("", lead[:at]) if at > 0 else ""
    return clause if len(clause.split()) >= FEWEST and FINITE.search(clause) is not None else None


def _tells(text: str, head: str, *, near: bool) -> str | None:
    """Return what a sentence tells of a head, with a name or a number; near by, a deed may be told by another word for one."""
    singular = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
    founds = [re.search(rf"\b{re.escape(singular)}(?:e?s)?\b", text, re.I)]
    deed = _is_deed(head)
    if deed and near:
        founds += [load_deed_nouns().found.search(text), _HARMED.search(text)]
    for found in founds:
        quoted = _quoted(text, found.start()) if found is not None else None
        # Of a deed the name has to be its own: "the Harim raid", "a raid that killed 40".
        apart = text[max(found.start() - SHORT // 2, 0) :] if found is not None and deed else quoted
        if quoted is not None and apart is not None and (_NAME.search(apart) or re.search(r"\d", apart)):
            return quoted
    return None


def _is_deed(head: str) -> bool:
    singular = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
    return singular in _HAPPENED or load_deed_nouns().found.fullmatch(singular) is not None


def _quoted(text: str, told: int) -> str:
    """Return a sentence, or the part of it that tells of the thing, without marks of quotation."""
    words = text.strip(" \"“”'‘’,;.")
    told -= len(text) - len(text.lstrip(" \"“”'‘’,;."))
    first = 0
    if len(words) > QUOTED and told > QUOTED // 3:
        starts = [one.end() for one in _CLAUSE.finditer(words, 0, told) if SHORT < told - one.end() < QUOTED - SHORT]
        phrase = [one.start() for one in _PHRASE.finditer(words, 0, told) if told - one.start() < SHORT]
        first = next(iter(starts + phrase[-1:]), words.rfind(" ", 0, max(told - QUOTED // 2, 0)) + 1)
    cut = words[first:]
    if len(cut) > QUOTED:
        cut = f"{cut[: cut.rfind(' ', 0, QUOTED)]} …"
    cut = f"… {cut}" if first else cut
    return re.sub(r"[\"„“”]", "’", re.sub(r"[\"“](?=\w)", "‘", re.sub(r"''|``", '"', cut)))

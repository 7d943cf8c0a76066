"""Clauses: what words tell of their own build: a clause, a deed in a few words, a part in a deed, or a judgement.

"the army had shelled Harim" is a clause, "shelling Harim" and "the deployment of tanks" are deeds, "any role in the raid" is a
part. In: words without their verb of saying. Out: what they are. What a denial makes of them is told in ``propositions``.
"""

import re

from dragoman.lexicon.denials import load_denial_words

__all__ = [
    "FINITE", "GERUND", "JOINT", "MERE_PRONOUN", "NEGATION", "NOUNED", "PART", "PRONOUN", "any_of", "begins_clause",
    "is_opinion", "names_deed", "names_request",
]  # fmt: skip

_WORDS = load_denial_words()


def any_of(*kinds: frozenset[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    words = frozenset[str]().union(*kinds)
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


NOUNED = (
    r"(?<!\bthe )(?<!\bthis )(?<!\ban )(?<!\ba )(?<!\bany )(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bno )"
    r"(?<!['’]s )(?<![-’'])"
)
"""What follows an article or an owner is a noun or its adjective, and no verb: "the requested rise", "Kara's cut"."""
FINITE = re.compile(
    rf"(?<!being )(?<!to be )(?<!\bto )(?<!\bhaving )(?<!\bof ){NOUNED}\b(?:is|are|was|were|has|have|had|did|does|will|would|"
    rf"could|[a-z]{{2,}}(?<!e)ed|{any_of(_WORDS.past)})\b(?!-)"
)
"""A finite verb, as far as its form tells."""
NEGATION = re.compile(r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t)\b", re.I)
PRONOUN = re.compile(r"\W*(?:I|we|my|our|he|she|it|they|his|her|its|their|him|himself)\b", re.I)
MERE_PRONOUN = re.compile(r"he|she|they|it|who|which|that|we|I", re.I)
"""All that is told of a source: nobody is named."""
GERUND = re.compile(r"(?:ever |having |being |even )*(?!(?:any|every|some|no)thing\b|king\b)[a-z]{2,}ing\b", re.I)
JOINT = re.compile(r"\b(?:that|of|about|is|are|was|were|has|have|had|by|to|if|whether|with|on|for|in)\b", re.I)
"""What does not stand before the noun of a plain phrase."""
_ARTICLES = r"(?:(?:an?|the|any|all|its|his|her|their|having|such|perceived|alleged|direct) )*"
_MORE = rf"(?P<more>(?:(?!\w+ing\b|(?:{JOINT.pattern[5:-3]})\b)[\w-]+ ){{0,3}}?)"
PART = re.compile(
    rf"{_ARTICLES}{_MORE}(?P<noun>{any_of(_WORDS.deed)}) (?:in|for|to|of|with|behind|over|between) .+",
    re.I | re.S,
)
_DOING = re.compile(
    rf"{_ARTICLES}(?:[a-z-]+ ){{0,2}}(?:{any_of(_WORDS.doing)})"
    r"(?: (?:of|in|by|on|against|to|with|from|among|at|near|into|during|along|inside|outside)\b.+)?",
    re.I | re.S,
)
_REQUEST = re.compile(
    rf"(?P<before>(?:[\w’'.,$-]+ ){{0,6}}?)(?:{any_of(_WORDS.refusable)})"
    r"(?:\W* (?:to|by|for|of|from|on|in|at|against|under|with|while|because|after|until|that|which|who)\b.*)?",
    re.I | re.S,
)
_OBJECTS = re.compile(
    r"(?:me|us|them|him|you|women|men|people|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*) (?:an?|the|any|his|her|their|its|full) ",
)
"""Two objects: "denied him a visa"."""
_BROKEN = re.compile(
    r"\b(?:to|by|who|which|that|for|while|when|because|after|before|as|until|unless|although|where)\b|, \w+ing\b", re.I
)
_JUDGED = re.compile(
    r"\b(?:is|are|was|were|be|been|being|as)n?(?:['’]t)?(?: not)?"
    r"(?: (?:an?|the|so|too|very|really|more|less|any|\w+ly))* (?P<word>[\w-]+)",
    re.I,
)
_JUDGING = re.compile(rf"\b(?:{any_of(_WORDS.judging)})\b(?!-)")
_SHORT = re.compile(r"\btoo (?:little|late|few|slow\w*|soft|lenient|lax)\b", re.I)
_ASIDE = re.compile(r"(?:,|--|–|—) (?:which|who|whose)\b[^,–—]*?(?:,|--|–|—)")
_INNER = re.compile(r"\b(?:that|which|who|whom|where|if|whether|by|to)\b", re.I)
"""What stands behind the main verb of a clause."""
_RELATIVE = re.compile(r"(?:the|an?|any|all|his|her|its|their) (?:\w+ ){1,3}(?:he|she|they|it|I|we|you) ", re.I)


def begins_clause(words: str) -> bool:
    """Tell whether words are a clause without "that": a short subject and its verb, and no thing that is refused somebody."""
    verb = FINITE.search(words)
    if (
        verb is None
        or len(words.split()) < (3 if PRONOUN.match(words) else 4)
        or _RELATIVE.match(words)
        or _OBJECTS.match(words)
    ):
        return False
    before = words[: verb.start()]
    joined = re.match(r"(?:and|but|or|as)\b", words, re.I) is not None
    return bool(before.strip()) and not joined and _BROKEN.search(before) is None


def names_request(words: str) -> bool:
    """Tell whether words name what is granted or refused: "a request by Kara to enter", "the motion", "bail"."""
    found = _REQUEST.fullmatch(words)
    return found is not None and JOINT.search(found["before"]) is None and FINITE.search(found["before"]) is None


def names_deed(words: str) -> bool:
    """Tell whether words name a deed that may be denied by its noun alone: "the deployment of tanks", "quota violations"."""
    return _DOING.fullmatch(words) is not None


def is_opinion(words: str) -> bool:
    """Tell whether a clause tells what ought to be, or how good a thing is, and no fact."""
    head = re.split(r"[;:.]| because | although | but ", words, maxsplit=1)[0]
    plain = [word.casefold() for word in re.findall(r"[\w’'-]+", head)]
    if any(word in _WORDS.ought for word in plain) or _JUDGING.search(_INNER.split(head, maxsplit=1)[0]) or _SHORT.search(head):
        return True
    judged = _JUDGED.search(_ASIDE.sub(" ", head))
    return judged is not None and judged["word"].casefold() in _WORDS.evaluative

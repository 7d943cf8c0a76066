"""Naming: whose pronouns the words of a denial hold, where the grammar leaves nobody but the one who denies.

"Orland denied it was behind the raid" -> "Orland was behind the raid"; "Lev Moss denied his wife had a role" -> "Lev Moss’s
wife had a role"; "the guards denied he was held" is left as it is. In: what is denied, and the voice that denies it. Out: the
words with a name in the place of such a pronoun at their beginning.
"""

import re
from dataclasses import replace

from dragoman.linking.clauses import MERE_PRONOUN
from dragoman.linking.denied import Denied
from dragoman.model.happenings import Voice

__all__ = ["denier_of", "is_many", "is_woman_or_man", "with_article", "with_names"]

_SUBJECT = re.compile(r"(?P<word>he|she|it|they)(?= )", re.I)
_OWNER = re.compile(r"(?P<word>his|her|its|their)(?: own)?(?= [a-z])", re.I)
_ABOUT_NOBODY = re.compile(
    r"it (?:is|was|has been|had been|would be|will be|may be|might be) (?:\w+ly )?"
    r"(?:possible|impossible|difficult|easy|true|clear|likely|unlikely|necessary|legal|illegal|time|because|for|up to)\b",
    re.I,
)
"""'It was impossible to …' means nobody."""
_AGREES = {"were": "was", "are": "is", "have": "has", "do": "does"}
_MANY = re.compile(
    r"\b(?:people|men|women|police|children|militia|residents)\b|\b[a-z]+(?<![su'’])s\b|\b(?:officials|authorities|officers)\b"
)
_FOR = re.compile(
    r"\b(?:spokes\w+|lawyers?|attorneys?|aides?|representatives?|advis[eo]rs?) (?:for|of|to) (?P<who>(?:[A-Z][\w.’'-]* ?){1,4})"
)
_OWNED = re.compile(
    r"(?P<who>(?:[A-Z][\w.-]* ?){1,4})['’]s? (?:\w+ )?(?:team|campaign|office|lawyers?|attorneys?|aides?|spokes\w+|camp)\b"
)
_JOINT = re.compile(r"(?:[Bb]oth )?(?:(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) [a-z]+, )?(?P<both>.*\b[A-Z][\w.’'-]* and .+)", re.S)
_AFTERWARDS = re.compile(r",? (?:who|which|whose)\b.*|, (?:both|all)\b.*", re.S)
LONGEST = 12  # words of two names that are joined
_PERSONS = frozenset({"person"})
_BODIES = frozenset({"organization", "country", "media"})


def with_names(denied: Denied, voice: Voice) -> Denied:
    """Return what is denied with the pronouns at its beginning named, where they can only mean whoever denies it.

    Args:
        denied: What is denied.
        voice: A denial of it.
    """
    words = re.sub(r"\A(?:that\b,? *)+", "", " ".join(denied.words.split()))
    found = _SUBJECT.match(words) or _OWNER.match(words)
    if found is None or denied.form != "clause" or _ABOUT_NOBODY.match(words):
        return denied
    name = denier_of(voice, found["word"].casefold())
    if name is None:
        return denied
    rest = words[found.end() :]
    if found["word"].casefold() in {"his", "her", "its", "their"}:
        several = name.endswith("s") and (is_many(name) or voice.kind not in _PERSONS)
        named = f"{name}{'’' if several and not name.endswith('ss') else '’s'}{rest}"
    else:
        verb = rest.split(maxsplit=1)[0] if rest.split() else ""
        agreed = _AGREES.get(verb, verb) if found["word"].casefold() == "they" and not is_many(name) else verb
        named = f"{name}{rest.replace(verb, agreed, 1)}"
    return replace(denied, words=named, open=False)


def denier_of(voice: Voice, pronoun: str) -> str | None:
    """Return the name of the one who denies where a pronoun may mean him by kind and number; None where it may not.

    Args:
        voice: A denial.
        pronoun: "he", "her", "its" …
    """
    holder, called = voice.holder, " ".join((voice.called or voice.words or "").split())
    if holder is None or MERE_PRONOUN.fullmatch(holder.name):
        return None
    joint = _joint(called)
    if pronoun in {"they", "their"}:
        return joint or (with_article(voice) if is_many(holder.name) or voice.kind in _BODIES else None)
    behind = _FOR.search(called) or _OWNED.search(called)
    if joint is not None:
        return None
    if pronoun in {"he", "his", "she", "her"}:
        return _fuller(behind["who"].strip(), holder.name) if behind is not None else _person(voice)
    one = voice.kind in _BODIES and behind is None and not is_many(holder.name.split(" of ")[0])
    return with_article(voice) if one or (voice.body is not None and voice.kind in _PERSONS) else None


def _person(voice: Voice) -> str | None:
    """Return the name of the one person who denies; None where it is a body, or several."""
    if voice.holder is None or not is_woman_or_man(voice):
        return None
    actor = voice.actor.name if voice.actor is not None and voice.kind in _PERSONS else voice.holder.name
    return actor if voice.kind not in _PERSONS or actor[:1].isupper() else None


def with_article(voice: Voice) -> str | None:
    """Return the name of whoever denies, with the article that the sentence gives it: "the Kremlin"."""
    if voice.holder is None:
        return None
    called, name = " ".join((voice.called or "").split()), voice.holder.name
    told = voice.kind not in _PERSONS and re.match(rf"the (?:[\w.-]+ )?{re.escape(name)}$", called, re.I) is not None
    return f"the {name}" if told else name


def is_many(name: str) -> bool:
    """Tell whether a name is of several: "militants", "Orland and Velia"; "United States" is one."""
    return " and " in name or _MANY.search(name) is not None


def is_woman_or_man(voice: Voice) -> bool:
    """Tell whether a voice is one person's."""
    return voice.kind in _PERSONS or (voice.kind == "anonymous" and not is_many(voice.holder.name if voice.holder else ""))


def _joint(called: str) -> str | None:
    """Return two who deny together, as the sentence names them."""
    found = _JOINT.fullmatch(_AFTERWARDS.sub("", called))
    return found["both"] if found is not None and len(found["both"].split()) <= LONGEST else None


def _fuller(name: str, known: str) -> str:
    """Return a known name that ends in a short one, else the short one."""
    return known if known[:1].isupper() and known.split()[-1:] == name.split()[-1:] else name

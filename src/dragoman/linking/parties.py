"""Parties: who is meant by a name, a country's adjective, its capital or its ruler, so that two texts are known to mean one.

"the Orlandish army", "Orland" and "Porthaven", its capital, are one party; "the regime" is the one that the denier speaks for.
In: words, or a voice. Out: keys that two namings of one party share.
"""

import re
from datetime import date
from functools import lru_cache

from dragoman.lexicon.parts import load_country_names, load_peoples, load_rulers
from dragoman.linking.affirming import names_of
from dragoman.linking.words import stems_of
from dragoman.model.happenings import Voice

__all__ = ["GOVERNING", "parties_in", "party_of", "with_rulers"]

_NAMES = re.compile(r"\b[A-Z][\w-]*")
KEPT = 20_000  # words whose parties are remembered
GOVERNING = re.compile(
    r"\b(?:the|his|its|their) (?:\w+ )?(?:regime|government|authorities|administration|army|military|armed forces|troops|"
    r"forces|kingdom|kremlin)(?:['’]s)?\b",
    re.I,
)
"""By which words alone a report calls a state whose name it has told."""


@lru_cache(maxsize=KEPT)
def parties_in(words: str) -> frozenset[str]:
    """Return the keys of the parties that words name: ``@`` and a country's code, or the beginning of a name.

    Args:
        words: Words of a report; "by" before them keeps a name that stands first.
    """
    known = load_country_names()
    codes = {known.codes[found[0]] for found in known.pattern.finditer(words)}
    rest = re.sub(r"['’]s\b", "", known.pattern.sub("", words))
    codes |= {code for word in _NAMES.findall(rest) if (code := _people(word)) is not None}
    named = names_of(f"by {_NAMES.sub(lambda found: '' if _people(found[0]) else found[0], rest)}")
    return frozenset(f"@{code}" for code in codes) | named


def party_of(voice: Voice) -> frozenset[str]:
    """Return the keys of whom a source is or speaks for.

    Args:
        voice: A statement.
    """
    called = (voice.holder.name if voice.holder else None, voice.called, voice.actor.name if voice.actor else None, voice.words)
    keys = frozenset[str]().union(*(parties_in(one) for one in called if one))
    return with_rulers(keys | ({f"@{voice.organ}"} if voice.organ else set()), voice.published)


def with_rulers(keys: frozenset[str], day: date | None) -> frozenset[str]:
    """Return keys with those of who ruled the countries among them on a day: "the Moss regime"."""
    rulers = [
        stem[:5]
        for key in keys
        for name, office in load_rulers().get(key.removeprefix("@"), ())
        if day is not None and office.held_on(day)
        for stem in stems_of(name.split()[-1].rpartition("-")[2])
    ]
    return keys | frozenset(rulers)


def _people(word: str) -> str | None:
    return load_peoples().get(word.casefold())

"""Spellings: names out of other scripts, which every outlet writes its own way: ``Deir el-Zour`` and ``Deir Ezzor``.

In: a name in Latin letters. Out: its consonants without articles and doublings, and the vowels between them. Two names are
spellings of one where the consonants are the same and no vowel speaks against it: ``Qamishli`` and ``al-Qameshli`` are,
``Homs`` and ``Hims`` are not, nor ``Hama`` and ``Homs``. Whether they mean one place or person is left to whoever asks.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["KEPT", "Sound", "are_spellings", "distance", "sound_of"]

_ARTICLES = frozenset({
    "al", "el", "ul", "ad", "ar", "as", "ash", "at", "an", "az", "ed", "er", "es", "esh", "et", "ez", "en", "il", "the",
})  # fmt: skip
_GLUED = re.compile(r"^[ae](zz|rr|ss|tt|dd|nn)(?=[aeiou])")  # "Ezzor": the article took the letter after it
_DIGRAPHS = (
    ("tch", "c"), ("sch", "š"), ("sh", "š"), ("ch", "š"), ("kh", "ḥ"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("ph", "f"),
    ("zh", "j"), ("dj", "j"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
_SINGLE = str.maketrans({"q": "k", "c": "k", "ş": "š", "ç": "c", "w": "v", "x": "ḥ", "o": "u"})
_MARKS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "’": None, "'": None, "‘": None, "`": None, "ʼ": None, "ʿ": None, "ʾ": None}
)
_VOWELS = frozenset("aeiuy")
_WORD = re.compile(r"[^\W\d_]+")
KEPT = 65_536  # names whose sound is remembered: those of a store of ten thousand reports, in some ten megabytes
_LEAST, _SHORT = 2, 3
"""Consonants: fewer tell nothing; of so few, no vowel may differ."""


@dataclass(frozen=True, slots=True)
class Sound:
    """How a name sounds.

    Attributes:
        consonants: Its consonants, alike ones under one letter, articles and doublings left out.
        vowels: Before each consonant and after the last, which of a, e, i, u stand there; empty for none.
    """

    consonants: str
    vowels: tuple[str, ...]


@lru_cache(maxsize=KEPT)
def sound_of(name: str) -> Sound:
    """Return how a name sounds; a final "h" after a vowel is silent."""
    words = _WORD.findall(_plain(name))
    kept = [word for word in words if word not in _ARTICLES] or words
    letters = "".join(_letters(word) for word in kept)
    consonants: list[str] = []
    vowels: list[str] = []
    between = ""
    for letter in letters:
        if letter in _VOWELS:
            between += "i" if letter == "y" else letter
        elif between or not consonants or consonants[-1] != letter:
            consonants.append(letter)
            vowels.append("".join(sorted(set(between))))
            between = ""
    return Sound("".join(consonants), (*vowels, "".join(sorted(set(between)))))


def are_spellings(one: Sound, other: Sound) -> bool:
    """Tell whether two names may be spellings of one: the same consonants, and at most one vowel of a longer name differs."""
    if one.consonants != other.consonants or len(one.consonants) < _LEAST:
        return False
    if bool(one.vowels[0]) != bool(other.vowels[0]) or bool(one.vowels[-1]) != bool(other.vowels[-1]):
        return False
    if len(one.consonants) == _LEAST and any(map(_unlike, one.vowels, other.vowels)):
        return False
    if _is_iyah(one.vowels[-1]) != _is_iyah(other.vowels[-1]):
        return False  # "Salma", "Salamiyah"
    return sum(map(_differ, one.vowels, other.vowels)) <= (len(one.consonants) > _SHORT)


def distance(one: Sound, other: Sound) -> int:
    """Return how many vowels differ between two spellings."""
    return sum(map(_unlike, one.vowels, other.vowels))


def _differ(one: str, other: str) -> bool:
    """Whether two vowels are heard apart: both written, and "e" is no help, which is heard as "a" or "i"."""
    return bool(one) and bool(other) and _unlike(one, other)


def _unlike(one: str, other: str) -> bool:
    if not one or not other:
        return one != other
    return not _heard(one) & _heard(other)


def _heard(vowels: str) -> set[str]:
    return set(vowels) | ({"a", "i"} if "e" in vowels else set())


def _is_iyah(vowels: str) -> bool:
    return len(vowels) > 1 and "i" in vowels


def _plain(name: str) -> str:
    lowered = name.casefold().translate(_MARKS)
    kept = {"ş": "š", "ç": "c", "š": "š", "č": "c"}
    return "".join(
        kept.get(letter) or "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))
        for letter in unicodedata.normalize("NFC", lowered)
    ).replace("i̇", "i")


def _letters(word: str) -> str:
    word = _GLUED.sub(lambda found: found[1][0], word)
    word = re.sub(r"(?<=[aeiou])h$", "", word)
    head, word = ("j", word[1:]) if word.startswith("y") and len(word) > 1 else ("", word)
    for letters, sound in _DIGRAPHS:
        word = word.replace(letters, sound)
    return head + word.translate(_SINGLE)

"""Phrases that say what somebody is: ``a senior Turkish official``, ``Turkey's foreign minister``, ``SDF spokesman``.

In: a reading, the hits of the world table, the role words. Out: one ``Described`` for each noun phrase that a role word
heads, with the country, people and bodies that its modifiers name. Whom it means is left to the linking stages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.actors.knowledge import Entry, Knowledge
from dragoman.actors.modifiers import (
    AMOUNTS,
    belongs_to,
    country_of,
    counts_others,
    is_another,
    is_body_hit,
    modifier_of,
    modifies,
    region_ending_at,
    side_of,
)
from dragoman.actors.scan import Hit
from dragoman.lexicon.world import Role
from dragoman.model import Reading, Token

__all__ = ["PEOPLE", "PEOPLES", "PEOPLE_NOUNS", "Described", "describe_roles", "role_ending_at"]

PEOPLES = frozenset({
    "kurdish", "kurd", "kurds", "arab", "arabs", "sunni", "sunnis", "shia", "shiite", "shiites", "alawite", "druze",
    "yazidi", "western", "european", "african", "asian", "christian", "muslim", "islamist", "jihadist", "turkmen",
    "turkoman", "takfiri", "salafist", "salafi", "wahhabi", "assyrian", "tamil", "uighur", "uyghur", "rohingya",
    "tuareg", "houthi",
})  # fmt: skip
"""Peoples, faiths and regions that part groups from one another without giving a country."""

PEOPLE_NOUNS = frozenset({
    "kurds", "arabs", "sunnis", "shias", "shiites", "alawites", "druze", "yazidis", "turkmens", "turkmen", "christians",
    "muslims", "jews", "uighurs", "uyghurs", "rohingya", "tuaregs", "houthis", "assyrians", "jihadists", "islamists",
    "westerners", "europeans", "africans", "hindus", "sikhs", "buddhists", "tamils", "hispanics", "latinos",
})  # fmt: skip
_PEOPLE_NAMES = {"kurds": "kurdish", "arabs": "arab", "sunnis": "sunni", "shias": "shia", "houthis": "houthi"}
PEOPLE = Role(role="people", kind="group", sectors=("CVL",))

_ARMED = frozenset({"MIL", "UAF", "PRM"})
_MILITARY = frozenset({"MIL", "UAF"})
_STATELESS = frozenset({
    "kurdish", "druze", "yazidi", "turkmen", "assyrian", "tamil", "uighur", "uyghur", "rohingya", "tuareg", "houthi",
})  # fmt: skip

_LONGEST_ROLE = 5
_DELEGATES = frozenset({"representative", "delegate"})


@dataclass(frozen=True, slots=True)
class Described:
    """A noun phrase that a role word heads.

    Attributes:
        first: Its first token, articles left out.
        last: One past the role word.
        role: The role word.
        country: Code that its modifiers give; None when they give none.
        peoples: Folded peoples, faiths and regions among its modifiers; without them, whom it is for or against ("us-backed").
        entry: The body or person that it belongs to ("SDF spokesman", "Assad's forces").
        modifiers: Sectors of modifying role words ("military", "rebel").
        plural: Whether it means several.
        definite: ``the`` before it, ``a`` before it, or neither.
        region: Folded name and country of a state or province among its modifiers: "Texas lawmakers".
    """

    first: int
    last: int
    role: Role
    country: str | None
    peoples: tuple[str, ...]
    entry: Entry | None
    modifiers: tuple[str, ...]
    plural: bool
    definite: str
    region: tuple[str, str] | None = None

    @property
    def head(self) -> int:
        """The index of the role word's last token."""
        return self.last - 1

    @property
    def sectors(self) -> tuple[str, ...]:
        """The sectors of the role word, unless a modifier says more: rebel forces are REB, government forces MIL."""
        own = self.role.sectors
        if self.role.kind not in {"person", "group"} or not self.modifiers:
            return own if not (set(own) & _ARMED and set(self.peoples) & _STATELESS) else ("REB",)
        if set(own) & _ARMED and set(self.modifiers) <= {"GOV"}:
            return own
        return self.modifiers


def describe_roles(reading: Reading, knowledge: Knowledge, hits: Sequence[Hit]) -> tuple[Described, ...]:
    """Find the phrases that role words head, in text order."""
    at = {index: hit for hit in hits for index in range(hit.first, hit.last)}
    return tuple(_describe_all(reading, knowledge, at))


def _describe_all(reading: Reading, knowledge: Knowledge, at: dict[int, Hit]) -> Iterator[Described]:
    for sentence in reading.sentences:
        for index in range(sentence.last - 1, sentence.first - 1, -1):
            token = reading.tokens[index]
            if token.tag[:2] not in {"NN", "JJ"} or (index in at and is_body_hit(at[index])):
                continue
            found = role_ending_at(reading.tokens, index, sentence.first, knowledge)
            found = found or _other_head(reading, token, knowledge, at)
            if found and not _goes_on(reading, index, knowledge):
                yield _describe(reading, knowledge, at, found, index + 1)


def _other_head(reading: Reading, token: Token, knowledge: Knowledge, at: dict[int, Hit]) -> tuple[int, Role] | None:
    """A head that the role words lack: a people ("Kurds"), a modifier as a noun ("the opposition"), "the Turkish state"."""
    word = token.text.casefold()
    if word in PEOPLE_NOUNS and token.text[:1].isupper():
        return token.index, PEOPLE
    modifier = knowledge.modifiers.get((word,))
    after = reading.tokens[token.index + 1].text if token.index + 1 < len(reading.tokens) else ""
    if word == "opposition" and after in {"to", "from", "against"}:
        return None  # "the plan met opposition from Madrid"
    if modifier is not None and modifier.sectors and token.tag == "NN" and token.dep not in {"compound", "nmod", "amod"}:
        return token.index, Role(role=word, kind="group", sectors=modifier.sectors)
    before = at.get(token.index - 1)
    if word == "state" and before is not None and before.entries[0].kind == "adjective":
        return token.index, Role(role="state", kind="group", sectors=("GOV",))
    return None


def role_ending_at(tokens: Sequence[Token], index: int, lowest: int, knowledge: Knowledge) -> tuple[int, Role] | None:
    """Return the first token and the role of the longest role phrase that ends with a token, or None."""
    found = [
        role
        for last in dict.fromkeys(_singulars(tokens[index]))
        if last in knowledge.role_ends and (role := _role_before(tokens, index, lowest, (last,), knowledge))
    ]
    return min(found, key=lambda role: role[0]) if found else None


def _role_before(
    tokens: Sequence[Token], index: int, lowest: int, words: tuple[str, ...], knowledge: Knowledge
) -> tuple[int, Role] | None:
    best: tuple[int, Role] | None = None
    place = index
    while True:
        if role := knowledge.roles.get(words):
            best = (place, role)
        place -= 1
        if place < lowest or len(words) >= _LONGEST_ROLE:
            return best
        if tokens[place].text != "-":
            words = (tokens[place].text.casefold(), *words)


def _singulars(token: Token) -> Iterator[str]:
    text, lemma = token.text.casefold(), token.lemma.casefold()
    yield text
    if lemma != text:
        yield lemma
    if token.tag in {"NNPS", "NNP", "NNS"} and text.endswith("s"):
        yield text[:-1]
        if text.endswith("ies"):
            yield text[:-3] + "y"
    if text.endswith("men"):
        yield text[:-2] + "an"


def _goes_on(reading: Reading, index: int, knowledge: Knowledge) -> bool:
    """Whether the word only modifies a further noun: "government troops", "rebel-held"."""
    tokens = reading.tokens
    if index + 1 >= len(tokens) or tokens[index + 1].sentence != tokens[index].sentence:
        return False
    after = tokens[index + 1]
    if tokens[index].tag[:2] == "JJ" and tokens[index].dep == "amod" and after.tag[:2] == "NN":
        return True
    if after.text == "-":
        return True
    office = knowledge.roles.get((after.text.casefold(),))
    both = tokens[index].text[:1].isupper() and after.text[:1].isupper()
    if both and office is not None and office.kind in {"office", "title"}:
        return True  # "Industry Commissioner"
    return after.tag in {"NN", "NNS"} and tokens[index].dep in {"compound", "nmod", "amod"} and tokens[index].head > index


def _first_word(reading: Reading, at: dict[int, Hit], found: tuple[int, Role], last: int) -> int:
    """The first of the words before a role word that belong to it."""
    tokens = reading.tokens
    role_first, role = found
    first, lowest = role_first, reading.sentence_of(tokens[last - 1]).first
    named = False
    while first > lowest and modifies(tokens[first - 1], tokens[first], at):
        if is_another(tokens[first - 1], role, at, named=named) or counts_others(tokens[first - 1], tokens[last - 1]):
            break
        first -= 1
        named = named or first in at
        counted = tokens[first - 1].tag == "CD" and first > lowest  # "six more people"
        if tokens[first].tag == "CD" or (tokens[first].text.casefold() in AMOUNTS and not counted):
            break  # "Monday four people", "at least 16 civilians": a number opens its phrase
    while first < role_first and tokens[first].tag in {"POS", "HYPH", "VBG"}:
        first += 1
    return first


def _describe(reading: Reading, knowledge: Knowledge, at: dict[int, Hit], found: tuple[int, Role], last: int) -> Described:
    tokens = reading.tokens
    role_first, role = found
    if role.role in _DELEGATES and last < len(tokens) and tokens[last].text in {"of", "from", "for"}:
        role = replace(role, sectors=())  # "representatives of soybean growers" sit in no parliament
    first = _first_word(reading, at, (role_first, role), last)
    country: str | None = None
    entry: Entry | None = None
    peoples: list[str] = [_PEOPLE_NAMES.get(word, word) for word in (tokens[last - 1].text.casefold(),) if role is PEOPLE]
    sectors: list[str] = []
    sides: list[str] = []
    region: tuple[str, str] | None = None
    index = role_first - 1
    while index >= first:
        hit = at.get(index)
        if hit and (side := side_of(tokens, hit)):
            sides.append(side)
        elif hit:
            given = country_of(hit)
            country = country or given
            if not given:
                entry = entry or hit.entries[0]
        elif tokens[index].text.casefold() in PEOPLES:
            peoples.append(tokens[index].text.casefold())
        elif modifier := modifier_of(tokens[index], knowledge):
            sectors += modifier.sectors
        elif region is None and (state := region_ending_at(tokens, first, index, knowledge)):
            region = state
        index = hit.first - 1 if hit else index - 1
    if not peoples and entry is None:
        peoples = sides  # "US-backed Kurdish forces" are the Kurdish ones
    sent = role.kind == "group" and last < len(tokens) and tokens[last].text == "to"  # "committed the administration to"
    if country is None and entry is None and not sent:
        country, entry = belongs_to(reading, at, last, armed=bool(_MILITARY & set(role.sectors)))
    before = tokens[first - 1] if first > 0 and tokens[first - 1].sentence == tokens[first].sentence else None
    article = before.text.casefold() if before is not None and before.tag == "DT" else ""
    head = tokens[last - 1]
    plural = head.tag in {"NNS", "NNPS"} or role.kind == "group"
    return Described(
        first, last, role, country, tuple(reversed(peoples)), entry, tuple(dict.fromkeys(sectors)), plural, article, region
    )

"""Phrases that say what somebody is: ``a senior Turkish official``, ``Turkey's foreign minister``, ``SDF spokesman``.

In: a reading, the hits of the world table, the role words. Out: one ``Described`` for each noun phrase that a role word
heads, with the country, people and bodies that its modifiers name. Whom it means is left to the linking stages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.actors.knowledge import Entry, Knowledge
from dragoman.actors.scan import Hit
from dragoman.lexicon.world import Role
from dragoman.model import Reading, Token

__all__ = ["PEOPLE", "PEOPLE_NOUNS", "Described", "describe_roles", "role_ending_at"]

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

_DAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
    "june", "july", "august", "september", "october", "november", "december", "today", "yesterday",
})  # fmt: skip
_SPELLS = frozenset({"week", "month", "year", "weekend", "night", "morning", "afternoon", "evening"})
_AMOUNTS = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "many", "few", "both", "more", "two"})
_LEFT_TAGS = frozenset({"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "VBN", "VBG", "HYPH", "POS", "AFX"})
_OF = frozenset({"of", "for", "in", "from", "at", "with", "to"})
_LONGEST_ROLE = 5
_DELEGATES = frozenset({"representative", "delegate"})
_YEAR = 4  # digits: "2012 presidential nominee"
_FAR = 7  # tokens: "head of the Turkish national intelligence agency MIT"


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
            if token.tag[:2] not in {"NN", "JJ"} or (index in at and _is_body(at[index])):
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
    return after.tag in {"NN", "NNS"} and tokens[index].dep in {"compound", "nmod", "amod"} and tokens[index].head > index


def _describe(reading: Reading, knowledge: Knowledge, at: dict[int, Hit], found: tuple[int, Role], last: int) -> Described:
    tokens = reading.tokens
    role_first, role = found
    if role.role in _DELEGATES and last < len(tokens) and tokens[last].text in {"of", "from", "for"}:
        role = replace(role, sectors=())  # "representatives of soybean growers" sit in no parliament
    first, lowest = role_first, reading.sentence_of(tokens[last - 1]).first
    named = False
    while first > lowest and _modifies(tokens[first - 1], tokens[first], at):
        if _is_another(tokens[first - 1], role, at, named=named) or _counts_others(tokens[first - 1], tokens[last - 1]):
            break
        first -= 1
        named = named or first in at
        if tokens[first].tag == "CD" or tokens[first].text.casefold() in _AMOUNTS:
            break  # "Monday four people", "at least 16 civilians": a number opens its phrase
    while first < role_first and tokens[first].tag in {"POS", "HYPH", "VBG"}:
        first += 1
    country: str | None = None
    entry: Entry | None = None
    peoples: list[str] = [_PEOPLE_NAMES.get(word, word) for word in (tokens[last - 1].text.casefold(),) if role is PEOPLE]
    sectors: list[str] = []
    sides: list[str] = []
    region: tuple[str, str] | None = None
    index = role_first - 1
    while index >= first:
        hit = at.get(index)
        if hit and (side := _side(tokens, hit)):
            sides.append(side)
        elif hit:
            given = _country_of(hit)
            country = country or given
            if not given:
                entry = entry or hit.entries[0]
        elif tokens[index].text.casefold() in PEOPLES:
            peoples.append(tokens[index].text.casefold())
        elif modifier := _modifier(tokens[index], knowledge):
            sectors += modifier.sectors
        elif region is None and (state := _region(tokens, first, index, knowledge)):
            region = state
        index = hit.first - 1 if hit else index - 1
    if not peoples and entry is None:
        peoples = sides  # "US-backed Kurdish forces" are the Kurdish ones
    sent = role.kind == "group" and last < len(tokens) and tokens[last].text == "to"  # "committed the administration to"
    if country is None and entry is None and not sent:
        country, entry = _belongs(reading, at, last, armed=bool(_MILITARY & set(role.sectors)))
    before = tokens[first - 1] if first > 0 and tokens[first - 1].sentence == tokens[first].sentence else None
    article = before.text.casefold() if before is not None and before.tag == "DT" else ""
    head = tokens[last - 1]
    plural = head.tag in {"NNS", "NNPS"} or role.kind == "group"
    return Described(
        first, last, role, country, tuple(reversed(peoples)), entry, tuple(dict.fromkeys(sectors)), plural, article, region
    )


def _region(tokens: Sequence[Token], first: int, index: int, knowledge: Knowledge) -> tuple[str, str] | None:
    """The state or province whose name ends with a modifying word: "Texas lawmakers", "New Jersey police"."""
    for start in (index - 1, index):
        words = " ".join(token.text for token in tokens[start : index + 1])
        states = knowledge.world.gazetteer.regions_short(words) if start >= first and tokens[index].tag[:2] == "NN" else ()
        if len(states) == 1:
            return states[0][0].casefold(), states[0][1]
    return None


def _modifier(token: Token, knowledge: Knowledge) -> Role | None:
    """The role that a modifying word gives: "rebel", "opposition", but not "official" as an adjective."""
    role = knowledge.modifiers.get((token.text.casefold(),))
    return role if role is None or role.kind == "modifier" or token.tag[:2] == "NN" else None


def _modifies(token: Token, after: Token, at: dict[int, Hit]) -> bool:
    if token.index in at:
        return True
    if token.text.casefold() in _DAYS:
        return False
    if after.text in {"-", "–"}:
        return token.tag[:2] in {"JJ", "NN", "RB", "VB", "IN"}
    if token.tag in {"VBN", "VBG"} and token.dep not in {"amod", "compound", "nmod"}:
        return False  # "have been advising rebels"
    if token.text.casefold() in _SPELLS and (after.index in at or token.dep == "npadvmod"):
        return False  # "from the regime last week UN commissioner"
    return token.tag in _LEFT_TAGS and token.dep not in {"ROOT", "ccomp", "pcomp", "advcl", "xcomp", "nsubj", "dobj", "conj"}


def _counts_others(token: Token, head: Token) -> bool:
    """Whether a number counts something else than the one whom the phrase means: "three regime strikes", "dozens more SANA"."""
    if head.tag not in {"NN", "NNP"} or token.text.casefold() == "one":
        return False
    year = len(token.text) == _YEAR and token.text.isdigit()
    return (token.tag == "CD" and not year) or token.text.casefold() in _AMOUNTS


def _is_another(token: Token, role: Role, at: dict[int, Hit], *, named: bool) -> bool:
    """Whether a name before a phrase is another's, in a text that lost its commas.

    "Rami Kara director of the monitor", "Khan Sheikhoun UN special envoy": a person is no part of somebody's role, and no
    unknown name stands before a known one.
    """
    hit = at.get(token.index)
    if hit is None:
        return named and token.tag.startswith("NNP")
    if hit.entries[0].kind == "outlet" and at.get(hit.last, hit) is not hit:
        return True  # "told Asharq al-Awsat PYD spokesman"
    whole = hit.entries[0].kind == "person" and hit.last - hit.first > 1
    return whole and role.kind in {"person", "office", "title"}


def _side(tokens: Sequence[Token], hit: Hit) -> str:
    """How a group stands to a name among its words, which is not its own: "us-backed", "anti-isis"; empty for its own."""
    if _is_backer(tokens, hit.last):
        return f"{tokens[hit.last - 1].text}-{tokens[hit.last + 1].text}".casefold()
    before = tokens[max(0, hit.first - 2) : hit.first]
    if len(before) == 2 and before[1].text == "-" and before[0].text.casefold() in {"anti", "pro"}:
        return f"{before[0].text}-{tokens[hit.first].text}".casefold()
    return ""


def _is_backer(tokens: Sequence[Token], after: int) -> bool:
    """Whether a name backs or leads what follows rather than being its country: "US-led", "Turkish-backed"."""
    return (
        after + 1 < len(tokens)
        and tokens[after].text == "-"
        and tokens[after + 1].text.casefold() not in {"based", "born", "held", "controlled"}
    )


def _belongs(reading: Reading, at: dict[int, Hit], last: int, *, armed: bool) -> tuple[str | None, Entry | None]:
    """The country or body after "of", "for", "in": "spokesman for the SDF", "president of Iran"."""
    tokens = reading.tokens
    if last >= len(tokens) or tokens[last].text.casefold() not in _OF or tokens[last].sentence != tokens[last - 1].sentence:
        return None, None
    if armed and tokens[last].text.casefold() in {"in", "at", "to", "for"}:
        return None, None  # "troops in Syria" are somebody else's
    for index in range(last + 1, min(last + _FAR, len(tokens))):
        if tokens[index].tag[:2] == "VB" or tokens[index].text in {",", ".", ";", ":"}:
            break
        if index in at:
            country = _country_of(at[index])
            if country and _capital_only(at[index]) and tokens[last].text.casefold() != "of":
                return country, None
            return (country, None) if country else (None, at[index].entries[0])
    return None, None


def _country_of(hit: Hit) -> str | None:
    for entry in hit.entries:
        if entry.kind in {"country", "adjective", "people", "capital", "metonym"}:
            return entry.id
    return None


def _capital_only(hit: Hit) -> bool:
    return all(entry.kind == "capital" for entry in hit.entries)


def _is_body(hit: Hit) -> bool:
    return hit.last - hit.first > 1 and hit.entries[0].kind not in {"adjective", "people"}

"""Where a name begins and ends: "Turkey's Mevlüt Çavuşoğlu", "Leon Febres" + "Cordero", "UN to Relieve Deir Ezzor".

In: a name of the parser. Out: the tokens that bear it, without titles, verbs and offices at its ends, with the capitals right
beside it that the parser left out; none where nothing is left that may name somebody.
"""

from collections.abc import Container

from dragoman.actors.judging import has_body_word
from dragoman.actors.knowledge import Knowledge, fold
from dragoman.actors.phrases import PEOPLES, role_ending_at
from dragoman.model import Name, Reading, Token

__all__ = ["NO_NAMES", "TAILS", "is_capital", "is_only_role", "trim_name", "widen_name"]

NO_NAMES = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
    "june", "july", "august", "september", "october", "november", "december", "ramadan", "christmas", "easter", "eid", "i",
    "mr", "mrs", "ms", "dr", "sir", "lord", "lady", "god", "islam", "christianity", "internet", "covid", "covid-19",
    "english", "arabic", "getty", "photograph", "photo", "image", "images", "file", "reuters/", "afp/", "read", "share",
    "facebook/", "video", "gmt", "ied", "ieds", "tags", "brexit", "thousands", "hundreds", "dozens",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov", "dec", "maj", "gen", "lt", "col", "brig", "sgt", "capt", "cpl", "rep", "sen", "gov", "prof",
    "ill", "im", "ive", "hes", "shes", "theyre", "theyve", "weve", "youre", "dont", "cant", "wont", "didnt", "doesnt", "isnt",
    "wasnt", "thats", "theres", "whats", "lets",
    "dlr", "dlrs", "mln", "bln", "pct", "cts", "shr", "revs", "gnp", "gdp", "ppi", "cpi", "gross", "dna", "hiv", "aids", "iq",
    "passover", "hanukkah", "thanksgiving", "halloween", "diwali", "lent", "purim", "seder", "ramadhan", "bible", "koran",
    "quran", "qur'an", "torah", "talmud", "lng", "bpd", "suv", "suvs", "atm", "atms", "p.m.", "a.m.", "e", "mail",
})  # fmt: skip
"""Days, feasts, holy books, measures, figures of economists, words of pages: capitals that name nobody."""
_MONTHS = frozenset({"feb", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "sat", "sun", "mon"})
"""Short for months and days in small letters; in capitals they may be anybody's initials."""
_OPENERS = frozenset({"DT", "PRP$", "POS", "''", "``", ",", ".", ":", "-LRB-", "-RRB-", "HYPH", "CC", "IN"})
_NEWS = frozenset({"corp", "corporation", "corp.", "international", "agency", "uk", "of", "group", "media", "network"})
_OFFICES = frozenset({"minister", "secretary", "ministry"})
_LONGEST = 4  # words: longer names are whole
_OWNERS = frozenset({
    "people", "women", "men", "children", "girls", "boys", "veterans", "workers", "teachers", "farmers", "writers", "lawyers",
    "sheriff", "coroner", "nurses", "physicians", "merchants", "mothers", "consumers", "journalists", "students",
})  # fmt: skip
"""Whose a body is by its name: "the Women's League"."""
TAILS = frozenset({"inc", "corp", "co", "ltd", "plc", "llc", "ag", "nv", "sa", "llp", "spa"})
"""How a firm's name ends."""
_VERBS = frozenset({"VB", "VBZ", "VBP", "VBD"})


def widen_name(reading: Reading, knowledge: Knowledge, name: Name, taken: Container[int]) -> Name:
    """Return a person's or a body's name with the word right after it that the parser left out.

    Args:
        reading: The report.
        knowledge: The world table by words.
        name: A name of the parser.
        taken: Tokens that stand in other names.
    """
    tokens = reading.tokens
    last = name.last
    if name.label not in {"PERSON", "ORG"} or not 1 < name.last - name.first <= _LONGEST or tokens[last - 1].text.endswith("."):
        return name
    stop = reading.sentences[tokens[name.first].sentence].last
    if last >= stop or last in taken or not _goes_on(tokens[last], tokens[last - 1]):
        return name
    more = last + 1 < stop and (last + 1 in taken or _goes_on(tokens[last + 1], tokens[last]))
    if more or role_ending_at(tokens, last, last, knowledge) is not None:
        return name  # a list that lost its commas, a headline, the next one's title
    return Name(name.first, last + 1, name.label)


def _goes_on(token: Token, before: Token) -> bool:
    word = token.text
    plain = word.isalpha() and word[:1].isupper() and not word.isupper() and not before.text.isupper()
    return plain and token.tag in {"NNP", "NNPS"} and word.casefold() not in NO_NAMES and word.casefold() not in PEOPLES


def trim_name(reading: Reading, knowledge: Knowledge, name: Name) -> tuple[int, int]:
    """Return the tokens ``[first, last)`` of a piece of a name that may name somebody; an empty range where none does."""
    tokens = reading.tokens
    first, last = name.first, name.last
    for index in range(first, last):
        if tokens[index].tag == "POS" and index + 1 < last and not _is_within(reading, knowledge, first, index, last):
            first = index + 1  # "Turkey's Mevlüt Çavuşoğlu": the owner is another name
    while first < last and (tokens[first].tag in _OPENERS or not is_capital(tokens[first])):
        first += 1
    while first < last and (tokens[last - 1].tag in _OPENERS or not is_capital(tokens[last - 1])):
        if last - first > 2 and _is_second_half(tokens[last - 2], tokens[last - 1]):
            break
        last -= 1
    if not has_body_word(reading, first, last) or (name.label != "ORG" and not _owned_office(reading, first, last)):
        first = _after_titles(reading, knowledge, first, last)
    else:
        first = _after_head(reading, knowledge, first, last)
    first, last = _shorter(reading, knowledge, first, last)
    if first < last and name.label != "PERSON":
        last = _before_office(reading, knowledge, first, last)
    words = [tokens[index].text.casefold() for index in range(first, last)]
    shouted = _MONTHS & {words[0]} if last - first == 1 and tokens[first].text.isupper() else frozenset()
    if any(map(str.isdigit, "".join(words))):
        return first, first  # B-52, T-72, G20: weapons and numbers, unless the world table has them
    if first < last and is_only_role(reading, knowledge, first, last):
        return first, first
    if not words or all(
        (word in NO_NAMES and word not in shouted) or word in PEOPLES or not any(map(str.isalpha, word)) for word in words
    ):
        return first, first
    if last - first == 1 and (len(words[0].strip(".")) < 2 or _is_no_name(reading, first)):
        return first, first
    return first, last


def _is_within(reading: Reading, knowledge: Knowledge, first: int, mark: int, last: int) -> bool:
    """Whether an apostrophe stands inside a body's name: "Orlen's Inc.", "Lune County Sheriff's Office", "Children's Fund"."""
    tokens = reading.tokens
    if not (first < mark and is_capital(tokens[mark - 1]) and has_body_word(reading, mark + 1, last)):
        return False
    owner = tokens[mark - 1].text.casefold()
    firm = all(token.text.casefold().strip(".") in TAILS for token in tokens[mark + 1 : last])
    several = owner in _OWNERS or (tokens[mark].text in {"'", "’"} and (owner.removesuffix("s"),) in knowledge.roles)
    role = knowledge.roles.get((owner,))
    return firm or several or (role is not None and role.kind in {"office", "title", "person"} and mark - first > 1)


def _after_head(reading: Reading, knowledge: Knowledge, first: int, last: int) -> int:
    """Skip who heads a body before its name: "Superintendent of Lune Public Schools"."""
    for index in range(first + 1, last - 1):
        if reading.tokens[index].text == "of":
            found = role_ending_at(reading.tokens, index - 1, first, knowledge)
            heads = found is not None and found[0] == first and found[1].kind in {"office", "person"}
            return index + 1 if heads and has_body_word(reading, index + 1, last) else first
    return first


def _owned_office(reading: Reading, first: int, last: int) -> bool:
    return any(reading.tokens[index].tag == "POS" for index in range(first, last))


def _is_second_half(hyphen: Token, word: Token) -> bool:
    """Tell whether a small word ends a name by a hyphen: "Li Ka-shing"; "a Barack Obama-backed bill" is another thing."""
    return hyphen.text == "-" and hyphen.end == word.start and word.tag == "NNP" and word.text.isalpha()


def _shorter(reading: Reading, knowledge: Knowledge, first: int, last: int) -> tuple[int, int]:
    """Cut a verb, the end of "Related News" and a title that the parser drew to a name's ends."""
    if (
        last - first > 1
        and reading.tokens[first].tag in _VERBS
        and fold(reading.tokens[first].text) not in knowledge.given_names
    ):
        first += reading.tokens[first + 1].text != "-"  # "UN to Relieve Deir Ezzor", but "Make-A-Wish"
    if last - first > 1 and reading.tokens[first].text == "News" and reading.tokens[first + 1].text.casefold() not in _NEWS:
        first += 1  # "Related News Iraqs vote"
    while (
        last - first > 1
        and (role := knowledge.roles.get((reading.tokens[last - 1].text.casefold().strip("."),)))
        and not role.sectors
    ):
        if role.kind != "title" or not (
            reading.tokens[last - 1].text.endswith(".") or reading.tokens[last - 1].text.casefold() in NO_NAMES
        ):
            break
        last -= 1  # "Daraa National Hospital Dr."
    return first, last


def _is_no_name(reading: Reading, index: int) -> bool:
    """Whether a single word is a name by its capital alone, at the start of a sentence; the tagger knows better there."""
    token = reading.tokens[index]
    return not token.tag.startswith("NNP") and reading.sentences[token.sentence].first == index


def _before_office(reading: Reading, knowledge: Knowledge, first: int, last: int) -> int:
    """Cut an office off a body's end ("Orthodox Rabbi"), and a matter before one: "Finance" of "Finance Minister"."""
    tokens = reading.tokens
    after = tokens[last] if last < len(tokens) and tokens[last].sentence == tokens[first].sentence else None
    matter = last - first == 1 or not has_body_word(reading, first, last)
    if after is not None and matter and after.text.casefold() in _OFFICES and after.text[:1].isupper():
        return first
    found = role_ending_at(tokens, last - 1, first, knowledge)
    inner = any(tokens[index].text.casefold() in {"of", "for", "the"} for index in range(first, last))
    if found is None or inner or found[1].kind not in {"office", "title"} or found[0] == first:
        return last
    return first if found[0] - first == 1 else found[0]


def is_only_role(reading: Reading, knowledge: Knowledge, first: int, last: int) -> bool:
    """Tell whether a name is but a role: "Prime Minister"."""
    found = role_ending_at(reading.tokens, last - 1, first, knowledge)
    return found is not None and found[0] == first


def _after_titles(reading: Reading, knowledge: Knowledge, first: int, last: int) -> int:
    for index in range(last - 2, first - 1, -1):
        found = role_ending_at(reading.tokens, index, first, knowledge)
        if reading.tokens[index].text == "National":
            continue  # "National Orlen" is a firm, if "a French national" is somebody
        named_so = last - first == 2 and fold(reading.tokens[index].text) in knowledge.given_names  # "Dean Evans"
        if found is not None and found[1].kind in {"title", "office", "person", "group"} and not named_so:
            return index + 1
    return first


def is_capital(token: Token) -> bool:
    """Tell whether a word is written as those of names are."""
    return token.text[:1].isupper() or (token.text[:1].isdigit() and token.tag.startswith("NNP")) or token.text in {"al", "el"}

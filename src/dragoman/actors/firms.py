"""Short names of bodies that the report also gives in full: "Texas Commerce", "ASA", "<NII>".

In: the names of a report. Out: for each short name the full one that it stands for, where only one can be meant; the places
where a name that the parser saw once stands again.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from dragoman.actors.drafts import Draft, Ensemble
from dragoman.actors.edges import TAILS
from dragoman.actors.judging import BODY_WORDS
from dragoman.actors.knowledge import PARTICLES, Knowledge, fold
from dragoman.actors.names import Named
from dragoman.actors.phrases import PEOPLES, role_ending_at
from dragoman.model import Reading

__all__ = ["FIRMS", "acronym_after", "full_names", "link_repeats", "with_tail", "without_tickers"]

FIRMS = frozenset({
    "inc", "corp", "co", "ltd", "plc", "llc", "group", "ag", "sa", "nv", "gmbh", "corporation", "company", "incorporated",
    "limited", "bancshares", "bancorp", "bancorporation", "holdings", "llp", "spa", "ab", "bv", "pty", "bhd", "berhad", "kk",
})  # fmt: skip
"""How a firm's full name ends; later the report leaves it out."""
_OPENERS = frozenset({"nv", "sa", "ag", "spa", "pt", "ao", "oao"})
"""What firms of some countries open their names with."""
_PARTNERS = frozenset({"co", "sons", "partners", "brothers"})
_CLOSED = {"(": ")", "<": ">", "[": "]"}
_LONGEST_ACRONYM = 8  # letters
_INITIALS = 3  # letters: two are too often somebody else's


def full_names(reading: Reading, names: Sequence[Named], given: Container[str] = ()) -> dict[str, str]:
    """Return the full name that each short one stands for, both folded.

    A firm is called by its first words ("Chemical" after "Chemical New York Corp"), any body by its initials. Where two full
    names would do, or somebody of the report bears that surname, the short one is left alone.
    """
    words = {named: fold(reading.words(reading.span(named.first, named.last))) for named in names}
    bodies = {words[named] for named in names if named.seems in {"body", "unknown"} and " " in words[named]}
    surnames = {words[named].rsplit(maxsplit=1)[-1] for named in names if named.seems == "person" and " " in words[named]}
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for body in bodies:
        for short in _shorts(body, given):
            meant[short].add(body)
    free = {words[named] for named in names if not any(not entry.guarded for entry in named.entries)} - surnames - PEOPLES
    free -= {words[named] for named in names if _is_town_of(reading, named)}
    shortened = {short: found for short, found in meant.items() if short in free}
    return {short: next(iter(found)) for short, found in shortened.items() if len(found - {short}) == 1 and short not in found}


def _is_town_of(reading: Reading, named: Named) -> bool:
    """Whether a name is a place with its state or country after it: "Orlen, Ohio" is not the Orlen Bus Co."""
    after = reading.tokens[named.last : named.last + 2]
    return named.seems == "place" and len(after) == 2 and after[0].text == "," and after[1].text[:1].isupper()


def _shorts(body: str, given: Container[str]) -> Iterator[str]:
    parts = body.split()
    core = list(parts)
    while len(core) > 1 and core[-1] in {*FIRMS, "and", "&"}:
        core.pop()
    if len(core) < len(parts):
        yield from (" ".join(core[:size]) for size in range(1, len(core) + 1))
        if len(core) == 2 and (len(core[0]) <= 2 or core[0] in given):
            yield core[1]  # "E.F. Hutton", "John Orlen Ltd"
    if parts[0] in _OPENERS and len(parts) > 1:
        yield " ".join(parts[1:])  # "N.V. Orlen"
    before, joint, after = body.partition(" of ")
    if joint and " " not in after and not (BODY_WORDS | {"sons", "men", "women", "friends"}) & set(before.split()):
        yield before  # "Lloyds" of "Lloyds of London"
    initials = "".join(part[0] for part in parts if part not in PARTICLES)
    if len(initials) >= _INITIALS:
        yield initials


def with_tail(reading: Reading, knowledge: Knowledge, named: Named, taken: Container[int]) -> Named:
    """Return a body's name with "and Co Inc" after it, and a known firm's with the capitals before it.

    "Shearson Lehman Brothers" is not the Lehman Brothers that we know, or not surely: it loses its entries.
    """
    tokens, sentence = reading.tokens, reading.sentences[reading.tokens[named.first].sentence]
    last = named.last
    if last + 1 < sentence.last and tokens[last].text in {"and", "&"} and _bare(tokens[last + 1].text) in _PARTNERS:
        last += 2
    while last < sentence.last and _bare(tokens[last].text) in TAILS and tokens[last].text[:1].isupper():
        last += 1
    firm = knowledge.organisations.get(named.entries[0].id) if named.entries else None
    before = tokens[named.first - 1] if named.first > sentence.first else None
    opens = tokens[named.first].text.casefold() == "bank"  # "Royal" + "Bank of Norway"
    if firm is None or not (firm.kind == "company" or opens) or before is None or before.index in taken:
        return replace(named, last=last)
    plain = before.tag == "NNP" and before.text.isalpha() and before.text[:1].isupper() and not before.text.isupper()
    if not plain or (not opens and role_ending_at(tokens, before.index, before.index, knowledge) is not None):
        return replace(named, last=last)
    return Named(before.index, last, "body")


def _bare(word: str) -> str:
    return word.casefold().strip(".")


def acronym_after(reading: Reading, last: int, words: str) -> int | None:
    """Return the token of the acronym or ticker in brackets after a name: "Kurdish Council (KNC)", "Ivo Corp <IVO>"."""
    tokens = reading.tokens
    last += last < len(tokens) and tokens[last].tag == "POS"
    if last + 2 >= len(tokens) or tokens[last + 2].text != _CLOSED.get(tokens[last].text):
        return None
    short, least = tokens[last + 1].text, 1 if tokens[last].text == "<" else 2
    fits = short.isupper() and least <= len(short) <= _LONGEST_ACRONYM
    return last + 1 if fits and (len(words) > len(short) or tokens[last].text == "<") else None


def without_tickers(reading: Reading, names: Sequence[Named]) -> list[Named]:
    """Leave out what stands in angle brackets: the exchange's short name for the firm before it."""
    return [named for named in names if not _is_ticker(reading, named)]


def _is_ticker(reading: Reading, named: Named) -> bool:
    tokens = reading.tokens
    short = named.last - named.first == 1 and tokens[named.first].text.isupper()
    boxed = named.first > 0 and named.last < len(tokens) and tokens[named.first - 1].text == "<"
    return short and boxed and tokens[named.last].text == ">"


def link_repeats(ensemble: Ensemble) -> None:
    """Add the places where a local body's whole name, or a firm's without "Inc", stands again and the parser saw none."""
    tokens = ensemble.reading.tokens
    wholes: dict[tuple[str, ...], Draft] = {}
    for draft in ensemble.drafts.values():
        if draft.known or draft.kind != "organization":
            continue
        for first, last in draft.mentions:
            words = tuple(token.text for token in tokens[first:last])
            while len(words) > 2 and words[-1].casefold().strip(".") in FIRMS:
                wholes.setdefault(words, draft)
                words = words[:-1]
            if len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper():
                wholes.setdefault(words, draft)
    openers = {words[0] for words in wholes}
    sizes = sorted({len(words) for words in wholes}, reverse=True)
    for token in tokens:
        if token.text not in openers or ensemble.covered(token.index):
            continue
        for size in sizes:
            words = tuple(each.text for each in tokens[token.index : token.index + size])
            free = not any(ensemble.covered(index) for index in range(token.index, token.index + len(words)))
            if words in wholes and free:
                ensemble.mention(wholes[words], token.index, token.index + size, "name", "body-repeated")
                break

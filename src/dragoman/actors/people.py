"""People: full names first, then surnames within the report, then known surnames; what stands beside says who it is.

``Mevlüt Çavuşoğlu … Çavuşoğlu said`` is one man, the world table's; ``Talal Selo, a spokesman for the SDF`` is a local actor,
SYR, REB. In: names that seem to be people, the phrases that describe somebody. Out: drafts with mentions.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.couples import other_of_couple
from dragoman.actors.drafts import Draft, Ensemble
from dragoman.actors.knowledge import PARTICLES, Knowledge, fold
from dragoman.actors.learning import learn, learn_title
from dragoman.actors.names import Named
from dragoman.actors.phrases import PEOPLES, Described
from dragoman.lexicon.world import OfficeHeld
from dragoman.model import Reading, Token

__all__ = ["describe_people", "link_people", "settle_people"]

_TOP = frozenset({
    "president", "prime minister", "king", "chancellor", "supreme leader", "emir", "taoiseach", "secretary-general", "pope",
})  # fmt: skip
"""Offices whose holders newspapers call by surname alone."""

_ROYAL = frozenset({"prince", "princess", "king", "queen", "sheikh", "emir", "sultan", "pope", "saint"})
_KUNYAS = frozenset({"abu", "umm", "abd", "abdul", "abdel", "ibn", "bin"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SHORTEST = 4  # letters of a surname that no tagger vouches for
_APPOSITION = 10  # tokens between a name and the head of what is set beside it


def link_people(ensemble: Ensemble, names: Sequence[Named], countries: frozenset[str]) -> None:
    """Make drafts of all names that seem to be people.

    Args:
        ensemble: Where the drafts go.
        names: All names of the report.
        countries: Codes of the countries that the report names, which decide between known people of one surname.
    """
    people = [named for named in names if named.seems == "person" and not _is_case(ensemble.reading, named)]
    by_surname: dict[str, Draft] = {}
    for named in sorted(people, key=lambda named: (-min(named.last - named.first, 3), named.first)):
        draft = _link(ensemble, named, by_surname, countries)
        if draft is not None:
            ensemble.mention(draft, named.first, named.last, "name", f"person-{named.rule}")
            for key in _surname_keys(ensemble.reading, named):
                by_surname.setdefault(key, draft)
    for named in names:
        if named.seems != "person" and not named.entries and named.last - named.first <= 2:
            words = _folded(ensemble.reading, named)
            draft = by_surname.get(words) or (None if " " in words else _by_first_name(words, by_surname))
            draft = draft or (None if " " in words else _owner(ensemble, named, words, by_surname, countries))
            draft = draft or _mislabelled(ensemble, named, words, countries)
            if draft is not None:
                ensemble.mention(draft, named.first, named.last, "name", "surname")
    _link_missed(ensemble, names, by_surname)


def _is_case(reading: Reading, named: Named) -> bool:
    """Whether a name is a case of law: "Dahl v. Dahl"."""
    return any(token.text.casefold() in {"v", "v.", "vs", "vs."} for token in reading.tokens[named.first + 1 : named.last])


def _link_missed(ensemble: Ensemble, names: Sequence[Named], by_surname: dict[str, Draft]) -> None:
    """Add surnames of people named in full that the parser took for other words: "Waters pointed out", "the Dahl proposal"."""
    reading = ensemble.reading
    taken = {index for named in names for index in range(named.first, named.last)}
    words = {token.text for token in reading.tokens if token.text.islower()} | PEOPLES
    for token in reading.tokens:
        word = token.text.casefold()
        plain = token.text[:1].isupper() and not token.text.isupper()
        if token.index in taken or not plain or len(word) < _SHORTEST or word in words or _is_inside(reading, token.index):
            continue
        draft = by_surname.get(fold(token.text))
        if draft is not None and " " in draft.name and not ensemble.covered(token.index):
            ensemble.mention(draft, token.index, token.index + 1, "name", "surname-opens")


def _is_inside(reading: Reading, index: int) -> bool:
    """Whether a capital stands in a row of capitals, inside a sentence: a piece of a longer name."""
    token = reading.tokens[index]
    if reading.sentences[token.sentence].first == index:
        return False
    around = (reading.tokens[near] for near in (index - 1, index + 1) if 0 <= near < len(reading.tokens))
    near = [each for each in around if each.sentence == token.sentence]
    return not token.tag.startswith("NNP") or any(each.tag.startswith("NNP") or each.text == "-" for each in near)


def _link(ensemble: Ensemble, named: Named, by_surname: dict[str, Draft], countries: frozenset[str]) -> Draft | None:
    knowledge, reading = ensemble.knowledge, ensemble.reading
    words = _folded(reading, named)
    single = len(words.split()) == 1 or words.split()[0] in PARTICLES
    other = other_of_couple(ensemble, named, words, by_surname.get(words))
    if other is not None or words in by_surname:
        return other or by_surname[words]
    if single and words.split()[-1] in by_surname:
        return by_surname[words.split()[-1]]
    if single and named.first and reading.tokens[named.first - 1].text.casefold() in _ROYAL:
        for draft in by_surname.values():
            if words in fold(draft.name).split():
                return draft
    known = _known_person(ensemble, named, words, countries)
    if known:
        return ensemble.known(known)
    if single and (fuller := _by_first_name(words, by_surname)):
        return fuller
    if single and (owner := _owner(ensemble, named, words, by_surname, countries)):
        return owner
    if single and len(words) < 3:
        return None
    draft = ensemble.local(f"person:{words}", _as_written(reading, named), "person")
    draft.gender = draft.gender or knowledge.given_names.get(words.split()[0], "").replace("mf", "")
    return draft


def _owner(
    ensemble: Ensemble, named: Named, words: str, by_surname: dict[str, Draft], countries: frozenset[str]
) -> Draft | None:
    """The bearer of a surname that lost its apostrophe before what is theirs: "Akidis statement", "Trumps envoy"."""
    reading = ensemble.reading
    after = reading.tokens[named.last] if named.last < len(reading.tokens) else None
    if not words.endswith("s") or len(words) <= _SHORTEST or after is None or reading.tokens[named.first - 1].tag == "DT":
        return None  # "the Polaroids"
    bare = words[:-1]
    if bare in by_surname and after.tag[:2] in {"NN", "JJ", "RB", "VB"}:
        return by_surname[bare]
    if after.tag[:2] not in {"NN", "JJ", "RB"}:
        return None
    known = _known_person(ensemble, replace(named, entries=()), bare, countries)
    return ensemble.known(known) if known else None


def _mislabelled(ensemble: Ensemble, named: Named, words: str, countries: frozenset[str]) -> Draft | None:
    """The known person in office whose surname alone the parser took for a body: "Kara" (ORG) "praised the deal"."""
    tokens = ensemble.reading.tokens
    alone = tokens[named.first - 1].tag == "DT" and tokens[named.first].head != named.last  # not "the Kara administration"
    if " " in words or named.seems == "place" or len(words) < 4 or alone:
        return None
    held = [
        person for person in ensemble.knowledge.surnames.get(words, ()) if ensemble.knowledge.offices_on(person, ensemble.day)
    ]
    near = [person for person in held if ensemble.knowledge.people[person].country in countries]
    top = [person for person in held if any(_is_top(office) for office in ensemble.knowledge.offices_on(person, ensemble.day))]
    here = [person for person in near if person in top]
    for few in (near, here, top):
        if len(few) == 1:
            return ensemble.known(few[0])
    return None


def _by_first_name(words: str, by_surname: dict[str, Draft]) -> Draft | None:
    """The only person of the report whose full name begins with a first name."""
    found = {draft.key: draft for draft in by_surname.values() if fold(draft.name).split()[0] == words}
    return next(iter(found.values())) if len(found) == 1 else None


def _known_person(ensemble: Ensemble, named: Named, words: str, countries: frozenset[str]) -> str | None:
    knowledge = ensemble.knowledge
    ids = [entry.id for entry in named.entries if entry.kind == "person"]
    parts = words.split()
    if not ids and len(parts) > 1:
        ids = [person for person in knowledge.surnames.get(parts[-1], ()) if _same_ends(parts, person, knowledge)]
        return ids[0] if len(ids) == 1 else None
    ids = ids or list(knowledge.surnames.get(parts[-1], ()))
    if len(parts) > 1 and len(ids) == 1:
        return ids[0]
    in_office = [person for person in ids if knowledge.offices_on(person, ensemble.day)]
    near = [person for person in ids if knowledge.people[person].country in countries]
    top = [person for person in in_office if any(_is_top(held) for held in knowledge.offices_on(person, ensemble.day))]
    here = [person for person in in_office if person in near]
    if parts[-1] in knowledge.given_names and not named.entries:
        return top[0] if len(top) == 1 else None  # "Muhammad" alone is nobody's surname
    for few in (here, near if named.entries else [], [person for person in top if person in here] or top, in_office):
        if len(few) == 1:
            return few[0]
    return ids[0] if len(ids) == 1 and named.entries else None


def _is_top(held: OfficeHeld) -> bool:
    return held.single and held.title in _TOP


def _same_ends(parts: list[str], person: str, knowledge: Knowledge) -> bool:
    names = (fold(name).split() for name in (knowledge.people[person].name, *knowledge.people[person].aliases))
    given = 2 if parts[0] in _KUNYAS else 1  # "Abu Omar" and "Abu Mohammed" share no given name
    ends = 2 if parts[-1] in _SUFFIXES else 1  # "Charles Elliott III" is not Charles III
    return any(name[:given] == parts[:given] and name[-ends:] == parts[-ends:] for name in names)


def _surname_keys(reading: Reading, named: Named) -> list[str]:
    parts = _folded(reading, named).split()
    keys = [parts[-1]]
    if len(parts) > 2 and parts[-2] in PARTICLES:
        keys.append(" ".join(parts[-2:]))
    if len(parts) > 2 and len(parts[-1]) > 2:
        keys.append(" ".join(parts[1:]))
    return keys


def _folded(reading: Reading, named: Named) -> str:
    return fold(_as_written(reading, named))


def _as_written(reading: Reading, named: Named) -> str:
    return " ".join(reading.words(reading.span(named.first, named.last)).split())


def settle_people(ensemble: Ensemble, home: str | None) -> None:
    """Give rebels and opposition figures without a country that of the report, where it has one."""
    for draft in ensemble.drafts.values():
        if draft.kind == "person" and draft.country is None and {"REB", "OPP"} & set(draft.sectors):
            draft.country = home


def describe_people(ensemble: Ensemble, names: Sequence[Named], phrases: Sequence[Described]) -> frozenset[int]:
    """Tell people's countries, sectors and offices from what stands beside their names.

    Returns:
        Heads of the phrases that were used, which describe nobody else.
    """
    by_end = {phrase.last: phrase for phrase in phrases}
    people = {named.first for named in names if named.seems == "person"}
    unheld = [phrase for phrase in phrases if phrase.last not in people]  # "with Kara, Treasury Secretary Ivo Dal and"
    used: set[int] = set()
    for named in names:
        draft = ensemble.at(named.last - 1)
        if draft is None or draft.kind != "person":
            continue
        learn_title(draft, ensemble.reading.tokens[named.first - 1].text if named.first else "")
        for phrase in _beside(ensemble.reading, named, by_end, unheld):
            used.add(phrase.head)
            if phrase.role.kind != "title" or phrase.role.sectors:  # "Mr" says nothing but the gender
                ensemble.mention(draft, phrase.first, phrase.last, "description", "beside-name")
            learn(draft, phrase, ensemble.knowledge)
    return frozenset(used)


def _beside(reading: Reading, named: Named, by_end: dict[int, Described], phrases: Sequence[Described]) -> list[Described]:
    tokens = reading.tokens
    found = []
    before = by_end.get(named.first)
    if before is not None and before.plural and before.role.kind in {"person", "group"}:
        before = None  # "committed by rebels Kara said"
    if before is None and named.first > 1 and tokens[named.first - 1].text == ",":
        before = by_end.get(named.first - 1)
        if before is not None and (before.role.kind not in {"office", "title", "person"} or before.plural):
            before = None
    if before is not None and before.role.kind != "thing" and tokens[before.head].sentence == tokens[named.first].sentence:
        found.append(before)
    bare = [phrase for phrase in phrases if phrase.first == named.last and _is_set_bare(reading, named, phrase)]
    if bare:
        found += bare[:1]  # "Rami Kara director of the monitor"
    elif named.last < len(tokens) and tokens[named.last].text in {",", "("}:
        after = sorted((phrase for phrase in phrases if _set_after(reading, named, phrase)), key=lambda phrase: phrase.first)
        found += [phrase for phrase in after if phrase is after[0] or _goes_on_with(tokens, after[0], phrase)][1::-1]
    return found


def _goes_on_with(tokens: Sequence[Token], role: Described, phrase: Described) -> bool:
    """Whether somebody is a second thing as well: "chairman and chief executive officer"."""
    return phrase.first > role.last and tokens[phrase.first - 1].text == "and"


def _is_set_bare(reading: Reading, named: Named, phrase: Described) -> bool:
    """Whether a role that lost its comma follows a full name and goes on with "of" or "for": "Rami Kara director of"."""
    if named.last - named.first < 2 or phrase.plural or phrase.role.kind not in {"office", "title", "person"}:
        return False
    after = reading.tokens[phrase.last] if phrase.last < len(reading.tokens) else None
    return after is not None and after.text in {"of", "for"} and after.sentence == reading.tokens[named.first].sentence


def _set_after(reading: Reading, named: Named, phrase: Described) -> bool:
    tokens = reading.tokens
    last = named.last
    if last + 2 < len(tokens) and tokens[last + 1].tag == "CD" and tokens[last + 2].text == ",":
        last += 2  # "Rami Kara, 58, a former minister"
    if not last < phrase.first <= last + _APPOSITION or phrase.head > last + _APPOSITION:
        return False
    if phrase.role.kind not in {"office", "title", "person"} or phrase.plural or _tells(reading, phrase):
        return False
    between = tokens[last + 1 : phrase.first]
    if any(token.tag[:2] in {"VB", "MD", "WP", "IN"} or token.text in {",", ".", ";"} for token in between):
        return False
    return tokens[phrase.head].sentence == tokens[named.first].sentence


def _tells(reading: Reading, phrase: Described) -> bool:
    """Whether a phrase is the subject of the verb right behind it: "at a meeting with Kara, the source said"."""
    after = reading.tokens[phrase.last] if phrase.last < len(reading.tokens) else None
    head = reading.tokens[phrase.head]
    return after is not None and head.dep == "nsubj" and after.tag in {"VBD", "VBZ"} and head.head == after.index

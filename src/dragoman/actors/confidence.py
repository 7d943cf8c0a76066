"""How sure it is that a name means the row of the world table that it was linked to.

"President Barack Obama" -> 0.99; "the Nation" in a headline, ``out-nation`` -> 0.3. In: the drafts after people and bodies
were linked, the names of the report. Out: each linked draft's confidence; a draft whose surest name falls below ``THRESHOLD``
becomes a local actor that keeps the row as its candidate. The confidence says how often such links were right, not whether
this one is.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from dragoman.actors.among import is_among_places
from dragoman.actors.bodies import publisher_of
from dragoman.actors.drafts import Draft, Ensemble
from dragoman.actors.judging import AREAS, SPEECH
from dragoman.actors.knowledge import Knowledge, fold
from dragoman.actors.names import Named
from dragoman.actors.phrases import role_ending_at
from dragoman.lexicon.world import OfficeHeld, Role
from dragoman.model import Reading

__all__ = ["BASE", "THRESHOLD", "TRAITS", "WEIGHTS", "confidence_of", "doubt_links", "links_of", "traits_of"]

TRAITS = (
    "surname", "byname", "middle", "acronym", "word", "guarded", "outlet", "namesakes", "abroad", "home", "longer", "area",
    "title", "other title", "top", "given name", "shouted", "speaks", "idle", "publisher",
)  # fmt: skip
WEIGHTS = (
    -1.87, -0.90, 0.50, -0.49, -0.81, -1.27, -0.73, 0.69, -1.13, 0.31, -0.61, -1.72, 1.01, -0.54, 0.44, -1.95, -0.30, 0.41,
    -0.98, 1.81,
)  # fmt: skip
"""Log odds of each trait of a name; GUIDE.md there says what each is.

Source: fitted on the links of ``training/actors`` by ``training/actors/confidence.py``, which also tells how well.
"""
BASE = 3.60
THRESHOLD = 0.7
"""Below it a link is left undone. On the half of the links that the weights were fitted on, it is about where most is gained
when a wrong link costs as much as two right ones that are left out."""

_TOP = frozenset({"president", "prime minister", "king", "chancellor", "supreme leader", "emir", "secretary-general", "pope"})
_KUNYAS = frozenset({"abu", "abo", "umm"})
_JOINTS = frozenset({"al", "el", "de", "del", "der", "van", "von", "bin", "ibn", "da", "di", "du", "la", "le"})
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr", "mr.", "mrs.", "ms.", "dr.", "sir", "dame", "lord", "lady"})
_LONGEST_ACRONYM = 6


def doubt_links(ensemble: Ensemble, names: Sequence[Named], countries: Mapping[str, int]) -> None:
    """Give each draft of the world table its confidence, and make those in doubt local.

    Args:
        ensemble: The drafts, after people and bodies were linked.
        names: All names of the report.
        countries: How often the report names each country, by code.
    """
    best: dict[str, float] = {}
    seen = {(name.first, name.last) for name in ensemble.reading.names}
    for draft, named in list(links_of(ensemble, names)):
        likely = confidence_of(traits_of(ensemble, draft, named, countries))
        if likely < THRESHOLD and (named.first, named.last) not in seen and _is_guarded_word(ensemble.reading, draft, named):
            ensemble.forget(draft, named.first, named.last)  # "Time and again": only a guarded alias saw a name there
        else:
            best[draft.key] = max(best.get(draft.key, 0.0), likely)
    for key, confidence in best.items():
        draft = ensemble.drafts[key]
        draft.confidence = round(confidence, 2)
        if confidence < THRESHOLD:
            ensemble.demote(draft)


def links_of(ensemble: Ensemble, names: Sequence[Named]) -> Iterator[tuple[Draft, Named]]:
    """Yield the names that are linked to people, bodies and outlets of the world table, in text order."""
    linked = {place: draft for draft in ensemble.drafts.values() for place in draft.mentions}
    for named in names:
        draft = linked.get((named.first, named.last)) or linked.get((named.first + 1, named.last))
        if draft is not None and draft.known and draft.kind != "country" and draft.key not in ensemble.knowledge.world.own:
            yield draft, named


def _is_guarded_word(reading: Reading, draft: Draft, named: Named) -> bool:
    guarded = any(entry.id == draft.known and entry.guarded for entry in named.entries)
    return guarded and named.last - named.first == 1 and not reading.tokens[named.first].text.isupper()


def confidence_of(traits: Sequence[float]) -> float:
    """Return how likely a link with these traits is right, 0 to 1."""
    odds = BASE + sum(weight * trait for weight, trait in zip(WEIGHTS, traits, strict=True))
    return 1 / (1 + math.exp(-odds))


def traits_of(ensemble: Ensemble, draft: Draft, named: Named, countries: Mapping[str, int]) -> tuple[float, ...]:
    """Return what a linked name has of ``TRAITS``, each 0 or 1.

    Args:
        ensemble: Its report's drafts.
        draft: Whom it was linked to.
        named: The name.
        countries: How often the report names each country, by code.
    """
    reading, knowledge = ensemble.reading, ensemble.knowledge
    written = " ".join(reading.words(reading.span(named.first, named.last)).split())
    words = fold(written).split()
    plain = [word for word in words if word not in _JOINTS]
    mine = [entry for entry in named.entries if entry.id == draft.known]
    person, short = draft.kind == "person", len(plain) < 2
    alias = mine[0].units if mine else ()
    guarded = bool(mine) and mine[0].guarded
    speaks = _speaks(reading, named)
    country = _row_country(ensemble, draft.key)
    fits, misfits = _title(ensemble, draft, named) if person and short else (False, False)
    offices = knowledge.offices_on(draft.key, ensemble.day) if person else ()
    return tuple(
        map(
            float,
            (
                person and short and not mine,
                person and ((words[0] in _KUNYAS and len(words) == 2) or (short and bool(mine))),
                person and not short and not mine,
                not person and short and written.isupper() and len(written.replace(".", "")) <= _LONGEST_ACRONYM,
                not person and short and not written.isupper(),
                guarded,
                draft.key in knowledge.outlets and guarded,
                not person and len({entry.id for entry in named.entries}) > 1,
                country is not None and country not in countries,
                country is not None and countries.get(country, 0) == max(countries.values(), default=0) > 0,
                _is_longer(ensemble, named) and (short or guarded),
                _is_area(reading, knowledge, named) and (short or guarded),
                fits,
                misfits,
                person and short and any(_is_top(held) for held in offices),
                person and short and words[-1] in knowledge.given_names,
                _is_shouted(written, alias) or _opens(reading, named),
                speaks,
                guarded and len(words) == 1 and not written.isupper() and draft.key in knowledge.outlets and not speaks,
                draft.key in publisher_of(reading, knowledge),
            ),
        )
    )


def _row_country(ensemble: Ensemble, row: str) -> str | None:
    knowledge = ensemble.knowledge
    known = knowledge.people.get(row) or knowledge.organisations.get(row) or knowledge.outlets.get(row)
    return known.country if known else None


def _is_top(held: OfficeHeld) -> bool:
    return held.single and held.title in _TOP


def _is_longer(ensemble: Ensemble, named: Named) -> bool:
    """Whether a name is a piece of a longer one: "Face the Nation", "Atlantic City", "Vice President", "Kevin Johnson"."""
    reading, tokens = ensemble.reading, ensemble.reading.tokens
    sentence = reading.sentences[tokens[named.first].sentence]
    at = named.last
    if at + 1 < sentence.last and tokens[at].text in {"-", "–", "/", "&"}:
        at += 1
    if at < sentence.last and _goes_on(ensemble, at):
        role = role_ending_at(tokens, at, sentence.first, ensemble.knowledge)
        if role is None or role[0] < at:
            return True
    at = named.first - 1
    while at > sentence.first and tokens[at].text in {"the", "-", "–", "&"}:
        at -= 1
    return at >= sentence.first and _goes_on(ensemble, at) and _role_before(ensemble, named.first) is None


def _goes_on(ensemble: Ensemble, at: int) -> bool:
    token = ensemble.reading.tokens[at]
    return token.text[:1].isupper() and token.tag.startswith("NNP") and not ensemble.covered(at) and len(token.text) > 1


def _role_before(ensemble: Ensemble, first: int) -> Role | None:
    tokens = ensemble.reading.tokens
    lowest = ensemble.reading.sentences[tokens[first].sentence].first
    found = role_ending_at(tokens, first - 1, lowest, ensemble.knowledge) if first > lowest else None
    return found[1] if found is not None else None


def _title(ensemble: Ensemble, draft: Draft, named: Named) -> tuple[bool, bool]:
    """Whether the title before a surname is one of the known person's ("President Obama"), and whether it is another's."""
    role = _role_before(ensemble, named.first)
    if role is None or role.kind == "group" or role.role in _COURTESY:
        return False, False
    knowledge = ensemble.knowledge
    offices = knowledge.offices.get(draft.key, ())
    if any(role.role.rsplit(maxsplit=1)[-1] == held.title.rsplit(maxsplit=1)[-1] for held in offices):
        return True, False
    titles = {tuple(held.title.split()) for held in offices} | {tuple(held.title.split()[-1:]) for held in offices}
    sectors = {sector for title in titles if title in knowledge.roles for sector in knowledge.roles[title].sectors}
    return False, not (sectors | set(knowledge.people[draft.key].sectors)) & set(role.sectors)


def _is_area(reading: Reading, knowledge: Knowledge, named: Named) -> bool:
    """Whether a place stands there: "al-Baath city", "the town of Mayadeen", "Qabun and Tishreen in the north"."""
    tokens = reading.tokens
    if named.last < len(tokens) and tokens[named.last].text.casefold() in AREAS:
        return True
    if named.first > 1 and tokens[named.first - 1].text == "of" and tokens[named.first - 2].text.casefold() in AREAS:
        return True
    words = reading.words(reading.span(named.first, named.last))
    return is_among_places(reading, named) and bool(knowledge.world.gazetteer.places_named(words))


def _is_shouted(written: str, alias: tuple[str, ...]) -> bool:
    """Whether capitals alone make a word an alias that is written otherwise: "TIME", "COLUMBIA"."""
    return written.isupper() and len(written) > 2 and bool(alias) and not "".join(alias).isupper()


def _opens(reading: Reading, named: Named) -> bool:
    """Whether a single word has its capital from the start of its sentence."""
    return named.last - named.first == 1 and reading.sentences[reading.tokens[named.first].sentence].first == named.first


def _speaks(reading: Reading, named: Named) -> bool:
    """Whether somebody speaks or is told: "Abdah noted", "told Politico", "according to Reuters"."""
    token = reading.tokens[named.last - 1]
    head = reading.head(token)
    if token.dep in {"nsubj", "nsubjpass"} and head.lemma in SPEECH:
        return True
    if token.dep in {"dobj", "dative"} and head.lemma == "tell":
        return True
    return token.dep == "pobj" and head.text == "to" and reading.head(head).text.casefold() in {"according", "told"}

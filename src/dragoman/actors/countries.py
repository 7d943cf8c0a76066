"""Countries where they act: ``Ankara rejected``, ``Turkey's demand``, ``the Kremlin``, ``Russians``.

In: names, described phrases. Out: drafts of countries with mentions, and which names are places there. Whether a name acts is
``agency``'s to say.
"""

from collections.abc import Sequence

from dragoman.actors.agency import use_of_capital, use_of_country, use_of_metonym
from dragoman.actors.drafts import Ensemble
from dragoman.actors.knowledge import Entry
from dragoman.actors.names import Named
from dragoman.actors.phrases import Described
from dragoman.actors.things import MONEY
from dragoman.actors.toponyms import is_namesake
from dragoman.model import Reading
from dragoman.model.terms import MentionForm

__all__ = ["link_countries"]


def link_countries(
    ensemble: Ensemble, names: Sequence[Named], phrases: Sequence[Described], used: frozenset[int]
) -> frozenset[int]:
    """Make drafts of countries where they act; inside "US troops" the country is no mention of its own.

    Returns:
        First tokens of the names that are places there.
    """
    places: set[int] = set()
    ends = {named.last for named in names if named.seems == "place"}
    inside = {
        index
        for phrase in phrases
        if phrase.role.kind in {"group", "thing", "person"} and phrase.head not in used
        for index in range(phrase.first, phrase.head)
    }
    for named in names:
        if named.seems != "place" or not named.entries:
            continue
        entry = named.entries[0]
        if entry.kind in {"adjective", "people"}:
            if entry.kind == "people" and _is_ethnic(ensemble.reading, named):
                _link_people(ensemble, named, entry)
            elif entry.kind == "people" and _is_plural_people(ensemble.reading, named):
                ensemble.mention(ensemble.known(entry.id), named.first, named.last, "metonym", "people")
            continue
        if _is_compound_led(ensemble.reading, named.last) or _is_money(ensemble.reading, named.last):
            continue
        use, form = _use(ensemble.reading, named, entry)
        after = named.first - 1 in ends and ensemble.reading.tokens[named.first - 1].text == ","
        if after and not _listed(ensemble.reading, named):
            use = "location"  # "Tripoli, Lebanon", not "Egypt, Lebanon and"
        if use == "agent" and entry.kind == "country" and is_namesake(ensemble, named, names):
            use = "location"  # "Georgia" among American states
        if use == "location":
            places.add(named.first)
        elif not _modifies_body(ensemble, named, inside):
            ensemble.mention(ensemble.known(entry.id), named.first, named.last, form, f"{entry.kind}-acts")
    return frozenset(places)


def _is_compound_led(reading: Reading, last: int) -> bool:
    """Tell whether a name only forms an adjective: "US-led", "UN-sponsored"; "Turkey-based" and "Syria-wide" keep the place."""
    tokens = reading.tokens
    after = tokens[last + 1].text.casefold() if last + 1 < len(tokens) and tokens[last].text in {"-", "–"} else ""
    return after.endswith(("ed", "led")) and after not in {"based", "controlled"}


def _is_money(reading: Reading, last: int) -> bool:
    """Tell whether a name only says whose money is counted: "100 mln U.S. dlrs"."""
    return last < len(reading.tokens) and reading.tokens[last].text.casefold() in MONEY


def _listed(reading: Reading, named: Named) -> bool:
    """Whether a name stands in a list: a conjunct, or before "and"."""
    if reading.tokens[named.last - 1].dep == "conj":
        return True
    return named.last < len(reading.tokens) and reading.tokens[named.last].text in {"and", "or"}


def _use(reading: Reading, named: Named, entry: Entry) -> tuple[str, MentionForm]:
    if entry.kind == "country":
        return use_of_country(reading, named.first, named.last), "name"
    if entry.kind == "capital":
        return use_of_capital(reading, named.first, named.last), "metonym"
    return use_of_metonym(reading, named.first, named.last), "metonym"


def _is_plural_people(reading: Reading, named: Named) -> bool:
    token = reading.tokens[named.last - 1]
    return token.tag in {"NNPS", "NNS"} or (token.text.endswith("s") and token.tag == "NNP")


def _is_ethnic(reading: Reading, named: Named) -> bool:
    return named.first > 0 and reading.tokens[named.first - 1].text.casefold() == "ethnic" and _is_plural_people(reading, named)


def _link_people(ensemble: Ensemble, named: Named, entry: Entry) -> None:
    """Link those who are of a country's people and live in another: "ethnic Albanians"."""
    words = ensemble.reading.words(ensemble.reading.span(named.first - 1, named.last))
    draft = ensemble.local(f"group:ethnic/{entry.id}", " ".join(words.split()), "group")
    draft.sectors, draft.plural = ("CVL",), True
    ensemble.mention(draft, named.first - 1, named.last, "name", "people")


def _modifies_body(ensemble: Ensemble, named: Named, inside: set[int]) -> bool:
    """Whether the name stands inside a longer mention ("US forces") and does not own it ("Turkey's president")."""
    tokens = ensemble.reading.tokens
    owns = named.last < len(tokens) and tokens[named.last].tag == "POS"
    return named.first in inside and not owns

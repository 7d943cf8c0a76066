"""Groups, forces and unnamed people: ``US troops``, ``Syrian rebels``, ``the Turkish foreign minister``, ``a senior official``.

In: described phrases, the country that the report is about. Out: drafts with mentions. A country absorbs its government, its
forces are one body, an office is its holder's on the report's day; other groups are told apart by country, people, owner and
kind.
"""

from collections.abc import Sequence

from dragoman.actors.drafts import Draft, Ensemble
from dragoman.actors.knowledge import fold
from dragoman.actors.learning import learn
from dragoman.actors.matters import says_what
from dragoman.actors.phrases import PEOPLES, Described
from dragoman.lexicon.world import Organisation
from dragoman.model import Reading
from dragoman.model.terms import MentionForm

__all__ = ["link_phrases", "refers_back"]

_GOVERNMENT = frozenset({"government", "regime", "administration", "state", "cabinet", "leadership"})
_FORCES = frozenset({"force", "troop", "soldier", "army", "military", "armed force", "serviceman", "personnel", "infantry"})
_GENERIC = frozenset({
    "group", "organisation", "organization", "movement", "party", "militia", "force", "alliance", "body", "agency",
    "company", "union", "faction", "outfit", "network", "institution", "charity", "watchdog", "monitor", "bloc",
    "newspaper", "channel", "broadcaster",
})  # fmt: skip
"""Nouns that mean a body named before rather than one of their own."""


_CREEDS = {
    "islamist": "creed", "jihadist": "creed", "jihadi": "creed", "salafist": "creed", "takfiri": "creed",
    "militant": "creed", "extremist": "creed", "mujahideen": "creed", "terrorist": "terror",
}  # fmt: skip
"""What parts fighters from the rebels of a report; who is called a terrorist depends on who speaks."""

_MEMBERS = frozenset({
    "fighter", "militant", "jihadist", "jihadi", "insurgent", "gunman", "rebel", "terrorist", "guerrilla", "sniper",
    "militiaman", "extremist",
})  # fmt: skip
"""Those who, of an armed body and not counted or picked out, are that body: "Taliban fighters"."""

_ALLIED = frozenset({"coalition", "alliance"})
_CALLED = frozenset({"group", "organisation", "organization", "movement", "outfit", "faction"})
_MEDIA = frozenset({"agency", "newspaper", "paper", "daily", "channel", "website", "broadcaster", "network", "television"})
_DEFINITE = frozenset({"the", "these", "those", "this", "that"})
_MOST = 3  # mentions of the country that a report is about
_SIDES = frozenset({"REB", "OPP", "CVL", "REF", "UAF", "PRM"})
_FIGHTING = frozenset({"REB", "OPP", "MIL", "PRM", "UAF", "COP"})
_FOREIGN = frozenset({
    "foreign", "western", "international", "global", "world", "european", "arab", "aid", "humanitarian", "regional",
})  # fmt: skip


def refers_back(reading: Reading, phrase: Described) -> bool:
    """Tell whether a phrase may mean a body named before: "the group", "the Palestinian resistance group", not "the rebels"."""
    return (
        phrase.definite in {"the", "this", "that"} and reading.tokens[phrase.head].tag in {"NN", "NNP"} and phrase.entry is None
    )


def link_phrases(ensemble: Ensemble, phrases: Sequence[Described], used: frozenset[int], home: str | None) -> None:
    """Make drafts of the groups, bodies and unnamed people that phrases describe.

    Args:
        ensemble: Where the drafts go.
        phrases: All phrases that role words head.
        used: Heads of the phrases that describe somebody named.
        home: Code of the country that the report is about; groups without a country belong there.
    """
    for phrase in sorted(phrases, key=lambda phrase: phrase.first):
        if ensemble.reading.tokens[phrase.head].dep == "amod":
            continue  # "a local Islamist group": the group is what acts
        if phrase.head in used or phrase.role.kind in {"modifier", "thing"} or ensemble.covered(phrase.head):
            continue
        watcher = _watcher(ensemble, phrase)
        if watcher is not None:
            ensemble.mention(watcher, phrase.first, phrase.last, "description", "watcher")
            continue
        if says_what(ensemble.reading, phrase):
            continue
        if phrase.role.kind in {"office", "title"} and not phrase.plural:
            _link_office(ensemble, phrase)
        elif _body_of_country(ensemble, phrase):
            _link_body(ensemble, phrase)
        elif phrase.plural or phrase.role.kind == "group":
            _link_group(ensemble, phrase, home)
        else:
            _link_unnamed(ensemble, phrase)


def _watcher(ensemble: Ensemble, phrase: Described) -> Draft | None:
    """The one body of the report that watches: "a monitoring group said", then "the Syrian Observatory for Human Rights"."""
    if phrase.role.role not in _WATCHERS or phrase.entry is not None or ensemble.reading.tokens[phrase.head].tag == "NNS":
        return None
    found = [
        draft
        for draft in ensemble.drafts.values()
        if draft.known and "NGO" in draft.sectors and _WATCHING & set(fold(draft.name).split())
    ]
    return found[0] if len(found) == 1 and phrase.country in {None, found[0].country} else None


_WATCHERS = frozenset({"monitor", "monitoring group", "war monitor", "monitoring organisation", "monitoring organization"})
_WATCHING = frozenset({"observatory", "monitor", "monitoring", "watch", "network", "documentation"})


def _link_office(ensemble: Ensemble, phrase: Described) -> None:
    of = phrase.country or (phrase.entry.id if phrase.entry else None)
    titles = (phrase.role.role, _words(ensemble.reading, phrase))
    holder = ensemble.knowledge.holder(titles, of, ensemble.day) if of and phrase.definite not in {"a", "an"} else None
    if holder and ensemble.day is not None and phrase.role.single:
        ensemble.mention(ensemble.known(holder), phrase.first, phrase.last, "title", "office-holder")
    else:
        _link_unnamed(ensemble, phrase)


def _link_body(ensemble: Ensemble, phrase: Described) -> None:
    body = _body_of_country(ensemble, phrase)
    if body:
        ensemble.mention(ensemble.known(body), phrase.first, phrase.last, "name", "body-of-country")


def _body_of_country(ensemble: Ensemble, phrase: Described) -> str | None:
    """The one body of a country whose name holds the role's telling word: foreign ministry -> Ministry of Foreign Affairs."""
    if phrase.country is None:
        return None
    words = phrase.role.role.split()
    kinds = {
        "ministry": "ministry",
        "department": "ministry",
        "parliament": "parliament",
        "police": "police",
        "army": "military",
    }
    kind = kinds.get(words[-1])
    bodies = ensemble.knowledge.bodies.get((phrase.country, kind), ()) if kind else ()
    if len(words) > 1:
        stem = fold(words[0])[:5]
        bodies = tuple(body for body in bodies if stem in fold(ensemble.knowledge.organisations[body].name))
    return bodies[0] if len(bodies) == 1 else None


def _link_group(ensemble: Ensemble, phrase: Described, home: str | None) -> None:
    knowledge, head = ensemble.knowledge, fold(phrase.role.role).removesuffix("s")
    owner = knowledge.people.get(phrase.entry.id) if phrase.entry else None
    country = phrase.country or (owner.country if owner else None) or _owner_country(ensemble, phrase)
    own = bool(set(phrase.peoples) & PEOPLES or set(phrase.modifiers) & {"OPP", "REB"})
    if head in _GOVERNMENT and country and not own:  # "the Kurdish administration in Syria" is not Syria
        ensemble.mention(ensemble.known(country), phrase.first, phrase.last, "metonym", "government")
        return
    modified = bool(phrase.country or phrase.entry or phrase.peoples or phrase.region)
    sectors = phrase.sectors
    if home and not modified and not country and _is_of_home(ensemble.reading, phrase, head):
        draft = ensemble.known(home) if head == "regime" else _forces(ensemble, home)
        ensemble.mention(draft, phrase.first, phrase.last, "description", "home")
        return
    if head in {"government", "administration"} and not modified and not country:
        governed = _governed(ensemble, phrase, head, home)
        if governed is not None:
            ensemble.mention(governed, phrase.first, phrase.last, "description", "home")
            return
    body = phrase.entry and knowledge.organisations.get(phrase.entry.id)
    outlet = phrase.entry and knowledge.outlets.get(phrase.entry.id)
    if outlet and head.rsplit(maxsplit=1)[-1] in _MEDIA and ensemble.reading.tokens[phrase.head].tag in {"NN", "NNP"}:
        draft = ensemble.known(outlet.id)  # "SANA state news agency"
    elif body and head.rsplit(maxsplit=1)[-1] in _CALLED and ensemble.reading.tokens[phrase.head].tag in {"NN", "NNP"}:
        draft = ensemble.known(body.id)  # "the so-called Islamic State terrorist group"
    elif (
        head in _FORCES
        and country
        and not phrase.peoples
        and (not sectors or "MIL" in sectors or "UAF" in sectors)
        and not body
    ):
        draft = _forces(ensemble, country)
    elif body and ((head in _FORCES and not phrase.peoples) or _are_members(ensemble, phrase, body)):
        draft = ensemble.known(body.id)
        draft.plural = draft.plural or phrase.plural  # "they" may mean it
    else:
        draft = _group(ensemble, phrase, country, sectors)
        learn(draft, phrase, knowledge)
        if draft.country is None and not draft.known and home and _is_local(ensemble.reading, phrase, sectors):
            draft.country = home
    counted = _is_counted(ensemble.reading, phrase)
    side = bool({"REB", "OPP"} & set(sectors)) and phrase.definite not in {"a", "an"}
    form: MentionForm = "name" if (modified or side) and not counted else "description"
    ensemble.mention(draft, phrase.first, phrase.last, form, "group")


def _governed(ensemble: Ensemble, phrase: Described, head: str, home: str | None) -> Draft | None:
    """The country whose government "the government" is: the only one that acts, or the one that most is said of."""
    singular = ensemble.reading.tokens[phrase.head].tag in {"NN", "NNP"}
    owned = phrase.first > 0 and ensemble.reading.tokens[phrase.first - 1].tag in {"PRP$", "POS"}
    if owned or phrase.definite not in {"the", ""} or not singular or phrase.last - phrase.first > 1:
        return None  # "his government" is his country's, whichever that is
    counts = sorted(
        ((len(draft.mentions), draft.key) for draft in ensemble.drafts.values() if draft.kind == "country" and draft.mentions),
        reverse=True,
    )
    clear = len(counts) == 1 or (len(counts) > 1 and counts[0][0] >= max(_MOST, 2 * counts[1][0]))
    code = counts[0][1] if clear else home
    if code is None or (head == "administration" and code != "USA"):
        return None
    return ensemble.known(code)


def _is_of_home(reading: Reading, phrase: Described, head: str) -> bool:
    """Whether a phrase means the regime or the forces of the report's country: "the regime", "government troops"."""
    words = {reading.tokens[index].text.casefold() for index in range(phrase.first, phrase.head)}
    if head == "regime":
        return phrase.definite == "the" and not words
    return head.rsplit(maxsplit=1)[-1] in _FORCES and (words <= {"government", "regime", "state"} and bool(words))


def _owner_country(ensemble: Ensemble, phrase: Described) -> str | None:
    """The country of the person whose surname stands in the phrase: "the Kara administration"."""
    for index in range(phrase.first, phrase.head):
        draft = ensemble.at(index)
        if draft is not None and draft.kind == "person" and draft.known:
            return draft.country
    return None


def _forces(ensemble: Ensemble, country: str) -> Draft:
    bodies = ensemble.knowledge.bodies.get((country, "military"), ())
    names = {body: fold(ensemble.knowledge.organisations[body].name) for body in bodies}
    whole = [
        body
        for body, name in names.items()
        if "armed forces" in name or name.endswith(("military", "defence forces", "defense forces"))
    ]
    armies = [body for body, name in names.items() if name.endswith(" army")]
    if whole or len(armies) == 1:
        return ensemble.known((whole or armies)[0])
    draft = ensemble.local(f"forces:{country}", f"{ensemble.knowledge.countries[country].name} armed forces", "organization")
    draft.country, draft.sectors, draft.plural = country, ("MIL",), True
    draft.words |= {"force", "army", "military"}
    return draft


def _group(ensemble: Ensemble, phrase: Described, country: str | None, sectors: tuple[str, ...]) -> Draft:
    """The draft of a group: its country, peoples, owner and sectors tell it from others; a bare one is the last fuller one."""
    owner = phrase.entry.id if phrase.entry else phrase.region[0] if phrase.region else ""
    family = _family(ensemble.reading, phrase, sectors)
    counted = _is_counted(ensemble.reading, phrase)
    if not (country or phrase.peoples or owner or counted or _is_narrowed(phrase)) and phrase.definite not in {"a", "an"}:
        meant = "REB" if phrase.definite == "the" and phrase.role.role == "fighters" else f"/{family}"  # rebels or militants
        for draft in reversed(list(ensemble.drafts.values())):
            told = fold(phrase.role.role) in draft.words or meant == "REB"
            if "CVL" in sectors and phrase.definite not in _DEFINITE and draft.key != f"group:///{family}":
                continue  # "two million people" and "people" anywhere
            if draft.kind == "group" and draft.key.endswith(meant) and told:
                return draft
    key = f"group:{country or ''}/{'-'.join(phrase.peoples)}/{owner}/{family}"
    if owner and not counted and family.startswith("foreign-") and f"group:///{family}" in ensemble.drafts:
        key = f"group:///{family}"  # "foreign fighters", later "foreign Isis fighters"
    if counted:
        key = f"{key}/{fold(_words(ensemble.reading, phrase))}"  # "39 people" and "two million people" are others
    draft = ensemble.local(key, _words(ensemble.reading, phrase), "group")
    draft.country = draft.country or country
    draft.plural = True
    draft.words |= {fold(phrase.role.role)}
    return draft


def _are_members(ensemble: Ensemble, phrase: Described, body: Organisation) -> bool:
    """Whether a phrase means an armed body by its fighters, all that stands before them being its name."""
    role = phrase.role.role.split()
    if body.kind != "armed_group" or phrase.role.role.removesuffix("s") not in _MEMBERS or phrase.definite in {"a", "an"}:
        return False
    before = range(phrase.first, phrase.last - len(role))
    words = [index for index in before if ensemble.reading.tokens[index].text.casefold() not in {"group", "-"}]
    drafts = [ensemble.at(index) for index in words]
    return bool(drafts) and all(draft is not None and draft.known == body.id for draft in drafts)


def _family(reading: Reading, phrase: Described, sectors: tuple[str, ...]) -> str:
    """What kind of group it is: those who fight by side and creed, others by noun and number; "foreign" parts either."""
    head, role = reading.tokens[phrase.head], fold(phrase.role.role)
    words = {reading.tokens[index].text.casefold() for index in range(phrase.first, phrase.last)}
    singular = head.tag in {"NN", "NNP"}
    if sectors and sectors[0] in _FIGHTING and not (singular and role in _ALLIED):
        creeds = {_CREEDS[stem] for word in words if sectors[0] == "REB" and (stem := word.removesuffix("s")) in _CREEDS}
        family = "-".join([*sorted(creeds), sectors[0]])
    else:
        family = role if singular or (phrase.role.kind == "group" and role.endswith("s")) else f"{role}s"
    return "-".join([*sorted(words & _FOREIGN), family])


def _is_narrowed(phrase: Described) -> bool:
    """Whether words before the role word say which of such groups is meant: "opposition fighters" are not the Kurdish ones."""
    return phrase.last - phrase.first > len(phrase.role.role.split())


def _is_counted(reading: Reading, phrase: Described) -> bool:
    return any(reading.tokens[index].tag == "CD" for index in range(phrase.first, phrase.head))


def _is_local(reading: Reading, phrase: Described, sectors: tuple[str, ...]) -> bool:
    words = {reading.tokens[index].text.casefold() for index in range(phrase.first, phrase.last)}
    return bool(set(sectors) & _SIDES) and not words & _FOREIGN and not phrase.entry


def _link_unnamed(ensemble: Ensemble, phrase: Described) -> None:
    """Somebody unnamed: a definite phrase is the last of its kind, an indefinite one is new."""
    words = _words(ensemble.reading, phrase)
    key = f"unnamed:{_owner(phrase)}/{fold(phrase.role.role)}"
    if phrase.definite in {"a", "an", "another", "one"}:
        key += f"/{phrase.first}"
    elif phrase.country is None and phrase.entry is None and phrase.region is None:
        return
    draft = ensemble.local(key, words, "person" if phrase.role.kind in {"person", "office", "title"} else "group")
    learn(draft, phrase, ensemble.knowledge)
    ensemble.mention(draft, phrase.first, phrase.last, "description", "unnamed")


def _owner(phrase: Described) -> str:
    region = phrase.region[0] if phrase.region else ""
    return f"{phrase.country or ''}{'-'.join(phrase.peoples)}{phrase.entry.id if phrase.entry else region}"


def _words(reading: Reading, phrase: Described) -> str:
    return " ".join(reading.words(reading.span(phrase.first, phrase.last)).split())

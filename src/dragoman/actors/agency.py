"""Whether a country's or a capital's name stands for its government or for the place: ``Ankara said`` against ``in Ankara``.

In: a reading and the tokens of the name. Out: ``agent`` or ``location``. Counted on the joint set (330 names): subjects act,
what follows "in" is a place; what owns a border or a future is a place, what owns a minister or a demand acts.
"""

from dragoman.model import Reading, Token
from dragoman.model.terms import PlaceUse

__all__ = ["use_of_capital", "use_of_country", "use_of_metonym"]

_PLACE_PREPS = frozenset({
    "in", "inside", "into", "at", "near", "across", "around", "outside", "throughout", "within", "through", "via", "along",
    "over", "beyond", "off", "above", "under", "toward", "onto", "amid",
})  # fmt: skip
_PLACE_OWNED = frozenset({
    "border", "frontier", "future", "war", "conflict", "north", "south", "east", "west", "coast", "city", "capital",
    "region", "territory", "population", "people", "town", "village", "province", "crisis", "history", "neighbour",
    "neighbor", "airspace", "part", "side", "area", "soil", "desert", "economy", "land", "reconstruction", "revolution",
    "uprising", "civil", "state",
})  # fmt: skip
_PLACE_COMPOUND = frozenset({
    "envoy", "talk", "process", "conference", "border", "war", "conflict", "crisis", "policy", "agreement", "campaign",
    "peace", "question", "file", "refugee", "correspondent", "suburb", "airport", "street", "province", "governorate",
    "office", "bureau", "university", "visit", "trip", "summit", "meeting",
})  # fmt: skip
_PLACE_VERBS = frozenset({
    "leave", "enter", "visit", "reach", "flee", "control", "invade", "cross", "divide", "quit", "destroy", "rebuild",
    "bomb", "retake", "capture", "seize", "liberate", "tour", "occupy", "besiege", "shell", "hold", "recapture",
    "stabilise", "stabilize", "devastate", "ravage", "carve",
})  # fmt: skip
_STILL_VERBS = frozenset({"fall", "lie", "sit", "stand", "witness", "burn", "boast"})
_MOVING = frozenset({
    "flee", "withdraw", "return", "come", "arrive", "travel", "pull", "leave", "drive", "expel", "retreat", "deport",
    "smuggle", "fly", "escape", "evacuate", "emerge", "operate", "fire", "launch", "export", "import", "withdrawal",
    "refugee", "exit", "troop", "mile", "kilometre", "km", "migrant", "away", "fighter", "evacuation", "departure", "far",
    "civilian", "people", "force", "remove", "oust", "disappear", "move", "transfer", "redeploy",
})  # fmt: skip
_AGENT_OF = frozenset({
    "criticism", "support", "role", "might", "behalf", "influence", "government", "demand", "leader", "president", "ally",
    "accusation", "condemnation",
})  # fmt: skip
_AGENT_TO = frozenset({
    "say", "tell", "give", "sell", "send", "hand", "present", "belong", "appeal", "message", "loyal", "according", "threat",
    "ally", "turn", "respond",
})  # fmt: skip


def use_of_country(reading: Reading, first: int, last: int) -> PlaceUse:
    """Say whether a country's name acts; where nothing tells, it does."""
    return "location" if _is_place(reading, _head(reading, first, last), last) else "agent"


def use_of_capital(reading: Reading, first: int, last: int) -> PlaceUse:
    """Say whether a capital's name stands for the government; where nothing tells, it is the city."""
    token = _head(reading, first, last)
    top = _first_conjunct(reading, token)
    verb = reading.head(top)
    if _is_place(reading, token, last):
        return "location"
    if top.dep == "nsubj":
        return "location" if verb.lemma in _STILL_VERBS else "agent"
    if top.dep == "nsubjpass" or top.dep in {"dobj", "dative"}:
        return "agent" if verb.lemma in _TOWARDS else "location"
    if top.dep == "poss":
        return "agent"
    if top.dep in {"compound", "nmod"}:
        return "agent" if verb.lemma.casefold() in _SAID_OR_DONE else "location"
    if top.dep == "pobj":
        return "agent" if verb.text.casefold() in _PARTY_PREPS or _bears_on(reading, verb) else "location"
    return "location"


def _bears_on(reading: Reading, prep: Token) -> bool:
    """Tell whether a preposition names who is under pressure: "sanctions on Tehran"."""
    return prep.text.casefold() in {"on", "upon"} and reading.head(prep).lemma.casefold() in _BEARING


def use_of_metonym(reading: Reading, first: int, last: int) -> PlaceUse:
    """Say whether a seat of government (the Kremlin) acts: always, but where something is in, at or outside it."""
    token = _first_conjunct(reading, _head(reading, first, last))
    near = token.dep == "pobj" and reading.head(token).text.casefold() in {"in", "at", "inside", "outside", "near", "into"}
    return "location" if near else "agent"


_TOWARDS = frozenset({
    "accuse", "urge", "tell", "ask", "warn", "blame", "criticise", "criticize", "condemn", "inform", "persuade", "convince",
    "pressure", "force", "push", "threaten", "anger", "infuriate", "alarm", "worry", "support", "back", "help", "want",
    "expect", "oblige", "call", "embarrass", "isolate", "appease", "consult", "join", "stop", "confront", "punish", "deter",
    "contain", "reassure", "counter", "provoke", "sanction",
})  # fmt: skip
_SAID_OR_DONE = frozenset({
    "promise", "decision", "demand", "offer", "pledge", "refusal", "proposal", "statement", "claim", "denial", "threat",
    "warning", "response", "rejection", "insistence", "leadership", "regime", "official", "authority", "minister",
})  # fmt: skip
"""What a government says or does, or who it is: "despite Kelm promises of a truce"."""
_PARTY_PREPS = frozenset({"by", "with", "between", "against", "for", "from"})
_BEARING = frozenset({"pressure", "sanction", "embargo", "influence", "leverage", "curb", "penalty"})


def _head(reading: Reading, first: int, last: int) -> Token:
    for index in range(last - 1, first - 1, -1):
        if not first <= reading.tokens[index].head < last:
            return reading.tokens[index]
    return reading.tokens[last - 1]


def _first_conjunct(reading: Reading, token: Token) -> Token:
    while token.dep == "conj" and token.head < token.index and reading.head(token).pos in {"PROPN", "NOUN"}:
        token = reading.head(token)
    return token


def _is_place(reading: Reading, token: Token, last: int) -> bool:
    top = _first_conjunct(reading, token)
    head = reading.head(top)
    after = reading.tokens[last] if last < len(reading.tokens) else None
    if after is not None and after.text == "-" and last + 1 < len(reading.tokens):
        return reading.tokens[last + 1].text.casefold() in {"based", "wide", "born", "held", "controlled", "bound"}
    if top is not token and top.pos != "PROPN":
        return head.dep == "prep" and head.text.casefold() in _PLACE_PREPS
    if top.dep == "poss":
        return head.lemma.casefold() in _PLACE_OWNED
    if top.dep in {"compound", "nmod", "amod"}:
        return head.lemma.casefold() in _PLACE_COMPOUND
    if top.dep == "dobj":
        return head.lemma in _PLACE_VERBS
    return top.dep == "pobj" and _follows_place_prep(reading, head)


def _follows_place_prep(reading: Reading, prep: Token) -> bool:
    word, above = prep.text.casefold(), reading.head(prep)
    if word in _PLACE_PREPS:
        return True
    if word in {"to", "towards"}:
        return above.lemma not in _AGENT_TO
    if word == "from":
        return above.lemma.casefold() in _MOVING
    if word == "of":
        return above.lemma.casefold() not in _AGENT_OF
    if word in {"with", "on"}:
        before = reading.tokens[prep.index - 1].lemma if prep.index else ""
        return bool({above.lemma, before} & {"border", "frontier"})
    if word == "for":
        return above.lemma in {"envoy", "future", "plan", "settlement", "solution", "constitution", "leave", "depart", "peace"}
    return word not in {
        "by",
        "with",
        "between",
        "against",
        "than",
        "on",
        "like",
        "including",
        "as",
        "without",
        "among",
        "about",
    }

"""Nouns that end the names of things, which act on nobody: ``the Clean Power Plan``, ``Marl Fever``, ``the U.S. Dollar``.

In: the words of a name in small letters. Out: whether a thing bears it.
"""

from collections.abc import Sequence

__all__ = ["ALWAYS_THINGS", "CRAFT", "MONEY", "THINGS", "is_money"]

THINGS = frozenset({
    "act", "amendment", "bill", "law", "plan", "agreement", "accord", "accords", "treaty", "pact", "deal", "protocol",
    "constitution", "award", "prize", "medal", "cup", "championship", "operation", "offensive", "process", "day",
    "night", "week", "season", "war", "battle", "crisis", "revolution", "uprising", "show", "story", "book",
    "film", "song", "album", "speech", "address", "list", "index", "style", "edition", "series", "attack", "attacks", "strike",
    "level", "scheme", "doctrine", "strategy", "strikes", "airstrike", "airstrikes", "rocket", "bomb", "blast", "storm",
    "hurricane", "syndrome", "disease", "virus", "fever", "flu", "influenza", "vaccine", "election", "primary", "referendum",
    "festival", "tournament", "marathon", "concert", "exhibition", "olympics", "games", "carnival", "parade", "biennale",
    "resolution", "directive", "regulation", "charter", "ordinance", "statute", "decree", "code", "memorandum",
    "declaration", "manifesto", "certificate", "visa", "passport", "rifle", "pistol", "missile", "torpedo", "helicopter",
    "airliner", "locomotive", "smartphone", "laptop", "console", "software", "cake", "pie", "soup",
    "sauce", "salad", "cookies", "cheese", "pudding", "sandwich", "burger", "pizza", "beer", "wine", "whisky", "vodka", "novel",
    "memoir", "poem", "symphony", "concerto", "sonata", "opera", "painting", "sculpture", "statue", "monument", "memorial",
    "anniversary", "epidemic", "pandemic", "earthquake", "tsunami", "cyclone", "typhoon", "comet", "genome", "protein",
    "antibody", "theorem", "hypothesis", "algorithm", "language", "century", "era", "rate",
})  # fmt: skip
"""Laws, prizes, operations, feasts, votes, diseases, dishes, works, weapons, machines, weather, headlines on attacks."""

MONEY = frozenset({
    "dollar", "dollars", "dlr", "dlrs", "cent", "cents", "cts", "franc", "francs", "pound", "pounds", "sterling", "mark",
    "marks", "yen", "peso", "pesos", "ruble", "rubles", "rouble", "roubles", "rupee", "rupees", "lira", "liras", "krona",
    "kronor", "krone", "kroner", "dinar", "dinars", "riyal", "riyals", "rial", "rials", "yuan", "won", "ringgit", "baht",
    "euro", "euros", "currency", "stg",
})  # fmt: skip
ALWAYS_THINGS = frozenset({
    "election", "meeting", "hearing", "act", "bill", "plan", "festival", "awards", "award", "ceremony", "treaty", "agreement",
    "accord", "resolution", "directive", "amendment", "protocol",
})  # fmt: skip
"""Things even where a body's word stands before them: "the School Board Election"."""
_NAMES_TOO = frozenset({"mark", "marks", "won", "pound", "cent", "euro", "peso", "franc", "real", "rand", "sterling"})


CRAFT = frozenset({
    "ferry", "ship", "vessel", "tanker", "frigate", "destroyer", "submarine", "yacht", "trawler", "freighter", "cruiser",
    "warship", "steamer", "icebreaker", "spacecraft", "spaceship", "satellite", "rocket", "probe", "film", "movie", "novel",
    "album", "song", "musical", "opera", "sitcom", "drug", "medicine",
})  # fmt: skip
"""What stands before the name of a ship or a work: "the ferry Marl of Lune"."""


def is_money(words: Sequence[str]) -> bool:
    """Tell whether a name is that of a currency."""
    return len(words) > 1 and words[-1] in MONEY - _NAMES_TOO

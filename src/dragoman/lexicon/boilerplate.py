"""Boilerplate rules: what in a news text is not the report's own words, as rows of ``en/boilerplate.tsv``.

Example: a line "Get the Harbour Post app on your smartphone:" at the end of a text is an advert, and names the publisher.

A row says where its pattern may match (``front``, ``back``, ``inside``), how it is anchored (``kind``), why the words are not
the report's, and what they give away: the publisher, the date, the agency, the headline or the address. Patterns name their
parts (``{date}``, ``{name}``) from ``en/boilerplate_parts.tsv``; ``{agency}`` stands for every tag of ``en/agencies.tsv``. The
cutting itself is done in the ingest room.
"""

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from dragoman.lexicon.tables import Row, read_table
from dragoman.model.terms import AsideReason, RemovedReason

__all__ = ["Agency", "BoilerplateRule", "BoilerplateRules", "Evidence", "RuleKind", "load_boilerplate"]

RuleKind = Literal["line", "block", "head", "headline", "tail", "opener", "part", "dateline"]
Evidence = Literal["publisher", "date", "agency", "title", "url", "none"]
Place = Literal["front", "back", "inside"]

_RULE_COLUMNS = ("name", "where", "kind", "pattern", "reason", "aside", "evidence", "names", "example")
_PART_COLUMNS = ("name", "pattern", "example")
_AGENCY_COLUMNS = ("name", "tags", "example")
_WORD_COLUMNS = ("word", "example")

# A tail follows the end of a sentence, or opens a line; without that, words of a sentence would be cut out of it. The point of
# an abbreviation ends no sentence ("talks with Gen. Ana Holm"), nor does that of a number in a list.
_ABBREVIATIONS = ("Mr", "Dr", "Ms", "St", "Mrs", "Gen", "Sen", "Gov", "Rep", "Col", "Lt", "Sgt", "Maj", "Prof", "Rev", "vs")
_SENTENCE_END = (
    "(?:(?<=[.!?…:”\"’')\\]])(?<![A-Z]\\.)(?<!\\n\\d\\.)(?<!\\n\\d\\d\\.)(?<!\\n\\d\\d\\d\\.)"
    + "".join(rf"(?<!\b{word}\.)" for word in _ABBREVIATIONS)
    + r"(?:\s+|(?=[–—-]))|(?:\A|\n)\s*)"
)


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency and the tags that credit lines and datelines use for it."""

    name: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplateRule:
    """One rule.

    Attributes:
        name: Its name, as reports state it.
        where: Where it may match: at the ``front`` or ``back`` of a text, or ``inside`` it.
        kind: ``line`` and ``block`` match a whole line or paragraph; ``head`` the start of the text, ``tail`` its end after a
            sentence; ``headline`` what parts a headline from the body; ``opener`` a heading after which only links follow;
            ``part`` words anywhere; ``dateline`` is read for its evidence and never cut.
        pattern: Compiled; a group named like the evidence holds what it gives away.
        reason: Why the words are cut at an end; None for rules that only mark or read.
        aside: Why they are read past inside the text; None for rules of the ends.
        evidence: What the words give away.
        names: The agency that they name when no tag says so (its house style).
    """

    name: str
    where: frozenset[Place]
    kind: RuleKind
    pattern: re.Pattern[str]
    reason: RemovedReason | None
    aside: AsideReason | None
    evidence: Evidence
    names: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerplateRules:
    """All rules of one language.

    Attributes:
        rules: In order; the first that matches decides.
        agencies: News agencies.
        generic_names: Words that name no publisher by themselves (``free``, ``weekly``), in lower case.
    """

    rules: tuple[BoilerplateRule, ...]
    agencies: tuple[Agency, ...]
    generic_names: frozenset[str]

    def at(self, place: Place, *kinds: RuleKind) -> tuple[BoilerplateRule, ...]:
        """Return the rules of some kinds that may match at a place."""
        return tuple(rule for rule in self.rules if place in rule.where and rule.kind in kinds)

    def agency_in(self, words: str) -> str | None:
        """Return the name of the first agency whose tag stands in some words."""
        places = []
        for agency in self.agencies:
            for tag in agency.tags:
                found = re.search(rf"(?<!\w){re.escape(tag)}(?!\w)", words)
                if found:
                    places.append((found.start(), -len(tag), agency.name))
        return min(places)[2] if places else None


def load_boilerplate(language: str = "en") -> BoilerplateRules:
    """Read the boilerplate rules of a language.

    Raises:
        LexiconError: When a row has an unknown name, a pattern that does not compile, or an example that its pattern misses.
    """
    agencies = tuple(
        Agency(row.needed("name"), row.list("tags")) for row in read_table(f"{language}/agencies.tsv", _AGENCY_COLUMNS).rows
    )
    tags = sorted((tag for agency in agencies for tag in agency.tags), key=len, reverse=True)
    parts = {"agency": "(?:" + "|".join(map(re.escape, tags)) + ")"}
    for row in read_table(f"{language}/boilerplate_parts.tsv", _PART_COLUMNS).rows:
        parts[row.needed("name")] = _fill(row.needed("pattern"), parts)
    return BoilerplateRules(
        rules=tuple(_rule(row, parts) for row in read_table(f"{language}/boilerplate.tsv", _RULE_COLUMNS).rows),
        agencies=agencies,
        generic_names=frozenset(
            row.needed("word").casefold() for row in read_table(f"{language}/generic_names.tsv", _WORD_COLUMNS).rows
        ),
    )


def _rule(row: Row, parts: dict[str, str]) -> BoilerplateRule:
    where = frozenset(row.some_of("where", get_args(Place)))
    kind = cast(RuleKind, row.one_of("kind", get_args(RuleKind)))
    reason = row.one_of("reason", (*get_args(RemovedReason), ""))
    aside = row.one_of("aside", (*get_args(AsideReason), ""))
    if kind != "dateline" and where & {"front", "back"} and not reason:
        row.refuse("a rule of the ends needs a reason")
    if ("inside" in where) != bool(aside):
        row.refuse("a rule needs an aside reason if, and only if, it may match inside")
    rule = BoilerplateRule(
        name=row.needed("name"),
        where=cast(frozenset[Place], where),
        kind=kind,
        pattern=_compile(row, parts, kind),
        reason=cast(RemovedReason, reason) if reason else None,
        aside=cast(AsideReason, aside) if aside else None,
        evidence=cast(Evidence, row.one_of("evidence", get_args(Evidence))),
        names=row["names"] or None,
    )
    _check_example(row, rule)
    return rule


def _compile(row: Row, parts: dict[str, str], kind: RuleKind) -> re.Pattern[str]:
    pattern = _fill(row.needed("pattern"), parts)
    if kind == "tail":
        pattern = f"{_SENTENCE_END}(?:{pattern})\\s*\\Z"
    try:
        return re.compile(pattern)
    except re.error as error:
        row.refuse(f"pattern does not compile: {error}")


def _check_example(row: Row, rule: BoilerplateRule) -> None:
    example = row.needed("example").replace("\\n", "\n")
    whole = rule.kind in ("line", "block", "opener")
    found = rule.pattern.fullmatch(example) if whole else rule.pattern.search(example)
    if not found:
        row.refuse(f"pattern of {rule.name} misses its example {example!r}")
    if rule.evidence not in ("none", "agency", *rule.pattern.groupindex):
        row.refuse(f"{rule.name} gives a {rule.evidence} but its pattern has no group of that name")


def _fill(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern

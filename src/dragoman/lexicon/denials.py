"""Denial words: what tells a denial of a fact from a rejected view, a refusal and a plain negative.

"denied" (a fact), "dismissed claims that …" (a fact that somebody claims), "any role in" (a deed), "did not recall" (no fact).
In: ``en/denial_words.tsv``. Out: the words by kind.
"""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon.tables import Row, read_table

__all__ = ["KINDS", "DenialWords", "load_denial_words", "read_kind"]

COLUMNS = ("kind", "words", "example")
KINDS = (
    "denying",
    "rejecting",
    "claim",
    "view",
    "deed",
    "inward",
    "evaluative",
    "ought",
    "attitude",
    "past",
    "auxiliary",
    "filler",
    "halfway",
    "unnaming",
    "doing",
    "refusable",
    "false",
    "claiming",
    "ruling",
    "vague",
    "hinting",
    "judging",
)


@dataclass(frozen=True, slots=True)
class DenialWords:
    """Words that tell what a denial denies.

    Attributes:
        denying: Lemmas that deny a fact by themselves: "deny".
        rejecting: Lemmas that deny a fact only with a word for a claim: "dismissed the claim that".
        claim: Words for what somebody claims: "allegations".
        view: Words for what somebody holds, which may be no fact: "the notion that".
        deed: Words for a part in a deed: "any role in".
        inward: What goes on in a mind; that it does not is no denial: "did not recall".
        evaluative: What is a matter of judgement and no fact: "not good enough".
        ought: What ought to be.
        attitude: Lemmas that tell how somebody stands to a thing, not that something is so: "praised".
        past: Past forms that do not end in "ed": a clause has a verb.
        auxiliary: Auxiliary verbs.
        filler: What may stand between an auxiliary or a negation and what is said: "had never even been".
        halfway: What makes a negation no denial: "not only".
        unnaming: What has a capital and names nobody: titles, days, months.
        doing: Deeds that may be denied by their noun alone: "the deployment of rockets".
        refusable: What is granted or refused: "denied her request".
        false: What a claim is called that is not so: "baseless".
        claiming: Who claims things by a bare noun: "rebel claims", "press reports".
        ruling: Who grants and refuses, and does not deny facts: "a judge".
        vague: What names some wrong of no kind: "any misconduct on its part".
        hinting: What words were meant to say, which is no deed.
        judging: What judges a deed rather than tells one: "betrayed her voters".
    """

    denying: frozenset[str]
    rejecting: frozenset[str]
    claim: frozenset[str]
    view: frozenset[str]
    deed: frozenset[str]
    inward: frozenset[str]
    evaluative: frozenset[str]
    ought: frozenset[str]
    attitude: frozenset[str]
    past: frozenset[str]
    auxiliary: frozenset[str]
    filler: frozenset[str]
    halfway: frozenset[str]
    unnaming: frozenset[str]
    doing: frozenset[str]
    refusable: frozenset[str]
    false: frozenset[str]
    claiming: frozenset[str]
    ruling: frozenset[str]
    vague: frozenset[str]
    hinting: frozenset[str]
    judging: frozenset[str]


@cache
def load_denial_words() -> DenialWords:
    """Return the words by kind.

    Raises:
        LexiconError: When a row breaks the table's schema.
    """
    return DenialWords(**dict(map(read_kind, read_table("en/denial_words.tsv", COLUMNS).rows)))


def read_kind(row: Row) -> tuple[str, frozenset[str]]:
    """Return a kind and its words.

    Raises:
        LexiconError: When the kind is not known, a cell is empty, or the example holds none of the words.
    """
    row.needed("words")
    words = frozenset(row.list("words"))
    said = row.needed("example").casefold()
    if re.search(rf"\b(?:{'|'.join(sorted(map(re.escape, words)))})(?:e?[sd]|ied)?\b", said.replace("ied", "y")) is None:
        row.refuse("the example holds none of the words")
    return row.one_of("kind", KINDS), words

"""What a trace means in words: ``statements/verb-clause`` -> "a reporting verb with its complement", with an example."""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.lexicon.tables import read_table

__all__ = ["RuleText", "explain_rule", "load_rules"]

STAGES = ("actors", "statements")


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule reads, and an example."""

    stage: str
    rule: str
    what: str
    example: str


def load_rules() -> tuple[RuleText, ...]:
    """Return the rules of the rooms whose rules are code, in the table's order.

    Raises:
        LexiconError: When a row breaks the table's schema.
    """
    table = read_table("en/rules.tsv", ("stage", "rule", "what", "example"))
    return tuple(
        RuleText(row.one_of("stage", STAGES), row.needed("rule"), row.needed("what"), row.needed("example"))
        for row in table.rows
    )


def explain_rule(trace: str, rules: Mapping[str, RuleText]) -> RuleText | None:
    """Return what a trace means, or None where no row covers it.

    Args:
        trace: Stage and rule (``statements/verb-clause``).
        rules: Rules by stage and rule, as ``{f"{rule.stage}/{rule.rule}": rule}``.
    """
    return rules.get(trace) or rules.get(trace.rpartition("-")[0] + "-*")

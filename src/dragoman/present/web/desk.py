"""The desk: what every page asks: the store, its catalogue, the rules in words, and whether anything may be decided."""

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.lexicon.rules import RuleText, explain_rule, load_rules
from dragoman.present.web.guard import Keys
from dragoman.store import Store
from dragoman.store.browsing import Catalogue

__all__ = ["Desk", "open_desk"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What pages ask."""

    store: Store
    catalogue: Catalogue
    keys: Keys
    rules: Mapping[str, RuleText]

    def why(self, trace: str) -> RuleText | None:
        """Return what the rule that a trace names reads; None where it is a model or a frame."""
        return explain_rule(trace, self.rules)


def open_desk(store: Store, keys: Keys) -> Desk:
    """Return the desk of a store, which stays the caller's to close."""
    rules = {f"{rule.stage}/{rule.rule}": rule for rule in load_rules()}
    return Desk(store=store, catalogue=Catalogue(store), keys=keys, rules=rules)

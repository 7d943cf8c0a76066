"""Traces: which stage, and which rule or model of it, made a finding."""

from dataclasses import dataclass

__all__ = ["Trace"]


@dataclass(frozen=True, slots=True)
class Trace:
    """Who made a finding.

    Attributes:
        stage: The room that made it (``dates``).
        rule: The rule's name (``weekday``) or a model with its version (``tagger@1``).
    """

    stage: str
    rule: str

    def __str__(self) -> str:
        return f"{self.stage}/{self.rule}"

    @classmethod
    def parse(cls, text: str) -> "Trace":
        """Read back what ``str`` wrote; a text without a slash is a stage without a rule."""
        stage, _, rule = text.partition("/")
        return cls(stage, rule)

"""Spans: the words that a finding rests on, as code points of a report's text, ``[start, end)``."""

from dataclasses import dataclass

__all__ = ["Span"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A piece of a report's text.

    Attributes:
        report_id: The report that the words stand in.
        start: First code point.
        end: One past the last code point; always greater than ``start``.

    Raises:
        ValueError: When the span is empty, reversed or starts before the text.
    """

    report_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span [{self.start}, {self.end}) of report {self.report_id[:12]} is empty or reversed")

    def __len__(self) -> int:
        return self.end - self.start

    def words(self, text: str) -> str:
        """Return the words of the span in the text of its report."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether both spans share at least one code point of one report."""
        return self.report_id == other.report_id and self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.report_id == other.report_id and self.start <= other.start and other.end <= self.end

"""The step chart of a figure: a line a source, a step a value, over the days on which they were printed.

A full dot is a number, an open one "at least", "at most" or "about", a bar a range; a value that corrects an earlier one is
ringed. Two scopes (all, children) are never one line.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model.happenings import Toll
from dragoman.present.cli.cells import amount

__all__ = ["Dot", "Line", "Steps", "draw_steps"]

WIDTH, HEIGHT = 430, 150  # as wide as a telephone: letters stay readable there, and grow by half on a desk
LEFT, RIGHT, TOP, FOOT = 56, 16, 14, 26
DAY_WIDE = 68  # units that a date takes
LINES = 8  # hues and dashes that can be told apart; further sources share the last


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A value on its day."""

    x: float
    y: float
    y2: float | None
    open: bool
    corrected: bool
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The values of one source for one scope."""

    name: str
    number: int
    path: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """A chart of one thing counted."""

    what: str
    lines: tuple[Line, ...]
    rungs: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str], ...]
    undated: int
    width: int
    height: int
    left: int
    right: int
    base: int


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a value and a day are placed by."""

    days: tuple[date, ...]
    top: float
    width: int
    height: int

    def x(self, day: date) -> float:
        span = (self.days[-1] - self.days[0]).days
        within = self.width - LEFT - RIGHT - 24
        return round(LEFT + 12 + (within * (day - self.days[0]).days / span if span else within / 2), 1)

    def y(self, value: float) -> float:
        return round(self.height - FOOT - (self.height - FOOT - TOP) * value / self.top, 1)


def draw_steps(tolls: Sequence[Toll]) -> tuple[Steps, ...]:
    """Return a chart for each thing counted (killed, injured …) that has a value with a day, the most told first."""
    by_what = defaultdict[str, list[Toll]](list)
    for toll in tolls:
        by_what[toll.what + (f", {toll.over}" if toll.over else "")].append(toll)  # a war's dead would flatten those of a raid
    ordered = sorted(by_what.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(chart for what, some in ordered if (chart := _chart(what, some)) is not None)


def _chart(what: str, tolls: Sequence[Toll]) -> Steps | None:
    dated = [toll for toll in tolls if toll.published is not None]
    if not dated:
        return None
    days = sorted({toll.published for toll in dated if toll.published})
    most = max(max(filter(None, (toll.low, toll.high)), default=0.0) for toll in dated) or 1.0
    frame = _Frame(tuple(days), _ceiling(most), WIDTH, HEIGHT)
    lines = defaultdict[tuple[str, str], list[Toll]](list)
    for toll in dated:
        lines[_giver(toll), toll.scope].append(toll)
    drawn = []
    for number, ((giver, scope), some) in enumerate(lines.items()):
        dots = tuple(_dot(toll, frame) for toll in some)
        name = giver + ("" if scope == "all" else f" ({scope})")
        drawn.append(Line(name=name, number=min(number, LINES - 1), path=_path(dots, len(days) > 1), dots=dots))
    return Steps(
        what=what,
        lines=tuple(drawn),
        rungs=tuple((frame.y(frame.top * part / 4), f"{frame.top * part / 4:,.0f}") for part in range(5)),
        ticks=_ticks(frame),
        undated=len(tolls) - len(dated),
        width=frame.width,
        height=frame.height,
        left=LEFT,
        right=frame.width - RIGHT,
        base=frame.height - FOOT,
    )


def _giver(toll: Toll) -> str:
    return toll.according_to.name if toll.according_to else f"{toll.origin.name} (own words)"


def _dot(toll: Toll, frame: _Frame) -> Dot:
    low, high = toll.low, toll.high
    shown = low if low is not None else high
    both = low is not None and high is not None and low != high
    whom = "" if toll.scope == "all" else f" {toll.scope}"
    label = f"{toll.published}: {amount(low, high, toll.bound)}{whom} {toll.what}, according to {_giver(toll)}"
    return Dot(
        x=frame.x(toll.published or frame.days[0]),
        y=frame.y(shown or 0.0),
        y2=frame.y(high) if both and high is not None else None,
        open=toll.bound in {"at_least", "at_most", "about"},
        corrected=toll.note == "corrected",
        label=label + (f" [{toll.note}]" if toll.note else ""),
    )


def _path(dots: Sequence[Dot], several: bool) -> str:
    """Return the steps through the dots, and on to the right edge: a value stands until another is given."""
    if not several:
        return ""
    path = f"M{dots[0].x} {dots[0].y}"
    for dot in dots[1:]:
        path += f"H{dot.x}V{dot.y}"
    return path


def _ceiling(most: float) -> float:
    """Return the next number of one digit and noughts at which four rungs stand on whole numbers where they can."""
    size = 10 ** (len(str(int(most))) - 1)
    for factor in (1, 2, 4, 6, 8, 10):
        if most <= factor * size:
            return float(max(factor * size, 4))
    return float(most)


def _ticks(frame: _Frame) -> tuple[tuple[float, str], ...]:
    """Return the days that can be written under the axis without one running into the next."""
    shown: list[tuple[float, str]] = []
    for day in frame.days:
        x = frame.x(day)
        middle = x - DAY_WIDE / 2 if x > frame.width - 40 else x
        if not shown or middle - shown[-1][0] > DAY_WIDE + 8:
            shown.append((x, day.isoformat()))
    return tuple(shown)

"""The histogram of a timeline: a bar a bin, each a link that narrows the days; what is disputed stands dark in its foot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.store.browsing import Bin

__all__ = ["Bar", "Histogram", "draw_histogram"]

WIDTH, HEIGHT, FOOT = 1000, 84, 16  # units of the drawing, which is scaled to its page
LEAST = 2.0  # units: a bar of one happening beside one of a thousand is still seen
LABELS = 8  # dates under the axis
LAST = 70  # units that a date takes: none begins nearer to the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar: its place, what it says, and the address it leads to."""

    x: float
    width: float
    height: float
    y: float
    disputed: float
    chosen: bool
    label: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """The bars, the date under each or nothing, and the highest count."""

    bars: tuple[Bar, ...]
    axis: tuple[str, ...]
    most: int
    width: int = WIDTH
    height: int = HEIGHT
    foot: int = FOOT
    first: str = ""
    last: str = ""


def draw_histogram(
    bins: Sequence[Bin], address: Callable[[date, date], str], chosen: tuple[date | None, date | None] = (None, None)
) -> Histogram | None:
    """Return the drawing of bins; None where there are none.

    Args:
        bins: In order, without gaps.
        address: The page for the days from the first to the last, both included.
        chosen: The days that the page is narrowed to.
    """
    if not bins:
        return None
    most = max(1, *(one.count for one in bins))
    step = WIDTH / len(bins)
    bars = []
    for number, one in enumerate(bins):
        last = one.before - timedelta(days=1)
        height = max(one.count / most * HEIGHT, LEAST) if one.count else 0.0
        bars.append(
            Bar(
                x=round(number * step, 2),
                width=round(max(step - 1.5, 1), 2),
                height=round(height, 2),
                y=round(HEIGHT - height, 2),
                disputed=round(one.disputed / one.count * height, 2) if one.count else 0.0,
                chosen=_within(one, chosen),
                label=_label(one, last),
                address=address(one.since, last),
            )
        )
    every = max(-(-len(bins) // LABELS), 1)
    axis = tuple(_tick(one) if number % every == 0 and number * step <= WIDTH - LAST else "" for number, one in enumerate(bins))
    return Histogram(
        bars=tuple(bars),
        axis=axis if any(axis) else (_tick(bins[0]), *axis[1:]),
        most=most,
        first=bins[0].since.isoformat(),
        last=(bins[-1].before - timedelta(days=1)).isoformat(),
    )


def _within(one: Bin, chosen: tuple[date | None, date | None]) -> bool:
    since, until = chosen
    return (since is None or one.before > since) and (until is None or one.since <= until)


def _label(one: Bin, last: date) -> str:
    day = f"{one.since}" if one.since == last else f"{one.since} to {last}"
    disputed = f", {one.disputed} disputed" if one.disputed else ""
    return f"{day}: {one.count} happening{'s' if one.count != 1 else ''}{disputed}"


def _tick(one: Bin) -> str:
    days = (one.before - one.since).days
    if days > 360:
        return str(one.since.year)
    return one.since.isoformat()[:7] if days > 27 else one.since.isoformat()

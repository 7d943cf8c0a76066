"""Labels: which names can be written beside their dots without one running over another; the first come first."""

from collections.abc import Sequence

__all__ = ["free_labels"]

LETTER, LINE = 7.0, 14.0  # units that a letter takes, and a line
FIRST = 12  # names that are written even over the dot of another

Box = tuple[float, float, float, float]


def free_labels(dots: Sequence[tuple[float, float, float, str]], width: float) -> tuple[str, ...]:
    """Return for each dot on which side its name has room: ``right``, ``left``, or nothing.

    Args:
        dots: Place, radius and name of each, the most important first.
        width: Of the drawing.
    """
    taken: list[Box] = []
    sides = []
    spots = [(x - size, y - size, x + size, y + size) for x, y, size, _ in dots]
    for number, (x, y, size, name) in enumerate(dots):
        long = len(name) * LETTER
        right = (x + size + 2, y - LINE / 2, x + size + 2 + long, y + LINE / 2)
        left = (x - size - 2 - long, y - LINE / 2, x - size - 2, y + LINE / 2)
        both = [(one, box) for one, box in (("right", right), ("left", left)) if _free(box, taken, width)]
        clear = [pair for pair in both if _free(pair[1], spots[:number] + spots[number + 1 :], width)]
        side = next((one for one, _ in clear or (both if number < FIRST else ())), "")
        if side:
            taken.append(right if side == "right" else left)
        sides.append(side)
    return tuple(sides)


def _free(box: Box, taken: Sequence[Box], width: float) -> bool:
    if box[0] < 0 or box[2] > width:
        return False
    return all(box[2] < one[0] or one[2] < box[0] or box[3] < one[1] or one[3] < box[1] for one in taken)

"""``dragoman actor doubtful``: pairs of actors that may be one, with what speaks for it; a person decides.

``Talal Barakat`` and ``T. Barakat``, both of SYR; ``Barakat`` and a known one of that surname. They are made one with
``dragoman actor merge`` and kept apart with ``dragoman actor split``.
"""

from dragoman.present.cli.actor_judge import ID_SHOWN
from dragoman.present.cli.options import Format, FormatOption, Limit, StoreOption, asked_store
from dragoman.present.cli.output import Column, print_rows

__all__ = ["EPILOG", "doubtful"]

EPILOG = """Examples:\n
  dragoman actor doubtful --limit 10\n
  dragoman actor merge 3f2a91c0 77ab01d2 --because "same office, same town"
"""
SHOWN = 20  # pairs
PAIRS: tuple[Column, ...] = (
    ("one", lambda doubt: doubt.left.id[:ID_SHOWN]),
    ("other", lambda doubt: doubt.right.id if "-" in doubt.right.id else doubt.right.id[:ID_SHOWN]),
    ("score", lambda doubt: f"{doubt.score:.2f}"),
    ("why", lambda doubt: doubt.reason),
)


def doubtful(limit: Limit = SHOWN, store: StoreOption = "dragoman.sqlite", output: FormatOption = Format.table) -> None:
    """Print the pairs of actors that may be one, known ones too, and that nobody has judged, the likeliest first."""
    from dragoman.pipeline import doubtful_actors

    with asked_store(store) as opened:
        print_rows(doubtful_actors(opened)[:limit], PAIRS, output, nothing="no two actors are in doubt")

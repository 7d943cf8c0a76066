"""``dragoman cite``: the words behind statements and events, ready to be pasted, each with its place in the stored text."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.model import StoreError
from dragoman.present.cli.options import StoreOption, asked_store
from dragoman.present.cli.output import console

if TYPE_CHECKING:
    from dragoman.present.web.citing import Citation
    from dragoman.store import Store

__all__ = ["EPILOG", "cite"]

EPILOG = """Examples:\n
  dragoman cite 3f2a91c0 77b1d2aa\n
  dragoman cite 3f2a91c0 --as bibtex >> memo.bib\n
"""


class CitationForm(StrEnum):
    """For a memo in Markdown, for any text, for a reference manager."""

    markdown = "markdown"
    plain = "plain"
    bibtex = "bibtex"


def cite(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Statements or events, by id or its first characters.")],
    form: Annotated[CitationForm, typer.Option("--as", help="How the citation is written.")] = CitationForm.markdown,
    store: StoreOption = "dragoman.sqlite",
) -> None:
    """Print the words behind statements and events as citations: who says so, outlet, title, day, and where they stand."""
    with asked_store(store) as opened:
        cited = [_cited(opened, one) for one in ids]
    shown = "\n\n".join(getattr(one, form.value) for one in cited)
    console().print(shown, markup=False, soft_wrap=True, emoji=False)


def _cited(store: "Store", one: str) -> "Citation":
    from dragoman.present.web.citing import cite as cite_words
    from dragoman.present.web.citing import sayer_of
    from dragoman.store.rows import EventRow, StatementRow

    row = store.show(one)
    if not isinstance(row, (StatementRow, EventRow)):
        raise StoreError(f"{one!r} is no statement and no event")
    pieces = row.contents if isinstance(row, StatementRow) else row.evidence or (row.trigger,)
    says, stance = sayer_of(row)
    words = " … ".join(piece.words for piece in pieces)
    return cite_words(row.report, words, pieces[0].start, pieces[-1].stop, says=says, stance=stance)

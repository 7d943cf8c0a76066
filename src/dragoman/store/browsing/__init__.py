"""What pages ask of a store: one page of rows at a time with how many there are, snippets, counts by day, place and pair."""

from dragoman.store.browsing.catalogue import Catalogue
from dragoman.store.browsing.rows import (
    Bin,
    CatalogueCounts,
    Day,
    Hit,
    Marks,
    Pair,
    PlaceRow,
    ReviewCard,
    Slice,
    Standing,
    Wanted,
)

__all__ = [
    "Bin", "Catalogue", "CatalogueCounts", "Day", "Hit", "Marks", "Pair", "PlaceRow", "ReviewCard", "Slice", "Standing",
    "Wanted",
]  # fmt: skip

"""Findings of many reports to Judgements, happenings and disputes: copies, same actors, denials; decides, stores nothing."""

from dragoman.linking.across import Across, look_across
from dragoman.linking.actors import Doubt, LocalActor, doubt_actors, link_actors, local_actors
from dragoman.linking.claims import Claim, link_denials
from dragoman.linking.contrast import contrast
from dragoman.linking.copies import CopyIndex, Sketch, sketch
from dragoman.linking.happenings import group_tellings
from dragoman.linking.inferring import infer_dates, may_be_dated
from dragoman.linking.passages import copy_families, link_passages

__all__ = [
    "Across", "Claim", "CopyIndex", "Doubt", "LocalActor", "Sketch", "contrast", "copy_families", "doubt_actors",
    "group_tellings", "infer_dates", "link_actors", "link_denials", "link_passages", "local_actors", "look_across",
    "may_be_dated", "sketch",
]  # fmt: skip

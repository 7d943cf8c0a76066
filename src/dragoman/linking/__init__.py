"""Findings of many reports to Judgements: copies, same actors, denials of claims; decides, stores nothing."""

from dragoman.linking.actors import LocalActor, link_actors, local_actors
from dragoman.linking.claims import Claim, link_denials
from dragoman.linking.copies import CopyIndex, Sketch, sketch

__all__ = ["Claim", "CopyIndex", "LocalActor", "Sketch", "link_actors", "link_denials", "local_actors", "sketch"]

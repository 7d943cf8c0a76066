"""The order of the stages, the settings, the local run and the run on Ray."""

from dragoman.pipeline.across import doubtful_actors, link_store, refresh_across
from dragoman.pipeline.run import Outcome, open_inputs, read_into, read_only
from dragoman.pipeline.settings import Settings, load_settings
from dragoman.pipeline.stages import Knowledge, load_knowledge, read_reports

__all__ = [
    "Knowledge", "Outcome", "Settings", "doubtful_actors", "link_store", "load_knowledge", "load_settings", "open_inputs",
    "read_into", "read_only", "read_reports", "refresh_across",
]  # fmt: skip

"""The demo: an episode of eight short reports, and five findings that the store is asked for."""

from dragoman.present.demo.findings import DemoFinding, ask_findings

__all__ = ["DemoFinding", "ask_findings"]

"""Ids by content hash: the same words read by the same version get the same id, so corrections by people survive a re-run."""

import hashlib

__all__ = ["content_id", "text_id"]

ID_LENGTH = 16  # hex digits: 64 bits, a clash is not to be expected below a billion findings


def text_id(text: str) -> str:
    """Return the id of a report: the SHA-256 of its text in UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(kind: str, *parts: object) -> str:
    """Return the id of a finding.

    Args:
        kind: What it is (``statement``), so that two kinds with equal parts differ.
        parts: What makes it this one, in a fixed order; each is written with ``repr``.
    """
    digest = hashlib.sha256("\x1f".join([kind, *map(repr, parts)]).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:ID_LENGTH]

"""Versions: what made a record, told without loading a model, so that a second run can skip what the same version has read."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

from dragoman import __version__
from dragoman.model import MadeBy
from dragoman.reading import installed_parser

__all__ = ["made_by"]


@cache
def made_by(package: str | None) -> MadeBy:
    """Return the version of Dragoman, of the parser's package and of the lexicon.

    Args:
        package: Import name of the parser's package; None for the first that is installed.

    Raises:
        ModelError: When no parser is installed.
    """
    return MadeBy(dragoman=__version__, models={"reader": _parser(installed_parser(package))}, lexicon=_lexicon())


def _parser(package: str) -> str:
    try:
        return f"{package}@{version(package)}"
    except PackageNotFoundError:  # a pipeline on the path without metadata: its name is all there is
        return package


def _lexicon() -> str:
    digest = hashlib.sha256()
    for name, content in sorted(_tables(files("dragoman.lexicon"), "")):
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:12]


def _tables(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _tables(entry, f"{prefix}{entry.name}/")
        elif not entry.name.endswith((".py", ".pyc")):
            found.append((prefix + entry.name, entry.read_bytes()))
    return found

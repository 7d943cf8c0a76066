"""Versions: what made a record, told without loading a model, so that a second run can skip what the same version has read."""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman import __version__
from dragoman.model import LexiconError, MadeBy
from dragoman.reading import installed_parser, tagger_version

__all__ = ["linking_version", "made_by"]

_LINKING = ("dragoman.linking", "dragoman.pipeline")


def made_by(package: str | None, own: Sequence[Path] = (), *, tagger: bool = False) -> MadeBy:
    """Return the version of Dragoman, of its models and of the lexicon.

    Args:
        package: Import name of the parser's package; None for the first that is installed.
        own: The user's own tables: a change in them makes another lexicon.
        tagger: Whether our encoder finds statements.

    Raises:
        ModelError: When no parser is installed.
        LexiconError: When a table of the user cannot be read.
    """
    lexicon = f"{_lexicon()}+{_own_tables(own)}" if own else _lexicon()
    models = {"reader": _parser(installed_parser(package)), "statements": tagger_version() if tagger else "rules"}
    return MadeBy(dragoman=__version__, models=models, lexicon=lexicon)


@cache
def linking_version() -> str:
    """Return the version of the rules that link reports: another one wherever their code or the lexicon differs."""
    digest = hashlib.sha256(_lexicon().encode())
    for package in _LINKING:
        for entry in sorted(files(package).iterdir(), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                digest.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return f"{__version__}+{digest.hexdigest()[:12]}"


def _own_tables(own: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in own:
        try:
            digest.update(path.read_bytes() + b"\0")
        except OSError as error:
            raise LexiconError(f"{path}: cannot be read ({error.strerror})") from error
    return digest.hexdigest()[:12]


@cache
def _parser(package: str) -> str:
    try:
        return f"{package}@{version(package)}"
    except PackageNotFoundError:  # a pipeline on the path without metadata: its name is all there is
        return package


@cache
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

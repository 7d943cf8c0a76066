"""Finding inputs: files, folders, globs and the standard input as a list of files to open.

Example: ``news/`` gives every text file below it in the order of their names; dot files, files of other types and notes about
the folder (``README.md``) are passed over, and counted in the log by their endings. A file given by name is always tried.
"""

import glob
import logging
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.ingest.options import file_type_of
from dragoman.model import InputError, NoTextError

__all__ = ["find_files"]

_LOG = logging.getLogger(__name__)

# By a custom of long standing, Markdown with a name in capitals is about the folder that it lies in; a report has front matter.
_NOTE = re.compile(r"[A-Z][A-Z0-9_-]*\.(?:md|markdown)")
_FRONT_MATTER = b"---"


def find_files(inputs: Sequence[str]) -> Iterator[str | InputError]:
    """Yield the paths to open, in order, and an error for each input that leads nowhere.

    Args:
        inputs: Paths of files and folders, globs, and ``-`` for the standard input.
    """
    for given in inputs:
        if given == "-":
            yield given
        elif os.path.isdir(given):  # noqa: PTH112 - a Path refuses a NUL and a name that is too long
            yield from _files_below(given)
        elif os.path.lexists(given) or not glob.has_magic(given):
            yield given if os.path.lexists(given) else InputError(given, "no such file or folder")
        else:
            yield from _matches(given)


def _matches(pattern: str) -> Iterator[str | InputError]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - keeps the path as given
    if not found:
        yield InputError(pattern, "no file matches")
    for path in found:
        if not Path(path).is_dir():
            yield path


def _files_below(folder: str) -> Iterator[str | InputError]:
    any_found, skipped = False, Counter[str]()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            with os.scandir(path) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            any_found = True
            yield InputError(path, f"the folder cannot be read: {(error.strerror or str(error)).lower()}")
            continue
        files, folders, others = _sort_entries(listed)
        skipped.update(others)
        waiting.extend(reversed(folders))
        any_found = any_found or bool(files)
        yield from files
    if skipped:
        _LOG.info("%s: %s", folder, _counted(skipped))
    if not any_found:
        yield NoTextError(folder, f"the folder holds no file of a known type ({_counted(skipped) or 'it is empty'})")


def _counted(skipped: Counter[str]) -> str:
    """Return the files that are passed over by their endings: ``2 .pdf, 1 .docx``."""
    return ", ".join(f"{count} {ending}" for ending, count in sorted(skipped.items(), key=lambda one: (-one[1], one[0])))


def _sort_entries(entries: list[os.DirEntry[str]]) -> tuple[list[str], list[str], list[str]]:
    files, folders, others = [], [], []
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            folders.append(entry.path)
        elif entry.is_file() and file_type_of(entry.name) and not _is_note(entry):
            files.append(entry.path)
        else:
            others.append("about the folder" if file_type_of(entry.name) else _ending(entry.name))
    return files, folders, others


def _ending(name: str) -> str:
    _, ending = os.path.splitext(name)  # noqa: PTH122 - as above
    return ending.lower() or "without an ending"


def _is_note(entry: os.DirEntry[str]) -> bool:
    """Tell whether a file is about its folder: Markdown named in capitals that says nothing of itself in front matter."""
    if not _NOTE.fullmatch(entry.name):
        return False
    try:
        with open(entry.path, "rb") as file:  # noqa: PTH123 - as above, names are kept as given
            return not file.read(8).removeprefix(b"\xef\xbb\xbf").startswith(_FRONT_MATTER)
    except OSError:
        return False  # opening it as a report says why it cannot be read

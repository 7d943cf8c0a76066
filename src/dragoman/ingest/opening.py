"""Opening: a path or the standard input as a stream of bytes, unpacked when gzip, read within a limit.

Example: ``coast.jsonl.gz`` is read line by line; a line over the limit is refused and the rest goes on, but in a packed file it
ends the reading, since a few bytes can unpack to a disk full.
"""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dragoman.ingest.decoding import decode_line, utf_mark
from dragoman.model import InputError, NotTextError, TooLargeError

__all__ = ["Line", "open_input", "peek", "read_whole", "read_lines"]

Line = tuple[int, str | InputError]

_HEAD = 4096  # bytes that tell a file's type
_SKIP = 1 << 20  # bytes at a time when the rest of a line is passed over
_STDIN = "-"


@contextmanager
def open_input(path: str, stdin: BinaryIO | None) -> Iterator[io.BufferedReader]:
    """Open a file, or the standard input for ``-``, and unpack it when its first bytes are those of gzip.

    Raises:
        InputError: When it cannot be opened, or fails while it is read.
    """
    stream: io.BufferedReader | None = None
    try:
        stream = _buffered(stdin or io.BytesIO()) if path == _STDIN else Path(path).open("rb")  # noqa: SIM115 - closed below
        if stream.peek(2)[:2] == b"\x1f\x8b":
            yield io.BufferedReader(gzip.GzipFile(fileobj=stream))
        else:
            yield stream
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(path, _reason(error)) from error
    finally:
        if stream is not None and path != _STDIN:
            stream.close()


def peek(stream: io.BufferedReader) -> bytes:
    """Return the first bytes of a stream and leave them in it."""
    return stream.peek(_HEAD)[:_HEAD]


def read_whole(stream: io.BufferedReader, where: str, limit: int) -> bytes:
    """Return all bytes of a stream.

    Raises:
        TooLargeError: When there are more than ``limit``, unpacked.
    """
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise TooLargeError(where, f"{_size_of(stream, limit)} bytes, over the limit of {limit} for one report")
    return content


def read_lines(stream: io.BufferedReader, file: str, limit: int) -> Iterator[Line]:
    """Yield the lines of a stream with their numbers from 1, each decoded, or the error that stands in its place.

    Raises:
        NotTextError: When the first bytes are those of a binary file.
        TooLargeError: When a line of a packed file is over ``limit`` bytes.
        InputError: When the reading fails.
    """
    try:
        yield from _lines(stream, file, limit)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(file, _reason(error)) from error


def _lines(stream: io.BufferedReader, file: str, limit: int) -> Iterator[Line]:
    codec = utf_mark(peek(stream))
    if codec and codec != "utf-8-sig":
        lines = io.TextIOWrapper(stream, codec, errors="replace", newline="\n")
        yield from enumerate(iter(lambda: lines.readline(limit), ""), start=1)
        return
    if b"\0" in peek(stream):
        raise NotTextError(file, "holds NUL bytes, so it is no text")
    for number, line in enumerate(iter(lambda: stream.readline(limit + 1), b""), start=1):
        where = f"{file}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            yield number, _pass_over(stream, where, limit)
            continue
        try:
            yield number, decode_line(line, where).removeprefix("\ufeff")
        except InputError as error:
            yield number, error


def _pass_over(stream: io.BufferedReader, where: str, limit: int) -> TooLargeError:
    error = TooLargeError(where, f"a line of more than {limit} bytes, the limit for one report")
    if isinstance(stream.raw, gzip.GzipFile):
        raise error
    while (rest := stream.readline(_SKIP)) and not rest.endswith(b"\n"):
        pass
    return error


def _size_of(stream: io.BufferedReader, limit: int) -> str:
    try:
        size = Path(stream.name).stat().st_size if isinstance(stream.raw, io.FileIO) else 0
    except (OSError, TypeError):
        size = 0
    return str(size) if size > limit else f"more than {limit}"


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[arg-type]


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return f"the packed file is broken: {error}"

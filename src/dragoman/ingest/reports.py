"""Reports: files, folders, globs and the standard input become reports, one by one; what cannot be read becomes a failure.

Example: ``read_inputs(["news/", "coast.jsonl.gz"], options, rules)`` yields a report for every text, page and row, in order,
and a failure for line 3 of ``coast.jsonl.gz``, which is cut off. At most one file, or 500 rows of a table, are in memory at a
time.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO

from dragoman.ingest.columns import RowPlace, give_row, give_rows
from dragoman.ingest.decoding import decode_bytes
from dragoman.ingest.evidence import date_report, name_publisher
from dragoman.ingest.finding import find_files
from dragoman.ingest.freezing import freeze_text
from dragoman.ingest.given import Given, as_failure
from dragoman.ingest.languages import tell_language
from dragoman.ingest.markdown import render_markdown
from dragoman.ingest.marking import mark_asides
from dragoman.ingest.opening import open_input, peek, read_whole
from dragoman.ingest.options import FileType, IngestOptions, file_type_of
from dragoman.ingest.pages import read_page
from dragoman.ingest.rows import read_csv, read_json, read_jsonl
from dragoman.lexicon.boilerplate import BoilerplateRules
from dragoman.model import Failure, InputError, NoTextError, Report, text_id

__all__ = ["read_inputs", "report_from"]

_NO_OUTLETS: Mapping[str, str] = MappingProxyType({})
_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_ROW = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*\{\s*\"")


def read_inputs(
    inputs: Sequence[str],
    options: IngestOptions,
    rules: BoilerplateRules,
    *,
    outlets: Mapping[str, str] = _NO_OUTLETS,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | Failure]:
    """Yield the reports of some inputs.

    Args:
        inputs: Paths of files and folders, globs, and ``-`` for the standard input.
        options: What the user states by hand, and the limits.
        rules: What is boilerplate.
        outlets: Outlet by domain.
        stdin: What ``-`` stands for; nothing when None.

    Yields:
        A report for every text, page and row, in order, and a failure in the place of each that cannot be read.
    """
    for path in find_files(inputs):
        if isinstance(path, InputError):
            yield as_failure(path)
            continue
        try:
            for given in _give(path, options, stdin):
                blank = isinstance(given, Given) and not given.text.strip()
                found = NoTextError(given.where, "there are no words in it") if blank else given
                yield as_failure(found) if isinstance(found, InputError) else report_from(found, options, rules, outlets)
        except InputError as error:
            yield as_failure(error)


def report_from(
    given: Given, options: IngestOptions, rules: BoilerplateRules, outlets: Mapping[str, str] = _NO_OUTLETS
) -> Report:
    """Return the report in a given text, which must not be blank: its own words, with publisher, date and language."""
    frozen = freeze_text(given.text, rules, given.title)
    publisher, publisher_basis = name_publisher(given, frozen.clues, options, rules, outlets)
    publication = date_report(given, frozen.clues, options)
    language = tell_language(frozen.text, given.language)
    report_id = text_id(frozen.text)
    return Report(
        id=report_id,
        key=given.key,
        file=given.file,
        text=frozen.text,
        title=given.title or next((clue.words for clue in frozen.clues if clue.kind == "title"), None),
        publisher=publisher,
        publisher_basis=publisher_basis,
        language=language.code,
        language_basis=language.basis,
        language_confidence=language.confidence,
        language_reason=language.reason,
        published=publication.published,
        published_grain=publication.grain,
        published_basis=publication.basis,
        published_reason=publication.reason,
        offset=frozen.offset,
        removed=frozen.removed,
        asides=mark_asides(report_id, frozen.text, rules),
        agency=next((clue.words for clue in frozen.clues if clue.kind == "agency"), None),
    )


def _give(path: str, options: IngestOptions, stdin: BinaryIO | None) -> Iterator[Given | InputError]:
    stem = "stdin" if path == "-" else _stem_of(path)
    with open_input(path, stdin) as stream:
        kind = options.file_type or _type_of(path, peek(stream))
        if kind == "jsonl":
            yield from give_rows(read_jsonl(stream, path, options), path, stem, options)
        elif kind in ("csv", "tsv"):
            yield from give_rows(read_csv(stream, path, options, "\t" if kind == "tsv" else None), path, stem, options)
        else:
            yield from _give_whole(read_whole(stream, path, options.max_bytes), kind, path, stem, options)


def _give_whole(content: bytes, kind: FileType, path: str, stem: str, options: IngestOptions) -> Iterator[Given | InputError]:
    if kind == "html":
        yield read_page(content, path, stem)
        return
    text = decode_bytes(content, path)
    if kind == "json":
        single = not text.lstrip().startswith("[")
        yield from give_rows(read_json(text, path), path, stem, options, single=single)
    elif kind == "md":
        text, fields = render_markdown(text)
        yield give_row({**fields, "text": text}, RowPlace(path, path, stem), options, options.date_order)
    else:
        yield Given(key=stem, file=path, where=path, text=text)


def _type_of(path: str, head: bytes) -> FileType:
    """Return a file's type by its name; a page is known by its first bytes even when it is named ``.txt``."""
    kind = file_type_of(path)
    if kind in (None, "txt") and _PAGE.match(head):
        return "html"
    return kind or ("jsonl" if _ROW.match(head) else "txt")


def _stem_of(path: str) -> str:
    name = PurePath(path)
    stem = PurePath(name.stem).stem if name.suffix.lower() == ".gz" else name.stem
    return stem or path

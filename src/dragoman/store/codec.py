"""The record as JSON: one line of UTF-8 a report, and the JSON Schema that every line follows.

    Record(format=1, report=…)  ->  b'{"format":1,"report":{"id":"…",…},…}'

Comes in and goes out: ``dragoman.model.record.Record``. Fields that this version does not know are read past, so that a later
version may add some. The schema ships beside this file as ``record.schema.json``; ``schema_text`` generates it from the types,
and a test holds the two equal.
"""

import json
from typing import Any

import msgspec

from dragoman.model import RecordError
from dragoman.model.record import Record

__all__ = ["decode", "encode", "record_schema", "schema_text"]

SCHEMA_ID = "https://dragoman.invalid/schema/record-1.json"  # a name, not an address: nothing is fetched from it

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Record)


def encode(record: Record) -> bytes:
    """Return a record as one line of JSON without its line break.

    Args:
        record: A record as ``record_of`` makes it; equal records give equal bytes.

    Raises:
        RecordError: When its text holds half of a surrogate pair, which no UTF-8 can write.
    """
    try:
        return _ENCODER.encode(record)
    except UnicodeEncodeError as trouble:
        raise RecordError(f"record of {record.report.key!r}: a text is no Unicode at code point {trouble.start}") from None


def decode(line: bytes | str) -> Record:
    """Return the record that one line of JSON holds.

    Args:
        line: JSON in UTF-8.

    Raises:
        RecordError: One line that says what is wrong and the path of it (``$.events[2].trigger``).
    """
    try:
        return _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as trouble:
        raise RecordError(f"not a record: {trouble}") from None


def record_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the record, generated from its types."""
    (reference,), parts = msgspec.json.schema_components([Record], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "The Dragoman record, version 1",
        **reference,
        "$defs": dict(sorted(parts.items())),
    }


def schema_text() -> str:
    """Return the schema as the text of the file that ships."""
    return json.dumps(record_schema(), indent=1, ensure_ascii=False) + "\n"

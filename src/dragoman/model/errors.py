"""The error tree: everything that Dragoman raises on purpose.

    DragomanError
    ├── InputError             what was given cannot be read: names the file, the place in it, and the trouble
    │   ├── NoTextError        nothing to read: an empty file, a page without an article
    │   ├── NotTextError       bytes that are no text
    │   ├── TooLargeError      a report over the limit on its size
    │   └── BadRowError        a line of a JSONL or CSV file that cannot be used
    ├── LexiconError           a row of a lexicon file breaks its schema: names the file and the line
    ├── ModelError             a model that the reader needs is missing or does not fit
    ├── RecordError            a record does not follow the schema, or its spans leave the text
    ├── StoreError             the store cannot be opened, read or written
    │   ├── StoreBusyError     another process holds it for too long
    │   └── StoreFullError     the disk is full
    └── SettingsError          a settings file or an option with a value outside its range

A message names the thing, the value and the report. ``InputError`` and below are met for one input; the batch goes on.
"""

__all__ = [
    "BadRowError",
    "DragomanError",
    "InputError",
    "LexiconError",
    "ModelError",
    "NoTextError",
    "NotTextError",
    "RecordError",
    "SettingsError",
    "StoreBusyError",
    "StoreError",
    "StoreFullError",
    "TooLargeError",
]


class DragomanError(Exception):
    """Anything that Dragoman raises on purpose."""


class InputError(DragomanError):
    """What was given cannot be read.

    Args:
        where: The file, address or row, as the user knows it (``news.jsonl:3``).
        trouble: What is wrong with it, in a few words.
    """

    def __init__(self, where: str, trouble: str) -> None:
        super().__init__(f"{where}: {trouble}")
        self.where = where
        self.trouble = trouble

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str]]:
        return type(self), (self.where, self.trouble)


class NoTextError(InputError):
    """There is nothing to read."""


class NotTextError(InputError):
    """The bytes are no text."""


class TooLargeError(InputError):
    """The report is over the limit on its size."""


class BadRowError(InputError):
    """A line of a JSONL or CSV file cannot be used."""


class LexiconError(DragomanError):
    """A row of a lexicon file breaks its schema."""


class ModelError(DragomanError):
    """A model that the reader needs is missing or does not fit."""


class RecordError(DragomanError):
    """A record does not follow the schema, or its spans leave the text."""


class StoreError(DragomanError):
    """The store cannot be opened, read or written."""


class StoreBusyError(StoreError):
    """Another process holds the store for too long."""


class StoreFullError(StoreError):
    """The disk is full."""


class SettingsError(DragomanError):
    """A settings file or an option has a value outside its range."""

"""Report to Reading: tokens, sentences, parse and names; the only room that imports the parser and the model runtime."""

from dragoman.reading.paragraphs import Paragraph, paragraphs_of
from dragoman.reading.reader import Reader, installed_parser, load_reader
from dragoman.reading.tagger import Tagger, load_tagger, tagger_version

__all__ = [
    "Paragraph", "Reader", "Tagger", "installed_parser", "load_reader", "load_tagger", "paragraphs_of", "tagger_version",
]  # fmt: skip

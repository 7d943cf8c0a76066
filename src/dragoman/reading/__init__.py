"""Report to Reading: tokens, sentences, parse and names; the only room that imports the parser and the model runtime."""

from dragoman.reading.paragraphs import Paragraph, paragraphs_of
from dragoman.reading.reader import Reader, installed_parser, load_reader

__all__ = ["Paragraph", "Reader", "installed_parser", "load_reader", "paragraphs_of"]

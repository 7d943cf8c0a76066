"""Readings without a parser, one token a line as ``text TAG dep head [lemma]``, so that a test states what it stands on.

A blank line ends a sentence, a line ``---`` a paragraph; ``head`` is the 1-based place in the sentence (0 for the root). A
text that begins with ``_`` follows its neighbour without a space. ``@PERSON 1 2`` names the tokens 1 to 2 of the sentence.
``python -m tests.notation "Words."`` prints what the real parser makes of a text, to be read and mended by hand before it
goes into a case.
"""

from datetime import date

from dragoman.model import Name, Reading, Report, Sentence, Token, text_id
from dragoman.reading.words import universal_pos


def reading_of(notation: str, *, published: date | None = None, key: str = "case") -> Reading:
    rows, text, paragraph = [], "", 0
    sentences: list[list[tuple]] = [[]]
    paragraphs, names = [0], []
    for line in [*notation.strip().splitlines(), ""]:
        parts = line.split()
        if not parts or parts[0] == "---":
            if sentences[-1]:
                sentences.append([])
                paragraphs.append(paragraph)
            if parts:
                paragraph += 1
                paragraphs[-1] = paragraph
                text += "\n"
        elif parts[0].startswith("@"):
            names.append((len(sentences) - 1, parts[0][1:], int(parts[1]), int(parts[2])))
        else:
            glued = parts[0].startswith("_") and len(parts[0]) > 1
            words = parts[0][1:] if glued else parts[0]
            if text and not glued and not text.endswith("\n"):
                text += " "
            sentences[-1].append((len(text), words, parts[1], parts[2], int(parts[3]), parts[4] if len(parts) > 4 else None))
            text += words
    sentences = [sentence for sentence in sentences if sentence]
    made, firsts = [], []
    for number, sentence in enumerate(sentences):
        first = len(rows)
        firsts.append(first)
        root = first
        for place, (start, words, tag, dep, head, given) in enumerate(sentence):
            index = first + place
            lemma = given or (words if tag.startswith("NNP") else words.lower())
            root = index if head == 0 else root
            rows.append(
                Token(
                    index=index,
                    start=start,
                    end=start + len(words),
                    text=words,
                    lemma=lemma,
                    tag=tag,
                    pos=universal_pos(tag, lemma, dep),
                    dep=dep,
                    head=index if head == 0 else first + head - 1,
                    sentence=number,
                )
            )
        made.append(Sentence(number, first, len(rows), root, paragraphs[number]))
    report = Report(id=text_id(text), key=key, file=f"{key}.txt", text=text, published=published)
    found = tuple(Name(firsts[number] + first - 1, firsts[number] + last, label) for number, label, first, last in names)
    return Reading(report=report, tokens=tuple(rows), sentences=tuple(made), names=found, made_by="hand@1")


def notation_of(reading: Reading) -> str:
    lines = []
    for sentence in reading.sentences:
        if sentence.index and sentence.paragraph != reading.sentences[sentence.index - 1].paragraph:
            lines.append("---")
        elif sentence.index:
            lines.append("")
        for token in reading.tokens_of(sentence):
            glue = "_" if token.index and reading.tokens[token.index - 1].end == token.start else ""
            head = 0 if token.head == token.index else token.head - sentence.first + 1
            plain = token.text if token.tag.startswith("NNP") else token.text.lower()
            lemma = "" if token.lemma == plain else f" {token.lemma}"
            lines.append(f"{glue}{token.text} {token.tag} {token.dep} {head}{lemma}")
        lines += [
            f"@{name.label} {name.first - sentence.first + 1} {name.last - sentence.first}"
            for name in reading.names
            if sentence.first <= name.first < sentence.last
        ]
    return "\n".join(lines)


if __name__ == "__main__":
    import sys

    from dragoman.reading import load_reader

    words = " ".join(sys.argv[1:])
    made = next(load_reader().read([Report(id=text_id(words), key="x", file="x", text=words)]))
    print(notation_of(made))

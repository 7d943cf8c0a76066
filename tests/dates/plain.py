"""Readings from plain words: a tagger of some fifty words and a tree of one verb a clause, as much as the dates room looks at.

Every word hangs on the last verb before it in its clause, else on the first one after; helping verbs and "to" hang on the verb
that follows. Words that it does not know are nouns; capitals make names.
"""

import re
from datetime import date

from dragoman.model import Reading, Report, Sentence, Token, text_id
from dragoman.reading.words import universal_pos

VERBS = {
    "met": ("VBD", "meet"), "meet": ("VB", "meet"), "meets": ("VBZ", "meet"), "said": ("VBD", "say"), "fell": ("VBD", "fall"),
    "left": ("VBD", "leave"), "is": ("VBZ", "be"), "was": ("VBD", "be"), "were": ("VBD", "be"), "are": ("VBP", "be"),
    "resigned": ("VBD", "resign"), "began": ("VBD", "begin"), "begin": ("VB", "begin"), "scheduled": ("VBN", "schedule"),
    "planned": ("VBD", "plan"), "lasted": ("VBD", "last"), "closed": ("VBD", "close"), "voted": ("VBD", "vote"),
    "vote": ("VB", "vote"), "rose": ("VBD", "rise"), "killed": ("VBD", "kill"), "ended": ("VBD", "end"), "end": ("VB", "end"),
    "held": ("VBD", "hold"), "opened": ("VBD", "open"), "open": ("VB", "open"), "returned": ("VBD", "return"),
    "earned": ("VBD", "earn"), "expects": ("VBZ", "expect"), "changed": ("VBN", "change"), "ruled": ("VBD", "rule"),
}  # fmt: skip
HELPERS = {"will": "MD", "would": "MD", "may": "MD", "has": "VBZ", "have": "VBP", "had": "VBD", "to": "TO"}
PREPOSITIONS = "in on at by since until of for from over about after before during within between into than as"
OTHERS = {
    **dict.fromkeys(PREPOSITIONS.split(), "IN"),
    **dict.fromkeys(("the", "a", "an", "this", "that", "each", "every"), "DT"),
    **dict.fromkeys(("and", "or", "but"), "CC"),
    **dict.fromkeys(("now", "recently", "soon", "currently", "early", "late", "later", "earlier", "ago", "much"), "RB"),
    **dict.fromkeys(
        ("last", "next", "past", "recent", "coming", "new", "previous", "following", "same", "several", "few"), "JJ"
    ),
    **dict.fromkeys(("he", "she", "they", "it"), "PRP"),
    "its": "PRP$",
}
WORD = re.compile(r"[^\W\d_]+(?:'(?!s\b)[a-z]+)?|['’]s\b|\d[\d,.:/]*\d|\d|[^\w\s]")


def tagged(word: str, opens: bool) -> tuple[str, str]:
    low = word.lower()
    if not word[0].isalnum() and word not in {"'s", "’s"}:
        return ("$" if word == "$" else "."), word
    if word in {"'s", "’s"}:
        return "POS", word
    if low in HELPERS and not (word == "May" and not opens):
        return HELPERS[low], {"has": "have", "had": "have"}.get(low, low)
    if low in VERBS:
        return VERBS[low]
    if low in OTHERS:
        return OTHERS[low], low
    if word[0].isdigit():
        return "CD", low
    if word[0].isupper() and not opens:
        return "NNP", word
    return ("NNS" if low.endswith("s") else "NN"), low


def reading_of_words(text: str, published: date | None = None, *, grain: str | None = None) -> Reading:
    report = Report(
        id=text_id(text),
        key="plain",
        file="plain.txt",
        text=text,
        published=published,
        published_grain=grain or ("day" if published else None),
    )
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    paragraph = -1
    for line in re.finditer(r"[^\n]+", text):
        paragraph += 1
        for piece in re.finditer(r".+?(?:[.!?](?= [A-Z“\"])|$)", line.group()):
            add_sentence(piece.group(), line.start() + piece.start(), paragraph, tokens, sentences)
    return Reading(report=report, tokens=tuple(tokens), sentences=tuple(sentences), names=(), made_by="plain@1")


def add_sentence(words: str, offset: int, paragraph: int, tokens: list[Token], sentences: list[Sentence]) -> None:
    found = [(match.start() + offset, match.group()) for match in WORD.finditer(words)]
    if not found:
        return
    first = len(tokens)
    tags = [tagged(word, place == 0) for place, (_, word) in enumerate(found)]
    verbs = [place for place, (tag, lemma) in enumerate(tags) if tag.startswith("VB") and lemma != "have"]
    root = verbs[0] if verbs else 0
    for place, (start, word) in enumerate(found):
        tag, lemma = tags[place]
        after = next((verb for verb in verbs if verb > place), None)
        helps = (tag in {"MD", "TO"} or lemma == "have") and after is not None
        before = next((verb for verb in reversed(verbs) if verb < place), root)
        head = after if helps else (place if place == root else before)
        dep = "aux" if helps else "ROOT" if place == root else "xcomp" if place in verbs else "dep"
        tokens.append(
            Token(
                first + place,
                start,
                start + len(word),
                word,
                lemma,
                tag,
                universal_pos(tag, lemma, dep),
                dep,
                first + head,
                len(sentences),
            )
        )
    sentences.append(Sentence(len(sentences), first, len(tokens), first + root, paragraph))

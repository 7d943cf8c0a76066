from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.events import find_events
from dragoman.lexicon.frames import load_frames
from dragoman.model import Reading, Report, Sentence, Token, text_id
from tests.events.casting import cast_of

FRAMES = load_frames()
WORDS = [
    "attack",
    "kill",
    "talks",
    "strike",
    "killed",
    "hold",
    "with",
    "of",
    "by",
    "Kenya",
    "six",
    "people",
    "who",
    "not",
    "will",
    "urge",
    "to",
    "meet",
    "back",
    "-",
]
DEPS = [
    "nsubj",
    "nsubjpass",
    "dobj",
    "conj",
    "relcl",
    "acl",
    "advcl",
    "prep",
    "pobj",
    "agent",
    "aux",
    "xcomp",
    "ccomp",
    "amod",
    "compound",
    "poss",
    "nummod",
    "pcomp",
    "appos",
]
TAGS = ["NN", "NNS", "NNP", "VBD", "VBN", "VBG", "VB", "VBZ", "IN", "CD", "WP", "JJ", "TO", "MD"]
POS = {"N": "NOUN", "V": "VERB", "I": "ADP", "C": "NUM", "W": "PRON", "J": "ADJ", "T": "PART", "M": "AUX"}


@st.composite
def readings(draw):
    """Any tree over any words: a parser may be wrong in every way."""
    count = draw(st.integers(1, 14))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=count, max_size=count))
    root = draw(st.integers(0, count - 1))
    heads = [draw(st.integers(0, count - 1)) for _ in words]
    heads = [head if _reaches(heads, index, root) else root for index, head in enumerate(heads)]
    heads[root] = root
    text, tokens = " ".join(words), []
    position = 0
    for index, word in enumerate(words):
        tag = draw(st.sampled_from(TAGS))
        dep = "ROOT" if index == root else draw(st.sampled_from(DEPS))
        pos = "PROPN" if tag == "NNP" else POS[tag[0]]
        tokens.append(Token(index, position, position + len(word), word, word.lower(), tag, pos, dep, heads[index], 0))
        position += len(word) + 1
    report = Report(id=text_id(text), key="any", file="any", text=text)
    return Reading(report=report, tokens=tuple(tokens), sentences=(Sentence(0, 0, count, root, 0),), names=(), made_by="any")


def _reaches(heads, index, root):
    seen = set()
    while index not in seen:
        if index == root:
            return True
        seen.add(index)
        index = heads[index]
    return False


@settings(max_examples=300, deadline=None)
@given(readings())
def test_any_tree_is_read_and_every_span_lies_in_the_text(reading):
    events = find_events(reading, cast_of(reading), (), (), FRAMES)
    length = len(reading.report.text)
    for event in events:
        spans = [event.trigger, *event.also, *event.evidence, *(figure.span for figure in event.figures)]
        assert all(span.end <= length for span in spans)
        assert not set(event.actors) & set(event.recipients)
    assert list(events) == sorted(events, key=lambda event: event.trigger)

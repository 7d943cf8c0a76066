"""The statement lines of the two seed reports (shared/seeds/EXPECTED.md): who · stance · what the words must touch."""

from pathlib import Path

import pytest

from dragoman.lexicon.cues import load_cues
from dragoman.model import Cast, Report, text_id
from dragoman.reading import load_reader, load_tagger
from dragoman.statements import find_statements, find_tagged_statements, load_judges

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not SEEDS.exists(), reason="the seed reports are not beside the checkout")]

YNET = [
    (None, "asserts", "Qatar expelled"),
    ("Israeli official", "denies", "mediator"),
    ("Israeli official", "asserts", "their role might involve"),
    ("diplomatic source", "denies", "relocated"),
    (None, "asserts", "had relocated its political offices"),
    ("diplomatic source", "asserts", "merely visiting"),
    ("the source", "asserts", "do not reflect"),
    ("announcement", "asserts", "security considerations"),
    ("Local Azerbaijani media", "asserts", "this"),
    ("Azerbaijani sources", "confirms", "this"),
    ("Israel", "confirms", "as a factor, though not the sole or primary reason"),
    ("residence", "asserts", "situational assessment"),
    ("Israeli sources", "asserts", "security alerts"),
    ("Jerusalem", "denies", "at no point"),
    ("Foreign Ministry", "denies", "unrelated to security"),
    ("the source", "asserts", "diplomatic channels"),
]
SABAH = [
    ("security sources", "asserts", "key role"),
    ("sources", "asserts", "has disrupted"),
    ("they", "asserts", "no desire"),
    ("resistance group", "asserts", "Haniyeh was killed"),
    ("Israel", "declines", "the death"),
    ("Netanyahu", "asserts", "involvement"),
    ("Hamas official", "accuses", "obstructing"),
    ("Haniyeh", "accuses", "obstructing"),
    ("international community", "demands", "de-escalation and a focus on securing a cease-fire in Gaza"),
    ("Western countries", "accuses", "terrorist group"),
    ("it", "asserts", "as a resistance movement"),
    ("Ankara", "accuses", "wanting to expand"),
    ("It", "demands", "immediate cease-fire"),
    ("It", "accuses", "unconditional support"),
    ("Ankara", "asserts", "had decided to join"),
    ("data from the Health Ministry", "asserts", "39,445"),
]


@pytest.fixture(scope="module", params=["rules", "tagger"])
def found(request):
    cues, made = load_cues(), {}
    tagger = load_tagger() if request.param == "tagger" else None
    judges = load_judges()
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        reading = next(load_reader().read([Report(id=text_id(text), key=path.stem, file=path.name, text=text)]))
        if tagger is None:
            statements = find_statements(reading, Cast(), (), cues)
        else:
            (tagging,) = tagger.tag([reading.report])
            statements = find_tagged_statements(reading, tagging, judges, cast=Cast(), times=(), cues=cues)
        made[path.stem[:3]] = (text, statements)
    return made


@pytest.mark.parametrize(("seed", "line"), [("000", line) for line in YNET] + [("004", line) for line in SABAH])
def test_a_seed_report_yields_its_statements(seed, line, found):
    text, statements = found[seed]
    who, stance, what = line

    def fits(statement):
        source = statement.source.span.words(text) if statement.source.span else None
        contents = " ".join(span.words(text) for span in statement.contents)
        return (
            (who is None) == (source is None)
            and (who or "") in (source or "")
            and statement.stance == stance
            and what in contents
        )

    assert any(fits(statement) for statement in statements)


def test_what_an_official_says_that_another_said_lies_within(found):
    text, statements = found["004"]
    inner = next(found for found in statements if found.source.span and found.source.span.words(text) == "Haniyeh")
    outer = next(found for found in statements if found.id == inner.within)
    assert outer.source.span.words(text) == "a Hamas official"

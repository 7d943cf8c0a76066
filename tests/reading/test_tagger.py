import pytest

from dragoman.model import ModelError, Report, text_id
from dragoman.model.tagging import Tagging
from dragoman.reading.tagger import MODEL, Tagger, load_tagger

TEXT = (
    "The harbour will stay closed until Friday, port director Ada Brenn said on Monday.\n\n"
    "“We found three cracks,” she told reporters, “and we are still counting.”\n\n"
    "Two officials denied that the pier had been inspected in March."
)


def report_of(text: str) -> Report:
    return Report(id=text_id(text), key="r", file="r.txt", text=text)


def words(text: str, tagging: Tagging, role: str) -> list[str]:
    return [text[span.start : span.end] for span in tagging.spans if span.role == role]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    pytest.importorskip("onnxruntime")
    return load_tagger()


def test_a_missing_model_is_named(tmp_path) -> None:
    pytest.importorskip("onnxruntime")
    with pytest.raises(ModelError, match=r"tagger\.onnx"):
        load_tagger(tmp_path)


@pytest.mark.slow
def test_sources_cues_and_contents_are_marked(tagger: Tagger) -> None:
    (tagging,) = tagger.tag([report_of(TEXT)])
    assert words(TEXT, tagging, "source") == ["port director Ada Brenn", "she", "Two officials"]
    assert [cue.split()[0] for cue in words(TEXT, tagging, "cue")] == ["said", "told", "denied"]
    contents = words(TEXT, tagging, "content")
    assert contents[0] == "The harbour will stay closed until Friday"
    assert contents[1:3] == ["We found three cracks", "and we are still counting"]


@pytest.mark.slow
def test_contents_are_tied_to_their_cues(tagger: Tagger) -> None:
    (tagging,) = tagger.tag([report_of(TEXT)])
    strongest: dict[int, tuple[float, int | None]] = {}
    for tie in tagging.ties:
        strongest[tie.span] = max(strongest.get(tie.span, (-99.0, None)), (tie.strength, tie.to), key=lambda one: one[0])
    for at, span in enumerate(tagging.spans):
        if span.role == "content":
            cue = tagging.spans[strongest[at][1]]
            assert cue.role == "cue"
            assert cue.paragraph == span.paragraph


@pytest.mark.slow
def test_a_report_reads_the_same_alone_and_among_others(tagger: Tagger) -> None:
    long = " ".join(f"Minister {name} said the talks in {name} would go on." for name in ("Arno", "Bela", "Cira", "Dova")) * 12
    reports = [report_of(TEXT), report_of(long), report_of("No."), report_of("   \n ")]
    together = list(tagger.tag(reports))
    alone = [next(tagger.tag([report])) for report in reports]
    spans = [[(span.role, span.start, span.end) for span in tagging.spans] for tagging in together]
    assert spans == [[(span.role, span.start, span.end) for span in tagging.spans] for tagging in alone]
    assert together[3] == Tagging((), ())


@pytest.mark.slow
def test_scores_are_probabilities(tagger: Tagger) -> None:
    (tagging,) = tagger.tag([report_of(TEXT)])
    assert all(0 <= span.score <= 1.0001 and 0 <= span.edges <= 1.0001 and 0 <= span.quoted <= 1 for span in tagging.spans)
    assert all(tie.strength <= 1e-4 for tie in tagging.ties)


@pytest.mark.slow
def test_the_model_ships_with_its_tokenizer() -> None:
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 25 * 2**20

"""Citing: outlets that pass on what their sources say.

"Kara News, citing two officials, reported that it fell" -> the officials say it, through Kara News. In: drafts and the cast.
Out: drafts; one that only says whom an outlet cites has gone into the statement that it cites them for.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.lexicon.cues import CueLexicon
from dragoman.model import Cast, Reading
from dragoman.statements.drafts import Draft
from dragoman.statements.speakers import head_of, speaker_of

__all__ = ["pass_on"]

_CITING = frozenset({"cite", "quote"})
_STEPS = 2  # heads between "citing" and the verb that reports


def pass_on(reading: Reading, drafts: Sequence[Draft], cast: Cast, cues: CueLexicon) -> tuple[Draft, ...]:
    """Give what an outlet reports from its sources to these sources, and the outlet as who passes it on."""
    kept = list(drafts)
    for draft in drafts:
        told = _told_from(reading, draft, kept) if _cites(reading, draft, cast, cues) else None
        if told is None:
            continue
        head = head_of(reading, draft.contents[0], None)
        place = kept.index(told)
        kept[place] = replace(told, source=draft.contents[0], source_head=head.index, passed=draft.source)
        kept.remove(draft)
    return tuple(draft for draft in kept if not _names_sources(reading, draft, cues))


def _names_sources(reading: Reading, draft: Draft, cues: CueLexicon) -> bool:
    """Tell whether a draft only says whose words are passed on ("reports, quoting officials, say …"): that is no statement."""
    if not _is_citing(reading, draft) or draft.quoted or len(draft.contents) != 1 or draft.tagged is None:
        return False
    cited = head_of(reading, draft.contents[0], None)
    return cited.lemma.lower() in cues.sources and not any(
        token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in reading.tokens[slice(*draft.contents[0])]
    )


def _is_citing(reading: Reading, draft: Draft) -> bool:
    cue = reading.tokens[draft.cue_head] if draft.cue_head is not None else None
    return cue is not None and cue.lemma in _CITING and cue.tag == "VBG"


def _cites(reading: Reading, draft: Draft, cast: Cast, cues: CueLexicon) -> bool:
    """Tell whether a draft is an outlet's "citing officials"."""
    if not _is_citing(reading, draft) or draft.source is None or len(draft.contents) != 1 or draft.quoted:
        return False
    cited = head_of(reading, draft.contents[0], None)
    is_source = cited.lemma.lower() in cues.sources or any(
        name.label == "PERSON" and name.first <= cited.index < name.last for name in reading.names
    )
    outlet = head_of(reading, draft.source, draft.source_head)
    actor = speaker_of(reading, draft, cast)
    return is_source and (cues.sources.get(outlet.lemma.lower()) == "media" or (actor is not None and "JRN" in actor.sectors))


def _told_from(reading: Reading, citing: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the statement of the same outlet that "citing" hangs on."""
    token = reading.tokens[citing.cue_head or 0]
    for _ in range(_STEPS):
        token = reading.head(token)
        for draft in drafts:
            if draft.cue_head == token.index and draft is not citing and draft.source in {citing.source, None}:
                return draft
    return None

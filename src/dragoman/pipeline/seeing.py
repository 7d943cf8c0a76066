"""What a run of linking loads of a store, and what it leaves for the next one to see."""

import json
from collections.abc import Collection, Iterable
from typing import Any

from dragoman.linking import Claim
from dragoman.linking.bearers import with_bearers
from dragoman.linking.passages import copy_families
from dragoman.linking.referring import known_phrases
from dragoman.model import Judgement
from dragoman.model.happenings import Named, Telling, Voice
from dragoman.pipeline.versions import linking_version
from dragoman.store import Store
from dragoman.store.finding import seen

__all__ = ["Loaded", "claim_of", "families_of", "phrases_of", "said_by_people", "state_now"]


class Loaded:
    """Tellings and voices of reports, each report loaded once, with the bearers of its figures filled in."""

    def __init__(self, store: Store, phrases: dict[str, Named]) -> None:
        self._store, self._phrases = store, phrases
        self._tellings: dict[str, list[Telling]] = {}
        self._voices: dict[str, list[Voice]] = {}
        self._raw: dict[str, list[Voice]] = {}

    def take(self, reports: Iterable[str]) -> None:
        """Load reports that are not loaded yet."""
        missing = set(reports) - self._tellings.keys()
        for one in missing:
            self._tellings[one], self._voices[one], self._raw[one] = [], [], []
        for raw, tellings in self._store.told(missing) if missing else ():
            for voice in raw:
                self._raw[voice.report].append(voice)
            told, voices = with_bearers(tellings, raw, self._phrases)
            for telling in told:
                self._tellings[telling.report].append(telling)
            for voice in voices:
                self._voices[voice.report].append(voice)

    def tellings(self, reports: Collection[str]) -> list[Telling]:
        """Return the tellings of loaded reports."""
        return [telling for one in sorted(reports) for telling in self._tellings[one]]

    def voices(self, reports: Collection[str]) -> list[Voice]:
        """Return the voices of loaded reports."""
        return [voice for one in sorted(reports) for voice in self._voices[one]]

    def raw(self, reports: Collection[str]) -> list[Voice]:
        """Return the voices of loaded reports as the reports name them."""
        return [voice for one in sorted(reports) for voice in self._raw[one]]


def claim_of(voice: Voice) -> Claim:
    """Return a voice as far as it denies or is denied."""
    return Claim(
        id=voice.id,
        report_id=voice.report,
        holder=voice.actor.id if voice.actor else voice.words,
        stance=voice.stance,
        words=voice.contents,
        day=voice.published,
        lemma=voice.lemma,
        name=voice.holder.name if voice.holder else None,
        phrase=voice.words,
    )


def phrases_of(store: Store) -> dict[str, Named]:
    """Return the phrases by which the texts of a store call one known body alone."""
    return known_phrases(map(_caller, store.seen(seen.phrases_used)))


def _caller(row: Any) -> Voice:  # noqa: ANN401 - a row of the database, whose type stays in the store
    return Voice(
        id="",
        report="",
        key="",
        publisher=None,
        published=None,
        agency=None,
        actor=Named(row.party_id, row.party_name) if row.party_id is not None else None,
        words=row.source_words,
        kind=row.source_kind,
        stance="asserts",
        contents="",
        start=0,
        stop=0,
    )


def families_of(judged: Iterable[Judgement]) -> dict[str, str]:
    """Return the family of each report that shares a text with others."""
    return dict(copy_families((one.left, one.right) for one in judged if one.kind == "copy" and one.holds))


def said_by_people(judged: Iterable[Judgement]) -> dict[str, list[str]]:
    """Return what people judged of happenings and days, and all denials in force: kind and sides, by the judgement's id."""
    kinds = ("same_happening", "dates")
    heard = (one for one in judged if one.kind == "denies" or (one.kind in kinds and one.by.startswith("person:")))
    return {one.id: [one.kind, one.left, one.right] for one in heard}


def state_now(judged: Iterable[Judgement], phrases: dict[str, Named]) -> dict[str, str]:
    """Return what the next run is told."""
    told = {phrase: [named.id, named.name] for phrase, named in phrases.items()}
    return {"rules": linking_version(), "phrases": json.dumps(told), "people": json.dumps(said_by_people(judged))}

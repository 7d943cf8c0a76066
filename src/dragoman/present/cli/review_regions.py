"""Corrected regions of report tasks: what an annotator left, moved, added or took away of what we had found.

    read_regions(annotation["result"])  ->  [Region(label="Event", start=31, end=34, choices={"type": "AGREE"})]
    compare_regions(ours, theirs, …)    ->  [Correction(act="set", what="Event", fields=(("type", "AGREE"),))]

Regions are matched by what they cover, because Label Studio gives new ids to what it copies from a prediction.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.model.corrections import Correction

__all__ = ["Compared", "Region", "begun_from", "compare_regions", "read_regions", "read_short_regions"]

CHOICES: Mapping[str, tuple[str, ...]] = {"Actor": ("kind",), "Statement": ("stance",), "Event": ("type", "status")}
TIED: Mapping[str, str] = {"says": "source", "cues": "cue", "tells": "told_by"}
MOVED = 0.5  # of the shorter of two regions: one that shares less with another was not moved from there
KEPT = 0.5  # of what we found: who leaves less of it untouched did not begin from it


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A labelled region.

    Attributes:
        id: As the file names it.
        label: One of the labels of the interface.
        start: First code point.
        end: One past the last.
        choices: What was chosen of it, by name.
        tied: Of a statement its ``source`` and ``cue``, of an event the statements it is ``told_by``: ids of their regions;
            None where the file knows no relations.
    """

    id: str
    label: str
    start: int
    end: int
    choices: Mapping[str, str] = field(default_factory=dict)
    tied: Mapping[str, tuple[str, ...]] | None = None

    @property
    def at(self) -> tuple[int, int]:
        """Return its code points."""
        return self.start, self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What an annotator changed, and what of it cannot be taken in, in words."""

    corrections: tuple[Correction, ...]
    troubles: tuple[str, ...] = ()


def read_regions(result: Iterable[Mapping[str, Any]], text: str) -> list[Region] | None:
    """Return the regions of an annotation or a prediction; None where a region is not over the words that it says."""
    regions: dict[str, tuple[str, tuple[int, int]]] = {}
    choices: dict[str, dict[str, str]] = defaultdict(dict)
    tied: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, one in enumerate(result):
        value = one.get("value")
        if one.get("type") == "relation":
            for label in one.get("labels") or ():
                if label in TIED:
                    tied[str(one.get("to_id"))][TIED[label]].append(str(one.get("from_id")))
        elif isinstance(value, dict) and value.get("labels"):
            at = _place(value, text)
            if at is None:
                return None
            regions[str(one.get("id", number))] = (str(value["labels"][0]), at)
        elif isinstance(value, dict) and value.get("choices"):
            choices[str(one.get("id"))][str(one.get("from_name"))] = str(value["choices"][0])
    return [
        Region(
            id=one,
            label=label,
            start=at[0],
            end=at[1],
            choices=choices.get(one, {}),
            tied={name: tuple(ids) for name, ids in tied.get(one, {}).items()},
        )
        for one, (label, at) in regions.items()
    ]


def read_short_regions(task: Mapping[str, Any], text: str) -> list[Region] | None:
    """Return the regions of a task of JSON-MIN, which lists regions and choices apart, without ids and relations.

    Choices stand in the order of the regions: where there are as many as regions of their label, each is its region's.
    """
    listed = task.get("label")
    regions = [one for one in (listed if isinstance(listed, list) else ()) if isinstance(one, dict) and one.get("labels")]
    places = [_place(one, text) for one in regions]
    if None in places:
        return None
    chosen: dict[int, dict[str, str]] = defaultdict(dict)
    for label, names in CHOICES.items():
        numbers = [number for number, one in enumerate(regions) if one["labels"][0] == label]
        for name in names:
            values = task.get(name)
            values = values if isinstance(values, list) else [values]
            if len(values) == len(numbers):
                for number, value in zip(numbers, values, strict=True):
                    chosen[number][name] = str(value)
    return [
        Region(id=str(number), label=str(one["labels"][0]), start=at[0], end=at[1], choices=chosen[number])
        for number, (one, at) in enumerate(zip(regions, places, strict=True))
        if at is not None
    ]


def begun_from(ours: Sequence[Region], theirs: Sequence[Region]) -> bool:
    """Tell whether an annotation was made from ours: half of it stands there untouched. Else nothing counts as taken away."""
    left = {(one.label, one.at) for one in theirs}
    return sum((one.label, one.at) in left for one in ours) >= KEPT * len(ours)


def compare_regions(ours: Sequence[Region], theirs: Sequence[Region], *, whole: bool) -> Compared:
    """Return what an annotator changed.

    Args:
        ours: The regions of the prediction, with our ids.
        theirs: Those of the annotation.
        whole: Whether the annotation was made from ours, so that what is missing was taken away.
    """
    return _Comparison(ours, theirs, whole=whole).made()


class _Comparison:
    def __init__(self, ours: Sequence[Region], theirs: Sequence[Region], *, whole: bool) -> None:
        self._theirs, self._whole = {one.id: one for one in theirs}, whole
        self._ours = {one.id: one for one in ours}
        self._pairs = dict[str, str]()  # our id, theirs
        self._troubles: list[str] = []
        self._match(ours, theirs)
        self._back = {their: our for our, their in self._pairs.items()}

    def made(self) -> Compared:
        found = [one for our, their in self._pairs.items() for one in self._changed(self._ours[our], self._theirs[their])]
        found += self._kinds()
        if self._whole:
            gone = [one for one in self._ours.values() if one.id not in self._pairs and one.label not in {"Source", "Cue"}]
            unclear = [one for one in gone if self._has_twin(one)]
            self._troubles += [f"one of two like {one.label.lower()}s taken away" for one in unclear]
            found += [Correction(act="remove", what=_what(one), at=one.at, of=_id(one)) for one in gone if one not in unclear]
        for their in self._theirs.values():
            if their.id not in self._back:
                found += self._added(their)
        return Compared(corrections=tuple(dict.fromkeys(found)), troubles=tuple(self._troubles))

    def _has_twin(self, our: Region) -> bool:
        """Tell whether a region of ours that is left looks the same: which of the two was taken away is not known then."""
        twins = (self._ours[one] for one, their in self._pairs.items() if one != their)
        return any((one.label, one.at, one.choices) == (our.label, our.at, our.choices) for one in twins)

    def _match(self, ours: Sequence[Region], theirs: Sequence[Region]) -> None:
        """Pair what is the same: by id, by words and choices, by words, and then by most words shared."""
        for key in (
            lambda one: (one.label, one.id),
            lambda one: (one.label, one.at, tuple(sorted(one.choices.items()))),
            lambda one: (one.label, one.at),
        ):
            self._pair_by(key, ours, theirs)
        free = [one for one in theirs if one.id not in set(self._pairs.values())]
        shared = sorted(
            (
                (-_shared(our, their), our.start, our.id, their.id)
                for our in ours
                if our.id not in self._pairs
                for their in free
                if their.label == our.label and _shared(our, their) >= MOVED
            ),
        )
        for _, _, our_id, their_id in shared:
            if our_id not in self._pairs and their_id not in self._pairs.values():
                self._pairs[our_id] = their_id

    def _pair_by(self, key: Callable[[Region], Any], ours: Sequence[Region], theirs: Sequence[Region]) -> None:
        taken, waiting = set(self._pairs.values()), defaultdict[Any, list[str]](list)
        for their in theirs:
            if their.id not in taken:
                waiting[key(their)].append(their.id)
        for our in ours:
            if our.id not in self._pairs and waiting[key(our)]:
                self._pairs[our.id] = waiting[key(our)].pop(0)

    def _changed(self, our: Region, their: Region) -> Iterator[Correction]:
        if our.label in {"Source", "Cue"}:
            return
        if our.at != their.at:
            yield Correction(act="move", what=_what(our), at=our.at, of=_id(our), to=their.at)
        names = [name for name in CHOICES.get(our.label, ()) if our.label != "Actor" and name in their.choices]
        fields = [
            (name, their.choices[name])
            for name in names
            if their.choices.get(name, our.choices.get(name)) != our.choices.get(name)
        ]
        fields += [(name, value) for name in _tied_names(our.label) if (value := self._retied(our, their, name)) is not None]
        for name, value in fields:
            yield Correction(act="set", what=_what(our), at=our.at, of=_id(our), fields=((name, value),))

    def _retied(self, our: Region, their: Region, name: str) -> str | None:
        """Return the words that a statement or event is tied to now, as spans; None where nothing has changed."""
        before = tuple((our.tied or {}).get(name, ()))
        if their.tied is None:  # no relations in the file: what was tied may have been moved or taken away
            if not before or name == "told_by" or not (self._whole or all(one in self._pairs for one in before)):
                return None
            if any(one not in self._pairs and self._has_twin(self._ours[one]) for one in before if one in self._ours):
                return None
            now = [self._theirs[self._pairs[one]].at for one in before if one in self._pairs]
        else:
            ids = [one for one in their.tied.get(name, ()) if one in self._theirs]
            if not self._whole and {*before} - {self._back.get(one, "") for one in ids}:
                return None
            now = [self._theirs[one].at for one in ids]
        was = [self._ours[one].at for one in before if one in self._ours]
        same = sorted(was) == sorted(now) if name != "told_by" else self._same_tellers(before, their)
        return None if same else _spans(now)

    def _same_tellers(self, before: Sequence[str], their: Region) -> bool:
        """A statement that was moved still tells what it told."""
        return {self._pairs.get(one) for one in before} == set((their.tied or {}).get("told_by", ()))

    def _kinds(self) -> Iterator[Correction]:
        """Yield the kinds of actors that were changed: one choice stands for all mentions of an actor."""
        chosen: dict[str, set[str]] = defaultdict(set)
        first: dict[str, Region] = {}
        for our_id, their_id in self._pairs.items():
            our, their = self._ours[our_id], self._theirs[their_id]
            if our.label == "Actor" and (kind := their.choices.get("kind")) not in {None, our.choices.get("kind")}:
                chosen[str(_id(our))].add(str(kind))
                first.setdefault(str(_id(our)), our)
        for actor, kinds in chosen.items():
            if len(kinds) > 1:
                self._troubles.append("an actor that is given two kinds")
                continue
            yield Correction(act="set", what="Actor", at=first[actor].at, of=actor, fields=(("kind", min(kinds)),))

    def _added(self, their: Region) -> Iterator[Correction]:
        if their.label in {"Source", "Cue"}:
            if their.tied is None or not any(their.id in _tied_to(one) for one in self._theirs.values()):
                self._troubles.append(f"a {their.label.lower()} that is tied to no statement")
            return
        if their.label not in {"Actor", "Place", "Statement", "Event"}:
            self._troubles.append(f"an added {their.label.lower()}")  # a time is of no use without its days
            return
        missing = [name for name in CHOICES.get(their.label, ()) if name not in their.choices and their.label != "Actor"]
        if missing:
            self._troubles.append(f"an added {their.label.lower()} without its {' and '.join(missing)}")
            return
        fields = {name: their.choices[name] for name in CHOICES.get(their.label, ()) if name in their.choices}
        for name in _tied_names(their.label):
            ids = (their.tied or {}).get(name, ())
            if spans := _spans([self._theirs[one].at for one in ids if one in self._theirs]):
                fields[name] = spans
        yield Correction(act="add", what=_what(their), at=their.at, fields=tuple(sorted(fields.items())))


def _tied_names(label: str) -> tuple[str, ...]:
    return {"Statement": ("source", "cue"), "Event": ("told_by",)}.get(label, ())


def _tied_to(region: Region) -> set[str]:
    return {one for ids in (region.tied or {}).values() for one in ids}


def _what(region: Region) -> Any:
    return region.label


def _id(region: Region) -> str | None:
    """Return the finding's id from that of our region; places and times have none."""
    kind, _, rest = region.id.partition("-")
    if kind in {"statement", "event"}:
        return rest
    return rest.rpartition("-")[0] if kind == "actor" else None


def _shared(our: Region, their: Region) -> float:
    common = min(our.end, their.end) - max(our.start, their.start)
    return common / min(our.end - our.start, their.end - their.start)


def _spans(places: Iterable[tuple[int, int]]) -> str:
    return " ".join(f"{start}-{end}" for start, end in sorted(set(places)))


def _place(value: Mapping[str, Any], text: str) -> tuple[int, int] | None:
    """Return where a region stands, in code points; None where its words are others: the text has changed since."""
    start, end, words = value.get("start"), value.get("end"), value.get("text")
    if not isinstance(start, int) or not isinstance(end, int):
        return None
    for first, last in ((start, end), _from_utf16(text, start, end)):
        if 0 <= first < last <= len(text) and (not isinstance(words, str) or _plain(words) == _plain(text[first:last])):
            return first, last
    return None


def _from_utf16(text: str, start: int, end: int) -> tuple[int, int]:
    """Return code points for the units that a browser counts, in which a sign beyond the first 65,536 is two."""
    units = text.encode("utf-16-le", "surrogatepass")
    first = len(units[: 2 * max(start, 0)].decode("utf-16-le", "replace"))
    return first, len(units[: 2 * max(end, 0)].decode("utf-16-le", "replace"))


def _plain(words: str) -> str:
    """Return words without blanks: line breaks come back as blanks, or as a backslash and an n."""
    return "".join(words.replace("\\n", " ").split())

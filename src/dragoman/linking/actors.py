"""Same actors: actors that no table knows, met in two reports under one name.

"Talal Barakat, a spokesman for the council" in one report and "Talal Barakat" in the next. In: the local actors of many
reports. Out: judgements that two of them are one. Precision first: a full name must match, and nothing may speak against it.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dragoman.model import Actor, Judgement, content_id

__all__ = ["LocalActor", "fold_name", "link_actors", "local_actors"]

_ARTICLES = re.compile(r"\b(?:al|el|ul|as|ash|an|ad|ar|az|bin|ibn|ben)[-\s]+")


@dataclass(frozen=True, slots=True)
class LocalActor:
    """An actor that the world table does not know, as one report shows it."""

    id: str
    name: str
    kind: str
    country: str | None


def local_actors(actors: Iterable[Actor]) -> Iterator[LocalActor]:
    """Yield the actors that can be met again under their name: unknown to the world table, and named in their report."""
    for actor in actors:
        if not actor.known and any(mention.form == "name" for mention in actor.mentions):
            yield LocalActor(actor.id, actor.name, actor.kind, actor.country)


def fold_name(name: str) -> str:
    """Return a name without case, diacritics, punctuation and Arabic articles, so that two spellings meet."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    plain = plain.casefold().replace("ı", "i").replace("’", "").replace("'", "")
    return " ".join(re.findall(r"\w+", _ARTICLES.sub("", plain)))


def link_actors(actors: Iterable[LocalActor]) -> Iterator[Judgement]:
    """Yield a judgement for each actor that is an earlier one met again.

    Args:
        actors: Local actors of many reports; the first of each group stands for it.

    Yields:
        ``same_actor`` judgements, in the order of the later actor. Persons need two names alike, of other actors one is
        enough; a different kind or country keeps two apart.
    """
    groups: defaultdict[tuple[str, str], list[LocalActor]] = defaultdict(list)
    for actor in actors:
        folded = fold_name(actor.name)
        if not folded or (actor.kind == "person" and len(folded.split()) < 2):
            continue
        group = groups[actor.kind, folded]
        same = next((other for other in group if _agree(actor, other)), None)
        if same is None:
            group.append(actor)
        elif same.id != actor.id:
            yield _same(same, actor)


def _agree(actor: LocalActor, other: LocalActor) -> bool:
    return actor.country is None or other.country is None or actor.country == other.country


def _same(first: LocalActor, later: LocalActor) -> Judgement:
    certain = first.country is not None and first.country == later.country
    left, right = sorted((first.id, later.id))
    return Judgement(
        id=content_id("judgement", "same_actor", left, right, "rule:full-name"),
        kind="same_actor",
        left=left,
        right=right,
        holds=True,
        score=0.9 if certain else 0.75,  # fixed priors: a full name and a country, a full name alone
        reason=f"both named {later.name}" + (f", both of {later.country}" if certain else ""),
        by="rule:full-name",
    )

"""Origins: who ultimately stands behind a telling, so that links are told from independent origins.

Three papers that print one agency text are one origin; two that cite one ministry are one origin; organs of one government are
one origin; a telling that names nobody, in a paper that is not known, has an origin that is not known. In: tellings and voices,
and families of copies. Out: an ``Origin`` for each.
"""

import re
from collections.abc import Iterable, Mapping

from dragoman.linking.actors import fold_name
from dragoman.model.happenings import Named, Origin, Telling, Voice

__all__ = ["Origins", "count_origins", "folded_holder"]

_LOCAL = re.compile(r"[0-9a-f]{16}")  # a content hash: an actor that no table knows, with an id of its own in each report


_NOBODY = re.compile(
    r"(?i:it|they|he|she|we|i|who|which)|(?i:(?:the|a|an|his|her|its|their|this|that) )?"
    r"(?:monitors?|monitoring group|group|sources?|statement|reports?|director|spokes\w+|officials?|activists|agency|network|"
    r"paper|website|media|local media|claims?)|"
    r"(?i:(?:the )?(?:initial|preliminary|early|first|latest) (?:information|reports?|estimates?|figures|results|counts?)\b.*)"
)
"""A pronoun or a word for a source that does not tell which."""


class Origins:
    """Names the origin of voices and tellings, given which reports are copies of each other."""

    def __init__(self, families: Mapping[str, str]) -> None:
        self._families = families

    def of_voice(self, voice: Voice) -> Origin:
        """Return who stands behind a statement.

        Args:
            voice: The statement; a person who speaks for a body is that body, an organ of a government its government.
        """
        holder = voice.holder
        if holder is None:
            return Origin("unknown", f"nobody:{self.family(voice.report)}", "not known")
        if voice.kind == "anonymous" or _NOBODY.fullmatch(holder.name):
            # Two unnamed officials may be one man: counted apart from the known, once for each family of copies.
            return Origin("unknown", f"unnamed:{self.family(voice.report)}:{folded_holder(holder)}", holder.name)
        if voice.organ is not None:
            return Origin("official", f"government:{voice.organ}", holder.name)
        if voice.kind == "document":
            return Origin("document", folded_holder(holder), holder.name)
        if voice.kind == "media":
            return Origin("agency", f"media:{folded_holder(holder)}", holder.name)
        return Origin("source", folded_holder(holder), holder.name)

    def of_outlet(self, report: str, publisher: str | None, agency: str | None) -> Origin:
        """Return who stands behind what a report tells in its own words: the agency, else one outlet for a family of copies."""
        if agency is not None:
            return Origin("agency", f"media:{agency.casefold()}", agency)
        family = self._families.get(report)
        if family is not None:
            return Origin("outlet" if publisher else "unknown", f"text:{family}", publisher or "not known")
        if publisher is None:
            return Origin("unknown", f"nobody:{report}", "not known")
        return Origin("outlet", f"media:{publisher.casefold()}", publisher)

    def of_telling(self, telling: Telling) -> tuple[Origin, ...]:
        """Return who stands behind a telling: those who say so, else the outlet."""
        asserting = [voice for voice in telling.voices if voice.stance not in {"denies", "declines", "doubts"}]
        if asserting:
            return tuple(dict.fromkeys(self.of_voice(voice) for voice in asserting))
        return (self.of_outlet(telling.report, telling.publisher, telling.agency),)

    def family(self, report: str) -> str:
        """Return the family of copies that a report is of; its own id where it shares its text with none."""
        return self._families.get(report, report)


def count_origins(origins: Iterable[Origin]) -> tuple[tuple[Origin, ...], int]:
    """Return the known origins, each key once, in the order of keys, and how many unknown ones there are."""
    by_key: dict[str, Origin] = {}
    for origin in sorted(origins, key=lambda origin: (origin.key, origin.kind, origin.name)):
        by_key.setdefault(origin.key, origin)
    known = tuple(origin for origin in by_key.values() if origin.kind != "unknown")
    return known, len(by_key) - len(known)


def folded_holder(holder: Named) -> str:
    """Return what two mentions of one holder share: the id of a known actor, else the name."""
    return fold_name(holder.name) if holder.id == holder.name or _LOCAL.fullmatch(holder.id) else holder.id

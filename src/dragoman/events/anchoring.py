"""Where: the place where an event is, by the words of its own clause.

"shelled the port of Kelm on Friday" -> Kelm; "criticised the raid on Kelm" -> nowhere: the raid was there, not the criticism.
In: a trigger with its frame. Out: a site, or nothing. What only the story around tells is ``setting``'s.
"""

from collections.abc import Iterator

from dragoman.events.clauses import clause_heads
from dragoman.events.sites import HERE, Site, Sites
from dragoman.events.slots import Trigger
from dragoman.events.syntax import deep_object, is_passive, surface_subject
from dragoman.events.telling import VERBAL
from dragoman.lexicon.frames import Frame, FrameLexicon
from dragoman.model import Reading, Token
from dragoman.model.attachment import is_verb

__all__ = ["Anchor"]

_AT_WORDS = frozenset({"in", "at", "inside", "outside", "near", "during", "on", "after", "before", "following"})
_TARGET = frozenset({"on", "over", "against", "upon", "above"})
_TO = frozenset({"to", "into", "onto", "toward", "towards", "for"})
_FROM = frozenset({"from"})
_PARTIES = frozenset({"for", "with", "against", "to", "by", "on"})
_LEAVING = frozenset({"RETREAT", "SANCTION"})
_ON_PAPER = frozenset({"discontinue", "resign", "convict"})
"""Modes of what is done by a word or a signature."""
_OUSTING = frozenset({"drive", "push", "expel", "force", "oust", "clear", "evict", "flush", "dislodge", "abduct", "kidnap"})
"""Verbs of violence whose "from" says where it was."""
_HELD = frozenset({"host", "hold", "open", "convene", "chair", "address", "leave", "cancel", "suspend", "begin", "resume"})
"""Verbs that, as those of attending, are done where the gathering is that is their object."""
_COMING = frozenset({"arrive", "gather", "fly", "travel", "come", "go", "return", "head", "assemble", "be", "meet", "visit"})
"""Verbs whose place is that of what one comes for: "flew to Kelm for talks"."""
_SAME: dict[str, str] = {
    **dict.fromkeys(("talk", "negotiation", "round", "dialogue"), "talks"),
    **dict.fromkeys(("conference", "congress", "summit", "meeting", "forum", "session", "gathering"), "meeting"),
}
"""Nouns that name one gathering in turn."""
_OTHER_ONE = frozenset({"compound", "nmod", "acl", "relcl"})
_BESIDE = 2  # tokens: what stands farther before a deed may be the dateline
_AGO = 6  # sentences after which "the talks" may be others
_SPEAKING = frozenset({"speak", "talk", "address", "brief", "respond", "tell"})
_HEARD = frozenset({"tell", "address", "brief"})
_WITH = frozenset({"with", "between", "of", "among"})
_AMID = frozenset({"during", "amid", "after", "following", "by"})
_WHILE = frozenset({"when", "as", "after", "while"})


class Anchor:
    """Finds the sites of one reading's events.

    Args:
        reading: The reading.
        sites: The sites of its phrases.
        lexicon: Which verbs tell events of words.
    """

    def __init__(self, reading: Reading, sites: Sites, lexicon: FrameLexicon) -> None:
        self._reading, self._sites = reading, sites
        self._deeds, self._gatherings = lexicon.classes["violence"], lexicon.classes["gathering"]
        self._attended = lexicon.carriers["attended"] | _HELD
        self._people, self._say = lexicon.people, lexicon.carriers["say"] | _SPEAKING
        self._worded = {
            lemma
            for (form, lemma), frames in lexicon.frames.items()
            if form == "verb" and all(frame.type in VERBAL | {"CONSULT"} for frame in frames)
        } | lexicon.carriers["say"]

    def site(self, trigger: Trigger, frame: Frame) -> Site | None:
        """Return where the words of its own clause put an event.

        Args:
            trigger: The trigger with its carrier.
            frame: The frame that reads it.
        """
        if frame.type in VERBAL or _ON_PAPER & set(frame.modes):
            found = self._of_words(trigger)
        elif frame.type == "CONSULT":
            found = self._of_meeting(trigger, visit="visit" in frame.modes)
        else:
            found = self._of_deed(trigger, frame)
        return self._sites.closest(found)

    def is_elsewhere(self, trigger: Trigger) -> bool:
        """Tell whether a clause says where, in words that name no place: "in another town", "in several areas"."""
        heads = [head for head in (trigger.token, trigger.carrier) if head is not None]
        heads.extend(target for head in tuple(heads) if (target := self._object(head)) is not None)
        return any(
            child.dep == "prep"
            and child.lemma.lower() in HERE
            and any(below.lemma.lower() in self._sites.nouns for below in self._reading.children(child))
            for head in heads
            for child in self._reading.children(head)
        )

    def said_at(self, verb: Token) -> Site | None:
        """Return where words were spoken: "said in Kelm", "told a rally in Kelm", "told reporters during a trip to Kelm"."""
        return next(self._spoken(verb), None) if verb.lemma.lower() in self._say else None

    def _spoken(self, head: Token) -> Iterator[Site]:
        for child in self._reading.children(head):
            lemma = child.lemma.lower()
            if child.dep in {"prep", "advmod"} and lemma in _AT_WORDS:
                for below in (each for each in self._reading.children(child) if each.dep == "pobj"):
                    yield from self._at_gathering(below, bare=lemma in HERE)
            elif child.dep == "dobj" and lemma in self._gatherings and head.lemma.lower() in _HEARD:
                yield from self._at_gathering(child, bare=False)
            elif child.dep == "advcl" and child.lemma.lower() in {"speak", "address", "visit", "talk"}:
                yield from self._spoken(child)

    def _at_gathering(self, noun: Token, *, bare: bool) -> Iterator[Site]:
        if noun.lemma.lower() not in self._gatherings:
            site = self._sites.of(noun) if bare else None
            if site is not None and self._sites.places[site.index].kind != "country":
                yield site  # what is said of a country is seldom said in it
            return
        site = self._of_gathering(noun)
        if site is not None:
            yield site

    def _of_gathering(self, noun: Token) -> Site | None:
        """Return where a gathering is: "talks in Kelm", "the Kelm talks", but not "the Orland talks" about a country."""
        found = next(self._sites.around(noun, HERE | _TO if noun.lemma in {"visit", "trip", "tour"} else HERE), None)
        found = found or next(self._among(noun), None)
        if found is not None:
            return found
        before = (child for child in self._reading.children(noun) if child.dep in {"compound", "nmod"})
        named = (self._sites.named(child) for child in before)
        own = next((Site(each) for each in named if each is not None and self._sites.places[each].kind == "city"), None)
        return own or self._taken_up(noun)

    def _taken_up(self, noun: Token) -> Site | None:
        """Return where the gathering is that "the talks" takes up."""
        kind = _SAME.get(noun.lemma.lower())
        children = self._reading.children(noun)
        if kind is None or not any(child.text.lower() in {"the", "these", "those"} for child in children):
            return None
        if any(child.dep in _OTHER_ONE or child.lemma in {"next", "other", "last"} for child in children):
            return None
        first = self._reading.sentences[max(0, noun.sentence - _AGO)].first
        for index in range(noun.index - 1, first - 1, -1):
            token = self._reading.tokens[index]
            if _SAME.get(token.lemma.lower()) == kind and token.pos == "NOUN":
                site = self._of_gathering(token)
                if site is not None:
                    return Site(site.index, "anchored")
        return None

    def _among(self, noun: Token) -> Iterator[Site]:
        """Yield where those are who come together: "a meeting of ministers in Kelm", "talks due to resume in Kelm"."""
        for child in self._reading.children(noun):
            if child.dep == "prep" and child.lemma in _WITH:
                for below in self._reading.children(child):
                    yield from self._sites.around(below, HERE)
            elif child.dep in {"acl", "relcl", "amod"} and child.pos != "NOUN":
                yield from self._sites.around(child, HERE)
                for below in self._reading.children(child):
                    if below.dep == "xcomp":
                        yield from self._sites.around(below, HERE)
        above = self._reading.head(noun)
        comes = self._reading.head(above)
        if noun.dep == "pobj" and above.lemma == "for" and comes.lemma in _COMING:
            yield from self._sites.around(comes, HERE | {"to"})

    def _of_words(self, trigger: Trigger) -> Iterator[Site]:
        token = trigger.token
        if trigger.form == "noun" and (site := self._of_gathering(token)) is not None:
            yield site
        for head in (token, trigger.carrier):
            if head is not None and is_verb(head):
                yield from self._spoken(head)
        target = self._object(token)
        if target is not None and target.lemma.lower() in self._gatherings and token.lemma.lower() in self._attended:
            yield from self._at_gathering(target, bare=False)
        ended = surface_subject(self._reading, token) if is_verb(token) else None
        if ended is not None and ended.lemma.lower() in self._gatherings:
            yield from self._at_gathering(ended, bare=False)  # "talks in Kelm collapsed"

    def _of_meeting(self, trigger: Trigger, *, visit: bool) -> Iterator[Site]:
        token = trigger.token
        if trigger.form == "noun" and (site := self._of_gathering(token)) is not None:
            yield site
        for head in (token, trigger.carrier):
            if head is None:
                continue
            yield from self._sites.around(head, HERE)
            target = self._object(head)
            if target is not None and target.lemma.lower() in self._gatherings:
                yield from self._at_gathering(target, bare=False)
            elif target is not None and (visit or self._sites.named(target) is not None):
                yield from self._one(target)
            elif target is not None and (target.pos == "PROPN" or target.lemma.lower() in self._people):
                yield from self._sites.around(target, HERE)
            yield from self._among(head)
            if is_verb(head):
                yield from self._spoken(head)
            yield from self._sites.around(head, _TO)
        for head in clause_heads(self._reading, trigger)[:1]:
            if trigger.form == "noun" and head.lemma not in self._worded:
                yield from self._sites.around(head, HERE)

    def _of_deed(self, trigger: Trigger, frame: Frame) -> Iterator[Site]:
        leaving = frame.type in _LEAVING
        heads = [trigger.token]
        if trigger.carrier is not None:
            heads.append(trigger.carrier)
        yield from self._before(trigger)
        for head in heads:
            yield from self._of_head(head, leaving=leaving)
        if trigger.kind == "undergo" and trigger.carrier is not None:
            hit = surface_subject(self._reading, trigger.carrier)
            yield from () if hit is None else self._one(hit)  # "Kelm suffered raids"
        if trigger.token.dep == "relcl" or any(each.dep == "relcl" for each in heads):
            yield from self._where(trigger.token)
        for head in heads:
            yield from self._when(head)
        for head in clause_heads(self._reading, trigger):
            if head in heads:
                continue
            if head.lemma.lower() in self._worded:
                break
            yield from self._of_head(head, leaving=False)
            if head.dep == "relcl":
                yield from self._where(head)

    def _before(self, trigger: Trigger) -> Iterator[Site]:
        """Yield the place that stands before a deed's noun: "the Kelm raid"."""
        if trigger.form != "noun":
            return
        for child in self._reading.children(trigger.token):
            place = self._sites.named(child) if child.dep in {"compound", "nmod"} else None
            near = trigger.token.index - child.index <= _BESIDE
            if near and place is not None and self._sites.places[place].kind != "country":
                yield Site(place)

    def _of_head(self, head: Token, *, leaving: bool) -> Iterator[Site]:
        yield from self._sites.around(head, HERE)
        yield from self._of_deeds(head)
        target = self._object(head)
        if target is not None:
            yield from self._one(target)
            yield from self._sites.around(target, _TARGET)  # "fired shells on Kelm"
        yield from self._sites.around(head, _TARGET)
        if not is_verb(head):
            yield from self._sites.around(head, frozenset({"of"}))
        leaving = leaving or head.lemma.lower() in _OUSTING
        yield from self._sites.around(head, _FROM if leaving else _TO)
        if is_verb(head) and not is_passive(self._reading, head):
            subject = surface_subject(self._reading, head)
            if subject is not None and self._sites.named(subject) is None:
                yield from self._sites.around(subject, HERE | _TARGET if subject.lemma in self._deeds else HERE)
        if leaving:
            yield from self._sites.around(head, _TO)
        for preposition in sorted(_PARTIES):
            yield from self._sites.around(head, frozenset({preposition}))

    def _of_deeds(self, head: Token) -> Iterator[Site]:
        """Yield where the deeds were that a predicate came with: "killed during a raid on Kelm"."""
        for child in self._reading.children(head):
            if child.dep in {"prep", "agent"} and child.lemma.lower() in _AMID:
                for below in self._reading.children(child):
                    if below.lemma.lower() in self._deeds:
                        yield from self._one(below)

    def _one(self, token: Token) -> Iterator[Site]:
        site = self._sites.of(token)
        if site is not None:
            yield site

    def _where(self, verb: Token) -> Iterator[Site]:
        """Yield the place that a clause with "where" is about."""
        clause = verb
        while clause.dep not in {"relcl", "ROOT"} and clause.head != clause.index:
            clause = self._reading.head(clause)
        if clause.dep == "relcl" and any(child.lemma.lower() == "where" for child in self._reading.children(clause)):
            yield from self._one(self._reading.head(clause))

    def _when(self, verb: Token) -> Iterator[Site]:
        """Yield the places of a clause that tells how it came: "were killed when shells hit Kelm"."""
        for child in self._reading.children(verb):
            mark = next((each for each in self._reading.children(child) if each.dep in {"mark", "advmod"}), None)
            if child.dep == "advcl" and mark is not None and mark.lemma.lower() in _WHILE:
                yield from self._of_head(child, leaving=False)

    def _object(self, token: Token) -> Token | None:
        """Return the object of a verb; None for a noun."""
        return deep_object(self._reading, token) if is_verb(token) else None

"""Questions: what is contested by a denial, asked in plain words.

"denied that the army had shelled Harim" -> "Is it true that the army had shelled Harim?"; "denied taking part in the raid" ->
"Is it true that Orland was taking part in the raid?"; "denied any plans for a recount" -> "Are there any plans for a recount?".
In: what is denied, and who denies it. Out: a question; words with a gap in them are quoted.
"""

import re
from dataclasses import replace

from dragoman.linking.clauses import FINITE, GERUND, MERE_PRONOUN, PART, PRONOUN, any_of
from dragoman.linking.denied import Denied
from dragoman.linking.naming import is_woman_or_man, with_article, with_names
from dragoman.linking.propositions import proposition
from dragoman.linking.told_before import BODIES, refers_to, told_before
from dragoman.model.happenings import Voice

__all__ = ["ask", "charged", "shorten", "unfound"]

SHOWN = 140  # code points of a gist
ASKED = 200  # code points of what is asked
_PERSONAL = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.I)
_OWN_CLAIM = re.compile(r"(?:claim|boast|assertion)s?$", re.I)
_BODY = re.compile(rf"\bthe (?:[\w-]+-based? )?(?:{any_of(BODIES)})\b", re.I)
_OPENING = re.compile(r"(?:during|when|while|after|before|because|although|though|if|since|in|on|at|despite|until|as)\b", re.I)
_CLAUSE_END = re.compile(r"(?:,|;| –| —)?\s(?=(?:and|but|or|who|which|while|after|because|although|unless|if|as)\b)|[,;]\s")
_PLANS = re.compile(r"(?:plans?|intentions?|proposals?)\b", re.I)
_SHARED = re.compile(r"(?:links?|connections?|ties|contacts?|collusion)\b.*? between ", re.I)
_LEADING = re.compile(r"\A(?:(?:an?|the|any|all|its|his|her|their|having|such|perceived|alleged|direct) )+", re.I)
_DEFINITE = re.compile(r"(?:the|its|his|her|their|this|that|these|those) ", re.I)
_ADVERBS = re.compile(r"\A(?:(?:ever|even|also|already|still|repeatedly|deliberately|knowingly|\w+ly) )+", re.I)
_DEED = r"(?:\w+ly |ever |also )*(?!(?:any|every|some|no)thing\b)[a-z]{2,}ing\b.*"
_CHARGED = (
    re.compile(r"(?P<who>[^…]+?) … (?:with |of |for )?(?P<what>[^…]+)", re.S),
    re.compile(rf"(?P<who>.+?) (?:of|for|with) (?P<what>{_DEED})", re.S),
    re.compile(r"(?P<who>.+?) with (?P<what>.+)", re.S),
)
"""Whom an accusation names, and of what: "Kara … shelling Harim", "Kara of shelling Harim", "Kara with murder"."""
_CHARGING = frozenset({"charge", "accuse", "indict"})
_TOLD = {
    "reported": re.compile(r"reports?$|stor(?:y|ies)$"),
    "rumoured": re.compile(r"rumou?rs?$"),
    "speculated": re.compile(r"speculat(?:ion|e)$"),
}
_BEFORE = r"of|in|by|on|against|to|with|from|at|among"
_MANY_THINGS = re.compile(rf"(?:(?!(?:{_BEFORE})\b)[\w’'-]+ )*?[\w’'-]*[^s\W]s(?= (?:{_BEFORE})\b|$)")
_CHARGES = re.compile(r"(?:(?:the|all) )?(?:charges?|counts?|accusations?|allegations?) that (?P<what>.+)", re.I | re.S)
_ARTICLE = re.compile(r"^(?:An?|The|One|Some|Two|Three) (?=[a-z])")
_THEM = re.compile(r"(?:it|him|her|them|he|she|they)", re.I)
_MANY = re.compile(r"\band\b|\b(?:[a-z]+(?<!s)s|people|men|women|police)\b(?!.*\b(?:of|for)\b)")


def ask(denied: Denied, voice: Voice, claim: Voice | None = None) -> str:
    """Return the question whether what is denied is so; who did it is whoever denies it where the words leave it to him.

    What the words only refer to ("that attack") is quoted as the report tells it before.

    Args:
        denied: What is denied, with the names that are known.
        voice: A denial of it.
        claim: Who claims it, where the words are his.
    """
    charges = _CHARGES.fullmatch(shorten(denied.words, ASKED)) if denied.charge else None
    if charges is not None:
        denied = with_names(replace(denied, words=charges["what"], form="clause", charge=False, open=False), voice)
    words, name = shorten(denied.words, ASKED), with_article(voice)
    if name is not None:
        name = _ARTICLE.sub(lambda article: article[0].casefold(), name)
    if " … " in words or words.startswith("…"):
        return f"Is it true: “{words.replace('“', '‘').replace('”', '’')}”?"
    own = denied.open and denied.form == "deed" and GERUND.match(_ADVERBS.sub("", words)) is not None
    bare = words[4:] if name and name.startswith("the ") and words.startswith(name) else words
    named = denied.doer is not None or own or _has_part(denied, words)
    body = not named and name is not None and name not in words and not is_woman_or_man(voice)
    heads = refers_to(bare, doer=named, body=body)
    told = (told_before(voice, words, heads) if heads is not None else None) or ""
    notes = [told]
    teller = claim.holder.name if claim and claim.holder and _PERSONAL.search(words) else None
    if name is not None and name not in words and (teller or charges is not None or _may_mean(denied, words, voice)):
        notes = [f"said by {teller}" if teller else "", f"denied by {name}", told]
    return _asked(denied, words, name, _aside(*notes), _aside(told))


def _may_mean(denied: Denied, words: str, voice: Voice) -> bool:
    """Tell whether words mean whoever denies them by a pronoun, or by what he is: "the company"."""
    if denied.open or PRONOUN.match(words):
        return True
    return (_PERSONAL.search(words) is not None and is_woman_or_man(voice)) or _BODY.search(words) is not None


def _aside(*notes: str) -> str:
    some = [note for note in notes if note]
    return f" ({'; '.join(some)})" if some else ""


def _asked(denied: Denied, words: str, name: str | None, aside: str, told: str) -> str:
    """Return the question by the build of what is denied.

    Args:
        denied: What is denied.
        words: It, cut to fit.
        name: Who denies it.
        aside: Who denies it, where the words mean him, and what the report tells before.
        told: What the report tells before, alone.
    """
    if denied.form == "clause":
        return f"Is it true that {words}{aside}?"
    if denied.form == "part":
        return _ask_part(words, name, aside, told)
    if denied.charge and (denied.doer or name):
        return f"Is {denied.doer or name} guilty of {words}{told}?"
    deed = _ADVERBS.sub("", words)
    who = (name if denied.open else _boaster(denied)) if denied.doer is None else denied.doer
    if who is not None and GERUND.match(deed):
        return f"Is it true that {who} {_finite(deed, who)}{told}?"
    if GERUND.match(deed) or FINITE.search(words) or PRONOUN.match(words) or _DEFINITE.match(words):
        return f"Did it happen: {words}{aside}?"
    return f"{'Were' if _MANY_THINGS.match(words) else 'Was'} there {words}{aside}?"


def _boaster(denied: Denied) -> str | None:
    """Return who claims a deed of his own: "the rebels' claims about winning back the town"."""
    claimant = denied.claimant
    return claimant if claimant and not MERE_PRONOUN.fullmatch(claimant) and _OWN_CLAIM.match(denied.noun or "") else None


def charged(claim: Voice) -> Denied:
    """Return what a claim affirms: "Kara of shelling the town" is "shelling the town", done by Kara.

    "it of shelling the town" leaves it open who: whoever denies that.
    """
    words = re.sub(r"^that\b,?\s*", "", " ".join(claim.contents.split()))
    if claim.stance == "accuses":
        found = next((one for form in _CHARGED if (one := form.fullmatch(words))), None)
        if found is not None and FINITE.search(found["who"]) is None:
            who, deed = _who(found["who"]), GERUND.match(_ADVERBS.sub("", found["what"])) is not None
            if deed or (claim.lemma in _CHARGING and FINITE.search(found["what"]) is None):
                return Denied(found["what"], form="deed", open=who is None, charge=not deed, doer=who)
        if GERUND.match(words):
            return Denied(words, form="deed", open=True)
    return proposition(words)


def _who(words: str) -> str | None:
    """Return who is accused; None for a pronoun."""
    words = re.sub(r",? (?:\d\d|who|which)\b.*| …$", "", words.strip(" ,"))
    return None if _THEM.fullmatch(words) else words


def unfound(denied: Denied, lemma: str | None = None) -> str:
    """Return how a claim is told whose words, or those of its denial, do not say whose it is; other words of the report may.

    Args:
        denied: What is denied.
        lemma: The word by which the claim is told, where a statement tells it.
    """
    if denied.charge:
        return "charged (the words name nobody)"
    noun = lemma or denied.noun or ""
    told = next((word for word, form in _TOLD.items() if form.match(noun)), None)
    return f"{told or 'claimed'} (the words name nobody)"


def shorten(words: str, most: int = SHOWN) -> str:
    """Return words that fit a line, without the quotation marks around them; they are cut between clauses if they can be."""
    words = re.sub(r"^that\b,?\s*", "", " ".join(words.split())).strip(" ,.")
    while len(words) > 1 and words[0] in '"“' and words[-1] in '"”' and not set('"“”') & set(words[1:-1]):
        words = words[1:-1].strip(" ,.")
    if len(words) > most:
        first = words.find(", ") if _OPENING.match(words) else 0  # what comes before the main clause is nothing without it
        ends = [one.start() for one in _CLAUSE_END.finditer(words, max(most * 2 // 3, first + 1), most)]
        words = words[: ends[-1] if ends else words.rfind(" ", 0, most)] + " …"
    return _paired(words)


def _paired(words: str) -> str:
    """Return words whose every quotation mark has its fellow: the other may have been left outside."""
    if words.count("“") > words.count("”"):
        words = f"{words}”"
    elif words.count("”") > words.count("“"):
        words = f"“{words}"
    if words.count('"') % 2:
        last = words.rfind('"')
        words = f'{words}"' if last + 1 < len(words) and words[last + 1] != " " else f'"{words}'
    return words


def _ask_part(words: str, name: str | None, aside: str, told: str) -> str:
    """Return whether somebody has a part in a deed, or there are plans, links, or a use of something."""
    bare = _LEADING.sub("", words)
    if _PLANS.match(bare):
        return f"{'Are' if bare.startswith(('plans', 'intentions', 'proposals')) else 'Is'} there any {bare}{aside}?"
    if name is None or _is_anybodys(words):
        return f"Was there any {bare}{aside}?"
    return f"Did {name} have any {bare}{told}?"


def _has_part(denied: Denied, words: str) -> bool:
    """Tell whether it is asked what part one has who is named."""
    return denied.form == "part" and not _is_anybodys(words) and _PLANS.match(_LEADING.sub("", words)) is None


def _is_anybodys(words: str) -> bool:
    """Tell whether a part need not be the denier's own: "any Velian role", "links between them", "the use of force"."""
    bare, part = _LEADING.sub("", words), PART.fullmatch(words)
    apart = part is not None and bool(part["more"])
    return apart or _SHARED.match(bare) is not None or re.match(r"(?:use|presence|wrongdoing)\b", bare, re.I) is not None


def _finite(deed: str, who: str) -> str:
    """Return a deed in its finite form: "was taking part", "had met" for "having met", "was there" for "being there"."""
    if (known := re.match(r"knowing (.+)", deed, re.I | re.S)) is not None:
        return f"knew {known[1]}"
    was = "were" if _MANY.search(who) else "was"
    if (past := re.match(r"having (been )?(.+)", deed, re.I | re.S)) is not None:
        return f"had {past[1] or ''}{past[2]}"
    if (state := re.match(r"being (.+)", deed, re.I | re.S)) is not None:
        return f"{was} {state[1]}"
    return f"{was} {deed}"

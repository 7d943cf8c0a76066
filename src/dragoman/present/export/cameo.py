"""CAMEO events as PETRARCH writes them: tab-separated, no heading, one line a pair of doer and recipient.

20240731  TURGOV  SYR  042  diplomatic,1  <event>  <address>  Harbour Post  the envoy  Damascus  The envoy visited …

The columns are date, source, target, code, issues, ids, URL, story source, source text, target text, event text; then ours: how
fine the date is, who says so, independent origins, our PLOVER type. CAMEO has no status: only what happened, or goes on, is
written, and planned cooperation as the intent to cooperate that CAMEO has codes for.
"""

from collections.abc import Iterator

from dragoman.lexicon.scales import load_scales
from dragoman.model import Actor
from dragoman.present.export.claiming import claim_of, claimant, precision
from dragoman.present.export.cleaning import one_line
from dragoman.present.export.folding import coding_of
from dragoman.present.export.gathering import Told, gather_across, gather_events
from dragoman.store import Store
from dragoman.store.browsing import Wanted

__all__ = ["export_cameo"]

NOBODY = "---"
_SECTORS = {"PTY": "PTY", "PRM": "MIL", "SOC": "CVL", "UNK": ""}  # PLOVER's sectors that CAMEO has under another name, or not


def export_cameo(store: Store, wanted: Wanted) -> Iterator[bytes]:
    """Yield a line for each doer and recipient of an event that matches and has a day, and a doer or recipient."""
    across, scales = gather_across(store), load_scales()
    for told in gather_events(store, wanted, across):
        coding = coding_of(told, folded=True)
        if coding is None or told.row.since is None or not (told.doers or told.recipients):
            continue
        code = scales.code(coding.type, coding.modes, told.event.contexts).code
        claim, address = claim_of(told), told.findings.report.file
        for doer in told.doers or (None,):
            for recipient in told.recipients or (None,):
                cells = (
                    f"{told.row.since:%Y%m%d}",
                    _code(doer),
                    _code(recipient),
                    code,
                    ";".join(f"{context},1" for context in told.event.contexts),
                    told.row.id,
                    address if address.startswith(("http://", "https://")) else "",
                    told.findings.report.publisher or "NULL",
                    _words(told, doer),
                    _words(told, recipient),
                    told.words(told.quote),
                    precision(told) or "",
                    (claimant(claim) or claim.source_kind) if claim else "",
                    "" if told.origins is None else str(told.origins),
                    told.event.type,
                )
                yield ("\t".join(map(one_line, cells)) + "\n").encode()


def _code(actor: Actor | None) -> str:
    """Return an actor's code: its country, then its sectors; an international body's sector alone."""
    if actor is None:
        return NOBODY
    sectors = dict.fromkeys(_SECTORS.get(sector, sector) for sector in actor.sectors)
    return f"{actor.country or ''}{''.join(list(filter(None, sectors))[:2])}" or NOBODY


def _words(told: Told, actor: Actor | None) -> str:
    return NOBODY if actor is None else told.words(told.mention(actor).span)

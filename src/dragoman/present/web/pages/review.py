"""Review: one thing in doubt at a time, decided with a key; every decision is kept, logged and can be undone.

What is decided counts in the lists once the links are drawn anew, which a button does: on a large store that takes minutes.
"""

from collections.abc import Mapping

from dragoman.model import Judgement, SettingsError, content_id
from dragoman.present.web.answering import Page
from dragoman.present.web.asking import Asked
from dragoman.present.web.desk import Desk
from dragoman.store.browsing.reviewing import KINDS, count_cards, decided, next_cards

__all__ = ["QUESTIONS", "decide", "judge_actors", "review_page"]

QUESTIONS = {
    "denies": "Does the first deny what the second says?",
    "same_happening": "Do both tell of one happening?",
    "same_actor": "Are both one actor?",
}
LOGGED = 30
LONGEST_NAME = 60  # of who decides


def review_page(desk: Desk, asked: Asked) -> Page:
    """Return the next card, the log, and how often people and rules agreed so far."""
    kind = asked.chosen("kind", KINDS, "") or None
    skip = int(asked.get("skip", "0")) if asked.get("skip", "0").isdigit() and len(asked.get("skip", "0")) < 7 else 0
    counts = count_cards(desk.catalogue)
    waiting = counts[kind] if kind else sum(counts.values())
    skip = skip % waiting if waiting else 0
    card = next(iter(next_cards(desk.catalogue, kind, skip=skip)), None)
    log = decided(desk.catalogue, LOGGED)
    judged = [agrees for kept, agrees in decided(desk.catalogue, 1000) if agrees is not None and kept.withdrawn_by is None]
    return Page(
        template="review.html",
        title="Review",
        section="review",
        shown={
            "card": card,
            "counts": counts,
            "waiting": waiting,
            "kind": kind,
            "kinds": KINDS,
            "skip": skip,
            "question": QUESTIONS.get(card.kind, "") if card else "",
            "log": log,
            "agreed": sum(judged),
            "judged": len(judged),
        },
        record={
            "card": card,
            "waiting": counts,
            "log": [kept for kept, _ in log],
            "agreed": sum(judged),
            "judged": len(judged),
        },
        table=[
            {
                "id": kept.judgement.id,
                "kind": kept.judgement.kind,
                "holds": kept.judgement.holds,
                "left": kept.judgement.left,
                "right": kept.judgement.right,
                "by": kept.judgement.by,
                "withdrawn_by": kept.withdrawn_by,
                "rule_agrees": agrees,
            }
            for kept, agrees in log
        ],
    )


def decide(desk: Desk, fields: Mapping[str, str]) -> str:
    """Keep, or take back, one decision, and return the address to go on from.

    Raises:
        SettingsError: When the form is none of ours.
        StoreError: When a judgement that is to be withdrawn is not in force.
    """
    by = person(fields)
    back = "/review" + (f"?kind={fields['back']}" if fields.get("back") in KINDS else "")
    if fields.get("do") == "undo":
        named = fields.get("judgement")
        if named:
            desk.store.withdraw(named, by)
        else:
            mine = [kept for kept, _ in decided(desk.catalogue, 200) if kept.withdrawn_by is None and kept.judgement.by == by]
            if mine:
                desk.store.withdraw(mine[0].judgement.id, by)
        return back
    kind, left, right, answer = (fields.get(name, "") for name in ("kind", "left", "right", "do"))
    if kind not in KINDS or answer not in {"accept", "reject"} or not (_is_id(left) and _is_id(right)):
        raise SettingsError("this form holds no decision")
    holds = answer == "accept"
    desk.store.keep_judgement(
        Judgement(
            id=content_id("judgement", kind, left, right, holds, by),
            kind=kind,  # type: ignore[arg-type]
            left=left,
            right=right,
            holds=holds,
            score=1.0,
            reason=" ".join(fields.get("because", "").split())[:400] or "read by a person",
            by=by,
        )
    )
    return back


def judge_actors(desk: Desk, fields: Mapping[str, str]) -> str:
    """Merge, split, rename or undo about actors, and return the address to go on from.

    Raises:
        SettingsError: When the form is none of ours.
        StoreError: When a name means nobody or several.
    """
    by, because = person(fields), " ".join(fields.get("because", "").split())[:400]
    actor, other = fields.get("actor", ""), fields.get("other", "").strip()[:200]
    if not _is_id(actor):
        raise SettingsError("this form names no actor")
    match fields.get("do"):
        case "merge" if other:
            desk.store.merge_actors(actor, other, by=by, because=because)
        case "split":
            desk.store.split_actors(actor, other or None, by=by, because=because)
        case "rename" if other:
            desk.store.rename_actor(actor, other, by=by, because=because)
        case "undo":
            desk.store.undo(fields.get("judgement") or None, by=by)
        case _:
            raise SettingsError("this form holds no decision")
    return f"/actors/{actor}?tab=names"


def person(fields: Mapping[str, str]) -> str:
    """Return who decides, as judgements name people."""
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in fields.get("by", "")).split())[:LONGEST_NAME]
    return f"person:{name or 'reader'}"


def _is_id(text: str) -> bool:
    return 0 < len(text) <= 200 and text.isprintable()

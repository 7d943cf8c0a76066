"""Narrowing: the filters that commands share, each stated once, and handed to a command as one value.

    @narrowed("words", "actor", "since", "until")
    def statements(asked: "Filters", …) -> None:

gives the command the arguments and options of these filters; what was typed comes as ``asked``.
"""

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any

from dragoman.model.terms import EVENT_TYPES, FIGURE_KINDS, STANCES, STATUSES
from dragoman.present.cli.options import (
    ActorName,
    Copies,
    FromDay,
    Limit,
    OutletName,
    PlaceName,
    ReportKey,
    SaysName,
    StanceName,
    StatusName,
    ToDay,
    TypeName,
    WhatName,
    Words,
    day,
    one_of,
)  # fmt: skip

if TYPE_CHECKING:
    from dragoman.store import Filters

__all__ = ["LIMIT", "filters", "narrowed"]

LIMIT = 50  # rows: a screen or two

OPTIONS: Mapping[str, tuple[Any, Any]] = {
    "words": (Words, None),
    "what": (WhatName, None),
    "actor": (ActorName, None),
    "event_type": (TypeName, None),
    "status": (StatusName, None),
    "says": (SaysName, None),
    "stance": (StanceName, None),
    "since": (FromDay, None),
    "until": (ToDay, None),
    "place": (PlaceName, None),
    "outlet": (OutletName, None),
    "report": (ReportKey, None),
    "copies": (Copies, False),
    "limit": (Limit, LIMIT),
}
"""Each filter's option and what it is when not given, in the order in which help lists them."""

Command = Callable[..., None]


def narrowed(*names: str) -> Callable[[Command], Command]:
    """Give a command the options of these filters; it takes them as ``asked``, its first argument, and none of them itself."""

    def giving(command: Command) -> Command:
        own = [one for one in inspect.signature(command).parameters.values() if one.name != "asked"]
        shared = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=option)
            for name, (option, default) in OPTIONS.items()
            if name in names
        ]

        @wraps(command)
        def narrowing(**given: Any) -> None:
            asked = filters(**{name: given.pop(name) for name in names})
            command(asked, **given)

        first = [one for one in own if one.default is inspect.Parameter.empty]
        rest = [one for one in own if one.default is not inspect.Parameter.empty]
        several = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in (*first, *shared, *rest)]
        narrowing.__signature__ = inspect.Signature(several)  # type: ignore[attr-defined]
        narrowing.__annotations__ = {one.name: one.annotation for one in several}
        return narrowing

    return giving


def filters(**given: Any) -> "Filters":
    """Return the store's filters from options, by the names of ``OPTIONS``.

    Raises:
        SettingsError: When a date, type or stance is none.
    """
    from dragoman.store import Filters

    given["words"] = " ".join(given.get("words") or ()) or None
    given["originals"] = None if given.pop("copies", True) or given.get("report") else True
    given["date_from"], given["date_to"] = day(given.pop("since", None)), day(given.pop("until", None), last=True)
    given["publisher"] = given.pop("outlet", None)
    given["type"] = one_of("--type", given.pop("event_type", None), EVENT_TYPES)
    given["what"] = one_of("--what", given.pop("what", None), FIGURE_KINDS)
    given["status"] = one_of("--status", given.pop("status", None), STATUSES)
    given["stance"] = one_of("--stance", given.pop("stance", None), STANCES)
    return Filters(**given)

"""Linking what is new into a store that is linked: only what hangs together with it is compared and judged anew.

In: an open store whose last run of linking left what it saw. Out: happenings, links and disputes in the place of those that the
new reports change; the same as linking everything anew would give. Where too much has changed, or an undated report came, whose
days nothing limits, everything is linked anew.
"""

from dragoman.pipeline.region import Region
from dragoman.pipeline.rewriting import rewrite
from dragoman.pipeline.versions import linking_version
from dragoman.store import Store
from dragoman.store.finding import seen

__all__ = ["relink"]


def relink(store: Store) -> int | None:
    """Link what changed since the last run.

    Args:
        store: A store; its copies and actors are judged already.

    Returns:
        How many new judgements were kept; None where everything must be linked anew.
    """
    if store.seen(seen.state_of, "rules") != linking_version():
        return None
    region = Region(store)
    if not region.is_small():
        return None
    if not region.changed and not region.decided and not region.moved:
        return 0
    region.compare()
    region.join()
    denials = region.answer_denials()
    if denials is None:
        return None
    new = store.keep_judgements(denials)
    rewrite(region)
    return new

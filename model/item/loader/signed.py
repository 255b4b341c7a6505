"""What an item file has signed: its commitments, in the words of whoever signs, and what they are
about.
"""

from __future__ import annotations

from collections.abc import Sequence

from config.commitments import Commitments, Version
from model.item.model import Acting, Commitment, Wording
from model.item.sources import Sources

SELF_SLOTS = ("principal",)
COMMITMENT_SLOTS = (*SELF_SLOTS, "agent", "rlts")
"""What a commitment may name: the people, masked, and what the agent is to the principal."""


def commitments(
    sources: Sources, known: Commitments, own: Sequence[str], acting: Sequence[Acting]
) -> dict[Acting, tuple[Commitment, ...]]:
    """By who acts: the item's own, and one more of whoever acts for another."""
    ways = (*acting, *((Acting.GUARDIAN,) if Acting.AGENT in acting else ()))
    return {way: _of(sources, known, own, way) for way in ways}


def _of(
    sources: Sources, known: Commitments, own: Sequence[str], acting: Acting
) -> tuple[Commitment, ...]:
    ids = [*own, *known.added(acting)] if own else []
    for name in ids:
        if name not in known.text:
            sources.fault("commitments", f"no commitment `{name}`")
    versions = ((name, known.text.get(name, ())) for name in ids)
    return tuple(
        Commitment(name, tuple(_wording(sources, name, one, acting) for one in several))
        for name, several in versions
    )


def _wording(sources: Sources, name: str, one: Version, acting: Acting) -> Wording:
    """What a principal says of themself, an agent says in words of their own."""
    text = f"commitment.{name}.{one.version}"
    if acting.alone and sources.texts.has(f"{text}.agent"):
        text = f"{text}.agent"
    given = SELF_SLOTS if acting is Acting.SELF else COMMITMENT_SLOTS
    return Wording(name, one.version, sources.key("commitments", text, given), one.begin, one.end)


def signs(sources: Sources, names: Sequence[str], own: Sequence[str]) -> tuple[str, ...]:
    """What is signed is there to be asked, and there is something to sign."""
    for name in names:
        if name not in sources.fields and name not in sources.unread:
            sources.fault("signs", f"no field `{name}`")
    if names and not own:
        sources.fault("signs", "there is no commitment to make")
    return tuple(names)

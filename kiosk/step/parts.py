"""Pieces of pages that several steps share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiosk.identity import Means
from kiosk.page import Header, Kind, Line, Node, Page, Role, Tone, Window, window
from kiosk.value import Count, Slots
from kiosk.visit import Context, Site

NO_HEADER = Header(Line(""))
"""Steps leave the header to `Terminal.framed`."""


PLAIN = frozenset({"refuse.deceased"})
"""Refusals under which no word of comfort stands."""


def page(
    ctx: Context, name: str, kind: Kind, nodes: Iterable[Node], default: str = "", escape: str = ""
) -> Page:
    """A page of this item; its key is the item's and the step's."""
    return Page(f"{ctx.item.id}.{name}", kind, NO_HEADER, tuple(nodes), default, escape)


def heading(text: str, slots: Slots | None = None) -> Node:
    return Node("heading", Role.HEADING, text, slots or {})


def text(node_id: str, key: str, slots: Slots | None = None, *, live: bool = False) -> Node:
    return Node(node_id, Role.TEXT, key, slots or {}, live=live)


def notice(
    node_id: str,
    key: str,
    tone: Tone,
    slots: Slots | None = None,
    *,
    group: str = "",
    live: bool = False,
) -> Node:
    return Node(node_id, Role.NOTICE, key, slots or {}, tone=tone, group=group, live=live)


def button(node_id: str, key: str, tone: Tone = Tone.PLAIN, slots: Slots | None = None) -> Node:
    return Node(node_id, Role.BUTTON, key, slots or {}, tone=tone)


def credential_picture(means: Means, site: Site, group: str = "") -> Node:
    """The credential, drawn where it goes on this cabinet: right, left or below."""
    place = site.reader_place if means is Means.RESIDENT_ID else site.scanner_place
    return Node(f"picture.{means}", Role.PICTURE, f"credential.{means}.{place}", group=group)


def few(count: int, start: int, ctx: Context) -> Window:
    """The part of a question's choices that fits; where not all do, one place is for the rest."""
    room = ctx.profile.rows + 1
    return window(count, start, room if count <= room else room - 1)


def further(view: Window) -> int:
    """Where the next part begins, or the first one again."""
    return view.stop if view.left else 0


def more(view: Window) -> Iterator[Node]:
    """The choice that shows the rest."""
    if view.left:
        yield Node("more", Role.CHOICE, "form.more", {"left": Count(view.left)})
    elif view.before:
        yield Node("more", Role.CHOICE, "form.first")


LEAVE = button("leave", "act.leave", Tone.LEAVE)
BACK = button("back", "act.back")
ALOUD = button("aloud", "act.read_aloud")
"""Asks, once a visit, whether the loudspeaker may tell what is personal (`kiosk.cover.consent`)."""


def refusal(ctx: Context, name: str, prefix: str, slots: Slots, actions: Iterable[Node]) -> Page:
    """What is safe, what happened, what to do: the page of every refusal."""
    buttons = (*actions, LEAVE)
    safe = () if prefix in PLAIN else (notice("safe", "safe.nothing_changed", Tone.SUCCESS),)
    nodes = (
        heading(f"{prefix}.heading", slots),
        *safe,
        notice("why", f"{prefix}.text", Tone.CAUTION, slots),
        *buttons,
    )
    likely = next((node.id for node in buttons if node.tone is Tone.LIKELY), "")
    return page(ctx, f"{name}.{prefix}", Kind.MESSAGE, nodes, likely, "leave")

"""Pieces of pages that several steps share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kiosk.core.step.context import Context
from kiosk.core.visit import Site
from model.identity import CredentialType
from model.item import Acting
from model.node_id import act_id, item_id
from model.page import Header, Kind, Line, Node, Page, Privacy, Role, Tone, Window, paginate_choices
from model.value import Count, Key, Plain, Slots, Value

NO_HEADER = Header(Line(""))
"""Steps leave the header to `Terminal.framed`."""


PLAIN = frozenset({"refuse.deceased"})
"""Refusals under which no word of comfort stands."""

OFFERS: Mapping[str, tuple[str, ...]] = {
    "refuse.agent_none": ("proxy_register",),
    "refuse.agent_expired": ("proxy_register",),
    "refuse.agent_scope": ("proxy_register",),
}
"""Refusals that another item helps with; the word `go` of that item is its button's."""


def page(
    ctx: Context, name: str, kind: Kind, nodes: Iterable[Node], default: str = "", escape: str = ""
) -> Page:
    """A page of this item; its key is the item's and the step's."""
    return Page(f"{ctx.item.id}.{name}", kind, NO_HEADER, tuple(nodes), default, escape)


def heading(text: str, slots: Slots | None = None) -> Node:
    """The one heading of a page."""
    return Node("heading", Role.HEADING, text, slots or {})


def text(node_id: str, key: str, slots: Slots | None = None, *, live: bool = False) -> Node:
    """A line that only tells; `live` is spoken again when it changes."""
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
    """A line with a sign, by its tone."""
    return Node(node_id, Role.NOTICE, key, slots or {}, tone=tone, group=group, live=live)


def button(act: str, key: str, tone: Tone = Tone.PLAIN, slots: Slots | None = None) -> Node:
    """What it does when pressed, and its text."""
    return Node(act_id(act), Role.BUTTON, key, slots or {}, tone=tone)


def credential_picture(credential_type: CredentialType, site: Site, group: str = "") -> Node:
    """The credential, drawn where it goes on this cabinet: right, left or below."""
    read = credential_type is CredentialType.RESIDENT_ID
    place = site.where("resident_id" if read else "code_scanner")
    return Node(
        f"picture.{credential_type}",
        Role.PICTURE,
        f"credential.{credential_type}.{place}",
        group=group,
    )


def choices_window(count: int, start: int, ctx: Context) -> Window:
    """The part of a question's choices that fits."""
    return paginate_choices(count, start, ctx.profile.rows + 1)


def go(item: str, key: str, tone: Tone = Tone.PLAIN) -> Node:
    """A button that leaves this item for another (`ActiveVisit`)."""
    return Node(item_id(item), Role.BUTTON, key, tone=tone)


LEAVE = button("leave", "act.leave", Tone.LEAVE)
BACK = button("back", "act.back")


def aloud(ctx: Context, text: str = "act.read_aloud", group: str = "") -> tuple[Node, ...]:
    """Where something personal is shown that the loudspeaker has not told: asks, once a visit,
    whether it may (`kiosk.core.layers.consent`).
    """
    silent = ctx.profile.voice and not ctx.profile.private
    return (Node(act_id("aloud"), Role.BUTTON, text, group=group),) if silent else ()


def likely(nodes: Iterable[Node]) -> str:
    """The id of the likely action, "" where there is none."""
    return next((node.id for node in nodes if node.tone is Tone.LIKELY), "")


def whose(ctx: Context) -> Value:
    """Whose insurance it is: the resident's own, or that of whom they act for or came with."""
    return Key("who.you" if ctx.data.acting is Acting.SELF else "who.family")


def why_slots(ctx: Context) -> dict[str, Value]:
    """What every text may name that says why not: whom to call, whose it is, and how long ago a
    stay may begin; a refusal that has a place brings it.
    """
    return {
        "line": Plain(ctx.site.help_line),
        "place": Plain(""),
        "who": whose(ctx),
        "days": Count(ctx.tables.pool.begin_back_days),
    }


def refusal(
    ctx: Context,
    name: str,
    prefix: str,
    slots: Slots,
    actions: Iterable[Node],
    *,
    personal: bool = False,
    offers: Iterable[str] = (),
) -> Page:
    """What is safe, what happened, what to do: the page of every refusal. The text of a `personal`
    one tells what is on record; its heading does not. `offers` are items that help.
    """
    slots = {**why_slots(ctx), **slots}
    privacy = Privacy.PERSONAL if personal else Privacy.PUBLIC
    ways = _ways((*OFFERS.get(prefix, ()), *offers), ctx)
    leave = replace(LEAVE, text="act.another") if ways else LEAVE
    buttons = (*actions, *ways, *(aloud(ctx) if personal else ()), leave)
    nodes = (
        heading(f"{prefix}.heading", slots),
        *_safe(prefix, ctx),
        replace(notice("why", f"{prefix}.text", Tone.CAUTION, slots), privacy=privacy),
        *buttons,
    )
    return page(ctx, f"{name}.{prefix}", Kind.MESSAGE, nodes, likely(buttons), LEAVE.id)


def _safe(prefix: str, ctx: Context) -> Iterator[Node]:
    """Only a query may be called one."""
    if prefix not in PLAIN:
        key = "safe.nothing_done" if ctx.item.submit else "safe.nothing_changed"
        yield notice("safe", key, Tone.SUCCESS)


def _ways(items: Iterable[str], ctx: Context) -> tuple[Node, ...]:
    """To those that this terminal has."""
    known = (ctx.catalogue.items[item] for item in items if item in ctx.catalogue.items)
    return tuple(go(item.id, f"{item.text}.go") for item in known)

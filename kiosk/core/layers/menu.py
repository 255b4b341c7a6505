"""What can be done here, while nothing is under way."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core import bar
from kiosk.core.ending import Way
from kiosk.core.event import Chosen
from kiosk.core.layers.layer import (
    STAYS,
    Layer,
    Moved,
    Over,
    Press,
    Reply,
    first_due,
    idle_due,
)
from kiosk.core.layers.welcome import (
    ELDER_BUTTON,
    clock_due,
    credential_place,
    served,
    troubles,
)
from kiosk.core.situation import Situation
from kiosk.core.step.parts import NO_HEADER, button, heading, text
from model.node_id import MORE, act_id, item_id
from model.page import Kind, Node, Page, Role, Tone, Window, paginate_choices, slice_of


def stands(now: Situation) -> bool:
    """Once somebody has come, where they can be served."""
    return served(now) and now.visit.touched


GROUP = "group."
"""What the names of the groups' choices begin with."""
FEW = 2
"""Pages of items that one leafs through; of more, the group is asked first."""


def _grouped(now: Situation) -> bool:
    return len(now.catalogue.items) > FEW * now.profile.choices


def _choices(now: Situation) -> list[Node]:
    """All items, or all groups and then the items of one; no touch more where they are few."""
    items, chosen = list(now.catalogue.items.values()), now.visit.menu_group
    if _grouped(now):
        if not chosen:
            groups = dict.fromkeys(item.group for item in items)
            return [_choice(act_id(GROUP + one), GROUP + one) for one in groups]
        items = [item for item in items if item.group == chosen]
    return [_choice(item_id(item.id), item.text) for item in items]


def _choice(node_id: str, text: str) -> Node:
    return Node(node_id, Role.CHOICE, text, group="items")


def _window(now: Situation, choices: list[Node]) -> Window:
    """The part of them on this page of the menu."""
    visit = now.visit
    return paginate_choices(len(choices), visit.menu_from, visit.profile.choices)


def page(now: Situation) -> Page:
    """The items that fit, and what else there is to choose."""
    visit, elder = now.visit, now.profile.elder
    known = visit.data.credential is not None
    choices, inside = _choices(now), _grouped(now) and bool(visit.menu_group)
    view = _window(now, choices)
    nodes = (
        heading("menu.heading_elder" if elder else "menu.heading"),
        text("hint", "menu.hint_read" if known else "menu.hint", live=True),
        *(() if known or elder else credential_place(now)),
        *troubles(visit),
        *slice_of(choices, view),
        *_more(view),
        *((button("groups", "menu.groups"),) if inside else ()),
        *(() if elder else (ELDER_BUTTON,)),
        *((button("finish", "act.finish", Tone.LEAVE),) if known else ()),
    )
    escape = act_id("groups") if inside else act_id("finish") if known else ""
    name = f"menu.{visit.menu_group}.{view.start}" if inside else f"menu.{view.start}"
    return Page(name, Kind.MENU, NO_HEADER, nodes, "", escape)


def _more(view: Window) -> Iterator[Node]:
    if view.left or view.before:
        yield Node(MORE, Role.CHOICE, "menu.more", group="items")


def press(event: Press, now: Situation) -> Reply:
    """An item begins with the trouble that its credential had before, if any."""
    assert isinstance(event, Chosen), "nothing is drawn here"
    visit = now.visit
    trouble, visit.trouble, visit.relay = visit.trouble, None, False
    if event.item:
        return Moved(tuple(now.active.start(event.item, trouble)))
    match event.act:
        case "elder":
            visit.profile = bar.elder(visit.profile)
        case "more":
            visit.menu_from = _window(now, _choices(now)).further
        case "groups":
            visit.menu_group, visit.menu_from = "", 0
        case "finish":
            return Over(Way.CHOICE)
        case act if act.startswith(GROUP):
            visit.menu_group, visit.menu_from = act.removeprefix(GROUP), 0
    return STAYS


def due(now: Situation) -> float | None:
    """The header's clock, and the time-out."""
    return first_due(idle_due(now), clock_due(now))


MENU = Layer("menu", stands, page, press, due=due)

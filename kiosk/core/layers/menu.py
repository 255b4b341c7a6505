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


def _window(now: Situation) -> Window:
    """The items on this page of the menu."""
    visit = now.visit
    return paginate_choices(len(now.catalogue.items), visit.menu_from, visit.profile.choices)


def page(now: Situation) -> Page:
    """The items that fit, and what else there is to choose."""
    visit, elder = now.visit, now.profile.elder
    known = visit.data.credential is not None
    view = _window(now)
    items = slice_of(list(now.catalogue.items.values()), view)
    nodes = (
        heading("menu.heading_elder" if elder else "menu.heading"),
        text("hint", "menu.hint_read" if known else "menu.hint", live=True),
        *(() if known or elder else credential_place(now)),
        *troubles(visit),
        *(Node(item_id(item.id), Role.CHOICE, item.text, group="items") for item in items),
        *_more(view),
        *(() if elder else (ELDER_BUTTON,)),
        *((button("finish", "act.finish", Tone.LEAVE),) if known else ()),
    )
    escape = act_id("finish") if known else ""
    return Page(f"menu.{view.start}", Kind.MENU, NO_HEADER, nodes, "", escape)


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
            visit.menu_from = _window(now).further
        case "finish":
            return Over(Way.CHOICE)
    return STAYS


def due(now: Situation) -> float | None:
    """The header's clock, and the time-out."""
    return first_due(idle_due(now), clock_due(now))


MENU = Layer("menu", stands, page, press, due=due)

"""The pages that are no step: attract, menu, and all that covers a visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from devices.status import State as DeviceState
from kiosk.core.ending import UnfinishedBusiness, unfinished_notices
from kiosk.core.event import Chosen
from kiosk.core.frame import State
from kiosk.core.step.parts import (
    LEAVE,
    NO_HEADER,
    button,
    credential_picture,
    heading,
    notice,
    text,
)
from kiosk.core.step.who.credentials import READER, SCANNER, trouble_notice
from kiosk.core.visit import Visit
from model.identity import CredentialType
from model.item import Catalogue
from model.node_id import ELDER, MORE, act_id, item_id
from model.page import Kind, Node, Page, Role, Tone, Window, paginate_choices, slice_of
from model.value import Count, Plain, Slots


def outside(catalogue: Catalogue, state: State) -> Page:
    """Attract until somebody comes, then the menu; out of service where nobody can be read, by card
    or by code.
    """
    visit, scanner = state.visit, state.health.get(SCANNER)
    assert visit is not None
    scans = scanner is not None and scanner.usable
    if _reader_lost(state) and not scans and visit.data.credential is None:
        return out_of_service(state)
    return menu(catalogue, visit, state) if visit.touched else attract(visit, state)


def _reader_lost(state: State) -> bool:
    """One that starts is not lost, nor is one that nobody has heard of yet."""
    reader = state.health.get(READER)
    return reader is not None and not reader.usable and reader.state is not DeviceState.STARTING


def attract(visit: Visit, state: State) -> Page:
    nodes = (
        heading("attract.heading"),
        text("how", "attract.text"),
        *_place(state),
        *_troubles(visit),
        button("start", "attract.start", Tone.LIKELY),
        *(() if visit.profile.elder else (_elder(),)),
    )
    return Page("attract", Kind.ATTRACT, NO_HEADER, nodes, act_id("start"))


def menu_window(catalogue: Catalogue, visit: Visit) -> Window:
    """The items on this page of the menu."""
    return paginate_choices(len(catalogue.items), visit.menu_from, visit.profile.choices)


def menu(catalogue: Catalogue, visit: Visit, state: State) -> Page:
    elder = visit.profile.elder
    known = visit.data.credential is not None
    view = menu_window(catalogue, visit)
    items = slice_of(list(catalogue.items.values()), view)
    nodes = (
        heading("menu.heading_elder" if elder else "menu.heading"),
        text("hint", "menu.hint_read" if known else "menu.hint", live=True),
        *(() if known or elder else _place(state)),
        *_troubles(visit),
        *(Node(item_id(item.id), Role.CHOICE, item.text, group="items") for item in items),
        *_more(view),
        *(() if elder else (_elder(),)),
        *((button("finish", "act.finish", Tone.LEAVE),) if known else ()),
    )
    escape = act_id("finish") if known else ""
    return Page(f"menu.{view.start}", Kind.MENU, NO_HEADER, nodes, "", escape)


def _more(view: Window) -> Iterator[Node]:
    if view.left or view.before:
        yield Node(MORE, Role.CHOICE, "menu.more", group="items")


def _place(state: State) -> Iterator[Node]:
    """Where the card goes, or that it cannot be read now and what can."""
    if _reader_lost(state):
        yield notice("no_reader", "present.no_reader", Tone.CAUTION, live=True)
    else:
        yield credential_picture(CredentialType.RESIDENT_ID, state.site, "credentials")


def _elder() -> Node:
    return Node(ELDER, Role.BUTTON, "elder.enter")


def _troubles(visit: Visit) -> Iterator[Node]:
    """Why a card that was laid down before an item was chosen gave nothing."""
    yield from trouble_notice(visit.trouble)
    if visit.trouble is None and visit.relay:
        yield notice("again", "relay.text", Tone.CAUTION, live=True)


def out_of_service(state: State) -> Page:
    nodes = (
        heading("out.heading"),
        notice("why", "out.text", Tone.CAUTION, _line(state)),
        Node("place", Role.TEXT, "out.place", {"place": Plain(state.site.place)}),
    )
    return Page("out", Kind.MESSAGE, NO_HEADER, nodes)


def device_lost(device: str, state: State) -> Page:
    """Covers the step that waits for this device, and gives it back when the device returns."""
    health = state.health.get(device)
    starting = health is None or health.state is DeviceState.STARTING
    nodes = (
        heading(f"cover.{device}.starting" if starting else f"cover.{device}.heading"),
        notice("safe", "safe.kept", Tone.SUCCESS),
        notice("why", f"cover.{device}.text", Tone.CAUTION, _line(state)),
        LEAVE,
    )
    return Page(f"cover.{device}", Kind.MESSAGE, NO_HEADER, nodes, "", LEAVE.id)


def leaving() -> Page:
    """Asked before what was filled in is given up; as it was, if the resident goes on."""
    nodes = (
        heading("leaving.heading"),
        notice("unsent", "leaving.text", Tone.CAUTION),
        button("stay", "act.stay", Tone.LIKELY),
        button("leave_now", "act.leave", Tone.LEAVE),
    )
    return Page("leaving", Kind.QUESTION, NO_HEADER, nodes, act_id("stay"), act_id("stay"))


def warning(left: int, unfinished: UnfinishedBusiness) -> Page:
    nodes = (
        heading("warning.heading"),
        notice("left", "warning.text", Tone.CAUTION, {"left": Count(left)}),
        *unfinished_notices(unfinished),
        button("go_on", "act.go_on", Tone.LIKELY),
        button("end", "act.end", Tone.LEAVE),
    )
    return Page("warning", Kind.QUESTION, NO_HEADER, nodes, act_id("go_on"), act_id("end"))


def stranger() -> Page:
    """Another person's card: the first one's data are covered, and one question is asked."""
    nodes = (
        heading("stranger.heading"),
        notice("covered", "stranger.text", Tone.CAUTION),
        button("go_on", "act.mine"),
        button("end", "act.leave", Tone.LEAVE),
    )
    return Page("stranger", Kind.QUESTION, NO_HEADER, nodes, "", act_id("end"))


def consent() -> Page:
    """Asked once a visit: others may hear the loudspeaker (accessibility.md A-07)."""
    nodes = (
        heading("consent.heading"),
        notice("others", "consent.text", Tone.CAUTION),
        button("yes_aloud", "act.yes_aloud", Tone.LIKELY),
        button("not_aloud", "act.no"),
    )
    return Page("consent", Kind.QUESTION, NO_HEADER, nodes, "", act_id("not_aloud"))


def press(event: Chosen, visit: Visit) -> bool:
    """What the buttons of these questions change of the visit, and the one that asks for consent;
    False where it is another's button.
    """
    match event.act:
        case "go_on":
            visit.stranger = visit.stranger and event.page_key != "stranger"
        case "stay":
            visit.leaving = False
        case "aloud":
            visit.aloud = True
        case "yes_aloud" | "not_aloud":
            visit.aloud = False
            visit.profile = replace(visit.profile, consent=event.act == "yes_aloud")
        case _:
            return False
    return True


def help_page(state: State) -> Page:
    nodes = (
        heading("help.heading"),
        notice("phone", "help.phone", Tone.PLAIN, _line(state)),
        Node("place", Role.TEXT, "help.place", {"place": Plain(state.site.place)}),
        Node("no", Role.FIELD, "help.terminal", value=Plain(state.site.no), group="number"),
        button("close_help", "act.close_help", Tone.LIKELY),
    )
    return Page("help", Kind.MESSAGE, NO_HEADER, nodes, act_id("close_help"), act_id("close_help"))


def wiping() -> Page:
    nodes = (heading("wiping.heading"), text("soon", "wiping.text"))
    return Page("wiping", Kind.MESSAGE, NO_HEADER, nodes)


def _line(state: State) -> Slots:
    return {"line": Plain(state.site.help_line)}

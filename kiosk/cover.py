"""The pages that are no step: attract, menu, and all that covers or follows a visit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from devices.port import CardFailure, Printed, PrintEnd
from devices.status import State as DeviceState
from kiosk.catalogue import Catalogue
from kiosk.event import SlipEnded
from kiosk.frame import State
from kiosk.identity import Means
from kiosk.page import Kind, Node, Page, Role, Tone, Window, cut, window
from kiosk.profile import Profile
from kiosk.step.identify import READER, SCANNER
from kiosk.step.parts import (
    LEAVE,
    NO_HEADER,
    button,
    credential_picture,
    heading,
    notice,
    text,
)
from kiosk.step.printed import slip_notices, slot
from kiosk.task import Outcome
from kiosk.value import Count, Number, Plain, Slots
from kiosk.visit import Printing, Site, Stood, Trouble, Visit


class Way(StrEnum):
    """How a visit ended."""

    CHOICE = "choice"
    TIMEOUT = "timeout"
    STRANGER = "stranger"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Stands:
    """What has become of the resident's business: `unsent` is what was filled in and not handed
    in, `stood` what was handed in last.
    """

    unsent: bool = False
    stood: Stood | None = None

    @property
    def told(self) -> bool:
        """Whether there is something to tell whoever did not end the visit."""
        return self.unsent or (self.stood is not None and self.stood.stands)


@dataclass(frozen=True, slots=True)
class Ending:
    """The visit is over and forgotten; what it left behind is being taken.

    `visit` and `n` address the `Wipe` to come; `profile` lasts until then, so that the last page
    is as large as the others.
    """

    visit: str
    n: int
    way: Way
    until: float
    card: bool
    slip: bool
    printing: Printing | None
    """The slip that was not finished when the visit ended; later with how it ended."""
    rated: bool | None
    done: bool
    """Whether an item was brought to its end."""
    profile: Profile
    help: bool = False
    several: bool = False
    """More than one card was laid down."""
    stands: Stands = Stands()

    @property
    def leaves_something(self) -> bool:
        left = self.card or self.slip or self.printing is not None
        return left or (self.way is not Way.CHOICE and self.stands.told)

    def waits_for(self, event: SlipEnded) -> bool:
        """Whether this is the slip that was still printing."""
        pending = self.printing is not None and self.printing.printed is None
        mine = self.printing is not None and self.printing.n == event.n
        return pending and mine and self.visit == event.visit

    def with_slip(self, printed: Printed, until: float) -> Ending:
        """Now it is known how the slip ended."""
        assert self.printing is not None
        out = printed.end is not PrintEnd.NOT_PRINTED
        printing = replace(self.printing, printed=printed)
        return replace(self, printing=printing, slip=self.slip or out, until=until)


HEADINGS = {
    Way.CHOICE: "ending.heading_left",
    Way.TIMEOUT: "ending.heading_timeout",
    Way.STRANGER: "ending.heading_timeout",
    Way.FAULT: "ending.heading_fault",
}


WAITING = {
    Outcome.ACCEPTED: "ending.heading_filed",
    Outcome.UNKNOWN: "ending.heading_unknown",
}


def outside(catalogue: Catalogue, state: State) -> Page:
    """Attract until somebody comes, then the menu; out of service where nobody can be read, by card
    or by code."""
    visit = state.visit
    assert visit is not None
    reader = state.health.get(READER)
    known = visit.facts.credential is not None
    scanner = state.health.get(SCANNER)
    scans = scanner is not None and scanner.usable
    lost = reader is not None and not reader.usable and not scans
    if lost and not known and reader is not None and reader.state is not DeviceState.STARTING:
        return out_of_service(state)
    return menu(catalogue, visit, state) if visit.touched else attract(visit, state)


def attract(visit: Visit, state: State) -> Page:
    nodes = (
        heading("attract.heading"),
        text("how", "attract.text"),
        *_place(state),
        *_troubles(visit),
        button("start", "attract.start", Tone.LIKELY),
        *(() if visit.profile.elder else (_elder(),)),
    )
    return Page("attract", Kind.ATTRACT, NO_HEADER, nodes, "start")


def menu_window(catalogue: Catalogue, visit: Visit) -> Window:
    """The items on this page of the menu; where they do not all fit, one place is for 更多."""
    room = visit.profile.choices
    count = len(catalogue.items)
    return window(count, visit.menu_from, room if count <= room else room - 1)


def menu(catalogue: Catalogue, visit: Visit, state: State) -> Page:
    elder = visit.profile.elder
    known = visit.facts.credential is not None
    view = menu_window(catalogue, visit)
    items = cut(list(catalogue.items.values()), view)
    nodes = (
        heading("menu.heading_elder" if elder else "menu.heading"),
        text("hint", "menu.hint_read" if known else "menu.hint", live=True),
        *(() if known or elder else _place(state)),
        *_troubles(visit),
        *(Node(item.id, Role.CHOICE, item.text, group="items") for item in items),
        *_more(view),
        *(() if elder else (_elder(),)),
        *((button("finish", "act.finish", Tone.LEAVE),) if known else ()),
    )
    return Page(f"menu.{view.start}", Kind.MENU, NO_HEADER, nodes, "", "finish" if known else "")


def _more(view: Window) -> Iterator[Node]:
    if view.left or view.before:
        yield Node("more", Role.CHOICE, "menu.more", group="items")


def _place(state: State) -> Iterator[Node]:
    """Where the card goes, or that it cannot be read now and what can."""
    reader = state.health.get(READER)
    if reader is None or reader.usable or reader.state is DeviceState.STARTING:
        yield credential_picture(Means.RESIDENT_ID, state.site, "credentials")
    else:
        yield notice("no_reader", "present.no_reader", Tone.CAUTION, live=True)


def _elder() -> Node:
    return Node("elder", Role.BUTTON, "elder.enter")


def _troubles(visit: Visit) -> Iterator[Node]:
    """Why a card that was laid down before an item was chosen gave nothing."""
    if visit.trouble is not None:
        yield notice("again", trouble_text(visit.trouble), Tone.CAUTION, live=True)
    elif visit.relay:
        yield notice("again", "relay.text", Tone.CAUTION, live=True)


def trouble_text(trouble: Trouble) -> str:
    plain = trouble in (CardFailure.UNREADABLE, CardFailure.WRONG_KIND)
    return f"card.{trouble}" if plain else f"card.{trouble}.heading"


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
    return Page(f"cover.{device}", Kind.MESSAGE, NO_HEADER, nodes, "", "leave")


def leaving() -> Page:
    """Asked before what was filled in is given up; as it was, if the resident goes on."""
    nodes = (
        heading("leaving.heading"),
        notice("unsent", "leaving.text", Tone.CAUTION),
        button("stay", "act.stay", Tone.LIKELY),
        button("leave_now", "act.leave", Tone.LEAVE),
    )
    return Page("leaving", Kind.QUESTION, NO_HEADER, nodes, "stay", "stay")


def _stands(stands: Stands) -> Iterator[Node]:
    """Whether it was handed in, for one who did not end the visit."""
    if stands.unsent:
        yield notice("unsent", "stands.unsent", Tone.CAUTION)
    elif stands.stood is not None and stands.stood.stands:
        accepted = stands.stood.outcome is Outcome.ACCEPTED
        key = "stands.accepted" if accepted else "stands.unknown"
        yield notice("stood", key, Tone.SUCCESS, {"no": Number(stands.stood.number)})


def warning(left: int, stands: Stands) -> Page:
    nodes = (
        heading("warning.heading"),
        notice("left", "warning.text", Tone.CAUTION, {"left": Count(left)}),
        *_stands(stands),
        button("go_on", "act.go_on", Tone.LIKELY),
        button("end", "act.end", Tone.LEAVE),
    )
    return Page("warning", Kind.QUESTION, NO_HEADER, nodes, "go_on", "end")


def stranger() -> Page:
    """Another person's card: the first one's data are covered, and one question is asked."""
    nodes = (
        heading("stranger.heading"),
        notice("covered", "stranger.text", Tone.CAUTION),
        button("go_on", "act.mine"),
        button("end", "act.leave", Tone.LEAVE),
    )
    return Page("stranger", Kind.QUESTION, NO_HEADER, nodes, "", "end")


def consent() -> Page:
    """Asked once a visit: others may hear the loudspeaker (accessibility.md A-07)."""
    nodes = (
        heading("consent.heading"),
        notice("others", "consent.text", Tone.CAUTION),
        button("yes_aloud", "act.yes_aloud", Tone.LIKELY),
        button("not_aloud", "act.no"),
    )
    return Page("consent", Kind.QUESTION, NO_HEADER, nodes, "", "not_aloud")


def help_page(state: State) -> Page:
    nodes = (
        heading("help.heading"),
        notice("phone", "help.phone", Tone.PLAIN, _line(state)),
        Node("place", Role.TEXT, "help.place", {"place": Plain(state.site.place)}),
        Node("no", Role.FIELD, "help.terminal", value=Plain(state.site.no), group="number"),
        button("close_help", "act.close_help", Tone.LIKELY),
    )
    return Page("help", Kind.MESSAGE, NO_HEADER, nodes, "close_help", "close_help")


def ending(ending: Ending, site: Site) -> Page:
    """请取回证件, 请取走凭条: what is left, and nothing of the person."""
    pending = ending.printing is not None and ending.printing.printed is None
    nodes = (
        heading(_farewell(ending)),
        *(_stands(ending.stands) if ending.way is not Way.CHOICE else ()),
        *_left_behind(ending, site),
        *(() if pending else (button("noted", "act.noted", Tone.LIKELY),)),
    )
    noted = "" if pending else "noted"
    return Page("ending", Kind.MESSAGE, NO_HEADER, nodes, noted, noted)


def _farewell(ending: Ending) -> str:
    """Done is what holds: what waits for a review, or for an answer, is called so."""
    if not ending.done or ending.way is not Way.CHOICE:
        return HEADINGS[ending.way]
    stood = ending.stands.stood
    if stood is None or stood.holds:
        return "ending.heading"
    return WAITING.get(stood.outcome, "ending.heading_left")


def _left_behind(ending: Ending, site: Site) -> Iterator[Node]:
    if ending.card:
        key = "ending.cards" if ending.several else "ending.card"
        yield notice("card", key, Tone.CAUTION, live=True)
    yield from slip_notices(ending.printing, site)
    if ending.slip and not (ending.printing and ending.printing.printed is None):
        yield notice("slip", "ending.slip", Tone.CAUTION, slot(site), live=True)
    if ending.rated is not None:
        kept = ending.rated
        key = "rating.thanks" if kept else "rating.lost"
        yield notice("rated", key, Tone.SUCCESS if kept else Tone.PLAIN)


def wiping() -> Page:
    nodes = (heading("wiping.heading"), text("soon", "wiping.text"))
    return Page("wiping", Kind.MESSAGE, NO_HEADER, nodes)


def _line(state: State) -> Slots:
    return {"line": Plain(state.site.help_line)}

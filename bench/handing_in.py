"""The terminal of the filing bench, in a process of its own: `python -m bench.handing_in PAIRS`.

Real screens drawn off screen, the real journal and sender, a real hub. One resident files and
cancels, again and again. After each outcome a line goes to standard output, and nothing happens
until one comes from standard input: meanwhile the peer has its turn.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from app import bootstrap
from app.plan import plan
from app.play.player import Player, Script
from app.play.waiting import kind, ready, shows
from config.settings import DEFAULT
from kiosk.core.event import Chosen, Drawn
from kiosk.shell.backend import client
from model.node_id import act_id, field_id, item_id
from model.page import Kind, Page, Role
from model.profile import Profile
from screens.window import Window
from wire.codec import decode_response, encode_request
from wire.envelope import Request, Response

PERSON = "chen_xiumei"
PLACE = (
    *(field_id("rloc_admdvs", code) for code in ("330000", "330100", "330106")),
    act_id("next"),
)
NAME = ((100, 100), (300, 120), (400, 300)), ((200, 80), (180, 400))
"""Strokes in tenths of a millimetre."""
NUMBER = "number"
"""The node that only a page with an accepted outcome has."""


@dataclass(slots=True)
class Wire:
    """What goes to the hub and when; both ends of a call are seen where bytes are made and read."""

    body: bytes = b""
    sent: float = 0.0
    answered: float = 0.0

    def encode(self, request: Request) -> bytes:
        """Takes the place of the client's own; notes when the call goes out."""
        self.body = encode_request(request)
        self.sent = time.perf_counter()
        return self.body

    def decode(self, raw: bytes) -> Response:
        """Takes the place of the client's own; notes when the answer was in."""
        self.answered = time.perf_counter()
        return decode_response(raw)


@dataclass(frozen=True, slots=True)
class Sample:
    """Of one submission, in ms: from the press until it went out, on the wire, and from the answer
    until the page with the outcome was drawn. `drawing` is what it takes to draw that page again
    with nothing to be made for it; `body` is what went out, to `url`.
    """

    before: float
    wire: float
    after: float
    drawing: float
    body: str
    url: str

    @property
    def whole(self) -> float:
        """Milliseconds from the press to the page."""
        return self.before + self.wire + self.after


class Glass(Window):
    """The real window; it notes when a page with an outcome has been drawn."""

    shown = 0.0

    def publish(self, page: Page, profile: Profile) -> None:
        """Notes when the page with the number was on the screen."""
        super().publish(page, profile)
        if page.node(NUMBER) is not None:
            self.shown = self.shown or time.perf_counter()

    def again(self) -> float:
        """Milliseconds for the page that is shown, drawn whole once more."""
        began = time.perf_counter()
        self.painter.spoil()
        self._frame()
        return (time.perf_counter() - began) * 1000


@dataclass
class Filer(Player):
    """Answers by posting events; the press that is measured is a finger's."""

    wire: Wire = field(default_factory=Wire)

    def press(self, node_id: str) -> None:
        """As a finger would: posted from outside the core."""
        self.house.runtime.post(Chosen(self.page.key, node_id))

    def sign(self) -> None:
        """Draws a name and says that it is done."""
        for stroke in NAME:
            self.house.runtime.post(Drawn(self.page.key, "ink", stroke))
        self.press(act_id("agree"))

    def all_of_them(self, pairs: int) -> Script:
        """Files and cancels in turn, so that every filing is a new one."""
        yield ready
        for _ in range(pairs):
            yield from self.visit("remote_long_stay", self.file())
            yield from self.visit("remote_cancel", self.cancel())

    def visit(self, item: str, answers: Script) -> Script:
        """One visit of one person, from the first page to the wipe, its card taken back."""
        for node_id in (act_id("start"), item_id(item), act_id("begin"), act_id("for.self")):
            yield shows(node_id)
            self.press(node_id)
        yield kind(Kind.PRESENT)
        self.lay(PERSON)
        yield from answers
        yield shows(act_id("submit"))
        yield from self.handed_in()
        for node_id in (act_id("finish"), act_id("skip")):
            yield shows(node_id)
            self.press(node_id)
        yield shows(act_id("noted"))
        self.take()
        self.press(act_id("noted"))
        yield ready

    def file(self) -> Script:
        """Answers of a long-stay filing, up to the signature."""
        for node_id in (*PLACE, field_id("tel", "keep")):
            yield shows(node_id)
            self.press(node_id)
        yield kind(Kind.COMMITMENT)
        self.sign()

    def cancel(self) -> Script:
        """Cancels the one filing that holds."""
        yield lambda page: any(node.role is Role.CHOICE for node in page.body)
        self.press(next(node.id for node in self.page.body if node.role is Role.CHOICE))
        yield shows(field_id("act", "05"))
        self.press(field_id("act", "05"))
        yield kind(Kind.COMMITMENT)
        self.sign()

    def handed_in(self) -> Script:
        """Pressed, told, and the peer waited for."""
        glass = self.house.window
        assert isinstance(glass, Glass)
        glass.shown = 0.0
        pressed = time.perf_counter()
        self.touch(act_id("submit"))
        yield shows(NUMBER)
        sample = self.sample(pressed, glass.shown, glass.again())
        print(json.dumps(asdict(sample)), flush=True)
        sys.stdin.readline()

    def sample(self, pressed: float, shown: float, drawing: float) -> Sample:
        """`pressed` and `shown` by `perf_counter`, `drawing` in milliseconds."""
        marks = pressed, self.wire.sent, self.wire.answered, shown
        before, wire, after = ((late - early) * 1000 for early, late in pairwise(marks))
        url = self.house.around.settings.hub.url + client.PATH
        return Sample(before, wire, after, drawing, self.wire.body.decode(), url)


def main() -> None:
    """Prints one sample a filing; the bench reads them."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="yizhan-bench-")))
        wire = Wire()
        stack.enter_context(patch.object(client, "encode_request", wire.encode))
        stack.enter_context(patch.object(client, "decode_response", wire.decode))
        stack.enter_context(patch.object(bootstrap, "Window", Glass))
        house = bootstrap.App(plan(DEFAULT), folder, stack, line_ms=0.0)
        house.open()
        filer = Filer(house, wire=wire)
        filer.play(filer.all_of_them(int(sys.argv[1])))


if __name__ == "__main__":
    main()

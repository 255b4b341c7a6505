"""Puts the house together: the only module, with `__main__`, that knows every concrete class.

What the first page does not need is imported where it is used, on the thread that opens it beside
that page (decision 0015).
"""

from __future__ import annotations

import os
import queue
import re
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from accessibility.guide import Guide
from accessibility.navigator import Navigator
from accessibility.speech.client import Speech
from app.plan import Plan, site
from config import fonts
from kiosk.core.event import Chosen, Drawn, Spoke, Stirred, Stroke
from kiosk.core.terminal import Terminal
from kiosk.shell.ports import Callback, ClockAndRandom, HubPort, Ports, SenderPort
from kiosk.shell.runtime import Runtime
from model.page import Page
from screens.layout import Desk, fitting
from screens.text import Faces
from screens.window import Window
from screens.x11 import room

if TYPE_CHECKING:
    from app.surroundings import Surroundings
    from devices.family import Fitted
    from devices.supervisor import Devices


def desk(plan: Plan) -> Desk:
    """The panel as configured; in a window on a smaller desktop, all of it smaller."""
    display = plan.settings.display
    size = (display.width_px, display.height_px)
    scale = 1.0 if display.fullscreen else fitting(*size, room())
    width, height = (round(scale * pixels) for pixels in size)
    faces = Faces(fonts.REGULAR, fonts.BOLD)
    return Desk(plan.texts, plan.looks, faces, width, height, scale * display.px_per_mm)


def runtime(plan: Plan, wake: Callback) -> Runtime:
    """The core with its clock; it can show the first page, and waits for the rest."""
    chosen = plan.settings
    zone = ZoneInfo(chosen.terminal.timezone)
    nature = ClockAndRandom(time.monotonic, lambda: datetime.now(zone), lambda: os.urandom(16))
    return Runtime(Terminal(plan.catalogue, site(plan), chosen.times, plan.tables), wake, nature)


class Services:
    """Everything that runs but screen and voice: hub, devices, journal, behind the runtime.

    Tests drive it as it is; `App` gives it a window. It may be opened on any thread.
    """

    def __init__(
        self,
        plan: Plan,
        folder: Path,
        stack: ExitStack,
        runtime: Runtime,
        line_ms: float = 20.0,
        on_journal_failed: Callable[[str], None] | None = None,
    ) -> None:
        """Starts all parts but the devices; `stack` ends them in the opposite order. Raises
        Unusable where nothing can be kept, and NotStarted.
        """
        from app.surroundings import surround
        from kiosk.shell import log
        from kiosk.shell.backend import Hub
        from kiosk.shell.journal import Journal, Place, Unusable

        self.plan = plan
        self.folder = folder
        self.runtime = runtime
        try:
            folder.mkdir(parents=True, exist_ok=True)
            stack.enter_context(log.written_to(folder / "terminal.log"))
        except OSError as error:
            raise Unusable(f"{folder}: {error.strerror}") from error
        self.around: Surroundings = surround(plan, folder, stack, line_ms)
        chosen = self.around.settings
        now = runtime.nature.wall()
        on_failed = on_journal_failed or (lambda reason: runtime.journal_failed())
        self.journal = Journal.open(Place.of(self.place), now, on_failed)
        stack.callback(self.journal.close)
        self.hub = Hub(chosen, self.journal, runtime.post)
        stack.callback(self.hub.close)
        self.asks: HubPort = self.hub
        self.sends: SenderPort = self.hub.sender
        """What calls and submissions go through; before `open` something may be put before them."""
        self.devices = _devices(self.around.devices, runtime)
        stack.callback(self.devices.stop)

    def open(self, say_again: Callback = lambda: None, forget: tuple[Callback, ...] = ()) -> None:
        """Lets the devices live; from now on the runtime does what the core wants done."""
        self.runtime.connect(
            Ports(
                journal=self.journal,
                hub=self.asks,
                sender=self.sends,
                devices=self.devices,
                texts=self.plan.texts,
                say_again=say_again,
                forget=forget,
            )
        )
        self.devices.start()

    @property
    def place(self) -> Path:
        """The journal's folder: as configured, below ours where it is not absolute."""
        return self.folder / self.plan.settings.journal.folder


SWITCH_S = 0.0005
"""How long another thread may keep the interpreter from the one that draws; Python's own 5 ms
would be seen (a page is drawn in 8)."""


OnOpen = Callable[[Services, ExitStack], None]
"""What else is to be done once all parts are there, with what ends them."""

UI_PATIENCE_S = 5.0
"""How long the starter waits for the UI thread to hand over."""


class App:
    """The shell with its screen and its voice; all but the callbacks run on the UI thread."""

    def __init__(self, plan: Plan, folder: Path, stack: ExitStack, line_ms: float = 20.0) -> None:
        sys.setswitchinterval(SWITCH_S)
        self._plan, self._folder, self._line_ms = plan, folder, line_ms
        self._inbox: queue.SimpleQueue[Callback] = queue.SimpleQueue()
        navigator = Navigator()
        self.window = Window(
            desk(plan),
            navigator,
            self._chosen,
            self._stirred,
            self._focused,
            post_drawn=self._drawn,
            on_ignored=lambda: self.guide.ignored(),
            on_fault=lambda error: self.runtime.broke(error),
            fullscreen=plan.settings.display.fullscreen,
        )
        stack.callback(self.window.close)
        self.runtime = runtime(plan, self.window.wake)
        self.speech = Speech(plan.settings.voice)
        stack.callback(self.speech.close)
        self.guide = Guide(self.speech, plan.texts, lambda: navigator.visible)
        self.speech.on_caption = lambda said: self._later(lambda: self.window.caption(said))
        self.speech.on_speaking = lambda speaking: self.runtime.post(Spoke(speaking))
        self.runtime.subscribe(self.window.publish)
        self.runtime.subscribe(self.guide.publish)
        self._parts = stack.enter_context(ExitStack())
        """What the starter has opened; its own until it has ended, and it ends first."""
        self._starter = ThreadPoolExecutor(1, thread_name_prefix="starter")
        stack.callback(self._starter.shutdown)
        self._closing = threading.Event()
        stack.callback(self._closing.set)
        self._shell: Future[Services] = Future()

    def open(self, on_open: OnOpen = lambda *_: None, *, retry_s: float | None = None) -> None:
        """Draws the first page, then opens all the rest beside it.

        `on_open` is called on the starter's thread, with what ends the parts. What goes wrong
        there is raised here, by `turn`; but where the journal cannot be opened, or fails later, and
        `retry_s` is given, the terminal is out of service and tries again so many seconds later.
        """
        self._on_open, self._retry_s = on_open, retry_s
        self.runtime.begin()
        self.window.pump(self.turn)
        self._start(self._opened)

    def _start(self, opened: Callable[[], Services]) -> None:
        self._shell = self._starter.submit(opened)
        self._shell.add_done_callback(lambda _: self._later(self._came_up))
        if self._retry_s is None:
            self._starter.shutdown(wait=False)

    def _opened(self) -> Services:
        from kiosk.shell.journal import Busy, Unusable

        while True:
            try:
                return self._connected()
            except Unusable as error:
                retry_s = self._retry_s
                if retry_s is None or isinstance(error, Busy) or self._closing.is_set():
                    raise
                _log("journal-unusable", str(error))
                self.runtime.journal_unusable()
                self._parts.close()
                self._closing.wait(retry_s)

    def _connected(self) -> Services:
        shell = Services(
            self._plan, self._folder, self._parts, self.runtime, self._line_ms, self._journal_failed
        )
        self._on_open(shell, self._parts)
        shell.open(self.guide.again, (self.guide.wipe, self.window.forget))
        return shell

    def _journal_failed(self, reason: str) -> None:
        """On the journal's thread; the parts are closed and opened anew on the starter's."""
        _log("journal-failed", reason)
        self.runtime.journal_failed()
        if self._retry_s is not None and not self._closing.is_set():
            self._later(lambda: self._start(self._reopened))

    def _reopened(self) -> Services:
        """Once nobody's things are being given back any more."""
        assert self._retry_s is not None, "else nothing is opened twice"
        vacant = False
        while not vacant and not self._closing.wait(self._retry_s):
            vacant = self._disconnected()
        self._parts.close()
        return self._opened()

    def _disconnected(self) -> bool:
        """Asks the UI thread, which may have stopped its loop."""
        done: Future[bool] = Future()
        self._later(lambda: done.set_result(self.runtime.disconnect()))
        try:
            return done.result(UI_PATIENCE_S)
        except TimeoutError:
            return False

    def _came_up(self) -> None:
        """Raises on the UI thread what went wrong on the starter's."""
        self._shell.result()

    @property
    def shell(self) -> Services:
        """Waits until it is open, and raises what went wrong: for tests and `kiosk visit`."""
        return self._shell.result()

    @property
    def around(self) -> Surroundings:
        """The hub and the emulators that were started here."""
        return self.shell.around

    def turn(self) -> float | None:
        """What the window's loop calls after each wake-up; gives the time of the next."""
        while not self._inbox.empty():
            self._inbox.get()()
        return self.runtime.turn()

    def _later(self, run: Callback) -> None:
        """Runs something of the window's on the UI thread; called from any."""
        self._inbox.put(run)
        self.window.wake()

    # From the window, on the UI thread.

    def _chosen(self, page_key: str, node_id: str) -> None:
        self.guide.touched()
        self.runtime.post(Chosen(page_key, node_id))

    def _drawn(self, page_key: str, node_id: str, stroke: Stroke) -> None:
        self.runtime.post(Drawn(page_key, node_id, stroke))

    def _stirred(self) -> None:
        self.guide.touched()
        self.runtime.post(Stirred())

    def _focused(self, page: Page, node_id: str) -> None:
        self.guide.focus(page, node_id)


def _devices(fitted: tuple[Fitted, ...], runtime: Runtime) -> Devices:
    from devices import registry
    from devices.supervisor import Devices

    return Devices(registry.owners(fitted, runtime.told))


def _log(event: str, reason: str) -> None:
    """For the technician; the reason as one word, as the log's list of fields has it."""
    import structlog

    structlog.get_logger().error(event, reason=re.sub(r"[^A-Za-z0-9_.:]+", "-", reason)[:64])

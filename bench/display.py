"""A display of its own, looked at and touched from outside: Xvfb, its pixels, its pointer.

Nothing that the application under test says of itself is believed: what counts is a pixel.
"""

from __future__ import annotations

import os
import select
import subprocess
import time
from types import TracebackType

from PIL import Image
from Xlib import X
from Xlib.display import Display as Connection
from Xlib.ext import xtest

from bench.panel import HEIGHT, WIDTH
from bench.processes import end

POLL = 0.0004
"""Seconds between two looks, beside the look itself (about as long)."""
Point = tuple[int, int]
Colour = tuple[int, int, int]


class Unseen(Exception):
    """What was waited for did not show."""


class Display:
    """One Xvfb and a connection to it. Used from one thread."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-nolisten", "tcp"]
        command += ["-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
        self._server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = f":{told.readline().strip()}"
        self._connection = Connection(self.name)
        self._root = self._connection.screen().root

    def __enter__(self) -> Display:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()
        end(self._server)

    def environment(self) -> dict[str, str]:
        """Ours, with this display, for the application to be watched."""
        hidden = {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "SDL_VIDEODRIVER", "KIVY_WINDOW"}
        hidden.add("PYTHONDONTWRITEBYTECODE")  # what is shipped is compiled
        kept = {name: value for name, value in os.environ.items() if name not in hidden}
        return {**kept, "DISPLAY": self.name}

    def pixel(self, at: Point) -> Colour:
        """One point, as the X server has it now."""
        blue, green, red, _ = self._bytes(*at, 1, 1)
        return red, green, blue

    def picture(self) -> Image.Image:
        """The whole display, as the X server has it now."""
        size = (WIDTH, HEIGHT)
        return Image.frombytes("RGB", size, self._bytes(0, 0, *size), "raw", "BGRX")

    def _bytes(self, x: int, y: int, w: int, h: int) -> bytes:
        data: bytes = self._root.get_image(x, y, w, h, X.ZPixmap, 0xFFFFFFFF).data
        return data

    def wait_for(self, colour: Colour, at: Point, since: float, within: float = 30.0) -> float:
        """Milliseconds from `since` until this pixel has this colour."""
        while self.pixel(at) != colour:
            if time.perf_counter() - since > within:
                raise Unseen(f"{colour} at {at}: it is {self.pixel(at)}")
            select.select([], [], [], POLL)
        return (time.perf_counter() - since) * 1000

    def settled(self, quiet: float = 0.4, within: float = 20.0) -> Image.Image:
        """The picture once it has not changed for `quiet` seconds, and is not blank."""
        end_at = time.perf_counter() + within
        before = self.picture()
        while time.perf_counter() < end_at:
            select.select([], [], [], quiet)
            now = self.picture()
            if now.tobytes() == before.tobytes() and len(now.getcolors(1 << 22) or []) > 1:
                return now
            before = now
        raise Unseen("the picture never stands still")

    # The finger.

    def move(self, to: Point) -> None:
        """The pointer; the server has it when this returns."""
        xtest.fake_input(self._connection, X.MotionNotify, x=to[0], y=to[1])
        self._connection.sync()

    def slide(self, to: Point) -> float:
        """Moves without waiting for it to be so; returns when."""
        now = time.perf_counter()
        xtest.fake_input(self._connection, X.MotionNotify, x=to[0], y=to[1])
        self._connection.flush()
        return now

    def down(self) -> float:
        """Presses; returns when."""
        return self._button(X.ButtonPress)

    def up(self) -> float:
        """Lets the button go; when, by `perf_counter`."""
        return self._button(X.ButtonRelease)

    def _button(self, what: int) -> float:
        now = time.perf_counter()
        xtest.fake_input(self._connection, what, 1)
        self._connection.flush()
        return now

"""A display with a pointer and a keyboard, for one terminal: Xvfb, and XTEST through ctypes.

`bench.display` is its like; it needs a library that only `make bench` installs.
"""

from __future__ import annotations

import ctypes as c
import os
import select
import subprocess
import time
from types import TracebackType

from PIL import Image, ImageChops

from bench.processes import end
from screens.scene import Rect
from tests.journeys.shell import PATIENCE

WIDTH, HEIGHT = 1080, 1920
LOOK_S = 0.02
"""Between two looks at the display."""
ALL_PLANES = 0xFFFFFFFF
Z_PIXMAP = 2
Point = tuple[int, int]


class XImage(c.Structure):
    """The beginning of it (Xlib.h)."""

    _fields_ = [
        ("width", c.c_int),
        ("height", c.c_int),
        ("xoffset", c.c_int),
        ("format", c.c_int),
        ("data", c.c_void_p),
    ]


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
        self._x11, self._xtst = _libraries()
        self._display = c.c_void_p(self._x11.XOpenDisplay(self.name.encode()))
        self._root = c.c_ulong(self._x11.XDefaultRootWindow(self._display))

    def __enter__(self) -> Display:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._x11.XCloseDisplay(self._display)
        end(self._server)

    def environment(self) -> dict[str, str]:
        """Ours, with this display."""
        hidden = ("WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "KIVY_WINDOW")
        kept = {name: value for name, value in os.environ.items() if name not in hidden}
        return {**kept, "DISPLAY": self.name}

    def picture(self, rect: Rect) -> Image.Image:
        """This part as it is now."""
        w, h = rect[2:]
        image = self._x11.XGetImage(self._display, self._root, *rect, ALL_PLANES, Z_PIXMAP)
        assert image, f"{rect} is not on the display"
        pixels = c.string_at(image.contents.data, w * h * 4)
        self._x11.XDestroyImage(image)
        return Image.frombytes("RGB", (w, h), pixels, "raw", "BGRX")

    def wait_for(self, wanted: Image.Image, rect: Rect) -> None:
        """Until this part of the display is this picture, to the pixel."""
        until = time.monotonic() + PATIENCE
        while ImageChops.difference(self.picture(rect), wanted).getbbox() is not None:
            assert time.monotonic() < until, f"what should stand at {rect} never came"
            select.select([], [], [], LOOK_S)

    def touch(self, at: Point) -> None:
        """The pointer moves there; its button goes down and up."""
        self._xtst.XTestFakeMotionEvent(self._display, -1, *at, 0)
        for down in (1, 0):
            self._xtst.XTestFakeButtonEvent(self._display, 1, down, 0)
        self._x11.XSync(self._display, 0)

    def key(self, name: str) -> None:
        """Down and up. The server lets 20 ms pass before each: an up and a down in the same 2 ms
        would be a key that is held, to SDL.
        """
        symbol = c.c_ulong(self._x11.XStringToKeysym(name.encode()))
        code = self._x11.XKeysymToKeycode(self._display, symbol)
        for down in (1, 0):
            self._xtst.XTestFakeKeyEvent(self._display, code, down, c.c_ulong(20))
        self._x11.XSync(self._display, 0)


def _libraries() -> tuple[c.CDLL, c.CDLL]:
    x11, xtst = c.CDLL("libX11.so.6"), c.CDLL("libXtst.so.6")
    x11.XOpenDisplay.restype = c.c_void_p
    x11.XDefaultRootWindow.restype = c.c_ulong
    x11.XGetImage.restype = c.POINTER(XImage)
    x11.XGetImage.argtypes = (
        c.c_void_p,
        c.c_ulong,
        c.c_int,
        c.c_int,
        c.c_uint,
        c.c_uint,
        c.c_ulong,
        c.c_int,
    )
    x11.XStringToKeysym.restype = c.c_ulong
    x11.XKeysymToKeycode.restype = c.c_ubyte
    xtst.XTestFakeMotionEvent.argtypes = (c.c_void_p, c.c_int, c.c_int, c.c_int, c.c_ulong)
    xtst.XTestFakeButtonEvent.argtypes = (c.c_void_p, c.c_uint, c.c_int, c.c_ulong)
    xtst.XTestFakeKeyEvent.argtypes = (c.c_void_p, c.c_uint, c.c_int, c.c_ulong)
    return x11, xtst

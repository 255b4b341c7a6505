"""What we ask of the X server ourselves: a connection to wait on, a visual without depth, room.

Through ctypes, because SDL offers neither. No Kivy.
"""

from __future__ import annotations

import ctypes as c
import os

QUEUED_AFTER_FLUSH = 2
VISUAL = "SDL_VIDEO_X11_VISUALID"
"""SDL reads from this variable which visual its window is to have."""
WANTED = (4, 5, 8, 8, 9, 8, 10, 8, 12, 0, 13, 0, 0)
"""GLX_RGBA, GLX_DOUBLEBUFFER, 8 bits of red, green, blue, no depth, no stencil, end (glx.h)."""


class VisualInfo(c.Structure):
    """XVisualInfo (Xutil.h)."""

    _fields_ = [
        ("visual", c.c_void_p),
        ("visualid", c.c_ulong),
        ("screen", c.c_int),
        ("depth", c.c_int),
        ("class_", c.c_int),
        ("masks", c.c_ulong * 3),
        ("colormap_size", c.c_int),
        ("bits_per_rgb", c.c_int),
    ]


class X11:
    """SDL's connection to the X server; on the UI thread, as all of SDL."""

    def __init__(self, display: int) -> None:
        self._lib = c.CDLL("libX11.so.6")
        self._lib.XEventsQueued.argtypes = (c.c_void_p, c.c_int)
        self._lib.XConnectionNumber.argtypes = (c.c_void_p,)
        self._display = c.c_void_p(display)
        self._fileno: int = self._lib.XConnectionNumber(self._display)

    def fileno(self) -> int:
        """Of the connection to the X server, for `select`."""
        return self._fileno

    def pending(self) -> bool:
        """Whether Xlib holds events that it has read already: `select` would miss them."""
        return int(self._lib.XEventsQueued(self._display, QUEUED_AFTER_FLUSH)) > 0


def room() -> tuple[int, int] | None:
    """Width and height of the display in pixels; None without one."""
    try:
        xlib = c.CDLL("libX11.so.6")
    except OSError:
        return None
    xlib.XOpenDisplay.restype = c.c_void_p
    xlib.XDisplayWidth.argtypes = xlib.XDisplayHeight.argtypes = (c.c_void_p, c.c_int)
    xlib.XCloseDisplay.argtypes = (c.c_void_p,)
    display = xlib.XOpenDisplay(None)
    if not display:
        return None
    size = (int(xlib.XDisplayWidth(display, 0)), int(xlib.XDisplayHeight(display, 0)))
    xlib.XCloseDisplay(display)
    return size


def choose_visual() -> None:
    """Names the plain visual to SDL, unless one is named already or none is found.

    Before the window opens; any thread. Nearly all of its 40 ms goes into loading Mesa, without
    the interpreter's lock: `kiosk run` spends them beside its imports.
    """
    if VISUAL not in os.environ and (visual := plain_visual()):
        os.environ[VISUAL] = hex(visual)


def plain_visual() -> int | None:
    """A visual without depth and stencil, which nothing here uses; None where there is none.

    Mesa's software renderer fills rectangles four times as fast into a window without them (its
    linear rasteriser), and Kivy always asks SDL for both.
    """
    try:
        xlib, glx = c.CDLL("libX11.so.6"), c.CDLL("libGL.so.1")
    except OSError:
        return None
    xlib.XOpenDisplay.restype = c.c_void_p
    xlib.XCloseDisplay.argtypes = xlib.XFree.argtypes = (c.c_void_p,)
    display = xlib.XOpenDisplay(None)
    if not display:
        return None
    visual = _chosen(xlib, glx, display)
    xlib.XCloseDisplay(display)
    return visual


def _chosen(xlib: c.CDLL, glx: c.CDLL, display: int) -> int | None:
    """Only one as deep as the desktop's own: a deeper one could be see-through."""
    xlib.XDefaultDepth.argtypes = (c.c_void_p, c.c_int)
    glx.glXChooseVisual.argtypes = (c.c_void_p, c.c_int, c.POINTER(c.c_int))
    glx.glXChooseVisual.restype = c.POINTER(VisualInfo)
    found = glx.glXChooseVisual(display, 0, (c.c_int * len(WANTED))(*WANTED))
    if not found:
        return None
    same = found.contents.depth == xlib.XDefaultDepth(display, 0)
    visual = int(found.contents.visualid)
    xlib.XFree(found)
    return visual if same else None

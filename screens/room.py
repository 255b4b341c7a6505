"""How large this display is, asked of X before the window is made. No Kivy."""

from __future__ import annotations

import ctypes
import os

SHARE = 0.9
"""Of the display's height that a window may take: the rest is for bars and title."""


def room() -> tuple[int, int] | None:
    """Width and height of the display in pixels; None without one."""
    if not os.environ.get("DISPLAY"):
        return None
    lib = ctypes.CDLL("libX11.so.6")
    lib.XOpenDisplay.restype = ctypes.c_void_p
    display = lib.XOpenDisplay(None)
    if not display:
        return None
    pointer = ctypes.c_void_p(display)
    size = (lib.XDisplayWidth(pointer, 0), lib.XDisplayHeight(pointer, 0))
    lib.XCloseDisplay(pointer)
    return size


def fitting(width: int, height: int, available: tuple[int, int] | None) -> float:
    """The scale at which a window of this size fits; never above 1."""
    if available is None:
        return 1.0
    return min(1.0, available[0] / width, available[1] * SHARE / height)

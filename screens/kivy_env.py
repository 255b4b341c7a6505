"""Kivy's surroundings, and the one door to Kivy: what is set here must be set before its import.

Importing `kivy.core.window` creates the window; so `open_window` is the only place that does it.
"""

from __future__ import annotations

import os
from pathlib import Path

from screens import x11

for _name, _value in {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_NO_CONSOLELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",  # or Kivy puts its own log in the place of standard error
    "KIVY_METRICS_DENSITY": "1",
    "KIVY_DPI": "96",
    "KIVY_NO_ENV_CONFIG": "1",
}.items():
    os.environ.setdefault(_name, _value)

if not any(os.environ.get(_name) for _name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")):
    os.environ["SDL_VIDEODRIVER"] = "offscreen"

import kivy  # noqa: E402
from kivy.config import Config  # noqa: E402

# Kivy reads the rules of its widgets with `kivy.lang`; there are none here, and it takes 45 ms.
_data, kivy.kivy_data_dir = kivy.kivy_data_dir, str(Path(__file__).parent)
import kivy.lang  # noqa: E402

kivy.kivy_data_dir = _data

# Kivy's clock never sleeps: screens.loop waits instead. It reads this when it is imported.
Config.set("graphics", "maxfps", 0)

from kivy.base import EventLoop, ExceptionManager, runTouchApp, stopTouchApp  # noqa: E402
from kivy.cache import Cache  # noqa: E402
from kivy.clock import Clock  # noqa: E402
from kivy.graphics import BindTexture, Callback, Mesh, RenderContext  # noqa: E402
from kivy.graphics import opengl as gl  # noqa: E402
from kivy.graphics.texture import Texture  # noqa: E402
from kivy.input.motionevent import MotionEvent  # noqa: E402
from kivy.logger import Logger  # noqa: E402

__all__ = [
    "BindTexture",
    "Callback",
    "Clock",
    "EventLoop",
    "ExceptionManager",
    "Mesh",
    "MotionEvent",
    "NoWindow",
    "RenderContext",
    "Texture",
    "gl",
    "off_screen",
    "open_window",
    "renderer",
    "runTouchApp",
    "stopTouchApp",
]


class NoWindow(Exception):
    """Neither a display nor the off-screen driver can be used; `kiosk doctor` says why."""


def open_window(width: int, height: int, *, fullscreen: bool = False):
    """Kivy's one window. Without a display SDL draws off screen, into real pixels."""
    # Kivy sets the root logger's level and prints by itself; the terminal has its own log.
    Logger.setLevel("ERROR")
    settings = {
        "width": width,
        "height": height,
        "position": "custom",
        "left": 0,
        "top": 0,
        "borderless": fullscreen,
        "fullscreen": 0,
        "resizable": 0,
        "multisamples": 0,  # corners are smooth without it, and a press costs 5 ms instead of 16
        "vsync": 0,
        "show_cursor": int(not fullscreen),
    }
    for name, value in settings.items():
        Config.set("graphics", name, value)
    Config.set("kivy", "exit_on_escape", 0)
    # One provider only, or the same finger arrives twice (kivy.md 4).
    Config.remove_section("input")
    Config.add_section("input")
    Config.set("input", "mouse", "mouse,disable_multitouch")
    if os.environ.get("DISPLAY"):
        x11.choose_visual()
    from kivy.core.window import Window

    if Window is None:
        raise NoWindow
    if EventLoop.status != "started":
        runTouchApp(embedded=True)
        # Kivy's caches, which nothing here uses, would wake the loop once a second.
        Clock.unschedule(Cache._purge_by_timeout)
    return Window


def renderer() -> str:
    """Who draws, in OpenGL's words; llvmpipe means no graphics driver. Needs an open window."""
    raw = gl.glGetString(gl.GL_RENDERER)
    return raw.decode("ascii", "replace") if isinstance(raw, bytes) else str(raw)


def off_screen() -> bool:
    """Whether nobody can see or touch the window: SDL draws into memory."""
    return os.environ.get("SDL_VIDEODRIVER") == "offscreen"

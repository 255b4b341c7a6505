"""Pages as PNG files, for the eye: every page given, in every profile given.

from screens.gallery import save
save(pages, profiles, folder, desk)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from model.page import Page
from model.profile import Profile
from screens.kivy_env import EventLoop, gl, open_window
from screens.layout import Desk, Touch, lay_out
from screens.painter import Painter

Made = Page | Callable[[Profile], Page]
"""A page, or how it is made for a profile (elder pages have fewer choices)."""


def save(
    pages: Mapping[str, Made],
    profiles: Mapping[str, Profile],
    folder: Path,
    desk: Desk,
    *,
    captions: Callable[[Page, Profile], str] = lambda page, profile: "",
) -> list[Path]:
    """Writes <page>-<profile>.png for each pair; returns what was written, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    painter = Painter(open_window(desk.width, desk.height), desk.faces, desk.width, desk.height)
    written = []
    for name, made in pages.items():
        for label, profile in profiles.items():
            page = made if isinstance(made, Page) else made(profile)
            touch = Touch(caption=captions(page, profile))
            painter.show(lay_out(page, profile, desk, touch))
            EventLoop.idle()
            gl.glFinish()
            written.append(folder / f"{name}-{label}.png")
            painter.save_png(written[-1])
    painter.close()
    return written

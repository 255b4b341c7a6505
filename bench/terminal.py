"""The whole terminal as it is shipped; hub and emulators stand beside it, outside its figures."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from app.plan import plan
from app.surroundings import surround
from bench.display import Display
from bench.pair import desk, heading, target
from bench.watched import middle
from config import settings
from model.node_id import act_id
from model.profile import Profile
from screens.layout import lay_out
from screens.scene import Rect, Scene
from tests.kiosk.core.stage import Stage

CONFIGURATION = """
[times]                    # nobody is asked whether he is still there
idle = 86400
idle_elder = 86400

[display]
fullscreen = true

[hub]
url = "{hub}"
"""


class Terminal:
    """Starts what stands around a terminal; `command` starts the terminal itself."""

    def __init__(self, folder: Path) -> None:
        self._stack = ExitStack()
        around = surround(plan(settings.DEFAULT), folder / "around", self._stack)
        configuration = folder / "terminal.toml"
        ports = (f'[devices.{one.name}]\nport = "{one.wiring.port}"' for one in around.devices)
        hub = CONFIGURATION.format(hub=around.settings.hub.url)
        configuration.write_text("\n".join([hub, *ports, ""]), "utf-8")
        files = ["--config", str(configuration), "--folder", str(folder / "kept")]
        self.command = [sys.executable, "-m", "app", "run", *files]

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def first_heading(self) -> Rect:
        """Where the first page's heading stands; it tells that the page is there."""
        return heading(_attract())

    def to_menu(self, display: Display) -> None:
        """Touches the first page, as whoever comes does."""
        display.move(middle(target(_attract(), act_id("start"))))
        display.down()
        display.settled()
        display.up()
        display.settled()


def _attract() -> Scene:
    return lay_out(Stage().page, Profile(), desk())

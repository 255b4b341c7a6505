"""The terminal on a real X display, as `make run` starts it: pixels are read, pointer and keys are
real, and of what the terminal says of itself only the simulator's address is used.
"""

from __future__ import annotations

import json
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests
from PIL import Image, ImageChops

from accessibility.navigator import Key, Navigator
from bench import pair
from bench.processes import PROC, end, tree
from model.page import Page
from model.profile import Profile
from screens.gallery import save
from screens.layout import lay_out
from screens.scene import Rect, Scene
from tests.journeys.display import Display, Point
from tests.journeys.shell import PATIENCE
from tests.kiosk.core.stage import Stage

pytestmark = pytest.mark.timeout(180)

CONFIGURATION = """
[display]
fullscreen = true
"""


@dataclass(frozen=True)
class Sight:
    """A page as it should look, and where on it a finger goes."""

    page: Page
    scene: Scene
    picture: Image.Image

    @property
    def heading(self) -> Rect:
        return pair.heading(self.scene)

    def at(self, rect: Rect) -> Image.Image:
        x, y, w, h = rect
        return self.picture.crop((x, y, x + w, y + h))

    def middle(self, node: str) -> Point:
        x, y, w, h = pair.target(self.scene, node)
        return x + w // 2, y + h // 2


@dataclass(frozen=True)
class Sights:
    attract: Sight
    menu: Sight
    notice: Sight


@pytest.fixture
def sights(tmp_path: Path) -> Sights:
    """Pages of the real core, drawn off screen; no heading passes for the one before it."""
    pages = (Stage().page, *pair.pages())
    desk, profile = pair.desk(), Profile()
    names = {f"{n}": page for n, page in enumerate(pages)}
    files = save(names, {"normal": profile}, tmp_path / "expected", desk)
    drawn = [
        Sight(page, lay_out(page, profile, desk), Image.open(file).convert("RGB"))
        for page, file in zip(pages, files, strict=True)
    ]
    attract, menu, notice = drawn
    for before, after in ((attract, menu), (menu, notice), (notice, menu)):
        same = ImageChops.difference(before.at(after.heading), after.at(after.heading))
        assert same.getbbox() is not None
    return Sights(attract, menu, notice)


class Shown:
    """A terminal on a display of its own."""

    def __init__(self, display: Display, process: subprocess.Popen[bytes]) -> None:
        self.display = display
        self.process = process

    def address(self) -> str:
        """Of the simulator: the first line that `kiosk run` prints."""
        assert self.process.stdout is not None
        readable, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        assert readable, "it prints nothing"
        return str(json.loads(self.process.stdout.readline())["simulator"])

    def sees(self, wanted: Sight) -> None:
        """Waits for this page's heading."""
        self.display.wait_for(wanted.at(wanted.heading), wanted.heading)

    def ended_with(self, number: signal.Signals) -> int:
        """Its exit code after this signal; nothing that it started is left."""
        started = list(tree(self.process.pid))
        assert len(started) > 4, "itself, the hub, two devices and the simulator's page"
        self.process.send_signal(number)
        self.process.communicate(timeout=PATIENCE)
        assert [pid for pid in started if (PROC / str(pid)).exists()] == []
        return self.process.returncode


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[Shown]:
    """`kiosk run` as a child; hub, devices and the simulator's page are its own."""
    configuration = tmp_path / "terminal.toml"
    configuration.write_text(CONFIGURATION, "utf-8")
    command = [sys.executable, "-m", "app", "run", "--json"]
    command += ["--config", str(configuration), "--folder", str(tmp_path / "var")]
    with Display() as display:
        process = subprocess.Popen(
            command,
            env=display.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        try:
            yield Shown(display, process)
        finally:
            end(process)
            process.communicate()


def steps_to(page: Page, node_id: str) -> int:
    """How often Tab is pressed on a page that has just come, until this node has the focus."""
    navigator = Navigator()
    navigator.show(page)
    count = 0
    assert page.node(node_id) is not None
    while navigator.focused != node_id:
        navigator.key(Key.NEXT)
        count += 1
    return count


def test_a_window_a_pointer_a_keyboard_and_an_end(shown: Shown, sights: Sights) -> None:
    address = shown.address()
    assert requests.get(f"{address}people", timeout=PATIENCE).json()["people"]
    shown.sees(sights.attract)
    shown.display.touch(sights.attract.middle("act:start"))
    shown.sees(sights.menu)
    for _ in range(steps_to(sights.menu.page, "item:query_account")):
        shown.display.key("Tab")
    shown.display.key("Return")
    shown.sees(sights.notice)
    shown.display.key("Escape")
    shown.sees(sights.menu)
    assert shown.ended_with(signal.SIGINT) == 0
    with pytest.raises(requests.ConnectionError):
        requests.get(address, timeout=PATIENCE)

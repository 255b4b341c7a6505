"""The one window that Kivy has in a process, drawn off screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.core.event import Stroke
from model.page import Page
from screens.kivy_env import open_window
from screens.painter import Painter
from screens.window import Window
from tests.screens import samples


@pytest.fixture
def painter() -> Iterator[Painter]:
    desk = samples.desk()
    made = Painter(open_window(desk.width, desk.height), desk.faces, desk.width, desk.height)
    yield made
    made.close()


class Walker:
    """A window with everything that it reported, and a clock that stands still until moved."""

    def __init__(self) -> None:
        self.chosen: list[tuple[str, str]] = []
        self.stirred = 0
        self.focused: list[str] = []
        self.drawn: list[tuple[str, str, Stroke]] = []
        self.now = 100.0
        from accessibility.navigator import Navigator

        self.window = Window(
            samples.desk(),
            Navigator(),
            lambda key, node: self.chosen.append((key, node)),
            self._stir,
            self._focus,
            post_drawn=lambda *told: self.drawn.append(told),
            clock=lambda: self.now,
        )

    def _stir(self) -> None:
        self.stirred += 1

    def _focus(self, page: Page, node: str) -> None:
        self.focused.append(node)

    def turn(self) -> float | None:
        return self.window.pump(lambda: None)

    def middle(self, node: str) -> tuple[int, int]:
        at = self.window.where(node)
        assert at is not None
        return at


@pytest.fixture
def walker() -> Iterator[Walker]:
    made = Walker()
    yield made
    made.window.close()

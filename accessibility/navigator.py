"""Walks a page by keys. Keyboard, tactile keypad and two-switch input all come down to `Key`.

Pure; owned by the UI thread. The walk stops at every node in page order, the bar's included,
and wraps, so whatever can be seen can be reached and left the way one came (O-07, O-08).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from model.node_id import act_id
from model.page import ACTING, BAR, KEYPAD, Page, digit_node

REPEAT_NODE = act_id(f"{BAR}.repeat")
HELP_NODE = act_id(f"{BAR}.help")
ERASE_NODE = act_id("key.erase")


class Key(StrEnum):
    """Every key there is. Which scan code means which is the window's key map."""

    NEXT = "next"
    PREVIOUS = "previous"
    SELECT = "select"
    BACK = "back"
    REPEAT = "repeat"
    HELP = "help"
    ERASE = "erase"
    """Takes back what a keypad typed last."""
    DIGIT_0 = "0"
    DIGIT_1 = "1"
    DIGIT_2 = "2"
    DIGIT_3 = "3"
    DIGIT_4 = "4"
    DIGIT_5 = "5"
    DIGIT_6 = "6"
    DIGIT_7 = "7"
    DIGIT_8 = "8"
    DIGIT_9 = "9"


@dataclass(frozen=True, slots=True)
class Moved:
    """The focus is on this node now: draw it, speak it, post `Stirred`."""

    node_id: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """Post `Chosen` with these two."""

    page_key: str
    node_id: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """The key means nothing here; post `Stirred`, for the resident is there."""


Step = Moved | Pressed | Ignored


class Navigator:
    """The focus of the page that is shown, and what each key does to it."""

    def __init__(self) -> None:
        self._page: Page | None = None
        self._focused = ""
        self._fresh = True
        self._lost = False
        self._visible = False

    @property
    def focused(self) -> str:
        """The id of the node that has the focus; empty before the first page."""
        return self._focused

    @property
    def visible(self) -> bool:
        """Whether the frame is drawn: from the first key until a finger is used."""
        return self._visible

    def show(self, page: Page) -> None:
        """A new key puts the focus on the first node, and so does the loss of the focused one; but
        then Enter presses nothing until the next move, for nobody has heard where the focus is.
        """
        old, self._page = self._page, page
        if old is None or old.key != page.key:
            self._focused, self._fresh, self._lost = _first(page), True, False
        elif page.node(self._focused) is None:
            self._focused, self._fresh, self._lost = _first(page), False, True

    def touched(self, node_id: str = "") -> None:
        """A finger was used, on this node if on any: the frame goes, the focus follows."""
        self._visible = False
        if self._page and self._page.node(node_id):
            self._go(node_id)

    def wipe(self) -> None:
        """The end of a visit: nothing of the last person's way stays."""
        self._page, self._focused = None, ""
        self._fresh, self._lost, self._visible = True, False, False

    def key(self, key: Key) -> Step:
        """What a key going down does. Auto-repeat is the caller's to drop (O-05)."""
        self._visible = True
        if self._page is None or not self._page.nodes:
            return Ignored()
        match key:
            case Key.NEXT:
                return self._move(self._page, 1)
            case Key.PREVIOUS:
                return self._move(self._page, -1)
            case Key.SELECT:
                return self._select(self._page)
            case Key.BACK:
                return _press(self._page, self._page.escape)
            case Key.REPEAT:
                return self._repeat(self._page)
            case Key.HELP:
                return _press(self._page, HELP_NODE)
            case Key.ERASE:
                return self._typed(self._page, ERASE_NODE)
            case (
                Key.DIGIT_0
                | Key.DIGIT_1
                | Key.DIGIT_2
                | Key.DIGIT_3
                | Key.DIGIT_4
                | Key.DIGIT_5
                | Key.DIGIT_6
                | Key.DIGIT_7
                | Key.DIGIT_8
                | Key.DIGIT_9
            ):
                return self._digit(self._page, int(key))
            case _:
                assert_never(key)

    def _move(self, page: Page, by: int) -> Step:
        ids = [node.id for node in page.nodes]
        self._go(ids[(ids.index(self._focused) + by) % len(ids)])
        return Moved(self._focused)

    def _go(self, node_id: str) -> None:
        """The focus is where somebody has put it."""
        self._focused, self._fresh, self._lost = node_id, False, False

    def _repeat(self, page: Page) -> Step:
        """The page is told from its beginning to its likely action: so the focus is there too, and
        Enter does what was said last.
        """
        self._focused, self._fresh, self._lost = _first(page), True, False
        return _press(page, REPEAT_NODE)

    def _select(self, page: Page) -> Step:
        """Presses the focused node. On a page that has just appeared, with the focus still on its
        heading, Enter is the likely action; once one has walked, the heading presses nothing.
        """
        if self._focused == REPEAT_NODE:
            return self._repeat(page)
        fresh, self._fresh = self._fresh, False
        if self._lost:
            return Ignored()
        step = _press(page, self._focused)
        return _press(page, page.default) if fresh and isinstance(step, Ignored) else step

    def _digit(self, page: Page, digit: int) -> Step:
        chosen = digit_node(page, digit)
        if _on_keypad(page, chosen):
            return self._typed(page, chosen)
        if chosen:
            self._go(chosen)
        return _press(page, chosen)

    def _typed(self, page: Page, node_id: str) -> Step:
        """A key of the keypad leaves the focus where it is; from the heading, Enter is still the
        likely action, for else it would type the last digit once more.
        """
        if not _on_keypad(page, node_id):
            return Ignored()
        self._fresh = self._focused == _first(page)
        return _press(page, node_id)


def _press(page: Page, node_id: str) -> Step:
    node = page.node(node_id)
    return Pressed(page.key, node.id) if node and node.role in ACTING else Ignored()


def _on_keypad(page: Page, node_id: str) -> bool:
    node = page.node(node_id)
    return node is not None and node.group == KEYPAD


def _first(page: Page) -> str:
    return page.nodes[0].id if page.nodes else ""

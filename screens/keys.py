"""Which key of a keyboard or keypad means what, and which comes only because it is held down."""

from __future__ import annotations

from collections.abc import Collection

from accessibility.navigator import Key

TAB = 9
KEYS = {
    13: Key.SELECT,
    271: Key.SELECT,
    27: Key.BACK,
    274: Key.NEXT,
    275: Key.NEXT,
    273: Key.PREVIOUS,
    276: Key.PREVIOUS,
    282: Key.HELP,
    8: Key.ERASE,
    **{48 + digit: Key(str(digit)) for digit in range(10)},
    **{256 + digit: Key(str(digit)) for digit in range(10)},
}
"""Kivy's key codes: Enter, Escape, arrows, F1, Backspace, digits of both rows. Tab is told apart by
Shift.
"""
REPEATS = 0.7
"""A key that comes again within this many seconds without having gone up is held down."""


def key_of(code: int, modifiers: Collection[str]) -> Key | None:
    """What a key of SDL means here, or None where it means nothing."""
    if code == TAB:
        return Key.PREVIOUS if "shift" in modifiers else Key.NEXT
    return KEYS.get(code)


class Held:
    """Tells a key that is pressed from one that repeats itself (accessibility.md O-05)."""

    def __init__(self) -> None:
        self._since: dict[int, float] = {}

    def down(self, code: int, now: float) -> bool:
        """Whether this is a press. A key whose going up was lost works again after a while."""
        before = self._since.get(code)
        self._since[code] = now
        return before is None or now - before >= REPEATS

    def up(self, code: int) -> None:
        """The key was let go: its next press counts."""
        self._since.pop(code, None)

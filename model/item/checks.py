"""What is checked of every part of an item file: its names, its words, its texts.

What reads the files is `model.item.loader`; the kinds of fields check their own keys with this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from config.fault import Fault
from config.text import Texts, slots_of
from model.item.paths import FIXED, ROOTS, SLIP_KEY, SLIP_NO, SUBMITTED

NAME = re.compile(r"[a-z][a-z0-9_]*")
RESERVED = frozenset((*ROOTS, FIXED, SLIP_NO, SLIP_KEY, SUBMITTED, "today"))
"""Names that the paths and the rules use themselves."""


class Checks:
    """Checks of one file; `faults` grows with each that fails."""

    def __init__(self, file: str, texts: Texts, item: str) -> None:
        self.file = file
        self.texts = texts
        self.item_id = item
        self.faults: list[Fault] = []

    def fault(self, at: str, reason: str) -> None:
        """One more."""
        self.faults.append(Fault(self.file, at, reason))

    def name(self, at: str, name: str) -> str:
        """A name that paths can begin with."""
        if not NAME.fullmatch(name):
            self.fault(at, f"`{name}` is not of a to z, 0 to 9 and _")
        elif name in RESERVED:
            self.fault(at, f"`{name}` is reserved: paths and rules use it themselves")
        return name

    def key(self, at: str, key: str, given: Iterable[str] = ()) -> str:
        """The key of the text that says this: the item's own before that of all; every slot that
        it names must be given.
        """
        own = self.texts.own(self.item_id, key)
        if not self.texts.has(own):
            self.fault(at, f"no text `{key}`")
            return key
        entry = self.texts.entry(own)
        for slot in sorted((slots_of(entry.show) | slots_of(entry.detail)) - set(given)):
            self.fault(at, f"text `{key}` wants a slot `{slot}`")
        return own

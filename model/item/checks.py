"""What is checked of every part of an item file: its shape, its names, its words, its texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from config.fault import Fault
from config.text import Texts, slots_of
from model.item.paths import FIXED, ROOTS, SLIP_KEY, SLIP_NO, SUBMITTED

NAME = re.compile(r"[a-z][a-z0-9_]*")
RESERVED = frozenset((*ROOTS, FIXED, SLIP_NO, SLIP_KEY, SUBMITTED, "today"))
"""Names that the paths and the rules use themselves."""


class Checks:
    """Checks of one file; `faults` grows with each that fails."""

    def __init__(self, file: str, texts: Texts, item: str = "") -> None:
        self.file = file
        self.texts = texts
        self.item_id = item
        self.faults: list[Fault] = []

    def fault(self, at: str, reason: str) -> None:
        """Notes it and goes on: all faults of a file are told at once."""
        self.faults.append(Fault(self.file, at, reason))

    def table(self, at: str, raw: Any, keys: Collection[str] | None = None) -> Mapping[str, Any]:
        """A table with no key but these; an empty one where it is none."""
        if not isinstance(raw, dict):
            self.fault(at, "must be a table")
            return {}
        for key in sorted(raw.keys() - (raw.keys() if keys is None else set(keys))):
            self.fault(f"{at}.{key}".removeprefix("."), "unknown key")
        return raw

    def name(self, at: str, name: str) -> str:
        """The name as it is, noted where it is no name of ours."""
        if not NAME.fullmatch(name):
            self.fault(at, f"`{name}` is not of a to z, 0 to 9 and _")
        elif name in RESERVED:
            self.fault(at, f"`{name}` is reserved: paths and rules use it themselves")
        return name

    def key(self, at: str, key: Any, given: Iterable[str] = ()) -> str:
        """The key of the text that says this: the item's own before that of all; every slot that
        it names must be given.
        """
        own = self.texts.own(self.item_id, str(key))
        if not self.texts.has(own):
            self.fault(at, f"no text `{key}`")
            return str(key)
        entry = self.texts.entry(own)
        for slot in sorted((slots_of(entry.show) | slots_of(entry.detail)) - set(given)):
            self.fault(at, f"text `{key}` wants a slot `{slot}`")
        return own

    def one(self, kind: Any, at: str, word: Any) -> Any:
        """A word of a closed set; the first of the set where it is none."""
        try:
            return kind(word)
        except ValueError:
            self.fault(at, f"`{word}` is none of {', '.join(kind)}")
            return next(iter(kind))

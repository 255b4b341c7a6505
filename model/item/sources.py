"""Where the values of an item file come from: paths and formats, checked against the types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from config.text import Texts
from model.item.checks import Checks
from model.item.field import Field
from model.item.kinds.chosen_row import Worded
from model.item.paths import (
    ANSWER,
    FIXED,
    ROOTS,
    SLIP_KEY,
    SLIP_NO,
    Path,
    Source,
    Where,
    element,
    fits,
    split,
    type_at,
)

REFUSAL_SLOTS = ("line", "place", "who")
"""What the page of a refusal gives its texts."""


class Sources(Checks):
    """Knows what a path may begin with besides the roots: fields, constants, outputs, by name."""

    def __init__(self, file: str, texts: Texts, item: str) -> None:
        super().__init__(file, texts, item)
        self.types: dict[str, Any] = {SLIP_NO: str, SLIP_KEY: str}
        self.row_types: dict[str, Any] = {}
        """Of the rows that a field chooses from, by its key."""
        self.fields: dict[str, Field] = {}
        self.unread: set[str] = set()
        """Fields that are too wrong to be read: of what names one, nothing is told besides."""
        self.fixed: Mapping[str, str] = {}

    def type_of(self, path: Path) -> Any:
        """The type a path leads to from the item's roots, its fields and its outputs, or None."""
        if path[0] == FIXED:
            return str if len(path) == 2 and path[1] in self.fixed else None
        if path[0] in self.row_types and len(path) > 1:
            return type_at(self.row_types[path[0]], path[1:])
        if path[0] in self.types:
            return type_at(self.types[path[0]], path[1:])
        if path[0] not in ROOTS:
            return None
        below = ("baseinfo", *path[1:]) if path[0] == "principal" else path[1:]
        return type_at(ROOTS[path[0]], below) or type_at(ROOTS[path[0]], path[1:])

    def certain(self, path: Path) -> bool:
        """Whether there is something at the path whatever the resident answers."""
        field = self.fields.get(path[0]) if path else None
        return field is None or (field.required and field.when is None)

    def source(self, at: str, within: Any, path: str, format: str) -> Source:
        """A path and its format; inside `each` the path starts at the row."""
        parts = split(path)
        if format == ANSWER:
            if within or (path not in self.fields and path not in self.unread):
                self.fault(at, f"`{path}` is no field, so it has no answer")
            return Source(parts, format)
        kind = type_at(within, parts) if within else self.type_of(parts)
        if kind is None:
            self.no_source(at, parts)
        elif not fits(format, kind):
            self.fault(at, f"`{path}` cannot be written as `{format}`")
        table = format.removeprefix("option:")
        if table != format and not self.texts.codes(table):
            self.fault(at, f"no option list `{table}`")
        return Source(parts, format)

    def no_source(self, at: str, path: Path) -> None:
        """The path leads nowhere."""
        if path[0] not in self.unread:
            self.fault(at, f"no source `{'.'.join(path)}`")

    def slots(self, at: str, within: Any, raw: Mapping[str, str]) -> tuple[tuple[str, Source], ...]:
        """Slots written `path|format`."""
        return tuple(
            (name, self.source(f"{at}.{name}", within, *spec.rpartition("|")[::2]))
            for name, spec in raw.items()
        )

    def rows(self, at: str, each: str) -> tuple[Path, Any]:
        """The path of a list and the type of its rows, None where it is no list."""
        path = split(each)
        within = self.element_at(path)
        if within is None and path[0] not in self.unread:
            self.fault(at, f"no list `{each}`")
        return path, within

    def element_at(self, path: Path) -> Any:
        """What the list at a path holds, None where there is none."""
        return element(self.type_of(path))

    def element_of(self, kind: Any, path: Path) -> Any:
        """What the list at a path below a type holds, None where there is none."""
        return element(type_at(kind, path))

    def worded(
        self, at: str, within: Any, key: str, text: str, raw_slots: Mapping[str, str]
    ) -> Worded:
        """How a row is chosen by its key, and how it is worded."""
        slots = self.slots(f"{at}.slots", within, raw_slots)
        if within is not None and type_at(within, split(key)) is not str:
            self.fault(f"{at}.key", f"a row has no text `{key}`")
        return Worded(split(key), self.key(f"{at}.text", text, [name for name, _ in slots]), slots)

    def where(self, at: str, within: Any, raw: Mapping[str, str | tuple[str, ...]]) -> Where:
        """Conditions on a row: a code, or one of several."""
        for name in raw:
            if within is not None and type_at(within, (name,)) is not str:
                self.fault(f"{at}.{name}", "a row has no such code")
        return tuple(
            (name, wanted if isinstance(wanted, tuple) else (wanted,))
            for name, wanted in raw.items()
        )

    def refusal(self, at: str, prefix: str, given: tuple[str, ...] = REFUSAL_SLOTS) -> str:
        """The prefix of a refusal's texts, the item's own before those of all."""
        keys = [self.key(at, f"{prefix}.{part}", given) for part in ("heading", "text")]
        return keys[0].removesuffix(".heading")

"""Where the values of an item file come from: paths and formats, checked against the types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from config.text import Texts
from model.item.checks import Checks
from model.item.model import Field, Source
from model.item.paths import (
    ANSWER,
    FIXED,
    ROOTS,
    SLIP_KEY,
    SLIP_NO,
    Path,
    element,
    fits,
    split,
    type_at,
)


class Sources(Checks):
    """Knows what a path may begin with besides the roots: fields, constants, outputs, by name."""

    def __init__(self, file: str, texts: Texts, item: str = "") -> None:
        super().__init__(file, texts, item)
        self.types: dict[str, Any] = {SLIP_NO: str, SLIP_KEY: str}
        self.fields: dict[str, Field] = {}
        self.fixed: dict[str, str] = {}

    def type_of(self, path: Path) -> Any:
        """The type a path leads to from the item's roots, its fields and its outputs, or None."""
        if path[0] == FIXED:
            return str if len(path) == 2 and path[1] in self.fixed else None
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
            if within or path not in self.fields:
                self.fault(at, f"`{path}` is no field, so it has no answer")
            return Source(parts, format)
        kind = type_at(within, parts) if within else self.type_of(parts)
        if kind is None:
            self.fault(at, f"no source `{path}`")
        elif not fits(format, kind):
            self.fault(at, f"`{path}` cannot be written as `{format}`")
        table = format.removeprefix("option:")
        if table != format and not self.texts.codes(table):
            self.fault(at, f"no option list `{table}`")
        return Source(parts, format)

    def slots(self, at: str, within: Any, raw: Any) -> tuple[tuple[str, Source], ...]:
        """Slots written `path|format`."""
        return tuple(
            (name, self.source(f"{at}.{name}", within, *str(spec).rpartition("|")[::2]))
            for name, spec in self.table(at, raw).items()
        )

    def rows(self, at: str, raw: Mapping[str, Any]) -> tuple[Path, Any]:
        """The path of `each` and the type of its rows, None where it is no list."""
        each = split(str(raw.get("each", "")))
        within = element(self.type_of(each)) if each[0] else None
        if within is None:
            self.fault(f"{at}.each", f"no list `{raw.get('each', '')}`")
        return each, within

    def where(self, at: str, within: Any, raw: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Conditions on a row: a code, or one of several."""
        read = []
        for name, wanted in self.table(at, raw).items():
            if within is not None and type_at(within, (name,)) is not str:
                self.fault(f"{at}.{name}", "a row has no such code")
            codes = wanted if isinstance(wanted, list) else [wanted]
            read.append((name, tuple(map(str, codes))))
        return tuple(read)

    def refusal(self, at: str, prefix: str, given: tuple[str, ...]) -> str:
        """The prefix of a refusal's texts, the item's own before those of all."""
        keys = [self.key(at, f"{prefix}.{part}", given) for part in ("heading", "text")]
        return keys[0].removesuffix(".heading")

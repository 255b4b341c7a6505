"""How a row of a list is chosen and worded, for the kinds whose answers are rows."""

from __future__ import annotations

from dataclasses import dataclass

from model.item.paths import Path, Source, get_path, typed
from model.page import Line


@dataclass(frozen=True, slots=True)
class Worded:
    """`key` is what of a row is the answer, `text` with `slots` how it is worded."""

    key: Path
    text: str
    slots: tuple[tuple[str, Source], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Of its slots."""
        return tuple(name for name, _ in self.slots)

    def answer(self, row: object) -> str:
        """The answer that this row is."""
        return str(get_path(row, self.key))

    def line(self, row: object) -> Line:
        """The row in words."""
        return Line(self.text, {n: typed(get_path(row, s.path), s.format) for n, s in self.slots})

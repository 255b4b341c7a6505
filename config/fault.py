"""A fault in a configuration file: all of them are found before any is reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fault:
    """Where and why: `file` as shipped, `key` as a dotted path, `reason` in plain words."""

    file: str
    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.reason}"


class Faulty(Exception):
    """One or more files are wrong; the terminal does not start with them."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = tuple(faults)


def collect(load: Callable[[], T], faults: list[Fault]) -> T | None:
    """What `load` gives, or None where it raises Faulty: then `faults` grows, and one reads on."""
    try:
        return load()
    except Faulty as faulty:
        faults += faulty.faults
        return None

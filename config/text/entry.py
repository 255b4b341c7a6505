"""One entry of the text catalogue: its three forms, and the slots of a template."""

from __future__ import annotations

import string
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One key's three forms; `say` is `show` where the file gives none, `detail` may be empty."""

    show: str
    detail: str
    say: str


def slots_of(template: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)

"""What a look at this machine came to: one thing, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`mend` is empty where nothing is wrong; a warning does not fail the command."""

    what: str
    mend: str = ""
    warning: bool = False

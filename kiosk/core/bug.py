"""Where something raised that had no business to: its place, and nothing that it was about."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

OURS = frozenset(
    ("accessibility", "app", "config", "devices", "kiosk", "model", "screens", "wire"),
)
"""What the modules of a terminal begin with."""
LONGEST = 64
"""Characters of a word in the audit chain; of a longer name the end says more."""


@dataclass(frozen=True, slots=True)
class Bug:
    """The innermost place of ours: module, line, and the exception's type. Its message is left out,
    for it may quote what somebody entered.
    """

    module: str
    line: int
    error: str


def bug_of(error: Exception) -> Bug:
    """The bug that this exception is."""
    frames = [
        (str(frame.f_globals.get("__name__", "")), line)
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    ours = [place for place in frames if place[0].partition(".")[0] in OURS]
    module, line = (ours or frames or [("unknown", 0)])[-1]
    return Bug(module[-LONGEST:].lstrip("._"), line, type(error).__name__[:LONGEST])

"""How a command ends: a code for scripts, a sentence for people."""

from __future__ import annotations

import argparse
import json
import traceback
from collections.abc import Mapping
from enum import IntEnum
from pathlib import Path

TOP = Path(__file__).parents[2]


class Exit(IntEnum):
    """The exit codes that scripts rely on."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    MISSING = 3
    CONFIG = 4
    DEVICE = 5
    JOURNAL = 6
    HUB = 7
    BUG = 8
    """A fault of ours: no command ends in a traceback."""


class Stop(Exception):
    """Ends the command; `fields` go into the JSON form."""

    def __init__(self, code: Exit, message: str, **fields: object) -> None:
        super().__init__(message)
        self.code = code
        self.fields = fields


KINDS: Mapping[str, Exit] = {
    "app.play.player.Stuck": Exit.FAILED,
    "app.surroundings.NotStarted": Exit.HUB,
    "config.fault.Faulty": Exit.CONFIG,
    "devices.port.LinkLost": Exit.DEVICE,
    "devices.remote.Refused": Exit.DEVICE,
    "kiosk.shell.journal.store.Damaged": Exit.JOURNAL,
    "kiosk.shell.journal.store.Unusable": Exit.JOURNAL,
    "kiosk.shell.journal.writer.JournalFailed": Exit.JOURNAL,
    "requests.exceptions.RequestException": Exit.HUB,
    "urllib.error.URLError": Exit.HUB,
}
"""By name, for a command loads only what it needs."""


def kind_of(error: BaseException) -> Exit:
    """By the class of what escaped, or one that it is made from; a bug where none is known."""
    if isinstance(error, Stop):
        return error.code
    names = (f"{one.__module__}.{one.__qualname__}" for one in type(error).__mro__)
    return next((KINDS[name] for name in names if name in KINDS), Exit.BUG)


def where_of(error: BaseException) -> str:
    """The innermost line of ours that it came through, and nothing that it says: that may be
    somebody's.
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(TOP)]
    if not frames:
        return "an unknown place"
    frame = (ours or frames)[-1]
    path = Path(frame.filename)
    name = path.relative_to(TOP) if path.is_relative_to(TOP) else path.name
    return f"{name}:{frame.lineno}"


def say(options: argparse.Namespace, plain: str, **fields: object) -> None:
    """A result, in the form that was asked for."""
    print(
        json.dumps(fields, ensure_ascii=False, default=str) if options.json else plain, flush=True
    )

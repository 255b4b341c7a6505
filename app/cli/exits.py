"""How a command ends: a code for scripts, a sentence for people."""

from __future__ import annotations

import argparse
import json
from enum import IntEnum


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


class Stop(Exception):
    """Ends the command; `fields` go into the JSON form."""

    def __init__(self, code: Exit, message: str, **fields: object) -> None:
        super().__init__(message)
        self.code = code
        self.fields = fields


def say(options: argparse.Namespace, plain: str, **fields: object) -> None:
    """A result, in the form that was asked for."""
    print(json.dumps(fields, ensure_ascii=False, default=str) if options.json else plain)

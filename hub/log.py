"""The hub's log: what may be written into it, and the one function that writes.

Every line is safe to publish: no field holds a person's data or a path with a query
(`process.log`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TextIO

import structlog

from process import log

FRAMES = 12
"""Of an exception: it has come through the server and the database."""
WORD = r"[A-Za-z][A-Za-z0-9_.:-]{0,63}"
LONG_NUMBER = re.compile(r"[0-9]{11}")
"""As long as a telephone's, a card's or a person's."""

SHAPES: Mapping[str, re.Pattern[str]] = {
    name: re.compile(shape, re.ASCII)
    for name, shape in {
        **dict.fromkeys(("error", "event", "kind", "level", "logger", "thread"), WORD),
        "infcode": r"-?[0-9]{0,9}",
        "infno": r"([0-9K][0-9]{3}[A-Z]?)?",
        "reason": r"[A-Za-z0-9_.,;:() -]{0,500}",
        "count": r"[0-9]{1,9}",
        "terminal": r"[A-Z0-9-]{0,20}",
        "timestamp": r"[0-9T:.-]{19,26}Z",
        "url": r"https?://[A-Za-z0-9.:/-]{1,100}",
        "where": r"[\w.<>: -]{0,500}",
    }.items()
}


def write(event: str, **fields: str) -> None:
    """One line; a field that `SHAPES` does not let through is dropped and counted."""
    structlog.get_logger().info(event, **fields)


def set_up(stream: TextIO) -> log.AllowList:
    """Everything of this process goes to `stream`; of libraries what is WARNING or worse."""
    return log.configure(stream, allowed, FRAMES)


def allowed(name: str, value: object) -> bool:
    """Whether this field may be written down with this value."""
    if name == "dropped":
        return isinstance(value, int)
    shape = SHAPES.get(name)
    if shape is None or not isinstance(value, str) or LONG_NUMBER.search(value):
        return False
    return shape.fullmatch(value) is not None

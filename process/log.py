"""The log of a process: one JSON object a line, of the fields that a list lets through.

Every line is safe to publish (reliability.md 1.15): what is not on the list, or has not the shape
of its values, is dropped and counted; of an exception only its type and place are written; of a
library's line only who wrote it and how bad it is. Terminal and hub each have a list of their own.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import structlog

Event = MutableMapping[str, Any]
Allowed = Callable[[str, object], bool]
"""Whether a field of this name may be written down with this value."""


class AllowList:
    """The processor that everything passes; `dropped` counts what did not."""

    def __init__(self, allowed: Allowed) -> None:
        self._allowed = allowed
        self.dropped = 0

    def __call__(self, logger: Any, method: str, event: Event) -> Event:
        safe = {name: value for name, value in event.items() if self._allowed(name, value)}
        safe.setdefault("event", "unnamed")
        if lost := len(event.keys() - safe.keys()) + (event.get("event") != safe["event"]):
            self.dropped += lost
            safe["dropped"] = lost
        return safe


class Placed:
    """An exception as its type and the innermost lines, never its text: that quotes values."""

    def __init__(self, frames: int) -> None:
        self._frames = frames

    def __call__(self, logger: Any, method: str, event: Event) -> Event:
        info = event.pop("exc_info", None)
        error = sys.exc_info()[1] if info is True else info
        if isinstance(error, BaseException):
            event["error"] = type(error).__name__
            event["where"] = _where(error.__traceback__, self._frames)
        return event


def configure(stream: TextIO, allowed: Allowed, frames: int = 1) -> AllowList:
    """Once, at the start: our lines, those of libraries and uncaught exceptions go to `stream`.

    `frames` is how many lines of an exception's way are told, the innermost first.
    """
    allow_list = AllowList(allowed)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            Placed(frames),
            allow_list,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(handlers=[_Libraries()], level=logging.WARNING, force=True)
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    return allow_list


class _Libraries(logging.Handler):
    """A line of a library: its text may hold anything."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        structlog.get_logger().warning(
            "library", logger=record.name, kind=record.levelname, exc_info=error
        )


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    structlog.get_logger().error("uncaught", exc_info=error.with_traceback(trace))


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    thread = args.thread.name if args.thread else ""
    structlog.get_logger().error("uncaught", thread=thread, exc_info=args.exc_value)


def _where(trace: TracebackType | None, frames: int) -> str:
    innermost = reversed(traceback.extract_tb(trace)[-frames:])
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in innermost)

"""The terminal's log: one JSON object a line, made of fields that `kiosk.shell.allow` lets through.

Every line is safe to publish (reliability.md 1.15): what is not on the list, or does not look like
a code, is dropped and counted; of an exception only its type and place are written.
"""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

import structlog

from kiosk.shell.allow import allowed

Event = MutableMapping[str, Any]


class AllowList:
    """The processor that everything passes; `dropped` counts what did not."""

    def __init__(self) -> None:
        self.dropped = 0

    def __call__(self, logger: Any, method: str, event: Event) -> Event:
        safe = {name: value for name, value in event.items() if allowed(name, value)}
        safe.setdefault("event", "unnamed")
        if lost := len(event.keys() - safe.keys()) + (event.get("event") != safe["event"]):
            self.dropped += lost
            safe["dropped"] = lost
        return safe


def placed(logger: Any, method: str, event: Event) -> Event:
    """An exception as its type and the innermost line, never its text: that quotes values."""
    info = event.pop("exc_info", None)
    error = sys.exc_info()[1] if info is True else info
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = _where(error.__traceback__)
    return event


def configure(stream: TextIO) -> AllowList:
    """Once, at the start: our lines, those of libraries and uncaught exceptions go to `stream`."""
    allow_list = AllowList()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            placed,
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


@contextmanager
def written_to(path: Path) -> Iterator[AllowList]:
    """The log for as long as a terminal runs; afterwards everything is as before."""
    hooks, handlers = (sys.excepthook, threading.excepthook), logging.root.handlers[:]
    level, config = logging.root.level, structlog.get_config()
    logging.root.handlers.clear()  # or `configure` would close them
    with path.open("a", encoding="utf-8") as stream:
        try:
            yield configure(stream)
        finally:
            structlog.configure(**config)
            sys.excepthook, threading.excepthook = hooks
            logging.root.handlers[:] = handlers
            logging.root.setLevel(level)


class _Libraries(logging.Handler):
    """Of a library's line only who wrote it and how bad it is: its text may hold anything."""

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


def _where(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""

"""The terminal's log: made of the fields that `kiosk.shell.allow` lets through."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog

from kiosk.shell.allow import allowed
from process.log import AllowList, configure


@contextmanager
def written_to(path: Path) -> Iterator[AllowList]:
    """The log for as long as a terminal runs; afterwards everything is as before."""
    hooks, handlers = (sys.excepthook, threading.excepthook), logging.root.handlers[:]
    level, config = logging.root.level, structlog.get_config()
    logging.root.handlers.clear()  # or `configure` would close them
    with path.open("a", encoding="utf-8") as stream:
        try:
            yield configure(stream, allowed)
        finally:
            structlog.configure(**config)
            sys.excepthook, threading.excepthook = hooks
            logging.root.handlers[:] = handlers
            logging.root.setLevel(level)

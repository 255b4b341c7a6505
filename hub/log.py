"""The hub's log: one JSON object a line, made of fields that an allow-list lets through.

Every line is safe to publish: of a message only its template is written, of an exception its type
and where it happened, never its text. No line has a path with a query.
"""

from __future__ import annotations

import json
import logging
import traceback
from pathlib import Path
from typing import TextIO

ALLOWED = frozenset({"infno", "terminal", "infcode", "kind", "reason", "url"})

LOGGER = logging.getLogger("hub")


def write(event: str, **fields: str) -> None:
    """A field that is not on the list is a bug, so KeyError."""
    unknown = fields.keys() - ALLOWED
    if unknown:
        raise KeyError(f"not allowed in a log: {sorted(unknown)}")
    LOGGER.info(event, extra={"fields": fields})


class SafeFormatter(logging.Formatter):
    """Also for the lines of other libraries, whose arguments are left out."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": self.formatTime(record),
            "level": record.levelname.lower(),
            "event": str(record.msg),
            **getattr(record, "fields", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["where"] = _where(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def _where(error: BaseException | None) -> str:
    frames = traceback.extract_tb(error.__traceback__) if error else []
    return " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))


def set_up(stream: TextIO) -> None:
    """Everything of this process goes to `stream`, from INFO on; libraries from WARNING on."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(SafeFormatter())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    LOGGER.setLevel(logging.INFO)

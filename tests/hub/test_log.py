"""Every line of the hub's log is safe to publish."""

from __future__ import annotations

import io
import json
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
import structlog

from hub import log

SECRET = "350102194708150028"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    stream = io.StringIO()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()  # pytest's own must not be closed by ours
    log.set_up(stream)
    yield stream
    structlog.reset_defaults()
    root.handlers[:], root.level = handlers, level


def test_allowed_fields_are_written(lines: io.StringIO) -> None:
    fields = {"infno": "1101", "infcode": "-1", "terminal": "FZ-GL-0017"}
    fields |= {"kind": "wrong_password", "url": "http://127.0.0.1:8080"}
    fields |= {"reason": "data.mdtrt_cert_type missing; psn_no string_type"}
    log.write("call", **fields)
    written = json.loads(lines.getvalue())
    assert {"event": "call", "level": "info", **fields}.items() <= written.items()
    assert "dropped" not in written


def test_a_field_may_be_empty(lines: io.StringIO) -> None:
    log.write("call", infno="", terminal="", infcode="")
    assert "dropped" not in json.loads(lines.getvalue())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("psn_no", "SYN-1"),
        ("terminal", "张三"),
        ("terminal", SECRET),
        ("reason", f"data.{SECRET} missing"),
        ("reason", "张三"),
        ("url", f"http://hub.test/p?no={SECRET}"),
        ("kind", "a sentence"),
    ],
)
def test_any_other_is_dropped_and_counted(lines: io.StringIO, name: str, value: str) -> None:
    log.write("call", **{name: value})
    written = json.loads(lines.getvalue())
    assert name not in written
    assert written["dropped"] == 1


def test_text_and_exceptions_of_others_are_left_out(lines: io.StringIO) -> None:
    logger = logging.getLogger("uvicorn.error")
    try:
        raise ValueError(SECRET)
    except ValueError:
        logger.exception("wrong value %s", SECRET)
    written = json.loads(lines.getvalue())
    assert SECRET not in lines.getvalue()
    assert (written["event"], written["logger"]) == ("library", "uvicorn.error")
    assert written["error"] == "ValueError"
    assert written["where"].startswith("test_log.py:")

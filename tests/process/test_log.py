"""The log lets codes through and nothing of a person. All persons here are synthetic."""

from __future__ import annotations

import io
import json
import logging
import re
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from process.log import AllowList, configure

NUMBER = "35010219900101123X"
NAME = "张三"
WORD = re.compile(r"[A-Za-z0-9_.:< -]{0,80}")


def allowed(name: str, value: object) -> bool:
    """A list as those of the terminal and the hub, with few fields."""
    if name in ("n", "dropped"):
        return isinstance(value, int)
    known = name in ("code", "error", "event", "kind", "level", "logger", "op", "thread", "where")
    return name == "timestamp" or (
        known and isinstance(value, str) and NUMBER not in value and bool(WORD.fullmatch(value))
    )


@pytest.fixture
def stream(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()  # pytest's own must not be closed by ours
    yield io.StringIO()
    structlog.reset_defaults()
    root.handlers[:], root.level = handlers, level


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_line_has_time_level_event_and_what_is_allowed(stream: io.StringIO) -> None:
    configure(stream, allowed)
    structlog.get_logger().info("call-ended", op="K202", n=3)
    (line,) = lines(stream)
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "call-ended", "level": "info", "op": "K202", "n": 3}


def test_what_is_not_allowed_is_dropped_and_counted(stream: io.StringIO) -> None:
    allow_list = configure(stream, allowed)
    structlog.get_logger().warning(NAME, psn_name=NAME, item=NUMBER, code="-1", number=NUMBER)
    (line,) = lines(stream)
    assert (line["event"], line["code"], line["dropped"]) == ("unnamed", "-1", 4)
    assert allow_list.dropped == 4
    assert NUMBER not in stream.getvalue()


@given(st.dictionaries(st.text(max_size=8), st.sampled_from([NUMBER, NAME, f"a{NAME}", None])))
def test_no_field_leads_around_the_list(fields: dict[str, Any]) -> None:
    safe = AllowList(allowed)(None, "info", {"event": "x", **fields})
    written = json.dumps(dict(safe), ensure_ascii=False)
    assert NUMBER not in written
    assert NAME not in written


def test_an_exception_is_its_type_and_place(stream: io.StringIO) -> None:
    configure(stream, allowed)
    try:
        raise ValueError(NUMBER)
    except ValueError:
        structlog.get_logger().exception("broke")
    (line,) = lines(stream)
    assert line["error"] == "ValueError"
    assert line["where"].startswith("test_log.py:")
    assert NUMBER not in stream.getvalue()


def test_a_library_says_only_who_and_how_bad(stream: io.StringIO) -> None:
    configure(stream, allowed)
    logging.getLogger("urllib3.pool").warning("retrying %s", NUMBER)
    (line,) = lines(stream)
    assert (line["logger"], line["kind"]) == ("urllib3.pool", "WARNING")
    assert NUMBER not in stream.getvalue()


def test_what_nobody_caught_is_told_without_its_text(stream: io.StringIO) -> None:
    configure(stream, allowed)
    error = ValueError(NUMBER)
    sys.excepthook(ValueError, error, None)
    thread = threading.Thread(target=lambda: int(NUMBER), name="journal")
    thread.start()
    thread.join()
    first, second = lines(stream)
    assert (first["event"], first["error"]) == ("uncaught", "ValueError")
    assert (second["thread"], second["error"]) == ("journal", "ValueError")
    assert NUMBER not in stream.getvalue()


def outer() -> None:
    int(NUMBER)


def test_as_many_lines_of_its_way_are_told_as_are_wanted(stream: io.StringIO) -> None:
    configure(stream, allowed, frames=2)
    try:
        outer()
    except ValueError:
        structlog.get_logger().exception("broke")
    (line,) = lines(stream)
    assert re.fullmatch(r"test_log\.py:\d+ < test_log\.py:\d+", line["where"])

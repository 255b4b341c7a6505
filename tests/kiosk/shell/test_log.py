"""The log lets codes through and nothing of a person. All persons here are synthetic."""

import io
import json
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from kiosk.shell.log import AllowList, configure, written_to

NUMBER = "35010219900101123X"
NAME = "张三"


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
    configure(stream)
    structlog.get_logger().info("call-ended", op="K202", outcome="ok", n=3)
    (line,) = lines(stream)
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "call-ended", "level": "info", "op": "K202", "outcome": "ok", "n": 3}


def test_what_is_not_allowed_is_dropped_and_counted(stream: io.StringIO) -> None:
    allow_list = configure(stream)
    structlog.get_logger().warning(NAME, psn_name=NAME, item=NUMBER, code="-1", number=NUMBER)
    (line,) = lines(stream)
    assert (line["event"], line["code"], line["dropped"]) == ("unnamed", "-1", 4)
    assert allow_list.dropped == 4
    assert NUMBER not in stream.getvalue()


@given(st.dictionaries(st.text(max_size=8), st.sampled_from([NUMBER, NAME, f"a{NAME}", None])))
def test_no_field_leads_around_the_list(fields: dict[str, Any]) -> None:
    safe = AllowList()(None, "info", {"event": "x", **fields})
    written = json.dumps(dict(safe), ensure_ascii=False)
    assert NUMBER not in written
    assert NAME not in written


def test_an_exception_is_its_type_and_place(stream: io.StringIO) -> None:
    configure(stream)
    try:
        raise ValueError(NUMBER)
    except ValueError:
        structlog.get_logger().exception("broke")
    (line,) = lines(stream)
    assert line["error"] == "ValueError"
    assert line["where"].startswith("test_log.py:")
    assert NUMBER not in stream.getvalue()


def test_a_library_says_only_who_and_how_bad(stream: io.StringIO) -> None:
    configure(stream)
    logging.getLogger("urllib3.pool").warning("retrying %s", NUMBER)
    (line,) = lines(stream)
    assert (line["logger"], line["kind"]) == ("urllib3.pool", "WARNING")
    assert NUMBER not in stream.getvalue()


def test_what_nobody_caught_is_told_without_its_text(stream: io.StringIO) -> None:
    configure(stream)
    error = ValueError(NUMBER)
    sys.excepthook(ValueError, error, None)
    thread = threading.Thread(target=lambda: int(NUMBER), name="journal")
    thread.start()
    thread.join()
    first, second = lines(stream)
    assert (first["event"], first["error"]) == ("uncaught", "ValueError")
    assert (second["thread"], second["error"]) == ("journal", "ValueError")
    assert NUMBER not in stream.getvalue()


def _everything() -> tuple[object, ...]:
    hooks = sys.excepthook, threading.excepthook
    return (*hooks, logging.root.handlers[:], logging.root.level, structlog.get_config())


def test_a_log_that_has_ended_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whatever else runs in this process may have a log of its own, and hooks that are ours.
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    before = _everything()
    with written_to(tmp_path / "terminal.log"):
        structlog.get_logger().info("call-ended", op="K202")
        assert sys.excepthook is not before[0]
    assert _everything() == before
    line = json.loads((tmp_path / "terminal.log").read_text("utf-8"))
    assert (line["event"], line["op"]) == ("call-ended", "K202")


def test_a_log_within_a_log_gives_it_back(tmp_path: Path) -> None:
    with written_to(tmp_path / "outer.log"):
        with written_to(tmp_path / "inner.log"):
            structlog.get_logger().info("call-ended", op="K202")
        structlog.get_logger().info("call-ended", op="K311")
    ops = [
        json.loads((tmp_path / name).read_text("utf-8"))["op"]
        for name in ("inner.log", "outer.log")
    ]
    assert ops == ["K202", "K311"]

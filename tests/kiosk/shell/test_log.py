"""The terminal's log lets codes through, and leaves everything as it was when it ends."""

from __future__ import annotations

import json
import logging
import sys
import threading
from pathlib import Path

import pytest
import structlog

from kiosk.shell.log import written_to


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


def test_a_line_of_a_device_keeps_device_port_and_error(tmp_path: Path) -> None:
    told = {"device": "resident_id", "port": "/dev/serial/by-id/usb-FTDI_A1-port0"}
    lines = logging.getLogger("devices.owner")
    with written_to(tmp_path / "terminal.log"):
        lines.warning("device.lost", extra={**told, "error": "oserror", "where": "read:70"})
        lines.info("device.connected", extra=told)
    lost, back = map(json.loads, (tmp_path / "terminal.log").read_text("utf-8").splitlines())
    assert lost.items() >= {"event": "device.lost", "error": "oserror", **told}.items()
    assert back.items() >= {"event": "device.connected", "level": "info", **told}.items()

"""`hub serve` and its console: where it is told, and when there is none."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from hub.__main__ import Exit, main
from hub.app import create_app
from hub.intake.service import Hub
from hub.office.routes import console
from hub.rules import Rules
from hub.server import announce
from wire.clock import Clock


def test_the_ready_line_says_where_console_and_password_are(tmp_path: Path) -> None:
    announce(tmp_path / "ready", tmp_path / "hub.console")("http://127.0.0.1:8080")
    assert json.loads((tmp_path / "ready").read_text()) == {
        "url": "http://127.0.0.1:8080",
        "pid": os.getpid(),
        "console": {
            "url": "http://127.0.0.1:8080/console",
            "password_file": str(tmp_path / "hub.console"),
        },
    }


def test_without_a_console_it_says_nothing_of_one(tmp_path: Path) -> None:
    announce(tmp_path / "ready")("http://127.0.0.1:8080")
    assert "console" not in json.loads((tmp_path / "ready").read_text())


def test_there_is_a_console_where_one_is_given(client: Any, clock: Clock, rules: Rules) -> None:
    hub = Hub(None, None, clock, None, b"", rules)  # type: ignore[arg-type]  # no call is made
    client.app = create_app(hub)
    assert client.get().status == 404
    client.app = create_app(hub, console=console(None, clock, "x", rules.catalogue))  # type: ignore[arg-type]
    assert client.get().status == 401


@pytest.mark.parametrize("raw", ["", "short"])
def test_a_password_that_is_none_ends_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], raw: str
) -> None:
    file = tmp_path / "password"
    file.write_text(raw)
    database = f"sqlite:///{tmp_path}/hub.db"
    code = main(["serve", "--database", database, "--console-password", str(file), "--json"])
    assert code == Exit.KEY
    assert "password" in json.loads(capsys.readouterr().err.splitlines()[-1])["message"]

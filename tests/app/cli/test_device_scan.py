"""`kiosk device scan`: the kind of what is shown is told, and never what it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli.exits import Exit
from devices.remote import Running, start


@pytest.fixture
def emulator() -> Iterator[Running]:
    with start("devices.code_scanner.emulator") as running:
        yield running


@pytest.fixture
def command(emulator: Running, tmp_path: Path) -> list[str]:
    config = tmp_path / "site.toml"
    config.write_text(f'[devices.code_scanner]\nport = "{emulator.link}"\n', "utf-8")
    return ["device", "scan", "--config", str(config), "--folder", str(tmp_path), "--json"]


@pytest.mark.parametrize(
    ("shown", "kind"),
    [
        ({"person": "chen_xiumei"}, "e_voucher"),
        ({"text": "FZ-251122-000123"}, "slip"),
        ({"text": "https://example.org/secret-28"}, "other"),
    ],
)
def test_the_kind_is_told_and_not_the_text(
    emulator: Running,
    command: list[str],
    capsys: pytest.CaptureFixture[str],
    shown: dict[str, str],
    kind: str,
) -> None:
    emulator.remote.do("show", **shown)
    assert main(command) == Exit.DONE
    out = capsys.readouterr().out
    assert json.loads(out)["kind"] == kind
    assert [word for word in ("424", "251122", "secret") if word in out] == []


def test_what_is_no_code_is_said(
    emulator: Running, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    emulator.remote.do("show", text="\x1b[2J")
    assert main(command) == Exit.DEVICE
    said = capsys.readouterr()
    assert "unreadable" in said.out + said.err
    assert "\x1b" not in said.out + said.err


def test_nothing_shown_is_said(command: list[str]) -> None:
    assert main([*command, "--seconds", "0"]) == Exit.DEVICE


def test_a_terminal_without_a_scanner_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "site.toml"
    config.write_text('[devices.code_scanner]\nmodel = "none"\n', "utf-8")
    place = ["--config", str(config), "--folder", str(tmp_path)]
    assert main(["device", "scan", *place]) == Exit.DEVICE
    assert main(["device", "status", *place]) == Exit.DONE
    assert "code_scanner" not in capsys.readouterr().out

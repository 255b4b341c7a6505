"""The command line: a plain message, a JSON form and an exit code for everything."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli.exits import Exit
from config import settings
from config.settings import DEFAULT
from devices.registry import NAMES


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    out = capsys.readouterr().out
    answer: dict[str, object] = json.loads(out)
    return answer


def test_config_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "check"]) == Exit.DONE
    assert "query_account" in capsys.readouterr().out


def test_config_check_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "check", "--json"]) == Exit.DONE
    home, said = settings.load().catalogue.home, told(capsys)
    items = said["items"]
    assert isinstance(items, list)
    assert (said["faults"], items[: len(home)]) == ([], home)


def test_device_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["device", "list", "--json"]) == Exit.DONE
    devices = told(capsys)["devices"]
    assert isinstance(devices, list)
    assert [one["port"] for one in devices] == ["emulator"] * len(NAMES)


def test_device_status_of_emulators(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["device", "status", "--json", "--folder", str(tmp_path)]) == Exit.DONE
    devices = told(capsys)["devices"]
    assert isinstance(devices, list)
    assert [one["state"] for one in devices] == ["ready"] * len(NAMES)


def test_device_print_leaves_a_test_page(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["device", "print", "--folder", str(tmp_path)]) == Exit.DONE
    assert "printed" in capsys.readouterr().out
    page = next((tmp_path / "slips").glob("*.txt")).read_text("utf-8")
    assert "测试页" in page
    assert "医保自助服务" in page


def test_doctor_names_what_it_looked_at(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    assert main(["doctor", "--json", "--folder", str(tmp_path)]) == Exit.DONE
    findings = told(capsys)["findings"]
    assert isinstance(findings, list)
    looked = {one["what"] for one in findings}
    assert {"fonts", "libespeak-ng.so.1", *(f"{name}: emulated" for name in NAMES)} <= looked


# What goes wrong.


@pytest.mark.parametrize(
    "arguments",
    [[], ["nonsense"], ["config"], ["device", "dance"], ["visit", "--no-such-option"]],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == Exit.USAGE
    assert "--help" in capsys.readouterr().err


def test_wrong_usage_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["device", "dance", "--json"]) == Exit.USAGE
    assert json.loads(capsys.readouterr().err)["error"] == "usage"


def test_all_faults_of_a_configuration_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = DEFAULT.read_text("utf-8").replace('model = "sam_v"', 'model = "abacus"')
    wrong = wrong.replace("idle = 120", 'idle = "soon"').replace('"query_account", ', '"no_item", ')
    path = tmp_path / "mine.toml"
    path.write_text(wrong, "utf-8")
    assert main(["config", "check", "--json", "--config", str(path)]) == Exit.CONFIG
    told = json.loads(capsys.readouterr().err)
    assert {(file, key) for file, key, _ in told["faults"]} >= {("mine.toml", "times.idle")}


def test_a_configuration_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "check", "--config", "nowhere.toml"]) == Exit.CONFIG
    assert "nowhere.toml" in capsys.readouterr().err


def test_a_journal_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["journal", "verify", "--folder", str(tmp_path)]) == Exit.JOURNAL
    assert "missing" in capsys.readouterr().out


def test_a_port_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[devices.resident_id]\nport = "/dev/no-such-reader"\n', "utf-8")
    arguments = ["--config", str(path), "--folder", str(tmp_path)]
    assert main(["device", "status", *arguments]) == Exit.DEVICE
    assert "resident_id" in capsys.readouterr().err
    assert main(["doctor", *arguments]) == Exit.MISSING


def test_no_card_within_the_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["device", "read", "--seconds", "0", "--folder", str(tmp_path)]) == Exit.DEVICE
    assert "no card" in capsys.readouterr().err


def test_run_without_a_display(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    assert main(["run"]) == Exit.MISSING
    assert "kiosk visit" in capsys.readouterr().err

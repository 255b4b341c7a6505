"""All files of the configuration are looked at before any fault is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.plan import Check, plan
from config.fault import Fault, Faulty
from config.settings import Settings


def fine(settings: Settings, file: str) -> list[Fault]:
    return []


def doubtful(settings: Settings, file: str) -> list[Fault]:
    return [Fault(file, "devices.resident_id.model", f"no `{settings.devices.resident_id.model}`")]


def written(folder: Path, toml: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(toml, "utf-8")
    return path


def faults(path: Path, check: Check = fine) -> list[str]:
    with pytest.raises(Faulty) as raised:
        plan(path, check)
    return list(map(str, raised.value.faults))


def test_wrong_settings_are_told(tmp_path: Path) -> None:
    assert faults(written(tmp_path, "[times]\nidle = 'long'")) == [
        "mine.toml: times.idle: must be a number, is a text"
    ]


def test_what_else_must_hold_is_told_with_the_menus_faults(tmp_path: Path) -> None:
    found = faults(written(tmp_path, "[catalogue]\nhome = ['fly_away']"), doubtful)
    assert found == [
        "mine.toml: devices.resident_id.model: no `sam_v`",
        "mine.toml: catalogue.home: no item `fly_away`",
    ]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert len(faults(tmp_path / "none.toml")) == 1

"""All files of the configuration are looked at before any fault is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.plan import plan
from config.deployment_files import AREA, rules_of
from config.fault import Faulty
from config.settings import DEFAULT

NO_MODEL = "[devices.resident_id]\nmodel = 'sam_w'\n"
TOLD = "mine.toml: devices.resident_id.model: 'sam_w' is none of sam_v"


def written(folder: Path, toml: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(toml, "utf-8")
    return path


def faults(path: Path) -> list[str]:
    with pytest.raises(Faulty) as raised:
        plan(path)
    return list(map(str, raised.value.faults))


def test_wrong_settings_are_told(tmp_path: Path) -> None:
    assert faults(written(tmp_path, "[times]\nidle = 'long'")) == [
        "mine.toml: times.idle: must be a number, is a text"
    ]


def test_what_else_must_hold_is_told_with_the_menus_faults(tmp_path: Path) -> None:
    found = faults(written(tmp_path, NO_MODEL + "[catalogue]\nhome = ['fly_away']"))
    assert found == [
        TOLD,
        "mine.toml: catalogue.home: no item `fly_away`",
    ]


def test_a_pool_without_rules_is_told_beside_other_faults(tmp_path: Path) -> None:
    found = faults(written(tmp_path, NO_MODEL + "[terminal]\narea = '999999'"))
    assert len(found) == 2
    assert found[0] == TOLD
    assert found[1].startswith("rules/999999.toml: ")


def test_rules_of_what_this_terminal_has_not_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = rules_of(AREA).read_text("utf-8")
    wrong = tmp_path / "350100.toml"
    wrong.write_text(shipped.replace("[due_days]", "[due_days]\nfly_away = 1"), "utf-8")
    monkeypatch.setattr("config.deployment_files.rules_of", lambda area: wrong)
    reason = "no item that hands anything in"
    assert faults(DEFAULT) == [f"rules/350100.toml: due_days.fly_away: {reason}"]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert len(faults(tmp_path / "none.toml")) == 1

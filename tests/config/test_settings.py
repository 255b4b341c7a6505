"""The settings of a terminal: the shipped file is whole, and another one is laid over it."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import settings
from config.settings import Settings
from tests.config.leaves import leaves


def written(folder: Path, toml: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(toml, "utf-8")
    return path


def test_the_shipped_settings_run_without_set_up() -> None:
    shipped = settings.load()
    assert isinstance(shipped, Settings)
    assert shipped.hub.url == "", "a hub is started beside the terminal"
    assert {table["port"] for table in shipped.devices.values()} == {""}
    assert (shipped.times.idle, shipped.times.idle_elder, shipped.times.warning) == (120, 180, 30)


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert settings.load(written(tmp_path, "")) == settings.load()


def test_a_file_names_only_what_it_changes(tmp_path: Path) -> None:
    mine = settings.load(written(tmp_path, "[times]\nidle = 60\n[hub]\nurl = 'https://hub.test'"))
    changed = {
        key: value for key, value in leaves(mine).items() if value != leaves(settings.load())[key]
    }
    assert changed == {"times.idle": 60.0, "hub.url": "https://hub.test"}


def test_a_whole_number_may_stand_for_a_fraction(tmp_path: Path) -> None:
    idle = settings.load(written(tmp_path, "[times]\nidle = 60")).times.idle
    assert isinstance(idle, float)


def test_a_list_is_replaced_not_merged(tmp_path: Path) -> None:
    mine = settings.load(written(tmp_path, "[catalogue]\nhome = ['query_account']"))
    assert mine.catalogue.home == ["query_account"]


@pytest.mark.parametrize(
    ("width", "height", "inch", "px"), [(1080, 1920, 21.5, 4.034), (2160, 3840, 32.0, 5.421)]
)
def test_pixels_of_a_millimetre_follow_from_the_panel(
    tmp_path: Path, width: int, height: int, inch: float, px: float
) -> None:
    toml = f"[display]\nwidth_px = {width}\nheight_px = {height}\ndiagonal_inch = {inch}"
    display = settings.load(written(tmp_path, toml)).display
    assert display.px_per_mm == pytest.approx(px, abs=1e-3)

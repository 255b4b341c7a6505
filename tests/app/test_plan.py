"""What is read before anything is started."""

from __future__ import annotations

from pathlib import Path

from app.plan import plan, site


def test_a_right_file_gives_everything(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[terminal]\nno = 'FZ-TEST'", "utf-8")
    found = plan(path)
    home = found.settings.catalogue.home
    assert list(found.catalogue.items)[: len(home)] == home
    assert found.texts.has("act.print")
    assert found.looks.palettes


def test_the_site_is_what_the_settings_say(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[terminal]\nno = 'FZ-TEST'\n[devices.resident_id]\nplace = 'left'", "utf-8")
    here = site(plan(path))
    assert (here.no, here.area, here.where("resident_id")) == ("FZ-TEST", "350100", "left")

"""Looks are read whole, and a wrong file names all its faults at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from config import look
from config.fault import Faulty
from model.profile import Look, Size


def test_the_shipped_looks_serve_every_profile() -> None:
    looks = look.load()
    assert set(looks.palettes) == set(Look)
    assert set(looks.body) == set(Size)
    assert looks.steps[-1].space < looks.steps[0].space


def test_elder_colours_replace_the_plain_ones_and_only_those() -> None:
    plain, elder = look.load().palettes[Look.STANDARD]
    assert elder.success != plain.success
    assert elder.ground == plain.ground


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in look.HERE.glob("*.toml"):
        shutil.copy(path, tmp_path)
    return tmp_path


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_all_faults_of_all_files_are_named(folder: Path) -> None:
    changed(folder / "standard.toml", 'ink = "#14212e"', 'ink = "black"')
    changed(folder / "contrast.toml", "chip =", "chop =")
    changed(folder / "standard.toml", "[elder]", "[elder]\nblue = '#0000ff'\nink = '#00f'")
    changed(folder / "measures.toml", "cap = 0.733", "cap = -1")
    changed(folder / "measures.toml", "tile = 53", "tile = '53'")
    with pytest.raises(Faulty) as caught:
        look.load(folder)
    told = str(caught.value)
    assert "look/standard.toml: palette.ink: must be written #rrggbb" in told
    assert "look/standard.toml: elder.blue: unknown colour" in told
    assert "look/standard.toml: elder.ink: must be written #rrggbb" in told
    assert "look/contrast.toml: palette.chip: is missing" in told
    assert "look/contrast.toml: palette.chop: unknown key" in told
    assert "look/measures.toml: font.cap: must be a number above 0" in told
    assert "look/measures.toml: space.elder.tile: must be a number, is a text" in told


def test_an_unknown_measure_is_named(folder: Path) -> None:
    changed(folder / "measures.toml", "[focus]", "[focus]\nwidth = 3")
    with pytest.raises(Faulty, match=r"focus\.width: unknown key"):
        look.load(folder)


def test_a_palette_that_is_no_toml_is_named_beside_others(folder: Path) -> None:
    changed(folder / "contrast.toml", "[palette]", "[palette")
    changed(folder / "measures.toml", "cap = 0.733", "cap = -1")
    with pytest.raises(Faulty) as caught:
        look.load(folder)
    assert [(fault.file, fault.key) for fault in caught.value.faults] == [
        ("look/measures.toml", "font.cap"),
        ("look/contrast.toml", ""),
    ]

"""The list of characters beside a font file."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import fonts


def test_what_the_fonts_have_and_lack() -> None:
    for path in (fonts.REGULAR, fonts.BOLD):
        covered = fonts.coverage(path)
        assert all(ch in covered for ch in "医保A1¥①㙍䶮𠮷，。")
        assert "\ue000" not in covered
        assert "\U0010ffff" not in covered


def test_the_runs_are_inclusive() -> None:
    covered = fonts.Coverage((0x41, 0x61), (0x43, 0x61))
    assert [ch for ch in "@ABCD`ab" if ch in covered] == ["A", "B", "C", "a"]


def test_nothing_is_missing_once_built() -> None:
    assert fonts.missing() == ()


def test_a_font_that_was_not_built_has_no_list(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        fonts.coverage(tmp_path / "none.otf")

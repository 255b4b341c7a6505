"""A file that could not be made does not take the place of the one there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from deploy.whole import whole


def half(target: Path) -> None:
    with whole(target) as part:
        part.write_text("ne", "utf-8")
        raise OSError("the disk is full")


def test_half_a_file_never_takes_the_place_of_a_whole_one(tmp_path: Path) -> None:
    target = tmp_path / "list.tsv"
    target.write_text("old\n", "utf-8")
    with pytest.raises(OSError, match="full"):
        half(target)
    assert target.read_text("utf-8") == "old\n"
    with whole(target) as part:
        part.write_text("new\n", "utf-8")
    assert target.read_text("utf-8") == "new\n"

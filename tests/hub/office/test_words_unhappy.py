"""Words of the console that cannot be read are told, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.fault import Faulty
from hub.office import words


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "texts.toml"
    path.write_text('site = "x"\n[list]\nall = 3\nnone = ""\n[nav.more]\nback = "x"', "utf-8")
    with pytest.raises(Faulty) as raised:
        words.load(path)
    assert [(fault.file, fault.key, fault.reason) for fault in raised.value.faults] == [
        ("texts.toml", "site", "must be a table, is a text"),
        ("texts.toml", "list.all", "must be a text, is a whole number"),
        ("texts.toml", "nav.more", "must be a text, is a table"),
    ]

"""When the table of characters by syllable is made anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from deploy import build_pinyin


@pytest.mark.parametrize("newer", ["WORDS", "LEXICON", "LOCK", "areas"])
def test_it_is_made_anew_when_what_it_is_made_of_is_newer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, newer: str
) -> None:
    made = {name: tmp_path / name for name in ("WORDS", "LEXICON", "LOCK", "areas")}
    for name, path in made.items():
        path.touch()
        if name != "areas":
            monkeypatch.setattr(build_pinyin, name, path)
    out = tmp_path / "out"
    assert not build_pinyin.fresh(out, made["areas"])
    out.touch()
    now = out.stat().st_mtime
    assert build_pinyin.fresh(out, made["areas"])
    os.utime(made[newer], (now + 1, now + 1))
    assert not build_pinyin.fresh(out, made["areas"])

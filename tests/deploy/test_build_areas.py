"""The lists out of packages: made whole, made once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from config import schema, text_files
from deploy import build_areas, build_pinyin

TEXTS = text_files.load()


def run(monkeypatch: pytest.MonkeyPatch, main: object, *arguments: object) -> int:
    assert callable(main)
    monkeypatch.setattr(sys, "argv", ["build", *map(str, arguments)])
    code = main()
    assert isinstance(code, int)
    return code


def test_areas_are_written_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = tmp_path / "new" / "areas.tsv"
    assert run(monkeypatch, build_areas.main, "--out", out) == 0
    written = out.stat().st_mtime_ns
    assert run(monkeypatch, build_areas.main, "--out", out) == 0
    assert out.stat().st_mtime_ns == written
    rows = dict(line.split("\t") for line in out.read_text("utf-8").splitlines())
    assert list(rows) == sorted(rows)
    assert rows["710000"] == "台湾省"
    assert "市辖区" not in rows.values()


def test_what_is_gone_is_in_the_package_and_cannot_be_chosen() -> None:
    changes = schema.read(build_areas.Changes, build_areas.CHANGES)
    given = build_areas.get_address_code()
    assert changes.gone.items() <= given.items()
    assert not changes.since.keys() & given.keys()
    assert not changes.gone.keys() & build_areas.areas().keys()
    assert {code: TEXTS.area(code) for code in changes.gone} == changes.gone


def test_syllables_are_written_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    listed, out = tmp_path / "areas.tsv", tmp_path / "pinyin.tsv"
    listed.write_text("350112\t长乐区\n", "utf-8")
    monkeypatch.setattr(build_pinyin, "phrases_dict", {"重庆": [["chóng"], ["qìng"]]})
    arguments = ("--areas", listed, "--out", out)
    assert run(monkeypatch, build_pinyin.main, *arguments) == 0
    assert "\nlv\t" in out.read_text("utf-8")
    written = out.stat().st_mtime_ns
    assert run(monkeypatch, build_pinyin.main, *arguments) == 0
    assert out.stat().st_mtime_ns == written


def test_a_folder_that_cannot_be_written_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert run(monkeypatch, build_areas.main, "--out", blocked / "areas.tsv") == 1
    assert run(monkeypatch, build_pinyin.main, "--areas", blocked / "none") == 1
    assert "build_areas: " in capsys.readouterr().err

"""The list of licences is that of the lock files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deploy import licences

MAIN = "requirements.lock"


def test_the_list_in_the_tree_is_that_of_the_locks() -> None:
    assert licences.stale(licences.LIST.read_text("utf-8")) == []


def test_a_package_that_was_added_or_raised_makes_the_list_stale() -> None:
    text = licences.LIST.read_text("utf-8")
    assert licences.stale(text.replace("| kivy | 2.3.1 |", "| kivy | 2.3.0 |")) == [
        "docs/licences.md lacks kivy 2.3.1",
        "docs/licences.md still has kivy 2.3.0",
    ]


def test_what_pip_licenses_says_is_found_by_the_names_of_the_locks() -> None:
    collected = [
        {"Name": "PyYAML", "Version": "6", "License": "MIT"},
        {"Name": "typing_extensions", "Version": "4", "License": "PSF-2.0"},
        {"Name": "zope.interface", "Version": "7", "License": "ZPL-2.1"},
    ]
    assert licences.licences(json.dumps(collected)) == {
        "pyyaml": "MIT",
        "typing-extensions": "PSF-2.0",
        "zope-interface": "ZPL-2.1",
    }


def test_pip_licenses_is_asked_of_this_environment() -> None:
    found = licences.installed()
    assert (found["kivy"], found["pip-licenses"]) == ("MIT License", "MIT")
    assert "UNKNOWN" not in {found[licences.plain(name)] for name in licences.pins(MAIN)}


def test_the_list_has_a_row_for_every_pin() -> None:
    pins = [name for lock in licences.LOCKS for name in licences.pins(lock)]
    text = licences.written(dict.fromkeys(map(licences.plain, pins), "MIT"))
    assert licences.stale(text) == []


def test_a_package_that_is_not_installed_is_named_and_the_list_is_left(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(licences, "LIST", tmp_path / "licences.md")
    monkeypatch.setattr(licences, "installed", dict)
    assert licences.write() == 1
    assert capsys.readouterr().err == "licences: alembic is not installed\n"
    assert list(tmp_path.iterdir()) == []

"""The key of the journal: made once, durable before it is used."""

import os
import stat
from pathlib import Path

import pytest

from kiosk.shell.journal import key


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was flushed to the disk, in its order: "file" or "folder"."""
    seen: list[str] = []
    fsync = os.fsync

    def noted(handle: int) -> None:
        seen.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    return seen


def test_a_new_key_and_its_name_are_durable_before_anything_is_written_with_it(
    tmp_path: Path, synced: list[str]
) -> None:
    made = key.kept(tmp_path / "journal.key")
    assert (len(made), synced) == (32, ["file", "folder"])


def test_a_key_that_is_there_is_kept(tmp_path: Path, synced: list[str]) -> None:
    first = key.kept(tmp_path / "journal.key")
    synced.clear()
    assert (key.kept(tmp_path / "journal.key"), synced) == (first, [])

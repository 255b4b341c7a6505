"""What the doctor finds of the journal's place."""

from __future__ import annotations

from collections import namedtuple
from pathlib import Path

import pytest

from app.cli import doctor_journal
from app.cli.finding import Finding


def mends(folder: Path) -> list[tuple[str, str]]:
    return [(one.what, one.mend) for one in doctor_journal.findings(folder) if one.mend]


def test_a_place_that_is_still_to_be_made_is_fine_and_is_not_made(tmp_path: Path) -> None:
    assert mends(tmp_path / "var" / "journal") == []
    assert list(tmp_path.iterdir()) == []


def test_a_place_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("")
    ((what, mend),) = mends(tmp_path / "journal")
    assert "journal" in what
    assert "no folder" in mend


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "free")
    monkeypatch.setattr(doctor_journal.shutil, "disk_usage", lambda path: usage(3 << 20))
    assert [what for what, _ in mends(tmp_path)] == ["disk: 3 MiB free"]


@pytest.mark.parametrize(
    ("content", "mode", "word"), [(b"short", 0o600, "5 bytes"), (bytes(32), 0o644, "chmod 600")]
)
def test_a_key_that_cannot_be_used(tmp_path: Path, content: bytes, mode: int, word: str) -> None:
    (tmp_path / "journal.key").write_bytes(content)
    (tmp_path / "journal.key").chmod(mode)
    ((_, mend),) = mends(tmp_path)
    assert word in mend


def test_a_key_that_is_gone_while_its_file_is_there(tmp_path: Path) -> None:
    (tmp_path / "journal.db").write_bytes(b"sealed with it")
    ((what, mend),) = mends(tmp_path)
    assert (what, "put it back" in mend) == ("journal.key", True)


def test_a_file_that_was_set_aside_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "journal-20261201-120000-0.damaged").write_bytes(b"")
    found = list(doctor_journal.findings(tmp_path))
    warned = [one for one in found if one.warning]
    assert [one.what for one in warned] == ["journal-20261201-120000-0.damaged"]
    assert isinstance(warned[0], Finding)
    assert "kiosk journal tasks" in warned[0].mend

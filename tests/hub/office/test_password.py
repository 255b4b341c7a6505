"""Where the clerks' password comes from."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from hub.key import KeyTrouble
from hub.office.password import password_file, read_password

SERVER = make_url("postgresql://hub@localhost/hub")


def test_the_sandbox_makes_one_beside_its_database_once(tmp_path: Path) -> None:
    url = make_url(f"sqlite:///{tmp_path}/hub.db")
    path = password_file(None, url, sandbox=True)
    assert path == tmp_path / "hub.console"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first = read_password(path)
    assert len(first) == 32
    assert password_file(None, url, sandbox=True) == path
    assert read_password(path) == first
    assert [one.name for one in tmp_path.iterdir()] == ["hub.console"]


def test_production_has_no_console_without_a_file(tmp_path: Path) -> None:
    assert password_file(None, make_url(f"sqlite:///{tmp_path}/hub.db"), sandbox=False) is None
    assert password_file(None, SERVER, sandbox=True) is None
    assert password_file(None, make_url("sqlite://"), sandbox=True) is None
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_named(tmp_path: Path) -> None:
    named = tmp_path / "password"
    named.write_text("twelve chars\n")
    assert password_file(named, SERVER, sandbox=False) == named
    assert read_password(named) == "twelve chars"


@pytest.mark.parametrize("raw", [b"", b"short\n", b"two long lines\nof text", b"\xff" * 20])
def test_a_file_that_is_none(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "password"
    path.write_bytes(raw)
    with pytest.raises(KeyTrouble, match="password"):
        read_password(path)


def test_a_file_that_cannot_be_read_or_made(tmp_path: Path) -> None:
    with pytest.raises(KeyTrouble):
        read_password(tmp_path / "none")
    with pytest.raises(KeyTrouble):
        password_file(None, make_url(f"sqlite:///{tmp_path}/none/hub.db"), sandbox=True)

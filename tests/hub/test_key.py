"""The secret of the audit lies in a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import make_url

from hub.key import KeyTrouble, audit_key


def test_it_is_made_once_beside_the_database(tmp_path: Path) -> None:
    url = make_url(f"sqlite:///{tmp_path}/hub.db")
    key = audit_key(None, url)
    assert len(key) == 32
    assert audit_key(None, url) == key
    assert (tmp_path / "hub.key").stat().st_mode & 0o777 == 0o600


def test_a_named_file_is_read(tmp_path: Path) -> None:
    named = tmp_path / "key"
    named.write_bytes(b"k" * 32)
    assert audit_key(named, make_url("postgresql://h/d")) == b"k" * 32


@pytest.mark.parametrize("content", [None, b"", b"k" * 31])
def test_a_file_that_is_no_key(tmp_path: Path, content: bytes | None) -> None:
    named = tmp_path / "key"
    if content is not None:
        named.write_bytes(content)
    with pytest.raises(KeyTrouble, match="key"):
        audit_key(named, make_url("sqlite://"))


def test_a_server_wants_a_named_file() -> None:
    with pytest.raises(KeyTrouble, match="--audit-key"):
        audit_key(None, make_url("postgresql://h/d"))


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(KeyTrouble):
        audit_key(None, make_url(f"sqlite:///{tmp_path}/none/hub.db"))

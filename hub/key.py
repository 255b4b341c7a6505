"""The secret under which the audit hashes people: 32 bytes in a file of its own."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from sqlalchemy import URL

LENGTH = 32


class KeyTrouble(Exception):
    """The key cannot be read or made; the message names the file."""


def audit_key(path: Path | None, database: URL) -> bytes:
    """Reads the key. Where no file is named, it lies beside the SQLite file and is made once."""
    if path:
        return _read(path)
    if database.get_backend_name() != "sqlite":
        raise KeyTrouble("name the file of the audit key: --audit-key FILE")
    if not database.database or database.database == ":memory:":
        return secrets.token_bytes(LENGTH)
    beside = Path(database.database).with_suffix(".key")
    if not beside.exists():
        _make(beside)
    return _read(beside)


def _make(path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(LENGTH))
            file.flush()
            os.fsync(handle)
    except OSError as error:
        raise KeyTrouble(f"{path}: {error.strerror}") from error


def _read(path: Path) -> bytes:
    try:
        key = path.read_bytes()
    except OSError as error:
        raise KeyTrouble(f"{path}: {error.strerror}") from error
    if len(key) != LENGTH:
        raise KeyTrouble(f"{path}: must hold {LENGTH} bytes, holds {len(key)}")
    return key

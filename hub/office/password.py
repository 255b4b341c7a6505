"""The clerks' password: one line in a file of its own, readable by the hub's user alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from sqlalchemy import URL

from hub.key import KeyTrouble

SHORTEST = 12
"""Characters of a password that somebody chose."""


def password_file(named: Path | None, database: URL, *, sandbox: bool) -> Path | None:
    """Where the password lies; None: there is no console. The sandbox makes its own beside its
    SQLite file, once. Raises KeyTrouble.
    """
    if named:
        return named
    beside = database.get_backend_name() == "sqlite" and database.database not in (None, ":memory:")
    if not sandbox or not beside:
        return None
    path = Path(str(database.database)).with_suffix(".console")
    if not path.exists():
        _make(path)
    return path


def read_password(path: Path) -> str:
    """Raises KeyTrouble, which names the file."""
    try:
        text = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise KeyTrouble(f"{path}: cannot be read as a password") from error
    if len(text) < SHORTEST or "\n" in text:
        raise KeyTrouble(f"{path}: must hold one line of {SHORTEST} characters or more")
    return text


def _make(path: Path) -> None:
    """Whole or not at all: a hub that is killed here leaves no half of a password."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(secrets.token_urlsafe(24) + "\n")
            file.flush()
            os.fsync(handle)
        part.replace(path)
    except OSError as error:
        raise KeyTrouble(f"{path}: {error.strerror}") from error

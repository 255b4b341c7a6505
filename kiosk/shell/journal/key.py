"""The key of the journal: 32 random bytes in a local file that nobody else may read."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from kiosk.shell.journal.store import sync_folder
from kiosk.shell.unusable import Unusable

LENGTH = 32


class KeyUnusable(Unusable):
    """The key file is missing, of the wrong length, readable by others, or cannot be read."""


def kept(path: Path) -> bytes:
    """The key in this file; the file is made, and durable, if there is none. Raises KeyUnusable."""
    try:
        _make(path)
    except FileExistsError:
        return read(path)
    except OSError as error:
        raise KeyUnusable(f"{path.name}: {error.strerror}") from error
    return read(path)


def read(path: Path) -> bytes:
    """The key in this file, which must be there. Raises KeyUnusable."""
    try:
        if path.stat().st_mode & 0o077:
            raise KeyUnusable(f"{path.name}: others may read it, chmod 600 mends that")
        key = path.read_bytes()
    except OSError as error:
        raise KeyUnusable(f"{path.name}: {error.strerror}") from error
    if len(key) != LENGTH:
        raise KeyUnusable(f"{path.name}: {len(key)} bytes, a key has {LENGTH}")
    return key


def derived(key: bytes, purpose: str) -> bytes:
    """Another key for another purpose, from which the first cannot be found."""
    return hmac.digest(key, purpose.encode("ascii"), hashlib.sha256)


def _make(path: Path) -> None:
    """Raises FileExistsError if there is one. A cut while writing leaves a file `read` refuses."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, secrets.token_bytes(LENGTH))
        os.fsync(handle)
    finally:
        os.close(handle)
    sync_folder(path.parent)

"""What `kiosk doctor` says of the journal's place: whether anything can be kept there, and was."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.cli.finding import Finding

ROOM = 64 << 20
"""Bytes: a month of visits, and a second file while one is put away."""


def findings(folder: Path) -> Iterator[Finding]:
    """`folder` need not be there yet; nothing is made that stays."""
    parent = next(path for path in (folder, *folder.absolute().parents) if path.is_dir())
    yield _writable(folder, parent)
    yield _room(parent)
    yield from _key(folder)
    yield from _set_aside(folder)


def _writable(folder: Path, parent: Path) -> Finding:
    """Tried, since rights alone do not tell a disk that is read-only or full."""
    try:
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(20, "is no folder")
        with tempfile.TemporaryFile(dir=parent) as probe:
            probe.write(b"\0" * 4096)
            probe.flush()
    except OSError as error:
        return Finding(f"folder {folder}", f"{error.strerror}: make {parent} writable")
    return Finding(f"folder {folder}")


def _room(parent: Path) -> Finding:
    free = shutil.disk_usage(parent).free
    mend = "" if free >= ROOM else f"free {ROOM >> 20} MiB on the disk of {parent}"
    return Finding(f"disk: {free >> 20} MiB free", mend)


def _key(folder: Path) -> Iterator[Finding]:
    from kiosk.shell.journal import Place, Unusable, key

    place = Place.of(folder)
    if place.file.exists() and not place.key.exists():
        yield Finding(place.key.name, "is gone: put it back before the terminal makes a new one")
    elif place.key.exists():
        try:
            key.read(place.key)
        except Unusable as error:
            yield Finding(place.key.name, str(error))


def _set_aside(folder: Path) -> Iterator[Finding]:
    for path in sorted(folder.glob("*.damaged")):
        mend = "was damaged and is kept: `kiosk journal tasks` names what was open; hand it in"
        yield Finding(path.name, mend, warning=True)

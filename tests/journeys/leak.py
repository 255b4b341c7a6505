"""Looks for a person in files: in every form in which a text can hide, in contents and in names."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from config.sandbox import Person
from kiosk.shell.journal import Place
from kiosk.shell.journal.reading import reading

LEAST = 5
"""Bytes of a form that is looked for: a shorter one stands in random bytes by chance."""


def forms(text: str) -> Iterator[bytes]:
    """UTF-8, UTF-16LE and GB18030; each also as hex in both cases and as base64 at any offset;
    as JSON and a URL write it.
    """
    yield text.encode("ascii", "backslashreplace")
    yield quote(text).encode()
    for encoding in ("utf-8", "utf-16-le", "gb18030"):
        raw = text.encode(encoding)
        yield raw
        yield raw.hex().encode()
        yield raw.hex().upper().encode()
        for shift in range(3):
            # Of base64 at an unknown offset, only the middle is the same in every surrounding.
            coded = base64.b64encode(b"\0" * shift + raw)
            start = (shift * 8 + 5) // 6
            yield coded[start : len(coded) - 4]


def leaks(folder: Path, texts: list[str]) -> list[str]:
    """Where one of the texts stands: `name` for a file name, `contents` for what is in it."""
    wanted = [form for text in texts for form in forms(text) if len(form) >= LEAST]
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file() or p.is_dir()):
        name = str(path.relative_to(folder)).encode()
        if any(form in name for form in wanted):
            found.append(f"name {path.name}")
        if path.is_file() and any(form in path.read_bytes() for form in wanted):
            found.append(f"contents {path.name}")
    return found


def secrets(who: Person) -> Iterator[str]:
    """What is of this person: on the card, and with the platform."""
    yield from (who.card.number, who.card.name, who.card.address, who.card.number[-8:])
    if who.platform is not None:
        held = who.platform
        yield from filter(None, (held.psn_no, held.tel, held.social_card, held.card_sn))


def rows(place: Place) -> str:
    """Every row of every table of the journal: its file is encrypted, so nothing is found there."""
    with reading(place) as journal:
        run = journal.connection.execute
        tables = [name for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return "\n".join(
            f"{table}: {' | '.join(map(str, row))}"
            for table in tables
            for row in run(f"SELECT * FROM {table}")
        )


def without_what_stays(terminal: Path) -> None:
    """The paper is the resident's own, and the sandbox hub has its synthetic people on purpose;
    the hub's log stays.
    """
    shutil.rmtree(terminal / "slips")
    names = (f"{name}.db{end}" for name in ("hub", "platform") for end in ("", "-wal", "-shm"))
    for file in names:
        (terminal / "hub" / file).unlink(missing_ok=True)

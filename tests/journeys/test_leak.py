"""After a visit, nothing of the person is in any log, file name, URL or temporary file."""

from __future__ import annotations

import base64
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from config.sandbox import person
from kiosk.bootstrap import House
from kiosk.cli.player import Player
from kiosk.cli.visit import script
from tests.journeys.leak import forms, leaks
from tests.journeys.shell import planned

CARD = person("chen_xiumei").card
SECRETS = [CARD.number, CARD.name, CARD.address, "1234.56", "1,234.56", CARD.number[-8:]]


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a terminal after one whole visit; its temporary files lie there too."""
    # Short, because a control socket's path may have 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="yz"))
    temporary = folder / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with ExitStack() as stack:
        house = House(planned(), folder / "var", stack, line_ms=0.0)
        house.open()
        player = Player(house, folder / "pictures")
        player.play(script(player, "query_account", "chen_xiumei"))
        # The paper is the resident's own, the pictures are this test's, and the sandbox hub has
        # its synthetic people on purpose; the hub's log stays.
        shutil.rmtree(house.around.slips)
        shutil.rmtree(folder / "pictures")
        (folder / "var" / "hub" / "hub.db").rename(folder.parent / f"{folder.name}.db")
        for more in ("hub.db-wal", "hub.db-shm"):
            (folder / "var" / "hub" / more).unlink(missing_ok=True)
        yield folder
    shutil.rmtree(folder)
    (folder.parent / f"{folder.name}.db").unlink()


def test_nothing_of_the_person_is_left(played: Path) -> None:
    assert (played / "var" / "terminal.log").stat().st_size > 0, "there is a log to look at"
    assert (played / "var" / "hub" / "hub.log").stat().st_size > 0
    assert leaks(played, SECRETS) == []


@pytest.mark.parametrize("form", sorted({f for s in SECRETS for f in forms(s) if len(f) >= 4})[::7])
def test_a_planted_leak_is_found(tmp_path: Path, form: bytes) -> None:
    (tmp_path / "planted").write_bytes(b"x" * 7 + form + b"y" * 5)
    assert leaks(tmp_path, SECRETS) == ["contents planted"]


@pytest.mark.parametrize("shift", range(3))
def test_base64_is_found_at_any_offset(tmp_path: Path, shift: int) -> None:
    hidden = base64.b64encode(b"?" * shift + CARD.number.encode() + b"tail")
    (tmp_path / "planted").write_bytes(hidden)
    assert leaks(tmp_path, [CARD.number]) == ["contents planted"]


def test_a_name_is_found_in_a_file_name(tmp_path: Path) -> None:
    (tmp_path / f"slip-{CARD.number}.png").write_bytes(b"")
    assert leaks(tmp_path, SECRETS) == [f"name slip-{CARD.number}.png"]

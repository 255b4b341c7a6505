"""After visits of every kind, nothing of anybody is in a log, a file name, a URL or a temporary
file, nor in the journal behind its encryption."""

from __future__ import annotations

import base64
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.bootstrap import App
from app.play.player import Player, Script
from config.sandbox import person
from kiosk.core.command import AuditEvent
from kiosk.shell.journal import Place
from tests.journeys.leak import LEAST, forms, leaks, rows, secrets, without_what_stays
from tests.journeys.scripts import (
    elder_aloud,
    refused_then_garbled,
    stranger,
    unplugged_and_out_of_paper,
    visit,
)
from tests.journeys.shell import PATIENCE, planned

JOURNAL = "journal.txt"

pytestmark = pytest.mark.timeout(180)

CARD = person("chen_xiumei").card
SECRETS = [CARD.number, CARD.name, CARD.address, "1234.56", "1,234.56", CARD.number[-8:]]
VISITORS = ("chen_xiumei", "lin_guoqing", "zhao_mingzhu")
ALOUD = "一千二百三十四"


def everybodys() -> list[str]:
    return [*SECRETS, ALOUD, *(text for key in VISITORS for text in secrets(person(key)))]


def visits(player: Player) -> Script:
    """A happy one; then whatever makes a terminal talkative."""
    yield from visit(player, "query_account", "chen_xiumei")
    yield from stranger(player)
    yield from refused_then_garbled(player)
    yield from elder_aloud(player)
    yield from unplugged_and_out_of_paper(player)


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of a terminal after these visits; its temporary files lie there too."""
    # Short, because a control socket's path may have 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="yz"))
    temporary = folder / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with ExitStack() as stack:
        house = App(planned(), folder / "var", stack, line_ms=0.0)
        house.open()
        player = Player(house, patience_s=PATIENCE)
        player.play(visits(player))
        house.shell.journal.next_sequence("barrier", 10).result(PATIENCE)
        (folder / JOURNAL).write_text(rows(Place.of(house.shell.place)), "utf-8")
        without_what_stays(folder / "var")
        yield folder
    shutil.rmtree(folder)


def test_nothing_of_anybody_is_left(played: Path) -> None:
    assert (played / "var" / "terminal.log").stat().st_size > 0, "there is a log to look at"
    assert (played / "var" / "hub" / "hub.log").stat().st_size > 0
    assert leaks(played, everybodys()) == []
    told = (played / JOURNAL).read_text("utf-8")
    states = {line.split(" | ")[5] for line in told.splitlines() if line.startswith("print_job:")}
    assert states == {"printed", "unknown"}
    for fact in (AuditEvent.CREDENTIAL_OTHER, AuditEvent.VISIT_ENDED, AuditEvent.DEVICE_CHANGED):
        assert fact in told


@pytest.mark.parametrize(
    "form", sorted({f for s in SECRETS for f in forms(s) if len(f) >= LEAST})[::7]
)
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

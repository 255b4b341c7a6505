"""Tasks whose journal was damaged: the hub is asked by their keys (abuses.md A13)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.shell.journal import State
from tests.kiosk.shell.backend.handing import NOTHING, Rig, known
from tests.kiosk.shell.journal.handed import key

SN = key(1)


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    made = Rig(tmp_path)
    yield made
    made.close()


def damaged(rig: Rig) -> None:
    """The journal's file is destroyed between two starts; the register beside it names the task."""
    rig.close()
    rig.place.file.write_bytes(b"no journal" * 1000)
    rig.open()
    rig.after(0)


def test_what_was_lost_and_the_hub_has_is_accepted(rig: Rig) -> None:
    rig.submit()
    rig.client.replies = [known(SN)]
    damaged(rig)
    assert rig.client.asked == [("K401", SN)]
    assert rig.states == [State.ACCEPTED]


def test_what_was_lost_and_the_hub_does_not_know_waits_for_a_person(rig: Rig) -> None:
    rig.submit()
    rig.client.replies = [NOTHING]
    damaged(rig)
    assert rig.client.asked == [("K401", SN)], "nothing can be sent"
    assert [(row.state, row.code) for row in rig.rows()] == [(State.PARKED, "lost")]

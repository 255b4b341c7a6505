"""`kiosk journal tasks`: what is open, for scripts and people, without a person's data."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli.exits import Exit
from kiosk.shell.journal import Ended, Journal, Place, State
from tests.kiosk.shell.journal.handed import AGENT, PRINCIPAL, key, submitted

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One task open, one parked, one settled."""
    journal = Journal.open(Place.of(tmp_path / "journal"), NOON, lambda reason: None)
    for number, state in enumerate((None, State.PARKED, State.ACCEPTED), start=1):
        journal.task_kept(submitted(number), json.dumps(PRINCIPAL), NOON).result()
        if state is not None:
            journal.task_sending(key(number), State.JOURNALED, 1, 5.0, NOON).result()
            ended = Ended(state, "4002" if state is State.PARKED else "")
            journal.task_ended(key(number), State.SENDING, ended, NOON).result()
    journal.close()
    return tmp_path


def test_open_and_parked_tasks_are_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["journal", "tasks", "--folder", str(folder)]) == Exit.DONE
    told = capsys.readouterr().out
    assert [line.split()[0] for line in told.splitlines()] == ["journaled", "parked"]
    assert "4002" in told.splitlines()[1]


def test_as_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["journal", "tasks", "--json", "--folder", str(folder)]) == Exit.DONE
    told = json.loads(capsys.readouterr().out)["tasks"]
    assert [(one["biz_sn"], one["state"]) for one in told] == [
        (key(1), "journaled"),
        (key(2), "parked"),
    ]


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_nothing_of_a_person_is_listed(
    folder: Path, capsys: pytest.CaptureFixture[str], form: list[str]
) -> None:
    main(["journal", "tasks", "--folder", str(folder), *form])
    told = capsys.readouterr().out
    assert PRINCIPAL not in told
    assert AGENT not in told


def test_where_nothing_is_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Journal.open(Place.of(tmp_path / "journal"), NOON, lambda reason: None).close()
    assert main(["journal", "tasks", "--folder", str(tmp_path)]) == Exit.DONE
    assert capsys.readouterr().out == "nothing is open\n"


def test_without_a_journal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["journal", "tasks", "--json", "--folder", str(tmp_path)]) == Exit.JOURNAL
    assert json.loads(capsys.readouterr().err)["error"] == "journal"

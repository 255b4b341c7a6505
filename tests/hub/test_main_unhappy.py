"""Every error of the command line: a plain message and an exit code."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from config.fault import Fault, Faulty
from hub.__main__ import Exit, main
from hub.office.words import words

USAGES = [
    "",
    "fly",
    "serve --port x",
    "serve --port 65536",
    "serve --rules",
    "serve --public-url hub.example",
    "migrate --sideways",
]


@pytest.mark.parametrize("line", USAGES)
def test_wrong_usage(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line.split()) == Exit.USAGE
    assert capsys.readouterr().err.startswith("hub: ")


def test_a_database_of_another_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "--json", "--database", "mysql://u:secret@h/d"]) == Exit.DATABASE
    told = json.loads(capsys.readouterr().err)
    assert told["error"] == "database"
    assert "secret" not in told["message"]


def test_a_file_that_is_no_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "hub.db"
    file.write_text("this is not a database, and long enough to be taken for one" * 20)
    assert main(["migrate", "--database", f"sqlite:///{file}"]) == Exit.DATABASE
    assert "not a database" in capsys.readouterr().err


def test_a_folder_that_cannot_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    database = f"sqlite:///{tmp_path}/file/hub.db"
    assert main(["migrate", "--database", database]) == Exit.DATABASE
    assert capsys.readouterr().err


def test_seed_before_migrate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["seed", "--database", f"sqlite:///{tmp_path}/hub.db"]) == Exit.DATABASE
    assert "hub migrate" in capsys.readouterr().err


@pytest.mark.usefixtures("_quiet")
def test_an_address_that_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        given = ["serve", "--port", port, "--database", f"sqlite:///{tmp_path}/hub.db"]
        assert main(given) == Exit.ADDRESS
    assert f"cannot listen on 127.0.0.1:{port}" in capsys.readouterr().err


@pytest.mark.usefixtures("_quiet")
def test_a_key_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = f"sqlite:///{tmp_path}/hub.db"
    given = ["serve", "--audit-key", str(tmp_path / "none"), "--database", database]
    assert main(given) == Exit.KEY
    assert "none" in capsys.readouterr().err


@pytest.fixture
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """`serve` sets the process's log up; the tests keep theirs."""
    monkeypatch.setattr("hub.log.set_up", lambda stream: None)


@pytest.mark.usefixtures("_quiet")
def test_wrong_words_of_the_console_are_found_at_the_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "texts.toml"
    wrong.write_text("[list]\nall = 3", "utf-8")
    monkeypatch.setattr("hub.office.words.FILE", wrong)
    words.cache_clear()
    assert main(["serve", "--database", f"sqlite:///{tmp_path}/hub.db"]) == Exit.CATALOGUE
    assert "texts.toml: list.all: must be a text, is a whole number" in capsys.readouterr().err


@pytest.mark.usefixtures("_quiet")
def test_a_catalogue_that_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read(url: str, rules: Path | None) -> None:
        raise Faulty([Fault("catalogue/remote.toml", "calls", "is missing")])

    monkeypatch.setattr("hub.rules.read", read)
    assert main(["serve", "--database", f"sqlite:///{tmp_path}/hub.db"]) == Exit.CATALOGUE
    assert "catalogue/remote.toml: calls: is missing" in capsys.readouterr().err

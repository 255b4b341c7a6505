"""The commands see what the terminal sees: every kind of card, a fault as what it is, in time."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.__main__ import main
from app.cli.exits import Exit
from devices.remote import Running, start

FOREIGN = {
    "kind": "foreign_2017",
    "name": "SMITH JOHN",
    "sex": "1",
    "nation": "GBR",
    "birth": "1980-01-02",
    "number": "GBR350180010201",
    "issuer": "1500",
    "valid_from": "2017-06-01",
    "valid_to": "2037-06-01",
}


@pytest.fixture
def reader() -> Iterator[Running]:
    with start("devices.resident_id.emulator") as running:
        yield running


@pytest.fixture
def command(reader: Running, tmp_path: Path) -> list[str]:
    config = tmp_path / "site.toml"
    config.write_text(f'[devices.resident_id]\nport = "{reader.link}"\n', "utf-8")
    return ["device", "read", "--config", str(config), "--folder", str(tmp_path), "--json"]


def test_a_foreigners_card_of_2017_is_read(
    reader: Running, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    reader.remote.do("lay", card=FOREIGN)
    assert main(command) == Exit.DONE
    said = capsys.readouterr().out
    assert json.loads(said) == {"kind": "foreign_2017", "number": "holds"}
    assert "SMITH" not in said


def test_a_number_that_does_not_add_up_is_told(
    reader: Running, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    reader.remote.do("lay", person="liu_cuohao")
    assert main(command) == Exit.FAILED
    assert json.loads(capsys.readouterr().out)["number"] == "bad_number"


@pytest.mark.parametrize(("word", "reason"), [("60", "self_test"), ("66", "not_authorised")])
def test_a_fault_of_the_reader_is_told_as_what_it_is(
    reader: Running,
    command: list[str],
    capsys: pytest.CaptureFixture[str],
    word: str,
    reason: str,
) -> None:
    reader.remote.do("word", word=word, times=100)
    assert main(command) == Exit.DEVICE
    assert json.loads(capsys.readouterr().err)["why"] == reason


@pytest.mark.parametrize("verb", ["answer", "silence"])
def test_it_ends_when_the_time_is_over_also_with_a_silent_reader(
    reader: Running, command: list[str], verb: str
) -> None:
    reader.remote.do(verb)
    began = time.monotonic()
    assert main([*command, "--seconds", "2"]) == Exit.DEVICE
    assert time.monotonic() - began < 4.0


def test_a_scanner_tells_the_settings_that_fit_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = json.dumps({"suffix": "\t", "prefix": "\x02", "aim": "yes"})
    with start("devices.code_scanner.emulator", "--own", own) as scanner:
        scanner.remote.do("show", text="4240000000000000000107350000")
        config = tmp_path / "site.toml"
        config.write_text(f'[devices.code_scanner]\nport = "{scanner.link}"\n', "utf-8")
        place = ["--config", str(config), "--folder", str(tmp_path)]
        assert main(["device", "scan", "--learn", *place]) == Exit.DONE
    said = capsys.readouterr().out
    assert said.splitlines() == [
        "[devices.code_scanner]",
        'prefix = "\\u0002"',
        'suffix = "\\u0009"',
        'aim = "yes"',
        "idle_s = 0.2",
    ]

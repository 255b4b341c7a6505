"""The page as the process that it is."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from simulator.__main__ import ADDRESS, main
from tests.simulator.conftest import READER, Client

ROOT = Path(__file__).parents[2]
Process = subprocess.Popen[str]


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    """Of a table whose emulators never were."""
    gone = str(tmp_path / "gone.control")
    return ["--device", f"{READER}={gone}", "--slips", str(tmp_path)]


@pytest.fixture
def started(arguments: list[str]) -> Iterator[Callable[..., Process]]:
    with ExitStack() as stack:

        def start(*more: str) -> Process:
            command = [sys.executable, "-m", "simulator", *arguments, *more]
            pipe = subprocess.PIPE
            process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT)
            stack.enter_context(process)
            stack.callback(process.kill)
            return process

        yield start


def _port(process: Process) -> int:
    assert process.stdout is not None
    url = json.loads(process.stdout.readline())["url"]
    assert url.startswith("http://127.0.0.1:")
    return int(url.strip("/").rpartition(":")[2])


def test_it_says_where_it_serves_and_ends_with_its_input(started: Callable[..., Process]) -> None:
    process = started("--until-eof")
    state = Client(_port(process)).get("/state").json()
    assert state["devices"].keys() == {READER}
    assert state["devices"][READER]["here"] is False
    assert state["slips"] == []
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(20) == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_it_is_told(started: Callable[..., Process], number: signal.Signals) -> None:
    process = started()
    assert _port(process) > 0
    process.send_signal(number)
    assert process.wait(20) == 0


def test_a_port_that_is_taken(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main([*arguments, "--port", str(port)]) == ADDRESS
    assert capsys.readouterr().err.startswith(f"cannot listen on 127.0.0.1:{port}: ")


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "--device" in capsys.readouterr().err


@pytest.mark.parametrize("device", ["toaster=x", "resident_id", "resident_id="])
def test_a_device_that_no_family_has(
    arguments: list[str], capsys: pytest.CaptureFixture[str], device: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--device", device])
    assert ended.value.code == 2
    assert device in capsys.readouterr().err

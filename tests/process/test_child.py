"""A child speaks in lines, hears ours, and ends when its input does, however we have ended."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from process.child import TOP, Child, python

ECHO = "import sys\nfor line in sys.stdin.buffer: sys.stdout.buffer.write(line); sys.stdout.flush()"


@pytest.fixture
def echo() -> Iterator[Child]:
    child = Child((sys.executable, "-c", ECHO))
    yield child
    child.kill()


def test_a_line_goes_in_and_a_line_comes_out(echo: Child) -> None:
    echo.send("一\n二\n".encode())
    assert [echo.receive(None), echo.receive(None)] == ["一".encode(), "二".encode()]


def test_a_line_of_any_length_is_one(echo: Child) -> None:
    long = b"x" * 200_000
    sender = threading.Thread(target=echo.send, args=(long + b"\n",))
    sender.start()
    assert echo.receive(None) == long
    sender.join()


def test_nothing_within_the_time_is_none(echo: Child) -> None:
    assert echo.receive(0.0) is None


def test_the_time_is_for_the_whole_line() -> None:
    now = [0.0]

    def clock() -> float:
        now[0] += 1.0
        return now[0]

    dots = "import sys\nwhile True: sys.stdout.write('.'); sys.stdout.flush()"
    child = Child((sys.executable, "-c", dots), clock=clock)
    assert child.receive(3.0) is None
    child.kill()


def test_a_receive_that_waits_can_be_woken(echo: Child) -> None:
    waker = threading.Timer(0.0, echo.wake)
    waker.start()
    assert echo.receive(None) is None
    waker.join()


def test_a_module_of_ours_is_found_from_any_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = "import json, process; print(json.dumps({'at': process.__file__}), flush=True)"
    child = Child((sys.executable, "-c", found))
    assert Path(child.first(60.0)["at"]) == TOP / "process" / "__init__.py"
    child.kill()


def test_a_command_is_this_interpreters() -> None:
    assert python("hub", "serve") == (sys.executable, "-m", "hub", "serve")


def test_stop_lets_it_end_by_itself(tmp_path: Path) -> None:
    left = tmp_path / "left"
    script = f"import sys; sys.stdin.read(); open({str(left)!r}, 'w').close()"
    child = Child((sys.executable, "-c", script))
    child.stop(60.0)
    assert left.exists()
    assert not child.alive


def test_an_interrupt_from_the_keyboard_is_not_for_it(echo: Child) -> None:
    assert os.getpgid(echo.pid) == echo.pid != os.getpgid(0)


def test_it_ends_when_its_starter_is_killed() -> None:
    script = (
        "import sys\n"
        "from process.child import Child\n"
        "waits = 'import sys; print(1, flush=True); sys.stdin.read()'\n"
        "child = Child((sys.executable, '-c', waits))\n"
        "child.receive(None)\n"
        "print(child.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=TOP
    ) as starter:
        assert starter.stdout is not None
        watched = os.pidfd_open(int(starter.stdout.readline()))
        starter.send_signal(signal.SIGKILL)
        assert select.select([watched], [], [], 50.0)[0]
        os.close(watched)

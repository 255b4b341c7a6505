"""A child that dies, hangs, is deaf or says the wrong thing is Gone, and leaves nothing open."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from process.child import Child, Gone


def child(script: str) -> Child:
    return Child((sys.executable, "-c", f"import os, sys, time\n{script}"))


def test_a_program_that_is_not_there_cannot_be_started() -> None:
    with pytest.raises(Gone, match="cannot be started"):
        Child(("/no/such/program",))


def test_the_end_of_what_it_says_is_its_end() -> None:
    one = child("sys.stdout.write('half'); sys.stdout.flush(); os.close(1); sys.stdin.read()")
    with pytest.raises(Gone, match="has ended"):
        one.receive(None)
    one.kill()


def test_a_death_is_seen_by_sender_and_receiver() -> None:
    one = child("sys.stdin.read()")
    assert one.alive
    os.kill(one.pid, signal.SIGKILL)
    os.waitid(os.P_PID, one.pid, os.WEXITED | os.WNOWAIT)
    assert not one.alive
    with pytest.raises(Gone, match="exit code -9"):
        one.receive(None)
    with pytest.raises(Gone, match="does not listen"):
        one.send(b"x\n")
    one.kill()


def test_one_that_does_not_end_is_killed() -> None:
    one = child("print(1, flush=True); time.sleep(600)")
    assert one.receive(None) == b"1"
    one.stop(0.0)
    assert not one.alive
    with pytest.raises(Gone):
        one.send(b"x\n")


def test_it_may_be_killed_again() -> None:
    one = child("")
    one.kill()
    one.kill()
    one.stop(0.0)


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("sys.exit(3)", "has ended"),
        ("print('hello', flush=True); sys.stdin.read()", "says something else"),
        ("print('[1]', flush=True); sys.stdin.read()", "says something else"),
        ("sys.stdout.buffer.write(b'\\xff\\n'); sys.stdout.flush()", "says something else"),
    ],
)
def test_one_that_is_not_ready_is_dead(script: str, reason: str) -> None:
    one = child(script)
    with pytest.raises(Gone, match=reason):
        one.first(60.0)
    assert not one.alive


def test_one_that_says_nothing_is_not_waited_for_for_ever() -> None:
    one = child("sys.stdin.read()")
    with pytest.raises(Gone, match="says nothing"):
        one.first(0.0)
    assert not one.alive


def test_no_descriptor_stays_open(tmp_path: Path) -> None:
    before = set(os.listdir("/proc/self/fd"))
    with (tmp_path / "log").open("ab") as log:
        Child((sys.executable, "-c", ""), log).stop(60.0)
    assert set(os.listdir("/proc/self/fd")) == before

"""The real worker process on whatever sink this machine has, and the one that is nobody."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from accessibility.speech.process import Nobody, Process, Worker
from accessibility.speech.protocol import Report, Say, State, Stop
from process.child import Gone

LONG = "请把身份证放在读卡区。" * 20


@pytest.fixture
def process() -> Iterator[Process]:
    made = Process()
    yield made
    made.close()


def heard(worker: Worker) -> Report:
    """The next report; the test's own time limit ends a wait in vain."""
    while (report := worker.receive(None)) is None:
        pass
    return report


def test_the_worker_says_what_it_has_and_finishes_a_sentence(process: Process) -> None:
    assert heard(process).engine == "espeak-ng"
    process.send(Say(1, "好。", 284))
    assert [heard(process).state for _ in range(2)] == [State.STARTED, State.FINISHED]


def test_stop_interrupts_a_long_sentence(process: Process) -> None:
    heard(process)
    process.send(Say(1, LONG, 142))
    assert heard(process).state is State.STARTED
    process.send(Stop())
    assert heard(process) == Report(State.INTERRUPTED, 1)


def test_a_waiting_receive_can_be_woken(process: Process) -> None:
    heard(process)
    process.wake()
    assert process.receive(None) is None


def test_a_worker_whose_input_ends_is_gone(process: Process) -> None:
    heard(process)
    process.send(Say(1, LONG, 142))
    process._child._stdin.close()
    reports = iter(lambda: heard(process), None)
    with pytest.raises(Gone):
        list(reports)


def test_a_worker_that_dies_is_gone_for_sender_and_receiver(process: Process) -> None:
    heard(process)
    os.kill(process._child.pid, signal.SIGKILL)
    os.waitid(os.P_PID, process._child.pid, os.WEXITED | os.WNOWAIT)
    with pytest.raises(Gone):
        process.receive(None)
    with pytest.raises(Gone):
        process.send(Stop())


def test_an_engine_that_does_not_exist_is_a_worker_that_is_gone() -> None:
    process = Process("no-such-engine")
    with pytest.raises(Gone):
        process.receive(None)
    process.close()


def test_nobody_tells_the_same_story_by_the_clock() -> None:
    now = [0.0]
    nobody = Nobody(lambda: now[0])
    assert heard(nobody).engine == "null"
    nobody.send(Say(1, "好。", 142))
    assert heard(nobody) == Report(State.STARTED, 1)
    now[0] = 60.0
    assert heard(nobody) == Report(State.FINISHED, 1)


def test_nobody_can_be_interrupted_and_woken() -> None:
    nobody = Nobody(lambda: 0.0)
    heard(nobody)
    nobody.send(Say(1, LONG, 142))
    nobody.send(Stop())
    assert [heard(nobody).state for _ in range(2)] == [State.STARTED, State.INTERRUPTED]
    nobody.wake()
    assert nobody.receive(None) is None
    nobody.close()

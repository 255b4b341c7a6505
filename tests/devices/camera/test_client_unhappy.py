"""A worker that dies, hangs, lies or cannot be started is a value; the next one works."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from devices.camera.client import CameraWorker
from devices.camera.protocol import READY, Code, Decoder, Trouble, encoded
from tests.devices.camera.images import VOUCHER, code, file

FOUND = (Code(VOUCHER, Decoder.ZXING),)
READY_LINE = encoded(READY).decode()


def script(body: str) -> tuple[str, ...]:
    """A worker of a few lines."""
    return (sys.executable, "-c", f"import os, sys, time\nready = {READY_LINE!r}\n{body}")


SAYS = "sys.stdout.write(ready); sys.stdout.flush(); sys.stdin.readline()\n"


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "v.png"
    path.write_bytes(file(code(VOUCHER)))
    return path


def test_a_death_between_two_images_costs_neither(picture: Path) -> None:
    with CameraWorker(deadline_s=60) as worker:
        assert worker.decode(picture) == FOUND
        before = worker.pid
        assert before is not None
        os.kill(before, signal.SIGKILL)
        os.waitid(os.P_PID, before, os.WEXITED | os.WNOWAIT)
        assert worker.decode(picture) == FOUND
        assert worker.pid != before


def test_a_worker_that_hangs_is_replaced(picture: Path) -> None:
    with CameraWorker(deadline_s=60) as worker:
        assert worker.decode(picture) == FOUND
        before = worker.pid
        assert before is not None
        os.kill(before, signal.SIGSTOP)
        worker._deadline_s = 0.05
        assert worker.decode(picture) is Trouble.WORKER
        worker._deadline_s = 60
        assert worker.decode(picture) == FOUND
        assert worker.pid != before


@pytest.mark.parametrize(
    "body",
    [
        "sys.exit(1)",
        "print('hello', flush=True)",
        'print(\'{"id": 5, "codes": []}\', flush=True)',
        SAYS + "os.abort()",
        SAYS + "print('{', flush=True)",
        SAYS + 'print(\'{"id": 77, "codes": []}\', flush=True)',
        SAYS + 'print(\'{"id": 1, "codes": []}\', flush=True)',
        SAYS + "sys.stdout.write('{\"id\": 1'); sys.stdout.flush()",
        "os.close(0); sys.stdout.write(ready); sys.stdout.flush(); time.sleep(60)",
    ],
)
def test_a_worker_that_fails(body: str, picture: Path) -> None:
    with CameraWorker(script(body), deadline_s=30) as worker:
        assert worker.decode(picture) is Trouble.WORKER
        assert worker.pid is None


def test_a_worker_that_cannot_be_started(picture: Path) -> None:
    with CameraWorker(("/no/such/program",)) as worker:
        assert worker.decode(picture) is Trouble.WORKER

"""The client and the real worker: codes out of files, and no decoder in our own process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.camera.client import CameraWorker
from devices.camera.protocol import Code, Decoder, Trouble
from process.child import TOP
from tests.devices.camera.images import VOUCHER, code, file

FOUND = (Code(VOUCHER, Decoder.ZXING),)


@pytest.fixture(scope="module")
def worker() -> Iterator[CameraWorker]:
    with CameraWorker(deadline_s=60) as made:
        yield made


def test_a_file_is_decoded_wherever_one_stands(
    worker: CameraWorker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "v.png").write_bytes(file(code(VOUCHER)))
    assert worker.decode(tmp_path / "v.png") == FOUND
    monkeypatch.chdir(tmp_path)
    assert worker.decode(Path("v.png")) == FOUND


def test_a_trouble_is_a_value_and_the_worker_goes_on(worker: CameraWorker, tmp_path: Path) -> None:
    assert worker.decode(tmp_path / "none.png") is Trouble.MISSING
    pid = worker.pid
    assert worker.decode(tmp_path / "bad\udcffname\n.png") is Trouble.MISSING
    assert worker.pid == pid


def test_a_worker_is_started_when_it_is_wanted_and_ends_with_close(tmp_path: Path) -> None:
    worker = CameraWorker(deadline_s=60)
    assert worker.pid is None
    worker.decode(tmp_path / "none")
    pid = worker.pid
    assert pid is not None
    worker.close()
    worker.close()
    assert worker.pid is None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_terminal_has_no_decoder_in_its_own_process() -> None:
    asked = "import sys, devices.camera.client, app.cli.image; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", asked], cwd=TOP, capture_output=True, text=True, check=True
    )
    loaded = set(told.stdout.split())
    assert "devices.camera.protocol" in loaded
    assert not loaded & {"numpy", "zxingcpp", "pyzbar", "PIL", "PIL.Image"}

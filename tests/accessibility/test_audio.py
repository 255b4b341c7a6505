"""The real voice on a private PulseAudio with two null sinks, their monitors recorded.

Positions are in recorded audio, not on the wall clock. Needs pulseaudio and pulseaudio-utils.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

import pytest

from accessibility.speech.client import Sound, Speech
from accessibility.utterance import Channel, Utterance
from config.settings import Voice
from model.profile import Profile

RATE = 22050
WINDOW = RATE // 100
QUIET = 32767 // 200
"""Half a per cent of full scale."""
LONG = "请把身份证放在读卡区，" * 10
SCRIPT = """\
load-module module-native-protocol-unix auth-anonymous=1 socket={socket}
load-module module-null-sink sink_name=kiosk
load-module module-null-sink sink_name=headset
set-default-sink kiosk
"""


@pytest.fixture
def pulse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    """A sound server of this test's own, ready; everything started later plays to `kiosk`."""
    socket = tmp_path / "native"
    script = tmp_path / "file.pa"
    script.write_text(SCRIPT.format(socket=socket))
    own = {"XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    command = ["pulseaudio", "-n", "-F", str(script), "--daemonize=no", "--use-pid-file=no"]
    command += ["--exit-idle-time=-1", "--disable-shm=yes", "--log-level=info"]
    with subprocess.Popen(command, env=own, stderr=subprocess.PIPE) as server:
        assert server.stderr
        assert any(b"Daemon startup complete" in line for line in server.stderr)
        monkeypatch.setenv("PULSE_SERVER", f"unix:{socket}")
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        yield server
        server.terminate()
        server.communicate()


class Tape:
    """What one sink has played since the recording began: mono, 16 bit.

    A thread of its own reads it, for a recorder whose pipe is full loses sound.
    """

    def __init__(self, pipe: int) -> None:
        self._pipe = pipe
        self._raw = bytearray()
        self._more = threading.Condition()
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self) -> None:
        while piece := os.read(self._pipe, 4096):
            with self._more:
                if not self._raw:
                    self._began = time.monotonic() - len(piece) / 2 / RATE
                self._raw += piece
                self._more.notify_all()

    def record(self, seconds: float) -> None:
        """Until so much more has been recorded; the test's time limit ends a wait in vain."""
        end = self.seconds + seconds
        with self._more:
            self._more.wait_for(lambda: self.seconds >= end)

    def end(self) -> None:
        """After the recorder was told to stop."""
        self._thread.join()

    @property
    def seconds(self) -> float:
        return len(self._raw) / 2 / RATE

    @property
    def now(self) -> float:
        """Where on the tape this moment is: on a busy machine what is played comes here late."""
        return max(self.seconds, time.monotonic() - self._began)

    @property
    def _samples(self) -> memoryview:
        with self._more:
            return memoryview(bytes(self._raw[: len(self._raw) // 2 * 2])).cast("h")

    @property
    def voiced(self) -> list[float]:
        """Where each window of 10 ms begins that is not silent, in seconds."""
        samples = self._samples
        starts = range(0, len(samples), WINDOW)
        return [at / RATE for at in starts if max(map(abs, samples[at : at + WINDOW])) > QUIET]

    @property
    def loudest(self) -> int:
        return max(map(abs, self._samples))


@contextmanager
def recorded(sink: str) -> Iterator[Tape]:
    command = ["parec", f"--device={sink}.monitor", "--format=s16le", f"--rate={RATE}"]
    command += ["--channels=1", "--raw", "--latency-msec=20"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as recorder:
        assert recorder.stdout
        tape = Tape(recorder.stdout.fileno())
        tape.record(0.01)
        yield tape
        recorder.terminate()
        tape.end()


@pytest.fixture
def heard() -> SimpleQueue[str | bool]:
    return SimpleQueue()


@pytest.fixture
def speech(pulse: subprocess.Popen[bytes], heard: SimpleQueue[str | bool]) -> Iterator[Speech]:
    made = Speech(Voice(142, 120))
    made.on_caption = made.on_speaking = heard.put
    yield made
    made.close()


def script(*words: str) -> list[Utterance]:
    return [Utterance(Channel.PAGE, "p", "n", f"{word}。", word) for word in words]


def test_a_page_is_heard_on_the_loudspeaker_and_nowhere_else(
    speech: Speech, heard: SimpleQueue[str | bool]
) -> None:
    with recorded("kiosk") as kiosk, recorded("headset") as headset:
        speech.say(script("您好", "请放上身份证"), Profile())
        assert [heard.get() for _ in range(4)] == [True, "您好", "请放上身份证", False]
        kiosk.record(0.3)
        headset.record(0.3)
    assert len(kiosk.voiced) > 100
    assert kiosk.loudest > 3000
    assert headset.loudest == 0
    assert speech.sound is Sound.WELL


def test_finished_comes_after_the_last_sound(
    speech: Speech, heard: SimpleQueue[str | bool]
) -> None:
    with recorded("kiosk") as kiosk:
        speech.say(script("请放上身份证"), Profile())
        assert [heard.get() for _ in range(3)] == [True, "请放上身份证", False]
        ended = kiosk.now
        kiosk.record(1.0)
    assert kiosk.voiced[-1] <= ended + 0.1


def test_a_touch_is_silence_within_150_ms_of_recorded_sound(speech: Speech) -> None:
    with recorded("kiosk") as kiosk:
        speech.say(script(LONG), Profile())
        while len(kiosk.voiced) < 50:
            kiosk.record(0.1)
        speech.stop()
        touched = kiosk.now
        kiosk.record(1.5)
    assert kiosk.voiced[-1] + 0.01 <= touched + 0.15


def test_a_sound_server_that_dies_leaves_the_captions(
    pulse: subprocess.Popen[bytes], speech: Speech, heard: SimpleQueue[str | bool]
) -> None:
    speech.say(script(LONG, "您好"), Profile())
    assert [heard.get() for _ in range(2)] == [True, LONG]
    pulse.terminate()
    assert [heard.get() for _ in range(2)] == ["您好", False]
    assert speech.sound is Sound.SILENT

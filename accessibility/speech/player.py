"""Where rendered sentences go: the sound device, or a null sink that keeps the clock.

Used from the worker's voice thread only. A sink stops within a chunk of 10 ms, and what the
device had buffered is dropped, not played out.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator
from typing import Any, Protocol

from accessibility.speech.engine import SAMPLE_RATE, Pcm

CHUNK = SAMPLE_RATE // 100
"""Frames written at once: 10 ms."""
LATENCY_S = 0.05
"""Of the device's buffer: enough for a busy machine; a stop drops what is in it."""
LOUDEST = 32767


class SinkLost(Exception):
    """The device has gone or was never there."""


class Cut(Protocol):
    """When set, playing ends. `threading.Event` is one."""

    def is_set(self) -> bool:
        """Whether the sentence is not wanted any more; set from another thread."""

    def wait(self, timeout: float | None = None) -> bool:
        """True when it was set within `timeout` seconds."""


class Sink(Protocol):
    """Plays one sentence; its name is what the health report says."""

    name: str

    def play(self, pcm: Pcm, cut: Cut) -> bool:
        """Returns when the last sample was heard (True) or it was cut (False). Raises SinkLost."""


class NullSink:
    """Plays nothing, for exactly as long."""

    name = "null"

    def play(self, pcm: Pcm, cut: Cut) -> bool:
        """Takes as long as the sentence lasts, so that captions keep time."""
        return not cut.wait(pcm.seconds)


class DeviceSink:
    """PortAudio's default output. Raises SinkLost where there is none."""

    name = "device"

    def __init__(self) -> None:
        try:
            # Imported here: without the PortAudio library the import itself fails.
            import sounddevice
        except OSError as error:
            raise SinkLost("PortAudio cannot be loaded") from error
        self._error: type[Exception] = sounddevice.PortAudioError
        try:
            self._stream: Any = sounddevice.RawOutputStream(
                samplerate=SAMPLE_RATE, channels=1, dtype="int16", latency=LATENCY_S
            )
        except self._error as error:
            raise SinkLost("no output device") from error

    def play(self, pcm: Pcm, cut: Cut) -> bool:
        """Returns when the last sample is out of the device's buffer, not when it is in."""
        try:
            self._stream.start()
            # Silence as long as the device's buffer follows the sentence: when the silence is
            # in, the sentence is out, and a stop can still come in between.
            tail = bytes(2 * int(self._stream.latency * SAMPLE_RATE))
            heard = all(self._write(chunk, cut) for chunk in chunks(pcm.samples + tail))
            self._stream.abort()
        except self._error as error:
            raise SinkLost("the output device has gone") from error
        return heard

    def _write(self, chunk: bytes, cut: Cut) -> bool:
        if not cut.is_set():
            self._stream.write(chunk)
        return not cut.is_set()


def open_sink() -> Sink:
    """The device where one exists, else silence in real time."""
    try:
        return DeviceSink()
    except SinkLost:
        return NullSink()


def chunks(samples: bytes) -> Iterator[bytes]:
    """Pieces short enough that a stop between two of them is heard as at once."""
    for at in range(0, len(samples), 2 * CHUNK):
        yield samples[at : at + 2 * CHUNK]


def amplified(pcm: Pcm, gain_db: float) -> Pcm:
    """Louder or softer; what would clip is held at full scale."""
    if not gain_db:
        return pcm
    factor = 10 ** (gain_db / 20)
    samples = array("h", pcm.samples)
    if sys.byteorder == "big":
        samples.byteswap()
    held = (max(-LOUDEST, min(LOUDEST, round(sample * factor))) for sample in samples)
    return Pcm(array("h", held).tobytes())

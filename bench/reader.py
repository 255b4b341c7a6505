"""One card read by the driver, beside a bare loop of its three requests on the same emulator."""

from __future__ import annotations

import os
import select
import statistics
import time
import tty
from collections.abc import Callable
from pathlib import Path

from bench.figures import Figure, held, spread
from devices.link.serial import SerialLink
from devices.port import ResidentCard
from devices.remote import Remote, start
from devices.resident_id.codec import Command, request
from devices.resident_id.driver import SamVReader

COUNT = 40
BAUD = 115200
PERSON = "chen_xiumei"
LENGTHS = {Command.FIND: 15, Command.SELECT: 19, Command.READ: 1295}
"""Bytes of a good answer (devices.md 1.2, 1.3)."""


def run() -> list[Figure]:
    """The same card in turns with the driver and with the bare loop."""
    with start("devices.resident_id.emulator", "--baud", str(BAUD)) as emulator:
        ours: list[float] = []
        bare: list[float] = []
        for _ in range(COUNT):
            ours.append(_taken(emulator.remote, lambda: _driver(emulator.link)))
            bare.append(_taken(emulator.remote, lambda: _loop(emulator.link)))
    medians = statistics.median(ours), statistics.median(bare)
    name, peer = "reader: one card, p50", "bare request loop"
    return [held(name, medians[0], "ms", peer, medians[1], 1.15, **spread(ours))]


def _taken(remote: Remote, prepare: Callable[[], Callable[[], None]]) -> float:
    """Milliseconds of what `prepare` returns, with a card freshly laid down."""
    remote.do("lay", person=PERSON)
    read = prepare()
    began = time.perf_counter()
    read()
    taken = (time.perf_counter() - began) * 1000
    remote.do("take")
    return taken


def _driver(port: Path) -> Callable[[], None]:
    reader = SamVReader(SerialLink(str(port), BAUD))
    reader.open()

    def read() -> None:
        seen = reader.poll()
        reader.close()
        assert isinstance(seen, ResidentCard), seen

    return read


def _loop(port: Path) -> Callable[[], None]:
    handle = os.open(port, os.O_RDWR | os.O_NOCTTY)
    tty.setraw(handle)

    def read() -> None:
        for command, length in LENGTHS.items():
            os.write(handle, request(command))
            while length > 0:
                select.select([handle], [], [])
                length -= len(os.read(handle, 4096))
        os.close(handle)

    return read

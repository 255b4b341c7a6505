"""The serial link on a bare pty: what passes, and the one word for everything that breaks."""

from __future__ import annotations

import os
import pty
import tty
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from devices.link.serial import CHUNK, SerialLink
from devices.port import LinkLost


@dataclass
class Far:
    """The device's end of the pty."""

    master: int
    slave: int
    path: str
    gone: bool = False

    def unplug(self) -> None:
        if not self.gone:
            self.gone = True
            os.close(self.master)
            os.close(self.slave)


@pytest.fixture
def far() -> Iterator[Far]:
    master, slave = pty.openpty()
    tty.setraw(slave)
    end = Far(master, slave, os.ttyname(slave))
    yield end
    end.unplug()


@pytest.fixture
def link(far: Far) -> Iterator[SerialLink]:
    serial = SerialLink(far.path, 115200, stall_s=0.05)
    serial.open()
    yield serial
    serial.close()


def test_every_byte_passes_both_ways(far: Far, link: SerialLink) -> None:
    every = bytes(range(256))
    link.write(every)
    assert os.read(far.master, 512) == every
    os.write(far.master, every)
    assert link.read(512, link.now() + 5) == every


def test_reading_takes_no_more_than_was_asked_for(far: Far, link: SerialLink) -> None:
    os.write(far.master, b"abc")
    assert link.read(2, link.now() + 5) == b"ab"
    assert link.read(2, link.now() + 5) == b"c"


def test_at_the_deadline_there_is_nothing(link: SerialLink) -> None:
    assert link.read(1, link.now() + 0.01) == b""


def test_a_deadline_in_the_past_still_gives_what_has_arrived(far: Far, link: SerialLink) -> None:
    os.write(far.master, b"abc")
    assert link.read(9, link.now() - 1) == b"abc"
    assert link.read(9, link.now() - 1) == b""


def test_draining_forgets_what_has_arrived(far: Far, link: SerialLink) -> None:
    os.write(far.master, b"old")
    link.drain()
    os.write(far.master, b"new")
    assert link.read(9, link.now() + 5) == b"new"


def test_a_second_opener_is_refused(far: Far, link: SerialLink) -> None:
    with pytest.raises(LinkLost):
        SerialLink(far.path, 115200).open()


def test_it_opens_again_after_it_was_closed(far: Far, link: SerialLink) -> None:
    link.close()
    link.close()
    link.open()
    link.open()
    link.write(b"x")
    assert os.read(far.master, 9) == b"x"


def test_a_port_that_is_not_there_is_lost(far: Far) -> None:
    with pytest.raises(LinkLost, match="no-such-port"):
        SerialLink(far.path + "/no-such-port", 115200).open()


@pytest.mark.parametrize("call", ["write", "read", "drain"])
def test_a_link_that_is_not_open_is_lost(far: Far, call: str) -> None:
    closed = SerialLink(far.path, 115200)
    with pytest.raises(LinkLost, match="not open"):
        _call(closed, call)


@pytest.mark.parametrize("call", ["write", "read", "drain"])
def test_an_unplugged_port_is_lost_and_closes_quietly(
    far: Far, link: SerialLink, call: str
) -> None:
    far.unplug()
    with pytest.raises(LinkLost):
        _call(link, call)
    link.close()


def test_a_peer_that_takes_nothing_is_lost(link: SerialLink) -> None:
    with pytest.raises(LinkLost):
        link.write(bytes(64 * CHUNK))


def _call(link: SerialLink, call: str) -> None:
    match call:
        case "write":
            link.write(b"x")
        case "read":
            link.read(1, link.now() + 5)
        case _:
            link.drain()

"""A file that takes bytes and has no baud rate, shown with a pty."""

from __future__ import annotations

import os
import pty
import tty
from collections.abc import Iterator

import pytest

from devices.family import LinkKind, Wiring
from devices.link.raw import RawLink
from devices.link.wired import link_of
from devices.port import LinkLost


@pytest.fixture
def ends() -> Iterator[tuple[int, RawLink]]:
    """The device's end, and the link that is open at the other."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    link = RawLink(os.ttyname(slave))
    link.open()
    os.close(slave)
    yield master, link
    link.close()


def test_bytes_go_there_and_back(ends: tuple[int, RawLink]) -> None:
    device, link = ends
    link.write(b"\x10\x04\x01")
    assert os.read(device, 16) == b"\x10\x04\x01"
    os.write(device, b"\x12")
    assert link.read(64, link.now() + 5) == b"\x12"
    os.close(device)


def test_what_was_not_read_is_drained(ends: tuple[int, RawLink]) -> None:
    device, link = ends
    os.write(device, b"old")
    assert link.read(1, link.now() + 5) == b"o"
    link.drain()
    assert link.read(1, link.now()) == b""
    os.close(device)


def test_unplugged_it_is_lost(ends: tuple[int, RawLink]) -> None:
    device, link = ends
    os.close(device)
    with pytest.raises(LinkLost):
        link.read(1, link.now() + 5)


def test_what_is_not_there_or_not_open_is_lost() -> None:
    link = link_of(Wiring("escpos-80", "/dev/no-such-printer", LinkKind.RAW))
    with pytest.raises(LinkLost):
        link.open()
    with pytest.raises(LinkLost):
        link.write(b"x")

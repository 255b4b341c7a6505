"""What all emulators share, shown with the reader's: port, control socket, life and death."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.link.serial import SerialLink
from devices.port import LinkLost
from devices.remote import Refused, Remote, Running, start
from devices.resident_id.codec import Command, Word, request, response

EMULATOR = "devices.resident_id.emulator"


@pytest.fixture
def emulator() -> Iterator[Running]:
    with start(EMULATOR) as running:
        yield running


@pytest.fixture
def link(emulator: Running) -> Iterator[SerialLink]:
    serial = SerialLink(str(emulator.link), 115200)
    serial.open()
    yield serial
    serial.close()


def heard(link: SerialLink, count: int) -> bytes:
    """So many bytes, or fewer if the line falls silent."""
    data = b""
    while len(data) < count and (more := link.read(count - len(data), link.now() + 5)):
        data += more
    return data


def test_it_answers_on_its_port(link: SerialLink) -> None:
    link.write(request(Command.STATUS))
    assert heard(link, 11) == response(Word.DONE)


def test_unplugged_means_that_port_and_path_are_gone(emulator: Running, link: SerialLink) -> None:
    emulator.remote.do("hang_up")
    with pytest.raises(LinkLost):
        link.read(1, link.now() + 5)
    with pytest.raises(LinkLost):
        link.open()
    assert not os.path.lexists(emulator.link)
    assert emulator.remote.state()["plugged_in"] is False


def test_it_comes_back_behind_the_same_path(emulator: Running, link: SerialLink) -> None:
    for _ in range(2):
        emulator.remote.do("hang_up")
    for _ in range(2):
        emulator.remote.do("come_back")
    link.open()
    link.write(request(Command.STATUS))
    assert heard(link, 11) == response(Word.DONE)


def test_silence_lasts_until_it_may_answer(emulator: Running, link: SerialLink) -> None:
    emulator.remote.do("silence")
    link.write(request(Command.STATUS))
    assert link.read(1, link.now() + 0.05) == b""
    assert emulator.remote.state()["silent"] is True
    emulator.remote.do("answer")
    link.write(request(Command.STATUS))
    assert heard(link, 11) == response(Word.DONE)


def test_garbage_comes_unasked(emulator: Running, link: SerialLink) -> None:
    emulator.remote.do("garbage", bytes="00ff96")
    assert heard(link, 3) == b"\x00\xff\x96"


def test_the_host_may_close_and_open_as_often_as_it_likes(
    emulator: Running, link: SerialLink
) -> None:
    for _ in range(3):
        link.close()
        link.open()
    link.write(request(Command.STATUS))
    assert heard(link, 11) == response(Word.DONE)


def test_a_long_request_arrives_whole(emulator: Running, link: SerialLink) -> None:
    link.write(b"\x00" * 3000 + request(Command.STATUS))
    assert heard(link, 11) == response(Word.DONE)


@pytest.mark.parametrize(
    "order",
    [b"{}", b"[]", b"not json", b'{"do": "fly"}', b'{"do": "garbage", "bytes": "xy"}', b"\xff"],
)
def test_an_order_that_cannot_be_followed_is_refused_with_a_reason(
    emulator: Running, order: bytes
) -> None:
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(10)
        client.connect(str(emulator.link) + ".control")
        client.sendall(order + b'\n{"do": "state"}\n')
        with client.makefile("rb") as answers:
            refused, state = json.loads(answers.readline()), json.loads(answers.readline())
    assert refused["ok"] is False
    assert refused["why"]
    assert state["ok"] is True


def test_a_refusal_is_raised(emulator: Running) -> None:
    with pytest.raises(Refused, match="fly"):
        emulator.remote.do("fly")


def test_closing_leaves_nothing(emulator: Running) -> None:
    emulator.close()
    assert not emulator.link.parent.exists()


def test_it_ends_when_its_starter_is_killed(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from devices.remote import start\n"
        f"with start('{EMULATOR}', folder=Path(sys.argv[1])):\n"
        "    print('up', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as starter:
        assert starter.stdout is not None
        assert starter.stdout.readline() == b"up\n"
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(20)
            client.connect(str(tmp_path / "resident_id.control"))
            starter.kill()
            assert client.recv(1) == b""  # the other end has closed: the process is gone


def test_an_emulator_that_does_not_start_is_refused() -> None:
    with pytest.raises(Refused, match="did not start"):
        start(EMULATOR, "--no-such-option")


def test_a_remote_of_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        Remote(tmp_path / "nothing").state()

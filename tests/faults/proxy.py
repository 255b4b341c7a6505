"""A TCP proxy that loses, holds and resets what a terminal and its hub say: each request by lot."""

from __future__ import annotations

import socket
import struct
import threading
from collections import Counter
from collections.abc import Callable
from enum import StrEnum
from random import Random


class Fate(StrEnum):
    PASSED = "passed"
    REQUEST_LOST = "request_lost"
    ANSWER_LOST = "answer_lost"
    RESET_BEFORE = "reset_before"
    RESET_AFTER = "reset_after"
    REQUEST_LATE = "request_late"
    """It reaches the hub when the terminal has long given up, and perhaps looked it up."""
    ANSWER_LATE = "answer_late"


WEIGHTS = {
    Fate.PASSED: 68,
    Fate.REQUEST_LOST: 6,
    Fate.ANSWER_LOST: 7,
    Fate.RESET_BEFORE: 4,
    Fate.RESET_AFTER: 5,
    Fate.REQUEST_LATE: 5,
    Fate.ANSWER_LATE: 5,
}
PATIENCE_S = 10.0


class Proxy:
    """Listens from `open` to `shut`, on the same port each time. `late_s` is how long it holds."""

    def __init__(self, hub_port: int, seed: int, late_s: float) -> None:
        self._hub_port = hub_port
        self._chance = Random(seed)
        self._late_s = late_s
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._listener: socket.socket | None = None
        self._threads: list[threading.Thread] = []
        self.port = 0
        self.fates: Counter[Fate] = Counter()
        self.on_forwarded: Callable[[], None] = lambda: None
        """Called once the hub has a request in hand, before it can have answered."""
        self.open()

    def open(self) -> None:
        if self._listener is None:
            self._listener = socket.create_server(("127.0.0.1", self.port))
            self.port = self._listener.getsockname()[1]
            self._run(self._accept, self._listener)

    def shut(self) -> None:
        """From now on a connection is refused: nothing has been sent, and the client knows it."""
        if self._listener is not None:
            # A thread that waits in accept would keep the port.
            self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None

    def close(self) -> None:
        self._ended.set()
        self.shut()
        for thread in self._threads:
            thread.join(PATIENCE_S)

    def hold(self, seconds: float) -> None:
        """Waits on one of the proxy's threads, or until it is closed."""
        self._ended.wait(seconds)

    def _run(self, work: Callable[[socket.socket], None], on: socket.socket) -> None:
        thread = threading.Thread(target=work, args=(on,), daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            self._run(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        """One request after the other, until one ends badly or the terminal is gone."""
        client.settimeout(PATIENCE_S)
        with client:
            try:
                while (request := message(client)) and self._exchange(client, request):
                    pass
            except OSError:
                return  # a terminal that was killed, a hub that was: what these runs are about

    def _exchange(self, client: socket.socket, request: bytes) -> bool:
        """Whether the connection may serve another one."""
        with self._lock:
            (fate,) = self._chance.choices(list(WEIGHTS), list(WEIGHTS.values()))
            self.fates[fate] += 1
        if fate is Fate.REQUEST_LATE:
            self.hold(self._late_s)
        if fate is Fate.REQUEST_LOST:
            return False
        if fate is Fate.RESET_BEFORE:
            return reset(client)
        answer = self._asked(request)
        if fate is Fate.ANSWER_LATE:
            self.hold(self._late_s)
        if fate is Fate.RESET_AFTER:
            return reset(client)
        if fate is Fate.ANSWER_LOST or not answer:
            return False
        client.sendall(answer)
        return True

    def _asked(self, request: bytes) -> bytes:
        """What the hub answers, on a connection of its own; nothing if it dies over it."""
        with socket.create_connection(("127.0.0.1", self._hub_port), PATIENCE_S) as hub:
            hub.sendall(request)
            self.on_forwarded()
            return message(hub)


def message(on: socket.socket) -> bytes:
    """One HTTP message with its Content-Length, or nothing where the other side has ended."""
    data = bytearray()
    while (whole := _length(data)) is None or len(data) < whole:
        piece = on.recv(1 << 16)
        if not piece:
            return b""
        data += piece
    return bytes(data)


def _length(data: bytearray) -> int | None:
    """Of the whole message, once its headers are there."""
    head, found, _ = data.partition(b"\r\n\r\n")
    if not found:
        return None
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return len(head) + 4 + int(value)
    return len(head) + 4


def reset(client: socket.socket) -> bool:
    """Closed with RST instead of FIN."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    client.close()
    return False

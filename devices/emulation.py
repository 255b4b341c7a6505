"""What every emulator process shares: a pty as its wire, a control socket, one loop.

An emulator gives a `Device`; `Emulation` gives it the wire. The pty passes bytes at once, whatever
its baud rate, so both directions are paced here to ten bits a byte (devices.md 9.1). The process
lives as long as its standard input. `devices.remote` starts and steers it.
"""

from __future__ import annotations

import heapq
import itertools
import json
import os
import pty
import selectors
import socket
import sys
import time
import tty
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from devices.pacing import GRAIN, Paced

After = Callable[[float, Callable[[], None]], None]
"""Calls something from the loop in so many seconds (`Emulation.after`)."""
Order = Callable[[Mapping[str, Any]], dict[str, Any] | None]
"""One order of the control socket: the whole request in, further fields of the answer out.

Raises ValueError, KeyError or TypeError for a request that it cannot follow.
"""


class Device(Protocol):
    """The thing that is imitated. Every method is called from the one loop."""

    def received(self, data: bytes) -> None:
        """These bytes have arrived, by their time on the wire; any number of them."""

    def plugged_in(self) -> None:
        """Power and cable are (again) there: forget what only power kept."""

    def state(self) -> dict[str, Any]:
        """What a test or the simulator may want to know, as JSON."""

    def verbs(self) -> Mapping[str, Order]:
        """Its own orders, beside the common ones."""


class Emulation:
    """The pty, the control socket and the loop of one emulator."""

    def __init__(
        self, link: Path, control: Path, baud: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._link = link
        self._control = control
        self._clock = clock
        self._inbox = Paced(baud, clock)
        self._outbox = Paced(baud, clock)
        self._timers: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._selector = selectors.SelectSelector()
        self._fds: tuple[int, int] | None = None
        self._silent = False
        self._running = True
        self._device: Device

    def send(self, data: bytes) -> None:
        """From the device to the host; lost while the device is silent or unplugged."""
        if not self._silent and self._fds is not None:
            self._outbox.put(data)

    def after(self, seconds: float, action: Callable[[], None]) -> None:
        """Calls `action` from the loop in so many seconds, unless it is unplugged before."""
        heapq.heappush(self._timers, (self._clock() + seconds, next(self._order), action))

    def run(self, device: Device) -> None:
        """Says that it is ready, then serves until standard input closes."""
        self._device = device
        server = self._listen()
        self._come_back({})
        self._selector.register(sys.stdin.fileno(), selectors.EVENT_READ, self._stdin)
        self._ready_line()
        try:
            while self._running:
                self._turn()
        finally:
            self._hang_up({})
            server.close()
            self._control.unlink(missing_ok=True)
            self._selector.close()

    def _turn(self) -> None:
        for key, _ in self._selector.select(self._wait()):
            key.data()
        self._let_in()
        self._let_out()
        while self._timers and self._timers[0][0] <= self._clock():
            heapq.heappop(self._timers)[2]()

    def _wait(self) -> float | None:
        dues = [self._inbox.due(), self._outbox.due()]
        dues += [timer[0] for timer in self._timers[:1]]
        known = [due for due in dues if due is not None]
        return max(0.0, min(known) - self._clock()) if known else None

    # The wire

    def _arrived(self) -> None:
        """Takes from the pty only what the line can carry: a host that hurries has to wait."""
        if self._fds is not None and len(self._inbox) < GRAIN:
            with suppress(BlockingIOError):
                self._inbox.put(os.read(self._fds[0], 4 * GRAIN))
        self._listen_to_host()

    def _let_in(self) -> None:
        data = self._inbox.take()
        if data:
            self._device.received(data)
        self._listen_to_host()

    def _let_out(self) -> None:
        data = self._outbox.take()
        if data and self._fds is not None:
            with suppress(BlockingIOError):  # nobody reads: a UART loses these bytes too
                os.write(self._fds[0], data)

    def _listen_to_host(self) -> None:
        """Turns the readiness of the pty off while the line is full, so that select can wait."""
        if self._fds is None:
            return
        master = self._fds[0]
        listening = master in self._selector.get_map()
        if len(self._inbox) < GRAIN and not listening:
            self._selector.register(master, selectors.EVENT_READ, self._arrived)
        elif len(self._inbox) >= GRAIN and listening:
            self._selector.unregister(master)

    # The control socket

    def _listen(self) -> socket.socket:
        self._control.unlink(missing_ok=True)
        server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        server.bind(str(self._control))
        server.listen()
        self._selector.register(server, selectors.EVENT_READ, lambda: self._accept(server))
        return server

    def _accept(self, server: socket.socket) -> None:
        client, _ = server.accept()
        client.setblocking(False)
        pending = bytearray()
        self._selector.register(
            client, selectors.EVENT_READ, lambda: self._ordered(client, pending)
        )

    def _ordered(self, client: socket.socket, pending: bytearray) -> None:
        try:
            data = client.recv(65536)
            pending += data
            while b"\n" in pending:
                line, _, rest = pending.partition(b"\n")
                pending[:] = rest
                client.sendall(json.dumps(self._obey(bytes(line))).encode() + b"\n")
        except OSError:
            data = b""
        if not data:
            self._selector.unregister(client)
            client.close()

    def _obey(self, line: bytes) -> dict[str, Any]:
        verbs = {**self._verbs(), **self._device.verbs()}
        try:
            order = json.loads(line)
            return {"ok": True, **(verbs[order["do"]](order) or {})}
        except (ValueError, KeyError, TypeError) as error:
            return {"ok": False, "why": f"{type(error).__name__}: {error}"}

    def _verbs(self) -> dict[str, Order]:
        return {
            "silence": self._be_silent,
            "answer": self._answer,
            "garbage": self._garbage,
            "drip": self._drip,
            "hang_up": self._hang_up,
            "come_back": self._come_back,
            "state": self._state,
        }

    def _be_silent(self, _: Mapping[str, Any]) -> None:
        """Sends nothing from now on, the rest of a running answer included."""
        self._silent = True
        self._outbox.clear()

    def _answer(self, _: Mapping[str, Any]) -> None:
        self._silent = False

    def _garbage(self, order: Mapping[str, Any]) -> None:
        """Puts `bytes` (hexadecimal) on the wire, unasked."""
        self._outbox.put(bytes.fromhex(order["bytes"]))

    def _drip(self, order: Mapping[str, Any]) -> None:
        """Hands over byte by byte while `on` (default true)."""
        self._outbox.grain = 1 if order.get("on", True) else GRAIN

    def _hang_up(self, _: Mapping[str, Any]) -> None:
        """Unplugged: the path is gone and an open port fails."""
        if self._fds is None:
            return
        if self._fds[0] in self._selector.get_map():
            self._selector.unregister(self._fds[0])
        for fd in self._fds:
            os.close(fd)
        self._fds = None
        self._link.unlink(missing_ok=True)
        self._inbox.clear()
        self._outbox.clear()
        self._timers.clear()

    def _come_back(self, _: Mapping[str, Any]) -> None:
        """Plugged in: a new pty behind the same path, and a device that has just got power."""
        if self._fds is not None:
            return
        master, slave = pty.openpty()
        tty.setraw(slave)  # else the host sees echoes until it has opened the port
        os.set_blocking(master, False)
        self._fds = master, slave  # the slave stays open: else reading fails while no host is there
        fresh = self._link.with_name(self._link.name + ".new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(slave))
        fresh.replace(self._link)
        self._listen_to_host()
        self._device.plugged_in()

    def _state(self, _: Mapping[str, Any]) -> dict[str, Any]:
        own = {"plugged_in": self._fds is not None, "silent": self._silent}
        return {**own, **self._device.state()}

    def _stdin(self) -> None:
        self._running = bool(os.read(sys.stdin.fileno(), 4096))

    def _ready_line(self) -> None:
        ready = {"link": str(self._link), "control": str(self._control)}
        sys.stdout.write(json.dumps(ready) + "\n")
        sys.stdout.flush()


def arguments(description: str, baud: int, model: str) -> ArgumentParser:
    """The command line that every emulator understands; it may add its own options."""
    parser = ArgumentParser(description=description)
    parser.add_argument("--link", type=Path, required=True, help="path of the port to make")
    parser.add_argument("--control", type=Path, required=True, help="path of the control socket")
    parser.add_argument("--baud", type=int, default=baud)
    parser.add_argument("--model", default=model, help="of the family's file of models")
    parser.add_argument("--own", type=json.loads, default={}, help="keys of its profile, as JSON")
    return parser

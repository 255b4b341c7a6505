"""Runs the hub on one address, and tells whoever started it when and where it listens."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import APIRouter

from hub import log
from hub.app import create_app
from hub.connections import CuttableProtocol, drop
from hub.faults import Faults
from hub.intake.service import Hub

PATIENCE_S = 2
"""How long calls under way may go on once the hub was told to end."""


class CannotListen(Exception):
    """The address is taken, or not this machine's."""


@dataclass(frozen=True, slots=True)
class Serving:
    """Where it listens; port 0 takes a free one."""

    host: str
    port: int
    sandbox: bool
    until_eof: bool
    """End when standard input ends: whoever started the hub is gone."""


def serve(
    hub: Hub, serving: Serving, ready: Callable[[str], None], console: APIRouter | None = None
) -> None:
    """Returns on SIGTERM, SIGINT or the end of input. Raises CannotListen."""
    listener = listening(serving.host, serving.port)
    address = listener.getsockname()
    url = f"http://{serving.host}:{address[1]}"
    hub = hub.reached_at(url)
    faults = Faults() if serving.sandbox else None
    config = uvicorn.Config(
        create_app(hub, faults, drop, console),
        http=CuttableProtocol if serving.sandbox else "auto",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE_S,
    )
    server = _Server(config, lambda: ready(url))
    if serving.until_eof:
        threading.Thread(target=_watch_input, args=(server,), daemon=True).start()
    # uvicorn raises the signal again when it has ended: then there is nothing left to do.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with listener:
        server.run(sockets=[listener])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def listening(host: str, port: int) -> socket.socket:
    """CannotListen, with the system's reason, where the address is taken or not ours."""
    try:
        listener = socket.create_server((host, port), backlog=128)
    except OSError as error:
        raise CannotListen(f"cannot listen on {host}:{port}: {error.strerror}") from error
    # asyncio leaves it unset on a socket that it did not make, and every answer waits 40 ms for
    # the acknowledgement of its own headers; a connection inherits it from here.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _watch_input(server: uvicorn.Server) -> None:
    """Reads the bare descriptor: a buffer's lock would stop the process from ending."""
    while os.read(sys.stdin.fileno(), 4096):
        continue
    server.should_exit = True


def announce(path: Path | None, password: Path | None = None) -> Callable[[str], None]:
    """Writes the ready line, `{"url": …, "pid": …}`, to standard output and, atomically, a file.

    `password` is the file of the console's, if there is one: the line says where both are, in
    `"console": {"url": …, "password_file": …}`.
    """

    def ready(url: str) -> None:
        told: dict[str, object] = {"url": url, "pid": os.getpid()}
        if password:
            told["console"] = {"url": f"{url}/console", "password_file": str(password.absolute())}
        line = json.dumps(told)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
        if path:
            part = path.with_name(path.name + ".part")
            part.write_text(line, "utf-8")
            part.replace(path)
        log.write("ready", url=url)

    return ready

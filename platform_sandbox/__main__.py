"""`python -m platform_sandbox`: the synthetic platform on loopback, told when it is ready.

Exit codes: 0 done, 2 wrong usage, 4 the address.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import sys
import threading
from collections.abc import Sequence
from typing import Any

import uvicorn

from platform_sandbox.app import create_app
from platform_sandbox.database import open_engine
from platform_sandbox.seed import seed
from platform_sandbox.service import Platform
from wire import clock

DATABASE = "sqlite:///var/hub/platform.db"
PATIENCE_S = 2
"""How long calls under way may go on once it was told to end."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Until its standard input ends or it is told to; the exit code of the process."""
    options = _parser().parse_args(arguments)
    engine = open_engine(options.database)
    try:
        listener = socket.create_server(("127.0.0.1", options.port), backlog=128)
    except OSError as error:
        sys.stderr.write(f"platform_sandbox: cannot listen: {error.strerror}\n")
        return 4
    # As at the hub: asyncio leaves it unset, and every answer would wait 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    with engine.begin() as db:
        seed(db)
    with listener:
        _serve(Platform(engine, clock.now), listener)
    engine.dispose()
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="platform_sandbox", description=__doc__)
    parser.add_argument("--database", default=DATABASE, metavar="URL")
    parser.add_argument("--port", type=int, default=0, help="0: any free one, told when ready")
    return parser


def _serve(platform: Platform, listener: socket.socket) -> None:
    config = uvicorn.Config(
        create_app(platform),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=PATIENCE_S,
    )
    server = _Server(config)
    threading.Thread(target=_watch_input, args=(server,), daemon=True).start()
    server.run(sockets=[listener])


class _Server(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        assert sockets, "it listens before it is served"
        ready: dict[str, Any] = {"url": f"http://127.0.0.1:{sockets[0].getsockname()[1]}"}
        sys.stdout.write(json.dumps({**ready, "pid": os.getpid()}) + "\n")
        sys.stdout.flush()


def _watch_input(server: uvicorn.Server) -> None:
    """Reads the bare descriptor: a buffer's lock would stop the process from ending."""
    while os.read(sys.stdin.fileno(), 4096):
        continue
    server.should_exit = True


if __name__ == "__main__":
    sys.exit(main())

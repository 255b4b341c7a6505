"""`python -m simulator --device NAME=SOCKET … --slips FOLDER`: the page's process.

`SOCKET` is the control socket of the emulator of this family; one for each that is emulated.

Writes one line, {"url": …}, once it serves. Exit codes: 0 told to end, 2 wrong usage, 4 the
address is taken.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from devices import registry
from devices.remote import Remote
from simulator.server import LOOPBACK, Server
from simulator.table import Table

PATIENCE_S = 2.0
"""For an emulator's answer: the page asks once a second."""
DONE, ADDRESS = 0, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves the page until it is told to end; the exit code."""
    options = _options(arguments)
    remotes = {name: Remote(control, PATIENCE_S) for name, control in options.device}
    things = {family.name: family.thing() for family in registry.families()}
    table = Table(remotes, things, options.slips)
    try:
        server = Server(table, options.slips, options.port, date.today())
    except OSError as error:
        sys.stderr.write(f"cannot listen on {LOOPBACK}:{options.port}: {error.strerror}\n")
        return ADDRESS
    with server:
        _serve(server, options.until_eof)
    return DONE


def _options(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="simulator", description="The emulated devices in a browser.")
    parser.add_argument(
        "--device",
        type=_device,
        action="append",
        required=True,
        metavar="NAME=SOCKET",
        help="a family and the control socket of its emulator",
    )
    parser.add_argument("--slips", type=Path, required=True, help="where the printer leaves slips")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--until-eof", action="store_true", help="end when standard input ends")
    return parser.parse_args(arguments)


def _device(told: str) -> tuple[str, Path]:
    name, _, control = told.partition("=")
    if not control or name not in registry.NAMES:
        raise ArgumentTypeError(f"{told!r} is not a family of devices and a socket")
    return name, Path(control)


def _serve(server: Server, until_eof: bool) -> None:
    """Until a signal, or the end of input."""
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    if until_eof:
        threading.Thread(target=_watch_input, args=(told,), daemon=True).start()
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    sys.stdout.write(json.dumps({"url": server.url}) + "\n")
    sys.stdout.flush()
    told.wait()
    server.shutdown()
    serving.join()


def _watch_input(told: threading.Event) -> None:
    """Reads the bare descriptor: a buffer's lock would stop the process from ending."""
    while os.read(sys.stdin.fileno(), 4096):
        continue
    told.set()


if __name__ == "__main__":
    sys.exit(main())

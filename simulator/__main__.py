"""`python -m simulator --reader SOCKET --printer SOCKET --slips FOLDER`: the page's process.

`--scanner SOCKET` where the terminal has one.

Writes one line, {"url": …}, once it serves. Exit codes: 0 told to end, 2 wrong usage, 4 the
address is taken.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from devices.remote import Remote
from simulator.server import LOOPBACK, Server
from simulator.table import Table

PATIENCE_S = 2.0
"""For an emulator's answer: the page asks once a second."""
DONE, ADDRESS = 0, 4


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves the page until it is told to end; the exit code."""
    options = _options(arguments)
    reader, printer = Remote(options.reader, PATIENCE_S), Remote(options.printer, PATIENCE_S)
    scanner = Remote(options.scanner, PATIENCE_S) if options.scanner else None
    table = Table(reader, printer, options.slips, scanner)
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
    parser.add_argument("--reader", type=Path, required=True, help="the reader's control socket")
    parser.add_argument("--printer", type=Path, required=True, help="the printer's control socket")
    parser.add_argument("--scanner", type=Path, help="the scanner's control socket, if any")
    parser.add_argument("--slips", type=Path, required=True, help="where the printer leaves slips")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--until-eof", action="store_true", help="end when standard input ends")
    return parser.parse_args(arguments)


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

"""The worker process: `python -m devices.camera.worker`, orders on stdin, reports on stdout.

One thread. Ends with the end of stdin, so it never outlives the terminal; it may also die over an
image, and the client starts it anew. Nothing that it reads is written anywhere but to the client.
"""

from __future__ import annotations

import resource
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from devices.camera.decode import codes
from devices.camera.frames import FrameSource, files
from devices.camera.protocol import READY, Order, Report, Trouble, encoded, order

MEMORY = 2 * 1024**3
"""Bytes of address space: a bomb that passes every check ends here, and not the machine."""

Emit = Callable[[Report], None]


def main() -> int:
    """Serves until its standard input closes; the exit code is always 0."""
    _confine()
    out = sys.stdout.buffer

    def emit(report: Report) -> None:
        out.write(encoded(report))
        out.flush()

    emit(READY)
    serve(sys.stdin.buffer, emit)
    return 0


def serve(lines: Iterable[bytes], emit: Emit) -> None:
    """One report for each order; a line that is none is dropped, for nobody waits for it."""
    for line in lines:
        try:
            wanted = order(line)
        except ValueError:
            continue
        for report in look(wanted, files([Path(wanted.file)], time.monotonic)):
            emit(report)


def look(wanted: Order, source: FrameSource) -> Iterator[Report]:
    """What is in each frame."""
    for _, frame in source:
        if isinstance(frame, Trouble):
            yield Report(wanted.id, trouble=frame)
        elif found := codes(frame):
            yield Report(wanted.id, found)
        else:
            yield Report(wanted.id, trouble=Trouble.NO_CODE)


def _confine() -> None:
    """No memory without end, no dump of what was read, and Ctrl-C is for the terminal."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    sys.exit(main())

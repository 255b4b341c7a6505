"""A journal's process of its own, whose writes and syncs are recorded: it keeps, sends and ends
tasks, and writes `kept N` or `ended N` to standard output once each commit was promised.

`python -m tests.faults.power_child FOLDER TASKS [SYNCHRONOUS]`; without the last, as it is shipped.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

from kiosk.shell.journal import Ended, Journal, Place, State, store
from kiosk.shell.journal.store import Connection
from tests.kiosk.shell.journal.handed import key, submitted

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def main(folder: str, tasks: int, synchronous: str = "") -> None:
    if synchronous:
        weaken(synchronous)
    journal = Journal.open(Place.of(folder), NOON, lambda reason: None)
    for number in range(tasks):
        sn = key(number)
        journal.task_kept(submitted(number), payload(number), NOON).result()
        promise(f"kept {number}")
        journal.task_sending(sn, State.JOURNALED, 1, 0.0, NOON).result()
        if number % 3:
            ended = Ended(State.ACCEPTED, accept_no=f"YB-261122-{number:06}", answer="{}")
            journal.task_ended(sn, State.SENDING, ended, NOON).result()
            promise(f"ended {number}")
    os._exit(0)  # as a power cut would have it: nothing is closed


def payload(number: int) -> str:
    """Of different lengths, some longer than a page."""
    return '{"data":"' + "x" * (number * 397 % 6000) + '"}'


def promise(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def weaken(synchronous: str) -> None:
    """The control: the journal's own settings, and then this one instead."""
    ours = store._set_durable

    def theirs(connection: Connection) -> None:
        ours(connection)
        connection.execute(f"PRAGMA synchronous = {synchronous}")

    store._set_durable = theirs


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])

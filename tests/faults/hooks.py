"""Where the test's terminal kills itself: named boundaries, installed in that child alone."""

from __future__ import annotations

import http.client
import os
import signal
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from devices.supervisor import Devices
from kiosk.shell.journal import Journal
from kiosk.shell.journal.store import Connection


class Boundary(StrEnum):
    BEFORE_COMMIT = "before_commit"
    """The task is written, and not committed."""
    AFTER_COMMIT = "after_commit"
    """Committed, and nobody was told."""
    MID_SEND = "mid_send"
    """The last byte has gone into the socket."""
    BEFORE_ANSWER = "before_answer"
    """The hub has said yes, and that is not committed."""
    BEFORE_PRINT = "before_print"
    """The answer and the intent to print are committed; no byte has gone to the printer."""
    AFTER_PRINT = "after_print"
    """The slip is out, and that is not committed."""


class Hooks:
    """Kills this process when `boundary` is reached for the `count`th time."""

    def __init__(self, boundary: Boundary | None, count: int) -> None:
        self._boundary = boundary
        self._left = count

    def reached(self, boundary: Boundary) -> None:
        if boundary is self._boundary:
            self._left -= 1
            if self._left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    def install(self, journal: Journal, devices: Devices) -> None:
        journal._writer._connection = Watched(journal._writer._connection, self)
        sends, prints = http.client.HTTPConnection.send, devices.ask

        def send(connection: http.client.HTTPConnection, data: Any) -> None:
            sends(connection, data)
            if isinstance(data, bytes) and b'"infno":"K311"' in data:
                self.reached(Boundary.MID_SEND)

        def print_(device: str, tag: str, ticket: Any) -> None:
            self.reached(Boundary.BEFORE_PRINT)
            prints(device, tag, ticket)

        http.client.HTTPConnection.send = send  # type: ignore[method-assign, assignment]
        devices.ask = print_  # type: ignore[method-assign]


class Watched:
    """A connection that knows which transaction it is in."""

    def __init__(self, real: Connection, hooks: Hooks) -> None:
        self._real, self._hooks = real, hooks
        self._doing: Boundary | None = None

    def execute(self, sql: str, values: Sequence[object] = (), /) -> Any:
        if sql == "COMMIT" and self._doing is not None:
            self._hooks.reached(self._doing)
        done = self._real.execute(sql, values)
        if sql == "COMMIT" and self._doing is Boundary.BEFORE_COMMIT:
            self._hooks.reached(Boundary.AFTER_COMMIT)
        self._doing = None if sql in ("COMMIT", "ROLLBACK") else _begun(sql, values) or self._doing
        return done

    def close(self) -> None:
        self._real.close()


def _begun(sql: str, values: Sequence[object]) -> Boundary | None:
    """The boundary before the commit of the transaction that holds this statement."""
    if sql.startswith("INSERT INTO task"):
        return Boundary.BEFORE_COMMIT
    if sql.startswith("UPDATE task SET payload = NULL") and values[0] == "accepted":
        return Boundary.BEFORE_ANSWER
    if sql.startswith("UPDATE print_job") and values[0] == "printed":
        return Boundary.AFTER_PRINT
    return None

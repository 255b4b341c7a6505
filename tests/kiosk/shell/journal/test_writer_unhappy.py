"""A disk that fails: simulated by a connection that does."""

import threading
import weakref
from collections.abc import Sequence
from queue import SimpleQueue
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from kiosk.shell.journal.store import Connection
from kiosk.shell.journal.writer import TOGETHER, JournalFailed, Writer


class Failing:
    """A connection on which the statement `bad` fails from its `nth` time on."""

    def __init__(self, bad: str, nth: int = 1, gate: threading.Event | None = None) -> None:
        self._real = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._real.execute("CREATE TABLE t (v INTEGER)")
        self._bad, self._left, self._gate = bad, nth, gate
        self.commits = 0

    def execute(self, sql: str, values: Sequence[object] = (), /) -> Any:
        if self._gate is not None:
            assert self._gate.wait(10)
        if sql == self._bad:
            self._left -= 1
            if self._left <= 0:
                raise dbapi2.OperationalError("disk I/O error")
        self.commits += sql == "COMMIT"
        return self._real.execute(sql, values)

    def close(self) -> None:
        self._real.close()


class Nothing:
    """No work beside the work."""

    def before_commit(self, connection: Connection) -> None:
        assert connection is not None

    def after_commit(self, connection: Connection) -> Connection:
        return connection


def insert(connection: Any) -> int:
    connection.execute("INSERT INTO t VALUES (1)")
    return 1


@pytest.mark.parametrize("bad", ["BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)", "COMMIT"])
def test_an_error_of_the_disk_is_fatal_and_never_tried_again(bad: str) -> None:
    failures: list[str] = []
    connection = Failing(bad, nth=2)
    writer = Writer(connection, failures.append, Nothing())
    writer.start()
    assert writer.submit(insert).result() == 1
    with pytest.raises(JournalFailed):
        writer.submit(insert).result()
    with pytest.raises(JournalFailed):
        writer.submit(insert).result()
    writer.close()
    assert failures == ["disk I/O error"]
    assert (writer.failed, connection.commits) == (True, 1)


def test_what_was_queued_behind_a_failure_is_refused() -> None:
    gate = threading.Event()
    failures: list[str] = []
    connection = Failing("COMMIT", gate=gate)
    writer = Writer(connection, failures.append, Nothing())
    writer.start()
    futures = [writer.submit(insert) for _ in range(5)]
    gate.set()
    assert all(isinstance(future.exception(10), JournalFailed) for future in futures)
    writer.close()
    assert (failures, connection.commits) == (["disk I/O error"], 0)


def test_what_waits_is_one_commit_and_each_is_taken_back_alone() -> None:
    gate = threading.Event()
    connection = Failing("", gate=gate)
    writer = Writer(connection, lambda reason: None, Nothing())

    def bug(connection: Any) -> None:
        connection.execute("INSERT INTO t VALUES (2)")
        raise ZeroDivisionError

    def rows(connection: Any) -> list[tuple[int]]:
        return list(connection.execute("SELECT v FROM t").fetchall())

    first, refused, last, seen = (writer.submit(run) for run in (insert, bug, insert, rows))
    writer.start()
    gate.set()
    assert (first.result(10), last.result(10)) == (1, 1)
    assert isinstance(refused.exception(10), ZeroDivisionError)
    assert seen.result(10) == [(1,), (1,)]
    writer.close()
    assert connection.commits == 1


def test_what_waits_when_it_is_closed_is_written() -> None:
    connection = Failing("")
    writer = Writer(connection, lambda reason: None, Nothing())
    futures = [writer.submit(insert) for _ in range(TOGETHER + 3)]
    closing = threading.Thread(target=writer.close)
    writer.start()
    closing.start()
    closing.join(10)
    assert [future.result(0) for future in futures] == [1] * (TOGETHER + 3)
    assert connection.commits == 2


def test_a_bug_in_the_work_is_told_to_its_owner_and_costs_no_other() -> None:
    def bug(connection: Any) -> None:
        connection.execute("INSERT INTO t VALUES (2)")
        raise ZeroDivisionError

    connection = Failing("")
    writer = Writer(connection, lambda reason: None, Nothing())
    writer.start()
    with pytest.raises(ZeroDivisionError):
        writer.submit(bug).result()

    def rows(c: Any) -> list[tuple[int]]:
        return list(c.execute("SELECT v FROM t").fetchall())

    assert writer.submit(insert).result() == 1
    assert writer.submit(rows).result() == [(1,)]
    writer.close()
    assert not writer.failed


def test_a_disk_that_fails_as_a_refused_work_is_taken_back_is_fatal() -> None:
    failures: list[str] = []
    writer = Writer(Failing("ROLLBACK TO work"), failures.append, Nothing())
    writer.start()

    def bug(connection: Any) -> None:
        raise ZeroDivisionError

    with pytest.raises(JournalFailed):
        writer.submit(bug).result(10)
    writer.close()
    assert failures == ["disk I/O error"]


class Waited(SimpleQueue[Any]):
    """Says when the thread comes to wait for the second piece of work."""

    def __init__(self) -> None:
        self.taken = 0
        self.idle = threading.Event()

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        self.taken += 1
        if self.taken == 2:
            self.idle.set()
        return super().get(block, timeout)


def test_nothing_of_a_piece_of_work_stays_in_the_thread() -> None:
    class Payload:
        pass

    writer = Writer(Failing(""), lambda reason: None, Nothing())
    queue, payload = Waited(), Payload()
    writer._queue, gone = queue, weakref.ref(payload)
    writer.start()
    writer.submit(lambda c, personal=payload: None)
    del payload
    assert queue.idle.wait(10)
    assert gone() is None
    writer.close()

"""Numbers of messages on a real journal."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from kiosk.shell.backend.numbers import BLOCK, Numbers
from kiosk.shell.journal import Journal, JournalFailed, Place
from tests.kiosk.shell.backend.handing import NOON
from wire.msgid import WRAP


def opened(folder: Path) -> Journal:
    return Journal.open(Place.of(folder), NOON, lambda reason: None)


def test_none_comes_again_until_all_have_come(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    numbers = Numbers(journal)
    assert [numbers.next() for _ in range(WRAP + 1)] == [*range(WRAP), 0]
    journal.close()


def test_none_comes_again_after_a_restart(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    numbers = Numbers(journal)
    before = [numbers.next() for _ in range(BLOCK + 3)]
    journal.close()
    journal = opened(tmp_path)
    assert Numbers(journal).next() == 2 * BLOCK
    assert max(number for number in before if number is not None) < 2 * BLOCK
    journal.close()


def test_two_threads_have_none_in_common(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    numbers = Numbers(journal)

    def taken(_: int) -> tuple[int, int | None]:
        return threading.get_ident(), numbers.next()

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(taken, range(10 * BLOCK)))
    journal.close()
    assert len({number for _, number in found}) == 10 * BLOCK


class Failing:
    def next_sequence(self, name: str, modulo: int, step: int = 1) -> Future[int]:
        future: Future[int] = Future()
        future.set_exception(JournalFailed())
        return future


def test_a_journal_that_has_failed_gives_none() -> None:
    assert Numbers(Failing()).next() is None

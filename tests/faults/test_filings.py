"""Whatever is killed or cut in between, the city's record, the journal and the slips say the same.

A seeded run of filings through a line that loses, holds and resets (reliability.md 2, rows 1 and 5;
9.2), with the terminal killed at every boundary and the hub killed over requests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from kiosk.shell.journal import Place, Row, State, verify
from kiosk.shell.journal.reading import reading
from tests.faults.extent import FULL, SEED
from tests.faults.hooks import Boundary
from tests.faults.proxy import Fate
from tests.faults.run import Run

KILLS = 10 if FULL else 1
"""At each boundary."""
HUB_KILLS = 20 if FULL else 2
FILINGS = 500 if FULL else 60
A_LIFE = 9
EVERY = 30 if FULL else 25
"""Messages from one kill of the hub to the next."""

pytestmark = pytest.mark.timeout(3600 if FULL else 240)


@dataclass(frozen=True)
class Done:
    """Everything that is left of a run, read after it."""

    run: Run
    rows: list[Row]
    effects: list[dict[str, object]]
    slips: Counter[str]
    reprints: Counter[str]

    @property
    def accepted(self) -> dict[str, str]:
        return {row.biz_sn: row.accept_no for row in self.rows if row.state is State.ACCEPTED}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Done]:
    folder = tmp_path_factory.mktemp("faults")
    with ExitStack() as stack:
        run = Run(folder, SEED, HUB_KILLS, EVERY, stack)
        play(run)
        with reading(Place.of(run.journal)) as journal:
            rows = journal.tasks()
        yield Done(run, rows, run.effects(), *run.printed())


def play(run: Run) -> None:
    """Lives that are killed, then lives that are not until there are enough, then the last."""
    for _ in range(KILLS):
        for boundary in Boundary:
            while not run.live(A_LIFE, boundary):
                pass  # it came through: too few reached this boundary
    while len(run.told.acknowledged) < FILINGS or run.hub.kills < HUB_KILLS:
        run.live(A_LIFE * 3)
    run.calm()
    run.live(0, drain=True)


def test_the_run_was_as_bad_as_it_should_be(done: Done) -> None:
    assert len(done.run.told.acknowledged) >= FILINGS
    assert {boundary: done.run.told.kills[boundary] for boundary in Boundary} == dict.fromkeys(
        Boundary, KILLS
    )
    assert done.run.hub.kills == HUB_KILLS
    assert set(done.run.proxy.fates) == set(Fate)
    assert done.run.told.wrong == []


def test_the_hubs_keys_are_those_that_were_acknowledged(done: Done) -> None:
    known = {row["biz_sn"] for row in done.effects}
    assert known == done.run.told.acknowledged


def test_each_took_effect_once(done: Done) -> None:
    counts = {(row["tasks"], row["applications"], row["effects"]) for row in done.effects}
    assert counts == {(1, 1, 1)}


def test_the_journal_has_every_outcome_and_the_hubs_own_numbers(done: Done) -> None:
    assert {row.state for row in done.rows} <= {State.ACCEPTED, State.NOT_SENT}
    assert done.accepted == {row["biz_sn"]: row["accept_no"] for row in done.effects}
    with reading(Place.of(done.run.journal)) as journal:
        payloads = journal.connection.execute("SELECT DISTINCT payload FROM task").fetchall()
    assert payloads == [(None,)]


def test_the_slips_bear_these_numbers_each_once_but_for_those_marked_as_reprints(
    done: Done,
) -> None:
    assert set(done.slips) | set(done.reprints) == set(done.accepted.values())
    assert set(done.slips.values()) == {1}
    assert set(done.reprints.values()) == {1}


def test_the_audit_chain_holds_over_all_lives(done: Done) -> None:
    assert verify(Place.of(done.run.journal)).sound

"""What the platform refuses does not hold here, and an answer that was lost is looked up."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Engine, select

from hub.applications import NOT_APPROVED
from hub.db.tables import application
from hub.delivery.adapter import ANSWERS, Unknown
from hub.delivery.worker import Worker
from hub.refusals import refusal
from tests.hub.beside import Beside
from tests.hub.conftest import HandClock, Terminal, deliver
from tests.hub.operations.conftest import Forms
from wire.refusals import RefusalCode


def flag_of(engine: Engine, accept_no: str) -> str:
    mine = application.c.accept_no == accept_no
    with engine.connect() as db:
        return str(db.execute(select(application.c.rchk_flag).where(mine)).scalar_one())


def test_a_filing_refused_there_is_not_approved_here(
    terminal: Terminal, engine: Engine, forms: Forms, beside: Beside
) -> None:
    beside.troubles.append(lambda act: refusal(RefusalCode.FILING_UNKNOWN))
    filed = terminal.told("K311", forms.filing())
    assert flag_of(engine, filed.accept_no) == NOT_APPROVED
    assert beside.effects() == []


def test_an_answer_that_was_lost_is_looked_up_and_takes_effect_once(
    terminal: Terminal, forms: Forms, beside: Beside, worker: Worker, clock: HandClock
) -> None:
    def lose(act: Callable[[], ANSWERS]) -> ANSWERS:
        act()
        raise Unknown("lost")

    beside.troubles.append(lose)
    terminal.told("K311", forms.filing())
    clock.advance(hours=1)
    deliver(worker)
    assert beside.looked_up == 1
    assert len(beside.effects()) == 1

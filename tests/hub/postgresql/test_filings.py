"""Filings on PostgreSQL, where nothing but rows and keys holds two callers apart."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select, text

from config import deployment_files
from hub.applications import Decided, Decision, decide, listed
from hub.db.tables import application, call, outbox, task
from hub.intake.asking import Answers, AskedPlatform, NotAsked
from hub.operations import handler_of
from hub.operations.context import Context
from hub.refusals import Refusal
from hub.sandbox.effects import of_all
from tests.hub.conftest import deliver
from wire.behalf import Signed
from wire.filings import FilingCancel, FilingsQuery, ProgressQuery, RemoteFiling

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, 0)
LIN = "SYN-3501-0002"
VERSIONS = deployment_files.load().commitments.newest
MADE = tuple(Signed(one, VERSIONS[one], "credential") for one in ("c_residence_away", "c_truth"))


def form(n: int = 1, **changed: Any) -> RemoteFiling:
    whole = RemoteFiling(
        biz_sn=f"4f1c4a5e-0000-4000-8000-{n:012}",
        item_id="remote_long_stay",
        psn_no=LIN,
        insutype="390",
        commitments=MADE,
        rloc_rea="07",
        rloc_admdvs=("330106",),
        begndate=TODAY,
        tel="13900000015",
    )
    return replace(whole, **changed)


def cancelling(number: str) -> FilingCancel:
    return FilingCancel(
        biz_sn="4f1c4a5e-0000-4000-8000-000000000009",
        item_id="remote_cancel",
        psn_no=LIN,
        insutype="390",
        commitments=MADE,
        trt_dcla_detl_sn=number,
    )


def counts(engine: Engine) -> list[int]:
    with engine.connect() as db:
        return [
            db.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (task, application, outbox)
        ]


@pytest.mark.parametrize("n", range(3))
def test_the_same_submission_from_many_threads(terminal: Any, engine: Engine, n: int) -> None:
    """One key, however many ask at once."""
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: terminal.ask("K311", form()), range(12)))
    assert [answer.infcode for answer in answers] == ["0"] * 12
    assert len({str(answer.output) for answer in answers}) == 1
    assert counts(engine) == [1, 1, 1]


def test_two_forms_at_once_are_not_both_filed(terminal: Any, engine: Engine) -> None:
    terminal.told("K311", form(1, enddate=TODAY))
    both = [form(n, begndate=TODAY + timedelta(days=1)) for n in (2, 3)]
    with ThreadPoolExecutor(2) as pool:
        codes = sorted(pool.map(lambda one: terminal.ask("K311", one).infcode, both))
    assert codes == ["0", "4003"]
    assert counts(engine) == [2, 2, 2]


def test_one_key_with_two_payloads_at_once(terminal: Any, engine: Engine) -> None:
    terminal.told("K311", form(1, enddate=TODAY))
    begins = [TODAY + timedelta(days=n) for n in (1, 2)]
    both = [form(2, begndate=begin) for begin in begins]
    with ThreadPoolExecutor(2) as pool:
        codes = sorted(pool.map(lambda one: terminal.ask("K311", one).infcode, both))
    assert codes == ["0", "4002"]
    assert counts(engine) == [2, 2, 2]


def test_a_no_undoes_its_work_and_keeps_its_audit(terminal: Any, engine: Engine) -> None:
    assert terminal.ask("K311", form(rloc_admdvs=("350102",))).infcode == "4008"
    assert counts(engine) == [0, 0, 0]
    with engine.connect() as db:
        assert db.execute(select(call.c.infcode).order_by(call.c.id.desc())).scalars().first() == (
            "4008"
        )
    assert terminal.told("K311", form()).accept_no == "YB-261122-000001"


@pytest.mark.parametrize("n", range(4))
def test_a_refusal_and_a_cancel_at_once(
    terminal: Any, engine: Engine, clock: Any, worker: Any, n: int
) -> None:
    """One of them ends the filing, and the other is told that there was nothing to end."""
    filed = terminal.told("K311", form())

    def refuse() -> str:
        with engine.begin() as db:
            return decide(db, filed.accept_no, "0", Decision.REFUSE, "审核员", "不对", clock())

    with ThreadPoolExecutor(2) as pool:
        said = pool.submit(refuse)
        gone = pool.submit(terminal.ask, "K312", cancelling(filed.trt_dcla_detl_sn))
    both = (said.result(), gone.result().infcode)
    assert both in ((Decided.DONE, "4006"), (Decided.OVERTAKEN, "0"))
    deliver(worker)
    (seen,) = terminal.told("K313", FilingsQuery(LIN)).filings
    assert (seen.vali_flag, seen.rchk_flag) == ("0", "2" if both[0] is Decided.DONE else "3")
    with engine.connect() as db:
        effects = [
            row["effects"] for row in of_all(db, terminal.hub.platform.adapter.effects())["tasks"]
        ]
    assert effects == [1] * len(effects)


def test_midnight_lets_nobody_pass(terminal: Any, engine: Engine, hub: Any) -> None:
    """Yesterday's form is not yet committed when today's is handed in: today's waits for it."""
    before = NOON.replace(hour=23, minute=59)
    midnight = type(terminal)(replace(hub, clock=lambda: before + timedelta(minutes=2)))
    midnight.sign_in()
    answers = Answers(hub.platform.adapter, lambda: before)
    request = replace(midnight.sent[-1], infno="K311")
    with ThreadPoolExecutor(1) as pool, engine.connect() as db:
        while True:
            context = Context(
                request, db, AskedPlatform(answers.known, db), before, hub.rules, "sandbox"
            )
            try:
                assert not isinstance(handler_of("K311")(context, form(1)), Refusal)
                break
            except NotAsked as asked:
                db.rollback()
                answers.ask(asked.question)
        later = pool.submit(midnight.ask, "K311", form(2))
        while not (later.done() or waiting(engine)):
            continue
        db.commit()
        assert later.result().infcode == "4003"


def waiting(engine: Engine) -> bool:
    """Whether somebody waits for a lock."""
    with engine.connect() as db:
        wanted = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        return bool(db.execute(wanted).scalar_one())


@pytest.mark.parametrize("n", range(4))
def test_a_clerk_and_a_cancel_at_once(terminal: Any, engine: Engine, clock: Any, n: int) -> None:
    filed = terminal.told("K311", form())

    def accept() -> str:
        with engine.begin() as db:
            return decide(db, filed.accept_no, "0", Decision.ACCEPT, "审核员", "", clock())

    with ThreadPoolExecutor(2) as pool:
        said = pool.submit(accept)
        gone = pool.submit(terminal.ask, "K312", cancelling(filed.trt_dcla_detl_sn))
    assert said.result() in (Decided.DONE, Decided.OVERTAKEN)
    assert gone.result().infcode == "0"
    (seen,) = terminal.told("K313", FilingsQuery(LIN)).filings
    first = terminal.told("K401", ProgressQuery(accept_no=filed.accept_no)).list[0]
    assert (seen.vali_flag, seen.rchk_flag, first.rchk_flag) == ("0", "3", "3")


def test_a_filing_goes_through_its_life(terminal: Any, engine: Engine, clock: Any) -> None:
    filed = terminal.told("K311", form())
    with engine.begin() as db:
        assert listed(db).total == 1
        said = decide(db, filed.accept_no, "0", Decision.ACCEPT, "审核员", "", clock())
        assert said is Decided.DONE
    cancel = cancelling(filed.trt_dcla_detl_sn)
    terminal.told("K312", cancel)
    (seen,) = terminal.told("K313", FilingsQuery(LIN)).filings
    assert (seen.vali_flag, seen.rchk_flag) == ("0", "3")
    assert len(terminal.told("K401", ProgressQuery(LIN)).list) == 2
    with engine.connect() as db:
        rows = of_all(db, terminal.hub.platform.adapter.effects())["tasks"]
    assert [(row["tasks"], row["applications"], row["effects"]) for row in rows] == [(1, 1, 1)] * 2


def test_of_many_clerks_at_once_one_decides(terminal: Any, engine: Engine, clock: Any) -> None:
    number = terminal.told("K311", form()).accept_no

    def say(decision: Decision) -> Decided:
        with engine.begin() as db:
            return decide(db, number, "0", decision, "审核员", "缺材料", clock())

    with ThreadPoolExecutor(4) as pool:
        said = sorted(pool.map(say, [*Decision, *Decision]))
    assert said == [Decided.DONE] + [Decided.OVERTAKEN] * 5

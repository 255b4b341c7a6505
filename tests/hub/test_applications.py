"""The life of what was handed in, as clerks decide it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select

from hub.applications import (
    FLAGS,
    PAGE,
    TRANSITIONS,
    Decided,
    Decision,
    State,
    decide,
    end_filing,
    listed,
    node_of,
    one,
    state_of,
)
from hub.db.migrate import migrate
from hub.db.tables import application, application_event
from hub.delivery import outbox
from hub.delivery.worker import Worker
from platform_sandbox.database import filing
from tests.hub.conftest import deliver
from wire.platform import NewFiling

AT = datetime(2026, 11, 22, 12, 0)
LATER = datetime(2026, 11, 22, 15, 0)
AGENT = ("agnter_name", "agnter_cert_type", "agnter_certno", "agnter_tel", "agnter_addr")
NO_AGENT = dict.fromkeys((*AGENT, "agnter_rlts"), "")


def handed_in(n: int, flag: str = "0", replaces: str = "") -> tuple[dict[str, Any], NewFiling]:
    """An application of a synthetic person and its filing."""
    both = {
        "accept_no": f"YB-261122-{n:06}",
        "biz_sn": f"4f1c4a5e-0000-4000-8000-{n:012}",
        "region": "350100",
        "terminal": "FZ-GL-0017",
        "psn_no": "SYN-3501-0002",
        "insutype": "390",
        "rchk_flag": flag,
        "memo": "",
        "trt_dcla_detl_sn": f"BA-{n}",
        "opt_time": AT,
    }
    case = {
        "infno": "K311",
        "item_id": "remote_long_stay",
        "psn_name": "林国庆",
        "certno": "350111195203070015",
        "acting": "self",
        "proxy_no": "",
        "payload": {"tel": "13800000015"},
        "accepted_at": AT,
        "opter": "FZ-GL-0017",
        "check_code": "abcdefghijkm",
    }
    if replaces:
        case |= {"infno": "K312", "payload": {"trt_dcla_detl_sn": replaces}}
    known = NewFiling.__dataclass_fields__
    new = NewFiling(
        **{name: value for name, value in both.items() if name in known},
        area="350100",
        rloc_rea="07",
        rloc_admdvs=("320900",),
        begndate=date(2026, 11, 22),
        replaces=replaces,
    )
    return both | NO_AGENT | case, new


@pytest.fixture
def lay(engine: Engine, worker: Worker) -> Callable[..., str]:
    """Accepted, and at the platform."""
    migrate(engine)

    def lay(n: int, flag: str = "0", replaces: str = "") -> str:
        case, new = handed_in(n, flag, replaces)
        with engine.begin() as db:
            db.execute(insert(application).values(**case))
            outbox.put(db, "sandbox", new.biz_sn, new.accept_no, new, AT)
        deliver(worker)
        return new.accept_no

    return lay


def say(engine: Engine, accept_no: str, old: str, decision: Decision, memo: str = "") -> Decided:
    with engine.begin() as db:
        return decide(db, accept_no, old, decision, "审核员甲", memo, LATER)


@pytest.fixture
def filed(worker: Worker, platform: Any, clock: Any) -> Callable[[int], Any]:
    """The platform's record, once all that is on its way has arrived."""

    def filed(n: int) -> Any:
        clock.now = LATER
        deliver(worker)
        number = filing.c.trt_dcla_detl_sn == f"BA-261122-{n:06}"
        with platform.engine.begin() as db:
            return db.execute(select(filing).where(number)).one()

    return filed


@pytest.mark.parametrize(("old", "decision"), TRANSITIONS)
def test_every_decision(engine: Engine, lay: Any, filed: Any, old: str, decision: Decision) -> None:
    accept_no = lay(1, old)
    assert say(engine, accept_no, old, decision, "缺少居住证明") is Decided.DONE
    with engine.begin() as db:
        case = one(db, accept_no)
    assert case is not None
    new = TRANSITIONS[old, decision]
    holds = "1" if decision is Decision.ACCEPT else "0"
    assert (case.rchk_flag, case.node) == (new, node_of(new))
    assert (case.memo, case.opter, case.opt_time) == ("缺少居住证明", "审核员甲", LATER)
    assert not case.open
    row = filed(1)
    assert (row.rchk_flag, row.vali_flag, row.memo) == (new, holds, "缺少居住证明")
    event = next(event for event in case.events if event.who == "审核员甲")
    assert (event.who, event.from_flag, event.to_flag) == ("审核员甲", old, new)
    assert (event.at, event.memo) == (LATER, "缺少居住证明")


def test_accepting_a_change_ends_what_it_replaces(engine: Engine, lay: Any, filed: Any) -> None:
    first, second = lay(1, "1"), lay(2, "0", replaces="YB-261122-000001")
    assert say(engine, second, "0", Decision.ACCEPT) is Decided.DONE
    assert (filed(1).vali_flag, filed(2).vali_flag) == ("0", "1")
    with engine.begin() as db:
        old = one(db, first)
    assert old is not None
    assert (old.state, old.memo) == (State.CANCELLED, "已经换成新的备案")


def test_accepting_a_change_leaves_what_was_refused_before(
    engine: Engine, lay: Any, filed: Any
) -> None:
    first, second = lay(1), lay(2, "0", replaces="YB-261122-000001")
    assert say(engine, first, "0", Decision.REFUSE, "地点不对") is Decided.DONE
    assert say(engine, second, "0", Decision.ACCEPT) is Decided.DONE
    assert (filed(1).rchk_flag, filed(2).rchk_flag) == ("2", "1")
    with engine.begin() as db:
        old = one(db, first)
    assert old is not None
    assert (old.state, old.memo) == (State.REFUSED, "地点不对")


def test_refusing_a_change_leaves_what_it_would_have_replaced(
    engine: Engine, lay: Any, filed: Any
) -> None:
    lay(1, "1")
    change = lay(2, "0", "YB-261122-000001")
    assert say(engine, change, "0", Decision.REFUSE, "地点不对") is Decided.DONE
    assert (filed(1).vali_flag, filed(2).vali_flag) == ("1", "0")


def test_a_filing_that_ends_takes_its_application_along(engine: Engine, lay: Any) -> None:
    accept_no = lay(1, "1")
    with engine.begin() as db:
        end_filing(db, "BA-261122-000001", "FZ-GL-0017", "", LATER)
        end_filing(db, accept_no, "FZ-GL-0018", "", LATER)
        case = one(db, accept_no)
    assert case is not None
    ended = [event.who for event in case.events if event.to_flag == "3"]
    assert (case.rchk_flag, ended) == ("3", ["FZ-GL-0017"])


def test_what_waits_is_a_queue_and_all_else_newest_first(engine: Engine, lay: Any) -> None:
    numbers = [lay(n) for n in range(PAGE + 3)]
    done = lay(99, "1")
    with engine.begin() as db:
        first, rest = listed(db, State.WAITING), listed(db, State.WAITING, PAGE)
        everything = listed(db)
        assert listed(db, State.REFUSED).cases == ()
    assert [case.accept_no for case in first.cases + rest.cases] == numbers
    assert (first.total, rest.total, everything.total) == (PAGE + 3, PAGE + 3, PAGE + 4)
    assert everything.cases[0].accept_no == done


def test_every_code_has_one_state_and_every_state_its_words() -> None:
    assert sorted(flag for flags in FLAGS.values() for flag in flags) == list("0123456789")
    assert {state_of(flag) for flag in "0123456789"} == set(State)
    assert state_of("x") is State.WAITING
    assert len({node_of(flags[0]) for flags in FLAGS.values()}) == len(State)


def test_nothing_of_a_person_is_in_its_repr(engine: Engine, lay: Any) -> None:
    accept_no = lay(1)
    with engine.begin() as db:
        assert repr(one(db, accept_no)) == "<Case>"
        assert [row.who for row in db.execute(select(application_event))] == ["sandbox"]

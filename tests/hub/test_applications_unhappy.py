"""Decisions that are not to be made."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select

from hub.applications import FLAGS, TRANSITIONS, Decided, Decision, State, decide, one
from hub.db.migrate import migrate
from hub.db.tables import application, application_event

LATER = datetime(2026, 11, 22, 15, 0)
NUMBER = "YB-261122-000001"


def row(flag: str) -> dict[str, Any]:
    texts = (c.name for c in application.columns if c.type.python_type is str)
    times = {"accepted_at": LATER, "opt_time": LATER}
    known = {"accept_no": NUMBER, "payload": {}, "rchk_flag": flag}
    return dict.fromkeys(texts, "") | times | known


@pytest.fixture
def lay(engine: Engine) -> Callable[[str], None]:
    migrate(engine)

    def lay(flag: str) -> None:
        with engine.begin() as db:
            db.execute(insert(application).values(**row(flag)))

    return lay


def say(engine: Engine, old: str, decision: Decision, memo: str = "缺材料") -> Decided:
    with engine.begin() as db:
        return decide(db, NUMBER, old, decision, "审核员甲", memo, LATER)


def untouched(engine: Engine, flag: str) -> bool:
    with engine.begin() as db:
        case = one(db, NUMBER)
        events = db.execute(select(application_event)).all()
    return case is not None and case.rchk_flag == flag and not events


OVER = [flag for state, flags in FLAGS.items() if state is not State.WAITING for flag in flags]


@pytest.mark.parametrize("old", [*OVER, "9", "x", ""])
@pytest.mark.parametrize("decision", Decision)
def test_what_is_over_stays_as_it_is(
    engine: Engine, lay: Any, old: str, decision: Decision
) -> None:
    lay(old)
    assert (old, decision) not in TRANSITIONS
    assert say(engine, old, decision) is Decided.NOT_ALLOWED
    assert untouched(engine, old)


@pytest.mark.parametrize("decision", [Decision.REFUSE, Decision.SEND_BACK])
@pytest.mark.parametrize("memo", ["", "  \n"])
def test_a_no_without_a_reason(engine: Engine, lay: Any, decision: Decision, memo: str) -> None:
    lay("0")
    assert say(engine, "0", decision, memo) is Decided.NO_REASON
    assert untouched(engine, "0")


def test_somebody_was_quicker(engine: Engine, lay: Any) -> None:
    lay("2")
    assert say(engine, "0", Decision.ACCEPT) is Decided.OVERTAKEN
    assert untouched(engine, "2")


def test_no_such_number(engine: Engine) -> None:
    migrate(engine)
    assert say(engine, "0", Decision.ACCEPT) is Decided.UNKNOWN


@pytest.mark.parametrize("text", ["", "\0", "YB-1\0", "受理", "x" * 3000, "350111195203070015"])
def test_a_text_that_is_no_number_never_reaches_the_database(text: str) -> None:
    assert one(None, text) is None  # type: ignore[arg-type]


def test_of_many_clerks_at_once_one_decides(engine: Engine, lay: Any) -> None:
    lay("0")
    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(lambda d: say(engine, "0", d), [*Decision, *Decision]))
    assert sorted(said) == [Decided.DONE] + [Decided.OVERTAKEN] * 5
    with engine.begin() as db:
        assert len(db.execute(select(application_event)).all()) == 1

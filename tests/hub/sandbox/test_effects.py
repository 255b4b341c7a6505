"""What was done under each key can be counted out."""

from __future__ import annotations

from typing import Any

from sqlalchemy import delete

from hub.db.tables import application, task
from hub.operations.effects import only_kept
from hub.sandbox.effects import of_all
from wire.operations import OPERATIONS, Evaluation

KEY = "4f1c4a5e-0000-4000-8000-{:012}"


def counted(hub: Any) -> list[dict[str, Any]]:
    with hub.engine.connect() as db:
        rows: list[dict[str, Any]] = of_all(db, hub.platform.adapter.effects())["tasks"]
    return rows


def test_nothing_yet(terminal: Any, hub: Any) -> None:
    assert counted(hub) == []


def test_an_opinion_is_one_effect_and_no_application(terminal: Any, hub: Any) -> None:
    for _ in range(2):
        terminal.told("K402", Evaluation("query_account", "Q-1", 5, KEY.format(1)))
    (row,) = counted(hub)
    assert (row["biz_sn"], row["infno"]) == (KEY.format(1), "K402")
    assert (row["tasks"], row["applications"], row["effects"]) == (1, 0, 1)


def test_a_stray_is_seen(terminal: Any, hub: Any) -> None:
    terminal.told("K402", Evaluation("query_account", "Q-1", 5, KEY.format(1)))
    with hub.engine.begin() as db:
        db.execute(delete(task))
        texts = (c.name for c in application.columns if c.type.python_type is str)
        row = dict.fromkeys(texts, "") | {"biz_sn": KEY.format(2), "payload": {}}
        times = {"accepted_at": hub.clock(), "opt_time": hub.clock()}
        db.execute(application.insert().values(**row, **times))
    (row,) = counted(hub)
    assert (row["biz_sn"], row["tasks"], row["applications"], row["effects"]) == (
        KEY.format(2),
        0,
        1,
        0,
    )


def test_only_what_has_no_effect_of_its_own_is_done_by_being_kept() -> None:
    assert not only_kept() & {"K311", "K312", "K351"}
    assert only_kept() <= {name for name, op in OPERATIONS.items() if op.submits}

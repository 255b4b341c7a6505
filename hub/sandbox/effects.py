"""What was done under each key, so that a run full of faults can be counted out afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from hub.db.tables import application, evaluation, relation, task
from hub.delivery import outbox
from hub.operations.effects import only_kept


def of_all(db: Connection, delivered: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """One row a key: how often it is in `task` and in `application`, and how many effects it had
    here and at the platform, which has told what was delivered to it; of what does nothing but
    being kept, that it is. Each must be one, and an opinion has no application. `on_its_way`: rows
    that the platform has not answered yet.
    """
    tasks = {row.biz_sn: row for row in db.execute(select(task))}
    handed_in = Counter(db.execute(select(application.c.biz_sn)).scalars())
    made = list(delivered)
    effects = _effects(db) + Counter(
        {one["key"]: one["effects"] for one in made if one["kind"] != "decide"}
    )
    keys = sorted(tasks.keys() | handed_in.keys() | effects.keys())
    return {
        "on_its_way": outbox.unsettled(db),
        "decisions": {one["key"]: one["effects"] for one in made if one["kind"] == "decide"},
        "tasks": [
            {
                "biz_sn": key,
                "infno": tasks[key].infno if key in tasks else "",
                "accept_no": tasks[key].accept_no if key in tasks else "",
                "tasks": int(key in tasks),
                "applications": handed_in[key],
                "effects": effects[key],
            }
            for key in keys
        ],
    }


def _effects(db: Connection) -> Counter[str]:
    """What was not made under a key of a submission, such as a seeded relation, is left out."""
    opinions = select(task.c.biz_sn).join(evaluation, evaluation.c.accept_no == task.c.accept_no)
    made = (
        select(relation.c.biz_sn).where(relation.c.terminal != ""),
        opinions,
        select(application.c.biz_sn).where(application.c.infno.in_(only_kept())),
    )
    return Counter(key for wanted in made for key in db.execute(wanted).scalars())

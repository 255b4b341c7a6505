"""What the hub did under each key, so that a run full of faults can be counted out afterwards."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import Connection, select

from hub.db.tables import application, evaluation, filing, relation, task
from hub.operations.effects import only_kept


def of_all(db: Connection) -> dict[str, Any]:
    """One row a key: how often it is in `task` and in `application`, and how many effects it had.

    An effect is a filing made, a filing ended, a relation or an opinion; of what does nothing but
    being kept, that it is. Each must be one, and an opinion has no application.
    """
    tasks = {row.biz_sn: row for row in db.execute(select(task))}
    handed_in = Counter(db.execute(select(application.c.biz_sn)).scalars())
    effects = _effects(db)
    keys = sorted(tasks.keys() | handed_in.keys() | effects.keys())
    return {
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
        ]
    }


def _effects(db: Connection) -> Counter[str]:
    """What was not made under a key of a submission, such as a seeded relation, is left out."""
    opinions = select(task.c.biz_sn).join(evaluation, evaluation.c.accept_no == task.c.accept_no)
    made = (
        select(filing.c.biz_sn),
        select(filing.c.ended_by).where(filing.c.ended_by != ""),
        select(relation.c.biz_sn).where(relation.c.terminal != ""),
        opinions,
        select(application.c.biz_sn).where(application.c.infno.in_(only_kept())),
    )
    return Counter(key for wanted in made for key in db.execute(wanted).scalars())

"""Submissions: accepted once for one `biz_sn`, answered the same ever after (domain.md 6)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, insert, select, update

from hub import numbers
from hub.db.tables import counter, task
from hub.operations.context import Context
from hub.refusals import Refusal, refusal
from wire.refusals import RefusalCode

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Accept = Callable[[str], dict[str, Any] | Refusal]
"""Does the work under this accept_no; returns the answer to keep. A no undoes what it did."""


def once(
    context: Context, prefix: str, biz_sn: str, payload: DataclassInstance, accept: Accept
) -> dict[str, Any] | Refusal:
    """The first answer, again or for the first time; another payload under the key is a conflict.

    One counter turns with every submission, whatever its day, so from there to the end of the
    transaction nobody else hands in: what the work asks of the tables stays true. Two at once with
    one key: the second waits there, then sees the first; where no counter was yet, it fails.
    """
    if not numbers.biz_sn(biz_sn):
        return refusal(RefusalCode.INPUT, "biz_sn")
    digest = payload_hash(payload)
    known = _known(context, biz_sn, digest)
    if known is not None:
        return known
    attempt = context.db.begin_nested()
    _counted(context.db, prefix)
    accept_no = _next_number(context, prefix)
    known = _known(context, biz_sn, digest)
    answer = accept(accept_no) if known is None else known
    if known is not None or isinstance(answer, Refusal):
        attempt.rollback()
        return answer
    _keep(context, biz_sn, accept_no, digest, answer)
    attempt.commit()
    return answer


def _known(context: Context, biz_sn: str, digest: str) -> dict[str, Any] | Refusal | None:
    """What this key was answered, None where it is new."""
    row = context.db.execute(select(task).where(task.c.biz_sn == biz_sn)).first()
    if row is None:
        return None
    answer: dict[str, Any] = row.answer
    same = (row.infno, row.payload_hash) == (context.request.infno, digest)
    return answer if same else refusal(RefusalCode.CONFLICT)


def _keep(
    context: Context, biz_sn: str, accept_no: str, digest: str, answer: dict[str, Any]
) -> None:
    context.db.execute(
        insert(task).values(
            biz_sn=biz_sn,
            region=context.region,
            terminal=context.terminal,
            infno=context.request.infno,
            accept_no=accept_no,
            payload_hash=digest,
            answer=answer,
            accepted_at=context.now,
        )
    )


def payload_hash(payload: DataclassInstance) -> str:
    """Of the canonical text: sorted keys, no spaces."""
    plain = json.dumps(asdict(payload), sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(plain.encode()).hexdigest()


def _next_number(context: Context, prefix: str) -> str:
    """Like PJ-261122-000417: counted by the day, never 15 digits in a row."""
    day = f"{prefix}-{context.now:%y%m%d}"
    return f"{day}-{_counted(context.db, day):06}"


def _counted(db: Connection, name: str) -> int:
    step = update(counter).where(counter.c.name == name).values(value=counter.c.value + 1)
    value: int | None = db.execute(step.returning(counter.c.value)).scalar()
    if value is None:
        db.execute(insert(counter).values(name=name, value=1))
        return 1
    return value

"""Submissions: accepted once for one `biz_sn`, answered the same ever after (domain.md 6)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from hub import numbers
from hub.db import locks
from hub.db.sequences import next_number
from hub.db.tables import task
from hub.operations.context import Context
from hub.refusals import Refusal, refusal
from wire.refusals import RefusalCode

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Number = Callable[[], str]
"""The accept_no: taken when it is first asked for, and then the same."""
Accept = Callable[[Number], dict[str, Any] | Refusal]
"""Does the work under this number; returns the answer to keep. A no undoes what it did."""


def once(
    context: Context, prefix: str, biz_sn: str, payload: DataclassInstance, accept: Accept
) -> dict[str, Any] | Refusal:
    """The first answer, again or for the first time; another payload under the key is a conflict.

    Who hands in for one person waits for the other who does, and so does one agent for several, so
    that what the work asks of our own tables stays true to the end of the transaction. Two at once
    with one key of different people: the second fails at the key, and is asked again.
    """
    if not numbers.biz_sn(biz_sn):
        return refusal(RefusalCode.INPUT, "biz_sn")
    locks.hold(context.db, *(getattr(payload, name, "") for name in ("psn_no", "agnter_certno")))
    digest = payload_hash(payload)
    known = _known(context, biz_sn, digest)
    if known is not None:
        return known
    attempt = context.db.begin_nested()
    number = cache(lambda: next_number(context.db, prefix, context.now))
    answer = accept(number)
    if isinstance(answer, Refusal):
        attempt.rollback()
        return answer
    _keep(context, biz_sn, number(), digest, answer)
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

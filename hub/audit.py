"""Who asked what and when, without the person: a keyed hash stands for psn_no (domain.md 9)."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from hub import numbers
from hub.db.tables import call, evaluation
from hub.operations.context import Context
from wire.operations import PersonInfo


@dataclass(frozen=True, slots=True)
class People:
    """Keyed hashes of whomever a call was about and of who acted for them, "" where none."""

    person: str
    agent: str


def people_of(given: object, answer: object, key: bytes) -> People:
    """Of a call: whom it is about and who acts, as keyed hashes; empty where nobody is named."""
    psn_no = answer.baseinfo.psn_no if isinstance(answer, PersonInfo) else ""
    psn_no = psn_no or text_of(given, "psn_no")
    return People(_hashed(psn_no, key), _hashed(text_of(given, "agnter_certno").upper(), key))


def _hashed(text: str, key: bytes) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest() if text else ""


def record(context: Context, given: object, people: People, infcode: str) -> None:
    """One row in the call's own transaction; `given` is None where it could not be read. A number
    of another shape than ours may be anybody's, and is left out.
    """
    query_no, biz_sn = text_of(given, "query_no"), text_of(given, "biz_sn")
    context.db.execute(
        insert(call).values(
            at=context.now,
            region=context.region,
            terminal=context.terminal,
            infno=context.request.infno,
            msgid=context.request.msgid,
            query_no=query_no if numbers.reference(query_no) else "",
            biz_sn=biz_sn if numbers.biz_sn(biz_sn) else "",
            person=people.person,
            agent=people.agent,
            infcode=infcode,
        )
    )


def text_of(given: object, name: str) -> str:
    """A field that not every input has, "" where it has none."""
    return str(getattr(given, name, ""))


def of_query(db: Connection, query_no: str) -> dict[str, Any]:
    """What the hub knows of one run of a query, so that journal and slip can be held against it."""
    calls = db.execute(select(call).where(call.c.query_no == query_no).order_by(call.c.id))
    rated = select(evaluation.c.score, evaluation.c.accept_no)
    rated = rated.where(evaluation.c.rated_no == query_no).order_by(evaluation.c.accept_no)
    return {
        "query_no": query_no,
        "calls": [
            {"infno": row.infno, "infcode": row.infcode, "at": row.at.isoformat(" ", "seconds")}
            for row in calls
        ],
        "evaluations": [dict(row._mapping) for row in db.execute(rated)],
    }

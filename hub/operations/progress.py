"""K401: how far is what was handed in; also how a terminal learns what became of its submission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import select

from hub.answers import text_of
from hub.applications import Case, found
from hub.db.tables import application
from hub.operations.context import Context
from hub.refusals import Refusal, refusal
from wire.behalf import Submission
from wire.filings import Answer, Application, Progress, ProgressQuery
from wire.refusals import RefusalCode

ASKED = frozenset(one.name for one in fields(Submission)) - {"insutype"}
PERSON = frozenset(("certno", "psn_name"))
"""No fields of a form: they say who, and stand on their own or nowhere."""
MOST = 100
"""Of one person, the newest."""


def handle(context: Context, query: ProgressQuery) -> Progress | Refusal:
    """By one key. Who holds only the number learns the state, and nobody's name."""
    keys = {"psn_no": query.psn_no, "accept_no": query.accept_no, "biz_sn": query.biz_sn}
    given = [(name, value) for name, value in keys.items() if value]
    if len(given) != 1:
        return refusal(RefusalCode.INPUT, "psn_no, accept_no, biz_sn")
    name, value = given[0]
    wanted = select(application).where(application.c[name] == value)
    newest = (application.c.accepted_at.desc(), application.c.accept_no.desc())
    cases = found(context.db, wanted.order_by(*newest).limit(MOST))
    told = public if name == "accept_no" else whole
    return Progress(tuple(told(context, case) for case in cases))


def public(context: Context, case: Case) -> Application:
    """For whoever holds a slip, or found it."""
    return Application(
        accept_no=case.accept_no,
        item_id=case.item_id,
        rchk_flag=case.rchk_flag,
        node=case.node,
        opt_time=case.opt_time,
        memo=case.memo,
        accepted_at=case.accepted_at,
    )


def whole(context: Context, case: Case) -> Application:
    """For the person, and for the terminal that made the key."""
    return Application(
        accept_no=case.accept_no,
        item_id=case.item_id,
        rchk_flag=case.rchk_flag,
        node=case.node,
        opt_time=case.opt_time,
        memo=case.memo,
        accepted_at=case.accepted_at,
        biz_sn=case.biz_sn,
        trt_dcla_detl_sn=case.trt_dcla_detl_sn,
        acting=case.acting,
        psn_name=case.psn_name,
        agnter_name=case.agnter_name,
        fields=answers(case.payload),
        page_url=context.rules.page_url(case.accept_no, case.check_code),
    )


def answers(payload: Mapping[str, Any]) -> tuple[Answer, ...]:
    """The form as it was handed in, by the names of the input; what was left empty is left out."""
    asked = {name: value for name, value in payload.items() if name not in ASKED | PERSON}
    return tuple(Answer(name, text_of(value)) for name, value in asked.items() if value)

"""What all submissions but opinions share: one transaction from the rules to the answer to keep."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert

from hub import relations, tasks
from hub.applications import told
from hub.db.tables import application
from hub.operations import agents, signatures, sizes
from hub.operations.context import Context
from hub.people import keep_contact
from hub.refusals import Refusal, refusal
from model.item import Acting
from wire.behalf import AgentRegister, Submission
from wire.codec import envelope_input, envelope_output
from wire.operations import OPERATIONS, PersonInfo
from wire.refusals import RefusalCode

PREFIX = "YB"
LETTERS = "abcdefghjkmnpqrstuvwxyz"
CHECK = 14
"""Letters of a check code: 23 to the 14th power is more than 2 to the 63rd."""


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One submission being accepted; `person` is the principal, as the platform has them."""

    context: Context
    given: Submission
    accept_no: str
    check_code: str
    person: PersonInfo

    @property
    def page_url(self) -> str:
        return self.context.rules.page_url(self.accept_no, self.check_code)


@dataclass(frozen=True, slots=True, repr=False)
class Effect:
    """What came of it: the answer, with its state and the platform's number if there is one."""

    answer: object
    rchk_flag: str
    trt_dcla_detl_sn: str = ""
    tel: str = ""
    """The principal's, to be kept for the next form; "" keeps the one that is known."""


Work = Callable[[Entry], Effect | Refusal]
"""The operation's own rules and effects."""


def hand_in(context: Context, given: Submission, work: Work) -> dict[str, Any] | Refusal:
    """The answer as plain values; the same for ever under this key."""
    return tasks.once(
        context, PREFIX, given.biz_sn, given, lambda no: _accept(context, given, no, work)
    )


def _accept(
    context: Context, given: Submission, accept_no: str, work: Work
) -> dict[str, Any] | Refusal:
    person = _allowed(context, given)
    if isinstance(person, Refusal):
        return person
    check_code = "".join(secrets.choice(LETTERS) for _ in range(CHECK))
    entry = Entry(context, given, accept_no, check_code, person)
    effect = work(entry)
    if isinstance(effect, Refusal):
        return effect
    _keep(entry, effect)
    return envelope_output(OPERATIONS[context.request.infno], effect.answer)


def _allowed(context: Context, given: Submission) -> PersonInfo | Refusal:
    """The rules that hold for every item; the person, where they do."""
    wrong = sizes.fault_of(given)
    if wrong:
        return refusal(RefusalCode.INPUT, wrong)
    item = context.rules.item(given.item_id, context.request.infno, given.acting)
    if item is None:
        return refusal(RefusalCode.INPUT, "item_id, acting")
    person = context.platform.insured(given.psn_no)
    if isinstance(person, Refusal):
        return person
    no = None
    if not isinstance(given, AgentRegister):  # its agent is only about to become one
        no = agents.fault_of(context, given, person.baseinfo)
    return no or signatures.fault_of(given, item) or person


def _keep(entry: Entry, effect: Effect) -> None:
    context, given = entry.context, entry.given
    base = entry.person.baseinfo
    own = (column.name for column in application.columns)
    row = {name: getattr(given, name) for name in own if name in Submission.__dataclass_fields__}
    row |= {
        "accept_no": entry.accept_no,
        "region": context.region,
        "terminal": context.terminal,
        "infno": context.request.infno,
        "psn_name": base.psn_name,
        "certno": base.certno,
        "agnter_certno": given.agnter_certno.upper(),
        "payload": _plain(context, given),
        "rchk_flag": effect.rchk_flag,
        "memo": "",
        "accepted_at": context.now,
        "opt_time": context.now,
        "opter": context.terminal,
        "trt_dcla_detl_sn": effect.trt_dcla_detl_sn,
        "check_code": entry.check_code,
    }
    context.db.execute(insert(application).values(**row))
    told(context.db, entry.accept_no, "", effect.rchk_flag, context.terminal, "", context.now)
    _keep_telephones(context, given, effect)


def _keep_telephones(context: Context, given: Submission, effect: Effect) -> None:
    if effect.tel:
        keep_contact(context.db, given.psn_no, effect.tel, context.now)
    if given.agnter_tel and given.acting == Acting.AGENT:
        relations.keep_agent_tel(context.db, given.proxy_no, given.agnter_tel)


def _plain(context: Context, given: Submission) -> Any:
    op = OPERATIONS[context.request.infno]
    return envelope_input(op, given)[op.node_in]

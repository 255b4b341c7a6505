"""Whatever is handed in, but an opinion: one way, in one transaction, from the rules to the answer.

No operation has a handler of its own. The item's file says who may hand it in, by which operation
and with which commitments; the operation's dataclass says what it holds; what it does besides being
kept is its effect (`hub.operations.effects`).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import insert

from hub import relations, tasks
from hub.applications import add_event
from hub.db.tables import application
from hub.operations import agents, item_rules, principals, signatures
from hub.operations.context import Context
from hub.operations.effects import effect_of
from hub.operations.effects.entry import Done, Entry
from hub.people import keep_contact
from hub.refusals import Refusal, refusal
from hub.tasks import Number
from model.item import Acting
from wire.behalf import Submission
from wire.codec import envelope_input, envelope_output, output_from
from wire.operations import OPERATIONS
from wire.refusals import RefusalCode

PREFIX = "YB"
LETTERS = "abcdefghjkmnpqrstuvwxyz"
CHECK = 14
"""Letters of a check code: 23 to the 14th power is more than 2 to the 63rd."""
COMMON = {one.name for one in fields(Submission)} & {column.name for column in application.columns}
"""What every submission holds and an application has a column for."""


@dataclass(frozen=True, slots=True, repr=False)
class Accepted:
    """What was carried out, and the code that opens its public page."""

    entry: Entry
    done: Done
    check_code: str


def handle(context: Context, given: Submission) -> object | Refusal:
    """The operation's output dataclass; the same for ever under this key."""
    answer = tasks.once(
        context, PREFIX, given.biz_sn, given, lambda number: _accept(context, given, number)
    )
    if isinstance(answer, Refusal):
        return answer
    output: object = output_from(OPERATIONS[context.request.infno], answer)
    return output


def _accept(context: Context, given: Submission, number: Number) -> dict[str, Any] | Refusal:
    """The answer as plain values."""
    entry = _allowed(context, given, number)
    if isinstance(entry, Refusal):
        return entry
    plan = effect_of(given)(entry)
    if isinstance(plan, Refusal):
        return plan
    done = item_rules.fault_of(entry) or plan()
    if isinstance(done, Refusal):
        return done
    accepted = Accepted(entry, done, "".join(secrets.choice(LETTERS) for _ in range(CHECK)))
    _keep(accepted)
    return _answer(accepted)


def _allowed(context: Context, given: Submission, number: Number) -> Entry | Refusal:
    """The rules that hold for every item."""
    item = context.rules.item(given.item_id, context.request.infno, given.acting)
    if item is None:
        return refusal(RefusalCode.INPUT, "item_id, acting")
    person = context.platform.insured(given.psn_no)
    if isinstance(person, Refusal):
        return person
    payload = _plain(context, given)
    no = (
        principals.fault_of(given, item, person)
        or agents.fault_of(context, given, item, person.baseinfo)
        or signatures.fault_of(given, item, context.now.date())
    )
    return no or Entry(context, given, item, number, person, payload)


def _answer(accepted: Accepted) -> dict[str, Any]:
    """Of what is known, whatever the operation's output has a name for."""
    context, accept_no = accepted.entry.context, accepted.entry.accept_no
    op = OPERATIONS[context.request.infno]
    known = {
        "accept_no": accept_no,
        "rchk_flag": accepted.done.rchk_flag,
        "page_url": context.rules.page_url(accept_no, accepted.check_code),
        "trt_dcla_detl_sn": "",
        **accepted.done.answers,
    }
    named = {one.name: known[one.name] for one in fields(op.output) if one.name in known}
    return envelope_output(op, op.output(**named))


def _keep(accepted: Accepted) -> None:
    entry, done = accepted.entry, accepted.done
    context, given, base = entry.context, entry.given, entry.person.baseinfo
    row = {name: getattr(given, name) for name in COMMON}
    row |= {
        "accept_no": entry.accept_no,
        "region": context.region,
        "terminal": context.terminal,
        "infno": context.request.infno,
        "psn_name": base.psn_name,
        "certno": base.certno,
        "agnter_certno": given.agnter_certno.upper(),
        "payload": entry.payload,
        "rchk_flag": done.rchk_flag,
        "memo": "",
        "accepted_at": context.now,
        "opt_time": context.now,
        "opter": context.terminal,
        "trt_dcla_detl_sn": done.answers.get("trt_dcla_detl_sn", ""),
        "check_code": accepted.check_code,
    }
    context.db.execute(insert(application).values(**row))
    add_event(context.db, entry.accept_no, "", done.rchk_flag, context.terminal, "", context.now)
    _keep_telephones(context, given)


def _keep_telephones(context: Context, given: Submission) -> None:
    """The principal's, where one was asked for, and that of an agent who acts alone."""
    tel = getattr(given, "tel", "")
    if tel:
        keep_contact(context.db, given.psn_no, tel, context.now)
    if given.agnter_tel and given.acting == Acting.AGENT:
        relations.keep_agent_tel(context.db, given.proxy_no, given.agnter_tel)


def _plain(context: Context, given: Submission) -> Any:
    op = OPERATIONS[context.request.infno]
    return envelope_input(op, given)[op.node_in]

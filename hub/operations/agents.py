"""The rules for those who act for others: asked before a form (K352), and again when it comes."""

from __future__ import annotations

from datetime import datetime, time

from sqlalchemy import func, select

from hub import relations
from hub.db.tables import application
from hub.operations.context import Context
from hub.refusals import Refusal, refusal
from model.identity import FOREIGN_2017, number_fault
from model.item import Acting, Item
from wire.behalf import Submission
from wire.operations import BaseInfo
from wire.refusals import RefusalCode


def fault_of(
    context: Context, given: Submission, item: Item, principal: BaseInfo
) -> Refusal | None:
    """Why whoever acts may not; oneself always may."""
    if given.acting == Acting.SELF:
        named = given.agnter_certno or given.agnter_name or given.proxy_no
        return refusal(RefusalCode.INPUT, "acting") if named else None
    wrong = agent_fault(context, given)
    if wrong:
        return refusal(RefusalCode.INPUT, wrong)
    code = _code(context, given, item, principal)
    return refusal(code) if code else None


def agent_fault(context: Context, given: Submission) -> str:
    """The `agnter_*` field that is missing or wrong, "" where all is well."""
    if not given.agnter_name or not given.agnter_cert_type or not given.agnter_rlts:
        return "agnter_name, agnter_cert_type, agnter_rlts"
    if not id_number(given.agnter_certno, context.now):
        return "agnter_certno"
    return "" if given.agnter_rlts in context.rules.pool.family_rlts else "agnter_rlts"


def id_number(number: str, now: datetime) -> bool:
    """Of a resident card, or of a foreign card of 2017, which has no check character."""
    resident = number_fault(number, None, now.date()) is None
    return resident or FOREIGN_2017.fullmatch(number) is not None


def _code(
    context: Context, given: Submission, item: Item, principal: BaseInfo
) -> RefusalCode | None:
    if given.agnter_certno.upper() == principal.certno:
        return RefusalCode.AGENT_SELF
    if item.entrusts:  # who is only about to become an agent has not acted yet
        return None
    if given.acting == Acting.AGENT:
        code = _relation_fault(context, given)
    elif given.acting == Acting.GUARDIAN:
        code = _guardian_fault(context, given)
    else:
        code = None
    return code or (
        RefusalCode.AGENT_LIMIT if limit_reached(context, given.agnter_certno) else None
    )


def _relation_fault(context: Context, given: Submission) -> RefusalCode | None:
    rows = relations.of_agent(context.db, given.agnter_certno, given.psn_no)
    named = next((row for row in rows if row.proxy_no == given.proxy_no), None)
    if named is None:
        return RefusalCode.AGENT_NONE
    group = context.rules.group(given.item_id)
    return relations.fault_of(named, group, context.now.date())


def _guardian_fault(context: Context, given: Submission) -> RefusalCode | None:
    wards = context.platform.wards(given.agnter_certno.upper())
    ward = next((one for one in wards if one.psn_no == given.psn_no), None)
    if ward is None or ward.valid_to is None:
        return RefusalCode.AGENT_NONE
    return RefusalCode.AGENT_EXPIRED if ward.valid_to < context.now.date() else None


def limit_reached(context: Context, certno: str) -> bool:
    """Whether this ID number has acted as often today, anywhere in the city, as one may."""
    today = datetime.combine(context.now.date(), time.min)
    acted = select(func.count()).where(
        application.c.agnter_certno == certno.upper(),
        application.c.accepted_at >= today,
        application.c.item_id.not_in(context.rules.entrusting),
    )
    return context.db.execute(acted).scalar_one() >= context.rules.pool.agents.daily

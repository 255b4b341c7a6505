"""K351: with both people there, one may act for the other from now on."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import insert

from hub import relations
from hub.applications import VALID
from hub.db.tables import relation
from hub.operations import agents
from hub.operations.context import Context
from hub.operations.intake import Effect, Entry, hand_in
from hub.refusals import Refusal, refusal
from wire.behalf import AgentRegister, Registered
from wire.refusals import RefusalCode

LONGEST = timedelta(days=5 * 366)
PASSED = "1"


def handle(context: Context, given: AgentRegister) -> Registered | Refusal:
    answer = hand_in(context, given, lambda entry: _register(entry, given))
    if isinstance(answer, Refusal):
        return answer
    return Registered(**{**answer, "valid_to": date.fromisoformat(answer["valid_to"])})


def _register(entry: Entry, given: AgentRegister) -> Effect | Refusal:
    no = _fault(entry, given)
    if no is not None:
        return no
    proxy_no = f"DG-{entry.accept_no.partition('-')[2]}"
    certno = given.agnter_certno.upper()
    relations.replace_earlier(entry.context.db, given.psn_no, certno)
    _keep(entry, given, proxy_no, certno)
    answer = Registered(entry.accept_no, proxy_no, given.valid_to, PASSED, entry.page_url)
    return Effect(answer, PASSED)


def _fault(entry: Entry, given: AgentRegister) -> Refusal | None:
    """The principal's card must be that of `psn_no`, and the agent somebody else."""
    context, base = entry.context, entry.person.baseinfo
    if (given.certno.upper(), given.psn_name) != (base.certno, base.psn_name):
        return refusal(RefusalCode.INPUT, "certno, psn_name")
    wrong = agents.agent_fault(context, given)
    if wrong:
        return refusal(RefusalCode.INPUT, wrong)
    if given.agnter_certno.upper() == base.certno:
        return refusal(RefusalCode.AGENT_SELF)
    today = context.now.date()
    if not today <= given.valid_to <= today + LONGEST:
        return refusal(RefusalCode.INPUT, "valid_to")
    scope = set(given.scope)
    fits = scope and scope <= context.rules.groups
    return None if fits else refusal(RefusalCode.INPUT, "scope")


def _keep(entry: Entry, given: AgentRegister, proxy_no: str, certno: str) -> None:
    context, base = entry.context, entry.person.baseinfo
    row = {
        "proxy_no": proxy_no,
        "biz_sn": given.biz_sn,
        "region": context.region,
        "terminal": context.terminal,
        "psn_no": given.psn_no,
        "psn_name": base.psn_name,
        "certno": base.certno,
        "gend": base.gend,
        "agnter_name": given.agnter_name,
        "agnter_cert_type": given.agnter_cert_type,
        "agnter_certno": certno,
        "agnter_tel": given.agnter_tel,
        "agnter_addr": given.agnter_addr,
        "agnter_rlts": given.agnter_rlts,
        "scope": sorted(set(given.scope)),
        "valid_to": given.valid_to,
        "vali_flag": VALID,
        "at": context.now,
    }
    context.db.execute(insert(relation).values(**row))

"""With both people there, one may act for the other from now on (K351)."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import insert

from hub import relations
from hub.db.tables import relation
from hub.operations.effects.entry import Done, Entry, Plan
from hub.refusals import Refusal, refusal
from wire.behalf import AgentRegister
from wire.platform import VALID
from wire.refusals import RefusalCode


def plan(entry: Entry) -> Plan | Refusal:
    """Checks the two people; gives what is to be done, or why nothing is."""
    given = entry.given
    assert isinstance(given, AgentRegister)
    return _fault(entry, given) or (lambda: _register(entry, given))


def _fault(entry: Entry, given: AgentRegister) -> Refusal | None:
    today, months = entry.context.now.date(), entry.context.rules.pool.agents.relation_months
    if not today <= given.valid_to <= today + timedelta(days=31 * months):
        return refusal(RefusalCode.INPUT, "valid_to")
    scope = set(given.scope)
    fits = scope and scope <= entry.context.rules.groups
    return None if fits else refusal(RefusalCode.INPUT, "scope")


def _register(entry: Entry, given: AgentRegister) -> Done:
    proxy_no = f"DG-{entry.accept_no.partition('-')[2]}"
    relations.replace_earlier(entry.context.db, given.psn_no, given.agnter_certno.upper())
    _keep(entry, given, proxy_no)
    return Done(entry.rchk_flag, {"proxy_no": proxy_no, "valid_to": given.valid_to})


def _keep(entry: Entry, given: AgentRegister, proxy_no: str) -> None:
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
        "agnter_certno": given.agnter_certno.upper(),
        "agnter_tel": given.agnter_tel,
        "agnter_addr": given.agnter_addr,
        "agnter_rlts": given.agnter_rlts,
        "scope": sorted(set(given.scope)),
        "valid_to": given.valid_to,
        "vali_flag": VALID,
        "at": context.now,
    }
    context.db.execute(insert(relation).values(**row))

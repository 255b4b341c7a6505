"""K352: for whom may the holder of this ID card do this item today?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from hub.operations import agents
from hub.operations.context import Context
from hub.refusals import Refusal, refusal
from hub.relations import fault_of, of_agent, relation_of
from wire.behalf import Relation, RelationQuery, Relations
from wire.refusals import RefusalCode


def handle(context: Context, query: RelationQuery) -> Relations | Refusal:
    """Registered relations and guardians; none is a refusal that says why."""
    group = context.rules.group(query.item_id)
    if not group:
        return refusal(RefusalCode.INPUT, "item_id")
    if not agents.id_number(query.agnter_certno, context.now):
        return refusal(RefusalCode.INPUT, "agnter_certno")
    if query.psn_no and _oneself(context, query):
        return refusal(RefusalCode.AGENT_SELF)
    rows = of_agent(context.db, query.agnter_certno, query.psn_no)
    wards = [one for one in _wards(context, query) if query.psn_no in ("", one.psn_no)]
    holding = _holding(context, group, rows, wards)
    if not holding:
        return refusal(_why_none(context, group, rows, wards))
    if agents.limit_reached(context, query.agnter_certno):
        return refusal(RefusalCode.AGENT_LIMIT)
    return Relations(tuple(holding))


def _wards(context: Context, query: RelationQuery) -> tuple[Relation, ...]:
    return context.platform.wards(query.agnter_certno.upper())


def _oneself(context: Context, query: RelationQuery) -> bool:
    person = context.platform.insured(query.psn_no)
    if isinstance(person, Refusal):
        return False
    return person.baseinfo.certno == query.agnter_certno.upper()


def _holding(
    context: Context, group: str, rows: Sequence[Row[Any]], wards: list[Relation]
) -> list[Relation]:
    """Guardians first; one who is registered besides is named once."""
    today = context.now.date()
    minors = [one for one in wards if one.valid_to is None or one.valid_to >= today]
    others = [relation_of(row) for row in rows if fault_of(row, group, today) is None]
    known = {one.psn_no for one in minors}
    return minors + [one for one in others if one.psn_no not in known]


def _why_none(
    context: Context, group: str, rows: Sequence[Row[Any]], wards: list[Relation]
) -> RefusalCode:
    """What is nearest to being right: to be renewed, to be widened, to be registered."""
    today = context.now.date()
    if wards or any(row.valid_to < today and group in row.scope for row in rows):
        return RefusalCode.AGENT_EXPIRED
    faults = {fault_of(row, group, today) for row in rows}
    for code in (RefusalCode.AGENT_SCOPE, RefusalCode.AGENT_EXPIRED):
        if code in faults:
            return code
    return RefusalCode.AGENT_NONE

"""From a filled and signed form to the task that is handed in: pure."""

from __future__ import annotations

from typing import Any

from kiosk.core.ids import biz_sn
from kiosk.core.step.context import Context
from kiosk.core.step.file.ink import ink_text
from kiosk.core.step.file.signing import texts_of
from kiosk.core.step.sources import inputs
from model.identity import Credential
from model.task import Task
from wire.behalf import Signed
from wire.operations import OPERATIONS

RESIDENT_CARD = "01"
"""`agnter_cert_type` of a resident ID card (domain.md 8)."""


def submission_from_form(ctx: Context) -> Task:
    """The task under a key of its own: made once for each time that the resident hands in."""
    spec, data = ctx.item.submit, ctx.data
    assert spec is not None, "an item that only asks hands nothing in"
    assert data.person is not None, "identify comes first"
    assert data.picked is not None, "pick comes first"
    key = biz_sn(ctx.seed, ctx.n)
    common: dict[str, Any] = {
        "biz_sn": key,
        "item_id": ctx.item.id,
        "psn_no": data.person.baseinfo.psn_no,
        "insutype": data.picked.insutype,
        "acting": str(data.acting),
        "commitments": _signed(ctx),
        **_agent(ctx),
    }
    agent = data.agent.credential if data.agent else None
    return Task(
        biz_sn=key,
        op=spec.op,
        input=OPERATIONS[spec.op].input(**common, **inputs(spec, ctx)),
        area=data.picked.insuplc_admdvs,
        item=ctx.item.id,
        kind=ctx.item.group,
        acting=str(data.acting),
        principal=data.person.baseinfo.psn_no,
        agent=agent.number.reveal() if agent else "",
        offline=ctx.item.offline,
    )


def _agent(ctx: Context) -> dict[str, str]:
    """The six fields of the national interface, and the relation that was checked."""
    agent = ctx.data.agent
    if agent is None:
        return {}
    relation = agent.relation
    return {
        "agnter_name": agent.credential.name.reveal(),
        "agnter_cert_type": RESIDENT_CARD,
        "agnter_certno": agent.credential.number.reveal(),
        "agnter_tel": ctx.data.answers.get("agnter_tel", relation.agnter_tel if relation else ""),
        "agnter_addr": _address(agent.credential),
        "agnter_rlts": agent.rlts,
        "proxy_no": relation.proxy_no if relation else "",
    }


def _address(credential: Credential) -> str:
    return credential.address.reveal() if credential.address else ""


def _signed(ctx: Context) -> tuple[Signed, ...]:
    signature = ctx.data.signature
    if signature is None:
        return ()
    ink = ink_text(signature.strokes)
    return tuple(Signed(one.id, one.version, signature.way, ink) for one in texts_of(ctx))

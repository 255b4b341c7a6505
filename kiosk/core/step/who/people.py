"""For whom it is and who acts: the strip above every page that shows something of a person."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.core.step.context import Context
from model.identity import Credential
from model.item import Acting
from model.page import Node, Privacy, Role
from model.value import Code, Slots, Value

GROUP = "person"


def people(ctx: Context) -> Iterator[Node]:
    """The principal, the agent where there is one, and the insurance; all masked."""
    credential, agent, picked = ctx.data.credential, ctx.data.agent, ctx.data.picked
    if credential is not None:
        yield person("who", "label.person", credential)
    if agent is not None:
        yield person("agent", f"label.{called(ctx)}", agent.credential)
    if picked is not None:
        state = Code("psn_insu_stas", picked.psn_insu_stas)
        yield told(
            "insurance", "label.insurance", state, {"kind": Code("insutype", picked.insutype)}
        )


def called(ctx: Context) -> Acting:
    """As what the agent is named: who is only now made an agent is one on paper already."""
    beside = ctx.data.acting is Acting.ACCOMPANIED
    return Acting.AGENT if beside and ctx.item.entrusts else ctx.data.acting


def person(node_id: str, text: str, who: Credential) -> Node:
    """Name and number, both masked."""
    return told(node_id, text, who.shown_number, {"name": who.shown_name})


def told(node_id: str, text: str, value: Value, slots: Slots | None = None) -> Node:
    """Something else that is personal, in the same strip."""
    return Node(node_id, Role.FIELD, text, slots or {}, value, Privacy.PERSONAL, group=GROUP)

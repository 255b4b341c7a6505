"""For whom it is and who acts: the strip above every page that shows something of a person."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.catalogue import Acting
from kiosk.page import Node, Privacy, Role
from kiosk.step.context import Context
from kiosk.value import Code, Slots, Value

GROUP = "person"


def people(ctx: Context) -> Iterator[Node]:
    """The principal, the agent where there is one, and the insurance; all masked."""
    credential, agent, picked = ctx.facts.credential, ctx.facts.agent, ctx.facts.picked
    if credential is not None:
        named = {"name": credential.shown_name}
        yield _person("who", "label.person", named, credential.shown_number)
    if agent is not None:
        acts = agent.credential
        text = f"label.{called(ctx)}"
        yield _person("agent", text, {"name": acts.shown_name}, acts.shown_number)
    if picked is not None:
        yield _person(
            "insurance",
            "label.insurance",
            {"kind": Code("insutype", picked.insutype)},
            Code("psn_insu_stas", picked.psn_insu_stas),
        )


def called(ctx: Context) -> Acting:
    """As what the agent is named: who is only now made an agent is one on paper already."""
    beside = ctx.facts.acting is Acting.ACCOMPANIED
    return Acting.AGENT if beside and ctx.item.entrusts else ctx.facts.acting


def _person(node_id: str, text: str, slots: Slots, value: Value) -> Node:
    return Node(node_id, Role.FIELD, text, slots, value, Privacy.PERSONAL, group=GROUP)

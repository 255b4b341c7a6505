"""What the agent is to the principal who stands beside: asked when the agent's card was read, and
once more from the review.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk.core.step.context import Context
from kiosk.core.step.parts import BACK, LEAVE, heading, page
from kiosk.core.visit_data import VisitData
from model.node_id import act_id
from model.page import Kind, Node, Page, Role

OTHER = "9"
"""The code that says nothing."""
NAMED = "rlts."
"""What the names of the choices begin with."""


def is_kin(code: str, ctx: Context) -> bool:
    """Whether the code of a relation says something here."""
    return code != OTHER and code in ctx.tables.pool.family_rlts


def naming_page(ctx: Context, name: str) -> Page:
    """Both are named on the screen: 本人 and 陪同的人 are words of forms."""
    principal, agent = ctx.data.credential, ctx.data.agent
    assert principal is not None, "the principal's was shown first"
    assert agent is not None, "and then the agent's"
    slots = {"agent": agent.credential.shown_name, "principal": principal.shown_name}
    choices = (
        Node(
            act_id(f"{NAMED}{code}"),
            Role.CHOICE,
            f"agent.rlts.{code}",
            chosen=code == agent.rlts,
        )
        for code in ctx.tables.pool.family_rlts
    )
    nodes = (heading("agent.naming", slots), *choices, BACK, LEAVE)
    return page(ctx, name, Kind.QUESTION, nodes, "", BACK.id)


def named(act: str, ctx: Context) -> VisitData:
    """The facts with the relation of this choice."""
    assert ctx.data.agent is not None, "only an agent is somebody's"
    agent = replace(ctx.data.agent, rlts=act.removeprefix(NAMED))
    return replace(ctx.data, agent=agent)

"""For whom an agent may act, as the hub knows it: a page of people, one of whom is chosen."""

from __future__ import annotations

from kiosk.core.step.context import Context
from kiosk.core.step.parts import BACK, LEAVE, aloud, choices_window, heading, page
from kiosk.core.step.who.relation import is_kin
from model.choices import more_choice
from model.node_id import row_id
from model.page import Kind, Node, Page, Privacy, Role, slice_of
from model.privacy import TITLES, masked_name, tail
from model.value import Code, Day, Key, Masked, Value
from wire.behalf import Relation


def principals_page(ctx: Context, relations: tuple[Relation, ...], start: int) -> Page:
    """Those from `start` on that fit."""
    view = choices_window(len(relations), start, ctx)
    shown = enumerate(slice_of(relations, view), start=view.start)
    nodes = (
        heading("agent.for_whom"),
        *(_principal(n, relation, ctx) for n, relation in shown),
        *more_choice(view),
        *aloud(ctx),
        BACK,
        LEAVE,
    )
    return page(ctx, f"principals.{view.start}", Kind.QUESTION, nodes, "", BACK.id)


def _principal(n: int, relation: Relation, ctx: Context) -> Node:
    """Named by surname and the last four of their number, and by what the agent is to them."""
    last = tail(relation.certno)
    rlts = relation.agnter_rlts
    slots: dict[str, Value] = {
        "name": masked_name(relation.psn_name, relation.gend),
        "tail": Masked(last, last),
        "whose": Code("whose", relation.gend if relation.gend in TITLES else "0"),
        "rlts": Code("agnter_rlts", rlts) if is_kin(rlts, ctx) else Key("agent.other"),
    }
    text = "agent.ward" if relation.guardian else "agent.kin"
    if relation.valid_to is not None and not relation.guardian:
        text, slots["until"] = "agent.principal", Day(relation.valid_to, with_year=True)
    return Node(row_id(n), Role.CHOICE, text, slots, privacy=Privacy.PERSONAL)

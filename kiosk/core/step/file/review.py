"""Everything once more before it is handed in; each answer leads back to its question (E-05)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.core.event import Chosen
from kiosk.core.step.context import ChangeRequest, Context
from kiosk.core.step.kind import (
    Again,
    Back,
    Done,
    Leave,
    Next,
    Stay,
    StepEvent,
    StepKind,
    To,
    unexpected,
)
from kiosk.core.step.parts import BACK, LEAVE, aloud, button, heading, page
from kiosk.core.step.who.people import GROUP, called, person, told
from kiosk.core.step.who.relation import NAMED, named, naming_page
from kiosk.core.step.worded import answer_line, answer_value
from kiosk.core.visit_data import Agent
from model.item import Acting, Field
from model.item.answers import asked
from model.node_id import MORE, act_id, field_id
from model.page import Kind, Node, Page, Privacy, Role, Tone, Window, paginate, slice_of
from model.privacy import masked_phone
from model.profile import Size
from model.value import Area, Code, Count, Key, Slots

RELATION = act_id("rlts")
"""The agent's relation among the answers; no field is called so."""

ROOM = {Size.S: 8, Size.M: 7, Size.L: 5, Size.XL: 4}
"""Answers on one page beside the people and the insurance."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`start` is the first answer that is shown; `seen`: the last one was shown; `naming`: it is
    asked once more what the agent is to the principal.
    """

    start: int = 0
    seen: bool = False
    naming: bool = False


def begin(ctx: Context) -> Next:
    """Only what is going to be handed in is looked at once more."""
    return Stay(Reading())


def _view(state: Reading, ctx: Context) -> Window:
    return paginate(len(_answers(ctx)), state.start, ROOM[ctx.profile.size])


def _answers(ctx: Context) -> list[Node]:
    """All that can be changed here."""
    fields = asked(ctx.item, ctx.data.answers)
    return [*_relation(ctx), *(_answer(field, ctx) for field in fields)]


def handle(state: Reading, event: StepEvent, ctx: Context) -> Next:
    """Each answer leads back to its question; all others stay."""
    if not isinstance(event, Chosen):
        return unexpected(state)
    match event.act:
        case "back":
            return Stay(replace(state, naming=False)) if state.naming else Back()
        case "leave":
            return Leave(ctx.data)
        case "more":
            view = _view(state, ctx)
            return Stay(Reading(view.further, state.seen or not view.left))
        case "submit":
            return Done(ctx.data)
        case _ if event.node_id == RELATION:
            return Stay(replace(state, naming=True))
        case act if state.naming and act.startswith(NAMED):
            return _named(state, act, ctx)
        case _ if event.field[0]:
            return Again(To.FORM, ChangeRequest(field=event.field[0]))
        case _:
            return unexpected(state)


def _named(state: Reading, act: str, ctx: Context) -> Next:
    """Another relation is another text to sign."""
    data = named(act, ctx)
    if data == ctx.data:
        return Stay(replace(state, naming=False))
    return Again(To.COMMITMENT, ChangeRequest(field=RELATION), data)


def show(state: Reading, ctx: Context) -> Page:
    """What can be handed in was shown whole: until then, the likely button shows more of it."""
    if state.naming:
        return naming_page(ctx, "review.naming")
    view = _view(state, ctx)
    whole = state.seen or not view.left
    nodes = (
        _heading(ctx),
        *(() if view.before else _people(ctx)),
        *slice_of(_answers(ctx), view),
        *_actions(view, whole, ctx),
        BACK,
        LEAVE,
    )
    return page(
        ctx,
        f"review.{view.start}",
        Kind.REVIEW,
        nodes,
        act_id("submit") if whole else MORE,
        BACK.id,
    )


def _heading(ctx: Context) -> Node:
    """Who stands beside an agent reads it, not the agent."""
    credential = ctx.data.credential
    if ctx.data.acting is Acting.ACCOMPANIED and credential is not None:
        return heading("review.heading.accompanied", {"name": credential.shown_name})
    return heading("review.heading")


def _people(ctx: Context) -> Iterator[Node]:
    """For whom, by whom, and of which insurance."""
    data = ctx.data
    assert data.credential is not None, "identify comes first"
    yield person("principal", "review.principal", data.credential)
    if data.agent is not None:
        yield person("agent", f"label.{called(ctx)}", data.agent.credential)
        yield from _of_agent(data.agent, ctx)
    if data.picked is not None:
        slots: Slots = {"kind": Code("insutype", data.picked.insutype)}
        place = Area(data.picked.insuplc_admdvs)
        yield Node("insurance", Role.FIELD, "label.insurance", slots, place, group=GROUP)


def _of_agent(agent: Agent, ctx: Context) -> Iterator[Node]:
    """What is sent of the agent besides, and known since they were registered."""
    if not ctx.data.acting.alone:
        return
    if agent.rlts:
        yield told("relation", "review.relation", Code("agnter_rlts", agent.rlts))
    if agent.relation is not None and agent.relation.agnter_tel:
        tel = masked_phone(agent.relation.agnter_tel)
        yield told("agent_tel", "review.agent_tel", tel)


def _relation(ctx: Context) -> Iterator[Node]:
    """What was said here, of who stands beside, can be said otherwise."""
    agent = ctx.data.agent
    if agent is not None and agent.rlts and not ctx.data.acting.alone:
        slots: Slots = {"label": Key("review.relation")}
        value = Code("agnter_rlts", agent.rlts)
        personal = Privacy.PERSONAL
        yield Node(RELATION, Role.CHOICE, "review.answer", slots, value, personal, group="answers")


def _answer(field: Field, ctx: Context) -> Node:
    """A row that was chosen from a list is worded as it was there; its number says nothing."""
    answer, node_id = ctx.data.answers.get(field.key, ""), field_id(field.key)
    personal = answer and field.kind.personal
    privacy = Privacy.PERSONAL if personal else Privacy.PUBLIC
    row = answer_line(field, answer, ctx)
    if row is not None:
        return Node(node_id, Role.CHOICE, row.text, row.slots, privacy=privacy, group="answers")
    slots: Slots = {"label": Key(field.label)}
    if not answer and not field.required:
        empty = Key("review.may_be_empty")
        return Node(node_id, Role.CHOICE, "review.empty", slots, empty, group="answers")
    value = answer_value(field, answer)
    return Node(node_id, Role.CHOICE, "review.answer", slots, value, privacy, group="answers")


def _actions(view: Window, whole: bool, ctx: Context) -> Iterator[Node]:
    more = Tone.PLAIN if whole else Tone.LIKELY
    if view.left:
        yield button("more", "review.more", more, {"left": Count(view.left)})
    elif view.before:
        yield button("more", "review.first", more)
    if whole:
        accompanied = ctx.data.acting is Acting.ACCOMPANIED
        text = "act.submit.accompanied" if accompanied else "act.submit"
        yield button("submit", text, Tone.LIKELY)
    yield from aloud(ctx, "act.read_all")


REVIEW = StepKind(
    "review",
    begin,
    handle,
    show,
    counted=lambda ctx: True,
    returns=True,
)

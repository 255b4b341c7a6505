"""Waiting for the hub, and its failures, in a resident's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.event import Answered, Failure
from kiosk.core.step.context import Context
from kiosk.core.step.parts import LEAVE, heading, page, text
from model.page import Kind, Node, Page, Role
from wire.refusals import RefusalCode

SLOW = 8.0
"""Seconds after which the page says that it takes longer today."""

REFUSALS: Mapping[str, str] = {
    RefusalCode.PERSON_UNKNOWN: "refuse.unknown_person",
    RefusalCode.NOT_INSURED: "refuse.not_insured",
    RefusalCode.DECEASED: "refuse.deceased",
    RefusalCode.STOPPED: "refuse.stopped",
    RefusalCode.ALREADY_FILED: "refuse.already_filed",
    RefusalCode.OVERLAP: "refuse.overlap",
    RefusalCode.BEGIN_DATE: "refuse.begin_date",
    RefusalCode.FILING_UNKNOWN: "refuse.filing_unknown",
    RefusalCode.COMMITMENT: "refuse.commitment",
    RefusalCode.AREA_UNFIT: "refuse.area_unfit",
    RefusalCode.AGENT_NONE: "refuse.agent_none",
    RefusalCode.AGENT_EXPIRED: "refuse.agent_expired",
    RefusalCode.AGENT_SCOPE: "refuse.agent_scope",
    RefusalCode.AGENT_LIMIT: "refuse.agent_limit",
    RefusalCode.AGENT_SELF: "refuse.agent_self",
}
"""The texts of each refusal that a resident can do something about; others share one."""


def slow_at(since: float, ctx: Context) -> float | None:
    """When the page changes by itself, or None where it has."""
    return since + SLOW if ctx.at < since + SLOW else None


def busy_page(ctx: Context, name: str, waits_for: str, since: float, *ways: Node) -> Page:
    """What can be left still."""
    nodes = (*busy_nodes(ctx, waits_for, since, "busy.text", "busy.slow"), *ways, LEAVE)
    return page(ctx, f"{name}.busy", Kind.BUSY, nodes, "", LEAVE.id)


def busy_nodes(
    ctx: Context, waits_for: str, since: float, patience: str, slow: str
) -> tuple[Node, ...]:
    """Say what it waits for; the three dots are stepped by the screen."""
    said = slow if ctx.at >= since + SLOW else patience
    picture = Node("picture.busy", Role.PICTURE, "busy.picture")
    return heading(waits_for), picture, text("patience", said, live=True)


@dataclass(frozen=True, slots=True)
class Refused:
    """`prefix` is that of its texts; `again`: the same may be asked once more, for nothing is wrong
    with what was asked.
    """

    prefix: str
    again: bool


def refused(event: Answered) -> Refused:
    """Whatever is not the hub's own no may be asked again."""
    return Refused(failure_prefix(event), event.failure is not Failure.REFUSED)


def failure_prefix(event: Answered) -> str:
    """The texts that explain why a call has no answer."""
    match event.failure:
        case Failure.REFUSED:
            return REFUSALS.get(event.code, "refuse.other")
        case None:
            return f"hub.{Failure.GARBLED}"
        case failure:
            return f"hub.{failure}"

"""How what was handed in stands, and the words for it on page and slip."""

from __future__ import annotations

from kiosk.core.step.context import Context
from kiosk.core.visit_data import HandedIn
from model.item.standing import RETURNED as RETURNED
from model.item.standing import REVIEW_STATUSES as REVIEW_STATUSES
from model.item.standing import WAITS as WAITS
from model.item.standing import own_text, status_of
from model.task import Outcome

SENT_BACK = frozenset(flag for flag, stand in REVIEW_STATUSES.items() if stand == RETURNED)


def review_status(handed_in: HandedIn) -> str:
    """Whatever it is: by its review where the hub has it, else by its outcome."""
    if handed_in.outcome is not Outcome.ACCEPTED:
        return str(handed_in.outcome)
    return status_of(handed_in.flag)


def status_text(ctx: Context, text: str) -> str:
    """One of the texts `model.item.model.STANDING`: the item's own where it has one."""
    assert ctx.data.handed_in is not None, "submit comes first"
    stand = review_status(ctx.data.handed_in)
    return own_text(ctx.item, stand, ctx.data.answers, text) or text.format(stand)

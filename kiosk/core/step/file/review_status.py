"""How what was handed in stands, and the words for it on page and slip."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.core.step.context import Context
from kiosk.core.visit_data import HandedIn
from model.task import Outcome

REVIEW_STATUSES: Mapping[str, str] = {
    "": "done",
    "1": "holds",
    "7": "holds",
    "2": "rejected",
    "6": "rejected",
    "8": "rejected",
    "3": "over",
    "4": "sent_back",
}
"""By `rchk_flag` (domain.md 6.2); what has none is never reviewed, and all others wait for it."""
WAITS, RETURNED = "accepted", "sent_back"
SENT_BACK = frozenset(flag for flag, stand in REVIEW_STATUSES.items() if stand == RETURNED)


def review_status(handed_in: HandedIn) -> str:
    """Whatever it is: by its review where the hub has it, else by its outcome."""
    if handed_in.outcome is not Outcome.ACCEPTED:
        return str(handed_in.outcome)
    return REVIEW_STATUSES.get(handed_in.flag, WAITS)


def status_text(ctx: Context, text: str) -> str:
    """One of the texts `model.item.model.STANDING`: the item's own where it has one."""
    assert ctx.data.handed_in is not None, "submit comes first"
    stand, answers = review_status(ctx.data.handed_in), ctx.data.answers
    fitting = (
        one.texts[text]
        for one in ctx.item.standings
        if one.of == stand and all(answers.get(field, "") in codes for field, codes in one.where)
    )
    return next(fitting, text.format(stand))

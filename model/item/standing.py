"""How what was handed in stands, and the item's own words for it, on page, slip and telephone."""

from __future__ import annotations

from collections.abc import Mapping

from model.item.model import Item

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


def status_of(rchk_flag: str) -> str:
    """One of the closed set that `Standing.of` names."""
    return REVIEW_STATUSES.get(rchk_flag, WAITS)


def own_text(item: Item, status: str, answers: Mapping[str, str], text: str) -> str:
    """The item's own text in the place of one of `model.item.model.STANDING`, where these answers
    have one; else "".
    """
    fitting = (
        one.texts[text]
        for one in item.standings
        if one.of == status and all(answers.get(name, "") in codes for name, codes in one.where)
    )
    return next(fitting, "")

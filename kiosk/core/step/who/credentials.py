"""Asking for a credential: what is shown where, and what is said of one that gave nothing."""

from __future__ import annotations

from dataclasses import dataclass

from devices.port import CardFailure
from kiosk.core.code import CodeTrouble
from kiosk.core.step.context import Context
from kiosk.core.step.parts import (
    BACK,
    LEAVE,
    button,
    credential_picture,
    heading,
    notice,
    page,
    refusal,
    text,
)
from kiosk.core.step.wait import Refused
from kiosk.core.visit_data import Trouble
from model.identity import CredentialType
from model.page import Kind, Node, Page, Tone
from model.value import Codes, Plain

READER = "resident_id"
SCANNER = "code_scanner"


WORKS = {
    CredentialType.RESIDENT_ID: READER,
    CredentialType.E_VOUCHER: SCANNER,
    CredentialType.SLIP: SCANNER,
}
"""The device that reads each credential."""


def offered(ctx: Context) -> tuple[CredentialType, ...]:
    """What may be shown here and now: credentials of the item whose device works."""
    return tuple(m for m in ctx.item.credentials if m in WORKS and ctx.usable(WORKS[m]))


@dataclass(frozen=True, slots=True)
class Waiting:
    """For a credential; `trouble` says why the last one gave nothing and may be shown again."""

    trouble: Trouble | None = None


LAID_AGAIN = frozenset((CardFailure.UNREADABLE, CardFailure.WRONG_KIND))
"""Of a card that may be laid down once more; another trouble stays with it."""


def troubled(trouble: Trouble) -> Waiting | Refused:
    """It may be laid down or held up once more, or another has to be."""
    if trouble in LAID_AGAIN or isinstance(trouble, CodeTrouble):
        return Waiting(trouble)
    return Refused(f"card.{trouble}", again=False)


@dataclass(frozen=True, slots=True)
class Asks:
    """The texts that ask for a credential, and say how it is shown."""

    heading: str
    how: str


def present_page(
    ctx: Context,
    name: str,
    credential_type: tuple[CredentialType, ...],
    trouble: Trouble | None,
    asks: Asks,
) -> Page:
    """What to show and where, drawn as it is on this cabinet."""
    codes = Codes(
        "scanned", tuple(m for m in credential_type if m is not CredentialType.RESIDENT_ID)
    )
    lost = CredentialType.RESIDENT_ID not in credential_type and not ctx.usable(READER)
    decoding = (notice("decoding", "present.decoding", Tone.PLAIN, live=True),)
    nodes = (
        heading(asks.heading, {"codes": codes}),
        *(credential_picture(one, ctx.site, "credentials") for one in credential_type),
        text("how", asks.how),
        *((notice("lost", "present.no_reader", Tone.CAUTION, live=True),) if lost else ()),
        *(decoding if ctx.decoding else trouble_notice(trouble)),
        BACK,
        LEAVE,
    )
    return page(ctx, name, Kind.PRESENT, nodes, "", BACK.id)


def trouble_notice(trouble: Trouble | None) -> tuple[Node, ...]:
    """Why the last one gave nothing."""
    if trouble is None:
        return ()
    return (notice("again", trouble_text(trouble), Tone.CAUTION, live=True),)


def trouble_text(trouble: Trouble) -> str:
    """In one line: what cannot be shown once more has a page of its own, and here its heading."""
    if isinstance(trouble, CodeTrouble):
        return f"code.{trouble}"
    return f"card.{trouble}" if trouble in LAID_AGAIN else f"card.{trouble}.heading"


def refused_page(
    ctx: Context, name: str, prefix: str, again: bool, others: tuple[Node, ...] = ()
) -> Page:
    """Of a credential, or of the person whom it names; `others` are what can be done instead."""
    retry = button("retry", "act.retry", Tone.LIKELY)
    card = Tone.LIKELY if prefix.startswith("card.") else Tone.PLAIN
    action = retry if again else button("other_card", "act.other_card", card)
    return refusal(ctx, name, prefix, {"line": Plain(ctx.site.help_line)}, (*others, action))

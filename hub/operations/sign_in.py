"""9001: a terminal signs in once a day and gets the number that its other calls carry."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import delete, insert, select

from hub.db.tables import sign_in
from hub.operations.context import Context
from hub.refusals import Refusal, refusal
from wire.operations import SignedIn, SignIn
from wire.refusals import RefusalCode

VALID = timedelta(hours=24)


def handle(context: Context, given: SignIn) -> SignedIn | Refusal:
    """A terminal may sign in as often as it likes; the newest number is not the only one."""
    if given.opter_no != context.terminal:
        return refusal(RefusalCode.INPUT, "opter_no")
    context.db.execute(delete(sign_in).where(sign_in.c.expires_at < context.now))
    number = f"S{secrets.token_hex(12)}"
    context.db.execute(
        insert(sign_in).values(
            sign_no=number,
            region=context.region,
            terminal=context.terminal,
            signed_at=context.now,
            expires_at=context.now + VALID,
        )
    )
    return SignedIn(context.now, number)


def signed_in(context: Context) -> bool:
    """Whether the call's `sign_no` was given to this terminal and still holds."""
    found = context.db.execute(
        select(sign_in.c.sign_no).where(
            sign_in.c.sign_no == context.request.sign_no,
            sign_in.c.terminal == context.terminal,
            sign_in.c.expires_at > context.now,
        )
    )
    return found.first() is not None

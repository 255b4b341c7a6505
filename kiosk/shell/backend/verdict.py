"""What a reply means for a task: pure (domain.md 3.4, reliability.md 3)."""

from __future__ import annotations

import re

from kiosk.core.event import Failure
from kiosk.shell.backend.reply import Reply
from model.task import Outcome
from wire.refusals import RefusalCode

UNFIT = frozenset(
    {
        RefusalCode.ENVELOPE,
        RefusalCode.OPERATION,
        RefusalCode.AREA_MISSING,
        RefusalCode.INPUT,
        RefusalCode.CONFLICT,
    }
)
"""A fault of ours, not of the resident's: the same message would be refused for ever."""

UNFIT_STATUS = frozenset({"400", "413", "422"})
"""The same, said by a gateway in a body that nobody can read."""

UNTOUCHED = frozenset({RefusalCode.SIGN_IN, RefusalCode.BUSY})
"""Said before anything is looked at, the first again after a fresh sign-in; or for want of time."""

LATER = re.compile(r"5\d\d\d?|408|429")
"""What lies behind the hub (group 5 of ours), or a gateway's status: it may have taken effect."""


def judged(reply: Reply, *, sent: bool) -> Outcome:
    """`sent`: the last message of this attempt was the task itself, and not a sign-in for it."""
    if reply.output is not None:
        return Outcome.ACCEPTED
    if not sent or reply.failure is Failure.UNREACHABLE:
        return Outcome.NOT_SENT
    if reply.failure is Failure.REFUSED:
        return _refused(reply.code)
    if reply.failure is Failure.GARBLED and reply.code in UNFIT_STATUS:
        return Outcome.PARKED
    return Outcome.UNKNOWN


def _refused(code: str) -> Outcome:
    if code in UNTOUCHED:
        return Outcome.NOT_SENT
    if code in UNFIT:
        return Outcome.PARKED
    return Outcome.UNKNOWN if LATER.fullmatch(code) else Outcome.REFUSED

"""The rule that K201 and K202 share."""

from __future__ import annotations

from hub.refusals import Refusal, refusal
from wire import months
from wire.operations import LedgerQuery, PaymentsQuery
from wire.refusals import RefusalCode


def fault_of(query: PaymentsQuery | LedgerQuery) -> Refusal | None:
    """Two months in order."""
    begin, end = months.number(query.begn_ym), months.number(query.end_ym)
    if begin is None or end is None or begin > end:
        return refusal(RefusalCode.PERIOD)
    return None

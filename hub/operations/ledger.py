"""K202: the account and its movements, newest first."""

from __future__ import annotations

from hub.operations.context import Context
from hub.operations.period import fault_of
from hub.refusals import Refusal
from wire.operations import Ledger, LedgerQuery


def handle(context: Context, query: LedgerQuery) -> Ledger | Refusal:
    """Of the insurance in the envelope's area."""
    area = context.request.insuplc_admdvs
    return fault_of(query) or context.platform.ledger(area, query)

"""K201: payment records, newest first."""

from __future__ import annotations

from hub.operations.context import Context
from hub.operations.period import fault_of
from hub.refusals import Refusal
from wire.operations import Payments, PaymentsQuery


def handle(context: Context, query: PaymentsQuery) -> Payments | Refusal:
    """Of the insurance in the envelope's area."""
    area = context.request.insuplc_admdvs
    return fault_of(query) or context.platform.payments(area, query)

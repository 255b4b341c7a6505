"""K313: what was filed for treatment elsewhere, newest first."""

from __future__ import annotations

from hub.operations.context import Context
from hub.refusals import Refusal
from wire.filings import Filings, FilingsQuery


def handle(context: Context, query: FilingsQuery) -> Filings | Refusal:
    """As the platform has them."""
    return context.platform.filings(query)

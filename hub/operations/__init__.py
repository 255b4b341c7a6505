"""What answers an operation: a module for each that asks, one for all that hand in."""

from __future__ import annotations

from hub.operations import (
    evaluation,
    filings,
    institutions,
    ledger,
    payments,
    person,
    points,
    progress,
    relations,
    sign_in,
    submission,
    voucher,
)
from hub.operations.context import Handler
from wire.behalf import Submission
from wire.operations import OPERATIONS

HANDLERS: dict[str, Handler] = {
    "9001": sign_in.handle,
    "1101": person.handle,
    "1201": institutions.handle,
    "K101": voucher.handle,
    "K201": payments.handle,
    "K202": ledger.handle,
    "K313": filings.handle,
    "K352": relations.handle,
    "K401": progress.handle,
    "K402": evaluation.handle,
    "K403": points.handle,
}


def handler_of(infno: str) -> Handler:
    """Of an operation that `OPERATIONS` knows."""
    if issubclass(OPERATIONS[infno].input, Submission):
        return submission.handle
    return HANDLERS[infno]

"""One module an operation; `HANDLERS` knows them by number."""

from __future__ import annotations

from hub.operations import (
    agent_register,
    evaluation,
    filings,
    ledger,
    payments,
    person,
    points,
    progress,
    relations,
    remote_cancel,
    remote_filing,
    sign_in,
    voucher,
)
from hub.operations.context import Handler

HANDLERS: dict[str, Handler] = {
    "9001": sign_in.handle,
    "1101": person.handle,
    "K101": voucher.handle,
    "K201": payments.handle,
    "K202": ledger.handle,
    "K311": remote_filing.handle,
    "K312": remote_cancel.handle,
    "K313": filings.handle,
    "K351": agent_register.handle,
    "K352": relations.handle,
    "K401": progress.handle,
    "K402": evaluation.handle,
    "K403": points.handle,
}

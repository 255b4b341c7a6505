"""One module an operation; `HANDLERS` knows them by number."""

from __future__ import annotations

from hub.operations import evaluation, ledger, payments, person, sign_in
from hub.operations.context import Handler

HANDLERS: dict[str, Handler] = {
    "9001": sign_in.handle,
    "1101": person.handle,
    "K201": payments.handle,
    "K202": ledger.handle,
    "K402": evaluation.handle,
}

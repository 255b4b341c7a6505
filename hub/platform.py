"""What lies behind the hub: the gateway of a province, or the sandbox. Failures are values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from hub.refusals import Refusal, refusal
from wire.operations import Ledger, LedgerQuery, Payments, PaymentsQuery, PersonInfo, PersonQuery
from wire.refusals import RefusalCode


class Platform(Protocol):
    """`area` is the envelope's `insuplc_admdvs`, which picks the person's insurance."""

    def person(self, query: PersonQuery) -> PersonInfo | Refusal: ...

    def payments(self, area: str, query: PaymentsQuery) -> Payments | Refusal: ...

    def ledger(self, area: str, query: LedgerQuery) -> Ledger | Refusal: ...


Connect = Callable[[Connection, datetime], Platform]
"""One platform a call: it may use the call's transaction, and the call's moment is its now."""


class NoPlatform:
    """Stands where no adapter is configured."""

    def person(self, query: PersonQuery) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)

    def payments(self, area: str, query: PaymentsQuery) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)

    def ledger(self, area: str, query: LedgerQuery) -> Refusal:
        return refusal(RefusalCode.NO_PLATFORM)


def no_platform(connection: Connection, now: datetime) -> Platform:
    return NoPlatform()

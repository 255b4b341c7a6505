"""Fault switches: how a test makes the hub late, garbled or gone. They exist in the sandbox only.

Used from the event loop's thread alone.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from enum import StrEnum

from hub.refusals import Refusal

ANY = "*"


class FaultKind(StrEnum):
    """What goes wrong, and what has been done by then."""

    LATE = "late"
    """Done and committed; the answer is held for `seconds`, or until the switches are cleared."""
    DROPPED = "dropped_after_commit"
    """Done and committed; the connection is closed without an answer."""
    REFUSED = "refused"
    """Refused with `code` and `message`; nothing is done, but the audit."""
    GARBAGE = "garbage"
    """Done and committed; the answer is not JSON."""
    HTTP_500 = "http_500"
    """Nothing is done."""
    RESET = "reset"
    """Nothing is done; the connection is reset."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Meets the next `times` calls of operation `op` (`*`: of any)."""

    kind: FaultKind
    op: str = ANY
    times: int = 1
    seconds: float = 30.0
    code: str = "-1"
    message: str = "沙箱拒绝"

    @property
    def refusal(self) -> Refusal | None:
        """What is answered instead, where the call is refused."""
        return Refusal(self.code, self.message) if self.kind is FaultKind.REFUSED else None


class Faults:
    """The switches that are set, oldest first."""

    def __init__(self) -> None:
        self._set: list[Fault] = []
        self._released = asyncio.Event()

    def set(self, fault: Fault) -> None:
        """From now on, until it has been used up or cleared."""
        self._set.append(fault)

    def clear(self) -> None:
        """Also lets every held answer go."""
        self._set.clear()
        self._released.set()
        self._released = asyncio.Event()

    def take(self, infno: str) -> Fault | None:
        """The switch that meets this call, used up by one."""
        for n, fault in enumerate(self._set):
            if fault.op in (ANY, infno):
                left = [replace(fault, times=fault.times - 1)] if fault.times > 1 else []
                self._set[n : n + 1] = left
                return fault
        return None

    async def hold(self, seconds: float) -> None:
        """Returns when the switches are cleared, or after `seconds`."""
        try:
            await asyncio.wait_for(self._released.wait(), seconds)
        except TimeoutError:
            return

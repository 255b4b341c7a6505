"""Fault switches: how a test makes the hub late, garbled or gone. They exist in the sandbox only.

Used from the event loop's thread alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hub.refusals import Refusal
from process.switchboard import ANY, Switchboard


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


class Faults(Switchboard[Fault]):
    """Of one hub."""

    def __init__(self) -> None:
        super().__init__(lambda fault: fault.op)

"""How one call ended, and who keeps record of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kiosk.core.event import Failure
from wire.personal import Personal


@dataclass(frozen=True, slots=True, repr=False)
class Reply(Personal):
    """`output` is the operation's output dataclass, or None with a failure."""

    output: object | None = None
    failure: Failure | None = None
    code: str = ""
    message: str = ""

    @property
    def state(self) -> str:
        """As the journal writes it."""
        return self.failure or "ok"


class CallLog(Protocol):
    """Record of every message of one call, a sign-in included."""

    def began(self, op: str, msgid: str) -> bool:
        """Before it is sent; waits for the commit. False where it cannot be kept, and then it must
        not be sent.
        """

    def ended(self, msgid: str, reply: Reply) -> bool:
        """Before anyone is told; False where it cannot be kept. It may wait for the commit, or
        leave that to who commits what comes of the call.
        """

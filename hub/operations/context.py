"""What an operation is given, and what it may answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from hub.platform import Platform
from hub.refusals import Refusal
from hub.rules import Rules
from wire.envelope import Request


@dataclass(frozen=True, slots=True)
class Context:
    """One call: its envelope, its transaction (the audit row belongs to it too), its moment."""

    request: Request
    db: Connection
    platform: Platform
    now: datetime
    rules: Rules
    platform_name: str = ""
    """Of the platform that was asked, and to which the outbox sends."""

    @property
    def region(self) -> str:
        """The terminal's own area, which is the first part of every key."""
        return self.request.mdtrtarea_admvs

    @property
    def terminal(self) -> str:
        """The number of the terminal that asks."""
        return self.request.opter

    @property
    def area(self) -> str:
        """Where the person is insured whom the call is about."""
        return self.request.insuplc_admdvs


Handler = Callable[[Context, Any], object | Refusal]
"""Context and input dataclass in, output dataclass or refusal out; raises only for a bug."""

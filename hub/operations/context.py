"""What an operation is given, and what it may answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from hub.platform import Platform
from hub.refusals import Refusal
from wire.envelope import Request


@dataclass(frozen=True, slots=True)
class Context:
    """One call: its envelope, its transaction (the audit row belongs to it too), its moment."""

    request: Request
    db: Connection
    platform: Platform
    now: datetime

    @property
    def region(self) -> str:
        return self.request.mdtrtarea_admvs

    @property
    def terminal(self) -> str:
        return self.request.opter


Handler = Callable[[Context, Any], object | Refusal]
"""Context and input dataclass in, output dataclass or refusal out; raises only for a bug."""

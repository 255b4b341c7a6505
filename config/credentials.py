"""What each credential may do, as data (domain.md 9).

Plain, for the pure core sees it; `config.deployment_files` reads the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from config.fault import Fault


class Act(StrEnum):
    """What a credential can be asked to do; the file explains each."""

    QUERY = "query"
    SUBMIT = "submit"
    ACT = "act"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True)
class Powers:
    """Of one credential: what it may do while it is valid, and what when it has expired."""

    may: frozenset[Act]
    expired_may: frozenset[Act]
    cert_type: str

    def allow(self, act: Act, *, expired: bool) -> bool:
        """Of a credential that was read, expired or not."""
        return act in (self.expired_may if expired else self.may)


def faults_of(read: Mapping[str, Powers], file: str) -> list[Fault]:
    """What the shape of the file cannot say."""
    return [
        Fault(file, f"{name}.expired_may", "more than the valid one may")
        for name, powers in read.items()
        if not powers.expired_may <= powers.may
    ]

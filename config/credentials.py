"""What each credential may do, as data (domain.md 9): read once, checked whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from config import toml
from config.fault import Fault, Faulty

FILE = Path(__file__).parent / "credentials.toml"
KEYS = frozenset({"may", "expired_may", "cert_type"})


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


@cache
def powers(path: Path = FILE) -> Mapping[str, Powers]:
    """By the credential's name, as item files write it. Raises Faulty."""
    return parse(toml.read(path))


def parse(tables: Mapping[str, Any]) -> Mapping[str, Powers]:
    """Pure; raises Faulty with every fault."""
    faults: list[Fault] = []
    read = {name: _powers(name, raw, faults) for name, raw in tables.items()}
    if faults:
        raise Faulty(faults)
    return read


def _powers(name: str, raw: Any, faults: list[Fault]) -> Powers:
    if not isinstance(raw, dict) or raw.keys() != KEYS:
        faults.append(Fault(FILE.name, name, f"must have {', '.join(sorted(KEYS))}"))
        return Powers(frozenset(), frozenset(), "")
    known = len(faults)
    may, expired = (_acts(name, key, raw[key], faults) for key in ("may", "expired_may"))
    if len(faults) == known and not expired <= may:
        faults.append(Fault(FILE.name, f"{name}.expired_may", "more than the valid one may"))
    if not isinstance(raw["cert_type"], str):
        faults.append(Fault(FILE.name, f"{name}.cert_type", "must be a text"))
    return Powers(may, expired, str(raw["cert_type"]))


def _acts(name: str, key: str, words: Any, faults: list[Fault]) -> frozenset[Act]:
    if not isinstance(words, list):
        faults.append(Fault(FILE.name, f"{name}.{key}", "must be a list of acts"))
        return frozenset()
    known = [word for word in words if word in list(Act)]
    wrong = [word for word in words if word not in list(Act)]
    faults += [Fault(FILE.name, f"{name}.{key}", f"`{word}` is no act") for word in wrong]
    return frozenset(map(Act, known))

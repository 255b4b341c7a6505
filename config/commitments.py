"""Which commitments there are, in which version, and which an agent makes besides."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from config.fault import Fault, Faulty

FILE = Path(__file__).parent / "commitments.toml"


@dataclass(frozen=True, slots=True)
class Commitments:
    """`versions` by id; `added` by who acts: self, agent, accompanied, guardian."""

    versions: Mapping[str, str]
    added: Mapping[str, tuple[str, ...]]


@cache
def load() -> Commitments:
    """Raises Faulty."""
    return parse(tomllib.loads(FILE.read_text("utf-8")))


def parse(raw: Mapping[str, Any]) -> Commitments:
    """Pure; raises Faulty with every fault."""
    versions, added = raw.get("versions", {}), raw.get("added", {})
    faults = [Fault(FILE.name, key, "unknown key") for key in raw.keys() - {"versions", "added"}]
    for name, version in versions.items():
        if not isinstance(version, str) or not version:
            faults.append(Fault(FILE.name, f"versions.{name}", "must be a text"))
    for acting, names in added.items():
        missing = [name for name in names if name not in versions]
        faults += [Fault(FILE.name, f"added.{acting}", f"no commitment `{n}`") for n in missing]
    if faults:
        raise Faulty(faults)
    return Commitments(versions, {acting: tuple(names) for acting, names in added.items()})

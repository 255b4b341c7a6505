"""Which texts are signed, in which version, and which ones somebody makes who acts for another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config import toml
from config.fault import Fault, Faulty

FILE = Path(__file__).parent / "commitments.toml"
ACTING = ("agent", "guardian")


@dataclass(frozen=True, slots=True)
class Commitments:
    """`versions` by id; `added` are the ids that join an item's own, by who acts."""

    versions: Mapping[str, str]
    added: Mapping[str, tuple[str, ...]]


def load(path: Path = FILE) -> Commitments:
    """Reads the file; raises Faulty with every fault."""
    return parse(toml.read(path), path.name)


def parse(raw: Mapping[str, Any], file: str = FILE.name) -> Commitments:
    """Pure; raises Faulty with every fault."""
    known = raw.get("version", {})
    versions = known if isinstance(known, dict) else {}
    faults = [Fault(file, key, "is unknown") for key in sorted(raw.keys() - {"version", *ACTING})]
    if not versions:
        faults.append(Fault(file, "version", "must be a table, and not empty"))
    faults += [
        Fault(file, f"version.{name}", "must be a text, and not empty")
        for name, version in versions.items()
        if not isinstance(version, str) or not version
    ]
    added = {acting: _ids(file, acting, raw.get(acting, []), versions, faults) for acting in ACTING}
    if faults:
        raise Faulty(faults)
    return Commitments(dict(versions), added)


def _ids(
    file: str, acting: str, raw: object, versions: Mapping[str, Any], faults: list[Fault]
) -> tuple[str, ...]:
    if not isinstance(raw, list):
        faults.append(Fault(file, acting, "must be a list"))
        return ()
    ids = tuple(map(str, raw))
    faults += [
        Fault(file, acting, f"`{name}` has no version") for name in ids if name not in versions
    ]
    return ids

"""Reads what a deployment decides: what is signed, what credentials may do, a pool's rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from config import commitments, credentials, schema
from config.commitments import Commitments
from config.credentials import Powers
from config.deployment import Deployment
from config.fault import Fault, Faulty, collect
from config.pool import PoolRules

HERE = Path(__file__).parent
SIGNED = HERE / "commitments.toml"
CREDENTIALS = HERE / "credentials.toml"
AREA = "350100"
"""The pool whose rules are shipped."""


def rules_of(area: str) -> Path:
    """The file of the pool of this area."""
    return HERE / "rules" / f"{area}.toml"


def load(rules: Path | None = None, signed: Path = SIGNED, may: Path = CREDENTIALS) -> Deployment:
    """Reads the files, of the pool of `AREA` where no other rules are given; raises Faulty with
    every fault of all of them.
    """
    rules = rules or rules_of(AREA)
    faults: list[Fault] = []
    made = collect(lambda: read_commitments(signed), faults)
    powers = collect(lambda: read_credentials(may), faults)
    pool = collect(lambda: schema.read(PoolRules, rules, f"rules/{rules.name}"), faults)
    if made is None or powers is None or pool is None:
        raise Faulty(faults)
    return Deployment(made, powers, pool)


def read_commitments(path: Path) -> Commitments:
    """Raises Faulty with every fault."""
    made = schema.read(Commitments, path)
    faults = commitments.faults_of(made, path.name)
    if faults:
        raise Faulty(faults)
    return made


def read_credentials(path: Path) -> Mapping[str, Powers]:
    """Raises Faulty with every fault."""
    powers = schema.read(dict[str, Powers], path)
    faults = credentials.faults_of(powers, path.name)
    if faults:
        raise Faulty(faults)
    return powers

"""Reads what a deployment decides: `commitments.toml` and the rules of its pool."""

from __future__ import annotations

from pathlib import Path

from config import commitments, schema
from config.commitments import Commitments
from config.deployment import Deployment
from config.fault import Fault, Faulty, collect
from config.pool import PoolRules

HERE = Path(__file__).parent
SIGNED = HERE / "commitments.toml"
AREA = "350100"
"""The pool whose rules are shipped."""


def rules_of(area: str) -> Path:
    """The file of the pool of this area."""
    return HERE / "rules" / f"{area}.toml"


def load(rules: Path | None = None, signed: Path = SIGNED) -> Deployment:
    """Reads both files, of the pool of `AREA` where no other rules are given; raises Faulty with
    every fault of both.
    """
    rules = rules or rules_of(AREA)
    faults: list[Fault] = []
    made = collect(lambda: read_commitments(signed), faults)
    pool = collect(lambda: schema.read(PoolRules, rules, f"rules/{rules.name}"), faults)
    if made is None or pool is None:
        raise Faulty(faults)
    return Deployment(made, pool)


def read_commitments(path: Path) -> Commitments:
    """Raises Faulty with every fault."""
    made = schema.read(Commitments, path)
    faults = commitments.faults_of(made, path.name)
    if faults:
        raise Faulty(faults)
    return made

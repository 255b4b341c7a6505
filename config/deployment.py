"""What a deployment decides besides words and looks: what is signed, what each credential may do,
and the rules of its pool.

Plain, for the pure core sees it; `config.deployment_files` reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from config.commitments import Commitments
from config.credentials import Powers
from config.pool import PoolRules


@dataclass(frozen=True, slots=True)
class Deployment:
    """All of it is what item files rest on; hub and terminal have the same."""

    commitments: Commitments
    credentials: Mapping[str, Powers]
    """By the names of item files."""
    pool: PoolRules

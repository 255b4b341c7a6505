"""What a deployment decides besides words and looks: what is signed, and the rules of its pool.

Plain, for the pure core sees it; `config.deployment_files` reads it.
"""

from __future__ import annotations

from dataclasses import dataclass

from config.commitments import Commitments
from config.pool import PoolRules


@dataclass(frozen=True, slots=True)
class Deployment:
    """Both are what item files rest on; hub and terminal have the same."""

    commitments: Commitments
    pool: PoolRules

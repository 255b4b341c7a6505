"""A made-up submission."""

from __future__ import annotations

from dataclasses import dataclass

from wire.behalf import Submission


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class YearPaused(Submission):
    """K398."""

    clct_year: str

"""How long nobody has acted, and the warning before a visit ends by itself (design.md §6)."""

from __future__ import annotations

from dataclasses import dataclass

ROUNDING = 1e-3
"""Seconds: a tick at its very due is not due again, whatever the clock's last digits are."""


@dataclass(slots=True)
class Idle:
    """Seconds of the clock of `at`. The warning counts down once a second, and any act ends it."""

    since: float = 0.0
    warned_at: float | None = None

    def stir(self, at: float) -> None:
        """Something happened that shows life, or that the resident has to wait for."""
        self.since = at

    def act(self, at: float) -> None:
        """The resident did something: the warning is over too."""
        self.since, self.warned_at = at, None

    def warn(self, at: float) -> None:
        self.warned_at = at

    def left(self, at: float, warning: float) -> float:
        """Seconds until the visit ends, while warned."""
        assert self.warned_at is not None
        return max(0.0, self.warned_at + warning - at)

    def due(self, at: float, limit: float, warning: float) -> float:
        """When something changes: the warning comes, counts, or is over."""
        if self.warned_at is None:
            return self.since + limit
        shown = int(at - self.warned_at + ROUNDING)
        return self.warned_at + min(shown + 1.0, warning)

    def over(self, at: float, warning: float) -> bool:
        """The warning was not heard."""
        return self.warned_at is not None and at >= self.warned_at + warning

"""How long nobody has acted, and the warning before a visit ends by itself (design.md §6)."""

from __future__ import annotations

from dataclasses import dataclass

from config.times import Times

ROUNDING = 1e-3
"""Seconds: a tick at its very due is not due again, whatever the clock's last digits are."""


@dataclass(slots=True)
class Idle:
    """Seconds of the clock of `at`. The warning counts down once a second, and any act ends it."""

    times: Times
    since: float = 0.0
    warned_at: float | None = None
    speaking: bool = False

    def stir(self, at: float) -> None:
        """Something happened that shows life, or that the resident has to wait for."""
        self.since = at

    def act(self, at: float) -> None:
        """The resident did something: the warning is over too."""
        self.since, self.warned_at = at, None

    def spoke(self, at: float, speaking: bool) -> None:
        """The voice began or ended."""
        self.speaking = speaking
        self.stir(at)

    def warn(self, at: float) -> None:
        self.warned_at = at

    def left(self, at: float) -> float | None:
        """Seconds until the visit ends; None where nobody is warned."""
        if self.warned_at is None:
            return None
        return max(0.0, self.warned_at + self.times.warning - at)

    def due(self, at: float, *, elder: bool, waits: bool) -> float | None:
        """When something changes: the warning comes, counts, or is over. No idle time runs while
        it speaks, or `waits` for what the resident can only wait for (accessibility.md E-03).

        The warning counts on while it is spoken: it is the shorter part of its 30 seconds.
        """
        if self.warned_at is not None:
            shown = int(at - self.warned_at + ROUNDING)
            return self.warned_at + min(shown + 1.0, self.times.warning)
        if self.speaking or waits:
            return None
        return self.since + (self.times.idle_elder if elder else self.times.idle)

    def over(self, at: float) -> bool:
        """The warning was not heard."""
        return self.warned_at is not None and at >= self.warned_at + self.times.warning

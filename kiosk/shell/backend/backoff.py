"""When a task that could not be delivered is tried again: pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Backoff:
    """Exponential from `first_s` to `cap_s`, with full jitter: a city's terminals that lost their
    hub together do not come back together (reliability.md 1.10).
    """

    first_s: float = 2.0
    cap_s: float = 300.0

    def delay(self, tries: int, chance: float) -> float:
        """Seconds after the try of this number (from 1); `chance` is at least 0 and below 1."""
        return chance * min(self.cap_s, self.first_s * 2.0 ** min(tries - 1, 60))

    def wait(self, next_at: float, now: float) -> float:
        """Seconds until `next_at`, both of the wall clock; 0.0 if it is time.

        No delay is longer than `cap_s`: what seems so was written before the clock was set back.
        """
        left = next_at - now
        return left if 0.0 < left <= self.cap_s else 0.0

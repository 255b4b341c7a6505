"""The time of hub and platform: China's civil time, naive, as the interface writes it.

There is no summer time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))

Clock = Callable[[], datetime]


def now() -> datetime:
    """The only clock of hub and platform; tests have their own."""
    return datetime.now(CHINA).replace(tzinfo=None)

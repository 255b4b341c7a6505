"""How long a visit waits, apart from the other settings: the core sees it, and knows no library."""

from __future__ import annotations

from dataclasses import dataclass

from config.limits import Seconds


@dataclass(frozen=True, slots=True)
class Times:
    """Of idleness before the warning, of the warning, and of taking card and slip at the end."""

    idle: Seconds
    idle_elder: Seconds
    warning: Seconds
    ending: Seconds

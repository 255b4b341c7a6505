"""The sender's message id: 30 characters, unique per institution code (domain.md 3.3)."""

from __future__ import annotations

from datetime import datetime

WRAP = 1000
"""A terminal's own part of the sequence; a counter may run on for ever, it is taken modulo this."""


def msgid(institution: str, at: datetime, slot: int, count: int) -> str:
    """Institution code cut or padded to 12, local time to the second, slot (0–9), count.

    The slot keeps terminals that share one institution code apart; `count` is a counter that
    outlives a restart, one for the terminal.
    """
    if not 0 <= slot <= 9:
        raise ValueError("a slot is one digit")
    return f"{institution[:12]:0<12}{at:%Y%m%d%H%M%S}{slot}{count % WRAP:03}"

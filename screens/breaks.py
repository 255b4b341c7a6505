"""Where a line of Chinese may be parted, and where it had better be."""

from __future__ import annotations

from config.text.words import KEPT

NOT_FIRST = frozenset("。，、；：？！）》」』】〕”’…—～·％%›.,;:?!)]}")
"""Never at the beginning of a line (GB/T 15834)."""
NOT_LAST = frozenset("（《「『【〔“‘￥¥([{")
"""Never at the end of a line."""
RUN = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.,:*+-−–/%#@_•")
"""Characters that stay together: numbers, amounts, Latin words."""
COUNTED = frozenset("元年月日时分秒条项步岁")
"""Not parted from the number before them."""
SPACES = frozenset(" 　")
PAUSES = frozenset("，。；：？！　")
"""Where a sentence may be parted in two."""
JOINTS = frozenset("的在")
"""A word may begin behind these, where there is no pause."""
EVEN = 0.62
"""Of a sentence, what a line of two may take when it is parted at such a joint."""
PART = 0.36
"""A line that ends at a pause is at least so full."""


def units(s: str) -> list[str]:
    """What a line break may not separate: runs, and punctuation with what it belongs to."""
    out: list[str] = []
    for ch in s:
        if out and _joined(out[-1][-1], ch):
            out[-1] += ch
        else:
            out.append(ch)
    return out


def _joined(before: str, ch: str) -> bool:
    if before in SPACES or ch in SPACES:
        return False
    number = before in RUN and (ch in RUN or (before.isdigit() and ch in COUNTED))
    return number or ch in NOT_FIRST or before in NOT_LAST or before + ch in KEPT

"""Pages become scenes: pure, the same for the same page, profile and touch. No Kivy."""

from __future__ import annotations

from dataclasses import replace

from kiosk.page import Page, numbers
from kiosk.profile import Profile
from screens.layout import skeleton
from screens.layout.block import Block, Sheet, gaps, height
from screens.layout.context import Context
from screens.layout.desk import IDLE, Desk, Touch, fitting
from screens.layout.kinds import blocks_of
from screens.layout.metrics import grown, metrics, palette
from screens.scene import Overflow, Scene

__all__ = ["IDLE", "Desk", "Touch", "fitting", "lay_out"]


EASINGS = 4
"""Trials to give spare height back: to a sixteenth of what can grow."""


def lay_out(page: Page, profile: Profile, desk: Desk, touch: Touch = IDLE) -> Scene:
    """The scene of a page. One that is too tall is drawn together step by step until it fits."""
    ground = palette(desk, profile)
    digits = numbers(page)
    last = len(desk.looks.steps) - 1
    for step in range(last + 1):
        c = Context(page, profile, desk, touch, metrics(desk, profile, step), ground, digits)
        sheet = Sheet()
        frame = skeleton.draw(c, sheet)
        blocks = _blocks(c, segments=step < last)
        over = _overflow(c, frame, blocks)
        if over <= 0 or step == last:
            break
    if over < 0 and step:
        c, blocks = _eased(c, frame, blocks, segments=step < last)
    _place(c, sheet, frame, blocks)
    too_much = Overflow(page.key, over) if over > 0 else None
    return Scene(ground.ground, tuple(sheet.ops), tuple(sheet.targets), too_much, sheet.ink)


def _blocks(c: Context, *, segments: bool) -> list[Block]:
    w = c.desk.width - 2 * c.m.margin
    shown = skeleton.progress(c, w) if segments else None
    return ([shown] if shown else []) + blocks_of(c, w)


def _eased(
    c: Context, frame: skeleton.Frame, blocks: list[Block], *, segments: bool
) -> tuple[Context, list[Block]]:
    """A step takes more than was needed: its spare height goes back to what is pressed and to
    the field for ink, first to make rows of buttons equally high."""
    tightest, roomiest = c.m, metrics(c.desk, c.profile, 0)

    def fits(share: float, tight: bool) -> bool:
        nonlocal c, blocks
        eased = replace(c, m=grown(tightest, roomiest, share, tight=tight))
        made = _blocks(eased, segments=segments)
        if _overflow(eased, frame, made) > 0:
            return False
        c, blocks = eased, made
        return True

    tight = tightest.tight and not fits(0.0, tight=False)
    low, high = 0.0, 1.0
    for _ in range(EASINGS):
        tried = (low + high) / 2
        low, high = (tried, high) if fits(tried, tight) else (low, tried)
    return c, blocks


def _split(c: Context, blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """In low reach what acts goes down into the lower half, and the rest stays above."""
    if not c.profile.low_reach:
        return blocks, []
    return [b for b in blocks if not b.acts], [b for b in blocks if b.acts]


def _around(c: Context) -> int:
    """Space above and below the body."""
    return max(c.m.gap, c.m.margin // 2) if c.m.gap <= c.m.margin // 2 else c.m.margin * 2 // 3


def _overflow(c: Context, frame: skeleton.Frame, blocks: list[Block]) -> int:
    """By how many pixels the body is too tall."""
    above, below = _split(c, blocks)
    around, gap = _around(c), c.m.gap
    total = height(above, gap) + 2 * around + (height(below, gap) + gap if below else 0)
    over = total - (frame.bottom - frame.top)
    if below:
        half = max(frame.top, c.desk.height // 2)
        main = [block for block in below if not block.loose]
        over = max(over, height(main, gap) + around - (frame.bottom - half))
    return over


def _place(c: Context, sheet: Sheet, frame: skeleton.Frame, blocks: list[Block]) -> None:
    above, below = _split(c, blocks)
    around, gap = _around(c), c.m.gap
    foot = height(below, gap) + gap if below else 0
    spare = frame.bottom - frame.top - 2 * around - height(above, gap) - foot
    _draw(c, sheet, frame.top + around, above, spare)
    if below:
        spare -= sum(block.grows for block in above)
        top = frame.bottom - around - height(below, gap)
        more = max(0, min(spare, top - c.desk.height // 2, sum(b.grows for b in below)))
        _draw(c, sheet, top - more, below, more)


def _draw(c: Context, sheet: Sheet, y: int, blocks: list[Block], spare: int) -> None:
    for block, space in zip(blocks, gaps(blocks, c.m.gap), strict=True):
        more = max(0, min(block.grows, spare))
        y += space
        block.draw(sheet, c.m.margin, y, block.height + more)
        y += block.height + more
        spare -= more

"""Pages become scenes: pure, the same for the same page, profile and touch. No Kivy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from model.page import Page, numbers
from model.profile import Profile
from screens.layout import skeleton
from screens.layout.block import Block, Sheet, gaps, height
from screens.layout.context import Context
from screens.layout.desk import IDLE, Desk, Touch, fitting
from screens.layout.kinds import blocks_of
from screens.layout.metrics import Metrics, grown, metrics, palette
from screens.scene import Overflow, Scene

__all__ = ["IDLE", "Desk", "Fit", "Touch", "fitting", "lay_out", "measured"]


EASINGS = 4
"""Trials to give spare height back: to a sixteenth of what can grow."""


class Fit(NamedTuple):
    """A page drawn together as far as it must be, its parts made and not yet put in place. A press,
    the focus and the caption change none of its measures, so whoever lays the same page out again
    may hand it in.
    """

    c: Context
    """Of a page that nobody touches."""
    segments: bool
    """Whether the steps are drawn as segments too."""
    around: Sheet
    """What stands around the body; whoever goes on drawing takes a copy."""
    frame: skeleton.Frame
    blocks: list[Block]
    over: int
    """By how many pixels the body is too tall even so; nothing or less where it fits."""


def lay_out(
    page: Page, profile: Profile, desk: Desk, touch: Touch = IDLE, fit: Fit | None = None
) -> Scene:
    """The scene of a page. One that is too tall is drawn together step by step until it fits."""
    fit = fit or measured(page, profile, desk)
    made = fit if touch == fit.c.touch else _made(replace(fit.c, touch=touch), fit.segments)
    sheet = made.around.copy()
    _place(made.c, sheet, made.frame, made.blocks)
    too_much = Overflow(page.key, fit.over) if fit.over > 0 else None
    return Scene(made.c.p.ground, tuple(sheet.ops), tuple(sheet.targets), too_much, sheet.ink)


def measured(page: Page, profile: Profile, desk: Desk) -> Fit:
    """The first step in which the page fits; what it leaves goes back to what is pressed."""

    def tried(m: Metrics, segments: bool) -> Fit:
        colours = palette(desk, profile)
        return _made(Context(page, profile, desk, IDLE, m, colours, numbers(page)), segments)

    def of_step(step: int) -> Fit:
        return tried(metrics(desk, profile, step), step < last)

    last = len(desk.looks.steps) - 1
    fit = of_step(0)
    if fit.over <= 0:
        return fit
    low, high, fit = 0, last, of_step(last)
    while high - low > 1 and fit.over <= 0:
        middle = (low + high) // 2
        found = of_step(middle)
        low, high, fit = (low, middle, found) if found.over <= 0 else (middle, high, fit)
    return _eased(fit, metrics(desk, profile, 0), tried) if fit.over < 0 else fit


def _made(c: Context, segments: bool) -> Fit:
    around = Sheet()
    frame = skeleton.draw(c, around)
    w = c.desk.width - 2 * c.m.margin
    shown = skeleton.progress(c, w) if segments else None
    blocks = ([shown] if shown else []) + blocks_of(c, w)
    return Fit(c, segments, around, frame, blocks, _overflow(c, frame, blocks))


def _eased(fit: Fit, roomiest: Metrics, tried: Callable[[Metrics, bool], Fit]) -> Fit:
    """A step takes more than was needed: its spare height goes back to what is pressed and to
    the field for ink, first to make rows of buttons equally high."""
    tightest, best = fit.c.m, fit

    def fits(share: float, tight: bool) -> bool:
        nonlocal best
        found = tried(grown(tightest, roomiest, share, tight=tight), fit.segments)
        best = found if found.over <= 0 else best
        return found.over <= 0

    tight = tightest.tight and not fits(0.0, tight=False)
    low, high = 0.0, 1.0
    for _ in range(EASINGS):
        share = (low + high) / 2
        low, high = (share, high) if fits(share, tight) else (low, share)
    return best


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

"""Millimetres and multiples become whole pixels, once for each profile and step of tightness."""

from __future__ import annotations

from dataclasses import dataclass, replace

from config.look import Palette
from model.profile import Profile
from screens.layout.desk import Desk

TIGHT = 0.5
"""Below this share of their space rows of buttons give up being equally high."""
CLOSE = 0.6
"""Below this one, a label stands before its answer instead of above it."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """All in pixels: text roles, then space. `pad` is above and below, `side` left and right."""

    small: int
    body: int
    strong: int
    lead: int
    title: int
    button: int
    heading: int
    number: int
    amount: int

    margin: int
    gap: int
    pad: int
    side: int
    corner: int
    tile: int
    button_h: int
    choice: int
    picture: int
    header: int
    mark: int
    caption: int
    bar: int
    badge: int
    sign: int
    line: int
    bold_line: int
    progress: int
    cell: int
    key: int
    ink: int
    target: int
    target_gap: int
    focus_inner: int
    focus_outer: int
    leading: float
    longest: int
    elder: bool
    tight: bool
    close: bool


def metrics(desk: Desk, profile: Profile, step: int) -> Metrics:
    """The numbers of this profile; `step` draws a page together that is too tall."""
    key = (profile.size, profile.elder, step)
    known = desk.kept.get(key)
    if not isinstance(known, Metrics):
        known = desk.kept[key] = _metrics(desk, profile, step)
    return known


def grown(low: Metrics, high: Metrics, share: float, *, tight: bool) -> Metrics:
    """The tighter numbers, but what is pressed or written in as much larger as this share; what a
    page is about, keys and names and ink, sooner than its buttons."""

    def between(one: int, other: int, by: float = share) -> int:
        return one + round((other - one) * by)

    return replace(
        low,
        button_h=between(low.button_h, high.button_h, share * share),
        cell=between(low.cell, high.cell),
        key=between(low.key, high.key),
        ink=between(low.ink, high.ink),
        tight=tight,
    )


def palette(desk: Desk, profile: Profile) -> Palette:
    """The colours of the chosen look; elders have their own of each."""
    return desk.looks.palettes[profile.look][profile.elder]


def between(space: float, least: float) -> float:
    """How much of a distance stays: never less than `least`, never more than all of it (1.0)."""
    return min(max(space, least), 1.0)


def _metrics(desk: Desk, profile: Profile, step: int) -> Metrics:
    looks, tight = desk.looks, desk.looks.steps[step]
    role, space, least = looks.type, looks.space[profile.elder], looks.least[profile.elder]
    em = looks.body[profile.size] / looks.font.cap

    def text(multiple: float, *, shrinks: bool = False) -> int:
        by = max(1.0, multiple * tight.type) if shrinks else multiple
        return desk.px(em * by)

    def target(mm: float, smallest: float = least.target) -> int:
        return desk.px_least(max(mm * min(tight.space, 1.0), smallest))

    return Metrics(
        small=text(role.small),
        body=text(role.body),
        strong=text(role.strong),
        lead=text(role.lead, shrinks=True),
        title=text(role.title),
        button=text(role.button, shrinks=True),
        heading=text(role.heading, shrinks=True),
        number=text(role.number, shrinks=True),
        amount=text(role.amount, shrinks=True),
        margin=desk.px(space.margin),
        gap=desk.px_least(max(space.gap * tight.space, least.gap)),
        pad=desk.px(space.pad * tight.space),
        side=desk.px(space.pad * max(tight.space, 0.7)),
        corner=desk.px(space.corner),
        tile=target(space.tile),
        button_h=target(space.button),
        choice=target(space.choice),
        picture=desk.px(space.picture * between(tight.space, 0.4)),
        header=desk.px(space.header),
        mark=desk.px(space.mark),
        caption=desk.px(space.caption),
        bar=desk.px(space.bar),
        badge=desk.px(space.badge * between(tight.space, 0.6)),
        sign=desk.px(space.sign * between(tight.space, 0.6)),
        line=desk.px(space.line),
        bold_line=desk.px(space.bold_line),
        progress=desk.px(space.progress),
        cell=target(space.cell),
        key=target(space.key, least.key),
        ink=desk.px(space.ink * between(tight.space, 0.4)),
        target=desk.px_least(least.target),
        target_gap=desk.px_least(least.gap),
        focus_inner=desk.px(looks.focus.inner),
        focus_outer=desk.px(looks.focus.outer),
        leading=looks.font.line,
        longest=looks.font.longest,
        elder=profile.elder,
        tight=tight.space < TIGHT,
        close=tight.space < CLOSE,
    )

"""What must hold of any page as it is laid out: each fault names its rule. Pure, no window.

The rules are those of accessibility.md 2 (V-…, O-…, A-…); "1.1" is the design's "what has no node
cannot be shown", "look" is look.md. A clean page has no faults in any profile.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

from accessibility import phrases
from config.text import Texts
from model.page import ACTING, KEYPAD, Kind, Page, Role
from model.profile import Look, Profile
from screens.layout import Desk
from screens.scene import (
    CAPTION,
    DECORATION,
    HEADER,
    PANEL,
    Box,
    Op,
    Rect,
    Scene,
    Shape,
    Target,
    Text,
    covers,
    meet,
    rect_of,
    union,
)

ELLIPSIS = "…"
INK_MM = 25.0
"""Least height of a field in which one signs."""
TEXT, STRONG_TEXT, SIGN = 4.5, 7.0, 3.0
"""Least contrast: of text, of text in elder and high-contrast looks, of signs that stand beside
words and repeat them (V-01, V-02, V-04)."""
GROUNDS = frozenset(("disc",))
"""Signs on which others are drawn."""


class Fault(NamedTuple):
    """`where` is a node's id or the words in question."""

    rule: str
    where: str
    what: str


def faults(page: Page, profile: Profile, desk: Desk, scene: Scene) -> list[Fault]:
    """Everything that is wrong with this scene of this page."""
    return [
        *whole(desk, scene),
        *legible(desk, profile, scene),
        *contrasting(profile, scene),
        *pressable(page, profile, desk, scene),
        *within_reach(page, profile, desk, scene),
        *ordered(page, profile, scene),
        *owned(page, scene),
        *spoken(page, desk.texts),
    ]


# V-11: nothing is clipped, nothing overlaps.


def whole(desk: Desk, scene: Scene) -> Iterator[Fault]:
    if scene.overflow:
        yield Fault("V-11", scene.overflow.page, f"{scene.overflow.px} px too tall")
    screen = (0, 0, desk.width, desk.height)
    for op in scene.ops:
        if not covers(screen, rect_of(op)):
            yield Fault("V-11", op.node, f"reaches over the edge of the screen: {rect_of(op)}")
    yield from _spilled(scene)
    for one, other in combinations(texts(scene), 2):
        if meet(_band(one), _band(other)):
            yield Fault("V-11", one.s, f"overlaps {other.s}")
    for text in texts(scene):
        if text.s.endswith(ELLIPSIS) and text.node != CAPTION:
            yield Fault("V-11", text.s, "is cut off")


def _spilled(scene: Scene) -> Iterator[Fault]:
    """Texts that are not whole inside the box on which they begin."""
    for at, op in enumerate(scene.ops):
        if isinstance(op, Text):
            x, y, _, h = _band(op)
            below = _topmost_box(scene.ops[:at], (x, y + h // 2, 1, 1))
            if below and not covers(rect_of(below), _band(op)):
                yield Fault("V-11", op.s, f"spills out of its box {rect_of(below)}")


# V-05 to V-09: large enough, known to the font, lines that can be followed.


def legible(desk: Desk, profile: Profile, scene: Scene) -> Iterator[Fault]:
    font = desk.looks.font
    least = desk.looks.body[profile.size] * desk.looks.type.small
    for text in texts(scene):
        cap = text.size * font.cap / desk.px_per_mm
        if cap < least - 0.5 / desk.px_per_mm:
            yield Fault("V-07", text.s, f"{cap:.1f} mm high, less than {least:.1f}")
        missing = desk.faces.face(text.size, text.bold).missing(text.s)
        if missing:
            yield Fault("V-11", text.s, f"the font lacks {missing}")
        if sum("一" <= ch <= "鿿" for ch in text.s) > font.longest:
            yield Fault("look", text.s, f"more than {font.longest} characters in a line")


# V-01, V-02: contrast with what lies beneath.


def contrasting(profile: Profile, scene: Scene) -> Iterator[Fault]:
    strong = profile.elder or profile.look is Look.CONTRAST
    least = STRONG_TEXT if strong else TEXT
    for at, op in enumerate(scene.ops):
        if isinstance(op, Text):
            found = contrast(op.color, _ground(scene, at, op))
            if found < least:
                yield Fault("V-02" if strong else "V-01", op.s, f"contrast {found:.1f} < {least}")
        elif isinstance(op, Shape) and op.name not in GROUNDS:
            found = contrast(op.color, _ground(scene, at, op))
            if found < SIGN:
                yield Fault("V-01", op.node, f"sign {op.name}: contrast {found:.1f} < {SIGN}")


def contrast(one: int, other: int) -> float:
    """Of two colours, by WCAG: 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: int) -> float:
    parts = [(colour >> shift & 255) / 255 for shift in (16, 8, 0)]
    r, g, b = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _ground(scene: Scene, at: int, op: Op) -> int:
    """The colour under the middle of an op."""
    middle = (op.x + op.w // 2, op.y + op.h // 2, 1, 1)
    for below in reversed(scene.ops[:at]):
        if isinstance(below, Box) and covers(rect_of(below), middle):
            return below.fill
        if isinstance(below, Shape) and below.name in GROUNDS and covers(rect_of(below), middle):
            return below.color
    return scene.ground


# O-03, O-04: targets.


def pressable(page: Page, profile: Profile, desk: Desk, scene: Scene) -> Iterator[Fault]:
    """Each node that acts has one target, large enough and apart from all others."""
    least, per_mm = desk.looks.least[profile.elder], desk.px_per_mm
    acting = [node.id for node in page.nodes if node.role in ACTING]
    drawn = [target.node for target in scene.targets]
    for node_id in {*acting, *drawn}:
        if (acting.count(node_id), drawn.count(node_id)) != (1, 1):
            yield Fault("O-03", node_id, f"{drawn.count(node_id)} targets")
    keys = {node.id for node in page.nodes if node.group == KEYPAD}
    for target in scene.targets:
        side = min(target.w, target.h) / per_mm
        wanted = least.key if target.node in keys else least.target
        if side < wanted:
            yield Fault("O-03", target.node, f"{side:.1f} mm, less than {wanted}")
    fields = [Target(*rect_of(scene.ink), scene.ink.node)] if scene.ink else []
    for one, other in combinations([*scene.targets, *fields], 2):
        gap = _gap(one, other) / per_mm
        if gap < least.gap:
            rule = "O-04" if gap < 0 else "O-03"
            yield Fault(rule, one.node, f"{gap:.1f} mm from {other.node}, less than {least.gap}")
    yield from _signable(page, desk, scene)


def _signable(page: Page, desk: Desk, scene: Scene) -> Iterator[Fault]:
    nodes = [node.id for node in page.nodes if node.role is Role.INK]
    if nodes != ([scene.ink.node] if scene.ink else []):
        yield Fault("O-03", "".join(nodes), "ink node and ink field do not agree")
    elif scene.ink and scene.ink.h < INK_MM * desk.px_per_mm:
        yield Fault("O-03", scene.ink.node, f"less than {INK_MM} mm to sign in")


def within_reach(page: Page, profile: Profile, desk: Desk, scene: Scene) -> Iterator[Fault]:
    """In low reach what acts stands in the lower half, but for what acts beside its field, within
    a panel, and answers that one can change but need not.
    """
    if not profile.low_reach:
        return
    panels = {node.group for node in page.body if node.group and node.role not in ACTING}
    loose = {n.id for n in page.body if n.group in panels}
    if page.kind is Kind.REVIEW:
        loose |= {node.id for node in page.body if node.role is Role.CHOICE}
    for target in scene.targets:
        if target.y < desk.height // 2 and target.node not in loose:
            yield Fault("O-12", target.node, "stands in the upper half in low reach")


# O-07, O-08: the walk follows what the eye sees.


def ordered(page: Page, profile: Profile, scene: Scene) -> Iterator[Fault]:
    """Nodes in page order lie below each other, or side by side from left to right. In low reach
    that holds of what acts, for it has gone below what is read.
    """
    places = _places(scene)
    if profile.low_reach:
        places = {target.node: rect_of(target) for target in scene.targets}
    walk = [node for node in page.nodes if node.id in places]
    for one, other in pairwise(walk):
        a, b = places[one.id], places[other.id]
        below = b[1] >= a[1] + a[3] // 2
        right, level = b[0] >= a[0] + a[2] // 2, b[1] + b[3] > a[1]
        beside = right and (level or (one.group == other.group != ""))
        if not (below or beside):
            yield Fault("O-08", other.id, f"comes after {one.id} in the walk, not for the eye")


def _places(scene: Scene) -> dict[str, Rect]:
    found: dict[str, list[Rect]] = {}
    for op in scene.ops:
        found.setdefault(op.node, []).append(rect_of(op))
    return {node: union(rects) for node, rects in found.items()}


# 1.1: what has no node cannot be shown, and what has one is shown.


def owned(page: Page, scene: Scene) -> Iterator[Fault]:
    known = {node.id for node in page.nodes}
    drawn = {op.node for op in scene.ops}
    for node_id in known - drawn:
        yield Fault("1.1", node_id, "is not drawn")
    for node_id in drawn - known - DECORATION:
        yield Fault("1.1", node_id, "is drawn, and the page has no such node")
    for op in scene.ops:
        if op.node in DECORATION - {HEADER, CAPTION} and not isinstance(op, Box):
            yield Fault("1.1", op.node, f"words or signs in what only decorates: {rect_of(op)}")
        if op.node == PANEL and not any(_stands(other, op) for other in scene.ops):
            yield Fault("1.1", op.node, f"a panel with nothing on it: {rect_of(op)}")
    if len(set(scene.ops)) != len(scene.ops):
        yield Fault("1.1", page.key, "an op is drawn twice")


def _stands(op: Op, panel: Op) -> bool:
    """Whether a node stands on this panel, or touches it: a line between two rows is one too."""
    return op.node not in DECORATION and meet(rect_of(op), rect_of(panel))


# every node can be heard.


def spoken(page: Page, texts_of: Texts) -> Iterator[Fault]:
    for node in page.nodes:
        if not phrases.content(texts_of, node).spoken.strip():
            yield Fault("A-01", node.id, "says nothing")
        elif not phrases.full(texts_of, page, node).caption.strip():
            yield Fault("A-01", node.id, "has no caption")


# Rectangles.


def texts(scene: Scene) -> list[Text]:
    return [op for op in scene.ops if isinstance(op, Text)]


def _band(text: Text) -> Rect:
    """Where the characters are: the line without its leading."""
    return text.x, text.y + (text.h - text.size) // 2, text.w, text.size


def _topmost_box(ops: tuple[Op, ...], at: Rect) -> Box | None:
    found = (op for op in reversed(ops) if isinstance(op, Box) and covers(rect_of(op), at))
    return next(found, None)


def _gap(one: Target, other: Target) -> int:
    """Pixels between two rectangles, along the axis on which they are apart."""
    across = max(one.x - other.x - other.w, other.x - one.x - one.w)
    down = max(one.y - other.y - other.h, other.y - one.y - one.h)
    return max(across, down)

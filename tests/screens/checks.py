"""What must hold of any scene; pure, no window (rendering.md 5)."""

from __future__ import annotations

from itertools import combinations

from kiosk.page import Page
from kiosk.profile import Profile
from screens.layout import Desk
from screens.scene import Box, Scene, Target, Text


def luminance(colour: int) -> float:
    parts = [(colour >> shift & 255) / 255 for shift in (16, 8, 0)]
    r, g, b = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: int, other: int) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def band(text: Text) -> tuple[int, int, int, int]:
    """Where the characters are: the line without its leading."""
    return text.x, text.y + (text.h - text.size) // 2, text.w, text.size


def covers(outer: tuple[int, ...], inner: tuple[int, ...]) -> bool:
    ox, oy, ow, oh = outer[:4]
    ix, iy, iw, ih = inner[:4]
    return ox <= ix and oy <= iy and ix + iw <= ox + ow and iy + ih <= oy + oh


def meet(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    ax, ay, aw, ah = one[:4]
    bx, by, bw, bh = other[:4]
    return ax < bx + bw and bx < ax + aw and ay < by + bh and by < ay + ah


def gap(one: Target, other: Target) -> int:
    """Pixels between two rectangles, along the axis on which they are apart."""
    across = max(one.x - other.x - other.w, other.x - one.x - one.w)
    down = max(one.y - other.y - other.h, other.y - one.y - one.h)
    return max(across, down)


def texts(scene: Scene) -> list[Text]:
    return [op for op in scene.ops if isinstance(op, Text)]


def outside(scene: Scene, desk: Desk) -> list[str]:
    """Ops that reach over the edge of the screen."""
    screen = (0, 0, desk.width, desk.height)
    return [repr(op) for op in scene.ops if not covers(screen, op[:4])]


def spilled(scene: Scene) -> list[str]:
    """Texts that are not whole inside the box on which they begin."""
    out = []
    for at, op in enumerate(scene.ops):
        if isinstance(op, Text):
            x, y, _, h = band(op)
            below = [
                box
                for box in scene.ops[:at]
                if isinstance(box, Box) and covers(box, (x, y + h // 2, 1, 1))
            ]
            if below and not covers(below[-1], band(op)):
                out.append(f"{op.s} in {below[-1]}")
    return out


def overlapping(scene: Scene) -> list[str]:
    pairs = combinations(texts(scene), 2)
    return [f"{a.s} / {b.s}" for a, b in pairs if meet(band(a), band(b))]


def pale(scene: Scene, least: float) -> list[str]:
    """Texts whose contrast with the topmost box under them is too small."""
    out = []
    for at, op in enumerate(scene.ops):
        if isinstance(op, Text):
            middle = (op.x + op.w // 2, op.y + op.h // 2, 1, 1)
            boxes = [b for b in scene.ops[:at] if isinstance(b, Box) and covers(b, middle)]
            ground = boxes[-1].fill if boxes else scene.ground
            if contrast(op.color, ground) < least:
                out.append(f"{op.s}: {contrast(op.color, ground):.1f}")
    return out


def long_lines(scene: Scene, most: int = 22) -> list[str]:
    return [t.s for t in texts(scene) if sum("一" <= ch <= "鿿" for ch in t.s) > most]


def missing_glyphs(scene: Scene, desk: Desk) -> str:
    return "".join(desk.faces.face(t.size, t.bold).missing(t.s) for t in texts(scene))


def small_targets(scene: Scene, desk: Desk, profile: Profile) -> list[str]:
    least = desk.looks.least[profile.elder].target * desk.px_per_mm
    return [repr(t) for t in scene.targets if min(t.w, t.h) < least]


def close_targets(scene: Scene, desk: Desk, profile: Profile) -> list[str]:
    least = desk.looks.least[profile.elder].gap * desk.px_per_mm
    pairs = combinations(scene.targets, 2)
    return [f"{a} / {b}: {gap(a, b)}" for a, b in pairs if gap(a, b) < least]


def undrawn(scene: Scene, page: Page) -> set[str]:
    return {node.id for node in page.nodes} - {op.node for op in scene.ops}


def strangers(scene: Scene, page: Page) -> set[str]:
    """Nodes of ops that the page does not have; what repeats the header or caption has none."""
    return {op.node for op in scene.ops} - {node.id for node in page.nodes} - {""}

"""Which node is under the finger."""

from __future__ import annotations

from screens.scene import Scene


def hit(scene: Scene, x: float, y: float) -> str:
    """The id of the pressed node, or nothing; targets never overlap."""
    for target in scene.targets:
        if 0 <= x - target.x < target.w and 0 <= y - target.y < target.h:
            return target.node
    return ""

"""The ways to pages: what a resident does on the stage of the core until a page is there.

A way registers itself; whoever adds one decorates it, and every check and picture has it.
"""

from __future__ import annotations

from collections.abc import Callable

from model.node_id import MORE
from tests.kiosk.core.stage import Stage
from tests.node_ids import named

Way = Callable[[Stage], None]
WAYS: dict[str, Way] = {}
"""By name, in the order in which they are written."""


def way(one: Way) -> Way:
    WAYS[one.__name__] = one
    return one


def find(stage: Stage, node_id: str) -> None:
    """Presses a node, on whichever page of its list it stands."""
    for _ in range(40):
        if stage.page.node(named(stage.page, node_id)) is not None:
            break
        stage.press(MORE)
    stage.press(node_id)

"""The choice that shows the rest of a list of choices."""

from __future__ import annotations

from collections.abc import Iterator

from model.node_id import MORE
from model.page import Node, Role, Window
from model.value import Count


def more_choice(view: Window, group: str = "") -> Iterator[Node]:
    """The choice that shows the rest, or the first ones again."""
    if view.left:
        yield Node(MORE, Role.CHOICE, "form.more", {"left": Count(view.left)}, group=group)
    elif view.before:
        yield Node(MORE, Role.CHOICE, "form.first", group=group)

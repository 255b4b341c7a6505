"""The ids of a page's nodes: made here, and taken apart here, each kind in a namespace of its own.

So an item and a field may be called as they like. A node that only shows may bear a bare name: no
bare name has a colon, and no node in a namespace is without one.
"""

from __future__ import annotations

from typing import Final

ITEM: Final = "item:"
FIELD: Final = "field:"
ACT: Final = "act:"
ROW: Final = "row:"


def item_id(name: str) -> str:
    """Of the node that opens this item, on the menu or on another's page."""
    return ITEM + name


def item_of(node_id: str) -> str:
    """The item that it opens; "" of what opens none."""
    return _after(ITEM, node_id)


def field_id(key: str, part: str = "") -> str:
    """Of a field, or of one part of it: a choice, its value, a button of its entry."""
    return f"{FIELD}{key}.{part}" if part else FIELD + key


def field_of(node_id: str) -> tuple[str, str]:
    """The field's key, which has no dot, and the part; ("", "") of what belongs to no field."""
    key, _, part = _after(FIELD, node_id).partition(".")
    return key, part


def act_id(name: str) -> str:
    """Of a button or a choice that the pages have of their own."""
    return ACT + name


def act_of(node_id: str) -> str:
    """What it does, by the name it was made with; "" of what is none of ours."""
    return _after(ACT, node_id)


def row_id(n: int) -> str:
    """Of the row at this place of a list, from 0."""
    return f"{ROW}{n}"


def row_of(node_id: str) -> int | None:
    """Its place in the list; None of what is no row."""
    number = _after(ROW, node_id)
    return int(number) if number else None


def _after(namespace: str, node_id: str) -> str:
    return node_id.removeprefix(namespace) if node_id.startswith(namespace) else ""


MORE: Final = act_id("more")
"""Shows the rest of a list, or its beginning again."""
ELDER: Final = act_id("elder")
"""Changes to the elder profile; drawn in a way of its own."""

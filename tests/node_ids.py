"""Short names of nodes, so that a test reads like what a resident does."""

from __future__ import annotations

from model.node_id import act_id, field_id, item_id
from model.page import Page


def named(page: Page, name: str) -> str:
    """The id of the page's only node that is meant by this name: our own button or choice, an
    item, a part of a field, else what is called so in full; the name itself where there is none.
    """
    ids = {node.id for node in page.nodes}
    found = [node_id for node_id in (act_id(name), item_id(name), field_id(name)) if node_id in ids]
    assert len(found) < 2, f"{name} is {found} on {page.key}"
    return found[0] if found else name

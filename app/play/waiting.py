"""What a script waits for before it goes on (`app.play.player.Script`)."""

from __future__ import annotations

from app.play.player import Until
from model.page import Kind, Page, Role


def ready(page: Page) -> bool:
    """The first page is shown, and nobody is here."""
    return page.kind is Kind.ATTRACT


def kind(wanted: Kind) -> Until:
    """Until a page of that kind is shown."""
    return lambda page: page.kind is wanted


def shows(node_id: str) -> Until:
    """Until the page has that node."""
    return lambda page: page.node(node_id) is not None


def has(node_id: str, text: str) -> Until:
    """Until that node says that text of the catalogue."""

    def holds(page: Page) -> bool:
        node = page.node(node_id)
        return node is not None and node.text == text

    return holds


def strokes(count: int) -> Until:
    """Until the core has taken so many."""

    def holds(page: Page) -> bool:
        inked = next((node for node in page.nodes if node.role is Role.INK), None)
        return inked is not None and getattr(inked.value, "n", 0) >= count

    return holds

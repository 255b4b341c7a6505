"""Whether a text is a number of ours (`wire.shapes`)."""

from __future__ import annotations

from wire.shapes import AREA, REFERENCE, TERMINAL, UUID


def reference(text: str) -> bool:
    """A query_no or an accept_no."""
    return REFERENCE.fullmatch(text) is not None


def terminal(text: str) -> bool:
    return TERMINAL.fullmatch(text) is not None


def biz_sn(text: str) -> bool:
    return UUID.fullmatch(text) is not None


def area(text: str) -> bool:
    return AREA.fullmatch(text) is not None

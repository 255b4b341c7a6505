"""Whether a text is a number of ours (`wire.shapes`)."""

from __future__ import annotations

from wire.shapes import AREA, REFERENCE, TERMINAL, UUID


def reference(text: str) -> bool:
    """A query_no or an accept_no."""
    return REFERENCE.fullmatch(text) is not None


def terminal(text: str) -> bool:
    """A terminal's number, in the form it signs in with."""
    return TERMINAL.fullmatch(text) is not None


def biz_sn(text: str) -> bool:
    """A key that a terminal made, in the form of a UUID."""
    return UUID.fullmatch(text) is not None


def area(text: str) -> bool:
    """An area, whether it is known or not."""
    return AREA.fullmatch(text) is not None

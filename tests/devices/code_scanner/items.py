"""What messages say, for tests that ask for the text alone."""

from __future__ import annotations

from collections.abc import Iterable

from devices.code_scanner.codec import Answer, Code, Item
from devices.port import CodeFailure


def plain(items: Iterable[Item]) -> list[str | CodeFailure | Answer]:
    """Codes as their bare text."""
    return [item.text if isinstance(item, Code) else item for item in items]

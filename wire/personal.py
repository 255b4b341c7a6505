"""A mark for records that hold a person's data."""

from __future__ import annotations


class Personal:
    """Its repr names the class and nothing else, so no log or traceback can show a field."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

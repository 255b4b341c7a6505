"""The shapes of numbers. Those that may be logged cannot be an ID number (domain.md 6)."""

from __future__ import annotations

import re

REFERENCE = re.compile(r"(?!.*\d{15})[A-Za-z0-9-]{1,40}", re.ASCII)
TERMINAL = re.compile(r"(?!.*\d{15})[A-Za-z0-9_-]{1,30}", re.ASCII)
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)
MSGID = re.compile(r"[A-Za-z0-9]{1,30}", re.ASCII)
ITEM = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)
AREA = re.compile(r"\d{6}", re.ASCII)


def reference(text: str) -> bool:
    """A query_no or an accept_no."""
    return REFERENCE.fullmatch(text) is not None


def terminal(text: str) -> bool:
    return TERMINAL.fullmatch(text) is not None


def msgid(text: str) -> bool:
    return MSGID.fullmatch(text) is not None


def biz_sn(text: str) -> bool:
    return UUID.fullmatch(text) is not None


def item(text: str) -> bool:
    return ITEM.fullmatch(text) is not None


def area(text: str) -> bool:
    return AREA.fullmatch(text) is not None

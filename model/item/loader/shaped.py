"""A part of an item's file held against its shape; what is wrong with it is told with the rest."""

from __future__ import annotations

from typing import TypeVar

from config import schema
from config.fault import Faulty
from model.item.checks import Checks

T = TypeVar("T")


def shaped(checks: Checks, shape: type[T], raw: object, at: str) -> T | None:
    """The part that stands `at` a dotted place in its shape; None where it is wrong."""
    try:
        made: T = schema.check(shape, raw, checks.file, at)
    except Faulty as faulty:
        checks.faults += faulty.faults
        return None
    return made

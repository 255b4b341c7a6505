"""The kinds of fields: a module each, and a line each here. Nothing else knows which there are."""

from __future__ import annotations

from collections.abc import Mapping

from model.item.field import FieldKind
from model.item.kinds.area import AREA
from model.item.kinds.choice import CHOICE
from model.item.kinds.choices import CHOICES
from model.item.kinds.day import DATE
from model.item.kinds.phone import PHONE
from model.item.kinds.record import RECORD
from model.item.kinds.search import SEARCH
from model.item.kinds.text import TEXT
from model.item.kinds.year_month import YEAR_MONTH

LISTED = (
    YEAR_MONTH,
    CHOICE,
    CHOICES,
    DATE,
    AREA,
    PHONE,
    TEXT,
    RECORD,
    SEARCH,
)

KINDS: Mapping[str, FieldKind] = {kind.name: kind for kind in LISTED}
"""By `type` in an item's file."""

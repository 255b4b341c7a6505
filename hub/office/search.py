"""What a clerk types from a slip: the number of acceptance, or the key of an unknown outcome.

Slips print both in groups, and of the key eight characters: only letters and digits count.
"""

from __future__ import annotations

import re
import unicodedata
from uuid import UUID

from sqlalchemy import ColumnElement

from hub.db.tables import application

NUMBER = re.compile(r"yb([0-9]{6})([0-9]{6,9})")
KEY = re.compile(r"[0-9a-f]{8}|[0-9a-f]{32}")
LONGEST = 60
"""Characters of what is typed."""


def sought(text: str) -> ColumnElement[bool] | None:
    """The condition on `application`; None for what is neither."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).lower()
    plain = "".join(filter(str.isalnum, plain))
    if number := NUMBER.fullmatch(plain):
        return application.c.accept_no == "YB-{}-{}".format(*number.groups())
    if KEY.fullmatch(plain):
        first, last = (str(UUID(plain.ljust(32, edge))) for edge in "0f")
        return application.c.biz_sn.between(first, last)
    return None

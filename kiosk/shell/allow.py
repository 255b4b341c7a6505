"""What may be written down outside a visit: names of fields, each with the shape of its values.

The audit chain refuses what is not here (a bug), the log drops and counts it. Both therefore
hold codes, numbers and ids, and never a person's data (reliability.md 1.15).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Value = str | int
"""What a field can hold."""


class NotAllowed(ValueError):
    """A field that may not be written down. It names the field, never its value."""


WORD = re.compile(r"[A-Za-z][A-Za-z0-9_.:-]{0,63}")
"""A word of one of our closed sets: an item, a device, a reason, a state."""
CODE = re.compile(r"-?[A-Za-z0-9][A-Za-z0-9_.]{0,19}")
"""A code of the platform, or a version."""
NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
"""query_no, accept_no, a visit's id: letters, digits, hyphens (domain.md 6)."""
OPERATION = re.compile(r"[0-9K][0-9]{3}[A-Z]?")
HASH = re.compile(r"[0-9a-f]{64}")
"""A person, as a keyed hash."""
PORT = re.compile(r"[A-Za-z0-9/._:@+-]{1,120}")
"""Where a device hangs: a path, a host."""
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?([+-]\d\d:\d\d|Z)")

SHAPES: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(
        (
            "acting", "cause", "credential", "device", "end", "error", "event", "fact", "failure",
            "how", "item", "kept", "kind", "level", "logger", "model", "node", "outcome", "page",
            "reason", "state", "step", "thread", "was", "way", "where",
        ),
        WORD,
    ),
    **dict.fromkeys(("code", "credential_type", "version"), CODE),
    **dict.fromkeys(("accept_no", "biz_sn", "number", "query_no", "rated_no", "visit"), NUMBER),
    **dict.fromkeys(("principal", "agent"), HASH),
    "op": OPERATION,
    "port": PORT,
    "timestamp": MOMENT,
}  # fmt: skip

COUNTS = frozenset(
    {
        "bytes",
        "count",
        "dropped",
        "expired",
        "first",
        "last",
        "line",
        "lost",
        "ms",
        "n",
        "score",
        "seq",
        "status",
        "tries",
    }
)
"""Fields that hold an int below a thousand million: shorter than any number of a person."""

_RANDOM = re.compile(r"(?=.*[a-f])[0-9a-f]{16,64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PERSONAL = re.compile(r"\d{15}|(?<![0-9A-Za-z])\d{11,}[Xx]?(?![0-9A-Za-z])")


def identifying(text: str) -> bool:
    """Whether the text looks like a person's: any character beyond ASCII, or a number as long as
    a phone's, a card's or an ID's. Hashes and UUIDs are none, whatever digits they hold.
    """
    if not text.isascii():
        return True
    return _PERSONAL.search(text) is not None and _RANDOM.fullmatch(text) is None


def allowed(name: str, value: object) -> bool:
    """Whether this field may be written down with this value."""
    if isinstance(value, int):
        return name in COUNTS and abs(value) < 10**9
    shape = SHAPES.get(name)
    if shape is None or not isinstance(value, str):
        return False
    if shape is MOMENT:
        return MOMENT.fullmatch(value) is not None
    return value == "" or (shape.fullmatch(value) is not None and not identifying(value))


def check(fields: Mapping[str, Value]) -> None:
    """Raises NotAllowed for the first field that may not be written down."""
    for name, value in fields.items():
        if not allowed(name, value):
            known = name in SHAPES or name in COUNTS
            raise NotAllowed(f"field {name!r}: its value" if known else "a field of unknown name")

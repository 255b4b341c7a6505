"""What a browser sends: one small form, from one of our own pages. Failures are values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from fastapi import Request

LIMIT = 16 * 1024
"""Bytes of a body."""
FIELDS = 10

Form = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class BadForm:
    """`text` is a key of the console's words."""

    status: int
    text: str


async def read_form(request: Request) -> Form | BadForm:
    """Of a field that came twice, the last; what is not UTF-8 is replaced."""
    if not _from_here(request):
        return BadForm(403, "told.strange")
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LIMIT:
            return BadForm(413, "told.large")
    try:
        return dict(parse_qsl(body.decode("ascii"), max_num_fields=FIELDS))
    except ValueError:
        return BadForm(400, "told.strange")


def _from_here(request: Request) -> bool:
    """A browser says where a form comes from; what is no browser says nothing, and has a token to
    show all the same. A proxy in front must pass on the `Host` that was asked for.
    """
    origin = request.headers.get("origin")
    if origin is None:
        return True
    return origin.partition("://")[2] == request.headers.get("host")

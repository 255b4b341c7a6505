"""The pages as HTML. Everything in them is escaped; no page needs a script or may run one."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import Response
from fastapi.responses import HTMLResponse

from hub.office.plain import visible
from hub.office.words import named, say

if TYPE_CHECKING:
    from jinja2 import Environment

HERE = Path(__file__).parent

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


@cache
def _environment() -> Environment:
    """With the first page: no terminal waits for the templates' engine when the hub starts."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_seen,
    )
    environment.globals.update(say=say, named=named)
    return environment


def _seen(value: object) -> object:
    """Of every expression in a template; what is HTML already was seen when it was made."""
    return visible(value) if type(value) is str else value


def page(name: str, status: int = 200, **slots: Any) -> Response:
    """The template of this name; a slot that is missing is a bug, so UndefinedError."""
    html = _environment().get_template(f"{name}.html").render(**slots)
    return HTMLResponse(html, status, HEADERS)


def style() -> Response:
    """The style sheet, which needs no session."""
    css = (HERE / "console.css").read_bytes()
    return Response(css, media_type="text/css", headers=HEADERS)

"""`/p/<accept_no>?c=<check>`: how far it is, for whoever holds the slip; nobody's name or number.

Without the right check code a number that exists answers like one that does not. The code has more
than 2 to the 63rd forms, so nobody guesses one.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from datetime import date
from pathlib import Path

from fastapi import Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sqlalchemy import Engine

from hub.answers import answers_of
from hub.applications import Case, State, one
from hub.rules import Rules
from hub.wording import for_public
from hub.words import shown
from model.item.standing import own_text, status_of

ON_PAPER = "slip.then.{}"
"""The text of `model.item.model.STANDING` that says what follows."""
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}

ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.globals["shown"] = shown


def page(engine: Engine, rules: Rules) -> Callable[[str, str], Response]:
    """The handler of the public page; a wrong check code and an unknown number look alike."""

    def view(accept_no: str, c: str = "") -> Response:
        case = _opened(engine, accept_no, c)
        if case is None:
            return _html("none.html", 404)
        said = {"state": case.state.value, "word": case.node, "next": next_of(case, rules)}
        return _html("one.html", 200, **said, rows=rows(case, rules))

    return view


def _opened(engine: Engine, accept_no: str, check: str) -> Case | None:
    with engine.connect() as db:
        case = one(db, accept_no)
    right = case is not None and hmac.compare_digest(case.check_code.encode(), check.encode())
    return case if right else None


def rows(case: Case, rules: Rules) -> list[tuple[str, str]]:
    """What may be seen, as label and value."""
    item = rules.catalogue.items.get(case.item_id)
    return [
        (shown("hub.page.item"), shown(item.text if item else "hub.page.other_item")),
        *((one.label, one.text) for one in (for_public(item, case) if item else ())),
        (shown("hub.page.accepted"), _day(case.accepted_at)),
        (shown("hub.page.updated"), _day(case.opt_time)),
        (shown("label.accept_no"), case.accept_no),
    ]


def next_of(case: Case, rules: Rules) -> str:
    """What it means for whoever waits for it, and what to do now: the item's own words where it has
    some, as on its slip.
    """
    item = rules.catalogue.items.get(case.item_id)
    status = status_of(case.rchk_flag)
    answers = answers_of(item, case.payload) if item else {}
    own = own_text(item, status, answers, ON_PAPER) if item else ""
    if not own and case.state is State.DONE and item:
        own = ON_PAPER.format(status)
    return shown(own or f"hub.next.{case.state}").format(line=shown("hub.page.line"))


def _day(at: date) -> str:
    return shown("hub.page.day").format(year=at.year, month=at.month, day=at.day)


def _html(template: str, status: int, **values: object) -> Response:
    body = ENVIRONMENT.get_template(template).render(**values)
    return Response(body, status, HEADERS, "text/html; charset=utf-8")

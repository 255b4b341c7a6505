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

from hub.applications import Case, State, one
from hub.operations.effects.ending import CANCEL
from hub.places import city_of
from hub.rules import Rules
from hub.words import shown, texts

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
    def view(accept_no: str, c: str = "") -> Response:
        case = _opened(engine, accept_no, c)
        if case is None:
            return _html("none.html", 404)
        said = {"state": case.state.value, "word": case.node, "next": next_of(case)}
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
    seen = [
        ("hub.page.item", shown(item.text if item else "hub.page.other_item")),
        ("label.rloc_admdvs", _cities(case, rules)),
        ("label.begndate", _begin(case)),
        ("hub.page.accepted", _day(case.accepted_at)),
        ("hub.page.updated", _day(case.opt_time)),
        ("label.accept_no", case.accept_no),
    ]
    return [(shown(label), value) for label, value in seen if value]


def next_of(case: Case) -> str:
    """What it means for whoever waits for it, and what to do now."""
    if case.state is State.DONE and case.payload.get("evt_type") == CANCEL:
        return shown("hub.next.done_cancel")
    if case.state is State.DONE and _begin(case):
        return shown("hub.next.done_filing").format(begin=_begin(case))
    return shown(f"hub.next.{case.state}")


def _begin(case: Case) -> str:
    day = case.payload.get("begndate")
    return _day(date.fromisoformat(day)) if day else ""


def _cities(case: Case, rules: Rules) -> str:
    """Whole cities only, each once, in the order in which they were chosen."""
    cities = dict.fromkeys(map(city_of, case.payload.get("rloc_admdvs") or ()))
    return "、".join(rules.places.full_name(city) or texts().area(city) for city in cities)


def _day(at: date) -> str:
    return shown("hub.page.day").format(year=at.year, month=at.month, day=at.day)


def _html(template: str, status: int, **values: object) -> Response:
    body = ENVIRONMENT.get_template(template).render(**values)
    return Response(body, status, HEADERS, "text/html; charset=utf-8")

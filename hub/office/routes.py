"""The console over HTTP. Without a session every address but the style is the page to sign in."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine

from hub.office.access import Access
from hub.office.desk import Desk
from hub.office.entrance import HOME, Entrance, Told, trouble
from hub.office.forms import BadForm, Form, read_form
from hub.office.pages import style
from hub.office.throttle import Throttle
from hub.office.words import say, words
from model.item import Catalogue
from wire.clock import Clock


def console(
    engine: Engine,
    clock: Clock,
    password: str,
    catalogue: Catalogue,
    handed_on: Callable[[], None] = lambda: None,
) -> APIRouter:
    """Everything below `/console`; `handed_on` is called after a decision, which may be on its way
    to a platform. Raises Faulty where its words cannot be read.
    """
    words()
    entrance = Entrance(Access(password, clock), Throttle(clock))
    routes = _Routes(entrance, Desk(engine, clock, entrance, catalogue, handed_on))
    router = APIRouter(prefix=HOME)
    router.get("/console.css")(style)
    router.get("")(routes.all)
    router.get("/sign-in")(routes.all)
    router.post("/sign-in")(routes.sign_in)
    router.post("/sign-out")(routes.sign_out)
    router.get("/applications/{accept_no}")(routes.one)
    router.post("/applications/{accept_no}")(routes.decide)
    return router


class _Routes:
    def __init__(self, entrance: Entrance, desk: Desk) -> None:
        self._entrance = entrance
        self._desk = desk

    def all(self, request: Request, state: str = "", page: str = "", number: str = "") -> Response:
        session = self._entrance.session(request)
        if session is None:
            return self._entrance.closed()
        if number.strip():
            return self._desk.search(session, number)
        return self._desk.all(session, state, _number(page))

    def one(self, request: Request, accept_no: str, kept: str = "") -> Response:
        session = self._entrance.session(request)
        if session is None:
            return self._entrance.closed()
        show = self._desk.kept if kept else self._desk.one
        return show(session, accept_no)

    async def sign_in(self, request: Request) -> Response:
        address = request.client.host if request.client else ""
        return await _with_form(request, lambda form: self._entrance.sign_in(address, form))

    async def sign_out(self, request: Request) -> Response:
        session = self._entrance.session(request)
        return await _with_form(request, lambda form: self._entrance.sign_out(session, form))

    async def decide(self, request: Request, accept_no: str) -> Response:
        session = self._entrance.session(request)
        if session is None:
            return self._entrance.closed(Told(say("sign_in.over")))
        return await _with_form(request, lambda form: self._desk.decide(session, accept_no, form))


async def _with_form(request: Request, then: Callable[[Form], Response]) -> Response:
    """`then` runs on a thread: it asks the database, or stretches a password."""
    form = await read_form(request)
    if isinstance(form, BadForm):
        return trouble(form)
    return await run_in_threadpool(then, form)


def _number(text: str) -> int:
    """A page's number; 1 for what is none."""
    return max(int(text), 1) if len(text) < 7 and text.isascii() and text.isdigit() else 1

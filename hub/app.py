"""HTTP in front of the service: `/fsi/api`, `/healthz`, `/p`, and the sandbox's own paths."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import APIRouter, FastAPI, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine, text

from hub import audit, log, numbers
from hub.delivery import outbox
from hub.faults import Fault, FaultKind, Faults
from hub.intake.service import Hub
from hub.phone import page
from hub.sandbox import effects
from wire.codec import Garbled, decode_request, encode_response
from wire.envelope import Request as Envelope
from wire.operations import OPERATIONS

SETTLED_S = 5.0
"""How long the sandbox's count waits for what is on its way; what is longer is told as such."""
LIMIT = 64 * 1024
"""Bytes of a body: input is at most 40000 characters (domain.md 3.1)."""

Drop = Callable[[Request, bool], Awaitable[None]]
"""Closes the connection of a request without an answer; True resets it."""


def create_app(
    hub: Hub,
    faults: Faults | None = None,
    drop: Drop | None = None,
    console: APIRouter | None = None,
) -> FastAPI:
    """`faults` is given in the sandbox only; without it none of `/sandbox` exists."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    gate = Gate(hub, faults, drop)
    app.post("/fsi/api")(gate.single)
    app.post("/fsi/api/{service}/{method}")(gate.by_path)
    app.get("/healthz")(_health(hub.engine, faults is not None))
    app.get("/p/{accept_no}")(page(hub.engine, hub.rules))
    if faults is not None:
        _add_sandbox(app, hub, faults)
    if console is not None:
        app.include_router(console)
    return app


class Gate:
    """From bytes to bytes: body, fault switch, service, answer, one line of log."""

    def __init__(self, hub: Hub, faults: Faults | None, drop: Drop | None) -> None:
        self._hub = hub
        self._faults = faults
        self._drop = drop

    async def single(self, request: Request) -> Response:
        """Every operation at one address; `infno` says which."""
        return await self._answer(request, "")

    async def by_path(self, request: Request, service: str, method: str) -> Response:
        """An operation at its own path (domain.md 4.3)."""
        return await self._answer(request, f"{service}/{method}")

    async def _answer(self, request: Request, path: str) -> Response:
        body = await request.body()
        if len(body) > LIMIT:
            raise HTTPException(413)
        try:
            envelope = decode_request(body)
        except Garbled as error:
            log.write("garbled", reason=str(error))
            return _json(encode_response(self._hub.garbled()))
        fault = self._faults.take(envelope.infno) if self._faults else None
        if fault is None:
            return _json(await self._done(envelope, path, None))
        return await self._faulty(request, envelope, path, fault)

    async def _done(self, envelope: Envelope, path: str, fault: Fault | None) -> bytes:
        refuse = fault.refusal if fault else None
        answer = await run_in_threadpool(self._hub.answer, envelope, path, refuse)
        _log_call(envelope, answer.infcode)
        return encode_response(answer)

    async def _faulty(
        self, request: Request, envelope: Envelope, path: str, fault: Fault
    ) -> Response:
        assert self._faults is not None
        log.write("fault", kind=fault.kind.value)
        if fault.kind is FaultKind.HTTP_500:
            return Response("Internal Server Error", 500, media_type="text/plain")
        if fault.kind is FaultKind.RESET:
            return await self._gone(request, reset=True)
        answer = await self._done(envelope, path, fault)
        if fault.kind is FaultKind.DROPPED:
            return await self._gone(request, reset=False)
        if fault.kind is FaultKind.GARBAGE:
            return Response(b"<html>\xff\xfe not an answer", media_type="text/html")
        if fault.kind is FaultKind.LATE:
            await self._faults.hold(fault.seconds)
        return _json(answer)

    async def _gone(self, request: Request, *, reset: bool) -> Response:
        if self._drop is not None:
            await self._drop(request, reset)
        return Response(status_code=500)


def _log_call(envelope: Envelope, infcode: str) -> None:
    """A number whose shape is not ours may be anything, so it is left out."""
    terminal = envelope.opter if numbers.terminal(envelope.opter) else ""
    infno = envelope.infno if envelope.infno in OPERATIONS else ""
    log.write("call", infno=infno, terminal=terminal, infcode=infcode)


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json;charset=UTF-8")


def _health(engine: Engine, sandbox: bool) -> Callable[[], dict[str, Any]]:
    def health() -> dict[str, Any]:
        """Whether the hub answers and its database does."""
        with engine.connect() as db:
            db.execute(text("SELECT 1"))
            parked = outbox.unsettled(db, (outbox.State.PARKED,))
            on_its_way = outbox.unsettled(db)
        told = {"on_its_way": on_its_way, "parked": parked}
        return {"ok": True, "sandbox": sandbox, **told}

    return health


def _add_sandbox(app: FastAPI, hub: Hub, faults: Faults) -> None:
    @app.post("/sandbox/faults", status_code=201)
    async def set_fault(fault: Fault) -> Fault:
        faults.set(fault)
        return fault

    @app.delete("/sandbox/faults", status_code=204)
    async def clear_faults() -> None:
        faults.clear()

    @app.get("/sandbox/queries/{query_no}")
    def query(query_no: str) -> dict[str, Any]:
        with hub.engine.connect() as db:
            return audit.of_query(db, query_no)

    @app.get("/sandbox/tasks")
    def tasks() -> dict[str, Any]:
        hub.settled(SETTLED_S)
        made: list[dict[str, Any]] = getattr(hub.platform.adapter, "effects", list)()
        with hub.engine.connect() as db:
            return effects.of_all(db, made)

"""HTTP in front of the sandbox: questions, deliveries, keys, and the switches of its troubles.

It listens on loopback alone; who reaches it may do anything with its synthetic people.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from platform_sandbox.service import QUESTIONS, Platform
from platform_sandbox.switches import Switch, Switches, Trouble
from wire.codec import Garbled, decode, encode
from wire.platform import DELIVERIES

LIMIT = 64 * 1024
Act = Callable[[dict[str, Any]], dict[str, Any]]


def create_app(platform: Platform) -> FastAPI:
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    desk = _Desk(platform, Switches())
    app.post("/ask/{question}")(desk.ask)
    app.post("/deliver/{kind}/{key}")(desk.deliver)
    app.get("/delivered/{key}")(desk.delivered)
    app.get("/effects")(desk.effects)
    app.post("/switches", status_code=201)(desk.switch)
    app.delete("/switches", status_code=204)(desk.clear)
    app.get("/healthz")(lambda: {"ok": True})
    return app


class _Desk:
    def __init__(self, platform: Platform, switches: Switches) -> None:
        self._platform, self._switches = platform, switches

    async def ask(self, question: str, request: Request) -> Response:
        if question not in QUESTIONS:
            raise HTTPException(404)
        return await self._answer(
            question,
            request,
            lambda tree: self._platform.ask(question, tree.get("area", ""), tree.get("input")),
        )

    async def deliver(self, kind: str, key: str, request: Request) -> Response:
        if kind not in DELIVERIES:
            raise HTTPException(404)
        return await self._answer(
            kind, request, lambda tree: self._platform.deliver(kind, key, tree.get("input"))
        )

    async def delivered(self, key: str) -> Response:
        switch = self._switches.take("delivered")
        if switch is not None:
            return await self._troubled(switch, dict)
        known = await run_in_threadpool(self._platform.delivered, key)
        if known is None:
            raise HTTPException(404)
        return _json(known)

    async def effects(self) -> list[dict[str, Any]]:
        return await run_in_threadpool(self._platform.effects)

    async def switch(self, switch: Switch) -> Switch:
        self._switches.set(switch)
        return switch

    async def clear(self) -> None:
        self._switches.clear()

    async def _answer(self, what: str, request: Request, act: Act) -> Response:
        body = await request.body()
        if len(body) > LIMIT:
            raise HTTPException(413)
        try:
            tree = decode(body)
        except Garbled as error:
            raise HTTPException(400) from error
        switch = self._switches.take(what)

        def done() -> dict[str, Any]:
            try:
                return act(tree)
            except Garbled as error:
                raise HTTPException(422) from error

        if switch is None:
            return _json(await run_in_threadpool(done))
        return await self._troubled(switch, done)

    async def _troubled(self, switch: Switch, done: Callable[[], dict[str, Any]]) -> Response:
        if switch.trouble is Trouble.DOWN:
            return Response(status_code=503)
        if switch.trouble is Trouble.REFUSED:
            return _json({"refused": switch.code})
        if switch.trouble is Trouble.SLOW:
            await self._switches.hold(switch.seconds)
        answer = _json(await run_in_threadpool(done))
        match switch.trouble:
            case Trouble.LATE:
                await self._switches.hold(switch.seconds)
            case Trouble.LOST:
                return Response(status_code=504)
            case Trouble.GARBAGE:
                return Response(b"<html>\xff\xfe not an answer", media_type="text/html")
            case Trouble.TWICE:
                return Response(bytes(answer.body) * 2, media_type="application/json")
            case _:
                pass
        return answer


def _json(tree: dict[str, Any]) -> Response:
    return Response(encode(tree), media_type="application/json")

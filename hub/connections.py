"""Connections that a fault switch can cut: the sandbox's HTTP protocol remembers its transports."""

from __future__ import annotations

import asyncio
import socket
import struct
from typing import Any

from fastapi import Request
from uvicorn.protocols.http.h11_impl import H11Protocol

OPEN: dict[tuple[str, int], asyncio.Transport] = {}
"""By the client's address; the event loop's thread alone touches it."""

LINGER_ZERO = struct.pack("ii", 1, 0)
"""Closing then sends a reset, and nothing that was still to be sent."""


class CuttableProtocol(H11Protocol):
    """uvicorn's own protocol; only the beginning and the end of a connection are noted."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Called by asyncio; remembers whom it can be cut from."""
        self._peer = transport.get_extra_info("peername")
        OPEN[self._peer[:2]] = transport
        super().connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Called by asyncio, also after a cut."""
        OPEN.pop(self._peer[:2], None)
        super().connection_lost(exc)


async def drop(request: Request, reset: bool) -> None:
    """Closes the request's connection and returns once uvicorn knows that nobody listens."""
    assert request.client is not None
    transport = OPEN[(request.client.host, request.client.port)]
    if reset:
        raw: Any = transport.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_ZERO)
    transport.abort()
    while (await request.receive())["type"] != "http.disconnect":
        continue

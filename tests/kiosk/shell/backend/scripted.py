"""A hub of a few lines that answers as it is told, on a real socket."""

import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from config.settings import Settings, load
from kiosk.shell.backend import Reply
from wire.codec import decode_request, encode_response, envelope_output
from wire.envelope import Request, Response
from wire.operations import OPERATIONS, SignedIn

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


class Exchange(BaseHTTPRequestHandler):
    """One request; what to do with it is the next of the script, else a sign-in that succeeds."""

    protocol_version = "HTTP/1.1"
    server: "ScriptedHub"
    request_read: Request

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.request_read = decode_request(body)
        self.server.received.append((self.path, self.request_read, dict(self.headers)))
        acts = self.server.scripts.get(self.request_read.infno, [])
        act = acts.pop(0) if acts else signed_in
        act(self)

    def send(self, data: bytes, status: int = 200, length: int = 0, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(length or len(data)))
        self.end_headers()
        self.wfile.write(data)

    def reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.hang_up()

    def hang_up(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:
        """Silence."""


Act = Callable[[Exchange], None]


class ScriptedHub(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.received: list[tuple[str, Request, dict[str, str]]] = []
        self.scripts: dict[str, list[Act]] = {}
        self.release = threading.Event()
        """Set at the end of the test: lets the late answers go."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def will(self, op: str, *acts: Act) -> None:
        self.scripts.setdefault(op, []).extend(acts)

    def asked(self, op: str) -> list[Request]:
        return [request for _, request, _ in self.received if request.infno == op]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has gone is what these tests are about."""


def response(code: str, output: dict[str, Any] | None = None, message: str = "") -> bytes:
    return encode_response(Response(code, "", "", "", message, output or {}))


def answers(op: str, output: object) -> Act:
    return lambda on: on.send(response("0", envelope_output(OPERATIONS[op], output)))


def refuses(code: str, message: str = "", status: int = 200) -> Act:
    return lambda on: on.send(response(code, message=message), status)


def sends(data: bytes, status: int = 200, length: int = 0, **headers: str) -> Act:
    return lambda on: on.send(data, status, length, **headers)


def signed_in(on: Exchange) -> None:
    """Every sign-in gets a number of its own: S1, S2, …"""
    count = sum(request.infno == "9001" for _, request, _ in on.server.received)
    answers("9001", SignedIn(NOON.replace(tzinfo=None), f"S{count}"))(on)


def is_late(on: Exchange) -> None:
    on.server.release.wait(30)
    on.hang_up()


class Calls:
    """A `CallLog` that keeps what it was told; `durable` False is a journal that has failed."""

    def __init__(self, durable: bool = True) -> None:
        self.durable = durable
        self.lines: list[tuple[str, str]] = []

    def began(self, op: str, msgid: str) -> bool:
        self.lines.append((op, msgid))
        return self.durable

    def ended(self, msgid: str, reply: Reply) -> bool:
        self.lines.append((reply.state, msgid))
        return self.durable


class Wall:
    """A wall clock that a test moves."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


def settings_for(url: str, read_s: float = 5.0) -> Settings:
    settings = load()
    return replace(settings, hub=replace(settings.hub, url=url, connect_s=2.0, read_s=read_s))

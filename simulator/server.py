"""The table's page over HTTP, on loopback, for this machine's browser alone.

A page from elsewhere may send requests to loopback as well. So every request must name our own
address as its Host (against DNS that was bent to loopback), every order must carry our own Origin
and JSON, and nobody may frame the page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from config import sandbox
from simulator.orders import order
from simulator.people import shown
from simulator.table import Table, slip_path

LOOPBACK = "127.0.0.1"
LONGEST = 4096
"""Bytes of an order."""
SLIP = re.compile(r"/slips/slip-([0-9]{4,9})\.png")
HERE = Path(__file__).parent / "page"
FILES = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
}
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
JSON = "application/json"


class Server(ThreadingHTTPServer):
    """One thread a request. Raises OSError where the port is taken."""

    def __init__(self, table: Table, slips: Path, port: int, today: date) -> None:
        super().__init__((LOOPBACK, port), Handler)
        self.table = table
        self.slips = slips
        self.people = [shown(person, today) for person in sandbox.people()]
        self.hosts = tuple(f"{name}:{self.server_port}" for name in (LOOPBACK, "localhost"))

    @property
    def url(self) -> str:
        """What a browser on this machine opens."""
        return f"http://{self.hosts[0]}/"


class Handler(BaseHTTPRequestHandler):
    """One request of the page; runs on a thread of its own."""

    server: Server
    timeout = 10
    """Seconds for a client that says nothing."""

    def do_GET(self) -> None:
        """The page and its files, the people, the state of the table, a slip as a picture."""
        path = urlsplit(self.path).path
        if not self._ours("Host", self.server.hosts):
            self._say(HTTPStatus.FORBIDDEN, {"why": "foreign"})
        elif path in FILES:
            name, kind = FILES[path]
            self._send(HTTPStatus.OK, kind, (HERE / name).read_bytes())
        elif path == "/people":
            self._say(HTTPStatus.OK, {"people": self.server.people})
        elif path == "/things":
            self._say(HTTPStatus.OK, {"things": self.server.table.shown()})
        elif path == "/state":
            self._say(HTTPStatus.OK, self.server.table.state())
        elif named := SLIP.fullmatch(path):
            self._slip(int(named[1]))
        else:
            self._say(HTTPStatus.NOT_FOUND, {"why": "nothing_here"})

    def do_POST(self) -> None:
        """One order; the answer is the state after it, or why not."""
        body = self._body()
        if body is None:
            self._say(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"why": "too_long"})
        elif not self._from_our_page():
            self._say(HTTPStatus.FORBIDDEN, {"why": "foreign"})
        elif urlsplit(self.path).path != "/do":
            self._say(HTTPStatus.NOT_FOUND, {"why": "nothing_here"})
        else:
            self._obey(body)

    def _obey(self, body: bytes) -> None:
        wanted = order(_parsed(body), self.server.table.things)
        if wanted is None:
            self._say(HTTPStatus.BAD_REQUEST, {"why": "not_understood"})
        elif failed := self.server.table.do(wanted):
            answer = {"why": failed.why, "device": failed.device}
            self._say(HTTPStatus.CONFLICT, answer)
        else:
            self._say(HTTPStatus.OK, self.server.table.state())

    def _slip(self, number: int) -> None:
        path = slip_path(self.server.slips, number)
        if path.is_file():
            self._send(HTTPStatus.OK, "image/png", path.read_bytes())
        else:
            self._say(HTTPStatus.NOT_FOUND, {"why": "nothing_here"})

    # Who asks

    def _from_our_page(self) -> bool:
        hosts = self.server.hosts
        origins = [f"http://{host}" for host in hosts]
        plain = self.headers.get_content_type() == JSON
        return plain and self._ours("Host", hosts) and self._ours("Origin", origins)

    def _ours(self, header: str, good: Sequence[str]) -> bool:
        return self.headers.get(header, "").lower() in good

    def _body(self) -> bytes | None:
        """Read before anything is refused, else the refusal is lost with the connection."""
        length = self.headers.get("Content-Length", "0")
        if not length.isascii() or not length.isdigit() or int(length) > LONGEST:
            return None
        return self.rfile.read(int(length))

    # Answers

    def _say(self, status: HTTPStatus, answer: dict[str, Any]) -> None:
        self._send(status, JSON, json.dumps(answer, ensure_ascii=False).encode())

    def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
        self.send_response(status)
        for name, value in {**HEADERS, "Content-Type": kind}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the terminal's own output stays readable."""


def _parsed(body: bytes) -> object:
    """None, which is no order, where it is no JSON."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None

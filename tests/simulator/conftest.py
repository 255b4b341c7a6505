"""The table with real emulators, and a client that is or is not the page."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from devices import registry, remote
from devices.link.serial import SerialLink
from devices.remote import Remote
from simulator.server import Server
from simulator.table import Table

TODAY = date(2026, 11, 22)
READER, SCANNER, PRINTER = "resident_id", "code_scanner", "receipt_printer"
THINGS = {family.name: family.thing() for family in registry.families()}
CUT_AND_SAY_SO = bytes.fromhex("1d5600 1d7201")
"""GS V, and GS r: answered when all before it is done."""


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True, slots=True)
class Client:
    """Asks as our own page does; what a test gives in `headers` wins, None leaves one out."""

    port: int

    def get(self, path: str, **headers: str | None) -> Reply:
        return self._ask("GET", path, b"", headers)

    def do(self, do: str, **fields: Any) -> Reply:
        return self.post(json.dumps({"do": do, **fields}).encode())

    def post(self, body: bytes, path: str = "/do", **headers: str | None) -> Reply:
        own = {"Origin": f"http://127.0.0.1:{self.port}", "Content-Type": "application/json"}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._ask("POST", path, body, {**own, **named})

    def _ask(self, method: str, path: str, body: bytes, headers: dict[str, str | None]) -> Reply:
        whole = {"Host": f"127.0.0.1:{self.port}", "Content-Length": str(len(body)), **headers}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in whole.items():
                if value is not None:
                    connection.putheader(name, value)
            connection.endheaders(body)
            answer = connection.getresponse()
            return Reply(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            connection.close()


@dataclass(frozen=True, slots=True)
class Rig:
    reader: remote.Running
    printer: remote.Running
    scanner: remote.Running
    slips: Path
    client: Client

    def print(self, line: str) -> None:
        """A slip with this one line; returns once it is cut."""
        link = SerialLink(str(self.printer.link), 115200)
        link.open()
        try:
            link.write(line.encode("ascii") + b"\n" + CUT_AND_SAY_SO)
            assert link.read(1, link.now() + 20.0)
        finally:
            link.close()

    def state(self) -> Any:
        return self.client.get("/state").json()


@pytest.fixture
def reader() -> Iterator[remote.Running]:
    with remote.start("devices.resident_id.emulator") as running:
        yield running


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[remote.Running]:
    arguments = ["--out", str(tmp_path / "slips"), "--line-ms", "0"]
    with remote.start("devices.receipt_printer.emulator", *arguments) as running:
        yield running


@pytest.fixture
def scanner() -> Iterator[remote.Running]:
    with remote.start("devices.code_scanner.emulator") as running:
        yield running


@pytest.fixture
def rig(
    reader: remote.Running, printer: remote.Running, scanner: remote.Running, tmp_path: Path
) -> Iterator[Rig]:
    slips = tmp_path / "slips"
    remotes = {READER: reader.remote, SCANNER: scanner.remote, PRINTER: printer.remote}
    table = Table(remotes, THINGS, slips)
    with _served(table, slips) as client:
        yield Rig(reader, printer, scanner, slips, client)


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[Client]:
    """Of a table without emulators, whose folder holds one slip: an order that passes is gone."""
    slips = tmp_path / "slips"
    slips.mkdir()
    for name in ("slips/slip-0001.png", "slips/slip-0001.txt", "secret.png"):
        (tmp_path / name).write_bytes(b"slip")
    gone = Remote(tmp_path / "gone.control")
    with _served(Table({READER: gone, PRINTER: gone}, THINGS, slips), slips) as client:
        yield client


@contextmanager
def _served(table: Table, slips: Path) -> Iterator[Client]:
    with Server(table, slips, 0, TODAY) as server:
        # The interval is how long the end of each test waits.
        serving = threading.Thread(target=server.serve_forever, args=(0.01,))
        serving.start()
        try:
            yield Client(server.server_port)
        finally:
            server.shutdown()
            serving.join()

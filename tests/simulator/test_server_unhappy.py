"""Requests from elsewhere, requests that make no sense, and emulators that are gone."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from devices import remote
from devices.remote import Remote
from simulator.orders import Give, Steer
from simulator.table import Failed, Table, Why
from tests.simulator.conftest import PRINTER, READER, THINGS, Client, Rig

LAY = json.dumps({"do": "give", "device": READER, "person": "chen_xiumei"}).encode()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": None},
        {"Origin": "http://127.0.0.1:1"},
        {"Host": "evil.example"},
        {"Host": None},
        {"Content_Type": "text/plain"},
        {"Content_Type": None},
    ],
)
def test_a_page_from_elsewhere_cannot_steer(bare: Client, headers: dict[str, str | None]) -> None:
    reply = bare.post(LAY, "/do", **headers)
    assert (reply.status, reply.json()) == (403, {"why": "foreign"})


def test_our_page_is_heard(bare: Client) -> None:
    assert bare.post(LAY).json()["why"] == "gone"
    assert bare.get("/slips/slip-0001.png").body == b"slip"


@pytest.mark.parametrize("path", ["/", "/state", "/people", "/slips/slip-0001.png"])
def test_a_name_bent_to_loopback_cannot_look(bare: Client, path: str) -> None:
    reply = bare.get(path, Host=f"evil.example:{bare.port}")
    assert (reply.status, reply.json()["why"]) == (403, "foreign")


def test_localhost_is_our_own_name(bare: Client) -> None:
    own = f"localhost:{bare.port}"
    assert bare.post(LAY, Host=own, Origin=f"http://{own}").json()["why"] == "gone"


@pytest.mark.parametrize(
    "path",
    [
        "/slips/../secret.png",
        "/slips/%2e%2e/secret.png",
        "/slips/..%2fsecret.png",
        "/slips/slip-0001.png/../../secret.png",
        "/slips//slip-0001.png",
        "/slips/slip-0001.txt",
        "/slips/slip-0001.png%00",
        "/slips/slip-0001.png%0a",
        "/slips/slip-%D9%A0%D9%A0%D9%A0%D9%A1.png",
        "/slips/slip-9999.png",
        "/slips/slip-99999999999999999999.png",
        "/slips/",
        "/page.html",
        "/server.py",
        "/../page.css",
    ],
)
def test_nothing_else_is_served(bare: Client, path: str) -> None:
    reply = bare.get(path)
    assert (reply.status, reply.json()) == (404, {"why": "nothing_here"})


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[" * 4000,
        b"null",
        b"[]",
        b"{}",
        b'{"do": "give"}',
        b'{"do": "give", "device": "resident_id", "person": "nobody"}',
        b'{"do": "give", "device": "resident_id", "person": ["chen_xiumei"]}',
        b'{"do": "steer", "device": "resident_id", "verb": "state"}',
        b'{"do": "steer", "device": "resident_id", "verb": "paper_out"}',
        b'{"do": "steer", "device": "keypad", "verb": "take"}',
        b'{"do": "take_slip", "number": "1"}',
    ],
)
def test_an_order_that_makes_no_sense(bare: Client, body: bytes) -> None:
    reply = bare.post(body)
    assert (reply.status, reply.json()) == (400, {"why": "not_understood"})


def test_an_order_elsewhere(bare: Client) -> None:
    assert bare.post(LAY, path="/state").status == 404


@pytest.mark.parametrize("length", ["4097", "99999999999", "-1", "x", "", "²"])
def test_a_length_that_nobody_waits_for(bare: Client, length: str) -> None:
    reply = bare.post(b"", Content_Length=length)
    assert (reply.status, reply.json()) == (413, {"why": "too_long"})


def test_a_reader_that_is_gone(rig: Rig) -> None:
    rig.print("slip")
    rig.client.do("give", device=READER, person="chen_xiumei")
    rig.reader.close()
    state = rig.state()
    assert state["devices"][READER]["here"] is False
    assert state["devices"][PRINTER]["here"] is True
    reply = rig.client.do("give", device=READER, person="chen_xiumei")
    assert (reply.status, reply.json()) == (409, {"why": "gone", "device": READER})


def test_a_printer_that_is_gone_leaves_its_slips(rig: Rig) -> None:
    rig.print("slip")
    assert len(rig.state()["slips"]) == 1
    rig.printer.close()
    state = rig.state()
    assert (state["devices"][PRINTER]["here"], len(state["slips"])) == (False, 1)
    reply = rig.client.do("steer", device=PRINTER, verb="paper_out")
    assert (reply.status, reply.json()["why"]) == (409, "gone")
    assert rig.client.do("take_slip", number=1).json()["slips"] == []


def test_an_emulator_that_hangs_is_gone(printer: remote.Running, tmp_path: Path) -> None:
    hanging = tmp_path / "hanging"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(hanging))
        server.listen()
        table = Table(
            {READER: Remote(hanging, timeout_s=0.05), PRINTER: printer.remote}, THINGS, tmp_path
        )
        assert table.state()["devices"][READER]["here"] is False
        assert table.do(Give(READER, "chen_xiumei")) == Failed(READER, Why.GONE)


def test_an_emulator_that_refuses(reader: remote.Running, tmp_path: Path) -> None:
    table = Table({PRINTER: reader.remote}, THINGS, tmp_path)  # a reader for a printer
    assert table.do(Steer(PRINTER, "paper_out")) == Failed(PRINTER, Why.REFUSED)


def test_a_new_printer_counts_from_one_again(rig: Rig, printer: remote.Running) -> None:
    rig.print("of the old printer")
    rig.print("second of the old printer")
    for number in (1, 2):
        rig.client.do("take_slip", number=number)
    assert rig.state()["slips"] == []
    printer.close()
    folder = printer.remote.control.parent
    folder.mkdir()
    module = "devices.receipt_printer.emulator"
    arguments = ["--out", str(rig.slips), "--line-ms", "0"]
    with remote.start(module, *arguments, folder=folder):
        rig.print("of the new printer")
        assert [slip["text"] for slip in rig.state()["slips"]] == ["of the new printer\n"]


def test_slips_that_somebody_cleared_away(rig: Rig) -> None:
    rig.print("slip")
    for left in rig.slips.iterdir():
        left.unlink()
    assert rig.state()["slips"] == []

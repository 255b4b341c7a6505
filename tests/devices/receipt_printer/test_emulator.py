"""The emulator's own bytes, paper and buffer, in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pyzbar import pyzbar

from devices.port import Align, Qr, Text, Ticket
from devices.receipt_printer.codec import CLEAR, encode
from devices.receipt_printer.glyphs import Glyphs
from devices.receipt_printer.profile import printer_profile
from devices.receipt_printer.tokens import Op, Tokens
from tests.devices.receipt_printer.bench import Bench


@pytest.mark.parametrize(
    ("verbs", "bits"),
    [
        ([], "12121212"),
        (["paper_out"], "1a32127e"),
        (["cover_open"], "1a161212"),
        (["paper_near_end"], "1212121e"),
        (["offline"], "1a121212"),
        (["cutter_error"], "1a521a12"),
        (["head_hot"], "1a525212"),
        (["paper_out", "paper_ok", "cover_open", "cover_close", "head_hot", "mend"], "12121212"),
    ],
)
def test_its_status_bytes_are_those_of_devices_md(
    bench: Bench, verbs: list[str], bits: str
) -> None:
    for verb in verbs:
        bench.do(verb)
    bench.link.waiting.clear()
    bench.emulated.received(bytes.fromhex("100401 100402 100403 100404"))
    assert bench.link.waiting.hex() == bits


def test_it_answers_within_the_data_of_a_picture(bench: Bench) -> None:
    """As printers do that make defusing necessary."""
    bench.link.waiting.clear()
    bench.emulated.received(bytes.fromhex("1d763000 0400 0100 10 04 01"))
    assert bench.link.waiting == b"\x12"


def test_it_tells_changes_once_asked_to(bench: Bench) -> None:
    bench.link.waiting.clear()
    bench.emulated.received(bytes.fromhex("1d61ff"))
    bench.do("cover_open")
    bench.do("cover_open")
    assert bench.link.waiting.hex() == "10000000" + "38000000"


def test_gs_r_waits_behind_the_paper(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(line_s=1.0)
    bench.do("paper_near_end")
    bench.link.waiting.clear()
    bench.emulated.received(b"a\nb\n" + bytes.fromhex("1d7201"))
    assert bench.link.read(1, bench.link.now() + 1.5) == b""
    assert bench.link.read(1, bench.link.now() + 1.0) == b"\x03"


def test_paper_out_stops_it_and_paper_lets_it_go_on(
    bench: Bench, ticket: Ticket, glyphs: Glyphs
) -> None:
    bench.do("paper_out_after", lines=7)
    bench.emulated.received(encode(ticket, printer_profile("escpos-58"), glyphs))
    assert bench.emulated.state()["slips"] == 0
    bench.do("paper_ok")
    assert bench.slips()[0].split() == [f"第{n}行" for n in range(1, 21)]


def test_clearing_drops_what_waits(bench: Bench, ticket: Ticket, glyphs: Glyphs) -> None:
    bench.do("paper_out")
    bench.emulated.received(encode(ticket, printer_profile("escpos-58"), glyphs) + CLEAR)
    bench.do("paper_ok")
    assert bench.emulated.state()["slips"] == bench.emulated.state()["waiting"] == 0


def test_a_slip_is_left_as_picture_text_and_events(bench: Bench, glyphs: Glyphs) -> None:
    data = "https://hub.example/q/2026112200000001"
    parts = (Text("查余额", size=2, align=Align.CENTRE), Text("𠮷"), Qr(data))
    bench.emulated.received(encode(Ticket(parts), printer_profile("escpos-58"), glyphs))
    png = Path(bench.emulated.state()["last"])
    assert png.with_suffix(".txt").read_text("utf-8").split("\n")[:2] == [
        " " * 10 + "查余额",
        "[image 384x34]",
    ]
    record = json.loads(png.with_suffix(".json").read_text("utf-8"))
    assert record["status"] == "ready none"
    assert [event["kind"] for event in record["events"]] == ["text", "image", "qr", "cut"]
    with Image.open(png) as image:
        assert [code.data.decode() for code in pyzbar.decode(image)] == [data]


def test_every_command_is_told_by_its_length() -> None:
    """One of each of devices.md 4.2 and 4.4, byte by byte; no parameter becomes text."""
    stream = bytes.fromhex(
        "1b40 1b7400 1c26 1c2104 1c5701 1c530000 1d2111 1b6101 1b4501 1b6403 1b3322 1b32 1b4a10"
        "1d763000 0100 0200 ffff 1d286b0300314306 1d6850 1d7703 1d4802 1d6b4904 7b424142"
        "1d7201 1d61ff 1b76 1d4901 100401 100502 10140801031401060208 1c2e"
        "1d5600 1d564218 d5c5 1c26 d5c5 41 0a"
    )
    tokens = Tokens(wide=False)
    found = [token for n in range(len(stream)) for token in tokens.feed(stream[n : n + 1])]
    text = [token.args for token in found if token.op is Op.TEXT]
    assert text == [b"\xd5", b"\xc5", b"\xd5\xc5", b"A"]
    assert Op.UNKNOWN not in {token.op for token in found}
    assert b"".join(token.op.value + token.args for token in found) == stream


def test_power_empties_its_buffer(bench: Bench) -> None:
    bench.do("paper_out")
    bench.emulated.received(b"a\n")
    bench.emulated.plugged_in()
    assert bench.emulated.state()["waiting"] == 0

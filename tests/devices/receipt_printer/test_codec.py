"""The bytes of a ticket, against values written by hand from devices.md 4.4."""

from __future__ import annotations

import pytest
from escpos.printer import Dummy

from devices.port import Align, Feed, Qr, Rule, Text, Ticket
from devices.receipt_printer.codec import defused, encode, height_mm, qr_module
from devices.receipt_printer.glyphs import Glyphs
from devices.receipt_printer.profile import Charset, PrinterProfile, holds, printer_profile

NARROW = printer_profile("escpos-58")
WIDE = printer_profile("escpos-80")


def test_a_small_ticket_is_these_bytes(glyphs: Glyphs) -> None:
    ticket = Ticket(
        (
            Text("查余额", size=2, align=Align.CENTRE),
            Text("2026 1122", bold=True),
            Text("1.00元", align=Align.RIGHT),
            Feed(2),
        )
    )
    assert encode(ticket, NARROW, glyphs) == bytes.fromhex(
        "1b40 1c26"
        "1b6101 1b4500 1d2111 1b3344 b2e9 d3e0 b6ee 0a"
        "1b6100 1b4501 1d2100 1b3322 32303236 20 31313232 0a"
        "1b6102 1b4500 1d2100 1b3322 312e3030 d4aa 0a"
        "1b3322 1b6402"
        "1d564218"
    )


@pytest.mark.parametrize("profile", [NARROW, WIDE])
def test_a_rule_goes_across_the_paper(profile: PrinterProfile, glyphs: Glyphs) -> None:
    job = encode(Ticket((Rule(),)), profile, glyphs)
    assert job.count(bytes.fromhex("a9a4")) == profile.columns // 2


def test_the_qr_bytes_are_those_of_python_escpos(glyphs: Glyphs) -> None:
    data = "https://hub.example/q/2026112200000001"
    other = Dummy()
    other.qr(data, ec=1, size=6, model=2, native=True)
    assert other.output in encode(Ticket((Qr(data),)), WIDE, glyphs)


@pytest.mark.parametrize(("length", "module"), [(40, 6), (300, 4), (700, 3)])
def test_a_longer_qr_has_smaller_modules_until_it_fits(length: int, module: int) -> None:
    assert qr_module(b"x" * length, NARROW) == module


def test_the_yen_sign_is_sent_full_width(glyphs: Glyphs) -> None:
    job = encode(Ticket((Text("¥12"),)), NARROW, glyphs)
    assert bytes.fromhex("a3a43132 0a") in job


def test_the_dot_of_minority_names_is_text(glyphs: Glyphs) -> None:
    job = encode(
        Ticket((Text("阿·依"),)), printer_profile("escpos-58", {"charset": "gb2312"}), glyphs
    )
    assert bytes.fromhex("b0a2 a1a4 d2c0 0a") in job


@pytest.mark.parametrize(
    ("char", "sets"),
    [
        ("张", "gb2312 gbk gb18030-4"),
        ("·", "gb2312 gbk gb18030-4"),
        ("龥", "gbk gb18030-4"),
        ("㛃", "gb18030-4"),
        ("𠮷", ""),
        ("\ue000", ""),
    ],
)
def test_which_characters_a_set_holds(char: str, sets: str) -> None:
    assert [charset.value for charset in Charset if holds(charset, char)] == sets.split()


def test_pictures_hold_no_real_time_commands() -> None:
    assert defused(bytes.fromhex("1004 1010 05 1014 1006")) == bytes.fromhex(
        "1804 1018 05 1814 1006"
    )


def test_height_counts_lines_by_size() -> None:
    ticket = Ticket((Text("一"), Text("二", size=2), Rule(), Feed(1)))
    assert height_mm(ticket, NARROW) == pytest.approx((5 * 34 + 24) / 8)

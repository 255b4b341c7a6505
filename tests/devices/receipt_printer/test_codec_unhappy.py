"""Names that printers cannot spell, texts that would steer them, and what does not fit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from devices.port import Qr, Text, Ticket
from devices.receipt_printer.codec import encode
from devices.receipt_printer.glyphs import Glyphs
from devices.receipt_printer.profile import printer_profile
from devices.receipt_printer.slips import Event
from devices.receipt_printer.tokens import Op, Tokens

NARROW = printer_profile("escpos-58")


@pytest.mark.parametrize("name", ["㛃", "𠮷", "䶮", "𬭎"])
def test_a_rare_name_is_drawn_and_never_a_question_mark(
    name: str, glyphs: Glyphs, printed: Callable[..., list[Event]]
) -> None:
    job = encode(Ticket((Text(f"张{name}"), Text("张三"))), NARROW, glyphs)
    assert [event["kind"] for event in printed(job, NARROW)][:2] == ["image", "text"]
    codes = [token.args for token in Tokens(wide=False).feed(job) if token.op is Op.TEXT]
    assert codes == ["张".encode("gb18030"), "三".encode("gb18030")]


@pytest.mark.parametrize("name", ["㛃", "𠮷", "䶮"])
def test_a_drawn_name_has_ink_of_its_own(name: str, glyphs: Glyphs) -> None:
    """Not the empty box of a font that lacks it."""
    drawn = glyphs.line(name, 1, bold=False).tobytes()
    assert drawn != glyphs.line("\U0010fffd", 1, bold=False).tobytes()
    assert sum(1 for dot in drawn if dot) > 60


def test_a_drawn_line_stands_on_the_cells_of_a_spelt_one(glyphs: Glyphs) -> None:
    assert glyphs.line("张𠮷 0028", 2, bold=True).size == ((2 + 2 + 5) * 24, 48)


def test_a_printer_with_extension_a_spells_it(glyphs: Glyphs) -> None:
    profile = printer_profile("escpos-58", {"charset": "gb18030-4"})
    assert bytes.fromhex("8230b731 0a") in encode(Ticket((Text("㛃"),)), profile, glyphs)


@pytest.mark.parametrize("evil", ["\x1b@", "\x10\x04\x01", "\n\n\n", "\x1dV\x00", "\x85", "\ud800"])
def test_a_name_cannot_steer_the_printer(evil: str, glyphs: Glyphs) -> None:
    tame = encode(Ticket((Text("张三"),)), NARROW, glyphs)
    job = encode(Ticket((Text(f"张{evil}三"),)), NARROW, glyphs)
    ops = [token.op for token in Tokens(wide=False).feed(job) if token.op is not Op.TEXT]
    assert ops == [token.op for token in Tokens(wide=False).feed(tame) if token.op is not Op.TEXT]


def test_a_line_too_wide_goes_on_beneath(
    glyphs: Glyphs, printed: Callable[..., list[Event]]
) -> None:
    events = printed(encode(Ticket((Text("长" * 20, size=2),)), NARROW, glyphs), NARROW)
    assert [len(event["text"]) for event in events if event["kind"] == "text"] == [8, 8, 4]


@pytest.mark.parametrize("length", [1200, 4000])
def test_a_qr_that_cannot_be_read_on_this_paper_is_left_out(
    length: int, glyphs: Glyphs, printed: Callable[..., list[Event]]
) -> None:
    events = printed(encode(Ticket((Qr("x" * length), Text("后"))), NARROW, glyphs), NARROW)
    assert [event["kind"] for event in events] == ["text", "cut"]


def test_a_printer_without_four_byte_codes_prints_junk_for_them(
    printed: Callable[..., list[Event]],
) -> None:
    """Why the codec draws them: the emulator does as devices.md 4.4 says of real ones."""
    events = printed(bytes.fromhex("1b401c26 81308436 0a"), NARROW)
    assert events[0]["text"] == " 0 6"

"""An ESC/POS printer on a pty, which prints to pictures.

It answers DLE EOT at once, even within the data of other commands, as unkind printers do
(devices.md 4.1); all else waits in its buffer. It prints line by line and looks at its paper,
cover and cutter before each, so that a fault within a slip stops it there; mended, it goes on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from config import fonts
from devices.emulation import Emulation, Order, arguments
from devices.receipt_printer.answers import health_of
from devices.receipt_printer.glyphs import Glyphs
from devices.receipt_printer.paper import Paper
from devices.receipt_printer.profile import Charset, PrinterProfile, printer_profile
from devices.receipt_printer.tokens import Op, Token, Tokens

BAUD = 115200
CLEAR = bytes.fromhex("10140801031401060208")
AT_ONCE = frozenset({Op.DLE_EOT, Op.DLE_ENQ, Op.DLE_DC4})
"""Never wait in the buffer: a printer without paper is asked for days."""
IDENTITY = {1: b"\x20", 2: b"\x02", 3: b"\x08"}
"""GS I 1 to 3: model, type (cutter), ROM version."""


@dataclass(frozen=True, slots=True)
class Faults:
    """What is wrong with it, as sensors see it."""

    paper_out: bool = False
    near_end: bool = False
    cover: bool = False
    cutter: bool = False
    head_hot: bool = False
    mechanical: bool = False
    offline: bool = False

    @property
    def stopped(self) -> bool:
        return self != Faults(near_end=self.near_end)

    def bits(self) -> bytes:
        """The answers to DLE EOT 1 to 4 (devices.md 4.1)."""
        error = self.cutter or self.head_hot or self.mechanical
        printer = 0x08 * self.stopped
        cause = 0x04 * self.cover | 0x20 * self.paper_out | 0x40 * error
        errors = 0x04 * self.mechanical | 0x08 * self.cutter | 0x40 * self.head_hot
        roll = 0x0C * (self.near_end or self.paper_out) | 0x60 * self.paper_out
        return bytes(0x12 | bits for bits in (printer, cause, errors, roll))

    def roll(self) -> int:
        """The answer to GS r 1, and the third byte of ASB."""
        return 0x03 * (self.near_end or self.paper_out) | 0x0C * self.paper_out

    def asb(self) -> bytes:
        """Automatic status back (devices.md 4.2)."""
        printer = 0x10 | 0x08 * self.stopped | 0x20 * self.cover
        errors = 0x08 * self.cutter | 0x20 * self.mechanical | 0x40 * self.head_hot
        return bytes((printer, errors, self.roll(), 0))


class Wire(Protocol):
    """What the printer needs of `Emulation`."""

    def send(self, data: bytes) -> None: ...

    def after(self, seconds: float, action: Callable[[], None]) -> None: ...


class Printer:
    """The imitated device (`devices.emulation.Device`)."""

    def __init__(
        self, wire: Wire, profile: PrinterProfile, glyphs: Glyphs, out: Path, line_s: float
    ) -> None:
        self._wire = wire
        self._profile = profile
        self._out = out
        self._line_s = line_s
        self._paper = Paper(profile, glyphs)
        self._tokens = Tokens(wide=profile.charset is Charset.GB18030_4)
        self._buffer: deque[Token] = deque()
        self._faults = Faults()
        self._lines_left: int | None = None
        self._moving = False
        self._asb = False
        self._garbled = False
        self._answers_roll = profile.proof
        self._recent = b""
        self._slips = 0
        self._last = ""

    # The wire

    def plugged_in(self) -> None:
        """Power: the buffer is empty, the paper stays as it was."""
        self._forget()
        self._moving = False
        self._asb = False

    def received(self, data: bytes) -> None:
        for n in range(len(data)):
            byte = data[n : n + 1]
            self._buffer.extend(t for t in self._tokens.feed(byte) if t.op not in AT_ONCE)
            self._recent = (self._recent + byte)[-len(CLEAR) :]
            self._at_once()
        self._print()

    def _at_once(self) -> None:
        """Real-time commands, wherever they stand."""
        if self._recent == CLEAR:
            self._forget()
        elif self._recent[-3:-1] == b"\x10\x04" and self._recent[-1] in self._profile.status:
            answer = b"\xff" if self._garbled else self._faults.bits()[self._recent[-1] - 1 :][:1]
            self._wire.send(answer)

    def _forget(self) -> None:
        self._buffer.clear()
        self._tokens.reset()
        self._paper.forget_line()

    # The mechanism

    def _print(self) -> None:
        """Works off the buffer until the paper has to move on, or cannot."""
        while self._buffer and not self._moving and not self._faults.stopped:
            if self._do(self._buffer.popleft()):
                self._moved()

    def _moved(self) -> None:
        if self._lines_left is not None:
            self._lines_left -= 1
            if self._lines_left <= 0:
                self._lines_left = None
                self._change(paper_out=True)
        if self._line_s > 0:
            self._moving = True
            self._wire.after(self._line_s, self._stands)

    def _stands(self) -> None:
        self._moving = False
        self._print()

    def _do(self, token: Token) -> bool:
        """One command; True where the paper moved."""
        match token.op:
            case Op.ASK_ROLL | Op.ASK_SENSORS:
                if self._answers_roll:
                    self._wire.send(bytes((self._faults.roll(),)))
            case Op.ASK_ID:
                self._wire.send(IDENTITY.get(token.args[0], b""))
            case Op.ASB:
                self._asb = token.args[0] != 0
                self._tell()
            case _:
                moved = self._paper.obey(token)
                if token.op is Op.CUT:
                    self._hand_out()
                return moved
        return False

    def _hand_out(self) -> None:
        slip = self._paper.torn_off()
        self._slips += 1
        whole = replace(self._profile, status=(1, 2, 3, 4))
        health = health_of(self._faults.bits(), whole)
        status = f"{health.state} {health.reason}"
        self._last = str(slip.save(self._out, self._slips, status))

    def _change(self, **faults: bool) -> None:
        before, self._faults = self._faults, replace(self._faults, **faults)
        if self._faults != before:
            self._tell()
        self._print()

    def _tell(self) -> None:
        if self._asb:
            self._wire.send(self._faults.asb())

    # The control socket

    def state(self) -> dict[str, Any]:
        return {
            "slips": self._slips,
            "last": self._last,
            "bits": self._faults.bits().hex(" "),
            "waiting": len(self._buffer),
        }

    def verbs(self) -> Mapping[str, Order]:
        return {
            "paper_out": lambda _: self._change(paper_out=True),
            "paper_near_end": lambda _: self._change(near_end=True),
            "paper_ok": lambda _: self._change(paper_out=False, near_end=False),
            "cover_open": lambda _: self._change(cover=True),
            "cover_close": lambda _: self._change(cover=False),
            "cutter_error": lambda _: self._change(cutter=True),
            "head_hot": lambda _: self._change(head_hot=True),
            "mechanical_error": lambda _: self._change(mechanical=True),
            "offline": lambda _: self._change(offline=True),
            "mend": lambda _: self._change(
                cutter=False, head_hot=False, mechanical=False, offline=False
            ),
            "paper_out_after": self._paper_out_after,
            "garble": self._garble,
            "mute_roll": self._mute_roll,
        }

    def _paper_out_after(self, order: Mapping[str, Any]) -> None:
        """The roll ends after so many more `lines`."""
        self._lines_left = int(order["lines"])

    def _garble(self, order: Mapping[str, Any]) -> None:
        """Answers DLE EOT with FF while `on` (default true): a wrong baud rate."""
        self._garbled = bool(order.get("on", True))

    def _mute_roll(self, order: Mapping[str, Any]) -> None:
        """Does not answer GS r while `on` (default true): many models do not."""
        self._answers_roll = not order.get("on", True)


def main() -> None:
    parser = arguments("An ESC/POS receipt printer that prints to pictures.", BAUD, "escpos-80")
    parser.add_argument("--out", type=Path, required=True, help="folder for the slips")
    parser.add_argument("--line-ms", type=float, default=20.0, help="time of one line")
    parser.add_argument("--font", type=Path, default=fonts.REGULAR)
    options = parser.parse_args()
    emulation = Emulation(options.link, options.control, options.baud)
    profile = printer_profile(options.model, options.own)
    glyphs = Glyphs(options.font)
    printer = Printer(emulation, profile, glyphs, options.out, options.line_ms / 1000)
    emulation.run(printer)


if __name__ == "__main__":
    main()

"""A stream of ESC/POS bytes as commands: the printer's side of the codec, for the emulator.

Every command of devices.md 4.2 and 4.4 is known by its length; so is what other programs send,
where a wrong length would make text out of parameters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Op(Enum):
    """A command by its first bytes."""

    TEXT = b""
    """One character; the argument is its code."""
    LINE = b"\n"
    RETURN = b"\r"
    TAB = b"\t"
    UNKNOWN = b"?"
    """One byte that begins nothing we know."""
    INIT = b"\x1b@"
    CODE_PAGE = b"\x1bt"
    ALIGN = b"\x1ba"
    BOLD = b"\x1bE"
    STYLE = b"\x1b!"
    FEED_LINES = b"\x1bd"
    FEED_DOTS = b"\x1bJ"
    PITCH = b"\x1b3"
    PITCH_DEFAULT = b"\x1b2"
    ASK_SENSORS = b"\x1bv"
    CHINESE = b"\x1c&"
    CHINESE_OFF = b"\x1c."
    CHINESE_STYLE = b"\x1c!"
    CHINESE_QUADRUPLE = b"\x1cW"
    CHINESE_SPACING = b"\x1cS"
    SIZE = b"\x1d!"
    RASTER = b"\x1dv0"
    """Arguments: m, xL, xH, yL, yH, data."""
    SYMBOL = b"\x1d(k"
    """Arguments: cn, fn, data."""
    CUT = b"\x1dV"
    ASK_ROLL = b"\x1dr"
    ASB = b"\x1da"
    ASK_ID = b"\x1dI"
    BARCODE_HEIGHT = b"\x1dh"
    BARCODE_WIDTH = b"\x1dw"
    BARCODE_TEXT = b"\x1dH"
    BARCODE = b"\x1dk"
    """Arguments: m, n, data."""
    DLE_EOT = b"\x10\x04"
    DLE_ENQ = b"\x10\x05"
    DLE_DC4 = b"\x10\x14"


_ONE = {
    *(Op.CODE_PAGE, Op.ALIGN, Op.BOLD, Op.STYLE, Op.FEED_LINES, Op.FEED_DOTS, Op.PITCH),
    *(Op.CHINESE_STYLE, Op.CHINESE_QUADRUPLE, Op.SIZE, Op.ASK_ROLL, Op.ASB, Op.ASK_ID),
    *(Op.BARCODE_HEIGHT, Op.BARCODE_WIDTH, Op.BARCODE_TEXT, Op.DLE_EOT, Op.DLE_ENQ),
}
HEAD = 5
"""How many argument bytes tell, at most, how many there are."""
_BY_PREFIX = {op.value: op for op in Op if op.value not in (b"", b"?")}


@dataclass(frozen=True, slots=True)
class Token:
    """One command with its bytes, or one character."""

    op: Op
    args: bytes = b""


class Tokens:
    """The incremental tokenizer. `wide` says whether four-byte codes are known to this printer."""

    def __init__(self, wide: bool) -> None:
        self._wide = wide
        self._waiting = bytearray()
        self._chinese = False

    def feed(self, data: bytes) -> Iterator[Token]:
        """What has become whole with these bytes; half of a command waits."""
        self._waiting += data
        while self._waiting:
            found = self._next(self._waiting)
            if found is None:
                return
            token, length = found
            del self._waiting[:length]
            self._note(token)
            yield token

    def reset(self) -> None:
        """Drops a begun command; the mode stays."""
        self._waiting.clear()

    def _note(self, token: Token) -> None:
        if token.op in (Op.CHINESE, Op.CHINESE_OFF, Op.INIT):
            self._chinese = token.op is Op.CHINESE

    def _next(self, data: bytearray) -> tuple[Token, int] | None:
        """The first token and its length, or None while more bytes are needed."""
        if data[0] >= 0x20:
            return self._character(data)
        for length in (1, 2, 3):
            op = _BY_PREFIX.get(bytes(data[:length]))
            if op is not None:
                count = _arguments(op, bytes(data[length : length + HEAD]))
                if count is None or len(data) < length + count:
                    return None
                return Token(op, bytes(data[length : length + count])), length + count
        begun = any(prefix.startswith(bytes(data[:3])) for prefix in _BY_PREFIX)
        return None if begun else (Token(Op.UNKNOWN, bytes(data[:1])), 1)

    def _character(self, data: bytearray) -> tuple[Token, int] | None:
        """A printer that lacks four-byte codes drops the lead byte and prints the digit."""
        length = 1
        if self._chinese and 0x81 <= data[0] <= 0xFE:
            if len(data) < 2:
                return None
            if data[1] >= 0x40:
                length = 2
            elif self._wide:
                length = 4
        return None if len(data) < length else (Token(Op.TEXT, bytes(data[:length])), length)


def _arguments(op: Op, rest: bytes) -> int | None:
    """How many argument bytes follow, or None while that cannot be told."""
    if op is Op.RASTER:
        return _raster(rest)
    if op is Op.SYMBOL:
        return None if len(rest) < 2 else 2 + int.from_bytes(rest[:2], "little")
    if op is Op.CUT:
        return None if not rest else 2 if rest[0] in (0x41, 0x42) else 1
    if op is Op.BARCODE:
        return None if len(rest) < 2 else 2 + rest[1]
    if op is Op.DLE_DC4:
        return None if not rest else 8 if rest[0] == 8 else 3
    if op is Op.CHINESE_SPACING:
        return 2
    return 1 if op in _ONE else 0


def _raster(rest: bytes) -> int | None:
    if len(rest) < 5:
        return None
    width, height = int.from_bytes(rest[1:3], "little"), int.from_bytes(rest[3:5], "little")
    return 5 + width * height

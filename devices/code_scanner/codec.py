"""Bytes of serial code scanners (devices.md 3.1): commands, their answers, and messages. Pure.

honeywell   16 54 0D starts, 16 55 0D stops; menu: 16 4D 0D, command, `!`;
            answered by the command, 06 (05 or 15 where it was refused) and `!`
newland     7E 01 30 30 30 30, `#`, command, 3B 03;
            answered by 02 01 30 30 30 30, `#`, command, 06 (05, 15), 3B 03
terminator  no commands
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import assert_never

from devices.code_scanner.profile import Aim, Dialect, ScannerProfile
from devices.port import CodeFailure, Framing

LINE_ENDS = b"\r\n"
_AIM = re.compile(rb"\][A-Za-z][0-9A-Za-z]")
LONGEST = 4096
"""Bytes of a message without its suffix. The largest QR code holds 2953."""
ACK, ENQ, NAK = b"\x06", b"\x05", b"\x15"


@dataclass(frozen=True, slots=True)
class Commands:
    """What a family is told. `query` asks how it is: None where it cannot be asked."""

    on: bytes = b""
    off: bytes = b""
    setup: tuple[bytes, ...] = ()
    query: bytes | None = None


def menu(command: str) -> bytes:
    """A Honeywell set-up command, into RAM: the flash takes only so many writes."""
    return b"\x16M\r" + command.encode("ascii") + b"!"


def newland(command: str) -> bytes:
    """A Newland command that holds until reset; `*` at its end asks for the value."""
    return b"\x7e\x010000#" + command.encode("ascii") + b";\x03"


def newland_answer(command: str, word: bytes = ACK) -> bytes:
    """What a Newland scanner says to `newland(command)`, `*` replaced by the value."""
    return b"\x02\x010000#" + command.encode("ascii") + word + b";\x03"


def commands(profile: ScannerProfile) -> Commands:
    """Every set-up leaves the light off and the engine waiting for the trigger."""
    match profile.dialect:
        case Dialect.HONEYWELL:
            off = b"\x16U\r"
            return Commands(b"\x16T\r", off, (off, menu("TRGMOD0")))
        case Dialect.NEWLAND:
            off, time = newland("SCNTRG0"), round(profile.read_s * 1000)
            setup = (off, newland("SCNMOD0"), newland(f"ORTSET{time}"))
            return Commands(newland("SCNTRG1"), off, setup, newland("SCNMOD*"))
        case Dialect.TERMINATOR:
            return Commands()
        case _ as unreachable:
            assert_never(unreachable)


@dataclass(frozen=True, slots=True)
class Answer:
    """A scanner's word on a command: taken, or refused."""

    ok: bool


@dataclass(frozen=True, slots=True, repr=False)
class Code:
    """The text of a code, and what stood around it."""

    text: str
    framing: Framing = field(default_factory=Framing)

    def __repr__(self) -> str:
        return "<Code>"


Item = Code | CodeFailure | Answer
"""A code, why it is none, or an answer."""

ENDS = bytes(code for code in (*range(0x20), 0x7F) if code != 0x1B)
"""Control characters: at the ends of a message they are framing, whatever the settings say. ESC is
none: it begins what would steer a screen.
"""

_ANSWERS = {
    Dialect.HONEYWELL: re.compile(rb"[A-Z0-9]{6,20}[\x05\x06\x15][!.]|[\x05\x06\x15]"),
    Dialect.NEWLAND: re.compile(
        rb"\x02\x010000[@#][!-:<-~]{0,60}[\x05\x06\x15];\x03|[\x05\x06\x15]"
    ),
    Dialect.TERMINATOR: re.compile(rb"(?!)"),
}
"""Only at the beginning of a message; the words 06 and 15 also stand alone, after each read."""


class Messages:
    """Takes bytes in any portions and gives what they say.

    A message ends at the suffix, or where `flush` says that there was a pause. One that grows too
    long is told at once; what follows of it is skipped.
    """

    def __init__(self, profile: ScannerProfile) -> None:
        self._profile = profile
        self._answers = _ANSWERS[profile.dialect]
        self.reset()

    def reset(self) -> None:
        """What was begun is forgotten."""
        self._buffer = bytearray()
        self._skipping = False

    @property
    def ended(self) -> bool:
        """Whether what has begun ends as a message does: in a character that no code ends in."""
        return not self._profile.suffix or not self._buffer or self._buffer[-1] in ENDS

    @property
    def pending(self) -> bool:
        """Whether a message has begun and not ended."""
        return bool(self._buffer) or self._skipping

    def feed(self, data: bytes) -> list[Item]:
        """What has become whole with these bytes, in order; half of a message waits."""
        self._buffer += data
        return list(self._parsed())

    def flush(self) -> list[Item]:
        """There was a pause: what has come is all. A cut answer of Newland's is no bad code."""
        message, skipped = bytes(self._buffer), self._skipping
        self.reset()
        cut = self._profile.dialect is Dialect.NEWLAND and message[:2] in (b"\x02", b"\x02\x01")
        if skipped or cut or not message.strip(ENDS):
            return []
        return [_code(message, self._profile)]

    def _parsed(self) -> Iterator[Item]:
        while (item := self._next()) is not None:
            yield item

    def _next(self) -> Item | None:
        """One item off the front of the buffer, or None until more comes."""
        if not self._aligned():
            return None
        if answer := self._answers.match(self._buffer):
            taken = Answer(ACK in answer[0])
            del self._buffer[: answer.end()]
            return taken
        end = self._end()
        if end > LONGEST:
            self._skipping = True
            return CodeFailure.TOO_LONG
        if end < 0:
            return None
        message = bytes(self._buffer[: end + len(self._profile.suffix)])
        del self._buffer[: len(message)]
        return _code(message, self._profile)

    def _end(self) -> int:
        """Where the message ends; what is more than LONGEST once it is too long; else -1."""
        suffix = self._profile.suffix
        end = self._buffer.find(suffix) if suffix else -1
        surely = len(self._buffer) - max(0, len(suffix) - 1)
        return surely if end < 0 and surely > LONGEST else end

    def _aligned(self) -> bool:
        """Skips line ends before a message; False while none has begun."""
        if self._skipping and not self._resynced():
            return False
        del self._buffer[: len(self._buffer) - len(self._buffer.lstrip(b"\r\n"))]
        return bool(self._buffer)

    def _resynced(self) -> bool:
        """Drops what is left of a long message; False while its suffix has not come."""
        suffix = self._profile.suffix
        end = self._buffer.find(suffix) if suffix else -1
        half = max(0, len(suffix) - 1)
        left = end + len(suffix) if end >= 0 else max(0, len(self._buffer) - half)
        del self._buffer[:left]
        self._skipping = end < 0
        return not self._skipping


def framed(data: bytes, profile: ScannerProfile, aim: bytes = b"]Q1") -> bytes:
    """A message as a scanner of this profile sends it; where it may or may not, without AIM id."""
    lead = aim if profile.aim is Aim.YES else b""
    return profile.prefix + lead + data + profile.suffix


def _code(message: bytes, profile: ScannerProfile) -> Code | CodeFailure:
    """What stands between prefix, AIM id and suffix: UTF-8, or else GB18030, in characters one can
    see. Control characters at either end are no part of it.
    """
    if not message.lstrip(LINE_ENDS).startswith(profile.prefix.lstrip(LINE_ENDS)):
        return CodeFailure.UNREADABLE
    data = message.strip(ENDS).removeprefix(profile.prefix.strip(ENDS)).strip(ENDS)
    data = data.removesuffix(profile.suffix.strip(ENDS)).strip(ENDS)
    aim = _AIM.match(data) if profile.aim is not Aim.NO else None
    if aim is None and profile.aim is Aim.YES:
        return CodeFailure.UNREADABLE
    text = _decoded(data[aim.end() :] if aim else data)
    if not text or not all(map(_visible, text)):
        return CodeFailure.UNREADABLE
    return Code(text, _framing(message, aim[0] if aim else b""))


def _framing(message: bytes, aim: bytes) -> Framing:
    """The control characters at its ends, and the AIM id."""
    prefix = message[: len(message) - len(message.lstrip(ENDS))]
    suffix = message[len(message.rstrip(ENDS)) :]
    return Framing(prefix, suffix, aim.decode("ascii"))


def _decoded(data: bytes) -> str:
    """Empty where it is neither."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _visible(char: str) -> bool:
    """No control, formatting (the direction of writing too), private or unknown character."""
    kind = unicodedata.category(char)
    return not kind.startswith("C") and kind not in ("Zl", "Zp")

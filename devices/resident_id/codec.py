"""Bytes of a SAM_V resident-ID reader, GA 450 family (devices.md 1.2 to 1.4, 1.6). Pure.

    preamble | LEN, 2 bytes big-endian | payload | CHK

LEN counts payload and CHK; CHK makes the XOR over LEN, payload and itself zero. A request's payload
is command and parameter, an answer's is three status bytes and data; it does not name its request.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum
from functools import reduce
from operator import xor

PREAMBLE = bytes.fromhex("AAAAAA9669")
"""The usual one; a vendor's variant begins EA EB EC ED (devices.md 1.1)."""

SHORTEST = 3
LONGEST = 0x0A00
"""LEN of a request without data, and the most that any answer can have."""


class Command(Enum):
    """Command and parameter."""

    RESET = bytes.fromhex("10FF")
    STATUS = bytes.fromhex("11FF")
    SAM_NUMBER = bytes.fromhex("12FF")
    FIND = bytes.fromhex("2001")
    SELECT = bytes.fromhex("2002")
    READ = bytes.fromhex("3001")
    """Text and photo."""
    READ_FINGERPRINT = bytes.fromhex("3010")
    """Text, photo and fingerprint."""


class Meaning(StrEnum):
    """What a status word asks of the driver."""

    OK = "ok"
    NO_CARD = "no_card"
    """No *new* card: one that has been read lies there unseen until it is lifted."""
    LAY_AGAIN = "lay_again"
    RETRY = "retry"
    REJECTED = "rejected"
    WRONG_KIND = "wrong_kind"
    SELF_TEST = "self_test"
    NOT_AUTHORISED = "not_authorised"


class Word(IntEnum):
    """The third status byte. What the table does not know counts as UNKNOWN_ERROR."""

    REQUEST_CHECKSUM = 0x10
    REQUEST_LENGTH = 0x11
    NOT_ACCEPTED = 0x21
    UNKNOWN_ERROR = 0x24
    CARD_REFUSED_READER = 0x31
    READER_REFUSED_CARD = 0x32
    DATA_NOT_PROVEN = 0x33
    WRONG_CARD_TYPE = 0x40
    READ_FAILED = 0x41
    NO_RANDOM = 0x47
    SELF_TEST_FAILED = 0x60
    NOT_AUTHORISED = 0x66
    NO_CARD = 0x80
    SELECT_FAILED = 0x81
    DONE = 0x90
    NO_MORE_DATA = 0x91
    FOUND = 0x9F

    @classmethod
    def _missing_(cls, value: object) -> Word:
        return cls.UNKNOWN_ERROR

    @property
    def meaning(self) -> Meaning:
        """What a driver does about it; unknown words are tried again (devices.md 1.4)."""
        return _MEANINGS.get(self, Meaning.RETRY)


_MEANINGS = {
    Word.DONE: Meaning.OK,
    Word.FOUND: Meaning.OK,
    Word.NO_CARD: Meaning.NO_CARD,
    Word.SELECT_FAILED: Meaning.LAY_AGAIN,
    Word.CARD_REFUSED_READER: Meaning.REJECTED,
    Word.READER_REFUSED_CARD: Meaning.REJECTED,
    Word.DATA_NOT_PROVEN: Meaning.REJECTED,
    Word.WRONG_CARD_TYPE: Meaning.WRONG_KIND,
    Word.SELF_TEST_FAILED: Meaning.SELF_TEST,
    Word.NOT_AUTHORISED: Meaning.NOT_AUTHORISED,
}


class Damage(StrEnum):
    """What began like a frame and was none."""

    LENGTH = "length"
    CHECKSUM = "checksum"
    CUT = "cut"


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """The repr names the word only: `data` may be a person's."""

    word: Word
    data: bytes = b""

    def __repr__(self) -> str:
        return f"<Answer {self.word.name}>"


def frame(payload: bytes, preamble: bytes = PREAMBLE) -> bytes:
    """Preamble, length, payload, sum (devices.md 1.2)."""
    body = (len(payload) + 1).to_bytes(2, "big") + payload
    return preamble + body + bytes([reduce(xor, body)])


def request(command: Command, preamble: bytes = PREAMBLE) -> bytes:
    """The bytes of a command, ready to be sent."""
    return frame(command.value, preamble)


def response(word: int, data: bytes = b"", preamble: bytes = PREAMBLE) -> bytes:
    """The first two status bytes, the card's own status, are left zero."""
    return frame(bytes([0, 0, word]) + data, preamble)


def answer(payload: bytes) -> Answer | None:
    """The payload of a response, or None where it is too short for one."""
    return Answer(Word(payload[2]), payload[3:]) if len(payload) >= 3 else None


class Frames:
    """Takes bytes in any portions and gives the payloads of whole, verified frames.

    After damage it looks for the next preamble from the very next byte, so that a good frame behind
    or inside a bad one is still found.
    """

    def __init__(self, preamble: bytes = PREAMBLE) -> None:
        self._preamble = preamble
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[bytes | Damage]:
        """Whole payloads and what was damaged, in order; half of a frame waits."""
        self._buffer += data
        return list(self._parsed())

    def flush(self) -> list[bytes | Damage]:
        """Nothing more will come: what hides behind a beginning that claims more than there is."""
        items: list[bytes | Damage] = []
        while self._preamble in self._buffer:
            items.append(self._skip(Damage.CUT))
            items += self._parsed()
        self._buffer.clear()
        return items

    def _parsed(self) -> Iterator[bytes | Damage]:
        while (item := self._next()) is not None:
            yield item

    def _next(self) -> bytes | Damage | None:
        """One item off the front of the buffer, or None until more comes."""
        if not self._aligned():
            return None
        head = len(self._preamble)
        length = int.from_bytes(self._buffer[head : head + 2], "big")
        end = head + 2 + length
        if len(self._buffer) < head + 2:
            return None
        if not SHORTEST <= length <= LONGEST:
            return self._skip(Damage.LENGTH)
        if len(self._buffer) < end:
            return None
        if reduce(xor, self._buffer[head:end]):
            return self._skip(Damage.CHECKSUM)
        payload = bytes(self._buffer[head + 2 : end - 1])
        del self._buffer[:end]
        return payload

    def _aligned(self) -> bool:
        """Drops what stands before the preamble; False while there is no whole preamble."""
        start = self._buffer.find(self._preamble)
        spare = start if start >= 0 else max(0, len(self._buffer) - len(self._preamble) + 1)
        del self._buffer[:spare]
        return start >= 0

    def _skip(self, damage: Damage) -> Damage:
        del self._buffer[0]
        return damage


def text_of(command: Command, data: bytes) -> bytes | None:
    """The text block of a read answer (devices.md 1.3), or None where the lengths do not fit.

    Photo and fingerprint are not copied: nothing here needs them.
    """
    head = 6 if command is Command.READ_FINGERPRINT else 4
    lengths = [int.from_bytes(data[i : i + 2], "big") for i in range(0, head, 2)]
    if len(data) != head + sum(lengths) or lengths[0] != 256:
        return None
    return data[head : head + 256]


def read_data(text: bytes, photo: bytes, fingerprint: bytes | None = None) -> bytes:
    """The data of a read answer: of 30 01, or of 30 10 where there is a fingerprint, even empty."""
    parts = [text, photo] if fingerprint is None else [text, photo, fingerprint]
    return b"".join(len(part).to_bytes(2, "big") for part in parts) + b"".join(parts)

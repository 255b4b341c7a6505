"""A SAM_V reader on a pty: `python -m devices.resident_id.emulator --link PORT --control SOCKET`.

Behaves as devices.md 1.6 asks, and fails on command. Development, tests and demonstrations only.
Orders beside the common ones of `devices.emulation`:

    {"do": "lay", "person": "chen_xiumei"}    a synthetic person's card (config.sandbox)
    {"do": "lay", "card": {"name": …, …}}     any card; dates as 2010-06-01, or "long"
    {"do": "lay", …, "word": "40"}            one whose selection is answered with this status word
    {"do": "take"}                            at once; "after": "find" or "select", in mid-read
    {"do": "word", "word": "66"}              the next answer is this status word
    {"do": "truncate", "bytes": 3}            the next answer lacks its last bytes
    {"do": "corrupt_checksum"}                the next answer has a wrong sum
    {"do": "slow", "on": "find", "seconds": 1.2}    each answer to it comes so late

The three before it take "on" (find, select, read, status: wait for such a request) and "times".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from config import sandbox
from devices.emulation import After, Emulation, Order, arguments
from devices.port import CardKind, ResidentCard
from devices.resident_id.codec import (
    PREAMBLE,
    Command,
    Damage,
    Frames,
    Word,
    read_data,
    response,
)
from devices.resident_id.profile import reader_profile
from devices.resident_id.text_block import text_block

BAUD = 115200
PHOTO = bytes.fromhex("574C6600") + bytes(range(255)) * 4
"""1024 bytes that nobody decodes."""
SAM_NUMBER = bytes.fromhex("0500030001020304050607080900AABB")

NAMES = {
    "find": Command.FIND,
    "select": Command.SELECT,
    "read": Command.READ,
    "status": Command.STATUS,
}


class Step(StrEnum):
    """How far the present card has come."""

    NEW = "new"
    FOUND = "found"
    SELECTED = "selected"
    READ = "read"
    """Read once: not found again until it was lifted."""


@dataclass(frozen=True, slots=True)
class Laid:
    """The card in the field; `word` is answered to its selection."""

    block: bytes
    word: int


@dataclass(slots=True)
class Fault:
    """What befalls the next `times` answers to `on`, or to any request.

    `spoil` gets the way to the good answer: a word in its place is said without doing anything.
    """

    on: Command | None
    times: int
    spoil: Callable[[Callable[[], bytes]], bytes]


class Reader:
    """The reader's side of the protocol, without a wire: bytes in by `received`, out by `send`."""

    def __init__(self, send: Callable[[bytes], None], after: After, lead: bytes = PREAMBLE) -> None:
        self._wire = send
        self._after = after
        self._lead = lead
        self._slow: dict[Command, float] = {}
        self._laid: Laid | None = None
        self._lift_after: Command | None = None
        self._faults: list[Fault] = []
        self._asked: dict[str, int] = {}
        self._reads = 0
        self.plugged_in()

    def plugged_in(self) -> None:
        self._frames = Frames(self._lead)
        self._step = Step.NEW

    def received(self, data: bytes) -> None:
        for item in self._frames.feed(data):
            match item:
                case Damage.LENGTH:
                    self._send(response(Word.REQUEST_LENGTH))
                case Damage():
                    self._send(response(Word.REQUEST_CHECKSUM))
                case _:
                    self._requested(item)

    def state(self) -> dict[str, Any]:
        return {
            "card": self._laid is not None,
            "step": self._step.value,
            "reads": self._reads,
            "asked": self._asked,
        }

    def verbs(self) -> Mapping[str, Order]:
        return {
            "lay": self._lay,
            "take": self._take,
            "word": self._word,
            "truncate": self._truncate,
            "corrupt_checksum": self._corrupt,
            "slow": self._be_slow,
        }

    # The protocol

    def _send(self, frame: bytes) -> None:
        """Frames are made with the usual preamble; a variant's differ in nothing else."""
        self._wire(self._lead + frame.removeprefix(PREAMBLE))

    def _requested(self, payload: bytes) -> None:
        try:
            command = Command(payload)
        except ValueError:
            self._send(response(Word.NOT_ACCEPTED))
            return
        self._asked[command.name.lower()] = self._asked.get(command.name.lower(), 0) + 1
        answer = self._spoilt(command, lambda: self._answer(command))
        self._after(self._slow.get(command, 0.0), lambda: self._send(answer))
        if command is self._lift_after:
            self._take({})

    def _answer(self, command: Command) -> bytes:
        match command:
            case Command.STATUS | Command.RESET:
                return response(Word.DONE)
            case Command.SAM_NUMBER:
                return response(Word.DONE, SAM_NUMBER)
            case Command.FIND:
                return self._find()
            case Command.SELECT:
                return self._select()
            case Command.READ:
                return self._read(None)
            case Command.READ_FINGERPRINT:
                return self._read(b"")

    def _find(self) -> bytes:
        if self._laid is None or self._step is Step.READ:
            return response(Word.NO_CARD)
        self._step = Step.FOUND
        return response(Word.FOUND, bytes(4))

    def _select(self) -> bytes:
        if self._laid is None or self._step is not Step.FOUND:
            return response(Word.SELECT_FAILED)
        if self._laid.word != Word.DONE:
            return response(self._laid.word)
        self._step = Step.SELECTED
        return response(Word.DONE, bytes(8))

    def _read(self, fingerprint: bytes | None) -> bytes:
        if self._laid is None or self._step is not Step.SELECTED:
            return response(Word.READ_FAILED)
        self._step = Step.READ
        self._reads += 1
        return response(Word.DONE, read_data(self._laid.block, PHOTO, fingerprint))

    def _spoilt(self, command: Command, answer: Callable[[], bytes]) -> bytes:
        """The answer after the first fault that waits for this command."""
        for fault in self._faults:
            if fault.on in (None, command):
                fault.times -= 1
                self._faults = [one for one in self._faults if one.times > 0]
                return fault.spoil(answer)
        return answer()

    # The orders

    def _lay(self, order: Mapping[str, Any]) -> None:
        if self._laid is not None:
            raise ValueError("a card lies there already")
        card = _named(order["person"]) if "person" in order else card_from(order["card"])
        word = int(order["word"], 16) if "word" in order else Word.DONE
        self._laid = Laid(text_block(card), word)
        self._step = Step.NEW

    def _take(self, order: Mapping[str, Any]) -> None:
        if "after" in order:
            self._lift_after = NAMES[order["after"]]
            return
        self._laid = self._lift_after = None
        self._step = Step.NEW

    def _be_slow(self, order: Mapping[str, Any]) -> None:
        self._slow[NAMES[order["on"]]] = float(order["seconds"])

    def _word(self, order: Mapping[str, Any]) -> None:
        spoilt = response(int(order["word"], 16))
        self._fault(order, lambda _: spoilt)

    def _truncate(self, order: Mapping[str, Any]) -> None:
        lost = int(order["bytes"])
        self._fault(order, lambda answer: answer()[:-lost])

    def _corrupt(self, order: Mapping[str, Any]) -> None:
        self._fault(order, lambda answer: _with_wrong_sum(answer()))

    def _fault(
        self, order: Mapping[str, Any], spoil: Callable[[Callable[[], bytes]], bytes]
    ) -> None:
        on = NAMES[order["on"]] if "on" in order else None
        self._faults.append(Fault(on, int(order.get("times", 1)), spoil))


def _with_wrong_sum(answer: bytes) -> bytes:
    return answer[:-1] + bytes([answer[-1] ^ 0xFF])


def card_from(fields: Mapping[str, Any]) -> ResidentCard:
    """A card from JSON. What is left out is empty; without `valid_to` it is 长期."""
    days = {
        name: date.fromisoformat(fields[name])
        for name in ("birth", "valid_from", "valid_to")
        if fields.get(name) not in (None, "", "long")
    }
    blank = ResidentCard(CardKind.RESIDENT, "", "", "", None, "", "", "", None, None)
    kind = CardKind(fields.get("kind", CardKind.RESIDENT))
    return replace(
        blank,
        **{**fields, "kind": kind, "birth": None, "valid_from": None, "valid_to": None, **days},
    )


def _named(person: str) -> ResidentCard:
    fields = asdict(sandbox.person(person).card)
    return ResidentCard(**{**fields, "kind": CardKind(fields["kind"])})


def main() -> None:
    options = arguments("An emulated resident-ID reader", BAUD, "sam_v").parse_args()
    emulation = Emulation(options.link, options.control, options.baud)
    lead = reader_profile(options.model, options.own).lead
    emulation.run(Reader(emulation.send, emulation.after, lead))


if __name__ == "__main__":
    main()

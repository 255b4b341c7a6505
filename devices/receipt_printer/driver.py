"""An ESC/POS printer on a link: asks how it is, prints a ticket, and says honestly how that ended.

How `print` decides:

- not printed: before the job the printer was out of paper, open, in error, silent or gone.
  Nothing was sent.
- printed: the job was sent, the printer answered the GS r that is queued behind it (it answers
  only when all before it is done), and a round of DLE EOT 1 to 4 after that was clean. A printer
  that never answers GS r is given the time that the paper takes at a slow speed instead.
- unknown: all else. Paper end, an open cover, cutter and mechanical errors end the wait at once,
  since nobody at a kiosk mends them in seconds; a hot head, a printer off line, silence and
  garbage are waited out to the deadline. What the printer still holds is then dropped, so that
  it does not come out for the next person, and the half slip is cut off as soon as it can be.
"""

from __future__ import annotations

from dataclasses import dataclass

from devices.link import Link
from devices.port import LinkLost, Printed, PrintEnd, Ticket
from devices.receipt_printer.answers import Answer, Answers, Eot, Noise, Roll, health_of
from devices.receipt_printer.codec import (
    CHINESE,
    CLEAR,
    INIT,
    PROOF,
    SILENT,
    cut,
    encode,
    height_mm,
    realtime,
)
from devices.receipt_printer.glyphs import Glyphs
from devices.receipt_printer.profile import PrinterProfile
from devices.status import Health, Reason, State

NO_ANSWER = Health(State.UNKNOWN, Reason.NO_ANSWER)
GARBLED = Health(State.UNKNOWN, Reason.GARBLED)
STOPPED = frozenset({Reason.PAPER_OUT, Reason.COVER_OPEN, Reason.CUTTER, Reason.MECHANICAL})
"""What ends the wait for a job at once."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds."""

    answer_s: float = 0.5
    """For the answer to one question; an FTDI chip alone holds it for 16 ms (devices.md 7)."""
    poll_s: float = 0.1
    """Between two rounds of questions while a ticket prints."""
    grace_s: float = 10.0
    """After the slowest end of a job, until it counts as unknown."""


class EscPosPrinter:
    """Implements `devices.port.ReceiptPrinter`. Owner thread only, but for `columns`."""

    def __init__(
        self, link: Link, profile: PrinterProfile, glyphs: Glyphs, limits: Limits | None = None
    ) -> None:
        self._link = link
        self._profile = profile
        self._glyphs = glyphs
        self._limits = limits or Limits()
        self._answers = Answers()
        self._owed = False
        """GS r was sent and is not yet answered."""
        self._proves = False
        """This printer answers GS r: it did once, so it must."""
        self._asked = False
        """Whether it does was asked since it was opened."""
        self._hanging = False
        """A half slip may hang in the printer: the next ticket must not be joined to it."""

    @property
    def columns(self) -> int:
        return self._profile.columns

    def open(self) -> Health:
        self._link.open()
        self._link.drain()
        self._answers = Answers()
        self._asked = False
        self.clear()
        return self.status()

    def status(self) -> Health:
        self._absorb()
        return self._round()

    def print(self, ticket: Ticket) -> Printed:
        job = encode(ticket, self._profile, self._glyphs)
        seconds = height_mm(ticket, self._profile) / self._profile.mm_per_s
        try:
            before = self._before()
        except LinkLost:
            return Printed(PrintEnd.NOT_PRINTED, Reason.NOT_CONNECTED)
        if not before.usable:
            return Printed(PrintEnd.NOT_PRINTED, before.reason)
        self._hanging = True
        try:
            return self._after(job, seconds)
        except LinkLost:
            return Printed(PrintEnd.UNKNOWN, Reason.NOT_CONNECTED)

    def clear(self) -> None:
        self._link.write(CLEAR + INIT + CHINESE + SILENT)
        if self._hanging and self.status().usable:
            self._link.write(cut(self._profile))
            self._hanging = False

    def close(self) -> None:
        self._link.close()

    def _before(self) -> Health:
        """The state before a job; learns on the way whether the printer answers GS r."""
        if self._hanging:
            self.clear()
        health = self.status()
        if health.usable and not (self._proves or self._asked):
            self._asked = True
            self._prove(b"")
            self._listen(self._link.now() + self._limits.answer_s)
        return health

    def _after(self, job: bytes, seconds: float) -> Printed:
        """Sends the job and watches until its end is known; `seconds` is its slowest time."""
        self._prove(job)
        done = self._link.now() + seconds
        until = done + self._limits.grace_s
        while True:
            proven = not (self._owed and (self._proves or self._link.now() < done))
            health = self._round()
            if proven and health.usable:
                self._hanging = False
                return Printed(PrintEnd.PRINTED, health.reason)
            if health.reason in STOPPED or self._link.now() >= until:
                self.clear()
                reason = Reason.NO_ANSWER if health.usable else health.reason
                return Printed(PrintEnd.UNKNOWN, reason)
            if proven or self._owed:
                self._listen(self._link.now() + self._limits.poll_s)

    def _prove(self, job: bytes) -> None:
        """Sends the job with the question behind it that only its end answers."""
        self._owed = True
        self._link.write(job + PROOF)

    def _round(self) -> Health:
        """DLE EOT 1 to 4, one at a time: the answers do not say which question they answer."""
        bits: list[int] = []
        for n in (1, 2, 3, 4):
            answer = self._ask(n)
            if not isinstance(answer, Eot):
                return answer
            bits.append(answer.byte)
        return health_of(bits, self._profile)

    def _ask(self, n: int) -> Eot | Health:
        self._link.write(realtime(n))
        deadline = self._link.now() + self._limits.answer_s
        found: Eot | Health = NO_ANSWER
        while found is NO_ANSWER and (data := self._link.read(64, deadline)):
            for answer in self._heard(data):
                if isinstance(answer, Noise):
                    found = GARBLED
                elif isinstance(answer, Eot) and found is NO_ANSWER:
                    found = answer
        return found

    def _listen(self, deadline: float) -> None:
        """Takes in what arrives before the deadline; ends early at a proof."""
        owed = self._owed
        while self._owed == owed and (data := self._link.read(64, deadline)):
            self._heard(data)

    def _absorb(self) -> None:
        """Takes in what has arrived: answers that came too late must not pass for the next."""
        while data := self._link.read(64, self._link.now()):
            self._heard(data)

    def _heard(self, data: bytes) -> list[Answer]:
        answers = list(self._answers.feed(data))
        if self._owed and any(isinstance(answer, Roll) for answer in answers):
            self._owed, self._proves = False, True
        return answers

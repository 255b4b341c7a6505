"""The talk with a printer: questions one at a time, what it sends by itself, stop and go.

Answers do not name their question. So whatever has come is taken in before a question, and where
one stayed out, the late one is waited for first: it must not pass for the next one's.
"""

from __future__ import annotations

from collections.abc import Callable

from devices.family import Flow
from devices.link import Link
from devices.receipt_printer import answers
from devices.receipt_printer.answers import (
    Answer,
    Answers,
    Asb,
    Eot,
    Noise,
    Roll,
    health_of,
    health_of_asb,
)
from devices.receipt_printer.codec import PROOF, realtime
from devices.receipt_printer.profile import PrinterProfile
from devices.status import Health, Reason, State

NO_ANSWER = Health(State.UNKNOWN, Reason.NO_ANSWER)
GARBLED = Health(State.UNKNOWN, Reason.GARBLED)
READY = Health(State.READY)
PORTION = 64
"""Bytes handed over at a time to a printer that may send XOFF: it keeps room for more than that."""


class Dialogue:
    """Owner thread only. All methods but `fresh` raise LinkLost."""

    def __init__(self, link: Link, profile: PrinterProfile, flow: Flow) -> None:
        self._link = link
        self._profile = profile
        self._flow = flow
        self.proves = False
        """This printer answers GS r: it did once, so it must."""
        self.fresh()

    def fresh(self) -> None:
        """The port is open anew: nothing is known of what the printer does."""
        self._answers = Answers()
        self._asb: bytes | None = None
        self._late = False
        self.owed = False
        """GS r was sent and is not yet answered."""
        self.stopped = False
        """XOFF came, and no XON since."""
        self.overrun = False
        """XOFF came where nobody stops for it: bytes may be lost since this was last reset."""

    @property
    def tells(self) -> bool:
        """Whether anything of how a ticket ends can be known."""
        return bool(self._profile.status) or self._profile.asb or self.proves

    def send(self, data: bytes, until: float, cancelled: Callable[[], bool]) -> bool:
        """All of it, stopping at XOFF; False where it was not done in time, or cancelled."""
        if self._flow is not Flow.XONXOFF:
            self._link.write(data)
            return True
        for start in range(0, len(data), PORTION):
            if not self._may_go(until, cancelled):
                return False
            portion = data[start : start + PORTION]
            self._link.write(portion)
            # Not faster than the wire: what waits in the port's buffer, no XOFF can stop.
            self._take_in(self._link.now() + len(portion) * self._link.byte_s)
        return True

    def prove(self, job: bytes, until: float, cancelled: Callable[[], bool]) -> bool:
        """Sends the job, and behind it the question that only its end answers."""
        self.owed = self._profile.proof
        sent = self.send(job + PROOF * self.owed, until, cancelled)
        self.owed &= sent
        return sent

    def round(self) -> Health:
        """How it is. One that can tell nothing is well while its port is open: more than that
        nobody can know.
        """
        bits: list[int] = []
        for n in self._profile.status:
            answer = self._ask(n)
            if not isinstance(answer, Eot):
                return answer
            bits.append(answer.byte)
        if not self._profile.asb:
            return health_of(bits, self._profile)
        if self._asb is None:
            self.listen(self._link.now() + self._profile.answer_s)
        return health_of_asb(self._asb) if self._asb is not None else NO_ANSWER

    def listen(self, deadline: float) -> None:
        """Takes in what arrives before the deadline; ends early at what is waited for."""
        before = self._state
        while self._state == before and (data := self._link.read(64, deadline)):
            self._heard(data)

    def absorb(self) -> None:
        """Takes in what has arrived, and what stayed out before, if it comes now."""
        if self._late:
            self._late = False
            deadline = self._link.now() + self._profile.answer_s
            if data := self._link.read(64, deadline):
                self._heard(data)
        self._take_in(self._link.now())

    @property
    def _state(self) -> tuple[bool, bool, bytes | None]:
        return self.owed, self.stopped, self._asb

    def _may_go(self, until: float, cancelled: Callable[[], bool]) -> bool:
        """Waits for XON where XOFF stands."""
        while self.stopped and self._link.now() < until and not cancelled():
            self.listen(min(until, self._link.now() + self._profile.poll_s))
        return not self.stopped and not cancelled()

    def _take_in(self, until: float) -> None:
        while data := self._link.read(64, until):
            self._heard(data)

    def _ask(self, n: int) -> Eot | Health:
        self.absorb()
        self._link.write(realtime(n))
        deadline = self._link.now() + self._profile.answer_s
        found: Eot | Health = NO_ANSWER
        while found is NO_ANSWER and (data := self._link.read(64, deadline)):
            for answer in self._heard(data):
                if isinstance(answer, Noise):
                    found = GARBLED
                elif isinstance(answer, Eot) and found is NO_ANSWER:
                    found = answer
        self._late = found is NO_ANSWER
        return found

    def _heard(self, data: bytes) -> list[Answer]:
        found = list(self._answers.feed(data))
        for answer in found:
            match answer:
                case Roll() if self.owed:
                    self.owed, self.proves = False, True
                case Asb(data=said):
                    self._asb = said
                case answers.Flow(go=go):
                    self.stopped = not go
                    self.overrun |= not go and self._flow is not Flow.XONXOFF
                case _:
                    continue
        return found

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

from collections.abc import Callable

from devices.family import Flow
from devices.link import Link
from devices.port import LinkLost, Printed, PrintEnd, Ticket
from devices.receipt_printer.codec import (
    CHINESE,
    CLEAR,
    INIT,
    SILENT,
    TELLING,
    cut,
    encode,
    height_mm,
)
from devices.receipt_printer.dialogue import Dialogue
from devices.receipt_printer.glyphs import Glyphs
from devices.receipt_printer.profile import PrinterProfile
from devices.status import Health, Reason

STOPPED = frozenset({Reason.PAPER_OUT, Reason.COVER_OPEN, Reason.CUTTER, Reason.MECHANICAL})
"""What ends the wait for a job at once."""


def never() -> bool:
    """Nobody cancels."""
    return False


class EscPosPrinter:
    """Implements `devices.port.ReceiptPrinter`. Owner thread only, but for `columns`."""

    def __init__(
        self, link: Link, profile: PrinterProfile, glyphs: Glyphs, flow: Flow = Flow.NONE
    ) -> None:
        self._link = link
        self._profile = profile
        self._glyphs = glyphs
        self._talk = Dialogue(link, profile, flow)
        self._asked = False
        """Whether it answers GS r was asked since it was opened."""
        self._hanging = False
        """A half slip may hang in the printer: the next ticket must not be joined to it."""

    @property
    def columns(self) -> int:
        return self._profile.columns

    def open(self) -> Health:
        self._link.open()
        self._link.drain()
        self._talk.fresh()
        self._asked = False
        self.clear()
        return self.status()

    def status(self) -> Health:
        self._talk.absorb()
        return self._talk.round()

    def print(self, ticket: Ticket, cancelled: Callable[[], bool] = never) -> Printed:
        job = encode(ticket, self._profile, self._glyphs)
        seconds = height_mm(ticket, self._profile) / self._profile.mm_per_s
        try:
            before = self._before()
        except LinkLost:
            return Printed(PrintEnd.NOT_PRINTED, Reason.NOT_CONNECTED)
        if not before.usable or cancelled():
            return Printed(PrintEnd.NOT_PRINTED, before.reason)
        if self._talk.stopped:
            return Printed(PrintEnd.NOT_PRINTED, Reason.OFFLINE)
        self._hanging = True
        try:
            return self._after(job, seconds, cancelled)
        except LinkLost:
            return Printed(PrintEnd.UNKNOWN, Reason.NOT_CONNECTED)

    def clear(self) -> None:
        telling = TELLING if self._profile.asb else SILENT
        self._link.write(CLEAR + INIT + CHINESE + telling)
        if self._hanging and self.status().usable:
            self._link.write(cut(self._profile))
            self._hanging = False

    def close(self) -> None:
        self._link.close()

    def _before(self) -> Health:
        """The state before a job; learns on the way whether the printer answers GS r, and gives
        one that said XOFF the time of an answer to go on.
        """
        if self._hanging:
            self.clear()
        health = self.status()
        learn = self._profile.proof and not (self._talk.proves or self._asked)
        if health.usable and learn:
            self._asked = True
            self._talk.prove(b"", self._answer_by, never)
        if health.usable and (learn or self._talk.stopped):
            self._talk.listen(self._answer_by)
        return health

    @property
    def _answer_by(self) -> float:
        return self._link.now() + self._profile.answer_s

    def _after(self, job: bytes, seconds: float, cancelled: Callable[[], bool]) -> Printed:
        """Sends the job and watches until its end is known; `seconds` is its slowest time."""
        talk, grace = self._talk, self._profile.grace_s
        talk.overrun = False
        if not talk.prove(job, self._link.now() + seconds + grace, cancelled):
            return self._given_up(Reason.OFFLINE if talk.stopped else Reason.NONE)
        done = self._link.now() + seconds
        while True:
            proven = self._proven(done)
            health = talk.round()
            if proven and health.usable and not talk.stopped:
                return self._ended(health)
            if health.reason in STOPPED or self._link.now() >= done + grace or cancelled():
                return self._given_up(self._why(health))
            if proven or talk.owed or not self._profile.proof:
                talk.listen(self._link.now() + self._profile.poll_s)

    def _proven(self, done: float) -> bool:
        """Whether all must be out: it says so, or had the time where it never says so."""
        waits = self._talk.owed or not self._profile.proof
        return not (waits and (self._talk.proves or self._link.now() < done))

    def _ended(self, health: Health) -> Printed:
        """The last word was good; it counts where there was one, and nothing may be lost."""
        self._hanging = False
        if self._talk.overrun:
            return Printed(PrintEnd.UNKNOWN, Reason.OFFLINE)
        if not self._talk.tells:
            return Printed(PrintEnd.UNKNOWN)
        return Printed(PrintEnd.PRINTED, health.reason)

    def _why(self, health: Health) -> Reason:
        if not health.usable:
            return health.reason
        return Reason.OFFLINE if self._talk.stopped else Reason.NO_ANSWER

    def _given_up(self, reason: Reason) -> Printed:
        """Drops what the printer still holds."""
        self.clear()
        return Printed(PrintEnd.UNKNOWN, reason)

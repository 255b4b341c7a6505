"""A code scanner behind any link: trigger on, one message, trigger off (devices.md 3.1).

A family that answers (Newland) is asked how it is, and its silence is UNKNOWN. One that cannot be
asked (Honeywell's triggers, plain terminators) is READY while its port is open: more than that
nobody can know before a code is shown to it.

Silver: survives unplugging. Written against the protocols' descriptions and the emulator; no real
scanner has been tried.
"""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import replace

from devices.code_scanner.codec import Answer, Code, Item, Messages, commands
from devices.code_scanner.profile import ScannerProfile
from devices.link import Link
from devices.port import CodeFailure, CodeSeen, LinkLost, ScannedCode
from devices.status import Health, Reason, State

READY = Health(State.READY)
SILENT = Health(State.UNKNOWN, Reason.NO_ANSWER)
GARBLED = Health(State.UNKNOWN, Reason.GARBLED)

WAIT_S = 0.1
"""How long one `poll` waits."""
RESTLESS_S = 2.0
"""A line that makes no pause for so long carries no codes."""


class SerialScanner:
    """Implements `devices.port.CodeScanner` for every dialect.

    One trigger gives one message. Whatever follows it without a pause is dropped: a code that
    holds a suffix of its own must not pass for two.
    """

    def __init__(self, link: Link, profile: ScannerProfile) -> None:
        self._link = link
        self._profile = profile
        self._commands = commands(profile)
        self._messages = Messages(profile)
        self._forget()

    def _forget(self) -> None:
        """The port is fresh: nothing is known of the scanner."""
        self._messages.reset()
        self._set_up = self._lit = self._spent = False
        self._renew_at = math.inf
        self._answer_by = math.inf
        self._heard_at = -math.inf
        self._paused_s = 0.0
        """The longest pause within the message that is being read."""

    def open(self) -> Health:
        self._link.open()
        self._forget()
        return self.status()

    def close(self) -> None:
        """Leaves no light on, if the port still carries the word."""
        if self._lit:
            with suppress(LinkLost):
                self._link.write(self._commands.off)
        self._link.close()
        self._forget()

    def status(self) -> Health:
        """Sets the scanner up where that is not done. Forgets what was shown unasked."""
        fresh = () if self._set_up else self._commands.setup
        if self._commands.query is None:
            self._link.write(b"".join(fresh))
            health = READY if self._settle() else GARBLED
        else:
            answers = map(self._ask, (*fresh, self._commands.query))
            health = next((one for one in answers if one != READY), READY)
        self._set_up = health == READY
        return health

    def begin(self) -> None:
        self._settle()
        self._lit = True
        self._trigger()

    def poll(self) -> CodeSeen:
        if self._spent:
            if not self._settle():
                return GARBLED
            self._trigger()
        elif self._link.now() >= self._renew_at and not self._messages.pending:
            self._trigger()
        return self._looked(self._link.now() + WAIT_S)

    def end(self) -> None:
        self._lit = False
        self._answer_by = math.inf
        self._link.write(self._commands.off)
        self._settle()

    def _looked(self, stop: float) -> CodeSeen:
        while self._link.now() < stop:
            for item in self._come(stop):
                if not isinstance(item, Answer):
                    return self._seen(item)
                self._answer_by = math.inf
        if self._link.now() < self._answer_by:
            return None
        self._set_up = False
        return SILENT

    def _seen(self, item: Code | CodeFailure) -> ScannedCode | CodeFailure:
        self._spent = True
        if isinstance(item, CodeFailure):
            return item
        framing = replace(item.framing, pause_s=self._paused_s)
        return ScannedCode(item.text, self._heard_at, framing)

    def _come(self, stop: float) -> list[Item]:
        """What the next bytes say, or the pause instead of them: a long one where the suffix that
        would end the message has not come.
        """
        pending, profile = self._messages.pending, self._profile
        over = self._heard_at + (profile.idle_s if self._messages.ended else profile.whole_s)
        data = self._link.read(4096, min(stop, over) if pending else stop)
        if data:
            paused = max(self._paused_s, self._link.now() - self._heard_at)
            self._paused_s = paused if pending else 0.0
            self._heard_at = self._link.now()
            return self._messages.feed(data)
        return self._messages.flush() if pending and self._link.now() >= over else []

    def _trigger(self) -> None:
        """Light on, or on again: the engine puts it out after its own time and after a code."""
        self._spent = False
        now = self._link.now()
        if self._commands.on:
            self._link.write(self._commands.on)
            self._renew_at = now + self._profile.read_s
        if self._commands.query is not None:
            self._answer_by = min(self._answer_by, now + self._profile.answer_s)

    def _settle(self) -> bool:
        """Drops what has come and what still follows without a pause; False if that never ends."""
        self._messages.reset()
        end = self._link.now() + RESTLESS_S
        while self._link.read(4096, self._heard_at + self._profile.idle_s):
            self._heard_at = self._link.now()
            if self._heard_at >= end:
                return False
        return True

    def _ask(self, command: bytes) -> Health:
        """READY if any answer comes: a scanner that refuses a setting is alive, and may do."""
        if not self._settle():
            return GARBLED
        self._link.write(command)
        deadline = self._link.now() + self._profile.answer_s
        heard = False
        while self._link.now() < deadline and (data := self._link.read(4096, deadline)):
            heard = True
            if any(isinstance(item, Answer) for item in self._messages.feed(data)):
                return READY
        self._messages.reset()
        return GARBLED if heard else SILENT

"""A SAM_V resident-ID reader behind any link: find, select, read (devices.md 1.4, 1.6).

Silver: survives unplugging. Written against the protocol's description and its emulator; no real
module has been tried.
"""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from devices.link import Link
from devices.port import CardFailure, CardSeen, ResidentCard
from devices.resident_id.codec import (
    LONGEST,
    Answer,
    Command,
    Damage,
    Frames,
    Meaning,
    answer,
    request,
    text_of,
)
from devices.resident_id.profile import ReaderProfile
from devices.resident_id.text_block import card_of
from devices.status import Health, Reason, State

READY = Health(State.READY)
SILENT = Health(State.UNKNOWN, Reason.NO_ANSWER)
GARBLED = Health(State.UNKNOWN, Reason.GARBLED)


HELD = 64
"""Bytes that a USB adapter may gather before it hands them over (devices.md 1.1)."""


class Lapse(StrEnum):
    """No answer to a request."""

    SILENT = "silent"
    GARBLED = "garbled"


class Trouble(StrEnum):
    """An attempt that is worth one more, by whether a card was already found."""

    EARLY = "early"
    CARD = "card"


class SamVReader:
    """Implements `devices.port.CardReader`; one request at a time, input drained before each."""

    def __init__(self, link: Link, profile: ReaderProfile | None = None) -> None:
        self._link = link
        self._profile = profile or ReaderProfile()

    def open(self) -> Health:
        self._link.open()
        return self.status()

    def close(self) -> None:
        self._link.close()

    def status(self) -> Health:
        reply = self._ask(Command.STATUS)
        if isinstance(reply, Answer):
            return _faulty(reply) or (READY if reply.word.meaning is Meaning.OK else GARBLED)
        return SILENT if reply is Lapse.SILENT else GARBLED

    def poll(self) -> CardSeen:
        """One attempt, and a second from find where the first was spoilt.

        A card that was found and is not read by the second attempt is UNREADABLE, also where the
        reader then finds nothing: it hides a card that it has once handed over.
        """
        first = self._attempt()
        if not isinstance(first, Trouble):
            return first
        second = self._attempt()
        if second is None or isinstance(second, Trouble):
            if Trouble.CARD in (first, second):
                return CardFailure.UNREADABLE
            return GARBLED if second else None
        return second

    def _attempt(self) -> CardSeen | Trouble:
        outcome = self._step(Command.FIND)
        if isinstance(outcome, Answer):
            outcome = self._step(Command.SELECT)
        if isinstance(outcome, Answer):
            outcome = self._step(Command.READ)
        return _card(outcome) if isinstance(outcome, Answer) else outcome

    def _step(self, command: Command) -> Answer | CardSeen | Trouble:
        """The answer if it is a good one, else what it means for the attempt."""
        spoilt = Trouble.EARLY if command is Command.FIND else Trouble.CARD
        reply = self._ask(command)
        if not isinstance(reply, Answer):
            return SILENT if reply is Lapse.SILENT else spoilt
        match reply.word.meaning:
            case Meaning.OK:
                return reply
            case Meaning.NO_CARD:
                return None
            case Meaning.LAY_AGAIN:
                return CardFailure.UNREADABLE
            case Meaning.RETRY:
                return spoilt
            case Meaning.REJECTED:
                return CardFailure.REJECTED
            case Meaning.WRONG_KIND:
                return CardFailure.WRONG_KIND
            case Meaning.SELF_TEST | Meaning.NOT_AUTHORISED:
                return _faulty(reply)
            case _ as unreachable:
                assert_never(unreachable)

    def _ask(self, command: Command) -> Answer | Lapse:
        """The first whole answer. Answers do not name their request.

        The deadline is that of its first byte; from then on a pause ends it, so that a frame that
        was cut is tried again at once.
        """
        self._link.drain()
        self._link.write(request(command, self._profile.lead))
        frames = Frames(self._profile.lead)
        deadline = self._link.now() + self._within(command)
        latest = deadline + LONGEST * self._link.byte_s
        heard = False
        while data := self._link.read(4096, deadline):
            heard = True
            if reply := _first(frames.feed(data)):
                return reply
            deadline = min(self._link.now() + self._gap, latest)
        return _first(frames.flush()) or (Lapse.GARBLED if heard else Lapse.SILENT)

    @property
    def _gap(self) -> float:
        """After what pause nothing follows any more, by the speed of the wire."""
        return self._profile.gap_s + HELD * self._link.byte_s

    def _within(self, command: Command) -> float:
        match command:
            case Command.FIND:
                return self._profile.find_s
            case Command.SELECT:
                return self._profile.select_s
            case Command.READ | Command.READ_FINGERPRINT:
                return self._profile.read_s
            case Command.STATUS | Command.RESET | Command.SAM_NUMBER:
                return self._profile.status_s
            case _ as unreachable:
                assert_never(unreachable)


def _first(items: list[bytes | Damage]) -> Answer | None:
    answers = (answer(item) for item in items if isinstance(item, bytes))
    return next((found for found in answers if found is not None), None)


def _card(reply: Answer) -> ResidentCard | Trouble | CardFailure:
    text = text_of(Command.READ, reply.data)
    if text is None:
        return Trouble.CARD
    return card_of(text) or CardFailure.UNREADABLE


def _faulty(reply: Answer) -> Health | None:
    reasons = {
        Meaning.SELF_TEST: Reason.SELF_TEST,
        Meaning.NOT_AUTHORISED: Reason.NOT_AUTHORISED,
    }
    reason = reasons.get(reply.word.meaning)
    return Health(State.FAULT, reason) if reason else None

"""One character there, one back: `1` lights it, `0` puts it out, `?` asks; it says which it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from config.limits import Seconds
from devices.jobs import JobOwner
from devices.link import Link
from devices.status import Health, Reason, State


@dataclass(frozen=True, slots=True)
class LampProfile:
    """What differs between lamps."""

    answer_s: Seconds = 1.0


@dataclass(frozen=True, slots=True)
class Light:
    """The request: on or off."""

    on: bool


class Lit(StrEnum):
    """The result."""

    DONE = "done"
    NOT_DONE = "not_done"
    UNKNOWN = "unknown"


class Lamp:
    """The driver."""

    def __init__(self, link: Link, profile: LampProfile) -> None:
        self._link = link
        self._profile = profile

    def open(self) -> Health:
        """Opens the port and asks."""
        self._link.open()
        return self.status()

    def status(self) -> Health:
        """Silence is unknown."""
        said = self.say(b"?")
        return Health(State.READY) if said else Health(State.UNKNOWN, Reason.NO_ANSWER)

    def say(self, word: bytes) -> bytes:
        """The answer, empty where none came."""
        self._link.drain()
        self._link.write(word)
        return self._link.read(1, self._link.now() + self._profile.answer_s)

    def close(self) -> None:
        """Never raises."""
        self._link.close()


class LampOwner(JobOwner[Light]):
    """Asked for `Light`, tells `Lit`."""

    def _do(self, request: Light, cancelled: Callable[[], bool]) -> Lit:
        word = b"1" if request.on else b"0"
        driver = self._driver
        assert isinstance(driver, Lamp)
        return Lit.DONE if driver.say(word) == word else Lit.UNKNOWN

    def _not_begun(self, reason: Reason) -> Lit:
        return Lit.NOT_DONE

    def _broken_off(self) -> Lit:
        return Lit.UNKNOWN

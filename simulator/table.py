"""The things on the table: what every family's emulator looks like, and slips that came out."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, assert_never

from devices.remote import Refused, Remote
from devices.thing import Thing
from simulator.orders import Give, Order, ShowText, Steer, TakeSlip

SHOWN = 6
"""Slips on the table, at most: older ones lie beneath."""


class Why(StrEnum):
    """Why an order was not followed."""

    GONE = "gone"
    """The emulator has ended, or does not answer."""
    REFUSED = "refused"
    """It answered that it cannot."""


@dataclass(frozen=True, slots=True)
class Failed:
    """Which device did not follow an order, and why."""

    device: str
    why: Why


class Table:
    """One for all the pages that look at it; from any thread.

    It remembers only what the emulators do not say: whose card lies there, whose phone is held up,
    which slips were taken.
    """

    def __init__(
        self, remotes: Mapping[str, Remote], things: Mapping[str, Thing], slips: Path
    ) -> None:
        """`things` of the same devices, or of more: those that are not emulated are not here."""
        self._remotes = remotes
        self.things = {name: things[name] for name in remotes}
        self._folder = slips
        self._lock = threading.Lock()
        self._given: dict[str, str] = {}
        self._printed = 0
        self._taken: set[int] = set()

    def shown(self) -> list[dict[str, Any]]:
        """What the page draws: the things with their words and buttons, as JSON."""
        return [
            {
                "device": name,
                "title": thing.title,
                "short": thing.short,
                "switches": [asdict(switch) for switch in thing.switches],
                "once": [asdict(press) for press in thing.once],
                "holder": asdict(thing.holder) if thing.holder else None,
            }
            for name, thing in self.things.items()
        ]

    def do(self, order: Order) -> Failed | None:
        """Follows one order; None is success."""
        with self._lock:
            match order:
                case Give(device, person):
                    return self._give(device, person)
                case ShowText(device, text):
                    return self._show(device, text)
                case Steer(device, verb):
                    press = next(p for p in self.things[device].presses if p.verb == verb)
                    return self._steer(device, verb, press.fields)
                case TakeSlip(number):
                    self._taken.add(number)
                    return None
                case _ as unreachable:
                    assert_never(unreachable)

    def state(self) -> dict[str, Any]:
        """All that can be seen on the table, as JSON."""
        with self._lock:
            states = {name: self._ask(name) for name in self._remotes}
            seen = {name: self._seen(name, state) for name, state in states.items()}
            return {"devices": seen, "slips": self._slips(states)}

    # Orders

    def _give(self, device: str, person: str) -> Failed | None:
        """What lies there is taken first."""
        holder = self.things[device].holder
        assert holder is not None
        failed = self._steer(device, holder.take.verb, {})
        failed = failed or self._steer(device, holder.person.verb, {"person": person})
        if failed is None:
            self._given[device] = person
        return failed

    def _show(self, device: str, text: str) -> Failed | None:
        holder = self.things[device].holder
        assert holder is not None
        assert holder.text is not None
        failed = self._steer(device, holder.text.verb, {"text": text})
        if failed is None:
            self._given.pop(device, None)
        return failed

    def _steer(self, device: str, verb: str, fields: Mapping[str, Any]) -> Failed | None:
        try:
            self._remotes[device].do(verb, **fields)
        except Refused:
            return Failed(device, Why.REFUSED)
        except OSError:
            return Failed(device, Why.GONE)
        return None

    # What is seen

    def _ask(self, device: str) -> dict[str, Any] | None:
        """None where the emulator is gone."""
        try:
            return self._remotes[device].state()
        except (Refused, OSError):
            return None

    def _seen(self, device: str, state: dict[str, Any] | None) -> dict[str, Any]:
        """`person` is None where what lies there was put there by somebody else."""
        if state is None:
            return {"here": False, "says": "仿真程序已经结束", "fine": False, "on": []}
        seen = self.things[device].look(state)
        if not seen.holds:
            self._given.pop(device, None)
        return {
            "here": True,
            "says": seen.says,
            "fine": seen.fine,
            "on": sorted(seen.on),
            "holds": seen.holds,
            "person": self._given.get(device),
        }

    def _slips(self, states: Mapping[str, dict[str, Any] | None]) -> list[dict[str, Any]]:
        """The newest first, of this printer only: its folder may hold slips of earlier ones."""
        for name, state in states.items():
            if self.things[name].slips and state is not None:
                if state["slips"] < self._printed:  # another one, that counts from 1 again
                    self._taken.clear()
                self._printed = state["slips"]
        lying = (n for n in range(self._printed, 0, -1) if n not in self._taken)
        return [slip for _, slip in zip(range(SHOWN), self._found(lying), strict=False)]

    def _found(self, numbers: Iterator[int]) -> Iterator[dict[str, Any]]:
        for number in numbers:
            png = slip_path(self._folder, number)
            text = png.with_suffix(".txt")
            if png.is_file() and text.is_file():
                made = png.stat().st_mtime_ns // 1_000_000
                yield {"number": number, "made": made, "text": text.read_text("utf-8")}


def slip_path(folder: Path, number: int) -> Path:
    """Where the printer's emulator leaves a slip's picture."""
    return folder / f"slip-{number:04}.png"

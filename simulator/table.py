"""The things on the table: a reader with its card, a scanner with a phone, a printer with slips."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, assert_never

from devices.remote import Refused, Remote
from simulator.orders import VERBS, Device, Lay, Order, ShowText, ShowVoucher, Steer, TakeSlip

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
    """An order that a device did not carry out."""

    device: Device
    why: Why


class Table:
    """One for all the pages that look at it; from any thread.

    It remembers only what the emulators do not say: whose card lies there, whose phone is held up,
    which slips were taken. A terminal without a scanner has none on its table either.
    """

    def __init__(
        self, reader: Remote, printer: Remote, slips: Path, scanner: Remote | None = None
    ) -> None:
        self._remotes = {Device.READER: reader, Device.PRINTER: printer}
        if scanner is not None:
            self._remotes[Device.SCANNER] = scanner
        self._folder = slips
        self._lock = threading.Lock()
        self._person: str | None = None
        self._phone: str | None = None
        self._printed = 0
        self._taken: set[int] = set()

    def do(self, order: Order) -> Failed | None:
        """Follows one order; None is success."""
        with self._lock:
            match order:
                case Lay(person):
                    return self._lay(person)
                case ShowVoucher(person):
                    return self._show({"person": person}, person)
                case ShowText(text):
                    return self._show({"text": text}, None)
                case Steer(device, verb):
                    return self._steer(device, verb, VERBS[device][verb])
                case TakeSlip(number):
                    self._taken.add(number)
                    return None
                case _ as unreachable:
                    assert_never(unreachable)

    def state(self) -> dict[str, Any]:
        """All that can be seen on the table, as JSON."""
        with self._lock:
            reader, scanner, printer = (self._ask(device) for device in Device)
            return {
                "reader": self._reader(reader) if reader else {"here": False},
                "scanner": self._scanner(scanner) if scanner else self._no_scanner(),
                "printer": _printer(printer) if printer else {"here": False},
                "slips": self._slips(printer),
            }

    # Orders

    def _lay(self, person: str) -> Failed | None:
        failed = self._steer(Device.READER, "take", {})
        failed = failed or self._steer(Device.READER, "lay", {"person": person})
        if failed is None:
            self._person = person
        return failed

    def _show(self, what: dict[str, str], person: str | None) -> Failed | None:
        failed = self._steer(Device.SCANNER, "show", what)
        if failed is None:
            self._phone = person
        return failed

    def _steer(self, device: Device, verb: str, fields: Any) -> Failed | None:
        remote = self._remotes.get(device)
        if remote is None:
            return Failed(device, Why.GONE)
        try:
            remote.do(verb, **fields)
        except Refused:
            return Failed(device, Why.REFUSED)
        except OSError:
            return Failed(device, Why.GONE)
        return None

    # What is seen

    def _ask(self, device: Device) -> dict[str, Any] | None:
        """None where the emulator is gone, or there is none."""
        remote = self._remotes.get(device)
        try:
            return remote.state() if remote else None
        except (Refused, OSError):
            return None

    def _reader(self, state: dict[str, Any]) -> dict[str, Any]:
        """`person` is None where the card that lies there was laid by somebody else."""
        if not state["card"]:
            self._person = None
        return {**_wire(state), "card": state["card"], "person": self._person}

    def _scanner(self, state: dict[str, Any]) -> dict[str, Any]:
        """`person` is None where no phone is held up, but another code, or nothing."""
        if not state["held"]:
            self._phone = None
        seen = {"light": state["light"], "held": state["held"], "told": state["told"]}
        return {**_wire(state), **seen, "person": self._phone}

    def _no_scanner(self) -> dict[str, Any] | None:
        """None where this terminal has none."""
        return {"here": False} if Device.SCANNER in self._remotes else None

    def _slips(self, printer: dict[str, Any] | None) -> list[dict[str, Any]]:
        """The newest first, of this printer only: its folder may hold slips of earlier ones."""
        if printer is not None:
            if printer["slips"] < self._printed:  # another one, that counts from 1 again
                self._taken.clear()
            self._printed = printer["slips"]
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
    """Where the printer's emulator leaves its nth slip."""
    return folder / f"slip-{number:04}.png"


def _printer(state: dict[str, Any]) -> dict[str, Any]:
    """Reads the answers to DLE EOT 1 to 4 (devices.md 4.1)."""
    _, cause, _, roll = bytes.fromhex(state["bits"])
    paper = "out" if cause & 0x20 else "near_end" if roll & 0x0C else "ok"
    faults = {"cover_open": bool(cause & 0x04), "broken": bool(cause & 0x40)}
    return {**_wire(state), "paper": paper, **faults, "waiting": state["waiting"] > 0}


def _wire(state: dict[str, Any]) -> dict[str, Any]:
    return {"here": True, "plugged_in": state["plugged_in"], "silent": state["silent"]}

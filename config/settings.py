"""The settings of a terminal: declared once, with type; a wrong file names all its faults."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, fields, is_dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any, get_type_hints
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from config import toml
from config.fault import Fault, Faulty

DEFAULT = Path(__file__).parent / "terminal.toml"


@dataclass(frozen=True, slots=True)
class Terminal:
    no: str
    place: str
    area: str
    help_line: str
    point: str
    """Where else people are helped, told where the hub cannot be asked; may be empty."""
    timezone: str


@dataclass(frozen=True, slots=True)
class Institution:
    code: str
    name: str
    recer_sys_code: str
    infver: str
    slot: int
    business_type: str


@dataclass(frozen=True, slots=True)
class Hub:
    url: str
    connect_s: float
    read_s: float


@dataclass(frozen=True, slots=True)
class Display:
    width_px: int
    height_px: int
    diagonal_inch: float
    fullscreen: bool

    @property
    def px_per_mm(self) -> float:
        diagonal_px = math.hypot(self.width_px, self.height_px)
        return diagonal_px / (self.diagonal_inch * 25.4)


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds."""

    idle: float
    idle_elder: float
    warning: float
    ending: float


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    model: str
    port: str
    baud: int
    place: str


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """`model` "none": this cabinet has no scanner."""

    model: str
    port: str
    baud: int
    place: str


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    model: str
    port: str
    baud: int
    charset: str
    place: str


@dataclass(frozen=True, slots=True)
class Devices:
    resident_id: ReaderSettings
    receipt_printer: PrinterSettings
    code_scanner: ScannerSettings


@dataclass(frozen=True, slots=True)
class Journal:
    folder: str


@dataclass(frozen=True, slots=True)
class Voice:
    rate: int
    rate_elder: int


@dataclass(frozen=True, slots=True)
class CatalogueSettings:
    home: list[str]


@dataclass(frozen=True, slots=True)
class Settings:
    terminal: Terminal
    institution: Institution
    hub: Hub
    display: Display
    times: Times
    devices: Devices
    journal: Journal
    voice: Voice
    catalogue: CatalogueSettings


POSITIVE = (
    "hub.connect_s hub.read_s display.width_px display.height_px display.diagonal_inch times.idle "
    "times.idle_elder times.warning times.ending devices.resident_id.baud "
    "devices.receipt_printer.baud devices.code_scanner.baud voice.rate voice.rate_elder"
)
"""Numbers above nothing; the words of the devices' own are checked by `devices.registry`."""
PATTERNS = {
    "terminal.area": r"[0-9]{6}",
    "institution.slot": r"[0-9]",
    "devices.resident_id.place": r"left|right|below",
    "devices.receipt_printer.place": r"left|right|below",
    "devices.code_scanner.place": r"left|right|below",
    "hub.url": r"(https?://\S+)?",
}


def load(path: Path = DEFAULT) -> Settings:
    """Reads one file over the shipped defaults, so that nothing is missing; raises Faulty.

    Limits are looked at once every setting has the right type.
    """
    faults: list[Fault] = []
    tables = toml.read(DEFAULT)
    if path != DEFAULT:
        tables = _merged(tables, toml.read(path))
    settings = _table(Settings, tables, "", path.name, faults)
    if faults:
        raise Faulty(faults)
    assert isinstance(settings, Settings)
    limits = _out_of_limits(settings, path.name)
    if limits:
        raise Faulty(limits)
    return settings


def _out_of_limits(settings: Settings, file: str) -> list[Fault]:
    """What has the right type and cannot be meant."""
    faults = [
        Fault(file, key, "must be a number above 0")
        for key in POSITIVE.split()
        if not 0 < attrgetter(key)(settings) < math.inf
    ]
    faults += [
        Fault(file, key, f"must be written as {pattern}")
        for key, pattern in PATTERNS.items()
        if not re.fullmatch(pattern, str(attrgetter(key)(settings)))
    ]
    if not _is_zone(settings.terminal.timezone):
        faults.append(Fault(file, "terminal.timezone", "no such time zone"))
    return faults


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        merged[key] = _merged(base[key], value) if both else value
    return merged


def _table(kind: type[Any], raw: Any, at: str, file: str, faults: list[Fault]) -> Any:
    """One table as its dataclass, or None with what is wrong appended to `faults`."""
    if not isinstance(raw, dict):
        faults.append(Fault(file, at.removesuffix("."), "must be a table"))
        return None
    hints = get_type_hints(kind)
    known = {f.name for f in fields(kind)}
    faults += [Fault(file, f"{at}{key}", "unknown setting") for key in sorted(raw.keys() - known)]
    values = {}
    for f in fields(kind):
        if f.name in raw:
            values[f.name] = _value(hints[f.name], raw[f.name], f"{at}{f.name}", file, faults)
    return kind(**values)


def _value(kind: Any, raw: Any, at: str, file: str, faults: list[Fault]) -> Any:
    if is_dataclass(kind):
        assert isinstance(kind, type)
        return _table(kind, raw, f"{at}.", file, faults)
    plain = getattr(kind, "__origin__", kind)
    if plain is float and type(raw) is int:
        return float(raw)
    if type(raw) is not plain:
        faults.append(Fault(file, at, f"must be {plain.__name__}, is {type(raw).__name__}"))
    elif plain is list and not all(isinstance(part, str) for part in raw):
        faults.append(Fault(file, at, "must be a list of texts"))
    return raw

"""The settings of a terminal: declared once, with type; a wrong file names all its faults."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field

from config import schema, toml
from config.limits import Above, Seconds
from config.times import Times

DEFAULT = Path(__file__).parent / "terminal.toml"


def known_zone(name: str) -> str:
    """The name itself, of a time zone that this machine knows; ValueError of another."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("no such time zone") from None
    return name


Count = Annotated[int, Above(0)]
Side = Annotated[str, Field(pattern="^(left|right|below)$")]
"""Where a device is on the cabinet."""


@dataclass(frozen=True, slots=True)
class Terminal:
    no: str
    place: str
    area: Annotated[str, Field(pattern="^[0-9]{6}$")]
    help_line: str
    point: str
    """Where else people are helped, told where the hub cannot be asked; may be empty."""
    timezone: Annotated[str, AfterValidator(known_zone)]


@dataclass(frozen=True, slots=True)
class Institution:
    code: str
    name: str
    recer_sys_code: str
    infver: str
    slot: Annotated[int, Field(ge=0, le=9)]
    business_type: str


@dataclass(frozen=True, slots=True)
class Hub:
    url: Annotated[str, Field(pattern=r"^(https?://\S+)?$")]
    connect_s: Seconds
    read_s: Seconds


@dataclass(frozen=True, slots=True)
class Display:
    width_px: Count
    height_px: Count
    diagonal_inch: Annotated[float, Above(0)]
    fullscreen: bool

    @property
    def px_per_mm(self) -> float:
        diagonal_px = math.hypot(self.width_px, self.height_px)
        return diagonal_px / (self.diagonal_inch * 25.4)


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    model: str
    port: str
    baud: Count
    place: Side


@dataclass(frozen=True, slots=True)
class ScannerSettings:
    """`model` "none": this cabinet has no scanner."""

    model: str
    port: str
    baud: Count
    place: Side


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    model: str
    port: str
    baud: Count
    charset: str
    place: Side


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
    rate: Count
    rate_elder: Count


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


def load(path: Path = DEFAULT) -> Settings:
    """Reads one file over the shipped defaults, so that nothing is missing; raises Faulty."""
    tables = toml.read(DEFAULT)
    if path != DEFAULT:
        tables = _merged(tables, toml.read(path))
    return schema.check(Settings, tables, path.name)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        merged[key] = _merged(base[key], value) if both else value
    return merged

"""The settings of a terminal: declared once, with type; a wrong file names all its faults."""

from __future__ import annotations

import math
import tomllib
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, get_type_hints

from config.fault import Fault, Faulty

DEFAULT = Path(__file__).parent / "terminal.toml"


@dataclass(frozen=True, slots=True)
class Terminal:
    no: str
    place: str
    area: str
    help_line: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Institution:
    code: str
    name: str
    recer_sys_code: str
    infver: str
    slot: int


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
class PrinterSettings:
    model: str
    port: str
    baud: int
    charset: str


@dataclass(frozen=True, slots=True)
class Devices:
    resident_id: ReaderSettings
    receipt_printer: PrinterSettings


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
    source: str = field(default="terminal.toml")


def load(path: Path = DEFAULT) -> Settings:
    """Reads one file over the shipped defaults; raises Faulty with every fault."""
    faults: list[Fault] = []
    tables = tomllib.loads(DEFAULT.read_text("utf-8"))
    if path != DEFAULT:
        try:
            tables = _merged(tables, tomllib.loads(path.read_text("utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise Faulty([Fault(path.name, "", str(error))]) from error
    settings = _table(Settings, tables, "", path.name, faults)
    if faults:
        raise Faulty(faults)
    assert isinstance(settings, Settings)
    return settings


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        merged[key] = _merged(base[key], value) if both else value
    return merged


def _table(kind: type[Any], raw: Any, at: str, file: str, faults: list[Fault]) -> Any:
    """One table as its dataclass, or None with what is wrong appended to `faults`."""
    if not isinstance(raw, dict):
        faults.append(Fault(file, at, "must be a table"))
        return None
    hints = get_type_hints(kind)
    known = {f.name for f in fields(kind)}
    faults += [Fault(file, f"{at}{key}", "unknown setting") for key in raw.keys() - known]
    values = {}
    for f in fields(kind):
        if f.name in raw:
            values[f.name] = _value(hints[f.name], raw[f.name], f"{at}{f.name}", file, faults)
        elif f.default is MISSING:
            faults.append(Fault(file, f"{at}{f.name}", "is missing"))
            values[f.name] = None
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
    return raw

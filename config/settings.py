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


@dataclass(frozen=True, slots=True)
class Terminal:
    """What this machine is called and where it stands."""

    no: str
    place: str
    area: Annotated[str, Field(pattern="^[0-9]{6}$")]
    help_line: str
    point: str
    """Where else people are helped, told where the hub cannot be asked; may be empty."""
    timezone: Annotated[str, AfterValidator(known_zone)]


@dataclass(frozen=True, slots=True)
class Institution:
    """What the envelope says of who speaks (domain.md 3.1). `slot` keeps the message ids of
    terminals that share a code apart.
    """

    code: str
    name: str
    recer_sys_code: str
    infver: str
    slot: Annotated[int, Field(ge=0, le=9)]
    business_type: str


@dataclass(frozen=True, slots=True)
class Hub:
    """Where it is; an empty `url` starts one beside the terminal. Seconds of its time-outs."""

    url: Annotated[str, Field(pattern=r"^(https?://\S+)?$")]
    connect_s: Seconds
    read_s: Seconds


@dataclass(frozen=True, slots=True)
class Display:
    """The panel as it hangs: pixels, and the diagonal that makes millimetres of them."""

    width_px: Count
    height_px: Count
    diagonal_inch: Annotated[float, Above(0)]
    fullscreen: bool

    @property
    def px_per_mm(self) -> float:
        """The same across and down."""
        diagonal_px = math.hypot(self.width_px, self.height_px)
        return diagonal_px / (self.diagonal_inch * 25.4)


@dataclass(frozen=True, slots=True)
class Journal:
    """Where it lies, below the terminal's folder."""

    folder: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Rates in words a minute as espeak counts them; characters are in accessibility.md 4.3."""

    rate: Count
    rate_elder: Count


@dataclass(frozen=True, slots=True)
class CatalogueSettings:
    """`home` are ids of items in the order of the menu."""

    home: list[str]


@dataclass(frozen=True, slots=True)
class Settings:
    """The whole file. Made by `load`, changed by nobody."""

    terminal: Terminal
    institution: Institution
    hub: Hub
    display: Display
    times: Times
    devices: dict[str, dict[str, Any]]
    """A table a device, by its family's name; `devices.registry` knows their keys."""
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

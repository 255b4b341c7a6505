"""How pages look: palettes, sizes in millimetres, multiples of body text. Read once, at start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from config import toml
from config.fault import Fault, Faulty

HERE = Path(__file__).parent
MEASURES = "measures.toml"
COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Palette:
    """One look's colours, each 0xRRGGBB."""

    ground: int
    ink: int
    secondary: int
    panel: int
    line: int
    brand: int
    on_brand: int
    pressed: int
    touch: int
    soft: int
    muted: int
    header: int
    on_header: int
    caption: int
    on_caption: int
    bar: int
    success: int
    success_fill: int
    success_ink: int
    caution: int
    caution_fill: int
    caution_line: int
    caution_ink: int
    danger: int
    danger_fill: int
    danger_ink: int
    chip: int
    focus_inner: int
    focus_outer: int


@dataclass(frozen=True, slots=True)
class Font:
    """In em, but for `longest`: Chinese characters a line."""

    cap: float
    rise: float
    line: float
    longest: int


@dataclass(frozen=True, slots=True)
class Type:
    """Text roles as multiples of body."""

    small: float
    body: float
    strong: float
    lead: float
    title: float
    button: float
    heading: float
    number: float
    amount: float


@dataclass(frozen=True, slots=True)
class Space:
    """Millimetres."""

    margin: float
    gap: float
    pad: float
    corner: float
    tile: float
    button: float
    choice: float
    picture: float
    header: float
    mark: float
    caption: float
    bar: float
    badge: float
    sign: float
    line: float
    bold_line: float
    progress: float
    cell: float
    key: float
    ink: float


@dataclass(frozen=True, slots=True)
class Least:
    """Millimetres that no target, no gap between targets and no key of a keypad falls below."""

    target: float
    gap: float
    key: float


@dataclass(frozen=True, slots=True)
class Focus:
    """Widths of the two-tone frame, millimetres."""

    inner: float
    outer: float


@dataclass(frozen=True, slots=True)
class Step:
    """How much a page that is too tall is drawn together."""

    space: float
    type: float


@dataclass(frozen=True, slots=True)
class Looks:
    """Everything of config/look. `space` and `least` are (normal, elder), `palettes` by name."""

    font: Font
    body: Mapping[str, float]
    type: Type
    space: tuple[Space, Space]
    least: tuple[Least, Least]
    focus: Focus
    steps: tuple[Step, ...]
    palettes: Mapping[str, tuple[Palette, Palette]]


T = TypeVar("T")


def load(folder: Path = HERE) -> Looks:
    """Reads measures and palettes; raises Faulty with every fault of all files.

    A file that cannot be read at all is told alone.
    """
    faults: list[Fault] = []
    raw = toml.read(folder / MEASURES, f"look/{MEASURES}")
    looks = Looks(
        font=_table(Font, raw, "font", faults),
        body=raw.get("body", {}),
        type=_table(Type, raw, "type", faults),
        space=_pair(Space, raw.get("space", {}), "space", faults),
        least=_pair(Least, raw.get("least", {}), "least", faults),
        focus=_table(Focus, raw, "focus", faults),
        steps=tuple(Step(float(s["space"]), float(s["type"])) for s in raw.get("steps", [])),
        palettes={path.stem: _palettes(path, faults) for path in _palette_files(folder)},
    )
    if faults:
        raise Faulty(faults)
    return looks


def _palette_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.toml")) if path.name != MEASURES]


def _pair(kind: type[T], raw: dict[str, Any], at: str, faults: list[Fault]) -> tuple[T, T]:
    return (
        _table(kind, raw, "normal", faults, f"{at}."),
        _table(kind, raw, "elder", faults, f"{at}."),
    )


def _table(kind: type[T], raw: dict[str, Any], name: str, faults: list[Fault], at: str = "") -> T:
    """A table of numbers as its dataclass; what is wrong is appended and read as 1."""
    table = raw.get(name, {})
    known = [f.name for f in fields(kind)]  # type: ignore[arg-type]
    where = f"look/{MEASURES}"
    faults += [
        Fault(where, f"{at}{name}.{key}", "unknown measure") for key in table.keys() - set(known)
    ]
    for key in known:
        if not isinstance(table.get(key), int | float) or table[key] <= 0:
            faults.append(Fault(where, f"{at}{name}.{key}", "must be a positive number"))
    return kind(**{key: table.get(key, 1) for key in known})


def _palettes(path: Path, faults: list[Fault]) -> tuple[Palette, Palette]:
    """A look as it is, and with what its `elder` table makes stronger."""
    where = f"look/{path.name}"
    raw = toml.read(path, where)
    plain, elder = raw.get("palette", {}), raw.get("elder", {})
    known = {f.name for f in fields(Palette)}
    wrong = [Fault(where, f"palette.{name}", "is missing") for name in sorted(known - plain.keys())]
    wrong += [
        Fault(where, name, "unknown colour") for name in (plain.keys() | elder.keys()) - known
    ]
    wrong += [
        Fault(where, name, "must be written #rrggbb")
        for name, value in (plain | elder).items()
        if not COLOUR.fullmatch(str(value))
    ]
    if wrong:
        faults += wrong
        plain, elder = dict.fromkeys(known, "#000000"), {}
    return _palette(plain), _palette(plain | elder)


def _palette(raw: Mapping[str, str]) -> Palette:
    return Palette(**{name: int(value[1:], 16) for name, value in raw.items()})

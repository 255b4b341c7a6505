"""How pages look: palettes, sizes in millimetres, multiples of body text. Read once, at start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, BeforeValidator

from config import schema
from config.fault import Fault, Faulty, collect
from config.limits import Above

HERE = Path(__file__).parent
MEASURES = "measures.toml"
COLOUR = re.compile(r"#[0-9a-f]{6}")


def colour(written: object) -> int:
    """0xRRGGBB of a text #rrggbb; ValueError of anything else."""
    if not COLOUR.fullmatch(str(written)):
        raise ValueError("must be written #rrggbb")
    return int(str(written)[1:], 16)


Colour = Annotated[int, BeforeValidator(colour)]
Size = Annotated[float, Above(0)]
Count = Annotated[int, Above(0)]


@dataclass(frozen=True, slots=True)
class Palette:
    """One look's colours, each 0xRRGGBB."""

    ground: Colour
    ink: Colour
    secondary: Colour
    panel: Colour
    line: Colour
    brand: Colour
    on_brand: Colour
    pressed: Colour
    touch: Colour
    soft: Colour
    muted: Colour
    header: Colour
    on_header: Colour
    caption: Colour
    on_caption: Colour
    bar: Colour
    success: Colour
    success_fill: Colour
    success_ink: Colour
    caution: Colour
    caution_fill: Colour
    caution_line: Colour
    caution_ink: Colour
    danger: Colour
    danger_fill: Colour
    danger_ink: Colour
    chip: Colour
    focus_inner: Colour
    focus_outer: Colour


@dataclass(frozen=True, slots=True)
class Font:
    """In em, but for `longest`: Chinese characters a line."""

    cap: Size
    rise: Size
    line: Size
    longest: Count


@dataclass(frozen=True, slots=True)
class Type:
    """Text roles as multiples of body."""

    small: Size
    body: Size
    strong: Size
    lead: Size
    title: Size
    button: Size
    heading: Size
    number: Size
    amount: Size


@dataclass(frozen=True, slots=True)
class Space:
    """Millimetres."""

    margin: Size
    gap: Size
    pad: Size
    corner: Size
    tile: Size
    button: Size
    choice: Size
    picture: Size
    header: Size
    mark: Size
    caption: Size
    bar: Size
    badge: Size
    sign: Size
    line: Size
    bold_line: Size
    progress: Size
    cell: Size
    key: Size
    ink: Size


@dataclass(frozen=True, slots=True)
class Least:
    """Millimetres that no target, no gap between targets and no key of a keypad falls below."""

    target: Size
    gap: Size
    key: Size


@dataclass(frozen=True, slots=True)
class Focus:
    """Widths of the two-tone frame, millimetres."""

    inner: Size
    outer: Size


@dataclass(frozen=True, slots=True)
class Step:
    """How much a page that is too tall is drawn together."""

    space: Size
    type: Size


@dataclass(frozen=True, slots=True)
class Looks:
    """Everything of config/look. `space` and `least` are (normal, elder), `palettes` by name."""

    font: Font
    body: Mapping[str, Size]
    type: Type
    space: tuple[Space, Space]
    least: tuple[Least, Least]
    focus: Focus
    steps: tuple[Step, ...]
    palettes: Mapping[str, tuple[Palette, Palette]]


T = TypeVar("T")
COLOURS = frozenset(one.name for one in fields(Palette))


def known_colour(name: str) -> str:
    """The name itself, where a palette has it; ValueError of another."""
    if name not in COLOURS:
        raise ValueError("unknown colour")
    return name


class Pair(schema.Table, Generic[T]):
    """What is larger for the elder."""

    normal: T
    elder: T


class Measures(schema.Table):
    """As `measures.toml` has them."""

    font: Font
    body: Mapping[str, Size]
    type: Type
    space: Pair[Space]
    least: Pair[Least]
    focus: Focus
    steps: tuple[Step, ...]


class Look(schema.Table):
    """A palette's file; `elder` names the colours that are stronger for the elder."""

    palette: Palette
    elder: Mapping[Annotated[str, AfterValidator(known_colour)], Colour] = {}


def load(folder: Path = HERE) -> Looks:
    """Reads measures and palettes; raises Faulty with every fault of all files."""
    faults: list[Fault] = []
    read = collect(lambda: schema.read(Measures, folder / MEASURES, f"look/{MEASURES}"), faults)
    palettes = {path.stem: _palettes(path, faults) for path in _palette_files(folder)}
    if faults or read is None:
        raise Faulty(faults)
    return Looks(
        font=read.font,
        body=read.body,
        type=read.type,
        space=(read.space.normal, read.space.elder),
        least=(read.least.normal, read.least.elder),
        focus=read.focus,
        steps=read.steps,
        palettes={name: pair for name, pair in palettes.items() if pair},
    )


def _palette_files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*.toml")) if path.name != MEASURES]


def _palettes(path: Path, faults: list[Fault]) -> tuple[Palette, Palette] | None:
    """A look as it is, and with what its `elder` table makes stronger."""
    look = collect(lambda: schema.read(Look, path, f"look/{path.name}"), faults)
    return (look.palette, replace(look.palette, **look.elder)) if look else None

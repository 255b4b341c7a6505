"""What a measurement says: a value, its peer or limit from the same run, its goal."""

from __future__ import annotations

import json
import os
import platform
import statistics
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `met` is None where there is no goal yet."""

    name: str
    value: float
    unit: str
    peer: str = ""
    """What it is compared with; empty where nothing is like it."""
    limit: float | None = None
    """The peer's value, in the same unit."""
    goal: str = ""
    met: bool | None = None
    more: Mapping[str, float] = field(default_factory=dict)
    """Further numbers of the same samples: n, p95, …"""


def plain(name: str, value: float, unit: str, **more: float) -> Figure:
    """A figure that is only printed."""
    return Figure(name, value, unit, more=more)


def beside(name: str, value: float, unit: str, peer: str, limit: float, **more: float) -> Figure:
    """A figure with its peer and without a goal."""
    return Figure(name, value, unit, peer, limit, more=more)


def held(
    name: str, value: float, unit: str, peer: str, limit: float, times: float, **more: float
) -> Figure:
    """A figure that must not be more than `times` its peer."""
    goal, met = f"≤ {times:g} × peer", value <= times * limit
    return Figure(name, value, unit, peer, limit, goal, met, more)


def least(name: str, value: float, unit: str, peer: str, limit: float, **more: float) -> Figure:
    """A figure that must not be less than its peer."""
    return Figure(name, value, unit, peer, limit, "≥ peer", value >= limit, more)


def capped(name: str, value: float, unit: str, cap: float, **more: float) -> Figure:
    """A figure that must not be more than a fixed number."""
    return Figure(name, value, unit, goal=f"≤ {cap:g} {unit}", met=value <= cap, more=more)


def percentile(samples: Sequence[float], percent: int) -> float:
    """Between the samples, where none lies on it; at least two samples."""
    return statistics.quantiles(samples, n=100, method="inclusive")[percent - 1]


def spread(samples: Sequence[float]) -> dict[str, float]:
    """The numbers that stand beside a median."""
    cuts = {f"p{percent}": round(percentile(samples, percent), 3) for percent in (95, 99)}
    return {"n": len(samples), **cuts, "max": round(max(samples), 3)}


def table(figures: Sequence[Figure]) -> str:
    """All figures as lines of equal columns."""
    rows: list[tuple[str, ...]] = [("", "what", "value", "peer or limit", "ratio", "goal", "more")]
    rows += [_row(figure) for figure in figures]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    padded = (
        [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)]
        for row in rows
    )
    return "\n".join("  ".join(cells).rstrip() for cells in padded)


def _row(figure: Figure) -> tuple[str, ...]:
    mark = {True: "met", False: "MISSED", None: ""}[figure.met]
    peer = "" if figure.limit is None else f"{_number(figure.limit)} {figure.unit}, {figure.peer}"
    ratio = f"{figure.value / figure.limit:.2f}" if figure.limit else ""
    more = " ".join(f"{name} {_number(value)}" for name, value in figure.more.items())
    value = f"{_number(figure.value)} {figure.unit}"
    return mark, figure.name, value, peer, ratio, figure.goal, more


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 or value == int(value) else f"{value:.3g}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def save(figures: Sequence[Figure], path: Path) -> None:
    """The same as data, with the machine they were taken on."""
    machine = {
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "load": os.getloadavg(),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = {"machine": machine, "figures": [asdict(figure) for figure in figures]}
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1), "utf-8")

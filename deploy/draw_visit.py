"""Draws a visit out of the code: layers in their order, steps and where they lead, endings.

python deploy/draw_visit.py [--check]     (`make docs`, and `make lint` for --check)

What is drawn is read from the objects that run: the layers, the flows, the step kinds and, through
the source of their functions, which moves these can make. The picture cannot say what the code
does not do.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import FunctionType
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from deploy.svg import Drawing
from kiosk.core import terminal
from kiosk.core.ending import Way
from kiosk.core.layers import LAYERS
from kiosk.core.layers.layer import Layer, Over
from kiosk.core.step.flows import FLOWS
from kiosk.core.step.kind import Again, Back, Done, Leave, StepKind, To

OUT = Path(__file__).resolve().parent.parent / "docs" / "visit.svg"
ROOMS = ("kiosk.core.step", "kiosk.core.layers")
"""Functions of these packages are looked into; whatever else they call makes no moves."""
WIDTH, ROW, TOP = 900, 34, 16


@dataclass(frozen=True)
class Moves:
    """Where a step can lead, besides staying."""

    on: bool
    back: bool
    leave: bool
    again: tuple[To, ...]
    passes: bool
    """It may be done as soon as it begins, and then nobody sees it."""


def flows() -> dict[str, tuple[StepKind, ...]]:
    """The steps of each flow, in its order."""
    return {str(flow): steps for flow, steps in FLOWS.items()}


def moves_of(kind: StepKind) -> Moves:
    """Read from the source of what the kind is made of."""
    begun = _made(kind.begin)
    made = begun | _made(kind.handle)
    again = tuple(to for to in To if to in made)
    return Moves(Done in made, Back in made, Leave in made, again, Done in begun)


def ways_of(layer: Layer) -> tuple[Way, ...]:
    """How a visit can end by a press on this layer, or by its time."""
    made = _made(layer.press) | _made(layer.tick)
    return tuple(way for way in Way if way in made)


def meaning_of(layer: Layer) -> str:
    """The first sentence of its module."""
    module = inspect.getmodule(layer.stands)
    return (inspect.getdoc(module) or "").split("\n\n")[0].replace("\n", " ").rstrip(".")


def _ways_of_the_terminal() -> set[Way]:
    """Those that no layer has a hand in."""
    tree = ast.parse(inspect.getsource(terminal))
    return {member for node in ast.walk(tree) for member in _members(node, vars(terminal), Way)}


def _made(function: Callable[..., Any]) -> set[Any]:
    """The moves that a function and those it calls can make, and what they are made of."""
    found, seen, waiting = set[Any](), set[Any](), [function]
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        tree = ast.parse(textwrap.dedent(inspect.getsource(one)))
        known = vars(sys.modules[one.__module__])
        for node in ast.walk(tree):
            found.update(_move(node, known))
            waiting += _called(node, known)
    return found


def _move(node: ast.AST, known: dict[str, Any]) -> Iterator[Any]:
    """A move where it is made, not where it is matched."""
    match node:
        case ast.Call(func=ast.Name(id=name)) if known.get(name) in (
            Done,
            Back,
            Leave,
            Again,
            Over,
        ):
            yield known[name]
            kind = Way if known[name] is Over else To
            yield from (one for part in ast.walk(node) for one in _members(part, known, kind))


def _members(node: ast.AST, known: dict[str, Any], kind: type[Enum]) -> Iterator[Any]:
    """`Way.TIMEOUT` written out."""
    match node:
        case ast.Attribute(value=ast.Name(id=name), attr=member) if known.get(name) is kind:
            yield kind[member]


def _called(node: ast.AST, known: dict[str, Any]) -> Iterator[Callable[..., Any]]:
    """Functions of ours that are named: called here, or handed on to be called."""
    match node:
        case ast.Name(id=name) if isinstance(found := known.get(name), FunctionType):
            if found.__module__.startswith(ROOMS):
                yield found


def _draw_layers(on: Drawing, y: int) -> int:
    on.title(20, y, "Who owns the page: the first of these layers that stands")
    for n, layer in enumerate(LAYERS):
        top = y + TOP + n * ROW
        on.box(20, top, 190, 26, layer.name)
        on.words(225, top + 18, meaning_of(layer), soft=True)
    return y + TOP + len(LAYERS) * ROW


def _draw_steps(on: Drawing, y: int) -> int:
    """A table: steps down, flows and moves across."""
    on.title(20, y, "An item: its steps, and where each can lead")
    columns = [*flows(), "at once", "next", "back", "leave"]
    at = {name: 270 + n * 90 for n, name in enumerate(columns)}
    for name, x in at.items():
        on.words(x, y + 28, name, soft=True, middle=True)
    kinds = list(dict.fromkeys(kind for flow in flows().values() for kind in flow))
    for n, kind in enumerate(kinds):
        top = y + TOP + 24 + n * ROW
        on.box(20, top, 190, 26, kind.name)
        for name in _marks(kind, moves_of(kind)):
            on.dot(at[name], top + 13)
        if again := moves_of(kind).again:
            on.words(at["leave"] + 30, top + 18, "again to " + ", ".join(again))
    return y + TOP + 24 + len(kinds) * ROW


def _marks(kind: StepKind, moves: Moves) -> Iterator[str]:
    """The columns of the table in which the step has a dot."""
    yield from (name for name, steps in flows().items() if kind in steps)
    can = {"at once": moves.passes, "next": moves.on, "back": moves.back, "leave": moves.leave}
    yield from (name for name, does in can.items() if does)


def _draw_ways(on: Drawing, y: int) -> int:
    """Each way with who can end a visit so, and what comes then."""
    on.title(20, y, "How a visit ends: by whom, and what comes then")
    middle = y + TOP + len(Way) * ROW // 2 - 17
    for n, way in enumerate(Way):
        top = y + TOP + n * ROW
        on.box(20, top, 110, 26, way.value)
        layers = [layer.name for layer in LAYERS if way in ways_of(layer)]
        ours = ["terminal"] if way in _ways_of_the_terminal() else []
        on.words(145, top + 18, _short([*layers, *ours]), soft=True)
        on.arrow(490, top + 13, 540, middle + 13)
    for n, name in enumerate(("Ending", "Wipe", "VisitBegan")):
        on.box(540 + n * 120, middle, 100, 26, name)
        if n:
            on.arrow(520 + n * 120, middle + 13, 540 + n * 120, middle + 13)
    return y + TOP + len(Way) * ROW


def _short(names: Sequence[str]) -> str:
    """Names while they fit; the time-out is on nearly every layer."""
    return ", ".join(names) if len(names) < 6 else f"{len(names)} layers"


def picture() -> str:
    """The SVG as it should be."""
    on = Drawing(WIDTH)
    y = _draw_layers(on, 34)
    y = _draw_steps(on, y + 36)
    y = _draw_ways(on, y + 36)
    return on.svg(y + 14)


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the picture, or with `--check` says whether it is current."""
    parser = argparse.ArgumentParser(description="Draw a visit's states and transitions.")
    parser.add_argument("--check", action="store_true")
    if not parser.parse_args(arguments).check:
        OUT.write_text(picture(), "utf-8")
        return 0
    if OUT.is_file() and OUT.read_text("utf-8") == picture():
        return 0
    print(f"docs/{OUT.name} does not show what the code does: make docs")
    return 1


if __name__ == "__main__":
    sys.exit(main())

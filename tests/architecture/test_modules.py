"""The size of our modules, and that each says what it is for."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
ROOMS = (
    "app",
    "model",
    "kiosk",
    "devices",
    "screens",
    "accessibility",
    "config",
    "process",
    "wire",
    "hub",
    "simulator",
)
MODULES = sorted(
    path
    for room in (*ROOMS, "bench", "deploy")
    for path in (TOP / room).rglob("*.py")
    if "versions" not in path.parts
)
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


def name(path: Path) -> str:
    return str(path.relative_to(TOP))


def test_there_are_modules_in_every_room() -> None:
    assert {path.relative_to(TOP).parts[0] for path in MODULES} >= set(ROOMS)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_one_idea_and_says_which(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= LONGEST_MODULE
    assert not source or ast.get_docstring(ast.parse(source)), "does not say what it is for"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_function_can_be_read_at_once(path: Path) -> None:
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []

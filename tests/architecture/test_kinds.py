"""What is peculiar to a kind of field is said by the kind: nothing else asks which kind one is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from model.item.kinds import KINDS
from tests.architecture.test_modules import ROOMS, TOP, name

HOME = TOP / "model" / "item" / "kinds"
OWN = {kind.sheet.__module__ for kind in KINDS.values()}
"""The modules of the kinds."""
MODULES = sorted(
    path for room in ROOMS for path in (TOP / room).rglob("*.py") if HOME not in path.parents
)


def test_every_kind_has_a_module_of_its_own() -> None:
    assert len(OWN) == len(KINDS)
    assert all(module.startswith("model.item.kinds.") for module in OWN)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_no_other_module_knows_a_kind(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert not OWN & set(_imported(tree)), "imports a kind: ask the field's `kind` instead"
    assert not [ast.unparse(node) for node in ast.walk(tree) if _asks_which(node)]


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{one.name}" for one in node.names)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


def _asks_which(node: ast.AST) -> bool:
    """`field.kind.name`, or a comparison of `field.kind` with something that it may be."""
    if isinstance(node, ast.Attribute):
        return node.attr == "name" and _is_kind(node.value)
    if isinstance(node, ast.Match):
        return _is_kind(node.subject) and "field" in ast.unparse(node.subject)
    return False


def _is_kind(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "kind"


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("x = field.kind.name == 'area'", True),
        ("match field.kind:\n    case 1: pass", True),
        ("x = field.kind.valid(field, '', known)", False),
        ("match page.kind:\n    case 1: pass", False),
    ],
)
def test_the_check_sees_who_asks(code: str, wrong: bool) -> None:
    assert any(map(_asks_which, ast.walk(ast.parse(code)))) is wrong

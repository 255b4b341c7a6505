"""Every word of ours stands in the glossary once, and what it points at exists."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]
ROW = re.compile(
    r"\| (?P<word>[^|]+?) \| (?P<chinese>[^|]+?) \| (?P<meaning>[^|]+?) \|(?P<where>[^|]*)\|"
)
PLACE = re.compile(r"`([\w.]+)`")


def _rows() -> Iterator[re.Match[str]]:
    for line in (TOP / "docs/glossary.md").read_text("utf-8").splitlines():
        if (row := ROW.fullmatch(line)) and row["word"] not in ("word", "---"):
            yield row


def _exists(dotted: str) -> bool:
    """A module or package of the tree, or what one defines at its top; nothing is imported."""
    if _file(dotted) is not None:
        return True
    module, _, name = dotted.rpartition(".")
    file = _file(module)
    return file is not None and name in _defined(ast.parse(file.read_text("utf-8")))


def _file(dotted: str) -> Path | None:
    stem = TOP.joinpath(*dotted.split("."))
    files = (stem.with_suffix(".py"), stem / "__init__.py")
    return next((file for file in files if file.is_file()), None)


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def test_every_place_exists() -> None:
    places = [place for row in _rows() for place in PLACE.findall(row["where"])]
    assert len(places) > 50
    assert [place for place in places if not _exists(place)] == []


def test_every_word_stands_there_once() -> None:
    words = Counter(row["word"] for row in _rows())
    assert [word for word, times in words.items() if times > 1] == []


def test_every_word_has_its_chinese() -> None:
    assert all(re.search(r"[一-鿿]", row["chinese"]) for row in _rows())


@pytest.mark.parametrize("dotted", ["model.page.Leaf", "model.leaf.Page", "leaf"])
def test_what_is_gone_is_noticed(dotted: str) -> None:
    assert not _exists(dotted)
